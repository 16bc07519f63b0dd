"""Validation rules and reconciliations: run the SQL in queries/regels and queries/aansluiting.

A rule selects failing rows (document, blad, cel, waarde, verwacht, verschil); its severity, message and remedy stand in
``basis/bevindingen/regels.toml``. A reconciliation selects code, omschrijving, links_eur, rechts_eur, tolerantie_eur,
verklaard_eur, verklaring and bron; the verdict is computed here once for all of them. What it is about and what is compared
stand in ``queries/aansluiting/onderwerpen.csv``.
"""

from collections.abc import Collection
from dataclasses import astuple, fields
from functools import cache

import duckdb

from pipelines.basis.bevinding import Bevinding, FondskompasFout, Plek, Tekst, meld, read_texts
from pipelines.basis.opmaak import as_plain
from pipelines.basis.queries import read_list, read_queries, read_query


def read_rule_texts() -> dict[str, Tekst]:
    """Severity, message and remedy per rule."""
    return {query.naam: read_texts()[query.naam] for query in read_queries("regels")}


@cache
def read_subjects() -> dict[str, dict[str, str]]:
    """Subject (``onderwerp``) and what is compared (``uitleg``) per reconciliation, by the name of its file."""
    return {rij["aansluiting"]: rij for rij in read_list("aansluiting", "onderwerpen")}


def run_rules(con: duckdb.DuckDBPyConnection) -> list[Bevinding]:
    """Every finding of every rule."""
    return [bevinding for query in read_queries("regels") for bevinding in run_rule(con, query.naam)]


def run_rule(con: duckdb.DuckDBPyConnection, naam: str) -> list[Bevinding]:
    """Every finding of one rule."""
    rijen = con.execute(read_query("regels", naam)).fetchall()
    return [
        meld(
            naam,
            Plek(document or "", blad or "", cel or ""),
            as_plain(waarde) or "",
            verwacht=verwacht,
            verschil=as_plain(verschil),
        )
        for document, blad, cel, waarde, verwacht, verschil in rijen
    ]


def store_findings(con: duckdb.DuckDBPyConnection, bevindingen: list[Bevinding]) -> None:
    """Write ``mart.bevinding``."""
    con.execute(read_query("tabellen", "bevinding"))
    rijen = [tuple(map(as_plain, astuple(b))) for b in bevindingen]
    if rijen:
        namen = ", ".join(f.name for f in fields(Bevinding))
        con.executemany(
            f"INSERT INTO mart.bevinding ({namen}) VALUES ({', '.join('?' * len(fields(Bevinding)))})", rijen
        )


def run_reconciliations(con: duckdb.DuckDBPyConnection, namen: Collection[str] | None = None) -> None:
    """Write ``mart.aansluiting``: every reconciliation with its difference and verdict, or only those with these names."""
    con.execute(read_query("tabellen", "aansluiting"))
    oordeel = read_query("tabellen", "aansluiting_oordeel")
    onderwerpen = read_subjects()
    for query in read_queries("aansluiting"):
        if namen is not None and query.naam not in namen:
            continue
        if query.naam not in onderwerpen:
            raise FondskompasFout(f"De aansluiting {query.naam} heeft geen onderwerp in onderwerpen.csv.")
        con.execute(f"CREATE OR REPLACE TEMP VIEW aansluiting_invoer AS {query.sql}")
        con.execute(oordeel, {"onderwerp": onderwerpen[query.naam]["onderwerp"]})
    con.execute(read_query("tabellen", "aansluiting_bevestigd"))
