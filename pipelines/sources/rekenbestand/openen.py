"""Open a document of a circulaire, whatever its format; known names decide where a text or a PDF has its columns."""

from pathlib import Path

from pipelines.basis.bevinding import Bevinding
from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.blad import Blad
from pipelines.bestand.openen import open_file, read_sheets
from pipelines.bestand.pdf import PDF_BEGIN
from pipelines.sources.rekenbestand.koprij import count_known
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.pdftabel import read_pdf


def open_document(
    pad: Path, document: str, naslag: Naslag, grenzen: Grenzen, naam: str | None = None
) -> tuple[list[Blad], list[Bevinding]]:
    """Every sheet of a file; nothing but a finding when it cannot be read, or not within bounds.

    ``naam`` is the file name as received, when it is kept under another: a text file's one sheet is named after it.
    """

    def read(inhoud: bytes) -> list[Blad]:
        if inhoud.startswith(PDF_BEGIN):
            return [read_pdf(inhoud, naslag, grenzen)]
        titel = Path(naam or pad.name).stem
        return read_sheets(inhoud, titel, lambda rij: sum(count_known(rij, naslag)), grenzen)

    return open_file(pad, document, read, grenzen)
