"""What attackers try, each refused: on sign-in and sessions, on forms, and on other people's returns; with files: test_bestanden.py."""

from email import message_from_bytes

import pytest
from sqlalchemy import select

from dashboard.gegevens.maat import Maat
from dashboard.inname.sessie import BEGIN, safe_target
from pipelines.inname.inzendingen import find_return
from pipelines.inname.mensen.gebruikers import give_role, sign_in, take_role
from pipelines.inname.mensen.rechten import Rol
from pipelines.inname.opslag.keten import OPDRACHTREGEL, Wie
from pipelines.inname.opslag.tabellen import inzending
from tests.dashboard.inname.conftest import RUIM
from tests.dashboard.inname.test_rechten import routes


def test_nobody_approves_what_he_handed_in_himself_not_even_in_a_second_tab(wereld):
    invuller, pad = wereld.submitted()
    give_role(wereld.winkel, OPDRACHTREGEL, wereld.mensen["invuller"], wereld.demo.gemeente, Rol.ACCORDEUR)
    tweede = wereld.signed_in("invuller")  # the same person in another tab, now with both roles
    pagina = tweede.get(f"{pad}/bekijken").text
    assert "tweede persoon" in pagina and f"{pad}/accorderen" not in pagina, "no button is offered"
    for tab in (invuller, tweede):
        antwoord = tab.post(f"{pad}/accorderen", versie=tweede.versie(f"{pad}/bekijken"))
        assert antwoord.status_code in (400, 404), antwoord.text
    assert wereld.state(pad) == "ingediend"


def test_of_two_tabs_that_decide_at_once_one_wins(wereld):
    _, pad = wereld.submitted()
    een, ander = wereld.signed_in("accordeur"), wereld.signed_in("accordeur")
    versie = een.versie(f"{pad}/bekijken")
    assert een.post(f"{pad}/accorderen", versie=versie).status_code == 303
    assert ander.post(f"{pad}/afwijzen", versie=versie, reden="Toch niet.").status_code == 409
    assert wereld.state(pad) == "geaccordeerd"


def _link(wereld):
    invuller, pad = wereld.begun()
    adres = f"{pad}/collega/ido/ido_locaties"
    invuller.get(adres)
    return pad, invuller.post(adres).text.split('id="link" value="')[1].split('"')[0].removeprefix(
        "http://localhost"
    )


def test_a_signed_link_is_good_for_one_answer(wereld):
    _, link = _link(wereld)
    collega = wereld.guest()
    collega.get(link)
    assert collega.post(link, **{"waarde:ido:ido_locaties": "3"}).status_code == 303
    assert collega.post(link, **{"waarde:ido:ido_locaties": "4"}).status_code == 409
    assert collega.get(link).status_code == 409


def test_a_link_that_was_altered_or_is_too_old_opens_nothing(wereld):
    _, link = _link(wereld)
    collega = wereld.guest()
    kop, punt, teken = link.rpartition(".")
    for anders in (
        kop + punt + ("0" if teken[0] != "0" else "1") + teken[1:],
        kop + punt,
        kop,
        link + "0",
        link + "%00",
        link.upper(),
    ):
        assert collega.get(anders).status_code in (404, 409), anders
    assert collega.get(link).status_code == 200
    wereld.klok.later(days=8)
    assert collega.get(link).status_code == 409


def test_a_link_answers_its_own_question_only(wereld):
    pad, link = _link(wereld)
    collega = wereld.guest()
    collega.get(link)
    collega.post(link, **{"waarde:ido:ido_locaties": "3", "waarde:wijkteams:fte_wijkteams": "99"})
    invuller = wereld.signed_in("invuller")
    assert 'value="3"' in invuller.get(f"{pad}/doel/ido").text
    assert 'value="99"' not in invuller.get(f"{pad}/doel/wijkteams").text


def test_the_id_of_another_gemeente_opens_nothing_in_any_route(wereld):
    _, pad = wereld.submitted()
    id_ = pad.rsplit("/", 1)[1]
    buur = wereld.signed_in("buur")
    geprobeerd = 0
    for regel in wereld.server.url_map.iter_rules():
        if not regel.endpoint.startswith("inname.") or "opgave" not in regel.arguments:
            continue
        adres = regel.build(
            {
                naam: {"opgave": id_, "doel": "ido", "indicator": "ido_locaties"}[naam]
                for naam in regel.arguments
            }
        )[1]
        for methode in regel.methods & {"GET", "POST"}:
            antwoord = buur.get(adres) if methode == "GET" else buur.post(adres, versie="3", reden="x")
            assert antwoord.status_code in (403, 404), (adres, methode, antwoord.status_code)
            assert "12,25" not in antwoord.text
            geprobeerd += 1
    assert geprobeerd > 12
    assert wereld.state(pad) == "ingediend"


