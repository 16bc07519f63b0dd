"""A part of a build, in memory: only the tables behind a few rules or behind one question, with the build's own steps.

A whole build per wrong cell takes several times as long and shows no more about that cell; tests/bouw/test_regels.py has whole
builds in which every wrong cell takes part.
"""

import contextlib
import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from pipelines.basis.bevinding import Bevinding, Ernst
from pipelines.basis.instellingen import instellingen
from pipelines.basis.queries import LAGEN, Query, find_inputs, order_queries, read_queries
from pipelines.bouw.regels import run_rule
from pipelines.bouw.stand import apply_stand
from pipelines.bouw.stappen import create_table, load_staging
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_all


def find(raw: Path, *regels: str) -> list[Bevinding]:
    """Everything that reading finds and, unless that already refuses the input, everything that ``regels`` find."""
    invoer = _read(raw)
    if any(b.ernst is Ernst.FOUT for b in invoer.bevindingen):
        return invoer.bevindingen
    gelezen = {tabel for q in read_queries("regels") if q.naam in regels for tabel in find_inputs(q)}
    with _made(invoer, gelezen) as con:
        return invoer.bevindingen + [bevinding for regel in regels for bevinding in run_rule(con, regel)]


def ask(raw: Path, *vragen: str, stand: str | None = None) -> list[list[tuple]]:
    """The answer to each question in SQL; see ``opened``."""
    tabellen = {tabel for vraag in vragen for tabel in find_inputs(Query("", "", vraag))}
    with opened(raw, *tabellen, stand=stand) as con:
        return [con.execute(vraag).fetchall() for vraag in vragen]


@contextlib.contextmanager
def opened(raw: Path, *tabellen: str, stand: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with these tables and what they read, of sources in which reading finds no error; no rule is run."""
    invoer = _read(raw)
    if stand is not None:
        apply_stand(invoer, stand)
    assert not [b for b in invoer.bevindingen if b.ernst is Ernst.FOUT]
    with _made(invoer, tabellen) as con:
        yield con


def _read(raw: Path) -> Invoer:
    invoer = Invoer(raw, grenzen=instellingen().grenzen)
    for _ in read_all(invoer):
        pass
    return invoer


@contextlib.contextmanager
def _made(invoer: Invoer, tabellen: Iterable[str]) -> Iterator[duckdb.DuckDBPyConnection]:
    queries, nodig = _needed(frozenset(tabellen))
    invoer.tabellen = {naam: f for naam, f in invoer.tabellen.items() if f"staging.{naam}" in nodig}
    with duckdb.connect() as con:
        load_staging(con, invoer)
        for query in queries:
            create_table(con, query)
        yield con


@functools.cache
def _needed(tabellen: frozenset[str]) -> tuple[list[Query], set[str]]:
    """The queries behind these tables, in the order of the build, and every table that they read."""
    volgorde = order_queries([q for laag in LAGEN for q in read_queries(laag)])
    nodig = set(tabellen)
    for query in reversed(volgorde):  # whoever reads a table comes after it
        if query.tabel in nodig:
            nodig |= find_inputs(query)
    return [query for query in volgorde if query.tabel in nodig], nodig
