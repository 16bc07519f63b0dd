"""A sheet as it stands in a file: rows of text, in which numbers that a workbook stores as numbers are marked.

Nothing is skipped or repaired here, so that row and column numbers are those of the original.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pipelines.basis.bevinding import Plek
from pipelines.sources.tabel.tabel import kolomletters

_KORT = re.compile(r"^-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{0,7}[1-9])?\Z", re.ASCII)
_LANGSTE = 100
_BETEKENISVOL = 15  # the digits a spreadsheet shows; what follows is the tail of its binary storage


class Getal(str):
    """A cell that a workbook stores as a number: plain digits with a decimal point, so its notation is no question."""

    __slots__ = ()


def as_number(tekst: str) -> "Getal | str":
    """The number in its shortest plain form; text that is no finite number stays text."""
    if _KORT.match(tekst):  # most cells; the rest of this function comes to the same
        return Getal(tekst)
    if len(tekst) > _LANGSTE:
        return tekst
    try:
        getal = Decimal(tekst)
    except InvalidOperation:
        return tekst
    if not getal.is_finite() or abs(getal.adjusted()) > 30:
        return tekst
    cijfers = len(getal.as_tuple().digits)
    if cijfers > _BETEKENISVOL:
        getal = round(getal, _BETEKENISVOL - 1 - getal.adjusted())
    vast = format(getal, "f")
    return Getal(vast.rstrip("0").rstrip(".") if "." in vast else vast)


def as_percentage(tekst: str) -> str:
    """A number that the workbook shows as a percentage, as text: no table of a circulaire holds percentages."""
    getal = as_number(tekst)
    return f"{Decimal(getal) * 100:f}%" if isinstance(getal, Getal) else tekst


@dataclass(frozen=True)
class Werkblad:
    """One sheet, or the tables of one PDF. ``regels`` names the place of each row when a row has no A1 address."""

    document: str
    bron_id: str
    naam: str
    rijen: list[list[str]]
    is_tekst: bool = False
    scheiding: str = ""
    samengevoegd: frozenset[tuple[int, int]] = field(default=frozenset())
    regels: tuple[str, ...] = ()

    def cel(self, rij: int, kolom: int) -> str:
        """The address of a cell by 0-based row and column, as a person finds it in the original."""
        return self.regels[rij] if self.regels else f"{kolomletters(kolom)}{rij + 1}"

    def plek(self, cel: str) -> Plek:
        """A place on this sheet."""
        return Plek(self.document, self.naam, cel)

    def at(self, rij: int, kolom: int) -> Plek:
        """The place of a cell by 0-based row and column."""
        return self.plek(self.cel(rij, kolom))
