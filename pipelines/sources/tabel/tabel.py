"""Open a table file as text cells with their addresses, whatever its format.

The grid is deliberately untyped: deciding what a cell means belongs to the reader that knows the source.
"""

import csv
import hashlib
import io
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.grenzen import MB, STANDAARD, Geweigerd, Grenzen
from pipelines.bestand.csvtekst import decode, find_separator, read_plain

TEKSTFORMATEN = (".csv", ".tsv")
WERKBOEKFORMATEN = (".xlsx", ".ods")
FORMATEN = TEKSTFORMATEN + WERKBOEKFORMATEN


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

    def cel(self, kolom: int, rij: int) -> str:
        """The A1 address of a cell."""
        return f"{kolomletters(kolom + self.links)}{rij}"

    def plek(self, kolom: int, rij: int) -> Plek:
        """The place of a cell."""
        return Plek(self.document, self.blad, self.cel(kolom, rij))


def kolomletters(kolom: int) -> str:
    """The letters of a 0-based column: 0 → A, 25 → Z, 26 → AA."""
    letters = ""
    rest = kolom + 1
    while rest:
        rest, cijfer = divmod(rest - 1, 26)
        letters = chr(ord("A") + cijfer) + letters
    return letters


def kolomnummer(letters: str) -> int:
    """The 0-based column of its letters, the reverse of ``kolomletters``: A → 0, Z → 25, AA → 26."""
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer - 1


def find_tabel(map_: Path, naam: str) -> Path:
    """The file ``naam`` in whichever supported format the user keeps it; the CSV path when there is none."""
    gevonden = [map_ / f"{naam}{formaat}" for formaat in FORMATEN if (map_ / f"{naam}{formaat}").is_file()]
    return gevonden[0] if gevonden else map_ / f"{naam}.csv"


def hash_document(pad: Path) -> str:
    """The sha256 of a document: its ``bron_id``."""
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def open_tabel(
    pad: Path, document: str, blad: str | None = None, grenzen: Grenzen = STANDAARD
) -> tuple[Tabel | None, list[Bevinding]]:
    """Read one sheet; ``None`` with a finding when the file cannot be read as a table at all, or not within bounds."""
    if not pad.is_file():
        return None, [meld("bestand_onleesbaar.tabel.ontbreekt", Plek(document, "bestand"))]
    if (omvang := pad.stat().st_size // MB) >= grenzen.bestand_mb:
        return None, [
            meld(
                "bestand_onleesbaar.tabel.te_groot",
                Plek(document, "bestand"),
                mb=omvang,
                grens=grenzen.bestand_mb,
            )
        ]
    if pad.suffix.lower() in TEKSTFORMATEN:
        return _open_tekst(pad, document, grenzen)
    return _open_werkboek(pad, document, blad, grenzen)


def _open_tekst(pad: Path, document: str, grenzen: Grenzen) -> tuple[Tabel | None, list[Bevinding]]:
    inhoud = pad.read_bytes()
    tekst = decode(inhoud)
    if tekst is None or "\x00" in tekst:
        return None, [meld("bestand_onleesbaar.tabel.codering", Plek(document, pad.stem))]
    kopregel = tekst.split("\n", 1)[0]
    scheiding = find_separator(kopregel)
    if (breedte := kopregel.count(scheiding) + 1) > grenzen.kolommen:
        return None, [
            meld(
                "bestand_onleesbaar.tabel.kolommen",
                Plek(document, pad.stem),
                aantal=breedte,
                grens=grenzen.kolommen,
            )
        ]
    if (snel := read_plain(tekst, scheiding)) is not None:
        kop, cellen = snel
        return Tabel(
            document, hashlib.sha256(inhoud).hexdigest(), pad.stem, kop, cellen, is_werkboek=False
        ), []
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True))
    except csv.Error:
        return None, [meld("bestand_onleesbaar.tabel.aanhalingstekens", Plek(document, pad.stem))]
    return _grid(rijen, document, hashlib.sha256(inhoud).hexdigest(), pad.stem, is_werkboek=False)


