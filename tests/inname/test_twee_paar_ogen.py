"""Both signatures are for all that a return says: who changed anything is no second person, and nothing is in the file unseen."""

import pytest
from sqlalchemy import insert

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.inname import werkboek
from pipelines.inname.antwoorden import check_return, save_answers, start_return, upload_file
from pipelines.inname.inzendingen import read_answers
from pipelines.inname.mensen.organisaties import find_organisation
from pipelines.inname.mensen.rechten import GeenRecht
from pipelines.inname.opslag.keten import OPDRACHTREGEL
from pipelines.inname.opslag.tabellen import rol
from pipelines.inname.overgangen import approve, submit
from pipelines.inname.rondes import open_round
from pipelines.sources.opgave.invullen import Antwoord
from tests.inname.spel import BEGIN, JAAR


@pytest.mark.parametrize("daarna", [None, "5"], ids=["emptied", "written over"])
def test_who_changed_an_answer_is_no_second_person_also_when_it_is_gone(spel, daarna):
    w, ander = spel.winkel, spel.wie["invuller2"]
    with w.write() as con:
        wat = {"gebruiker": ander.gebruiker, "organisatie": ander.organisatie, "rol": "accordeur"}
        con.execute(insert(rol).values(sinds=spel.klok(), **wat))
    een = spel.concept()
    een = save_answers(w, ander, een.id, een.teller, [Antwoord("leren", "fte_leren", "7" if daarna else "")])
    if daarna:
        nieuw = [Antwoord("leren", "fte_leren", daarna)]
        een = save_answers(w, spel.wie["invuller"], een.id, een.teller, nieuw)
    een = submit(w, spel.wie["invuller"], een.id, een.teller)
    with pytest.raises(GeenRecht, match="tweede persoon"):
        approve(w, ander, een.id, een.teller)
    assert approve(w, spel.wie["accordeur"], een.id, een.teller).stand == "geaccordeerd"


def test_a_workbook_with_an_answer_that_the_round_does_not_ask_is_not_handed_in(spel):
    """No page shows it to who signs, and the build would read it all the same."""
    w, wie = spel.winkel, spel.wie["invuller"]
    org = find_organisation(w, "GM0001")
    alles = werkboek.make_workbook(w.keuzes, spel.ronde, org, spel.answers("1"), None)
    gevraagd = [v for v in spel.ronde.vragen if v[0] != "leren"]
    krap = open_round(w, OPDRACHTREGEL, JAAR, "Krap", "", BEGIN, spel.ronde.sluit_op, gevraagd)
    een = start_return(w, wie, krap.id)
    een, bevindingen = upload_file(w, wie, een.id, een.teller, "alles.xlsx", alles)
    assert {b.blad for b in bevindingen if b.regel == "inname_niet_gevraagd"} == {"leren"}
    assert not [a for a in read_answers(w, wie, een.id) if a.doel == "leren"]
    assert check_return(w, wie, een.id) == bevindingen
    with pytest.raises(InvoerGeweigerd):
        submit(w, wie, een.id, een.teller)
