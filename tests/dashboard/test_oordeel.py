"""Can I use this figure, and how do I cite it: the verdict beside every derivation."""

import re
from dataclasses import replace

import pytest

from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.oordeel import judge
from dashboard.kader.spoor import trail
from tests.hulp.componenten import NBSP, euro, figure
from tests.hulp.helpers import ROOT


@pytest.fixture(scope="module")
def gegevens(database):
    return Gegevens(database, ROOT / "data" / "raw")


def words(gegevens, verwijzing):
    tekst = str(trail(gegevens, verwijzing).to_plotly_json()["props"]["children"][2]).replace("\\xa0", " ")
    return re.sub(r"\s+", " ", tekst.replace(NBSP, " "))


@pytest.mark.parametrize(
    ("verwijzing", "oordeel", "reden"),
    [
        (
            "mart.envelop?uitkeringsjaar=2024&doel=ido&vorm=spuk#bedrag_eur",
            "Bruikbaar.",
            "staat zo in de bron",
        ),
        (
            "mart.algemene_uitkering?circulaire=S2024&uitkeringsjaar=2024&gm_code=GM0363#algemene_uitkering_eur",
            "Bruikbaar.",
            "uit gepubliceerde cijfers",
        ),
        (
            "mart.toewijzing?uitkeringsjaar=2024&doel=wijkteams&gm_code=GM0363#bedrag_eur",
            "Met voorbehoud.",
            "is een aanname",
        ),
    ],
)
def test_the_verdict_follows_the_weakest_of_what_a_figure_is_made_from(gegevens, verwijzing, oordeel, reden):
    tekst = words(gegevens, verwijzing)
    assert oordeel in tekst
    assert reden in tekst


def test_a_figure_that_is_made_up_or_missing_is_no_fact(gegevens):
    herkomst = gegevens.trace("mart.toewijzing?uitkeringsjaar=2024&doel=wijkteams&gm_code=GM0363#bedrag_eur")
    assert judge(replace(herkomst, status="voorbeeld")).woord == "niet gebruiken als feit"
    assert judge(replace(herkomst, waarde=None, status=None)).woord == "niet gebruiken als feit"
    assert judge(replace(herkomst, status=None)).woord == "met voorbehoud"


def test_the_sentence_to_cite_has_figure_status_source_date_and_name(gegevens, con):
    bedrag = figure(
        con,
        "SELECT bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = 2024 AND doel = 'wijkteams' AND gm_code = 'GM0363'",
    )
    tekst = words(gegevens, "mart.toewijzing?uitkeringsjaar=2024&doel=wijkteams&gm_code=GM0363#bedrag_eur")
    for deel in (
        f"{euro(bedrag).replace(NBSP, ' ')} (aanname)",
        "pok/envelop.csv",
        "cijfers van",
        "mart.toewijzing?uitkeringsjaar=2024&doel=wijkteams&gm_code=GM0363#bedrag_eur",
        "Kopieer deze zin",
    ):
        assert deel in tekst
