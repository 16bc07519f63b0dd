"""Open a table file as text cells with their addresses, whatever its format.

The grid is deliberately untyped: deciding what a cell means belongs to the reader that knows the source.
"""

import csv
import hashlib
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipelines.meldingen import Bevinding, Ernst
from pipelines.sources.csvtekst import decode, find_separator, read_plain

TEKSTFORMATEN = (".csv", ".tsv")
WERKBOEKFORMATEN = (".xlsx", ".ods")
FORMATEN = TEKSTFORMATEN + WERKBOEKFORMATEN
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
    tekstcellen: frozenset[str] = frozenset()
    """Addresses of workbook cells that hold a number as text with a point: whether that marks thousands cannot be seen."""

    def cel(self, kolom: int, rij: int) -> str:
        """The A1 address of a cell."""
        return f"{kolomletters(kolom)}{rij}"


def kolomletters(kolom: int) -> str:
    """The letters of a 0-based column: 0 → A, 25 → Z, 26 → AA."""
    letters = ""
    rest = kolom + 1
    while rest:
        rest, cijfer = divmod(rest - 1, 26)
        letters = chr(ord("A") + cijfer) + letters
    return letters


def find_tabel(map_: Path, naam: str) -> Path:
    """The file ``naam`` in whichever supported format the user keeps it; the CSV path when there is none."""
    gevonden = [map_ / f"{naam}{formaat}" for formaat in FORMATEN if (map_ / f"{naam}{formaat}").is_file()]
    return gevonden[0] if gevonden else map_ / f"{naam}.csv"


def hash_document(pad: Path) -> str:
    """The sha256 of a document: its ``bron_id``."""
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def open_tabel(pad: Path, document: str, blad: str | None = None) -> tuple[Tabel | None, list[Bevinding]]:
    """Read one sheet; ``None`` with a finding when the file cannot be read as a table at all."""
    if not pad.is_file():
        return None, [
            _unreadable(
                document,
                "bestand",
                "bestand ontbreekt",
                "een bestaand bestand",
                "Zet het bestand op deze plek.",
            )
        ]
    if pad.suffix.lower() in TEKSTFORMATEN:
        return _open_tekst(pad, document)
    return _open_werkboek(pad, document, blad)


def _unreadable(document: str, blad: str, waarde: str, verwacht: str, remedie: str) -> Bevinding:
    return Bevinding(
        regel="bestand_onleesbaar",
        ernst=Ernst.FOUT,
        document=document,
        blad=blad,
        cel="",
        waarde=waarde,
        verwacht=verwacht,
        melding="Het bestand is niet als tabel te lezen.",
        remedie=remedie,
    )


def outside_folder(document: str) -> Bevinding:
    """A link that leads out of the data folder: changes behind it would go unnoticed."""
    return _unreadable(
        document,
        "bestand",
        "een verwijzing naar buiten de map",
        "een bestand in de map zelf",
        "Zet het bestand zelf op deze plek in plaats van een verwijzing.",
    )


def _open_tekst(pad: Path, document: str) -> tuple[Tabel | None, list[Bevinding]]:
    inhoud = pad.read_bytes()
    tekst = decode(inhoud)
    if tekst is None or "\x00" in tekst:
        return None, [
            _unreadable(
                document,
                pad.stem,
                "onbekende codering",
                "UTF-8 of Windows-1252",
                "Sla het bestand op als CSV UTF-8.",
            )
        ]
    scheiding = find_separator(tekst.split("\n", 1)[0])
    if (snel := read_plain(tekst, scheiding)) is not None:
        kop, cellen = snel
        return Tabel(
            document, hashlib.sha256(inhoud).hexdigest(), pad.stem, kop, cellen, is_werkboek=False
        ), []
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True))
    except csv.Error:
        return None, [
            _unreadable(
                document,
                pad.stem,
                "een cel die niet wordt afgesloten of te lang is",
                "een CSV met gesloten aanhalingstekens",
                "Open het bestand in een rekenblad en sla het opnieuw op als CSV.",
            )
        ]
    return _grid(rijen, document, hashlib.sha256(inhoud).hexdigest(), pad.stem, is_werkboek=False)


