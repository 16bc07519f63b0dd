"""A formula with its numbers filled in, exact and in Dutch notation."""

import re
from collections.abc import Sequence
from decimal import Decimal

from pipelines.basis.opmaak import format_exact

_GETAL = re.compile(r"-?\d+(\.\d+)?")
_PLEK = re.compile(r"(?P<teken>[×÷+−] )?\{\}")


def read_number(tekst: str | None) -> int | Decimal | str | None:
    """The text of an exact number from the database as a number; other text stays text."""
    if tekst is None or not _GETAL.fullmatch(tekst):
        return tekst
    return Decimal(tekst) if "." in tekst else int(tekst)


def fill_in(formule: str, getallen: Sequence[str | None]) -> str:
    """Put a number at each ``{}``, in order; a negative number behind an operator gets brackets."""
    rij = iter(getallen)

    def fill(plek: re.Match[str]) -> str:
        waarde = read_number(next(rij))
        teken = plek["teken"] or ""
        if waarde is None or isinstance(waarde, str):
            return teken + (waarde or "onbekend")
        tekst = format_exact(Decimal(waarde))
        return teken + (f"({tekst})" if teken and waarde < 0 else tekst)

    return _PLEK.sub(fill, formule)