def test_the_id_of_another_gemeente_opens_nothing_in_any_field(wereld):
    _, pad = wereld.submitted()
    buur = wereld.signed_in("buur")
    org = wereld.demo.gemeente
    assert buur.post("/inname/organisatie", organisatie=org).status_code == 404
    assert (
        buur.post("/inname/gemeenten", kies=f"{org}:{pad.rsplit('/', 1)[1]}:3", wat="aanvaarden").status_code
        == 403
    )
    vraag = {"ronde": wereld.demo.ronde.id, "tot": "2099-01-01", "reden": "x", "organisatie": org}
    assert buur.post("/inname/ontheffingen", **vraag).status_code == 303
    assert "Deestad" in wereld.signed_in("vng").get("/inname/ontheffingen").text, (
        "asked for his own, whatever the form says"
    )
    assert "Aadorp" not in buur.get("/inname/ontheffingen").text.split("<main")[1]


def test_another_gemeentes_concept_is_seen_by_nobody_else_not_by_the_fund(wereld):
    _, pad = wereld.submitted()
    for wie in ("vng", "fondsbeheer", "buur"):
        assert wereld.signed_in(wie).get(f"{pad}/bekijken").status_code == 404
    assert "12,25" not in wereld.signed_in("vng").get("/inname/gemeenten/alles.csv").text


def test_a_session_is_gone_once_a_role_was_taken_away(wereld):
    invuller, pad = wereld.begun()
    take_role(wereld.winkel, OPDRACHTREGEL, wereld.mensen["invuller"], wereld.demo.gemeente, Rol.INVULLER)
    antwoord = invuller.get(pad)
    assert antwoord.status_code == 303 and "/inname/aanmelden" in antwoord.headers["Location"]


def test_a_session_ends_after_half_an_hour_and_at_sign_out(wereld):
    invuller = wereld.signed_in("invuller")
    wereld.klok.later(minutes=29)
    assert invuller.get("/inname").status_code == 200
    wereld.klok.later(minutes=31)
    assert invuller.get("/inname").status_code == 303
    ander = wereld.signed_in("accordeur")
    token = ander.client.get_cookie("fk_sessie").value
    assert ander.post("/inname/afmelden").status_code == 303
    ander.client.set_cookie("fk_sessie", token)
    assert ander.get("/inname").status_code == 303, "the server has forgotten the token, whoever kept it"


def test_a_session_token_is_new_at_every_sign_in_and_hidden_from_scripts(wereld):
    gast = wereld.guest()
    gast.client.set_cookie("fk_sessie", "gekozen-door-een-ander")
    gast.get("/inname/aanmelden")
    koekjes = gast.post("/inname/aanmelden/lokaal", wie=wereld.mensen["invuller"]).headers.getlist(
        "Set-Cookie"
    )
    sessie = next(k for k in koekjes if k.startswith("fk_sessie="))
    assert "gekozen-door-een-ander" not in sessie
    assert "HttpOnly" in sessie and "SameSite=Lax" in sessie and "Path=/" in sessie


def test_every_write_needs_the_token_of_its_own_session(wereld):
    _, pad = wereld.begun()
    id_, ander = pad.rsplit("/", 1)[1], wereld.signed_in("fondsbeheer").token
    geprobeerd = 0
    for sub in ("invuller", "accordeur", "vng", "fondsbeheer"):
        bezoeker = wereld.signed_in(sub)
        for naam, methode, adres in routes(wereld.server):
            if methode != "POST" or naam in ("static", "niet_gevonden"):
                continue
            adres = adres.replace("/opgave/x", f"/opgave/{id_}")
            for velden in ({}, {"csrf": ""}, {"csrf": ander}):
                antwoord = bezoeker.post(adres, zonder_token=True, **velden)
                assert antwoord.status_code in (400, 403), (sub, adres, velden, antwoord.status_code)
                geprobeerd += antwoord.status_code == 400
            kop = {"Sec-Fetch-Site": "cross-site"}
            antwoord = bezoeker.client.post(adres, data={"csrf": bezoeker.token}, headers=kop)
            assert antwoord.status_code in (400, 403), (sub, adres)
    assert geprobeerd > 60
    with wereld.winkel.read() as con:
        assert con.execute(select(inzending.c.teller)).scalars().all() == [1], "nothing was written"


@pytest.mark.parametrize(
    "naar",
    [
        "https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "\\\\kwaad.example", "http:kwaad.example", "/inname/../..//kwaad",
        "/inname@kwaad.example", "javascript:alert(1)", "/innamekwaad", " /inname", "/inname\r\nX-Kwaad: 1", "/inname\t/x", "/" * 600, "", None,
    ],
)  # fmt: skip
def test_signing_in_leads_nowhere_else(naar):
    assert safe_target(naar) == BEGIN


