"""A cell in its surroundings: read the document again and show the rows and columns around it.

Nothing is taken on trust: the document must be the one that the figures were read from (sha256), or there is no fragment.
"""

import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from pipelines.herkomst.model import Broncel
from pipelines.meldingen import FondskompasFout
from pipelines.sources.tabel import Tabel, hash_document, kolomletters, open_tabel

_HOOGSTENS_BYTES = 50_000_000
_HOOGSTENS_ROND = 50
_HOOGSTENS_ONTHOUDEN = 8
_ADRES = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_onthouden: OrderedDict[tuple[str, str], Tabel] = OrderedDict()
"""The sheets that were read last, by sha256 of the document and name of the sheet: the content cannot differ."""
_slot = threading.Lock()


@dataclass(frozen=True)
class Fragment:
    """Part of a sheet: its column letters, the header row above them, and the rows with their numbers.

    ``rij`` and ``kolom`` are the place of the cell within ``rijen``; -1 for a row that is the header itself.
    """

    document: str
    blad: str
    cel: str
    kolommen: tuple[str, ...]
    kop: tuple[str, ...]
    rijen: tuple[tuple[int, tuple[str, ...]], ...]
    rij: int
    kolom: int


def read_fragment(raw: Path, con: DuckDBPyConnection, cel: Broncel, *, rond: int = 3) -> Fragment:
    """The cell with ``rond`` rows and columns on each side and the header row of its sheet.

    Raises FondskompasFout, in Dutch, when the document is gone, has changed since the build, or has no such cell.
    """
    adres = _ADRES.fullmatch(cel.cel)
    if adres is None:
        raise FondskompasFout(f"«{cel.cel}» is geen cel van een blad; het document is hier niet te tonen.")
    tabel = _open(raw, con, cel)
    kolom, rij = _column_number(adres[1]), int(adres[2])
    if kolom >= len(tabel.kop):
        raise FondskompasFout(f"Het blad {cel.blad} van {cel.document} heeft geen cel {cel.cel}.")
    return _cut(tabel, cel, rij, kolom, min(max(rond, 0), _HOOGSTENS_ROND))


def _open(raw: Path, con: DuckDBPyConnection, cel: Broncel) -> Tabel:
    """The sheet of the cell, from the document whose content has the right hash."""
    pad = _find_document(raw, con, cel)
    sleutel = (cel.bron_id, cel.blad)
    with _slot:
        if sleutel in _onthouden:
            _onthouden.move_to_end(sleutel)
            return _onthouden[sleutel]
    tabel, bevindingen = open_tabel(
        pad, cel.document, None if pad.suffix.lower() in (".csv", ".tsv") else cel.blad
    )
    if tabel is None:
        raise FondskompasFout(bevindingen[0].als_tekst())
    with _slot:
        _onthouden[sleutel] = tabel
        if len(_onthouden) > _HOOGSTENS_ONTHOUDEN:
            _onthouden.popitem(last=False)
    return tabel


def _find_document(raw: Path, con: DuckDBPyConnection, cel: Broncel) -> Path:
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
        if pad.stat().st_size > _HOOGSTENS_BYTES:
            raise FondskompasFout(f"Het document {namen[0]} is te groot om hier te tonen.")
        if hash_document(pad) == cel.bron_id:
            return pad
    raise FondskompasFout(
        f"Het document {namen[0]} is veranderd sinds de bouw; de cel is niet te tonen. Draai `fondskompas bouw` opnieuw."
    )


def _cut(tabel: Tabel, cel: Broncel, rij: int, kolom: int, rond: int) -> Fragment:
    links, rechts = max(0, kolom - rond), min(len(tabel.kop), kolom + rond + 1)
    nummers = tabel.cellen["rij"]
    buurt = tabel.cellen.filter((nummers >= rij - rond) & (nummers <= rij + rond))
    velden = ["rij", *(f"c{i}" for i in range(links, rechts))]
    rijen = tuple((nummer, tuple(teksten)) for nummer, *teksten in buurt.select(velden).iter_rows())
    plek = next((i for i, (nummer, _) in enumerate(rijen) if nummer == rij), -1)
    if plek < 0 and rij != 1:
        raise FondskompasFout(f"Het blad {cel.blad} van {cel.document} heeft geen cel {cel.cel}.")
    return Fragment(
        cel.document,
        cel.blad,
        cel.cel,
        tuple(kolomletters(i) for i in range(links, rechts)),
        tabel.kop[links:rechts],
        rijen,
        plek,
        kolom - links,
    )


def _column_number(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer - 1
