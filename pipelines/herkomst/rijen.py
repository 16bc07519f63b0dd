"""Rows of tables and views by the values of their columns.

To look at a view costs as much as many questions cost to answer, because all that it reads is planned; and each step of a
relation that still reads the view does so again. So a view is looked at once, and what is asked of it is one condition.
"""

from dataclasses import dataclass
from functools import reduce
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
    """A database of which every table and view is looked at once; for as long as one figure is traced."""

    def __init__(self, con: DuckDBPyConnection) -> None:
        self._con = con
        self._bekeken: dict[str, DuckDBPyRelation] = {}

    def view(self, naam: str) -> DuckDBPyRelation:
        """All rows of a table or view."""
        if naam not in self._bekeken:
            self._bekeken[naam] = self._con.view(naam)
        return self._bekeken[naam]


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
