"""Rows of tables and views by the values of their columns.

To look at a view costs as much as many questions cost to answer, because all that it reads is planned. So a view is looked at
once, and what is asked of it is one condition. It is looked at as a query of its own: a step on ``con.view`` would plan the
view again, a step on a query only asks what its columns are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import and_

from duckdb import (
    ColumnExpression,
    ConstantExpression,
    DuckDBPyConnection,
    DuckDBPyRelation,
    Expression,
    SQLExpression,
)


@dataclass(frozen=True)
class Rijkeuze:
    """Several values of one key column, and the pairs of the reference that chose them."""

    waarden: tuple[object, ...]
    gevraagd: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return ", ".join(tekst for _, tekst in self.gevraagd)


Sleutel = dict[str, object]  # a value, or a Keuze


class Database:
    """A database of which every table and view is looked at once; for as long as one figure is traced, or all of a state that
    does not change.
    """

    def __init__(self, con: DuckDBPyConnection, find: Callable[[str], str] = str) -> None:
        """``find`` says where a table or view is, for who has them in more than one database."""
        self._con = con
        self._find = find
        self._bekeken: dict[str, DuckDBPyRelation] = {}
        self.namen: dict[str, dict[str, str | None]] = {}
        """Per key column the codes that were asked for, with their name; filled by ``woorden``."""

    def view(self, naam: str) -> DuckDBPyRelation:
        """All rows of a table or view."""
        if naam not in self._bekeken:
            self._bekeken[naam] = self._con.sql(f"FROM {self._find(naam)}")
        return self._bekeken[naam]

    @cached_property
    def documenten(self) -> dict[str, tuple[str, str | None]]:
        """Of every source its document and its version."""
        versies = dict(self.view("mart.bronversie").project("bron_id, versie").fetchall())
        documenten = sorted(self.view("mart.document").project("bron_id, document").fetchall(), reverse=True)
        return {
            bron_id: (document, str(versies[bron_id]) if bron_id in versies else None)
            for bron_id, document in documenten
        }


def select_rows(rijen: DuckDBPyRelation, sleutel: Sleutel, extra: str | None = None) -> DuckDBPyRelation:
    """The rows with these key values for which ``extra`` holds too; one filter, because each plans the whole question."""
    voorwaarden: list[Expression] = [
        ColumnExpression(naam).isin(*map(ConstantExpression, waarde.waarden))
        if isinstance(waarde, Rijkeuze)
        else ColumnExpression(naam) == ConstantExpression(waarde)
        for naam, waarde in sleutel.items()
    ]
    if extra:
        voorwaarden.append(SQLExpression(extra))
    return rijen.filter(reduce(and_, voorwaarden)) if voorwaarden else rijen
