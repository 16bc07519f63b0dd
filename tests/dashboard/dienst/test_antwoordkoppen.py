"""What goes over the wire around an answer: compression, freshness, and what a browser is told that a page may do."""

import gzip
import re

import pytest
from werkzeug.test import Client

from dashboard.app import create_app
from dashboard.dienst.inpakken import Inpakken
from dashboard.dienst.keuzes import Bediening
from tests.hulp.componenten import GROEP, Browser, dashboard_of

pytestmark = pytest.mark.xdist_group(GROEP)
INGEPAKT = {"Accept-Encoding": "gzip, br"}


@pytest.fixture(scope="module")
def app(mini_database):
    return create_app(mini_database, mini_database.parent / "raw")


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


def test_a_page_its_scripts_and_its_answers_are_compressed_and_say_the_same(client):
    for pad in ("/_dash-dependencies", "/_dash-layout", "/v1", "/g"):
        kaal, ingepakt = client.get(pad), client.get(pad, headers=INGEPAKT)
        assert "Content-Encoding" not in kaal.headers
        assert ingepakt.headers["Content-Encoding"] == "gzip", pad
        assert gzip.decompress(ingepakt.data) == kaal.data
        assert len(ingepakt.data) == int(ingepakt.headers["Content-Length"]) < len(kaal.data)
        assert "Accept-Encoding" in ingepakt.headers.getlist("Vary")


def test_a_kept_answer_stays_whole_for_who_takes_no_compression(app):
    """Compressed inside Flask, the second reader would get bytes that say nothing of how they are packed."""
    gewoon = Browser(app).page("/overzicht", "?jaar=2023")
    client = app.server.test_client()
    client.environ_base["HTTP_ACCEPT_ENCODING"] = "gzip"
    vraag = {
        "output": "ov-kern.children",
        "outputs": {"id": "ov-kern", "property": "children"},
        "inputs": [{"id": "ov-kern-adres", "property": "data", "value": "?jaar=2023"}],
        "changedPropIds": ["ov-kern-adres.data"],
    }
    for _ in range(2):
        antwoord = client.post("/_dash-update-component", json=vraag)
        assert antwoord.headers["Content-Encoding"] == "gzip"
        assert b"ov-kern" in gzip.decompress(antwoord.data)
    assert Browser(app).page("/overzicht", "?jaar=2023") == gewoon


def test_what_is_small_whole_or_already_packed_is_left_alone():
    def app(environ, start_response):
        koppen = {
            "/klein": [("Content-Type", "text/plain"), ("Content-Length", "3")],
            "/beeld": [("Content-Type", "image/png"), ("Content-Length", "5000")],
            "/deel": [("Content-Type", "text/plain"), ("Content-Length", "5000")],
            "/gepakt": [
                ("Content-Type", "text/plain"),
                ("Content-Length", "5000"),
                ("Content-Encoding", "br"),
            ],
            "/stroom": [("Content-Type", "text/plain")],
        }[environ["PATH_INFO"]]
        start_response("206 PARTIAL CONTENT" if environ["PATH_INFO"] == "/deel" else "200 OK", koppen)
        return [b"x" * int(dict(koppen).get("Content-Length", 5000))]

    client = Client(Inpakken(app))
    for pad in ("/klein", "/beeld", "/deel", "/gepakt", "/stroom"):
        antwoord = client.get(pad, headers=INGEPAKT)
        assert antwoord.headers.get("Content-Encoding") in (None, "br")
        assert set(antwoord.data) == {ord("x")}


def test_who_has_it_already_gets_no_second_copy(client):
    for pad in ("/_dash-dependencies", "/_dash-layout", "/v1", "/g"):
        merk = client.get(pad, headers=INGEPAKT).headers["ETag"]
        antwoord = client.get(pad, headers={**INGEPAKT, "If-None-Match": merk})
        assert (antwoord.status_code, antwoord.data) == (304, b""), pad
        assert client.get(pad, headers={**INGEPAKT, "If-None-Match": '"anders"'}).status_code == 200


