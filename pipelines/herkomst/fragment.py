"""A cell in its surroundings: read the document again and show the rows and columns around it.

Nothing is taken on trust: the document must be the one that the figures were read from (sha256), or there is no fragment.
"""

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from cachetools import LRUCache
from duckdb import DuckDBPyConnection

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.grenzen import MB, STANDAARD, Geweigerd, Grenzen
from pipelines.bestand.adres import kolomletters, kolomnummer
from pipelines.bestand.blad import Blad
from pipelines.bestand.openen import hash_document
from pipelines.bestand.pdf import read_lines
from pipelines.herkomst.model import Broncel
from pipelines.rapport.inhoud import read_sheets

_HOOGSTENS_ROND = 50
_HOOGSTENS_ONTHOUDEN = 8
_ADRES = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_REGEL = re.compile(r"p\. ([1-9][0-9]{0,4}), regel ([1-9][0-9]{0,4})")
_GETAL = re.compile(r"[-\u2010-\u2015\u2212€\s]*[0-9][0-9.,\s]*%?")
_onthouden: LRUCache[tuple[str, str], Blad] = LRUCache(_HOOGSTENS_ONTHOUDEN)
"""The sheets that were read last, by sha256 of the document and name of the sheet: the content cannot differ."""
_slot = threading.Lock()


@dataclass(frozen=True)
class Fragment:
    """Part of a sheet: its column letters, the header row above them, and the rows with their numbers.

    ``rij`` and ``kolom`` are the place of the cell within ``rijen``; -1 for a row that is the header itself. Of a PDF the
    only column is a line, of a JSON delivery the columns are path and value.
    """

    document: str
    blad: str
    cel: str
    kolommen: tuple[str, ...]
    kop: tuple[str, ...]
    rijen: tuple[tuple[int, tuple[str, ...]], ...]
    rij: int
    kolom: int


def read_fragment(
    raw: Path, con: DuckDBPyConnection, cel: Broncel, *, rond: int = 3, grenzen: Grenzen = STANDAARD
) -> Fragment:
    """The cell with ``rond`` rows and columns on each side and the header row of its sheet.

    A line of a PDF comes with the lines around it, an amount of a JSON delivery with the entries around it. Raises
    FondskompasFout, in Dutch, when the document is gone, has changed since the build, or has no such cell.
    """
    rond = min(max(rond, 0), _HOOGSTENS_ROND)
    if adres := _ADRES.fullmatch(cel.cel):
        blad = _open(raw, con, cel, grenzen)
        return cut_sheet(blad, cel, int(adres[2]), kolomnummer(adres[1]), rond)
    if regel := _REGEL.match(cel.cel):
        blad = _open(raw, con, cel, grenzen, bladzijde=int(regel[1]))
        return _cut_list(blad, cel, int(regel[2]), 0, rond)
    if cel.cel.startswith("$"):
        blad = _open(raw, con, cel, grenzen)
        if (rij := blad.paden.get(cel.cel)) is None:
            raise _no_such_cell(cel)
        return _cut_list(blad, cel, rij, 1, rond)
    raise FondskompasFout(f"«{cel.cel}» is geen cel van een blad; het document is hier niet te tonen.")


def _open(raw: Path, con: DuckDBPyConnection, cel: Broncel, grenzen: Grenzen, *, bladzijde: int = 0) -> Blad:
    """The sheet of the cell, or the page of a PDF, from the document whose content has the right hash."""
    pad = _find_document(raw, con, cel, grenzen)
    sleutel = (cel.bron_id, str(bladzijde) if bladzijde else cel.blad)
    with _slot:
        if sleutel in _onthouden:
            return _onthouden[sleutel]
    bladen = [_read_page(pad, bladzijde, grenzen)] if bladzijde else read_sheets(pad, grenzen)
    gevonden = [b for b in bladen if b.naam == cel.blad] or (bladen if len(bladen) == 1 else [])
    if not gevonden:
        raise FondskompasFout(f"Het document {cel.document} heeft geen leesbaar blad {cel.blad}.")
    with _slot:
        _onthouden[sleutel] = gevonden[0]
    return gevonden[0]


