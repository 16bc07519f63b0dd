"""The judge of a mutant of the SQL: the oracles of tests/orakel, on every database that tests/orakel/test_orakel.py uses.

A mutant is noticed when any of its outcomes is not that of the oracle, or when calculating it fails.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

import duckdb

from tests.orakel.gevallen import Geval, differ
from tests.orakel.tafels import read_rows


class Oordeel(StrEnum):
    """What became of a mutant; one that is no valid query says nothing about the tests and is not counted."""

    OPGEMERKT = "opgemerkt"
    OVERLEEFT = "overleeft"
    ONGELDIG = "ongeldig"


def judge_by(shows: Callable[[], bool]) -> Oordeel:
    """What one look says: whether the mutant showed, or could not be calculated with at all."""
    try:
        return Oordeel.OPGEMERKT if shows() else Oordeel.OVERLEEFT
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException):
        return Oordeel.ONGELDIG
    except (duckdb.Error, AssertionError):
        return Oordeel.OPGEMERKT


def judge_sql(doel: str, sql: str, gevallen: Mapping[str, Geval]) -> Oordeel:
    """Try the mutant on every database of its query until one shows it."""
    for geval in gevallen.values():
        if doel not in geval.doelen:
            continue
        geval.con.execute(f"USE {geval.catalogus}")
        oordeel = judge_by(lambda geval=geval: differ(doel, read_rows(geval.con, sql), geval.expect(doel)))
        geval.con.execute("USE memory")
        if oordeel is not Oordeel.OVERLEEFT:
            return oordeel
    return Oordeel.OVERLEEFT
