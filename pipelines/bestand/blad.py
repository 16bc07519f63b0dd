"""The grid that every reader works on: a sheet as it stands in a file, whatever the format.

Rows of text, in which a cell that is more than its text is marked (``Getal``, ``Getoond``, ``Fout``). Nothing is skipped or
repaired, so that row and column numbers are those of the original; a row ends at its last filled cell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pipelines.basis.bevinding import Plek
from pipelines.bestand.adres import kolomletters
from pipelines.bestand.getal import drop_tail

_KORT = re.compile(r"^-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{0,7}[1-9])?\Z", re.ASCII)
_LANGSTE = 100


class Getal(str):
    """A cell that a workbook stores as a number: plain digits with a decimal point, so its notation is no question."""

    __slots__ = ()


class Getoond(str):
    """A cell that a workbook stores otherwise than it is told here: a date, a percentage, a formula without outcome."""

    __slots__ = ("opgeslagen",)
    opgeslagen: str

    def __new__(cls, tekst: str, opgeslagen: str) -> "Getoond":
        """The text for a person, and what is stored: an ISO date, a number, or nothing."""
        cel = super().__new__(cls, tekst)
        cel.opgeslagen = opgeslagen
        return cel


class Fout(str):
    """A cell whose formula fails, such as #N/B."""

    __slots__ = ()


ZONDER_WAARDE = Getoond("(formule zonder waarde)", "")
"""A formula whose outcome was not saved with it."""


def stored(cel: str) -> str:
    """What a workbook stores in a cell, where that is another than what is shown."""
    return cel.opgeslagen if isinstance(cel, Getoond) else cel


def as_number(tekst: str) -> "Getal | str":
    """The number in its shortest plain form, in the fifteen digits that a spreadsheet shows.

    Text that is no finite number stays text; so does a number of more digits than can be told apart.
    """
    if _KORT.match(tekst):  # most cells; the rest of this function comes to the same
        return Getal(tekst)
    if len(tekst) > _LANGSTE:
        return tekst
    try:
        getal = Decimal(tekst)
    except InvalidOperation:
        return tekst
    kort = drop_tail(getal) if getal.is_finite() else None
    if kort is None:
        return tekst
    vast = format(kort, "f")
    return Getal(vast.rstrip("0").rstrip(".") if "." in vast else vast)


def as_percentage(tekst: str) -> str:
    """A number that the workbook shows as a percentage, as text: no table of a circulaire holds percentages."""
    getal = as_number(tekst)
    return Getoond(f"{Decimal(getal) * 100:f}%", getal) if isinstance(getal, Getal) else tekst


@dataclass(frozen=True)
class Blad:
    """One sheet, or the tables of one PDF, or the entries of a JSON delivery.

    ``samengevoegd`` has the cells (0-based row and column) that a merged one covers, and which cell that is. What a person
    does not see is read and marked: ``verborgen_rijen``, ``verborgen_kolommen`` (0-based) and ``is_verborgen``. ``regels``
    names the place of each row that has no A1 address, ``paden`` the row of each JSON path (from 1).
    """

    naam: str
    rijen: list[list[str]]
    document: str = ""
    bron_id: str = ""
    is_tekst: bool = False
    scheiding: str = ""
    samengevoegd: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    verborgen_rijen: frozenset[int] = frozenset()
    verborgen_kolommen: frozenset[int] = frozenset()
    is_verborgen: bool = False
    regels: tuple[str, ...] = ()
    paden: Mapping[str, int] = field(default_factory=dict)

    def cel(self, rij: int, kolom: int) -> str:
        """The address of a cell by 0-based row and column, as a person finds it in the original."""
        return self.regels[rij] if self.regels else f"{kolomletters(kolom)}{rij + 1}"

    def plek(self, cel: str) -> Plek:
        """A place on this sheet."""
        return Plek(self.document, self.naam, cel)

    def at(self, rij: int, kolom: int) -> Plek:
        """The place of a cell by 0-based row and column."""
        return self.plek(self.cel(rij, kolom))

    def text(self, rij: int, kolom: int) -> str:
        """The text at a place counted from 1; nothing outside the sheet."""
        if 1 <= rij <= len(self.rijen) and 1 <= kolom <= len(self.rijen[rij - 1]):
            return self.rijen[rij - 1][kolom - 1]
        return ""
