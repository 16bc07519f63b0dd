"""Open a file as users have it: what it is follows from its content, not from its name."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pipelines.basis.bevinding import Bevinding
from pipelines.basis.grenzen import MB, Geweigerd, Grenzen, too_large
from pipelines.basis.schijf import describe_problem
from pipelines.bestand.blad import Blad
from pipelines.bestand.ods import read_ods
from pipelines.bestand.tekst import Score, read_text
from pipelines.bestand.xls import OLE_BEGIN, read_xls
from pipelines.bestand.xlsx import read_xlsx
from pipelines.bestand.zip import ZIP_BEGIN, open_zip


def hash_document(pad: Path) -> str:
    """The sha256 of a document: its ``bron_id``."""
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def hash_file(pad: Path, grenzen: Grenzen) -> tuple[bytes, str]:
    """Content and sha256 of a file within bounds; raises Geweigerd."""
    try:
        omvang = pad.stat().st_size
        if omvang > grenzen.bestand_mb * MB:
            raise too_large(omvang, grenzen.bestand_mb, "bestand_mb")
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise Geweigerd("bestand_onleesbaar.niet_te_openen", describe_problem(fout)[0]) from fout
    return inhoud, hashlib.sha256(inhoud).hexdigest()


def open_file(
    pad: Path, document: str, lees: Callable[[bytes], list[Blad]], grenzen: Grenzen
) -> tuple[list[Blad], list[Bevinding]]:
    """The sheets that ``lees`` makes of a file; nothing but a finding when it cannot be read, or not within bounds."""
    try:
        inhoud, bron_id = hash_file(pad, grenzen)
        bladen = [replace(blad, document=document, bron_id=bron_id) for blad in lees(inhoud)]
        for blad in bladen:
            _check_cells(blad, grenzen)
        return bladen, []
    except Geweigerd as fout:
        return [], [fout.at(document)]


def read_sheets(inhoud: bytes, naam: str, score: Score, grenzen: Grenzen) -> list[Blad]:
    """Every sheet of a workbook, or the one of a text file; ``score`` counts the names in a row that it may hold.

    Raises Geweigerd.
    """
    if not inhoud.strip():
        raise Geweigerd("bestand_onleesbaar.leeg")
    if not inhoud.startswith((ZIP_BEGIN, OLE_BEGIN)):
        return [read_text(inhoud, naam, score, grenzen)]
    bladen = []
    for blad in read_workbook(inhoud, grenzen):
        if len(bladen) == grenzen.bladen:
            raise Geweigerd("bestand_onleesbaar.te_veel_bladen", grens=grenzen.bladen)
        bladen.append(blad)
    if not bladen:
        raise Geweigerd("bestand_onleesbaar.zonder_bladen")
    return bladen


def read_workbook(inhoud: bytes, grenzen: Grenzen) -> Iterator[Blad]:
    """Every sheet of a workbook (.xlsx, .ods, .xls) by its content, within bounds; raises Geweigerd."""
    if inhoud.startswith(OLE_BEGIN):
        return read_xls(inhoud, grenzen)
    archief = open_zip(inhoud, grenzen)
    if "content.xml" in archief.namelist():
        return read_ods(archief, grenzen)
    return read_xlsx(archief, grenzen)


def _check_cells(blad: Blad, grenzen: Grenzen) -> None:
    """No cell of a table is a book; without this bound one damaged cell can keep a pattern busy for minutes."""
    for nummer, rij in enumerate(blad.rijen):
        for kolom, cel in enumerate(rij):
            if len(cel) > grenzen.tekens:
                raise Geweigerd(
                    "bestand_onleesbaar.te_lange_cel",
                    aantal=len(cel),
                    grens=grenzen.tekens,
                    blad=blad.naam,
                    cel=blad.cel(nummer, kolom),
                )
