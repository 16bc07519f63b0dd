"""Read a produced briefing back the way a sceptical reader would: every number on every page and slide."""

import io
import re
from dataclasses import dataclass
from functools import cache

import pdfplumber
from pptx import Presentation

# A number is a run of digits with its marks, unless it belongs to a word (Iv3, S2024, GM0363).
GETAL = re.compile(r"(?<![A-Za-z\d.,])\d+(?:[.,]\d+)*(?![A-Za-z])")
JAAR = re.compile(r"20[12]\d")
BEWIJS, NOOT, NUMMER_TOT = 7.5, 8.5, 6.5
"""In points: the annex has the first size, notes the second, the numbers of notes are smaller than the third, all else is text."""


@dataclass(frozen=True)
class GelezenPdf:
    """The text of a PDF by its size: body per page, notes, annex, and the numbers of notes that the body points to."""

    bladzijden: list[str]
    noten: str
    bewijzen: str
    verwijzingen: list[int]
    kenmerken: dict


@cache
def read_pdf(inhoud: bytes) -> GelezenPdf:
    """Take a PDF apart by the size of its letters."""
    with pdfplumber.open(io.BytesIO(inhoud)) as pdf:
        tekens = [c for blad in pdf.pages for c in blad.chars]
        return GelezenPdf(
            [blad.filter(_is_text).extract_text() for blad in pdf.pages],
            *(
                squeeze("".join(c["text"] for c in tekens if _has_size(c, punten)))
                for punten in (NOOT, BEWIJS)
            ),
            _note_numbers(pdf),
            dict(pdf.doc.catalog),
        )


def _has_size(teken: dict, punten: float) -> bool:
    return abs(teken.get("size", 99) - punten) < 0.01


def _is_text(teken: dict) -> bool:
    return teken.get("size", 99) > NUMMER_TOT and not any(_has_size(teken, p) for p in (NOOT, BEWIJS))


def _note_numbers(pdf: pdfplumber.PDF) -> list[int]:
    """The raised numbers; two of them beside each other are apart by other letters in the order of the page."""
    nummers, huidig = [], ""
    for blad in pdf.pages:
        for teken in [*blad.chars, None]:
            if teken is not None and teken["size"] < NUMMER_TOT and teken["text"].isdigit():
                huidig += teken["text"]
            elif huidig:
                nummers.append(int(huidig))
                huidig = ""
    return nummers


def squeeze(tekst: str) -> str:
    """Without what breaking lines adds or takes: spaces, hyphens and marks that are not seen."""
    return re.sub(r"[\s\u00a0\u00ad\u2010\u2060\u200b-]", "", tekst)


def numbers(tekst: str) -> set[str]:
    """Every number in a text, as printed."""
    return set(GETAL.findall(tekst.replace("\u00a0", " ")))


@dataclass(frozen=True)
class GelezenDia:
    """One slide: its text without note numbers, the values in its charts, its notes, and what describes its pictures."""

    tekst: str
    waarden: list[float]
    notities: str
    beschrijvingen: list[str]
    talen: set[str | None]


def read_slides(inhoud: bytes) -> list[GelezenDia]:
    """Take a presentation apart."""
    return [_read_slide(dia) for dia in Presentation(io.BytesIO(inhoud)).slides]


def _read_slide(dia) -> GelezenDia:
    kaders = [v.text_frame for v in dia.shapes if v.has_text_frame]
    tabellen = [v.table for v in dia.shapes if v.has_table]
    kaders += [cel.text_frame for tabel in tabellen for rij in tabel.rows for cel in rij.cells]
    alineas = [a for kader in kaders for a in kader.paragraphs]
    grafieken = [v for v in dia.shapes if v.has_chart]
    return GelezenDia(
        tekst="\n".join(
            "".join(r.text for r in a.runs if r._r.rPr is None or r._r.rPr.get("baseline") is None)
            for a in alineas
        ),
        waarden=[w for g in grafieken for s in g.chart.plots[0].series for w in s.values if w is not None],
        notities=dia.notes_slide.notes_text_frame.text,
        beschrijvingen=[
            v._element.nvGraphicFramePr.cNvPr.get("descr", "")
            for v in dia.shapes
            if v.has_chart or v.has_table
        ],
        talen={r._r.rPr.get("lang") if r._r.rPr is not None else None for a in alineas for r in a.runs},
    )
