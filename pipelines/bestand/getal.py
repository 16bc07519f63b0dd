"""How a number is printed: one spelling for every reader, whatever sign, currency and spaces a document uses.

Which of its marks is the decimal one is not decided here: ``1.234`` is left as it stands.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

SPATIES = "\u0009\u0020\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""White space in a character class: also the hard and thin spaces of typesetters."""
STREEP = "\\-\u2010-\u2015\u2212"
"""Dashes in a character class: every sign that is printed for a minus."""
CIJFERS = 15
"""The digits that a spreadsheet keeps; what follows is the tail of its binary storage."""
_MEESTE_VOOR = 13
"""Beyond this many digits before the mark, fifteen digits no longer hold the cents."""
_RAND = re.compile(f"^[{SPATIES}]+|[{SPATIES}]+$")
_WIT = re.compile(f"[{SPATIES}]+")
_NOOT = re.compile(r"(?<=[0-9])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+[)\]]?$")
_MUNT = re.compile(r"(?:€|\bEUR(?:O)?\b)", re.IGNORECASE)
_ZONDER_CENTEN = re.compile(rf"(?<=[0-9])[.,] ?(?:[{STREEP}]{{1,2}}|=)$")
_TEKEN = rf"[{STREEP}] ?/ ?[{STREEP}]|[{STREEP}]"
_VOOR = re.compile(rf"^(?:{_TEKEN}) ?(?=[0-9])")
_ACHTER = re.compile(rf"(?<=[0-9]) ?(?:{_TEKEN})$")
_HAAKJES = re.compile(r"^\( ?([0-9][0-9., ]*?) ?\)$")
_NOOTCIJFER = re.compile(r"^[0-9]{1,2}$")
_GETAL = re.compile(r"^-?[0-9][0-9., ]*$")


def tidy_number(tekst: str) -> str:
    """A printed number with one minus sign in front and nothing around it; text that is no number only loses its edges.

    Read are signs before and behind, apart or not (``– 1``, ``-/- 1``, ``1-``), parentheses, a currency, ``,-`` for no
    cents and a raised digit of Unicode. ``(12)`` is left alone: that may be a note as well as minus twelve.
    """
    kaal = _RAND.sub("", tekst)
    if _GETAL.match(kaal) and " " not in kaal:
        return kaal
    kaal = _WIT.sub(" ", kaal)
    getal = _NOOT.sub("", _RAND.sub("", _WIT.sub(" ", _MUNT.sub("", kaal, count=1))))
    getal = _ZONDER_CENTEN.sub("", getal)
    negatief = False
    if (haakjes := _HAAKJES.match(getal)) and not _NOOTCIJFER.match(haakjes[1]):
        getal, negatief = haakjes[1], True
    elif _VOOR.match(getal):
        getal, negatief = _VOOR.sub("", getal), True
    elif _ACHTER.search(getal):
        getal, negatief = _ACHTER.sub("", getal), True
    elif getal.startswith("+"):
        getal = getal[1:].lstrip()
    if getal[:1].isdigit() and _GETAL.match(getal):
        return f"-{getal}" if negatief else getal
    return getal if getal and re.fullmatch(f"[{STREEP}]", getal) else kaal


def is_number(tekst: str) -> bool:
    """Whether a text is a printed number and nothing else."""
    return bool(_GETAL.match(tidy_number(tekst)))


def drop_tail(getal: Decimal) -> Decimal | None:
    """The number in the fifteen digits that a spreadsheet shows; ``None`` when they do not hold it to the cent."""
    getal = getal.normalize() if getal else Decimal(0)
    if not getal.is_finite() or getal.adjusted() >= CIJFERS or getal.adjusted() < -2 * CIJFERS:
        return None
    if len(getal.as_tuple().digits) > CIJFERS:
        if getal.adjusted() >= _MEESTE_VOOR:
            return None
        getal = round(getal, CIJFERS - 1 - getal.adjusted()).normalize()
    return Decimal(format(getal, "f"))  # 3000000, where normalising leaves 3E+6


def join_runs(stukken: Iterable[tuple[str, bool]]) -> str:
    """The text of (text, is raised or lowered): what is raised behind a number is a note and no part of it."""
    stukken = list(stukken)
    gewoon = "".join(tekst for tekst, verheven in stukken if not verheven)
    if any(verheven for _, verheven in stukken) and is_number(gewoon):
        return gewoon
    return "".join(tekst for tekst, _ in stukken)
