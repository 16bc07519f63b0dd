"""What the value of an indicator says: an amount, a count, words, or something that can be two things."""

import re
from decimal import Decimal

from pipelines.bestand.blad import Getal
from pipelines.bestand.getal import CIJFERS, drop_tail, tidy_number

_DATUM = re.compile(r"(\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2}( 00:00:00)?|datum \d+(\.\d+)?)")
_EURO = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+|\d+)(,\d{1,2})?", re.ASCII)
_KAAL = re.compile(r"-?\d+(,\d+)?", re.ASCII)
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
    getal = tidy_number(tekst)
    if "€" in tekst:
        waarde = _exact(re.sub(r"[\s.]", "", getal)) if _EURO.fullmatch(getal) else None
        return (None, "onbekend") if waarde is None else (waarde, "bedrag")
    if _KAAL.fullmatch(getal):
        waarde = _exact(getal)
        return (None, "onbekend") if waarde is None else (waarde, soort)
    if soort == "bedrag" or _CIJFERS.fullmatch(tekst) or _GEEN_WAARDE.fullmatch(tekst):
        return None, "onbekend"
    return None, "tekst"


def _exact(tekst: str) -> Decimal | None:
    """The number, without what lies beyond the fifteen digits of a spreadsheet; ``None`` when it is no amount to the cent."""
    getal = Decimal(tekst.replace(",", "."))
    if len(getal.as_tuple().digits) > CIJFERS:
        getal = drop_tail(getal) or Decimal("NaN")
    return getal if getal.is_finite() and int(getal.as_tuple().exponent) >= -_CENTEN else None
