"""Lasten per taakveld before and after the money: gaps, marks, sentences without a cause, and what is said of who did not file."""

import json
import re
from decimal import Decimal

import polars as pl
import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.beeld.reeks import Lijn, break_notes, latest, series_figure
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.doel.reeks import national_grid, national_lines, summarise_national
from dashboard.pages.gemeente.reeks import gemeente_lines, summarise_series
from pipelines.basis.cijfer import Cijfer
from tests.hulp.componenten import GROEP, Browser, dashboard_of, find_props, text

pytestmark = pytest.mark.xdist_group(GROEP)
NBSP = "\N{NO-BREAK SPACE}"
OORZAKEN = ("dankzij", "doordat", "omdat", "waardoor", "vanwege", "dus meer", "gevolg")


@pytest.fixture(scope="module")
def browser(database):
    return Browser(dashboard_of(database))


def figure(waarde):
    return Cijfer(waarde, "per_inwoner", zonder_bron="proef", reden="heeft niet ingediend")


def row(boekjaar, verslagsoort, lasten_eur, **anders):
    """A row of ``vragen/reeks/gemeente_reeks``."""
    return {
        "taakveld": "6.2",
        "boekjaar": boekjaar,
        "verslagsoort": verslagsoort,
        "lasten_eur": lasten_eur,
        "inwoners": None if lasten_eur is None else 100,
        "delen": "" if lasten_eur is None else "GM0001",
        "aantal_delen": 1,
        "reden": "heeft niet ingediend" if lasten_eur is None else None,
        "mediaan_per_inwoner_eur": Decimal("12.50"),
        "aantal_ingediend": 3,
    } | anders


REEKS = pl.DataFrame(
    [
        row(2020, "jaarrekening", 1000),
        row(2021, "jaarrekening", 1200),
        row(2022, "jaarrekening", None),
        row(2023, "jaarrekening", 3000),
        row(2023, "begroting", 2900),
        row(2024, "begroting", 3100),
    ]
)


def test_a_year_without_a_figure_is_a_gap_and_no_zero():
    eigen = series_figure(gemeente_lines(REEKS), [], 2021, "euro per inwoner").to_dict()["data"][0]
    assert list(eigen["x"]) == [2020, 2021, 2022, 2023]
    assert list(eigen["y"]) == [10.0, 12.0, None, 30.0]
    assert eigen["meta"]["herkomst"][2] is None
    assert "heeft niet ingediend" in eigen["customdata"][2]


def test_a_begroting_is_dashed_and_a_jaarrekening_is_not():
    sporen = series_figure(gemeente_lines(REEKS), [], None, "euro per inwoner").to_dict()["data"]
    assert [(s["name"], s["line"]["dash"]) for s in sporen] == [
        ("jaarrekening", "solid"),
        ("begroting", "dash"),
        ("klasse, jaarrekening", "solid"),
        ("klasse, begroting", "dash"),
    ]


def test_money_and_breaks_are_marked_where_their_year_begins():
    layout = series_figure([Lijn("", "begroting", {2020: figure(1)})], [2023], 2021, "euro").to_dict()[
        "layout"
    ]
    assert [(w["text"], w["x"]) for w in layout["annotations"]] == [
        ("breuk", 2022.5),
        ("geld vanaf 2021", 2020.5),
    ]
    assert [s["x0"] for s in layout["shapes"]] == [2022.5, 2020.5]


def test_the_sentence_says_before_and_after_and_no_cause():
    zin = summarise_series(gemeente_lines(REEKS), 2021).tekst.replace(NBSP, " ")
    assert (
        zin
        == "Per inwoner: laatste jaarrekening voor het geld 2020 € 10,00; nieuwste jaarrekening 2023 € 30,00; nieuwste begroting 2024 € 31,00."
    )


def test_without_any_figure_the_sentence_says_so():
    leeg = pl.DataFrame(
        [row(2020, "jaarrekening", None), row(2021, "begroting", None)], infer_schema_length=None
    )
    assert summarise_series(gemeente_lines(leeg), 2021).tekst == "Er is van geen enkel jaar een cijfer."


def test_the_latest_figure_before_a_year_passes_over_who_did_not_file():
    cijfers = {2019: figure(1), 2020: figure(None), 2021: figure(3)}
    assert latest(cijfers) == (2021, cijfers[2021])
    assert latest(cijfers, 2021) == (2019, cijfers[2019])
    assert latest({2020: figure(None)}) is None


