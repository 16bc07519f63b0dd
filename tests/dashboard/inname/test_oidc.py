"""Signing in at a provider: code with PKCE, state and nonce; what comes back altered, late or twice is refused."""

import re
import warnings
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from pydantic import SecretStr

from dashboard.gegevens.uitgave import Gegevens
from dashboard.inname import wegen
from dashboard.inname.deur.bewaking import Bewaking
from dashboard.inname.huis import open_house, refuse_unsafe
from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.mensen.gebruikers import list_users
from pipelines.inname.opslag.keten import OPDRACHTREGEL
from pipelines.inname.opslag.winkel import open_winkel
from tests.dashboard.inname.conftest import RUIM, Bezoeker

with warnings.catch_warnings():
    warnings.simplefilter(
        "ignore"
    )  # the provider of the tests stands on a part of its library that is on its way out
    import oidc_provider_mock

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def dienst():
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def maak(instellingen_van):
    winkels = []

    def make(uitgever):
        keuzes = instellingen_van(
            oidc_uitgever=uitgever,
            oidc_client="fondskompas",
            oidc_geheim=SecretStr("geheim"),
            inname_adres="http://localhost",
        )
        server = Flask("fondskompas")
        winkels.append(open_winkel(keuzes))
        wegen.register(
            server,
            open_house(server, winkels[-1], keuzes, Gegevens(keuzes.database_pad, keuzes.raw)),
            Bewaking(RUIM),
        )
        return Bezoeker(server), winkels[-1]

    yield make
    for winkel in winkels:
        winkel.close()


def _go(bezoeker, naar="/inname"):
    """Ask to sign in; the address at the provider with what it is asked."""
    antwoord = bezoeker.get("/inname/aanmelden/oidc", query_string={"naar": naar})
    assert antwoord.status_code == 302, antwoord.text
    return antwoord.headers["Location"]


def _agree(adres, sub="s-42"):
    """What the provider sends the reader back with, once he has said who he is."""
    terug = requests.post(adres, data={"sub": sub}, allow_redirects=False, timeout=10).headers["Location"]
    return urlsplit(terug).path + "?" + urlsplit(terug).query


def test_who_signs_in_is_known_by_issuer_and_subject_and_has_no_role_yet(maak, dienst):
    bezoeker, winkel = maak(dienst)
    adres = _go(bezoeker, "/inname/bewijs")
    vraag = parse_qs(urlsplit(adres).query)
    assert (
        vraag["code_challenge_method"] == ["S256"]
        and vraag["state"]
        and vraag["nonce"]
        and vraag["response_type"] == ["code"]
    )
    assert vraag["redirect_uri"] == ["http://localhost/inname/aanmelden/terug"], "by the configured address"
    antwoord = bezoeker.get(_agree(adres))
    assert (antwoord.status_code, antwoord.headers["Location"]) == (303, "/inname/bewijs")
    assert "U hebt hier nog geen rol" in bezoeker.get("/inname").text
    assert [(w.issuer, w.sub) for w, _ in list_users(winkel, OPDRACHTREGEL)] == [(dienst, "s-42")]


def test_roles_are_not_to_be_had_beside_a_provider(maak, dienst):
    bezoeker, _ = maak(dienst)
    assert "Aanmelden als" not in bezoeker.get("/inname/aanmelden").text
    assert bezoeker.post("/inname/aanmelden/lokaal", wie="x").status_code in (400, 404)


def test_an_altered_state_is_refused(maak, dienst):
    bezoeker, winkel = maak(dienst)
    terug = _agree(_go(bezoeker))
    assert bezoeker.get(re.sub("state=[^&]+", "state=anders", terug)).status_code == 400
    assert bezoeker.get(terug).status_code == 400, "and the state is used up"
    assert list_users(winkel, OPDRACHTREGEL) == []


