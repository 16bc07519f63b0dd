"""Goals that share one amount are one row, which unfolds into its assumed parts: on literal frames, and on the pages."""

import json

import polars as pl
import pytest

from dashboard.beeld.bundel import fold, wholes
from dashboard.gegevens.uitgave import Gegevens
from tests.hulp.componenten import GROEP, Browser, dashboard_of, find_props, words
from tests.hulp.helpers import ROOT

pytestmark = pytest.mark.xdist_group(GROEP)
BUNDELS = pl.DataFrame({"bundel": ["b"], "naam": ["Twee samen: a en c"], "doelen": ["a~c"]})
DOELEN = pl.DataFrame(
    {
        "volgorde": [1, 2, 3],
        "doel": ["a", "b", "c"],
        "doel_naam": ["Alfa: uitleg", "Bravo", "Charlie"],
        "bedrag_eur": [10, 5, 20],
        "status": ["afgeleid", "gepubliceerd", "aanname"],
        "eenheid": ["fte", "locatie", "fte"],
        "prijs": [1, 2, 3],
    }
)


def test_a_bundle_takes_the_place_of_its_goals():
    gevouwen = fold(DOELEN, BUNDELS, ("bedrag_eur",))
    assert gevouwen.select("doel", "doel_naam", "bedrag_eur", "status", "eenheid", "prijs").rows() == [
        ("a~c", "Twee samen: a en c", 30, "aanname", "fte", None),
        ("b", "Bravo", 5, "gepubliceerd", "locatie", 2),
    ]


def test_it_unfolds_into_parts_that_do_not_count_twice():
    open_ = fold(DOELEN, BUNDELS, ("bedrag_eur",), met_delen=True)
    assert open_.select("doel_naam", "niveau", "bedrag_eur", "status").rows() == [
        ("Twee samen: a en c", 0, 30, "aanname"),
        ("waarvan alfa", 1, 10, "afgeleid"),
        ("waarvan charlie", 1, 20, "aanname"),
        ("Bravo", 0, 5, "gepubliceerd"),
    ]
    assert wholes(open_)["bedrag_eur"].sum() == DOELEN["bedrag_eur"].sum()
    assert open_["volgorde"].is_sorted()


def test_a_sum_of_nothing_is_empty_and_not_zero():
    leeg = DOELEN.with_columns(du_eur=pl.Series([None, 5, None], dtype=pl.Int64))
    assert fold(leeg, BUNDELS, ("bedrag_eur", "du_eur"))["du_eur"].to_list() == [None, 5]


def test_per_gemeente_and_without_a_bundle():
    twee = pl.concat([DOELEN.with_columns(gm_code=pl.lit(gm)) for gm in ("GM1", "GM2")])
    per = fold(twee, BUNDELS, ("bedrag_eur",), per=("gm_code",))
    assert per.filter(pl.col("doel") == "a~c").select("gm_code", "bedrag_eur").rows() == [
        ("GM1", 30),
        ("GM2", 30),
    ]
    assert fold(DOELEN, BUNDELS.clear(), ("bedrag_eur",)).drop("niveau").equals(DOELEN)


def test_the_query_and_the_mart_name_the_same_bundle(database, con):
    (rij,) = Gegevens(database, ROOT / "data" / "raw").read("bundels", jaar=2026).iter_rows(named=True)
    assert (rij["bedrag_eur"],) == con.execute(
        "SELECT bedrag_eur FROM mart.bundel WHERE uitkeringsjaar = 2026"
    ).fetchone()


@pytest.mark.parametrize(
    ("pad", "sectie", "search", "raster", "veld"),
    [
        ("/overzicht", "ov-envelop", "?jaar=2026", "raster-envelop", "bedrag_tekst"),
        ("/overzicht", "ov-stroom", "?jaar=2026", "raster-stroom", "bedrag_tekst"),
        ("/gemeente", "gm-doelen", "?jaar=2026&gm=GM0344", "raster-geld", "totaal_tekst"),
        (
            "/vergelijken",
            "ve-doelen",
            "?jaar=2026&gemeenten=GM0344,GM0363&toon=totaal",
            "raster-bedragen",
            "samen_tekst",
        ),
    ],
)
def test_every_list_of_goals_has_one_row_that_unfolds(database, con, pad, sectie, search, raster, veld):
    browser = Browser(dashboard_of(database))

    def rows(extra):
        delen = json.loads(browser.part(sectie, pad, search + extra))
        (props,) = [p for p in find_props(delen) if p.get("id") == raster]
        return {r["doel"].replace("\u00ad", ""): r[veld] for r in props["rowData"]}, props["dashGridOptions"][
            "pinnedBottomRowData"
        ]

    dicht, totaal = rows("")
    open_, totaal_open = rows("&delen=aan")
    assert totaal == totaal_open
    assert "Wijkteams" not in dicht
    if raster == "raster-stroom":  # its bands add up, so the parts come in place of the whole
        assert "Vier doelen samen" in dicht
        assert {"Wijkteams", "Integraal werken in het sociaal domein"} <= set(open_)
        return
    assert dicht["Vier doelen samen"] == open_["Vier doelen samen"]
    assert len(open_) == len(dicht) + 4
    assert len([naam for naam in open_ if naam.startswith("waarvan ")]) == 4


def test_a_goal_of_a_bundle_says_that_its_amount_is_assumed(database):
    browser = Browser(dashboard_of(database))
    for pad, sectie in (("/doel", "do-kop"), ("/kaart", "ka-antwoord")):
        assert "€ 55.000.000" in words(browser.part(sectie, pad, "?doel=wijkteams&jaar=2026"))
        assert "verondersteld deel" not in words(browser.part(sectie, pad, "?doel=ido&jaar=2026"))


@pytest.mark.parametrize(
    ("pad", "sectie", "search"),
    [
        ("/overzicht", "ov-capaciteit", ""),
        ("/gemeente", "gm-capaciteit", "&gm=GM0344"),
        ("/vergelijken", "ve-capaciteit", "&gemeenten=GM0344,GM0363"),
        ("/scenario", "sc-formulier", ""),
    ],
)
def test_a_list_with_a_row_for_each_goal_says_that_four_amounts_are_assumed(database, pad, sectie, search):
    inhoud = Browser(dashboard_of(database)).part(sectie, pad, f"?jaar=2026{search}")
    assert "verondersteld deel" in words(inhoud)
