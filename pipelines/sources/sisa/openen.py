"""Open a SiSa annex, whatever its format, and find the sheet and the form in which it stands."""

from pathlib import Path

from pipelines.basis.bevinding import Bevinding
from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.bestand.blad import Werkblad
from pipelines.sources.rekenbestand.openen import check_cells, hash_file, read_sheets
from pipelines.sources.rekenbestand.pdftabel import PDF_BEGIN
from pipelines.sources.sisa.koppen import known_heads


def open_annex(pad: Path, document: str, grenzen: Grenzen) -> tuple[list[Werkblad], str, list[Bevinding]]:
    """The sheets of an annex and its bron_id; no sheets but a finding when it cannot be read within bounds."""
    try:
        inhoud, bron_id = hash_file(pad, grenzen)
        if inhoud.startswith(PDF_BEGIN):
            raise Geweigerd("bestand_onleesbaar.sisa_pdf")
        bladen = read_sheets(inhoud, bron_id, pad.stem, document, known_heads, grenzen)
        for blad in bladen:
            check_cells(blad, grenzen)
    except Geweigerd as fout:
        return [], "", [fout.at(document)]
    return bladen, bron_id, []