def _read_page(pad: Path, bladzijde: int, grenzen: Grenzen) -> Blad:
    """The lines of one page as rows of one cell."""
    try:
        regels = read_lines(pad.read_bytes(), grenzen, [bladzijde]).get(bladzijde, [])
    except Geweigerd as fout:
        raise FondskompasFout(
            f"{pad.name} is niet te lezen: {fout.bevinding.waarde}. {fout.bevinding.remedie}"
        ) from fout
    return Blad(f"p. {bladzijde}", [[tekst] for _, _, tekst in regels])


def _find_document(raw: Path, con: DuckDBPyConnection, cel: Broncel, grenzen: Grenzen) -> Path:
    """The document by its place in the register; the place that a caller names is not trusted."""
    namen = [
        naam
        for bron_id, naam in con.view("mart.document").project("bron_id, document").fetchall()
        if bron_id == cel.bron_id
    ]
    if not namen:
        raise FondskompasFout(
            f"Het document van cel {cel.cel} ({cel.document or cel.bron_id}) staat niet in deze database."
        )
    aanwezig = [raw / naam for naam in sorted(namen) if (raw / naam).is_file()]
    if not aanwezig:
        raise FondskompasFout(
            f"Het document {namen[0]} is er niet meer; de cel is niet te tonen. Zet het terug in de map met bronnen."
        )
    for pad in aanwezig:
        if pad.stat().st_size > grenzen.fragment_mb * MB:
            raise FondskompasFout(f"Het document {namen[0]} is te groot om hier te tonen.")
        if hash_document(pad) == cel.bron_id:
            return pad
    raise FondskompasFout(
        f"Het document {namen[0]} is veranderd sinds de bouw; de cel is niet te tonen. Draai `fondskompas bouw` opnieuw."
    )


def cut_sheet(blad: Blad, cel: Broncel, rij: int, kolom: int, rond: int) -> Fragment:
    """Rows and columns around a cell by 1-based row and 0-based column; blank rows are left out."""
    if rij > len(blad.rijen) or kolom >= max(map(len, blad.rijen)):
        raise _no_such_cell(cel)
    kop = _header(blad, rij, kolom)
    breedte = max(len(blad.rijen[rij - 1]), len(blad.rijen[kop - 1]) if kop else 0, kolom + 1)
    links, rechts = max(0, kolom - rond), min(breedte, kolom + rond + 1)

    def texts(nummer: int) -> tuple[str, ...]:
        return tuple(blad.text(nummer, k + 1).strip() for k in range(links, rechts))

    rijen = tuple(
        (nummer, texts(nummer))
        for nummer in range(max(1, rij - rond), min(len(blad.rijen), rij + rond) + 1)
        if nummer != kop and (nummer == rij or any(cel.strip() for cel in blad.rijen[nummer - 1]))
    )
    return Fragment(
        cel.document,
        cel.blad,
        cel.cel,
        tuple(kolomletters(i) for i in range(links, rechts)),
        texts(kop) if kop else ("",) * (rechts - links),
        rijen,
        next((i for i, (nummer, _) in enumerate(rijen) if nummer == rij), -1),
        kolom - links,
    )


def _header(blad: Blad, rij: int, kolom: int) -> int:
    """The first row with words only, two or more and one in this column; 0 when there is none up to the cell."""
    for nummer in range(1, rij + 1):
        cellen = [cel.strip() for cel in blad.rijen[nummer - 1] if cel.strip()]
        if (
            len(cellen) > 1
            and blad.text(nummer, kolom + 1).strip()
            and not any(map(_GETAL.fullmatch, cellen))
        ):
            return nummer
    return 0


def _cut_list(blad: Blad, cel: Broncel, rij: int, kolom: int, rond: int) -> Fragment:
    """Lines of a page, or entries of a delivery, around one of them."""
    if not 1 <= rij <= len(blad.rijen):
        raise _no_such_cell(cel)
    eerste = 2 if blad.paden else 1  # a delivery has a header of its own
    nummers = range(max(eerste, rij - rond), min(len(blad.rijen), rij + rond) + 1)
    rijen = tuple((nummer, tuple(blad.rijen[nummer - 1])) for nummer in nummers)
    kolommen = ("pad", "waarde") if blad.paden else ("regel",)
    return Fragment(
        cel.document, cel.blad, cel.cel, kolommen, ("",) * len(kolommen), rijen, nummers.index(rij), kolom
    )


def _no_such_cell(cel: Broncel) -> FondskompasFout:
    return FondskompasFout(f"Het blad {cel.blad} van {cel.document} heeft geen cel {cel.cel}.")
