"""Read a question: which rows, from where on, how many, of which state. Whatever is not known is refused by name."""

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.api.hulpbronnen import HOOGSTENS, HOOGSTENS_TEKENS, HOOGSTENS_WAARDEN, STANDAARD, Hulpbron
from dashboard.api.probleem import Probleem, not_found, refuse
from pipelines.basis.opmaak import enumerate_words
from pipelines.open.beschrijving import Martkolom

_GETAL = re.compile(r"-?\d{1,9}")
Waarde = int | str
Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Vraag:
    """Which rows are asked: per column the values that will do, the key behind which to go on, and how many."""

    keuze: Mapping[str, tuple[Waarde, ...]]
    na: tuple[Waarde, ...] | None
    limiet: int
    stand: str | None


def read_question(hulpbron: Hulpbron, parameters: Parameters) -> Vraag:
    """The question in the parameters of an address; raises Probleem for what is unknown, doubled or no value of its column."""
    filters = {kolom.naam: kolom for kolom in hulpbron.filters}
    refuse_unknown(parameters, (*filters, "limiet", "na", "stand"))
    keuze = {naam: _values(kolom, parameters[naam]) for naam, kolom in filters.items() if naam in parameters}
    na = read_one(parameters, "na")
    return Vraag(
        keuze=keuze,
        na=None if na is None else _read_cursor(hulpbron, na),
        limiet=_read_limit(read_one(parameters, "limiet")),
        stand=read_one(parameters, "stand"),
    )


def refuse_unknown(parameters: Parameters, bekend: Sequence[str]) -> None:
    """Raise Probleem for a parameter that this address does not have."""
    onbekend = sorted(set(parameters) - set(bekend))
    if onbekend:
        wel = f"Wel: {enumerate_words(list(bekend))}." if bekend else "Dit adres heeft er geen."
        raise refuse(f"Onbekende parameter «{_short(onbekend[0])}». {wel}")


def read_one(parameters: Parameters, naam: str) -> str | None:
    """The only value of a parameter; raises Probleem when it is given twice."""
    waarden = parameters.get(naam, ())
    if len(waarden) > 1:
        raise refuse(f"De parameter «{naam}» staat er {len(waarden)} keer; geef hem één keer.")
    return waarden[0] if waarden else None


def _values(kolom: Martkolom, teksten: Sequence[str]) -> tuple[Waarde, ...]:
    if len(teksten) > HOOGSTENS_WAARDEN:
        raise refuse(f"De parameter «{kolom.naam}» heeft meer dan {HOOGSTENS_WAARDEN} waarden.")
    return tuple(_value(kolom, tekst) for tekst in teksten)


def _value(kolom: Martkolom, tekst: str) -> Waarde:
    if kolom.is_geheel:
        if not _GETAL.fullmatch(tekst) or not tekst.isascii():
            raise refuse(f"«{_short(tekst)}» is geen geheel getal voor de parameter «{kolom.naam}».")
        return int(tekst)
    if not 0 < len(tekst) <= HOOGSTENS_TEKENS:
        raise refuse(
            f"De parameter «{kolom.naam}» is leeg of langer dan {HOOGSTENS_TEKENS} tekens: {_short(tekst)}"
        )
    return tekst


def _read_limit(tekst: str | None) -> int:
    if tekst is None:
        return STANDAARD
    if not _GETAL.fullmatch(tekst) or not tekst.isascii() or not 1 <= int(tekst) <= HOOGSTENS:
        raise refuse(
            f"De parameter «limiet» is een getal van 1 tot en met {HOOGSTENS}; «{_short(tekst)}» is dat niet."
        )
    return int(tekst)


def write_cursor(sleutel: Sequence[Waarde]) -> str:
    """The key of the last row of a page as text that an address can hold."""
    return (
        base64.urlsafe_b64encode(json.dumps(list(sleutel), ensure_ascii=False).encode()).decode().rstrip("=")
    )


def _read_cursor(hulpbron: Hulpbron, tekst: str) -> tuple[Waarde, ...]:
    soorten = [int if hulpbron.tabel.kolom(naam).is_geheel else str for naam in hulpbron.tabel.sleutel]
    fout = not_found("De parameter «na» komt niet van een vorige bladzijde; neem hem over uit «volgende».")
    if len(tekst) > 4 * HOOGSTENS_TEKENS:
        raise fout
    try:
        ruw = base64.b64decode(tekst + "=" * (-len(tekst) % 4), altchars=b"-_", validate=True)
        waarden = json.loads(ruw)
    except (binascii.Error, ValueError, RecursionError) as oorzaak:
        raise fout from oorzaak
    if not isinstance(waarden, list) or [type(waarde) for waarde in waarden] != soorten:
        raise fout
    if any(isinstance(waarde, int) and abs(waarde) >= 1 << 31 for waarde in waarden):
        raise fout
    return tuple(waarden)


def _short(tekst: str) -> str:
    """What was given, as far as it fits in a sentence."""
    return tekst if len(tekst) <= 40 else f"{tekst[:40]}…"


def unknown_state(naam: str, reden: str) -> Probleem:
    """A frozen state that is not there, or not as it was frozen."""
    return Probleem(404, "Onbekende stand", f"«{_short(naam)}»: {reden}")
