"""Open a file as users have it: what it is follows from its content, not from its name."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipelines.basis.bevinding import Bevinding
from pipelines.basis.grenzen import MB, Geweigerd, Grenzen, too_large
from pipelines.bestand.blad import Werkblad
from pipelines.bestand.ods import Blad, read_ods
from pipelines.bestand.tekstbestand import Score, read_text
from pipelines.bestand.xls import OLE_BEGIN, read_xls
from pipelines.bestand.xlsx import read_xlsx
from pipelines.bestand.zipwerkboek import ZIP_BEGIN, open_zip
from pipelines.sources.rekenbestand.koprij import count_known
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.pdftabel import PDF_BEGIN, read_pdf


def hash_file(pad: Path, grenzen: Grenzen) -> tuple[bytes, str]:
    """Content and sha256 of a file within bounds; raises Geweigerd."""
    try:
        omvang = pad.stat().st_size
        if omvang > grenzen.bestand_mb * MB:
            raise too_large(omvang, grenzen.bestand_mb, "bestand_mb")
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise Geweigerd("bestand_onleesbaar.niet_te_openen", fout.strerror or "niet te lezen") from fout
    return inhoud, hashlib.sha256(inhoud).hexdigest()


def open_document(
    pad: Path, document: str, naslag: Naslag, grenzen: Grenzen, naam: str | None = None
) -> tuple[list[Werkblad], list[Bevinding]]:
    """Every sheet of a file; nothing but a finding when it cannot be read, or not within bounds.

    ``naam`` is the file name as received, when it is kept under another: a text file's one sheet is named after it.
    """
    try:
        inhoud, bron_id = hash_file(pad, grenzen)
        titel = Path(naam or pad.name).stem
        if inhoud.startswith(PDF_BEGIN):
            bladen = [
                Werkblad(document, bron_id, f"tabel vanaf p. {bladzij}", rijen, regels=tuple(regels))
                for bladzij, rijen, regels in read_pdf(inhoud, naslag, grenzen)
            ]
        else:
            bladen = read_sheets(
                inhoud, bron_id, titel, document, lambda rij: known_cells(rij, naslag), grenzen
            )
        for blad in bladen:
            check_cells(blad, grenzen)
        return bladen, []
    except Geweigerd as fout:
        return [], [fout.at(document)]


def check_cells(blad: Werkblad, grenzen: Grenzen) -> None:
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


def read_sheets(
    inhoud: bytes, bron_id: str, naam: str, document: str, score: Score, grenzen: Grenzen
) -> list[Werkblad]:
    """Every sheet of a workbook, or the one of a text file; ``score`` counts the names in a row that it may hold."""
    if not inhoud.strip():
        raise Geweigerd("bestand_onleesbaar.leeg")
    if inhoud.startswith((ZIP_BEGIN, OLE_BEGIN)):
        bladen = []
        for blad, rijen, bedekt in read_workbook(inhoud, grenzen):
            if len(bladen) == grenzen.bladen:
                raise Geweigerd("bestand_onleesbaar.te_veel_bladen", grens=grenzen.bladen)
            bladen.append(Werkblad(document, bron_id, blad, rijen, samengevoegd=bedekt))
        if not bladen:
            raise Geweigerd("bestand_onleesbaar.zonder_bladen")
        return bladen
    rijen, scheiding = read_text(inhoud, naam, score, grenzen)
    return [Werkblad(document, bron_id, naam, rijen, is_tekst=True, scheiding=scheiding)]


def read_workbook(inhoud: bytes, grenzen: Grenzen) -> Iterator[Blad]:
    """Every sheet of a workbook (.xlsx, .ods, .xls) by its content, within bounds; raises Geweigerd."""
    if inhoud.startswith(OLE_BEGIN):
        return read_xls(inhoud, grenzen)
    archief = open_zip(inhoud, grenzen)
    if "content.xml" in archief.namelist():
        return read_ods(archief, grenzen)
    return read_xlsx(archief, grenzen)


def known_cells(rij: list[str], naslag: Naslag) -> int:
    """How many cells of a row are names that a header may hold."""
    return sum(count_known(rij, naslag))
