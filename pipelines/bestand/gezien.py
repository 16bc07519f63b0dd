"""What a person does not see on a sheet and a reader reads all the same: said, so that nobody is surprised by a figure."""

import re
from collections.abc import Iterable
from itertools import pairwise

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.adres import kolomletters
from pipelines.bestand.blad import Blad, Getal
from pipelines.bestand.getal import is_number

_HOOGSTENS = 12
_KOPIE = (
    re.compile(r"(.+?)\s*\([0-9]+\)"),
    re.compile(r"(?:kopie|copy)(?: van| of)?\s+(.+)", re.IGNORECASE),
    re.compile(r"(.+?)[\s_-]+(?:kopie|copy|oud|old)", re.IGNORECASE),
)


def say_unseen(blad: Blad, eerste: int = 0, laatste: int | None = None) -> list[Bevinding]:
    """A warning for a hidden sheet, for hidden rows and columns with figures, and for figures under a merged cell.

    ``eerste`` and ``laatste`` (0-based, the last one not included) are the rows that are read.
    """
    rijen = range(eerste, len(blad.rijen) if laatste is None else min(laatste, len(blad.rijen)))
    bevindingen = [meld("verborgen_blad", blad.plek(""), blad.naam)] if blad.is_verborgen else []
    if gevuld := [r for r in rijen if r in blad.verborgen_rijen and _has_figures(blad.rijen[r])]:
        nummers = _ranges([str(r + 1) for r in gevuld], gevuld)
        bevindingen.append(meld("verborgen_rijen", blad.at(gevuld[0], 0), nummers, aantal=len(gevuld)))
    kolommen = sorted(
        k
        for k in blad.verborgen_kolommen
        if any(k < len(blad.rijen[r]) and _is_figure(blad.rijen[r][k]) for r in rijen)
    )
    if kolommen:
        letters = _ranges([kolomletters(k) for k in kolommen], kolommen)
        plek = blad.at(rijen[0], kolommen[0])
        bevindingen.append(meld("verborgen_kolommen", plek, letters, aantal=len(kolommen)))
    bedekt = [
        (r, k)
        for r, k in sorted(blad.samengevoegd)
        if r in rijen and k < len(blad.rijen[r]) and _is_figure(blad.rijen[r][k])
    ]
    return bevindingen + [
        meld(
            "cijfer_onder_samenvoeging",
            blad.at(r, k),
            blad.rijen[r][k],
            cel=blad.cel(*blad.samengevoegd[r, k]),
        )
        for r, k in bedekt[:_HOOGSTENS]
    ]


def copy_of(naam: str) -> str | None:
    """The sheet that a name says it is a copy of: ``wijkteams (2)`` and ``Kopie van wijkteams`` of wijkteams."""
    for patroon in _KOPIE:
        if treffer := patroon.fullmatch(naam.strip()):
            return treffer[1].strip()
    return None


def _has_figures(rij: Iterable[str]) -> bool:
    return any(map(_is_figure, rij))


def _is_figure(cel: str) -> bool:
    return bool(cel) and (isinstance(cel, Getal) or is_number(cel))


def _ranges(namen: list[str], nummers: list[int]) -> str:
    """``5, 7–9``: consecutive numbers as one range, the first of them."""
    breuken = [0, *(i for i, (a, b) in enumerate(pairwise(nummers), 1) if b != a + 1), len(nummers)]
    delen = [
        namen[van] if tot == van + 1 else f"{namen[van]}–{namen[tot - 1]}" for van, tot in pairwise(breuken)
    ]
    meer = f" en nog {len(delen) - _HOOGSTENS}" if len(delen) > _HOOGSTENS else ""
    return ", ".join(delen[:_HOOGSTENS]) + meer
