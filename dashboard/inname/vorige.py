"""What a gemeente said in the return that counts over a year, as it lies among the sources; and what another says differently."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.inname.huis import Huis
from pipelines.inname.werkboek import reference
from pipelines.sources.ontvangen.bewaren import read_register
from pipelines.sources.ontvangen.opgave import INZENDINGEN, read_file
from pipelines.sources.opgave.invullen import Antwoord, answers_of
from pipelines.sources.opgave.vragen import Doelblad


@dataclass(frozen=True)
class Verschil:
    """One answer that differs: the goal and question in words, before and after."""

    doel: str
    vraag: str
    oud: str
    nieuw: str


def answers_over(huis: Huis, gm_code: str | None, jaar: int) -> list[Antwoord]:
    """The answers of the latest return of a gemeente over a year that was accepted; none when there is none."""
    register = INZENDINGEN.path(huis.raw)
    rijen = [r for r in read_register(register) if (r["gm_code"], r["jaar"]) == (gm_code, str(jaar))]
    if not rijen:
        return []
    laatste = max(rijen, key=lambda r: int(r["volgnummer"]))
    return list(_read(huis, register.parent / laatste["bestand"], laatste["sha256"]))


def differences(
    bladen: Iterable[Doelblad], oud: Sequence[Antwoord], nieuw: Sequence[Antwoord]
) -> list[Verschil]:
    """Every question that is answered otherwise, in the order in which they are asked."""
    toen = {(a.doel, a.indicator): a.waarde or a.reden for a in oud}
    nu = {(a.doel, a.indicator): a.waarde or a.reden for a in nieuw}
    return [
        Verschil(blad.naam, vraag.vraag, toen.get(sleutel, ""), nu.get(sleutel, ""))
        for blad in bladen
        for vraag in blad.rows().values()
        for sleutel in [(vraag.doel, vraag.indicator)]
        if toen.get(sleutel, "") != nu.get(sleutel, "")
    ]


@lru_cache(maxsize=512)
def _read(huis: Huis, pad: Path, _sha256: str) -> tuple[Antwoord, ...]:
    """Read once: what lies under a sha256 never changes."""
    bladen, gm_codes = reference(huis.keuzes)
    opgave, _ = read_file(pad, pad.name, bladen, gm_codes, huis.keuzes.grenzen)
    return tuple(answers_of(opgave)) if opgave else ()
