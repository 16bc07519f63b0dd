"""Which circulaire and uitkeringsjaar a recognised table belongs to: what it says, what its name says, what the user says.

A text in the file outweighs a file name, and a user's word is needed where they disagree; nothing is assumed.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.sources.rekenbestand.opschrift import find_vintage
from pipelines.sources.rekenbestand.tabellen import Gelezen

_ONBEKEND = {"circulaire": "circulaire_onbekend", "jaar": "jaar_onbekend"}
_ANDERE_NAAM = {"circulaire": "circulaire_andere_naam", "jaar": "jaar_andere_naam"}
_TEGENSTRIJDIG = {"circulaire": "circulaire_tegenstrijdig", "jaar": "jaar_tegenstrijdig"}


@dataclass(frozen=True)
class Jaargang:
    """The vintage of a table; without one there is a finding. A table of factors names its own."""

    circulaire: str | None
    jaar: int | None
    bevindingen: list[Bevinding] = field(default_factory=list)


def find_jaargang(pad: Path, tabel: Gelezen, circulaire: str | None, jaar: int | None) -> Jaargang:
    """Decide the vintage of one table; ``circulaire`` and ``jaar`` are what the user stated."""
    inhoud = find_vintage(
        [tabel.opschrift], "" if tabel.blad.is_tekst or tabel.blad.regels else tabel.blad.naam
    )
    naam = find_vintage([pad.resolve().parent.name, pad.stem.replace("_", " "), pad.stem])
    is_factor = tabel.soort == "uitkeringsfactor"
    if is_factor and not tabel.frame["circulaire"].null_count():
        return Jaargang(None, None)
    welke, fouten = _decide(tabel, "circulaire", circulaire, inhoud.circulaires, naam.circulaires)
    if is_factor:
        return Jaargang(welke, None, fouten)
    wanneer, meer = _decide(tabel, "jaar", jaar, inhoud.jaren, naam.jaren)
    return Jaargang(welke, wanneer, fouten + meer)


def _decide(
    tabel: Gelezen, wat: str, gezegd: Any, in_tekst: frozenset[Any], in_naam: frozenset[Any]
) -> tuple[Any, list[Bevinding]]:
    plek = tabel.blad.plek("")
    if gezegd is not None:
        if in_tekst and gezegd not in in_tekst:
            return None, [meld(_TEGENSTRIJDIG[wat], plek, _either(in_tekst), verwacht=gezegd)]
        if in_naam and not in_tekst and gezegd not in in_naam:
            return gezegd, [meld(_ANDERE_NAAM[wat], plek, _either(in_naam), verwacht=gezegd)]
        return gezegd, []
    gevonden = in_tekst or in_naam
    if in_tekst and in_naam:
        gevonden = in_tekst & in_naam or in_tekst | in_naam
    if len(gevonden) == 1:
        return next(iter(gevonden)), []
    return None, [meld(_ONBEKEND[wat], plek, _either(gevonden))]


def _either(gevonden: frozenset[Any]) -> str:
    return " of ".join(sorted(map(str, gevonden)))
