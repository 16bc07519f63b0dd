"""Scenarios: equal to a full rebuild, exact and conserved."""

import csv
import functools
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.basis.queries import Query, find_inputs, read_query
from pipelines.scenario.lezen import parse_scenario
from tests.hulp.bronbestanden import small_copy
from tests.hulp.deelbouw import opened
from tests.hulp.scenariogevallen import ALLES, INWONERS, NEUTRAAL, VIJF_MILJOEN, year


@pytest.fixture(scope="module")
def berekend(rekenaar):
    """What the text of a scenario leads to, calculated once for all that is looked at."""
    return functools.cache(lambda tekst: rekenaar.calculate(parse_scenario(tekst)))


def write_sources(doel: Path, scenario, rekenaar):
    """The shipped sources with the lines of the scenario written into pok/envelop.csv."""
    from pipelines.scenario.melden import Verslag
    from pipelines.scenario.toepassen import apply_scenario

    wijzigingen = apply_scenario(scenario, rekenaar.gepubliceerd, Verslag("test"))
    raw = small_copy(doel / "raw")
    pad = raw / "pok" / "envelop.csv"
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        lezer = csv.DictReader(bestand, delimiter=";")
        velden, rijen = lezer.fieldnames, list(lezer)
    rijen = [r for r in rijen if (int(r["uitkeringsjaar"]), r["regel"]) not in wijzigingen.vervangen]
    for regel in wijzigingen.regels:
        rij = {veld: getattr(regel, veld, None) for veld in velden}
        rijen.append({**rij, "status": "aanname", "sleutel_status": "aanname", "bron": "test"})
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, velden, delimiter=";")
        schrijver.writeheader()
        schrijver.writerows(rijen)
    return raw


@pytest.mark.bouw
def test_a_scenario_equals_a_full_rebuild_with_the_same_envelope(rekenaar, tmp_path):
    """With all tables that the allocation is made of, by the steps of the build."""
    scenario = parse_scenario(ALLES)
    per_regel = Query("scenario", "toewijzing_per_regel", read_query("scenario", "toewijzing_per_regel"))
    raw = write_sources(tmp_path, scenario, rekenaar)
    with opened(raw, "mart.toewijzing", *find_inputs(per_regel)) as con:
        verwacht = con.sql(per_regel.sql).pl()
        gemeente = con.sql(
            "SELECT uitkeringsjaar, gm_code, CAST(sum(bedrag_eur) AS BIGINT) AS scenario_eur FROM mart.toewijzing GROUP BY ALL"
        ).pl()
    volgorde = ["uitkeringsjaar", "regel", "gm_code"]
    assert rekenaar.allocation(scenario).sort(volgorde).equals(verwacht.sort(volgorde))
    uitkomst = rekenaar.calculate(scenario).gemeente.select(gemeente.columns)
    assert uitkomst.sort(gemeente.columns).equals(gemeente.sort(gemeente.columns))


def test_a_neutral_scenario_changes_nothing(rekenaar):
    uitkomst = rekenaar.calculate(NEUTRAAL)
    assert uitkomst.gemeente["verschil_eur"].unique().to_list() == [0]
    assert uitkomst.regels.is_empty()
    assert uitkomst.uitersten.is_empty()
    assert uitkomst.gemeente_doel.is_empty()
    assert uitkomst.jaren == []
    assert set(uitkomst.groep["gelijk"] - uitkomst.groep["gemeenten"]) == {0}


def test_writing_down_what_is_published_changes_nothing(rekenaar):
    tekst = 'naam = "Zelfde"\n[[wijzig]]\ndoel = "rechtsbescherming"\nuitkeringsjaar = 2025\nbedrag_eur = 24000000\nsleutel = "uitkeringsbasis"'
    assert rekenaar.calculate(parse_scenario(tekst)).regels.is_empty()


def test_the_basis_is_what_is_published(database, berekend):
    with duckdb.connect(database, read_only=True) as con:
        gepubliceerd = con.sql(
            "SELECT uitkeringsjaar, gm_code, CAST(sum(bedrag_eur) AS BIGINT) AS basis_eur FROM mart.toewijzing GROUP BY ALL"
        ).pl()
        capaciteit = con.sql(
            "SELECT uitkeringsjaar, gm_code, doel, toegewezen_capaciteit FROM mart.realisatie WHERE uitkeringsjaar = 2025"
        ).pl()
    uitkomst = berekend(VIJF_MILJOEN)
    assert (
        uitkomst.gemeente.select(gepubliceerd.columns)
        .sort(gepubliceerd.columns)
        .equals(gepubliceerd.sort(gepubliceerd.columns))
    )
    samen = uitkomst.gemeente_doel.join(capaciteit, on=["uitkeringsjaar", "gm_code", "doel"])
    assert samen.height == uitkomst.gemeente_doel.height == 2 * 342
    assert samen["basis_capaciteit"].to_list() == samen["toegewezen_capaciteit"].to_list()


@pytest.mark.parametrize("tekst", [VIJF_MILJOEN, INWONERS, ALLES])
def test_sums_are_conserved(rekenaar, berekend, tekst):
    verdeeld = (
        rekenaar.allocation(parse_scenario(tekst)).group_by("uitkeringsjaar").agg(pl.col("bedrag_eur").sum())
    )
    uitkomst = berekend(tekst)
    for soort in ("landelijk", "grootteklasse", "provincie", "centrumfunctie"):
        groepen = uitkomst.groep.filter(pl.col("soort") == soort)
        som = groepen.group_by("uitkeringsjaar").agg(
            bedrag_eur=pl.col("scenario_eur").sum(), verschil=pl.col("verschil_eur").sum()
        )
        samen = som.join(verdeeld, on="uitkeringsjaar", suffix="_regels")
        assert samen.height == 7
        assert samen["bedrag_eur"].to_list() == samen["bedrag_eur_regels"].to_list()
        telling = groepen.select(
            pl.col("voordeel") + pl.col("nadeel") + pl.col("gelijk") - pl.col("gemeenten")
        )
        assert set(telling.to_series()) == {0}
    assert uitkomst.gemeente["scenario_eur"].sum() == sum(verdeeld["bedrag_eur"])
    assert (
        uitkomst.doel.group_by("uitkeringsjaar").agg(pl.col("verschil_eur").sum())["verschil_eur"] == 0
    ).all()


