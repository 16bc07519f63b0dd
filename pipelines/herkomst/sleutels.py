"""From the key in a reference to rows of a mart: check the names, convert the values, say what exists instead.

A key column over which may be summed can be given several values (``gm_code=GM0363~GM0599``), or be chosen by what its values
have in common (``provincie=Drenthe``); both are a ``Keuze``.
"""

import re
from datetime import date

import duckdb
from duckdb import DuckDBPyRelation

from pipelines.basis.bevinding import FondskompasFout
from pipelines.herkomst.catalogus import Herkomsttabel, Kenmerk, suggest
from pipelines.herkomst.model import Verwijzing
from pipelines.herkomst.rijen import Database, Rijkeuze, Sleutel, select_rows

_HOOGSTENS = 12
_GEHEEL = re.compile(r"-?[0-9]{1,18}")  # what the database can hold too
SCHEIDING = "~"  # between several values: a reference keeps it as it is, and no code has it


def read_key(con: Database, tabel: Herkomsttabel, verwijzing: Verwijzing) -> Sleutel:
    """The key columns that are given, with typed values, and those that can only have one value.

    Raises FondskompasFout when a column is no key, a value is not of its kind, or a column that cannot be summed over is
    left out. Whether the rows exist is for whoever asks for them (``refuse_absent``).
    """
    mart = con.view(tabel.naam)
    soorten = dict(zip(mart.columns, (str(s) for s in mart.types), strict=True))
    sleutel: Sleutel = {}
    kenmerken = {kolom: kenmerk for kenmerk in tabel.kenmerken for kolom in kenmerk.kolommen}
    for naam, tekst in verwijzing.sleutel:
        if naam in kenmerken:
            continue
        if naam not in tabel.sleutel:
            raise FondskompasFout(
                f"«{naam}» hoort niet bij de sleutel van {tabel.naam}.{suggest(naam, [*tabel.sleutel, *kenmerken])} "
                f"De sleutel is: {', '.join(tabel.sleutel)}."
            )
        if SCHEIDING in tekst and naam in tabel.optelbaar_over:
            waarden = [_convert(mart, naam, deel, soorten[naam]) for deel in tekst.split(SCHEIDING)]
            sleutel[naam] = Rijkeuze(tuple(dict.fromkeys(waarden)), ((naam, tekst),))
        else:
            sleutel[naam] = _convert(mart, naam, tekst, soorten[naam])
    for kenmerk in tabel.kenmerken:
        gevraagd = tuple((naam, tekst) for naam, tekst in verwijzing.sleutel if naam in kenmerk.kolommen)
        if gevraagd:
            sleutel[kenmerk.sleutel] = _choose(con, tabel, kenmerk, gevraagd, sleutel)
    for naam in tabel.sleutel:
        if naam not in sleutel and naam not in tabel.optelbaar_over:
            refuse_absent(mart, tabel, sleutel)
            sleutel[naam] = _only_value(select_rows(mart, sleutel), tabel, naam)
    return sleutel


def summed_over(tabel: Herkomsttabel, sleutel: Sleutel) -> list[str]:
    """The key columns without one value of their own; none for a key that names one row."""
    return [naam for naam in tabel.sleutel if isinstance(sleutel.get(naam, Rijkeuze((), ())), Rijkeuze)]


def write_key(tabel: Herkomsttabel, sleutel: Sleutel) -> tuple[tuple[str, str], ...]:
    """A key in the order of the table, as text."""
    paren: list[tuple[str, str]] = []
    for naam in tabel.sleutel:
        if naam in sleutel:
            waarde = sleutel[naam]
            paren += waarde.gevraagd if isinstance(waarde, Rijkeuze) else [(naam, str(waarde))]
    return tuple(paren)


def _choose(
    con: Database,
    tabel: Herkomsttabel,
    kenmerk: Kenmerk,
    gevraagd: tuple[tuple[str, str], ...],
    sleutel: Sleutel,
) -> Rijkeuze:
    """The values of a key column that have these traits, among the rows with the rest of the key."""
    if kenmerk.sleutel in sleutel:
        raise FondskompasFout(f"Geef {kenmerk.sleutel} of {gevraagd[0][0]}, niet allebei.")
    view = con.view(kenmerk.view)
    rest = {naam: waarde for naam, waarde in sleutel.items() if naam in view.columns}
    gevonden = select_rows(view, {**rest, **dict(gevraagd)}).project(kenmerk.sleutel).distinct()
    waarden = tuple(sorted(rij[0] for rij in gevonden.fetchall()))
    if not waarden:
        naam, tekst = gevraagd[0]
        raise FondskompasFout(
            f"{tabel.naam} heeft geen rij met {naam} «{tekst}».{_choices(select_rows(view, rest), naam, tekst)}"
        )
    return Rijkeuze(waarden, gevraagd)


def _convert(mart: DuckDBPyRelation, naam: str, tekst: str, soort: str) -> object:
    try:
        if soort.endswith(("INT", "INTEGER")):
            if not _GEHEEL.fullmatch(tekst):
                raise ValueError(tekst)
            return int(tekst)
        return date.fromisoformat(tekst) if soort == "DATE" else tekst
    except ValueError as fout:
        raise FondskompasFout(f"«{tekst}» is geen waarde voor {naam}.{_choices(mart, naam)}") from fout


def refuse_absent(mart: DuckDBPyRelation, tabel: Herkomsttabel, sleutel: Sleutel) -> None:
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


def _only_value(rijen: DuckDBPyRelation, tabel: Herkomsttabel, naam: str) -> object:
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
