"""What was confirmed is shown with its figures: on the page of the circulaires, and where documents and reconciliations are."""

import shutil

import duckdb
import pytest

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.aansluiting.aansluitingen import questions
from dashboard.pages.aansluiting.bronnen import documents
from dashboard.pages.circulaires.jaargangen import vintages
from tests.hulp.componenten import text

JAAR = Toestand(jaar=2023)
KOP = "Bevestigd met een reden"
RIJ = (
    "INSERT INTO mart.bevestiging (soort, wat, regel, naam, melding, gevonden, reden, bevestigd_op) "
    "VALUES ('document', 'circulaires/M2022_2023/volumina.csv', 'poort_au', 'volumina.csv', 'Een uitkering verandert te veel.', "
    "'GM0001 300,0%', 'nagevraagd bij BZK', DATE '2026-11-30')"
)


@pytest.fixture
def database(mini_database, tmp_path):
    """The tiny database, in which a table of the circulaire was confirmed."""
    pad = shutil.copy(mini_database, tmp_path / "bevestigd.duckdb")
    with duckdb.connect(pad) as con:
        con.execute(RIJ)
    return pad


@pytest.mark.parametrize("deel", [vintages, documents])
def test_a_reason_stands_with_the_figures_and_says_when(database, deel):
    inhoud = text(deel(Gegevens(database), JAAR))
    assert KOP in inhoud
    assert "volumina.csv: Een uitkering verandert te veel." in inhoud
    assert "nagevraagd bij BZK (bevestigd op 30 november 2026)" in inhoud
    assert "Gevonden: GM0001 300,0%." in inhoud


def test_another_year_says_nothing_of_it(database):
    with duckdb.connect(database) as con:
        con.execute("UPDATE mart.bevestiging SET wat = 'iv3/2022_jaarrekening.csv' WHERE soort = 'document'")
    assert KOP not in text(vintages(Gegevens(database), JAAR))


@pytest.mark.parametrize("deel", [vintages, documents])
def test_a_publication_that_knows_no_confirmations_is_shown_without(database, deel):
    with duckdb.connect(database) as con:
        con.execute("DROP TABLE mart.bevestiging")
    assert KOP not in text(deel(Gegevens(database), JAAR))


def test_a_reconciliation_that_was_confirmed_says_why_and_when(mini_database):
    """The tiny sources ship some that can never agree (tests/hulp/miniraw.py)."""
    inhoud = text(questions(Gegevens(mini_database), JAAR))
    assert "Bevestigd op 1-1-2026: het kleine voorbeeld heeft een eigen envelop." in inhoud
    lijst = text(documents(Gegevens(mini_database), JAAR))
    assert "het kleine voorbeeld heeft een eigen envelop (bevestigd op 1 januari 2026)" in lijst
