"""What there is to choose from when looking for a figure, and one figure of every column as an example.

For who does not have a reference yet: the values that a key column takes, and the formula of each column with the numbers
of one row filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection, DuckDBPyRelation

from pipelines.basis.bevinding import FondskompasFout
from pipelines.herkomst.catalogus import Herkomsttabel
from pipelines.herkomst.formule import fill_in
from pipelines.herkomst.model import Verwijzing
from pipelines.herkomst.rijen import Sleutel, select_rows
from pipelines.herkomst.sleutels import write_key


@dataclass(frozen=True)
class Voorbeeld:
    """One figure of a column: how it is called there, its formula with numbers (``None`` when it is taken over), and where."""

    omschrijving: str
    formule: str | None
    verwijzing: Verwijzing


def key_values(
    con: DuckDBPyConnection, tabel: Herkomsttabel, naam: str, gekozen: Mapping[str, str]
) -> tuple[str, ...]:
    """The values of one key column as text, sorted, among the rows that have the other values chosen so far.

    Raises FondskompasFout when ``naam`` or a chosen column is no key of the table.
    """
    vreemd = [n for n in (naam, *gekozen) if n not in tabel.sleutel]
    if vreemd:
        raise FondskompasFout(f"«{vreemd[0]}» hoort niet bij de sleutel van {tabel.naam}.")
    rijen: DuckDBPyRelation = con.view(tabel.naam)
    for anders, waarde in gekozen.items():
        if anders != naam:
            rijen = rijen.filter(ColumnExpression(anders).cast("VARCHAR") == ConstantExpression(waarde))
    # sorted as the database sorts them, so that a taakveld or a year stays in its own order
    return tuple(str(rij[0]) for rij in rijen.project(naam).distinct().order(naam).fetchall())


def read_examples(
    con: DuckDBPyConnection, tabel: Herkomsttabel, jaar: int | None = None
) -> dict[str, Voorbeeld]:
    """One figure of each column of a table, from one row: the fullest of ``jaar`` where the table has that year."""
    sleutel = _example_row(con, tabel, jaar)
    if sleutel is None:
        return {}
    gevonden: dict[str, Voorbeeld] = {}
    for view in {figuur.stappen for figuur in tabel.figuren}:
        uitkomsten = select_rows(con.view(f"herkomst.{view}"), sleutel, "is_uitkomst")
        for kolom, omschrijving, formule, getallen in uitkomsten.project(
            "kolom, omschrijving, formule, getallen"
        ).fetchall():
            verwijzing = Verwijzing(tabel.naam, write_key(tabel, sleutel), kolom)
            tekst = fill_in(formule, getallen) if formule else None
            gevonden[kolom] = Voorbeeld(omschrijving, tekst, verwijzing)
    return gevonden


def _example_row(con: DuckDBPyConnection, tabel: Herkomsttabel, jaar: int | None) -> Sleutel | None:
    mart = con.view(tabel.naam)
    jaarkolom = next((n for n in ("uitkeringsjaar", "boekjaar", "indeling_jaar") if n in tabel.sleutel), None)
    ander_jaar = f"({jaarkolom} <> {int(jaar)})::INTEGER, " if jaarkolom and jaar else ""
    leeg = " + ".join(f"coalesce({f.kolom} = 0, TRUE)::INTEGER" for f in tabel.figuren)
    rijen = mart.order(f"{ander_jaar}{leeg}, {', '.join(tabel.sleutel)}").limit(1)
    gevonden = rijen.project(", ".join(tabel.sleutel)).fetchall()
    return dict(zip(tabel.sleutel, gevonden[0], strict=True)) if gevonden else None
