"""The unit of a delivery: whole euro or x €1,000, decided by magnitude, because the JSON has no field for it.

Lasten per inhabitant of a whole year are some thousands of euro in every gemeente; a factor 1,000 lower is x €1,000.
What falls in between is not guessed: the submitter confirms with ``--eenheid``.
"""

from decimal import Decimal

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.opmaak import format_number
from pipelines.sources.iv3.model import FACTOR, Eenheid, Levering

_LAAGST_EUR_PER_INWONER = Decimal(800)
_HOOGST_EUR_PER_INWONER = Decimal(40_000)
_SALARIS = "1.1"
_LAAGST_SALARIS_EUR_PER_INWONER = Decimal(50)
_DEEL_VAN_JAAR = {
    0: Decimal(1),
    1: Decimal("0.25"),
    2: Decimal("0.5"),
    3: Decimal("0.75"),
    4: Decimal(1),
    5: Decimal(1),
}
_NAAM: dict[Eenheid, str] = {"euro": "hele euro's", "duizend": "x € 1.000"}


def decide_unit(levering: Levering, inwoners: int | None, gegeven: Eenheid | None) -> list[Bevinding]:
    """Set the unit of a delivery; a finding when it is doubtful, or when the figures contradict what was given."""
    per_inwoner, gemeten = measure_unit(levering, inwoners)
    plek = Plek(levering.document, "lasten", "som van alle bedragen")
    gevonden = (
        "geen lasten of geen inwonertal"
        if per_inwoner is None
        else f"{format_number(per_inwoner, 2)} per inwoner"
    )
    if gegeven is not None:
        levering.eenheid = gegeven
        if gemeten is None or gemeten == gegeven:
            return []
        return [
            meld("iv3_eenheid_tegenstrijdig", plek, gevonden, gegeven=_NAAM[gegeven], gemeten=_NAAM[gemeten])
        ]
    levering.eenheid = gemeten
    if gemeten is not None:
        return []
    return [meld("iv3_eenheid_onzeker", plek, gevonden)]


def measure_unit(levering: Levering, inwoners: int | None) -> tuple[Decimal | None, Eenheid | None]:
    """Lasten per inhabitant of a whole year as printed, and the unit that salaries and lasten agree on, if any."""
    lasten = sum((p.bedrag for p in levering.posten if p.onderdeel == "lasten"), Decimal(0))
    salarissen = sum(
        (p.bedrag for p in levering.posten if p.onderdeel == "lasten" and p.kolom == _SALARIS), Decimal(0)
    )
    if not lasten or not inwoners:
        return None, None
    jaar = inwoners * _DEEL_VAN_JAAR[levering.periode]
    for eenheid, factor in FACTOR.items():
        if not _LAAGST_EUR_PER_INWONER <= lasten * factor / jaar <= _HOOGST_EUR_PER_INWONER:
            continue
        if salarissen > 0 and salarissen * factor / jaar < _LAAGST_SALARIS_EUR_PER_INWONER:
            continue
        return lasten / jaar, eenheid
    return lasten / jaar, None