def test_assets_are_kept_for_long_under_the_hash_of_what_is_in_them(client):
    pagina = client.get("/overzicht").text
    adressen = re.findall(r'(?:src|href)="(/assets/[^"]+\.(?:js|css)[^"]*|/_fk-script/[^"]+)"', pagina)
    assert len(adressen) > 20
    for adres in adressen:
        assert "immutable" in client.get(adres).headers["Cache-Control"], adres
    oud = re.sub(r"m=\w+", "m=0123456789abcdef", next(a for a in adressen if "?m=" in a))
    assert "immutable" not in client.get(oud).headers.get("Cache-Control", ""), (
        "of another version: not for long"
    )
    assert client.get("/_fk-script/0123456789abcdef.js").status_code == 404


def policy(antwoord):
    delen = (deel.strip().partition(" ") for deel in antwoord.headers["Content-Security-Policy"].split(";"))
    return {naam: waarde.split() for naam, _, waarde in delen}


@pytest.mark.parametrize(
    "pad",
    [
        "/",
        "/overzicht",
        "/bestaatniet",
        "/v1",
        "/v1/weg",
        "/assets/fondskompas.css",
        "/gezond",
        "/open",
        "/inname",
    ],
)
def test_every_answer_says_what_a_browser_may_do_with_it(client, pad):
    antwoord = client.get(pad)
    beleid = policy(antwoord)
    assert beleid["default-src"] == ["'self'"]
    assert beleid["frame-ancestors"] == ["'none'"]
    assert beleid["object-src"] == beleid["base-uri"] == ["'none'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "blob:"} & set(beleid["script-src"])
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["X-Frame-Options"] == "DENY"
    assert antwoord.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in antwoord.headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in antwoord.headers, "without TLS that would be an untruth"


def test_each_inline_script_of_a_page_is_in_its_policy_by_hash(client):
    import base64
    import hashlib

    antwoord = client.get("/overzicht")
    inline = re.findall(r"<script>(.*?)</script>", antwoord.text, re.DOTALL)
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() + "'" for t in inline
    ]
    assert policy(antwoord)["script-src"] == ["'self'", *hashes]
    assert len(hashes) == 1
    assert not re.search(r"\son\w+=", antwoord.text), "no handler in an attribute either"


def test_the_page_of_a_gemeente_has_no_script_and_may_stand_on_other_sites(client):
    beleid = policy(client.get("/g"))
    assert beleid["default-src"] == ["'none'"]
    assert beleid["frame-ancestors"] == ["*"]
    assert "script-src" not in beleid
    assert "X-Frame-Options" not in client.get("/g").headers


def test_behind_tls_a_browser_is_told_to_come_back_that_way(mini_database):
    veilig = create_app(mini_database, mini_database.parent / "raw", bediening=Bediening(tls=True))
    assert (
        "max-age=31536000" in veilig.server.test_client().get("/gezond").headers["Strict-Transport-Security"]
    )


@pytest.mark.browser
def test_a_walk_under_the_policy_breaks_nothing(lezer):
    """Charts, grids, a side window, the theme and an export: whatever the policy refuses stands in the console."""
    wandelaar = lezer()
    for pad in (
        "/overzicht?jaar=2024",
        "/gemeente?gm=GM0363&jaar=2024",
        "/kaart?jaar=2024",
        "/scenario",
        "/verdeling",
    ):
        wandelaar.open(pad)
    assert wandelaar.fouten == []


def test_the_dashboard_that_tests_share_has_the_same_headers(database):
    antwoord = dashboard_of(database).server.test_client().get("/gemeente?gm=GM0363")
    assert policy(antwoord)["script-src"][0] == "'self'"


@pytest.mark.parametrize(("bewaren", "verwacht"), [("no-cache", "gzip"), ("no-store", None)])
def test_a_page_for_one_reader_is_not_compressed(bewaren, verwacht):
    """It holds the token of a form beside what a stranger may have put in the address: its length must tell nothing."""

    def app(_environ, start_response):
        inhoud = b"<p>token</p>" * 500
        start_response(
            "200 OK",
            [
                ("Content-Type", "text/html"),
                ("Content-Length", str(len(inhoud))),
                ("Cache-Control", bewaren),
            ],
        )
        return [inhoud]

    antwoord = Client(Inpakken(app)).get("/inname", headers=INGEPAKT)
    assert antwoord.headers.get("Content-Encoding") == verwacht
