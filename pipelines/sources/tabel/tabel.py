"""A table with one header: the columns of a grid as text, each cell with its address.

Deliberately untyped: deciding what a cell means belongs to the reader that knows the source.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.bestand.adres import kolomletters
from pipelines.bestand.blad import Blad, Fout, Getal, Getoond, stored

_GETAL_MET_PUNT = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")


@dataclass(frozen=True)
class Tabel:
    """One sheet as text.

    ``cellen`` has one String column per sheet column (``c0``, ``c1`` …) without the header row, plus ``rij``:
    the 1-based row number in the sheet, so that ``cel`` gives the address a person sees in a spreadsheet.
    """

    document: str
    bron_id: str
    blad: str
    kop: tuple[str, ...]
    cellen: pl.DataFrame
    is_werkboek: bool
    koprij: int = 1
    """The row of the header; in a workbook blank rows may come before it."""
    links: int = 0
    """How many empty columns a workbook has before the first of the table."""
    tekstcellen: frozenset[str] = frozenset()
    """Addresses of workbook cells that hold a number as text with a point: whether that marks thousands cannot be seen."""

    def letters(self, kolom: int) -> str:
        """The letters of a column."""
        return kolomletters(kolom + self.links)

    def cel(self, kolom: int, rij: int) -> str:
        """The A1 address of a cell."""
        return f"{self.letters(kolom)}{rij}"

    def plek(self, kolom: int, rij: int) -> Plek:
        """The place of a cell."""
        return Plek(self.document, self.blad, self.cel(kolom, rij))

    def plek_kop(self) -> Plek:
        """The place of the header row as a whole."""
        return Plek(self.document, self.blad, f"rij {self.koprij}")


def empty_tabel(kop: list[str]) -> Tabel:
    """A table of no document, without rows, for a source that may be absent."""
    kolommen = {f"c{i}": pl.Series([], dtype=pl.String) for i in range(len(kop))}
    cellen = pl.DataFrame({"rij": pl.Series([], dtype=pl.Int64), **kolommen})
    return Tabel("", "", "", tuple(kop), cellen, is_werkboek=False)


def as_tabel(blad: Blad) -> tuple[Tabel | None, list[Bevinding]]:
    """The table on a sheet; ``None`` with a finding when there is no header.

    The header is the first row, in a workbook the first that is not blank. Of a cell that is shown otherwise than it is
    stored, what is stored counts; a cell whose formula fails is a finding, and must not pass for an empty one.
    """
    gelezen = _Cellen(blad.rijen, frozenset(), []) if blad.is_tekst else _read_stored(blad)
    rijen = gelezen.rijen
    eerste = 0 if blad.is_tekst else next((i for i, rij in enumerate(rijen) if _is_filled(rij)), 0)
    rijen = rijen[eerste:]
    if not rijen or not _is_filled(rijen[0]):
        zonder_kop = meld("bestand_onleesbaar.tabel.zonder_kop", Plek(blad.document, blad.naam))
        return None, [zonder_kop, *gelezen.fouten]
    kop = [cel.strip() for cel in rijen[0]]
    links = 0 if blad.is_tekst else next(i for i, naam in enumerate(kop) if naam)
    if any(_is_filled(rij[:links]) for rij in rijen):
        links = 0  # a column with figures and no header is a finding of whoever reads the header
    kop, rijen = kop[links:], [rij[links:] for rij in rijen] if links else rijen
    while kop and not kop[-1]:
        kop.pop()
    inhoud, nummers, bevindingen = _fit_rows(rijen[1:], len(kop), blad, eerste + 2, links)
    kolommen = list(zip(*inhoud, strict=True)) if inhoud else [() for _ in kop]
    data = {f"c{i}": pl.Series(kolom, dtype=pl.String).str.strip_chars() for i, kolom in enumerate(kolommen)}
    cellen = pl.DataFrame({"rij": pl.Series(nummers, dtype=pl.Int64), **data})
    cellen = cellen.filter(pl.any_horizontal(pl.exclude("rij") != ""))  # a blank row is layout, not data
    tabel = Tabel(
        blad.document, blad.bron_id, blad.naam, tuple(kop), cellen, not blad.is_tekst, eerste + 1, links, gelezen.met_punt
    )  # fmt: skip
    return tabel, bevindingen + gelezen.fouten


class _Cellen(NamedTuple):
    """Rows, the addresses of text that looks like a number with a point, and a finding for each failing formula."""

    rijen: list[list[str]]
    met_punt: frozenset[str]
    fouten: list[Bevinding]


def _read_stored(blad: Blad) -> _Cellen:
    """The rows of a workbook as they are stored, all of one width."""
    breedte = max(map(len, blad.rijen), default=0)
    rijen, met_punt, fouten = [], [], []
    for nummer, rij in enumerate(blad.rijen):
        cellen: list[str] = []
        for kolom, cel in enumerate(rij):
            if isinstance(cel, Fout):
                fouten.append(meld("cel_foutwaarde", blad.at(nummer, kolom), cel))
                cellen.append("")
                continue
            cellen.append(stored(cel))
            if not isinstance(cel, Getal | Getoond) and _GETAL_MET_PUNT.fullmatch(cel.strip()):
                met_punt.append(blad.cel(nummer, kolom))
        rijen.append(cellen + [""] * (breedte - len(cellen)))
    return _Cellen(rijen, frozenset(met_punt), fouten)


def _is_filled(rij: list[str]) -> bool:
    return any(cel.strip() for cel in rij)


def _fit_rows(
    rijen: list[list[str]], breedte: int, blad: Blad, vanaf: int, links: int
) -> tuple[list[list[str]], list[int], list[Bevinding]]:
    """Rows as wide as the header with their row numbers; a row with another width and something in it is a finding."""
    if all(len(rij) == breedte for rij in rijen):
        return rijen, list(range(vanaf, len(rijen) + vanaf)), []
    passend: list[list[str]] = []
    nummers: list[int] = []
    bevindingen: list[Bevinding] = []
    for nummer, rij in enumerate(rijen, start=vanaf):
        if len(rij) >= breedte and not _is_filled(rij[breedte:]):
            passend.append(rij[:breedte])
            nummers.append(nummer)
        elif _is_filled(rij):
            plek = blad.at(nummer - 1, links + min(len(rij), breedte + 1) - 1)
            bevindingen.append(meld("rij_breedte", plek, gevonden=len(rij), breedte=breedte))
    return passend, nummers, bevindingen