def test_signing_in_leads_back_to_where_one_was_going(wereld):
    gast = wereld.guest()
    gast.get("/inname/aanmelden?naar=/inname/bewijs")
    velden = {"wie": wereld.mensen["invuller"], "naar": "/inname/bewijs?x=1"}
    assert gast.post("/inname/aanmelden/lokaal", **velden).headers["Location"] == "/inname/bewijs?x=1"
    gast = wereld.guest()
    velden = {"wie": wereld.mensen["invuller"], "naar": "//kwaad.example"}
    assert gast.post("/inname/aanmelden/lokaal", **velden).headers["Location"] == BEGIN


@pytest.mark.parametrize(
    ("kop", "van"),
    [
        ({"Host": "kwaad.example"}, "127.0.0.1"),
        ({}, "192.0.2.8"),
        ({"X-Forwarded-For": "192.0.2.8"}, "127.0.0.1"),
        ({"Forwarded": "for=192.0.2.8"}, "127.0.0.1"),
    ],
)
def test_a_role_is_given_without_a_password_on_this_computer_only(kop, van, wereld):
    gast = wereld.guest()
    antwoord = gast.client.post(
        "/inname/aanmelden/lokaal",
        data={"csrf": gast.token, "wie": wereld.mensen["vng"]},
        headers=kop,
        environ_base={"REMOTE_ADDR": van},
    )
    assert antwoord.status_code in (400, 404)
    assert gast.get("/inname").status_code == 303


def test_who_came_by_a_provider_is_not_to_be_had_as_a_role(wereld):
    echt = sign_in(wereld.winkel, "https://inlog.example", "s-1", "Iemand")
    assert wereld.guest().post("/inname/aanmelden/lokaal", wie=echt.id).status_code == 400


def test_nothing_of_others_gets_into_the_head_of_a_message(wereld):
    naam = "Invuller\r\nBcc: kwaad@kwaad.example"
    sluw = sign_in(
        wereld.winkel, "https://inlog.example", "sluw", naam, "a@b.example\r\nBcc: kwaad@kwaad.example"
    )
    give_role(wereld.winkel, OPDRACHTREGEL, sluw.id, wereld.demo.gemeente, Rol.INVULLER)
    vng = wereld.signed_in("vng")
    velden = {"kies": f"{wereld.demo.gemeente}::0", "wat": "herinneren", "ronde": wereld.demo.ronde.id}
    assert vng.post("/inname/gemeenten", **velden).status_code == 200
    brieven = list((wereld.winkel.map / "berichten").glob("*.eml"))
    assert brieven
    for brief in brieven:
        inhoud = message_from_bytes(brief.read_bytes())
        assert inhoud["Bcc"] is None and "kwaad" not in str(inhoud.items())


def test_headers_of_every_page_keep_others_out(wereld):
    for antwoord in (
        wereld.guest().get("/inname/aanmelden"),
        wereld.signed_in("vng").get("/inname/gemeenten"),
        wereld.guest().get("/inname/x/y"),
    ):
        assert antwoord.headers["Cache-Control"] == "no-store"
        beleid = antwoord.headers["Content-Security-Policy"]
        assert (
            "default-src 'none'" in beleid and "unsafe" not in beleid and "frame-ancestors 'none'" in beleid
        )
        assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
        assert (
            " style=" not in antwoord.text
            and "<style" not in antwoord.text
            and " onclick" not in antwoord.text
        )


def test_a_null_character_is_refused_before_any_database_sees_it(wereld):
    """SQLite keeps one; PostgreSQL refuses it, which gave an error page of the server."""
    invuller, pad = wereld.begun()
    assert invuller.post("/inname/organisatie", organisatie="a\x00b").status_code == 400
    assert invuller.post("/inname/organisatie", **{"a\x00": "b"}).status_code == 400
    assert invuller.get("/inname/opmerking?cijfer=%00").status_code == 400
    assert invuller.get(f"{pad}%00/bekijken").status_code == 404
    assert invuller.get(pad).status_code == 200


def test_who_keeps_trying_has_to_wait_and_nobody_else(wereld, monkeypatch):
    krap = {soort: Maat(3) for soort in RUIM}
    monkeypatch.setattr(wereld.bewaking, "_maten", krap | {"lezen": Maat(10_000), "gast": Maat(10_000)})
    gast = wereld.guest()
    codes = [gast.post("/inname/aanmelden/lokaal", wie="x").status_code for _ in range(4)]
    assert codes == [400, 400, 400, 429]
    ander = gast.client.post("/inname/aanmelden/lokaal", environ_base={"REMOTE_ADDR": "127.0.0.9"})
    assert ander.status_code == 400, "another address does not wait"


def test_the_store_itself_refuses_one_person_for_both_signatures(wereld):
    from sqlalchemy import update
    from sqlalchemy.exc import IntegrityError

    _, pad = wereld.submitted()
    wie = wereld.mensen["invuller"]
    assert (
        find_return(wereld.winkel, Wie(wie, wereld.demo.gemeente), pad.rsplit("/", 1)[1]).ingediend_door
        == wie
    )
    with pytest.raises(IntegrityError), wereld.winkel.write() as con:
        con.execute(update(inzending).values(geaccordeerd_door=wie))
