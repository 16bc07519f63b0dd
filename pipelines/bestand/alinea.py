"""The running text of a PDF: the paragraphs that its numbered lines form."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipelines.bestand.pdf import Regel

_WIT = 1.6
"""A line that is this many times the usual distance below the one before begins a paragraph."""
_HOOGSTENS_REGELS = 40


@dataclass(frozen=True)
class Tekstalinea:
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


def text_between(regels: Sequence[Regel], van: int, tot: int) -> str | None:
    """The text of the lines ``van`` up to ``tot``, from 1; ``None`` when the page has no such lines."""
    if not 1 <= van <= tot <= len(regels):
        return None
    return " ".join(tekst for _, _, tekst in regels[van - 1 : tot])


def find_paragraphs(bladzijden: dict[int, list[Regel]], gezocht: str) -> list[Tekstalinea]:
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


def _paragraphs(bladzijde: int, regels: list[Regel]) -> list[Tekstalinea]:
    afstanden = [b[1] - a[1] for a, b in pairwise(regels)]
    gewoon = median(afstanden) if afstanden else 0
    begin, uit = 0, []
    for plek in range(1, len(regels) + 1):
        if plek < len(regels) and afstanden[plek - 1] <= _WIT * gewoon and plek - begin < _HOOGSTENS_REGELS:
            continue
        tekst = text_between(regels, begin + 1, plek)
        uit.append(Tekstalinea(bladzijde, begin + 1, plek, tekst or ""))
        begin = plek
    return uit