def _open_werkboek(pad: Path, document: str, blad: str | None) -> tuple[Tabel | None, list[Bevinding]]:
    import fastexcel  # costly to import, and only workbooks need it

    try:
        werkboek = fastexcel.read_excel(pad)
        bladen = werkboek.sheet_names
        if blad is not None and blad not in bladen:
            return None, [
                _unreadable(
                    document,
                    blad,
                    ", ".join(bladen),
                    f"een blad met de naam {blad}",
                    f"Noem het blad met de tabel «{blad}».",
                )
            ]
        naam = blad or bladen[0]
        # skip_rows=0: blank rows above the header would otherwise be left out, and every address would be off
        batch, foutcellen = werkboek.load_sheet(
            naam, header_row=None, skip_rows=0, dtypes="string", skip_whitespace_tail_rows=True
        ).to_arrow_with_errors()
    except (fastexcel.FastExcelError, OSError, ValueError) as fout:
        return None, [
            _unreadable(
                document,
                blad or "",
                type(fout).__name__,
                "een leesbaar werkboek (.xlsx of .ods)",
                "Open het werkboek, sla het opnieuw op en probeer het nog eens.",
            )
        ]
    kolommen = [kolom.to_pylist() for kolom in batch.columns]
    rijen = [["" if cel is None else cel for cel in rij] for rij in zip(*kolommen, strict=True)]
    tabel, bevindingen = _grid(rijen, document, hash_document(pad), naam, is_werkboek=True)
    if tabel is not None:
        tabel = replace(tabel, tekstcellen=_pointed_text(pad, naam, rijen))
    fouten = foutcellen.errors if foutcellen else []
    return tabel, bevindingen + [_error_cell(document, naam, fout.position, fout.detail) for fout in fouten]


def _pointed_text(pad: Path, blad: str, rijen: list[list[str]]) -> frozenset[str]:
    """Cells like ``1.250`` that are text and no number; openpyxl knows the type, and is only asked when there are any."""
    verdacht = {
        f"{kolomletters(k)}{r}"
        for r, rij in enumerate(rijen, start=1)
        for k, cel in enumerate(rij)
        if _GETAL_MET_PUNT.fullmatch(cel.strip())
    }
    if not verdacht or pad.suffix.lower() != ".xlsx":
        return frozenset()
    from openpyxl import load_workbook

    werkboek = load_workbook(pad, read_only=True, data_only=True)
    try:
        tekst = {c.coordinate for rij in werkboek[blad].iter_rows() for c in rij if isinstance(c.value, str)}
    finally:
        werkboek.close()
    return frozenset(verdacht & tekst)


def _error_cell(document: str, blad: str, positie: tuple[int, int], detail: str) -> Bevinding:
    """A cell like #N/B or #DEEL/0!: it holds no value, and must not pass for an empty one."""
    rij, kolom = positie
    return Bevinding(
        regel="cel_foutwaarde",
        ernst=Ernst.FOUT,
        document=document,
        blad=blad,
        cel=f"{kolomletters(kolom)}{rij + 1}",
        waarde=detail.rpartition("got ")[2].strip("'"),
        verwacht="een waarde of een lege cel",
        melding="De formule in deze cel geeft een fout in plaats van een waarde.",
        remedie="Herstel de formule of typ de waarde, en sla het werkboek opnieuw op.",
    )


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
    if not rijen or not any(cel.strip() for cel in rijen[0]):
        return None, [
            _unreadable(
                document, blad, "geen koprij", "een koprij in rij 1", "Zet de kolomnamen in de eerste rij."
            )
        ]
    kop = [cel.strip() for cel in rijen[0]]
    while kop and not kop[-1]:
        kop.pop()
    inhoud, nummers, bevindingen = _fit_rows(rijen[1:], len(kop), document, blad)
    kolommen = list(zip(*inhoud, strict=True)) if inhoud else [() for _ in kop]
    data = {f"c{i}": pl.Series(kolom, dtype=pl.String).str.strip_chars() for i, kolom in enumerate(kolommen)}
    cellen = pl.DataFrame({"rij": pl.Series(nummers, dtype=pl.Int64), **data})
    cellen = cellen.filter(pl.any_horizontal(pl.exclude("rij") != ""))  # a blank row is layout, not data
    return Tabel(document, bron_id, blad, tuple(kop), cellen, is_werkboek), bevindingen


def _fit_rows(
    rijen: list[list[str]], breedte: int, document: str, blad: str
) -> tuple[list[list[str]], list[int], list[Bevinding]]:
    """Rows as wide as the header with their row numbers; a row with another width and something in it is a finding."""
    if all(len(rij) == breedte for rij in rijen):
        return rijen, list(range(2, len(rijen) + 2)), []
    passend: list[list[str]] = []
    nummers: list[int] = []
    bevindingen: list[Bevinding] = []
    for nummer, rij in enumerate(rijen, start=2):
        if len(rij) >= breedte and not any(cel.strip() for cel in rij[breedte:]):
            passend.append(rij[:breedte])
            nummers.append(nummer)
        elif any(cel.strip() for cel in rij):
            bevindingen.append(_wrong_width(rij, nummer, breedte, document, blad))
    return passend, nummers, bevindingen


def _wrong_width(rij: list[str], nummer: int, breedte: int, document: str, blad: str) -> Bevinding:
    return Bevinding(
        regel="rij_breedte",
        ernst=Ernst.FOUT,
        document=document,
        blad=blad,
        cel=f"{kolomletters(min(len(rij), breedte + 1) - 1)}{nummer}",
        waarde=f"{len(rij)} cellen",
        verwacht=f"{breedte} cellen, zoveel als de koprij",
        melding="Deze rij heeft een ander aantal cellen dan de koprij; waarden staan dan onder de verkeerde kolom.",
        remedie="Controleer of een naam met een scheidingsteken tussen aanhalingstekens staat.",
    )