def _open_werkboek(
    pad: Path, document: str, blad: str | None, grenzen: Grenzen
) -> tuple[Tabel | None, list[Bevinding]]:
    from pipelines.bestand.werkboektabel import read_cells  # costly to import, and only workbooks need it

    try:
        gelezen = read_cells(pad, blad, grenzen)
    except Geweigerd as fout:
        return None, [fout.at(document)]
    tabel, bevindingen = _grid(gelezen.rijen, document, hash_document(pad), gelezen.blad, is_werkboek=True)
    if tabel is not None:
        tabel = replace(tabel, tekstcellen=gelezen.tekstcellen)
    return tabel, bevindingen + [
        meld("cel_foutwaarde", Plek(document, gelezen.blad, f"{kolomletters(kolom)}{rij + 1}"), waarde)
        for rij, kolom, waarde in gelezen.foutcellen
    ]


def empty_tabel(kop: list[str]) -> Tabel:
    """A table of no document, without rows, for a source that may be absent."""
    kolommen = {f"c{i}": pl.Series([], dtype=pl.String) for i in range(len(kop))}
    return Tabel(
        "",
        "",
        "",
        tuple(kop),
        pl.DataFrame({"rij": pl.Series([], dtype=pl.Int64), **kolommen}),
        is_werkboek=False,
    )


def _grid(
    rijen: list[list[str]], document: str, bron_id: str, blad: str, *, is_werkboek: bool
) -> tuple[Tabel | None, list[Bevinding]]:
    eerste = (
        next((i for i, rij in enumerate(rijen) if any(cel.strip() for cel in rij)), 0) if is_werkboek else 0
    )
    rijen = rijen[eerste:]
    if not rijen or not any(cel.strip() for cel in rijen[0]):
        return None, [meld("bestand_onleesbaar.tabel.zonder_kop", Plek(document, blad))]
    kop = [cel.strip() for cel in rijen[0]]
    links = next(i for i, naam in enumerate(kop) if naam) if is_werkboek else 0
    if any(cel.strip() for rij in rijen for cel in rij[:links]):
        links = 0  # a column with figures and no header is a finding of whoever reads the header
    kop, rijen = kop[links:], [rij[links:] for rij in rijen] if links else rijen
    while kop and not kop[-1]:
        kop.pop()
    inhoud, nummers, bevindingen = _fit_rows(rijen[1:], len(kop), document, blad, (eerste + 2, links))
    kolommen = list(zip(*inhoud, strict=True)) if inhoud else [() for _ in kop]
    data = {f"c{i}": pl.Series(kolom, dtype=pl.String).str.strip_chars() for i, kolom in enumerate(kolommen)}
    cellen = pl.DataFrame({"rij": pl.Series(nummers, dtype=pl.Int64), **data})
    cellen = cellen.filter(pl.any_horizontal(pl.exclude("rij") != ""))  # a blank row is layout, not data
    return Tabel(document, bron_id, blad, tuple(kop), cellen, is_werkboek, eerste + 1, links), bevindingen


def _fit_rows(
    rijen: list[list[str]], breedte: int, document: str, blad: str, begin: tuple[int, int]
) -> tuple[list[list[str]], list[int], list[Bevinding]]:
    """Rows as wide as the header with their row numbers; a row with another width and something in it is a finding."""
    vanaf, links = begin
    if all(len(rij) == breedte for rij in rijen):
        return rijen, list(range(vanaf, len(rijen) + vanaf)), []
    passend: list[list[str]] = []
    nummers: list[int] = []
    bevindingen: list[Bevinding] = []
    for nummer, rij in enumerate(rijen, start=vanaf):
        if len(rij) >= breedte and not any(cel.strip() for cel in rij[breedte:]):
            passend.append(rij[:breedte])
            nummers.append(nummer)
        elif any(cel.strip() for cel in rij):
            cel = f"{kolomletters(links + min(len(rij), breedte + 1) - 1)}{nummer}"
            bevindingen.append(
                meld("rij_breedte", Plek(document, blad, cel), gevonden=len(rij), breedte=breedte)
            )
    return passend, nummers, bevindingen