def test_an_answer_counts_once_and_in_the_browser_that_asked(maak, dienst):
    bezoeker, _ = maak(dienst)
    terug = _agree(_go(bezoeker))
    assert Bezoeker(bezoeker.client.application).get(terug).status_code == 400, "somebody else's browser"
    assert bezoeker.get(terug).status_code == 303
    assert bezoeker.get(terug).status_code == 400, "again"


def test_an_altered_nonce_is_refused(maak, dienst):
    bezoeker, winkel = maak(dienst)
    adres = _go(bezoeker)
    assert bezoeker.get(_agree(re.sub("nonce=[^&]+", "nonce=anders", adres))).status_code == 400
    assert list_users(winkel, OPDRACHTREGEL) == []


def test_a_code_of_another_sign_in_does_not_fit(maak, dienst):
    bezoeker, _ = maak(dienst)
    ander, _ = maak(dienst)
    code = parse_qs(urlsplit(_agree(_go(ander), "ander")).query)["code"][0]
    terug = _agree(_go(bezoeker))
    assert bezoeker.get(re.sub("code=[^&]+", f"code={code}", terug)).status_code == 400


def test_a_refusal_of_the_provider_is_said_in_our_words(maak, dienst):
    bezoeker, _ = maak(dienst)
    _go(bezoeker)
    antwoord = bezoeker.get(
        "/inname/aanmelden/terug?error=access_denied&error_description=<script>alert(1)</script>"
    )
    assert antwoord.status_code == 400 and "<script>alert" not in antwoord.text


def test_an_expired_token_is_refused(maak):
    with oidc_provider_mock.run_server_in_thread(access_token_max_age=timedelta(seconds=-600)) as server:
        bezoeker, winkel = maak(f"http://localhost:{server.server_port}")
        assert bezoeker.get(_agree(_go(bezoeker))).status_code == 400
        assert list_users(winkel, OPDRACHTREGEL) == []


def test_a_provider_that_is_away_is_said(maak):
    bezoeker, _ = maak("http://127.0.0.1:9")
    assert bezoeker.get("/inname/aanmelden/oidc").status_code == 503


@pytest.mark.parametrize(
    ("anders", "mist"),
    [
        ({}, "een inlogdienst"),
        ({"oidc_uitgever": "http://inlog.example"}, "achter https"),
        ({"oidc_uitgever": "https://inlog.example", "oidc_client": "f"}, "een sleutel"),
        (
            {
                "oidc_uitgever": "https://inlog.example",
                "oidc_client": "f",
                "inname_adres": "http://fonds.example",
            },
            "over https",
        ),
    ],
)
def test_production_says_all_that_it_lacks_and_does_not_start(anders, mist, instellingen_van):
    with pytest.raises(FondskompasFout, match=mist):
        refuse_unsafe(instellingen_van(productie=True, **anders))


def test_production_starts_with_all_of_it_and_sends_cookies_by_tls_alone(instellingen_van, tmp_path):
    sleutel = tmp_path / "geen.pem"
    sleutel.write_text("x")
    keuzes = instellingen_van(
        productie=True,
        oidc_uitgever="https://inlog.example",
        oidc_client="f",
        inname_adres="https://fonds.example",
    )
    refuse_unsafe(keuzes)
    sleutel.unlink()
    server, winkel = Flask("fondskompas"), open_winkel(keuzes)
    sleutel.write_text("x")
    huis = open_house(server, winkel, keuzes, Gegevens(keuzes.database_pad, keuzes.raw))
    wegen.register(server, huis, Bewaking(RUIM))
    koekje = (
        server.test_client()
        .get("/inname/aanmelden", base_url="https://fonds.example")
        .headers.get("Set-Cookie", "")
    )
    assert not huis.is_lokaal and huis.is_beveiligd
    assert koekje == "" or ("Secure" in koekje and koekje.startswith("__Host-"))
    pagina = server.test_client().get("/inname/opmerkingen", base_url="https://fonds.example")
    assert pagina.status_code == 303
    winkel.close()
