"""The tests that judge a mutant, called in this process: no new Python and no full build for every mutant.

A judge is a test function of the suite with the fixtures it asks for, or a row of tests/rekenvoorbeelden. It reads the SQL
through ``pipelines.queries``, so it meets the mutant.
"""

import functools
import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from pipelines.bouw import build
from pipelines.queries import read_query
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests import (
    test_brug,
    test_grenzen,
    test_miljoen,
    test_rekenvoorbeelden,
    test_scenario_uitkomst,
    test_toewijzing,
)
from tests.minifonds import write_two_vintages
from tests.miniraw import write_miniraw
from tests.rekenblad import create_sheet

_BLAD = (("verdeling", "begrensd"), (test_toewijzing, test_grenzen))
# target: (kinds of worked cases, modules with test functions, tables to make anew in a copy of a database)
DOELEN: Mapping[str, tuple[tuple[str, ...], tuple[ModuleType, ...], tuple[str, ...]]] = {
    "verdeling/toewijzing_regel": (*_BLAD, ()),
    "verdeling/positie": (*_BLAD, ()),
    "verdeling/gewicht_geheel": (*_BLAD, ()),
    "verdeling/grens": (("sleutel",), (), ()),
    "verdeling/ingroeibasis": (("sleutel",), (), ()),
    "verdeling/sleutelgewicht": (("sleutel",), (), ()),
    "verdeling/bron_gewicht": (("sleutel",), (), ()),
    "mart/brug": ((), (test_brug,), ("mart.brug",)),
    "mart/brug_totaal": ((), (test_brug,), ("mart.brug_totaal", "mart.brug")),
    "mart/miljoen": (("miljoen",), (test_miljoen,), ("mart.miljoen",)),
    "scenario/groep": (("groep",), (test_scenario_uitkomst,), ()),
    "scenario/reden": ((), (test_scenario_uitkomst,), ()),
}


def make_databases(map_: Path) -> dict[str, Path]:
    """What the judges read, built once from the queries as they are."""
    paden = {"mini": map_ / "mini.duckdb", "brug": map_ / "brug.duckdb"}
    build(write_miniraw(map_ / "mini"), paden["mini"])
    build(write_two_vintages(map_ / "brug"), paden["brug"])
    return paden


def judge(doel: str, databases: Mapping[str, Path]) -> None:
    """Run every judge of a target; the first that finds something raises."""
    soorten, modules, tabellen = DOELEN[doel]
    with duckdb.connect() as blad, duckdb.connect() as kopie:
        create_sheet(blad)
        blad.execute("CREATE SCHEMA scenario")
        if tabellen:
            _copy(kopie, databases["mini" if "mart.miljoen" in tabellen else "brug"])
            for tabel in tabellen:
                kopie.execute(f"CREATE OR REPLACE TABLE {tabel} AS {read_query(*tabel.split('.'))}")
        bronnen: dict[str, object] = {"blad": blad, "mini": kopie}
        if "sleutel" in soorten:
            bronnen["rekenaar"] = ScenarioRekenaar(databases["mini"])
        for geval in test_rekenvoorbeelden.GEVALLEN:
            if geval["soort"] in soorten:
                test_rekenvoorbeelden.test_the_case_comes_out_as_worked_by_hand(bronnen, geval)
        fixtures = {"rekenblad": blad, "brug": kopie, "mini": kopie}
        for module in modules:
            for oordeel in find_calls(module, fixtures if tabellen or module in _BLAD[1] else {}):
                oordeel()


def _copy(con: duckdb.DuckDBPyConnection, pad: Path) -> None:
    con.execute(f"ATTACH '{pad}' AS bron (READ_ONLY)")
    tabellen = con.execute(
        "SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = 'bron'"
    ).fetchall()
    for schema, naam in tabellen:
        con.execute(f"CREATE SCHEMA IF NOT EXISTS memory.{schema}")
        con.execute(f"CREATE TABLE memory.{schema}.{naam} AS FROM bron.{schema}.{naam}")
    con.execute("DETACH bron")


def find_calls(module: ModuleType, fixtures: Mapping[str, object]) -> Iterator[Callable[[], object]]:
    """The test functions of a module that need no more than these fixtures, once per set of parameters."""
    for naam, functie in vars(module).items():
        if not naam.startswith("test_"):
            continue
        sets = [_parameters(m) for m in getattr(functie, "pytestmark", []) if m.name == "parametrize"]
        for keuze in itertools.product(*sets):
            waarden = {k: w for deel in keuze for k, w in deel.items()}
            nodig = set(inspect.signature(functie).parameters) - set(waarden)
            if nodig <= set(fixtures):
                yield functools.partial(functie, **waarden, **{n: fixtures[n] for n in nodig})


def _parameters(merk: pytest.Mark) -> list[dict[str, object]]:
    namen = merk.args[0].replace(" ", "").split(",") if isinstance(merk.args[0], str) else list(merk.args[0])
    return [dict(zip(namen, w if len(namen) > 1 else (w,), strict=True)) for w in merk.args[1]]
