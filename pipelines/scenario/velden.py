"""Values in a scenario file: what a key may hold, and how it becomes an exact value. Money is never a float."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.scenario.melden import Plaats, Verslag, as_found, suggest
from pipelines.sources.raw.schemas import VORMEN

HOOGSTENS_SLEUTEL = 2000
"""Characters of a key; every part of it is a sum over all gemeenten."""
_GEHEEL = re.compile(r"-?[0-9]{1,15}")
_CENTEN = re.compile(r"[0-9]{1,12}([.,][0-9]{1,2})?")


class VeldFout(ValueError):
    """A value that its key cannot hold: the code of the finding, whose place and key are known where it is caught."""

    def __init__(self, code: str, /, **invulling: object) -> None:
        super().__init__(code)
        self.code, self.invulling = code, invulling

    def at(self, plek: Plek, naam: str, waarde: object) -> Bevinding:
        """The finding about the value of this key."""
        return meld(self.code, plek, "" if waarde is None else as_found(waarde), naam=naam, **self.invulling)


@dataclass(frozen=True)
class Veld:
    """One key: how its value is read, and whether it must be there."""

    lees: Callable[[object], Any]
    verplicht: bool = False


def read_text(waarde: object) -> str:
    """Text with something in it."""
    if not isinstance(waarde, str) or not waarde.strip():
        raise VeldFout("scenario_waarde.tekst")
    return waarde.strip()


def read_key(waarde: object) -> str:
    """A key as a line of the envelope has it, of a length that somebody may have written."""
    sleutel = read_text(waarde)
    if len(sleutel) > HOOGSTENS_SLEUTEL:
        raise VeldFout("scenario_waarde.sleutel", lengte=len(sleutel), hoogstens=HOOGSTENS_SLEUTEL)
    return sleutel


def read_boolean(waarde: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(waarde, bool):
        raise VeldFout("scenario_waarde.ja_nee")
    return waarde


def read_vorm(waarde: object) -> str:
    """One of the forms of the envelope."""
    if not isinstance(waarde, str) or waarde not in VORMEN:
        raise VeldFout("scenario_waarde.vorm", verwacht=suggest(as_found(waarde), VORMEN))
    return waarde


def read_year(waarde: object) -> int:
    """A year of four digits."""
    if isinstance(waarde, bool) or not isinstance(waarde, int) or not 1000 <= waarde <= 9999:
        raise VeldFout("scenario_waarde.jaar")
    return waarde


def read_years(waarde: object) -> tuple[int, ...]:
    """One year or a list of years, each once."""
    jaren = tuple(read_year(jaar) for jaar in waarde) if isinstance(waarde, list) else (read_year(waarde),)
    if not jaren or len(set(jaren)) != len(jaren):
        raise VeldFout("scenario_waarde.jaren")
    return jaren


def read_change(waarde: object) -> int:
    """Whole euro, with or without a minus sign: an integer, or text of digits."""
    if isinstance(waarde, float):
        raise VeldFout("scenario_waarde.kommagetal.euro")
    if (
        isinstance(waarde, bool)
        or not isinstance(waarde, int | str)
        or not _GEHEEL.fullmatch(as_found(waarde))
    ):
        raise VeldFout("scenario_waarde.euro")
    return int(waarde)


def read_amount(waarde: object) -> int:
    """Whole euro, zero or more."""
    bedrag = read_change(waarde)
    if bedrag < 0:
        raise VeldFout("scenario_waarde.negatief")
    return bedrag


def read_cents(waarde: object) -> Decimal:
    """Euro with at most two decimals: an integer, or text such as ``"7.50"`` or ``"7,50"``."""
    if isinstance(waarde, float):
        raise VeldFout("scenario_waarde.kommagetal.centen")
    if (
        isinstance(waarde, bool)
        or not isinstance(waarde, int | str)
        or not _CENTEN.fullmatch(as_found(waarde))
    ):
        raise VeldFout("scenario_waarde.centen")
    return Decimal(str(waarde).replace(",", "."))


def read_price(waarde: object) -> Decimal:
    """A price per unit: euro above zero."""
    prijs = read_cents(waarde)
    if prijs == 0:
        raise VeldFout("scenario_waarde.prijs")
    return prijs


def read_block(
    blok: object, velden: Mapping[str, Veld], plaats: Plaats, verslag: Verslag
) -> tuple[dict[str, Any], bool]:
    """The values of one block that can be read, and whether that is all of it; every problem is reported."""
    vooraf = len(verslag.bevindingen)
    if not isinstance(blok, Mapping):
        verslag.meld("scenario_blok", plaats, "" if blok is None else blok, soort=plaats.blok)
        return {}, False
    waarden: dict[str, Any] = {}
    for naam, waarde in blok.items():
        if naam not in velden:
            report_unknown_key(naam, velden, plaats, verslag)
            continue
        try:
            waarden[naam] = velden[naam].lees(waarde)
        except VeldFout as fout:
            verslag.add(fout.at(verslag.plek(plaats.at(naam)), naam, waarde))
    for naam in (naam for naam, veld in velden.items() if veld.verplicht and naam not in blok):
        verslag.meld("scenario_sleutel_ontbreekt", plaats.at(naam), naam=naam)
    return waarden, len(verslag.bevindingen) == vooraf


def report_unknown_key(naam: str, bekend: Mapping[str, object], plaats: Plaats, verslag: Verslag) -> None:
    """A key that means nothing here."""
    verslag.meld("scenario_sleutel_onbekend", plaats.at(naam), naam, verwacht=suggest(naam, bekend))
