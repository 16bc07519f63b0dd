"""Values in a scenario file: what a key may hold, and how it becomes an exact value. Money is never a float."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipelines.scenario.melden import Plaats, Verslag, suggest
from pipelines.sources.raw.pok import VORMEN

_GEHEEL = re.compile(r"-?[0-9]{1,15}")
_CENTEN = re.compile(r"[0-9]{1,12}([.,][0-9]{1,2})?")


class VeldFout(ValueError):
    """A value that its key cannot hold: what is expected, and what to do."""

    def __init__(self, verwacht: str, remedie: str) -> None:
        super().__init__(verwacht)
        self.verwacht, self.remedie = verwacht, remedie


@dataclass(frozen=True)
class Veld:
    """One key: how its value is read, and whether it must be there."""

    lees: Callable[[object], Any]
    verplicht: bool = False


def read_text(waarde: object) -> str:
    """Text with something in it."""
    if not isinstance(waarde, str) or not waarde.strip():
        raise VeldFout("tekst tussen aanhalingstekens", "Schrijf de waarde tussen aanhalingstekens.")
    return waarde.strip()


def read_boolean(waarde: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(waarde, bool):
        raise VeldFout("true of false", "Schrijf true of false, zonder aanhalingstekens.")
    return waarde


def read_vorm(waarde: object) -> str:
    """One of the forms of the envelope."""
    if waarde not in VORMEN:
        raise VeldFout(suggest(str(waarde), VORMEN), "Kies een van de genoemde vormen.")
    return str(waarde)


def read_year(waarde: object) -> int:
    """A year of four digits."""
    if isinstance(waarde, bool) or not isinstance(waarde, int) or not 1000 <= waarde <= 9999:
        raise VeldFout("een jaartal, zoals 2025", "Schrijf het jaar als getal van vier cijfers.")
    return waarde


def read_years(waarde: object) -> tuple[int, ...]:
    """One year or a list of years, each once."""
    jaren = tuple(read_year(jaar) for jaar in waarde) if isinstance(waarde, list) else (read_year(waarde),)
    if not jaren or len(set(jaren)) != len(jaren):
        raise VeldFout("een jaar of een lijst van verschillende jaren", "Schrijf bijvoorbeeld [2025, 2026].")
    return jaren


def read_change(waarde: object) -> int:
    """Whole euro, with or without a minus sign: an integer, or text of digits."""
    _refuse_float(waarde, "schrijf hele euro's, zonder punt of komma")
    if isinstance(waarde, bool) or not isinstance(waarde, int | str) or not _GEHEEL.fullmatch(str(waarde)):
        raise VeldFout("hele euro's, zoals 5000000", "Schrijf het bedrag in hele euro's, zonder punten.")
    return int(waarde)


def read_amount(waarde: object) -> int:
    """Whole euro, zero or more."""
    bedrag = read_change(waarde)
    if bedrag < 0:
        raise VeldFout("een bedrag van nul of meer", "Een envelopregel is nul of meer.")
    return bedrag


def read_cents(waarde: object) -> Decimal:
    """Euro with at most two decimals: an integer, or text such as ``"7.50"`` or ``"7,50"``."""
    _refuse_float(waarde, f'schrijf het tussen aanhalingstekens: "{waarde}"')
    if isinstance(waarde, bool) or not isinstance(waarde, int | str) or not _CENTEN.fullmatch(str(waarde)):
        raise VeldFout(
            'een bedrag van nul of meer met hooguit twee decimalen, zoals "7.50"',
            "Schrijf het bedrag als geheel getal of tussen aanhalingstekens, zonder duizendtekens.",
        )
    return Decimal(str(waarde).replace(",", "."))


def read_price(waarde: object) -> Decimal:
    """A price per unit: euro above zero."""
    prijs = read_cents(waarde)
    if prijs == 0:
        raise VeldFout("een prijs boven nul", "Geef de prijs van één fte of locatie.")
    return prijs


def _refuse_float(waarde: object, raad: str) -> None:
    if isinstance(waarde, float):
        raise VeldFout(
            "een geheel getal, of een bedrag tussen aanhalingstekens",
            f"Een kommagetal is in dit bestand niet exact; {raad}.",
        )


def read_block(
    blok: object, velden: Mapping[str, Veld], plaats: Plaats, verslag: Verslag
) -> tuple[dict[str, Any], bool]:
    """The values of one block that can be read, and whether that is all of it; every problem is reported."""
    vooraf = len(verslag.bevindingen)
    if not isinstance(blok, Mapping):
        verslag.add(
            "scenario_blok",
            plaats,
            waarde=blok,
            verwacht="sleutels met waarden",
            melding="Dit is geen blok met sleutels.",
            remedie=f"Begin het blok met [[{plaats.blok}]] en zet daaronder de sleutels.",
        )
        return {}, False
    waarden: dict[str, Any] = {}
    for naam, waarde in blok.items():
        if naam not in velden:
            report_unknown_key(naam, velden, plaats, verslag)
            continue
        try:
            waarden[naam] = velden[naam].lees(waarde)
        except VeldFout as fout:
            report_value(naam, waarde, fout, plaats, verslag)
    for naam in (naam for naam, veld in velden.items() if veld.verplicht and naam not in blok):
        verslag.add(
            "scenario_sleutel_ontbreekt",
            plaats.at(naam),
            waarde="",
            verwacht=f"een sleutel {naam}",
            melding=f"De sleutel {naam} ontbreekt.",
            remedie=f"Voeg een regel «{naam} = …» toe.",
        )
    return waarden, len(verslag.bevindingen) == vooraf


def report_unknown_key(naam: str, bekend: Mapping[str, object], plaats: Plaats, verslag: Verslag) -> None:
    """A key that means nothing here."""
    verslag.add(
        "scenario_sleutel_onbekend",
        plaats.at(naam),
        waarde=naam,
        verwacht=suggest(naam, bekend),
        melding="Deze sleutel is hier onbekend en wordt niet stilzwijgend overgeslagen.",
        remedie="Verbeter de naam of haal de regel weg.",
    )


def report_value(naam: str, waarde: object, fout: VeldFout, plaats: Plaats, verslag: Verslag) -> None:
    """A value that its key cannot hold."""
    verslag.add(
        "scenario_waarde",
        plaats.at(naam),
        waarde=waarde,
        verwacht=fout.verwacht,
        melding=f"De waarde van {naam} is niet bruikbaar.",
        remedie=fout.remedie,
    )
