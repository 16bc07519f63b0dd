"""The cells of one sheet of a workbook (.xlsx, .ods) as text, each at its own place on the sheet."""

import re
from dataclasses import dataclass
from pathlib import Path

import fastexcel
from openpyxl import load_workbook

from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.sources.rekenbestand.openen import hash_file, read_workbook
from pipelines.sources.tabel.tabel import kolomletters

_GETAL_MET_PUNT = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")


@dataclass(frozen=True)
class Cellen:
    """A sheet: its rows, the addresses of text that looks like a number, and error cells as (row, column, text)."""

    blad: str
    rijen: list[list[str]]
    tekstcellen: frozenset[str]
    foutcellen: list[tuple[int, int, str]]


def read_cells(pad: Path, blad: str | None, grenzen: Grenzen) -> Cellen:
    """The sheet ``blad``, or the first; raises Geweigerd.

    The workbook is walked through within bounds first: the fast reader takes memory for the whole rectangle up to the
    last cell, and stops the process when there is not enough.
    """
    for _ in read_workbook(hash_file(pad, grenzen)[0], grenzen):
        pass
    try:
        werkboek = fastexcel.read_excel(pad)
        bladen = werkboek.sheet_names
        if blad is not None and blad not in bladen:
            raise Geweigerd("bestand_onleesbaar.geen_blad", ", ".join(bladen), gezocht=blad, blad=blad)
        naam = blad or bladen[0]
        # skip_rows=0: blank rows above the header would otherwise be left out, and every address would be off
        geladen = werkboek.load_sheet(
            naam, header_row=None, skip_rows=0, dtypes="string", skip_whitespace_tail_rows=True
        )
        batch, fouten = geladen.to_arrow_with_errors()
        links = min((k.absolute_index for k in geladen.available_columns()), default=0)
    except (fastexcel.FastExcelError, OSError, ValueError, IndexError) as fout:
        raise Geweigerd("bestand_onleesbaar.werkboek", type(fout).__name__, blad=blad or "") from fout
    kolommen = [kolom.to_pylist() for kolom in batch.columns]
    leeg = [""] * links  # the reader leaves out empty columns before the first
    rijen = [leeg + ["" if cel is None else cel for cel in rij] for rij in zip(*kolommen, strict=True)]
    foutcellen = [
        (f.position[0], f.position[1] + links, f.detail.rpartition("got ")[2].strip("'"))
        for f in (fouten.errors if fouten else [])
    ]
    return Cellen(naam, rijen, _pointed_text(pad, naam, rijen), foutcellen)


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
    werkboek = load_workbook(pad, read_only=True, data_only=True)
    try:
        tekst = {c.coordinate for rij in werkboek[blad].iter_rows() for c in rij if isinstance(c.value, str)}
    finally:
        werkboek.close()
    return frozenset(verdacht & tekst)
