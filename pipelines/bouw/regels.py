"""Validation rules and reconciliations: run the SQL in queries/regels and queries/aansluiting.

A rule selects failing rows (document, blad, cel, waarde, verwacht, verschil); its severity, message and remedy stand in
``queries/regels/regels.csv``. A reconciliation selects code, omschrijving, links_eur, rechts_eur, tolerantie_eur,
verklaard_eur, verklaring and bron; the verdict is computed here once for all of them. What it is about and what is compared
stand in ``queries/aansluiting/onderwerpen.csv``.
"""

import csv
from dataclasses import astuple, fields
from decimal import Decimal
from functools import cache

import duckdb

from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout
from pipelines.basis.queries import queries_map, read_queries, read_query


@cache
def read_rule_texts() -> dict[str, dict[str, str]]:
    """Severity, message and remedy per rule."""
    return _read_texts("regels", "regels", "regel")


@cache
def read_subjects() -> dict[str, dict[str, str]]:
    """Subject (``onderwerp``) and what is compared (``uitleg``) per reconciliation, by the name of its file."""
    return _read_texts("aansluiting", "onderwerpen", "aansluiting")


def _read_texts(map_: str, naam: str, sleutel: str) -> dict[str, dict[str, str]]:
    with (queries_map() / map_ / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        return {rij[sleutel]: rij for rij in csv.DictReader(bestand, delimiter=";")}


def run_rules(con: duckdb.DuckDBPyConnection) -> list[Bevinding]:
    """Every finding of every rule."""
    return [bevinding for query in read_queries("regels") for bevinding in run_rule(con, query.naam)]


def run_rule(con: duckdb.DuckDBPyConnection, naam: str) -> list[Bevinding]:
    """Every finding of one rule."""
    teksten = read_rule_texts()
    if naam not in teksten:
        raise FondskompasFout(f"De regel {naam} heeft geen tekst in regels.csv.")
    tekst = teksten[naam]
    return [
        Bevinding(
            regel=naam,
            ernst=Ernst(tekst["ernst"]),
            document=document or "",
            blad=blad or "",
            cel=cel or "",
            waarde=_as_text(waarde) or "",
            verwacht=str(verwacht),
            melding=tekst["melding"],
            remedie=tekst["remedie"],
            verschil=_as_text(verschil),
        )
        for document, blad, cel, waarde, verwacht, verschil in con.execute(
            read_query("regels", naam)
        ).fetchall()
    ]


def _as_text(waarde: object) -> str | None:
    """A value as a reader writes it: 0.000, never 0E-3."""
    if waarde is None:
        return None
    return format(waarde, "f") if isinstance(waarde, Decimal) else str(waarde)


def store_findings(con: duckdb.DuckDBPyConnection, bevindingen: list[Bevinding]) -> None:
    """Write ``mart.bevinding``."""
    con.execute(read_query("tabellen", "bevinding"))
    rijen = [tuple(str(w) if w is not None else None for w in astuple(b)) for b in bevindingen]
    if rijen:
        namen = ", ".join(f.name for f in fields(Bevinding))
        con.executemany(
            f"INSERT INTO mart.bevinding ({namen}) VALUES ({', '.join('?' * len(fields(Bevinding)))})", rijen
        )


def run_reconciliations(con: duckdb.DuckDBPyConnection) -> None:
    """Write ``mart.aansluiting``: every reconciliation with its difference and verdict."""
    con.execute(read_query("tabellen", "aansluiting"))
    oordeel = read_query("tabellen", "aansluiting_oordeel")
    onderwerpen = read_subjects()
    for query in read_queries("aansluiting"):
        if query.naam not in onderwerpen:
            raise FondskompasFout(f"De aansluiting {query.naam} heeft geen onderwerp in onderwerpen.csv.")
        con.execute(f"CREATE OR REPLACE TEMP VIEW aansluiting_invoer AS {query.sql}")
        con.execute(oordeel, {"onderwerp": onderwerpen[query.naam]["onderwerp"]})