def test_a_break_has_its_status_beside_it():
    breuken = pl.DataFrame(
        {"boekjaar": [2023], "toelichting": ["Anders."], "status": ["aanname"], "bron": ["x"]}
    )
    assert " ".join(text(break_notes(breuken)).split()) == "2023: Anders. aanname"
    assert break_notes(breuken.clear()) is None


def test_national_lasten_are_those_of_the_series(database):
    gegevens = Gegevens(database)
    land = gegevens.read("reeks_groepen", taakveld="6.2").filter(pl.col("groep") == "landelijk")
    zin = summarise_national(national_lines(land), 2021).tekst.replace(NBSP, " ")
    assert (
        zin
        == "Van wie indiende, samen: laatste jaarrekening voor het geld 2020 € 1.044,5 mln; nieuwste jaarrekening 2024 € 2.144,5 mln; nieuwste begroting 2026 € 2.251,2 mln."
    )
    tabel = national_grid(land, gegevens.read("reeks_breuken").clear(), "6.2").to_plotly_json()
    (rijen,) = [
        p["rowData"]
        for p in find_props(json.loads(json.dumps(tabel, cls=PlotlyJSONEncoder)))
        if "rowData" in p
    ]
    (rij,) = [r for r in rijen if r["verslag"] == "jaarrekening 2024"]
    assert rij["bijzonder"] == "niet ingediend: Loon op Zand"


def test_merged_gemeenten_are_summed_and_split_ones_are_not_compared(database):
    gegevens = Gegevens(database)

    def lees(gm, jaar):
        rijen = gegevens.read("gemeente_reeks", gm=gm, klasse="50.000 tot 100.000 inwoners")
        kies = (
            (pl.col("taakveld") == "6.2")
            & (pl.col("boekjaar") == jaar)
            & (pl.col("verslagsoort") == "jaarrekening")
        )
        return rijen.filter(kies).row(0, named=True)

    voorne = lees("GM1992", 2022)
    assert (voorne["delen"], voorne["lasten_eur"], voorne["inwoners"]) == (
        "GM0501~GM0530~GM0614",
        1_475_000,
        73_238,
    )
    hogeland = lees("GM1966", 2018)
    assert hogeland["lasten_eur"] is None
    assert hogeland["reden"] == "niet te vergelijken: kreeg in 2019 een deel van Winsum"
    assert lees("GM0505", 2022)["reden"] == "Dordrecht heeft niet ingediend"
    assert lees("GM0501", 2023)["reden"] == "bestond in 2023 niet"
    # Weesp went into Amsterdam during 2022, whose report is of both
    assert (lees("GM0363", 2022)["delen"], lees("GM0363", 2022)["reden"]) == ("GM0363", None)


@pytest.mark.parametrize(
    ("pad", "search", "sectie"),
    [
        ("/gemeente", "?gm=GM0505&jaar=2024", "gm-reeks"),
        ("/doel", "?doel=wijkteams&jaar=2024", "do-reeks"),
        ("/doel", "?doel=kind_en_gezin&jaar=2026", "do-reeks"),
    ],
)
def test_the_section_names_the_limits_and_no_cause(browser, pad, search, sectie):
    deel = browser.page(pad, search)[sectie]
    assert "groei op een taakveld is geen POK-geld" in deel
    assert "Bron: CBS, Iv3" in deel
    assert "geld vanaf 2021" in deel and "breuk" in deel
    assert not [woord for woord in OORZAKEN if re.search(rf"\b{woord}\b", deel.lower())]


def test_who_did_not_file_is_said_above_the_charts(browser):
    deel = browser.page("/gemeente", "?gm=GM0505&jaar=2024")["gm-reeks"]
    assert (
        "Zonder cijfer, dus een gat in de lijn: Dordrecht heeft niet ingediend (jaarrekening 2022)." in deel
    )


def test_a_goal_without_a_taakveld_says_so(browser):
    deel = browser.page("/doel", "?doel=leervermogen&jaar=2024")["do-reeks"]
    assert "Geen bron noemt een taakveld waarop dit doel wordt geboekt" in deel


def test_an_intended_herindeling_is_said_and_in_no_figure(browser):
    for gm in ("GM0402", "GM1696"):
        kop = browser.page("/gemeente", f"?gm={gm}&jaar=2027")["gm-kop"]
        assert "Voorgenomen herindeling." in kop and "In geen enkel cijfer is hiermee gerekend." in kop
    assert "Voorgenomen" not in browser.page("/gemeente", "?gm=GM0363&jaar=2027")["gm-kop"]
