"""What a million means: whole euro by largest remainder, and no answer where there is none."""

from fractions import Fraction
from math import floor

import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.miljoen import report
from tests.hulp.deelbouw import opened
from tests.hulp.helpers import edit_cell

GEWICHTEN = "circulaires/M2022_2023/gewichten.csv"


def amounts(con, bestemming):
    """Euro per gemeente of the tiny fund for one bestemming."""
    return dict(
        con.execute(
            "SELECT gm_code, bedrag_eur FROM mart.miljoen WHERE bestemming = ?", [bestemming]
        ).fetchall()
    )


def test_a_million_in_the_au_follows_the_uitkeringsbasis(mini):
    """2.710, 4.400, 1.750 and 4.060 of 12.920: remainders ,32 ,27 ,92 ,49 and two euro left."""
    assert amounts(mini, "au") == {"GM0001": 209752, "GM0002": 340557, "GM0003": 135449, "GM0005": 314242}


def test_a_million_in_a_cluster_follows_that_cluster(mini):
    """Zorg: 1.210, 2.400, 500 and 2.310 of 6.420: remainders ,52 ,78 ,62 ,08 and two euro left."""
    assert amounts(mini, "Zorg") == {"GM0001": 188473, "GM0002": 373832, "GM0003": 77882, "GM0005": 359813}


def test_a_cluster_without_expenditure_has_no_share_and_says_why(mini):
    rijen = mini.execute(
        "SELECT DISTINCT bedrag_eur, status, reden FROM mart.miljoen WHERE bestemming = 'Onroerendezaakbelasting'"
    ).fetchall()
    assert rijen == [
        (None, None, "niet naar rato te verdelen: geen enkele gemeente heeft gewicht in dit cluster")
    ]


def test_a_cluster_that_is_negative_anywhere_is_left_out_with_the_reason(miniraw):
    """Bestuur = 5 × inwo − 500 × vast: Ceeburg −250, and Eeveen still 250."""
    for cel in ("D4", "F4"):
        edit_cell(miniraw / GEWICHTEN, cel, "-500")
    with opened(miniraw, "mart.miljoen") as con:
        rijen = con.execute(
            "SELECT DISTINCT bedrag_eur, reden FROM mart.miljoen WHERE bestemming = 'Bestuur'"
        ).fetchall()
        assert rijen == [(None, "niet naar rato te verdelen: dit cluster telt bij 1 gemeente negatief")]
        assert sum(amounts(con, "Zorg").values()) == sum(amounts(con, "au").values()) == 1_000_000


def test_every_real_million_is_a_million(con):
    sommen = con.execute(
        "SELECT sum(bedrag_eur), count(*) FROM (SELECT sum(bedrag_eur) AS bedrag_eur FROM mart.miljoen WHERE reden IS NULL GROUP BY circulaire, uitkeringsjaar, bestemming)"
    ).fetchone()
    assert sommen == (77_000_000, 77)  # seven vintages, the au and ten clusters
    zonder = con.execute(
        "SELECT DISTINCT bestemming FROM mart.miljoen WHERE bedrag_eur IS NULL ORDER BY 1"
    ).fetchall()
    assert zonder == [("Onroerendezaakbelasting",), ("Overige eigen middelen",)]


@pytest.mark.parametrize("bestemming", ["au", "Overig", "Infrastructuur, ruimte en milieu"])
def test_the_real_million_equals_fractions(con, bestemming):
    gewichten = dict(
        con.execute(
            "SELECT gm_code, gewicht FROM mart.miljoen WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024 AND bestemming = ?",
            [bestemming],
        ).fetchall()
    )
    totaal = sum(map(Fraction, gewichten.values()))
    exact = {gm: 1_000_000 * Fraction(g) / totaal for gm, g in gewichten.items()}
    heel = {gm: floor(deel) for gm, deel in exact.items()}
    for gm in sorted(exact, key=lambda gm: (heel[gm] - exact[gm], gm))[: 1_000_000 - sum(heel.values())]:
        heel[gm] += 1
    assert heel == dict(
        con.execute(
            "SELECT gm_code, bedrag_eur FROM mart.miljoen WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024 AND bestemming = ?",
            [bestemming],
        ).fetchall()
    )


def test_the_report_for_one_gemeente(mini_database):
    regels = [r.replace("\u00a0", " ") for r in report(mini_database, "M2022", 2023, "GM0001")]
    assert (
        regels[0]
        == "Wat Aadorp (GM0001) krijgt van € 1.000.000 extra, volgens de meicirculaire 2022 voor 2023"
    )
    assert regels[2].split("  ")[0] == "algemene uitkering als geheel"
    assert regels[2].endswith("€ 209.752   € 676,62 per inwoner")  # 310 inhabitants on 1 January 2023
    assert "niet naar rato te verdelen" in "\n".join(regels)


def test_the_national_report_names_the_largest(mini_database):
    tekst = "\n".join(report(mini_database, "M2022", 2023, None)).replace("\u00a0", " ")
    assert "€ 1.000.000 over 4 gemeenten: Beestad € 340.557, 's-Eeveen € 314.242, Aadorp € 209.752" in tekst


@pytest.mark.parametrize(
    ("circulaire", "jaar", "gemeente", "melding"),
    [
        ("S2022", 2023, None, "Er zijn: M2022 voor 2023"),
        ("M2022", 2023, "GM0004", "GM0004 is geen gemeente in M2022"),
    ],
)
def test_what_does_not_exist_says_what_does(mini_database, circulaire, jaar, gemeente, melding):
    with pytest.raises(FondskompasFout, match=melding):
        list(report(mini_database, circulaire, jaar, gemeente))
