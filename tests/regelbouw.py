"""What a few rules find in a data/raw, with the build's own steps but only the tables that these rules read.

A whole build per wrong cell takes five times as long and shows no more about that cell; tests/test_regels.py has whole
builds in which every wrong cell takes part.
"""

import functools
from pathlib import Path

import duckdb

from pipelines.bouw import create_table, load_staging
from pipelines.instellingen import instellingen
from pipelines.meldingen import Bevinding, Ernst
from pipelines.queries import LAGEN, Query, find_inputs, order_queries, read_queries
from pipelines.regels import run_rule
from pipelines.sources.invoer import Invoer
from pipelines.sources.register import read_all


def find(raw: Path, *regels: str) -> list[Bevinding]:
    """Everything that reading finds and, unless that already refuses the input, everything that ``regels`` find."""
    invoer = Invoer(raw, grenzen=instellingen().grenzen)
    for _ in read_all(invoer):
        pass
    if any(b.ernst is Ernst.FOUT for b in invoer.bevindingen):
        return invoer.bevindingen
    queries, nodig = needed(frozenset(regels))
    invoer.tabellen = {naam: f for naam, f in invoer.tabellen.items() if f"staging.{naam}" in nodig}
    with duckdb.connect() as con:
        load_staging(con, invoer)
        for query in queries:
            create_table(con, query)
        return invoer.bevindingen + [bevinding for regel in regels for bevinding in run_rule(con, regel)]


@functools.cache
def needed(regels: frozenset[str]) -> tuple[list[Query], set[str]]:
    """The queries behind these rules, in the order of the build, and every table that they and the rules read."""
    volgorde = order_queries([q for laag in LAGEN for q in read_queries(laag)])
    nodig = {tabel for q in read_queries("regels") if q.naam in regels for tabel in find_inputs(q)}
    for query in reversed(volgorde):  # whoever reads a table comes after it
        if query.tabel in nodig:
            nodig |= find_inputs(query)
    return [query for query in volgorde if query.tabel in nodig], nodig
