"""Links to one question, remarks, messages and waivers: what strangers write stays text, and what is used once works once."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.berichten import MAP, queue, remind, send_all
from pipelines.inname.inzendingen import Ingehaald, find_return, read_answers
from pipelines.inname.links import answer_link, ask_colleague, open_link
from pipelines.inname.mensen.gebruikers import take_role
from pipelines.inname.mensen.rechten import GeenRecht, Rol
from pipelines.inname.ontheffingen import ask_waiver, decide_waiver, list_waivers
from pipelines.inname.opmerkingen import add_remark, answer_remark, close_remark, list_remarks
from pipelines.inname.opslag.keten import OPDRACHTREGEL
from pipelines.inname.opslag.tabellen import bericht
from pipelines.inname.overgangen import approve, reject, submit
from pipelines.sources.opgave.invullen import Antwoord

ELDERS = Antwoord("wijkteams", "besteed_eur", "7", "", "van een collega")


@pytest.fixture
def link(spel):
    een = spel.concept()
    return een, ask_colleague(spel.winkel, spel.wie["invuller"], een.id, "leren", "fte_leren")


def test_a_link_shows_one_question_and_takes_one_answer_to_it(spel, link):
    een, token = link
    gevraagd = open_link(spel.winkel, token)
    assert (gevraagd.gemeente, gevraagd.vraag.indicator, gevraagd.antwoord.waarde) == (
        "Aadorp",
        "fte_leren",
        "1",
    )
    answer_link(spel.winkel, token, ELDERS)
    na = {(a.doel, a.indicator): a for a in read_answers(spel.winkel, spel.wie["invuller"], een.id)}
    assert na["leren", "fte_leren"] == Antwoord("leren", "fte_leren", "7", "", "van een collega")
    assert na["wijkteams", "besteed_eur"].waarde == "1", "the question is that of the link"
    for doe in (lambda: answer_link(spel.winkel, token, ELDERS), lambda: open_link(spel.winkel, token)):
        with pytest.raises(FondskompasFout, match="werkt niet"):
            doe()


def test_an_altered_or_old_link_does_nothing(spel, link):
    een, token = link
    ander = ask_colleague(spel.winkel, spel.wie["invuller"], een.id, "leren", "besteed_eur")
    gemengd = f"{token.split('.')[0]}.{ander.split('.')[1]}"
    for slecht in ("", ".", "x.y", token[:-1], f"{token}0", gemengd, token.upper(), "é.é"):
        with pytest.raises(FondskompasFout, match="werkt niet"):
            open_link(spel.winkel, slecht)
    spel.klok.forward(days=7)
    with pytest.raises(FondskompasFout, match="werkt niet"):
        answer_link(spel.winkel, token, ELDERS)


def test_a_link_ends_with_the_role_of_who_asked_and_with_the_concept(spel, link):
    een, token = link
    een = submit(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    with pytest.raises(FondskompasFout, match="ingeleverd"):
        open_link(spel.winkel, token)
    een = reject(spel.winkel, spel.wie["accordeur"], een.id, een.teller, "nog niet")
    assert open_link(spel.winkel, token).jaar == 2023
    take_role(spel.winkel, OPDRACHTREGEL, spel.wie["invuller"].gebruiker, een.organisatie, Rol.INVULLER)
    with pytest.raises(GeenRecht):
        open_link(spel.winkel, token)


def test_who_asked_a_colleague_is_one_who_filled_in(spel, link):
    een, token = link
    answer_link(spel.winkel, token, ELDERS)
    een = find_return(spel.winkel, spel.wie["invuller"], een.id)
    een = submit(spel.winkel, spel.wie["invuller2"], een.id, een.teller)
    assert approve(spel.winkel, spel.wie["accordeur"], een.id, een.teller).stand == "geaccordeerd"


VIES = "<script>alert(1)</script>\x00\x1b[31m =HYPERLINK(1)\r\nBcc: a@b"


def test_a_remark_is_text_about_one_figure_until_it_is_closed_with_a_reason(spel):
    w, wie = spel.winkel, spel.wie
    id_ = add_remark(w, "mart.capaciteit/GM0001", VIES, "GM0001", "x@demo.invalid")
    (een,) = list_remarks(w, "mart.capaciteit/GM0001", open_=True)
    assert een.tekst == "<script>alert(1)</script>[31m =HYPERLINK(1)\nBcc: a@b" and not hasattr(een, "mail")
    with pytest.raises(GeenRecht):
        answer_remark(w, wie["buur"], id_, "van een ander")
    with pytest.raises(GeenRecht):
        answer_remark(w, wie["proef_invuller"], id_, "van de proefgemeente")
    answer_remark(w, wie["invuller"], id_, "Klopt: het zijn er twee.")
    assert list_remarks(w, gm_code="GM0001")[0].beantwoord_door == "Aadorp"
    with pytest.raises(FondskompasFout, match="reden"):
        close_remark(w, wie["vng"], id_, " ")
    close_remark(w, wie["vng"], id_, "verbeterd")
    assert list_remarks(w, open_=True) == [] and list_remarks(w, open_=False)[0].sluitreden == "verbeterd"
    with pytest.raises(Ingehaald):
        answer_remark(w, wie["invuller"], id_, "nog iets")


@pytest.mark.parametrize(
    "anders",
    [
        {"tekst": " \x00 "},
        {"tekst": "x" * 4001},
        {"verwijzing": ""},
        {"verwijzing": "a\nb"},
        {"gm_code": "GM9999"},
        {"mail": "a@b.nl\nBcc: c@d.nl"},
        {"mail": "a@b.nl, c@d.nl"},
    ],
    ids=str,
)
def test_a_remark_that_is_nothing_is_refused(spel, anders):
    goed = {"verwijzing": "mart.x/1", "tekst": "klopt dit?", "gm_code": "GM0001", "mail": ""}
    with pytest.raises(FondskompasFout):
        add_remark(spel.winkel, **(goed | anders))
    assert list_remarks(spel.winkel) == []


def test_messages_become_files_once_and_say_what_to_do(spel):
    w = spel.winkel
    spel.submitted()
    assert remind(w, spel.wie["vng"], spel.ronde.id, [spel.wie["buur"].organisatie]) == 2
    wacht = send_all(w)
    assert (wacht.aantal, wacht.mislukt) == (3, 0) and send_all(w).aantal == 0
    brieven = [
        message_from_bytes(p.read_bytes(), policy=policy.SMTP) for p in sorted((w.map / MAP).glob("*.eml"))
    ]
    assert {b["To"] for b in brieven} == {
        "accordeur@demo.invalid",
        "buur@demo.invalid",
        "buur_accordeur@demo.invalid",
    }
    assert all("/inname" in b.get_content() and len(b.get_all("To")) == 1 for b in brieven)


def test_a_server_that_is_not_there_leaves_the_message(spel):
    spel.submitted()
    spel.winkel.keuzes.smtp_server, spel.winkel.keuzes.smtp_poort = "127.0.0.1", 1
    assert send_all(spel.winkel).mislukt == 1
    with spel.winkel.read() as con:
        rij = con.execute(select(bericht.c.pogingen, bericht.c.fout, bericht.c.verstuurd_op)).one()
    assert (rij.pogingen, rij.verstuurd_op) == (1, None) and "Refused" in rij.fout


@pytest.mark.parametrize(
    ("aan", "onderwerp"),
    [
        ("a@b.nl\nBcc: c@d.nl", "x"),
        ("a@b.nl, c@d.nl", "x"),
        ("a@b.nl", "x\r\nBcc: c@d.nl"),
        ("", "x"),
        ("a@b.nl", "x\u2028y"),
    ],
)
def test_nothing_gets_into_a_header(spel, aan, onderwerp):
    with pytest.raises(FondskompasFout), spel.winkel.write() as con:
        queue(con, spel.winkel, aan, onderwerp, "tekst")


def test_a_waiver_takes_two_people_and_is_public_without_them(spel):
    w, wie, tot = spel.winkel, spel.wie, spel.klok.nu + timedelta(days=90)
    id_ = ask_waiver(w, wie["invuller"], spel.ronde.id, "wij doen dit niet", tot, "leren")
    with pytest.raises(FondskompasFout, match="vraagt niets"):
        ask_waiver(w, wie["invuller"], spel.ronde.id, "reden", tot, "bestaat niet")
    decide_waiver(w, wie["vng"], id_, True, "akkoord voor dit jaar")
    with pytest.raises(Ingehaald):
        decide_waiver(w, wie["fonds"], id_, False, "toch niet")
    (een,) = list_waivers(w, spel.ronde.id, "verleend")
    assert (een.naam, een.doel, een.reden, een.besluit, een.tot) == (
        "Aadorp",
        "leren",
        "wij doen dit niet",
        "akkoord voor dit jaar",
        tot,
    )
    assert not {"gevraagd_door", "besloten_door"} & set(vars(een))
