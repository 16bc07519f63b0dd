"""What a text says of the unit of figures: thousands or millions, in words, abbreviations and signs.

Every reader reads figures as they stand, so a unit that nobody noticed is a factor of a thousand or more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.bestand.blad import Blad, Getal
from pipelines.bestand.getal import is_number

_EURO = r"(?:€|eur(?:o(?:['’]?s)?)?\b)"
_WOORD = (
    r"(?:duizend(?:en|tallen)?|miljoen(?:en)?|miljard(?:en)?|mln|mld|mio|thousands?|millions?|billions?"
    r"|[tkm]eur|[kt]€|m€)"
)
_CIJFERS = r"(?:1[.,' ]?000(?:[.,' ]?000){0,2}|10 ?\^? ?[369]|10[³⁶⁹])(?![0-9])(?![.,][0-9])"
_MAAT = rf"(?:(?:1 ?)?{_WOORD}(?![a-z])|{_CIJFERS})"
_BEGIN = r"(?:^|(?<=[(\[,;:|/–—-])|(?<=[(\[,;:|/–—-] ))"
_PATRONEN = tuple(
    re.compile(patroon, re.IGNORECASE)
    for patroon in (
        rf"(?<![a-z])[x×*✕∗] ?{_EURO}? ?{_MAAT}",
        rf"\bin (?:hele )?(?:bedragen van )?{_EURO} ?{_MAAT}",
        rf"\bin (?:1 ?)?(?:veelvouden van )?(?:{_WOORD}(?![a-z])|1[.,]?000-?tallen)",
        rf"\bin {_CIJFERS} ?(?:{_EURO}|$|[)\]])",
        rf"\b(?:bedrag(?:en)?|eenheid|cijfers|factor)(?: zijn)?(?: met| in)? ?[:=]? ?{_EURO}? ?{_MAAT}",
        rf"\bbedrag(?:en)? per {_EURO} ?{_MAAT}",
        rf"{_EURO} ?{_WOORD}(?![a-z])",
        rf"{_BEGIN}{_WOORD}\.? ?{_EURO}",
        rf"{_EURO} ?['’]?000\b",
        r"[(\[] ?['’]000 ?[)\]]",
        rf"(?<=[a-z] )[(\[] ?{_EURO}? ?{_MAAT}\.? ?{_EURO}? ?[)\]]",
        rf"(?<=[a-z][)\]] )[(\[] ?{_EURO}? ?{_MAAT}\.? ?{_EURO}? ?[)\]]",
    )
)
_LOS = re.compile(rf"(?<![a-z0-9]){_WOORD}(?![a-z])", re.IGNORECASE)
_GETAL_ERVOOR = re.compile(
    r"(?:[0-9]|\b(?:een|één|twee|drie|vier|vijf|tien|honderd|enkele|paar)) ?$", re.IGNORECASE
)
_PER = re.compile(r"\bper ?$", re.IGNORECASE)
_MOGELIJK = re.compile(r"[a-z€'’×✕*∗]", re.IGNORECASE)
"""Every pattern needs one of these, and nearly every cell of a table of figures has none."""
_KORTE_TEKST = 6
_MILJARD, _MILJOEN, _DUIZEND = 10**9, 10**6, 10**3


@dataclass(frozen=True)
class Veelvoud:
    """The words that name a multiple, and how many euro or units it is."""

    tekst: str
    factor: int


def find_multiple(tekst: str, *, is_kop: bool = False) -> Veelvoud | None:
    """The multiple that a text names, if any; a heading or the name of a sheet (``is_kop``) needs no more than the word.

    A quantity (``10 mln``, ``per 1.000 inwoners``) is no unit.
    """
    schoon = " ".join(tekst.replace("_", " ").split())
    patronen = (*_PATRONEN, _LOS) if is_kop or len(schoon.split(" ")) <= _KORTE_TEKST else _PATRONEN
    for patroon in patronen:
        for treffer in patroon.finditer(schoon):
            ervoor = schoon[: treffer.start()]
            if not _GETAL_ERVOOR.search(ervoor) and not _PER.search(ervoor):
                return Veelvoud(treffer[0].strip(), _factor(treffer[0]))
    return None


def _factor(tekst: str) -> int:
    klein = tekst.casefold()
    if re.search(r"miljard|mld|billion|10 ?\^? ?9|10⁹|000[.,' ]?000[.,' ]?000", klein):
        return _MILJARD
    if re.search(r"miljoen|mln|mio|million|meur|m€|10 ?\^? ?6|10⁶|000[.,' ]?000", klein):
        return _MILJOEN
    return _DUIZEND


def find_units(blad: Blad) -> Iterator[tuple[int, int, Veelvoud]]:
    """Every cell with words, anywhere on a sheet, that names a multiple: row and column (0-based) and what it names."""
    for nummer, rij in enumerate(blad.rijen):
        for kolom, cel in enumerate(rij):
            if isinstance(cel, Getal) or not _MOGELIJK.search(cel) or is_number(cel):
                continue
            if (veelvoud := find_multiple(cel)) is not None:
                yield nummer, kolom, veelvoud