def test_shifting_five_million_moves_capacity_and_nearly_no_gemeente(berekend):
    uitkomst = berekend(VIJF_MILJOEN)
    doel = {rij["doel"]: rij for rij in year(uitkomst.doel, 2025).iter_rows(named=True)}
    assert doel["rechtsbescherming"]["verschil_eur"] == -5_000_000
    assert doel["wijkteams"]["verschil_eur"] == 5_000_000
    assert doel["wijkteams"]["verschil_capaciteit"] == Decimal("50.00")
    assert uitkomst.jaren == [2025]
    assert (
        uitkomst.gemeente["verschil_eur"].abs().max() <= 2
    )  # the same key on both lines: only rounding is left
    assert set(uitkomst.uitersten["reden_soort"]) == {"afronding"}


def test_a_price_changes_capacity_and_no_money(rekenaar):
    uitkomst = rekenaar.calculate(parse_scenario('naam = "Duurder"\n[prijzen]\nfte_wijkteams = "125000.00"'))
    assert uitkomst.gemeente["verschil_eur"].unique().to_list() == [0]
    wijkteams = year(uitkomst.doel, 2025).filter(pl.col("doel") == "wijkteams").row(0, named=True)
    assert (wijkteams["basis_capaciteit"], wijkteams["scenario_capaciteit"]) == (
        Decimal("137.50"),
        Decimal("110.00"),
    )
    assert wijkteams["verschil_capaciteit"] == Decimal("-27.50")


def test_per_inhabitant_is_exact_and_rounds_halves_away_from_zero(berekend):
    for rij in berekend(INWONERS).gemeente.iter_rows(named=True):
        exact = Decimal(rij["verschil_eur"]) / rij["inwoners"]
        assert rij["verschil_eur_per_inwoner"] == exact.quantize(Decimal("0.01"), "ROUND_HALF_UP")


def ingroei(cap):
    return parse_scenario(INWONERS + f'[ingroei]\n"2025" = "{cap}"')


@pytest.mark.parametrize("cap", ["0", "0.01", "0.15", "0.50", "7.50"])
def test_ingroei_stays_within_its_cap_and_its_sum(rekenaar, berekend, cap):
    zonder = year(berekend(INWONERS).gemeente, 2025)
    met = year(rekenaar.calculate(ingroei(cap)).gemeente, 2025)
    assert met["scenario_eur"].sum() == zonder["scenario_eur"].sum()
    assert met["scenario_ingroei_eur"].sum() == 0
    vrij_voor = vrij_na = 0
    vrij = []
    for voor, na in zip(zonder.iter_rows(named=True), met.iter_rows(named=True), strict=True):
        ruimte = Decimal(cap) * na["inwoners"]
        assert abs(na["verschil_eur"]) <= ruimte
        assert na["scenario_eur"] - na["scenario_ingroei_eur"] == voor["scenario_eur"]
        if (
            abs(na["verschil_eur"]) <= ruimte - 1
        ):  # nobody's limit: λ times what the scenario gives without ingroei
            # without money for a region, which the ingroei leaves alone
            regio = na["basis_regionaal_eur"] + na["verschil_regionaal_eur"]
            vrij.append((voor["scenario_eur"] - regio, na["scenario_eur"] - regio))
            vrij_voor += voor["scenario_eur"] - regio
            vrij_na += na["scenario_eur"] - regio
    assert all(abs(na * vrij_voor - voor * vrij_na) <= vrij_voor for voor, na in vrij)
    if cap == "7.50":
        assert met["scenario_eur"].to_list() == zonder["scenario_eur"].to_list()
    if cap == "0":
        assert met["verschil_eur"].unique().to_list() == [0]


def test_comparing_two_scenarios_is_antisymmetric(rekenaar):
    a, b = ingroei("0.15"), parse_scenario(ALLES)
    heen, terug = rekenaar.compare(a, b), rekenaar.compare(b, a)
    for frame in ("gemeente", "gemeente_doel", "groep"):
        een, twee = getattr(heen, frame), getattr(terug, frame)
        assert een["basis_eur"].to_list() == twee["scenario_eur"].to_list()
        for kolom in ("verschil_eur", "verschil_eur_per_inwoner"):
            assert een[kolom].to_list() == [None if waarde is None else -waarde for waarde in twee[kolom]]
    assert (
        year(heen.gemeente, 2025)["basis_eur"].to_list()
        == year(rekenaar.calculate(a).gemeente, 2025)["scenario_eur"].to_list()
    )
    assert rekenaar.compare(a, a).gemeente["verschil_eur"].unique().to_list() == [0]


def test_one_calculator_serves_many_scenarios_at_once(rekenaar):
    teksten = [INWONERS, ALLES, VIJF_MILJOEN] * 2
    with ThreadPoolExecutor(3) as draden:
        uitkomsten = list(draden.map(lambda t: rekenaar.calculate(parse_scenario(t)).gemeente, teksten))
    for eerste, tweede in zip(uitkomsten[:3], uitkomsten[3:], strict=True):
        assert eerste.equals(tweede)
