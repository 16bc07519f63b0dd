"""What the value of an indicator says: an amount, a count, words, or something that can be two things."""

import re
from decimal import Decimal

from pipelines.bestand.blad import Getal

_DATUM = re.compile(r"(\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2}( 00:00:00)?|datum \d+(\.\d+)?)")
_EURO = re.compile(r"(-?€ ?|€ ?-?)?(\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+|\d+)(,\d{1,2})?", re.ASCII)
_KAAL = re.compile(r"-?\d+(,\d{1,2})?", re.ASCII)
_CIJFERS = re.compile(r"(?=.*\d)[-+\d.,\s'’()%€eE]+|€")
_GEEN_WAARDE = re.compile(r"#[A-Z0-9/!?]+|\(formule zonder waarde\)|=.*")
_CENTEN = 2


def parse_value(tekst: str, soort: str) -> tuple[Decimal | None, str]:
    """A value and what it is: bedrag, aantal, getal (either), tekst, leeg, or ``onbekend`` when it can be two things.

    A number that a workbook stores as one (``Getal``) is what it is; text must leave no doubt about its marks.
    """
    if isinstance(tekst, Getal):
        getal = Decimal(tekst)
        return (getal, soort) if getal == round(getal, _CENTEN) else (None, "onbekend")
    if not tekst:
        return None, "leeg"
    if _DATUM.fullmatch(tekst):
        return None, "tekst"
    if "€" in tekst:
        if not _EURO.fullmatch(tekst):
            return None, "onbekend"
        return Decimal(re.sub(r"[€\s.]", "", tekst).replace(",", ".")), "bedrag"
    if _KAAL.fullmatch(tekst):
        return Decimal(tekst.replace(",", ".")), soort
    if soort == "bedrag" or _CIJFERS.fullmatch(tekst) or _GEEN_WAARDE.fullmatch(tekst):
        return None, "onbekend"
    return None, "tekst"
