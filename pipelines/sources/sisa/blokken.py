"""The form of the ministry: the indicators of a regeling beside each other, several rows of them under each other.

Per indicator a column says, from top to bottom: what it is, ``Aard controle R``, ``Indicator: A16/01``, and its value. The
layout is that of the annexes in published annual accounts of gemeenten. A regeling with several lines under one indicator
is left out with a warning: which of its lines is meant cannot be said.
"""

import re

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad, Getal
from pipelines.sources.sisa.model import Bijlagevondst

_INDICATOR = re.compile(r"indicator(?:nummer)?\s*:?\s*([A-Z]+\d+[A-Z]?)\s*/\s*(\d{1,3})", re.IGNORECASE)
_AARD = re.compile(r"aard\s+controle\s*:?\s*(.*)", re.IGNORECASE)
_HOOGSTENS_BOVEN = 6


def has_blocks(blad: Blad) -> bool:
    """Whether a sheet has the form of the ministry."""
    return any(_INDICATOR.fullmatch(cel.strip()) for rij in blad.rijen for cel in rij)


def find_blocks(blad: Blad) -> tuple[list[Bijlagevondst], list[Bevinding]]:
    """Every indicator with its value, and a warning for each that has several lines."""
    vondsten, bevindingen = [], []
    rijen = [(nummer, gevonden) for nummer, rij in enumerate(blad.rijen) if (gevonden := _indicators(rij))]
    for plek, (nummer, kolommen) in enumerate(rijen):
        volgende = rijen[plek + 1][0] if plek + 1 < len(rijen) else None
        regels = _value_rows(blad, nummer, volgende, list(kolommen))
        for kolom, (code, indicator) in kolommen.items():
            gevuld = [r for r in regels if _text(blad, r, kolom)]
            if len(regels) > 1 and gevuld:
                bevindingen.append(
                    meld(
                        "sisa_meer_regels",
                        blad.at(gevuld[0], kolom),
                        aantal=len(regels),
                        code=code,
                        indicator=indicator,
                    )
                )
                continue
            omschrijving, aard = _above(blad, nummer, kolom)
            rij = gevuld[0] if gevuld else nummer + 1
            gedrukt = _text(blad, rij, kolom)
            vondsten.append(
                Bijlagevondst(
                    code, indicator, omschrijving, aard, gedrukt, "getal", (nummer, kolom), (rij, kolom)
                )
            )
    return vondsten, bevindingen


def _indicators(rij: list[str]) -> dict[int, tuple[str, str]]:
    gevonden = {kolom: _INDICATOR.fullmatch(cel.strip()) for kolom, cel in enumerate(rij)}
    return {kolom: (m[1], m[2]) for kolom, m in gevonden.items() if m}


def _text(blad: Blad, rij: int, kolom: int) -> str:
    if not 0 <= rij < len(blad.rijen) or kolom >= len(blad.rijen[rij]):
        return ""
    cel = blad.rijen[rij][kolom]
    return cel if isinstance(cel, Getal) else " ".join(cel.split())


def _value_rows(blad: Blad, nummer: int, volgende: int | None, kolommen: list[int]) -> list[int]:
    """The rows with something under these indicators, up to the descriptions of the next ones."""
    einde = len(blad.rijen) if volgende is None else _descriptions(blad, volgende)
    return [r for r in range(nummer + 1, einde) if any(_text(blad, r, k) for k in kolommen)]


def _descriptions(blad: Blad, nummer: int) -> int:
    """The row with the descriptions of the indicators in row ``nummer``: the nearest with words above their audit kind."""
    kolommen = list(_indicators(blad.rijen[nummer]))
    for rij in range(nummer - 1, max(-1, nummer - 1 - _HOOGSTENS_BOVEN), -1):
        teksten = [_text(blad, rij, k) for k in kolommen]
        if any(tekst and not _AARD.fullmatch(tekst) for tekst in teksten):
            return rij
    return nummer


def _above(blad: Blad, nummer: int, kolom: int) -> tuple[str, str]:
    """Description and kind of audit of an indicator; empty where the form does not give them."""
    aard = ""
    for rij in range(nummer - 1, _descriptions(blad, nummer) - 1, -1):
        tekst = _text(blad, rij, kolom)
        if gevonden := _AARD.fullmatch(tekst):
            aard = gevonden[1]
        elif tekst:
            return tekst, aard
    return "", aard
