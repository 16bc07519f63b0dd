"""From the key in a reference to rows of a mart: check the names, convert the values, say what exists instead."""

import re
from datetime import date
from functools import reduce
from operator import and_

import duckdb
from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection, DuckDBPyRelation

from pipelines.herkomst.catalogus import Tabel, suggest
from pipelines.herkomst.model import Verwijzing
from pipelines.meldingen import FondskompasFout

_HOOGSTENS = 12
_GEHEEL = re.compile(r"-?[0-9]{1,18}")  # what the database can hold too
Sleutel = dict[str, object]


def read_key(con: DuckDBPyConnection, tabel: Tabel, verwijzing: Verwijzing) -> Sleutel:
    """The key columns that are given, with typed values, and those that can only have one value.

    Raises FondskompasFout when a column is no key, a value is not of its kind, or a column that cannot be summed over is
    left out. Whether the rows exist is for whoever asks for them (``refuse_absent``).
    """
    mart = con.view(tabel.naam)
    soorten = dict(zip(mart.columns, (str(s) for s in mart.types), strict=True))
    sleutel: Sleutel = {}
    for naam, tekst in verwijzing.sleutel:
        if naam not in tabel.sleutel:
            raise FondskompasFout(
                f"«{naam}» hoort niet bij de sleutel van {tabel.naam}.{suggest(naam, tabel.sleutel)} "
                f"De sleutel is: {', '.join(tabel.sleutel)}."
            )
        sleutel[naam] = _convert(mart, naam, tekst, soorten[naam])
    for naam in tabel.sleutel:
        if naam not in sleutel and naam not in tabel.optelbaar_over:
            refuse_absent(mart, tabel, sleutel)
            sleutel[naam] = _only_value(select_rows(mart, sleutel), tabel, naam)
    return sleutel


def select_rows(rijen: DuckDBPyRelation, sleutel: Sleutel) -> DuckDBPyRelation:
    """The rows with these key values; one filter, because each further one plans the whole question again."""
    voorwaarden = [ColumnExpression(naam) == ConstantExpression(waarde) for naam, waarde in sleutel.items()]
    return rijen.filter(reduce(and_, voorwaarden)) if voorwaarden else rijen


def write_key(tabel: Tabel, sleutel: Sleutel) -> tuple[tuple[str, str], ...]:
    """A key in the order of the table, as text."""
    return tuple((naam, str(sleutel[naam])) for naam in tabel.sleutel if naam in sleutel)


def _convert(mart: DuckDBPyRelation, naam: str, tekst: str, soort: str) -> object:
    try:
        if soort.endswith(("INT", "INTEGER")):
            if not _GEHEEL.fullmatch(tekst):
                raise ValueError(tekst)
            return int(tekst)
        return date.fromisoformat(tekst) if soort == "DATE" else tekst
    except ValueError as fout:
        raise FondskompasFout(f"«{tekst}» is geen waarde voor {naam}.{_choices(mart, naam)}") from fout


def refuse_absent(mart: DuckDBPyRelation, tabel: Tabel, sleutel: Sleutel) -> None:
    """Raises FondskompasFout when there are no such rows, naming the first value that does not occur."""
    if select_rows(mart, sleutel).limit(1).fetchall():
        return
    tot_nu: Sleutel = {}
    for naam in (n for n in tabel.sleutel if n in sleutel):
        eerder, tot_nu = dict(tot_nu), {**tot_nu, naam: sleutel[naam]}
        if select_rows(mart, tot_nu).limit(1).fetchall() == []:
            bij = " bij " + ", ".join(f"{n} {w}" for n, w in eerder.items()) if eerder else ""
            over = select_rows(mart, eerder)
            raise FondskompasFout(
                f"{tabel.naam} heeft geen rij met {naam} «{sleutel[naam]}»{bij}.{_choices(over, naam, str(sleutel[naam]))}"
            )


def _only_value(rijen: DuckDBPyRelation, tabel: Tabel, naam: str) -> object:
    waarden = [rij[0] for rij in rijen.project(naam).distinct().limit(2).fetchall()]
    if len(waarden) != 1:
        raise FondskompasFout(
            f"Geef ook {naam}: cijfers van {tabel.naam} zijn daarover niet op te tellen.{_choices(rijen, naam)}"
        )
    return waarden[0]


def _choices(rijen: DuckDBPyRelation, naam: str, gezocht: str = "") -> str:
    """What there is to choose from: all of it when it is little, else what looks like what was asked."""
    try:
        waarden = [str(rij[0]) for rij in rijen.project(naam).distinct().order(naam).fetchall()]
    except duckdb.BinderException:
        return ""
    getoond = ", ".join(waarden[:_HOOGSTENS]) + (", …" if len(waarden) > _HOOGSTENS else "")
    return f"{suggest(gezocht, waarden) if gezocht else ''} Er is: {getoond}."
