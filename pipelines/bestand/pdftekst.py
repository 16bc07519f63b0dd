"""The running text of a PDF: numbered lines per page, and the paragraphs that they form."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.bestand.afgeschermd import run_parser
from pipelines.sources.rekenbestand.pdftabel import PDF_BEGIN

_WIT = 1.6
"""A line that is this many times the usual distance below the one before begins a paragraph."""
_HOOGSTENS_REGELS = 40


@dataclass(frozen=True)
class Alinea:
    """Lines of one page that belong together; ``tekst`` is what is printed, its lines joined by one space."""

    bladzijde: int
    regel_van: int
    regel_tot: int
    tekst: str

    @property
    def plek(self) -> str:
        """Page and lines as a person finds them."""
        return f"p. {self.bladzijde}, regel {self.regel_van}" + (
            f"–{self.regel_tot}" if self.regel_tot > self.regel_van else ""
        )


Regel = tuple[float, float, str]


def read_lines(inhoud: bytes, grenzen: Grenzen, bladzijden: Iterable[int] = ()) -> dict[int, list[Regel]]:
    """Per page its lines as (top, bottom, text), the first being line 1; of some pages or of all. Raises Geweigerd."""
    if not inhoud.startswith(PDF_BEGIN):
        raise Geweigerd("bestand_onleesbaar.geen_pdf")
    gevraagd = [str(nummer) for nummer in bladzijden]
    gelezen = run_parser("pipelines.bestand.pdfregels", inhoud, "paginas", grenzen, "PDF", *gevraagd)
    return {
        int(nummer): [(float(boven), float(onder), tekst) for boven, onder, tekst in regels]
        for nummer, regels in gelezen
    }


def text_between(regels: Sequence[Regel], van: int, tot: int) -> str | None:
    """The text of the lines ``van`` up to ``tot``, from 1; ``None`` when the page has no such lines."""
    if not 1 <= van <= tot <= len(regels):
        return None
    return " ".join(tekst for _, _, tekst in regels[van - 1 : tot])


def find_paragraphs(bladzijden: dict[int, list[Regel]], gezocht: str) -> list[Alinea]:
    """The paragraphs with the words sought, whatever their case, accents and breaks over lines."""
    doel = fold(gezocht)
    return [
        alinea
        for nummer, regels in bladzijden.items()
        for alinea in _paragraphs(nummer, regels)
        if doel in fold(alinea.tekst) or doel in fold(re.sub(r"(?<=\w)- (?=\w)", "", alinea.tekst))
    ]


def fold(tekst: str) -> str:
    """Text for comparing: lower case, no accents, every run of white space or hyphens one space."""
    kaal = "".join(t for t in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(t))
    return re.sub(r"[\s\u00ad\u2010-\u2015-]+", " ", kaal.replace("\u00ad", "")).strip().casefold()


def _paragraphs(bladzijde: int, regels: list[Regel]) -> list[Alinea]:
    afstanden = [b[1] - a[1] for a, b in pairwise(regels)]
    gewoon = median(afstanden) if afstanden else 0
    begin, uit = 0, []
    for plek in range(1, len(regels) + 1):
        if plek < len(regels) and afstanden[plek - 1] <= _WIT * gewoon and plek - begin < _HOOGSTENS_REGELS:
            continue
        tekst = text_between(regels, begin + 1, plek)
        uit.append(Alinea(bladzijde, begin + 1, plek, tekst or ""))
        begin = plek
    return uit
