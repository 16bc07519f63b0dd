"""Answers as a form has them: text, in Dutch notation. What a cell of the workbook gets for it, and back from what was read.

Nothing is judged here. A text that is no number goes into the cell as it is, so that the reader says at that cell what is wrong.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.bestand.getal import CIJFERS, tidy_number
from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.vragen import BESTEED, DECIMALEN

_NEDERLANDS = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?", re.ASCII)
_PUNT = re.compile(r"-?[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})", re.ASCII)
"""A decimal point that cannot be a mark of thousands, as a spreadsheet or an English keyboard gives it."""
_DUBBELZINNIG = re.compile(r"-?[0-9]{1,3},[0-9]{3}", re.ASCII)
"""A thousand to an English keyboard and one to ours: nobody can tell which was meant, and no question takes three decimals."""
_STUURTEKENS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LANGSTE_CEL = 32_767


@dataclass(frozen=True)
class Antwoord:
    """One answer: ``waarde`` as typed (``12,25``, ``1.500.000``, ``ja``, a choice), or a ``reden`` why there is none."""

    doel: str
    indicator: str
    waarde: str = ""
    reden: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class Grootboekinvoer:
    """One ledger line as typed."""

    doel: str
    grootboekrekening: str = ""
    bedrag: str = ""
    kostenplaats: str = ""
    omschrijving: str = ""
    opmerking: str = ""


def plain_text(tekst: str) -> str:
    """A text as a cell can hold it and gives it back: without control characters and without white space around it."""
    schoon = _STUURTEKENS.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return schoon[:_LANGSTE_CEL].rstrip()


def cell_value(soort: str, tekst: str) -> Decimal | str:
    """The number that was typed, where the kind is one and it can be read one way only; else the text."""
    schoon = plain_text(tekst)
    if soort not in DECIMALEN:
        return schoon
    kaal = tidy_number(schoon)
    if _DUBBELZINNIG.fullmatch(kaal):
        return schoon
    if _NEDERLANDS.fullmatch(kaal):
        getal = Decimal(kaal.replace(".", "").replace(",", "."))
    elif _PUNT.fullmatch(kaal):
        getal = Decimal(kaal)
    else:
        return schoon
    return getal if len(getal.as_tuple().digits) <= CIJFERS else schoon


def typed(waarde: Decimal | int | str | None) -> str:
    """What was read, as it is typed: a number in Dutch notation without marks of thousands."""
    if waarde is None:
        return ""
    return waarde if isinstance(waarde, str) else f"{Decimal(waarde):f}".replace(".", ",")


def answers_of(opgave: m.Opgave) -> list[Antwoord]:
    """The answers of a return that was read, those that say something; filling them in again gives the same return."""
    antwoorden = []
    for r in (*opgave.regels, *opgave.blokken):
        antwoorden += [
            Antwoord(r.doel, r.indicator, typed(r.waarde), r.reden or "", r.opmerking or ""),
            Antwoord(r.doel, BESTEED, typed(r.besteed_eur), r.reden_besteed or "", r.opmerking_besteed or ""),
        ]
    antwoorden += [
        Antwoord(a.doel, a.indicator, typed(a.waarde) or typed(a.tekst), a.reden or "", a.opmerking or "")
        for a in opgave.antwoorden
    ]
    return [a for a in antwoorden if a.waarde or a.reden or a.toelichting]


def ledger_of(opgave: m.Opgave) -> list[Grootboekinvoer]:
    """Its ledger lines, as typed."""
    return [
        Grootboekinvoer(
            g.doel,
            g.grootboekrekening,
            typed(g.bedrag_eur),
            g.kostenplaats or "",
            g.omschrijving or "",
            g.opmerking or "",
        )
        for g in opgave.grootboek
    ]
