"""Keep what a circulaire says about a goal: find the paragraphs with the words, and add one to the register.

The register is ``data/raw/circulaires/citaten.csv``; the document itself need not be there, but then nothing can check
the text later, and that is said.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.bestand.alinea import Tekstalinea, find_paragraphs, fold
from pipelines.bestand.openen import hash_document, hash_file
from pipelines.bestand.pdf import read_lines
from pipelines.sources.ontvangen.bewaren import add_rows
from pipelines.sources.ontvangen.journaal import hold_register
from pipelines.sources.raw.bestanden import list_documents
from pipelines.sources.raw.citaten import REGISTER
from pipelines.sources.raw.lezen import read_table
from pipelines.sources.raw.schemas import TABELLEN

_CITATEN = TABELLEN["citaat"][1]
_KORTSTE = 3


@dataclass(frozen=True)
class Vondst:
    """The paragraphs of a document with the words sought."""

    pad: Path
    sha256: str
    alineas: list[Tekstalinea]


def search(pad: Path, gezocht: str, bladzijde: int | None, grenzen: Grenzen) -> Vondst:
    """The paragraphs of a PDF with these words; raises FondskompasFout when there are none or it cannot be read."""
    if len(fold(gezocht)) < _KORTSTE:
        raise FondskompasFout(f"«{gezocht}» is te kort om op te zoeken; geef minstens {_KORTSTE} letters.")
    try:
        inhoud, sha256 = hash_file(pad, grenzen)
        bladzijden = read_lines(inhoud, grenzen, [bladzijde] if bladzijde else [])
    except Geweigerd as fout:
        reden = fout.bevinding
        raise FondskompasFout(
            f"{pad.name}: {reden.waarde}; verwacht: {reden.verwacht}. {reden.remedie}"
        ) from fout
    if bladzijde and bladzijde not in bladzijden:
        raise FondskompasFout(f"{pad.name} heeft geen bladzijde {bladzijde}.")
    if not any(bladzijden.values()):
        raise FondskompasFout(
            f"{pad.name} heeft geen tekst om te doorzoeken; een gescande bladzij is niet te lezen."
        )
    alineas = find_paragraphs(bladzijden, gezocht)
    if not alineas:
        waar = f"op bladzijde {bladzijde}" if bladzijde else f"op {len(bladzijden)} bladzijden"
        raise FondskompasFout(
            f"«{gezocht}» staat niet {waar} van {pad.name}. Zoek op een korter deel, zonder leestekens."
        )
    return Vondst(pad, sha256, alineas)


def keep_citation(
    raw: Path, vondst: Vondst, nummer: int, doel: str, grenzen: Grenzen
) -> tuple[Tekstalinea, bool]:
    """Add paragraph ``nummer`` (from 1) for a goal; whether it is new. Raises FondskompasFout for an unknown one."""
    if not 1 <= nummer <= len(vondst.alineas):
        raise FondskompasFout(f"Er is geen alinea {nummer}; gevonden: 1 tot en met {len(vondst.alineas)}.")
    doelen = read_table(raw, "doel", grenzen)["doel"].to_list()
    if doel not in doelen:
        raise FondskompasFout(f"«{doel}» is geen doel. Kies een van: {', '.join(doelen)}.")
    alinea = vondst.alineas[nummer - 1]
    register = raw / REGISTER
    with hold_register(register):
        sleutel = (vondst.sha256, alinea.bladzijde, alinea.regel_van, alinea.regel_tot, doel)
        if (
            register.is_file()
            and sleutel in read_table(raw, "citaat", grenzen).select(_CITATEN.sleutel).rows()
        ):
            return alinea, False
        rij = dict(zip(_CITATEN.sleutel, sleutel, strict=True)) | {
            "naam": vondst.pad.name,
            "tekst": alinea.tekst,
            "toegevoegd_op": date.today(),
        }
        add_rows(register, _CITATEN, [rij])
    return alinea, True


def is_registered(raw: Path, sha256: str) -> bool:
    """Whether the document lies in data/raw, so that a build can check the text."""
    return any(hash_document(pad) == sha256 for pad in list_documents(raw / "documenten"))
