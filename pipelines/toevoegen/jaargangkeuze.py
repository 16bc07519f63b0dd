"""Which circulaire and uitkeringsjaar a recognised table belongs to: what it says, what its name says, what the user says.

A text in the file outweighs a file name, and a user's word is needed where they disagree; nothing is assumed.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import Bevinding, Ernst
from pipelines.sources.rekenbestand.tabellen import Gelezen
from pipelines.sources.rekenbestand.vintage import find_vintage


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
    if tabel.soort == "uitkeringsfactor":
        if not tabel.frame["circulaire"].null_count():
            return Jaargang(None, None)
        gekozen, fouten = _decide(tabel, "circulaire", circulaire, inhoud.circulaires, naam.circulaires)
        return Jaargang(gekozen, None, fouten)
    welke, fouten = _decide(tabel, "circulaire", circulaire, inhoud.circulaires, naam.circulaires)
    wanneer, meer = _decide(tabel, "jaar", jaar, inhoud.jaren, naam.jaren)
    return Jaargang(welke, wanneer, fouten + meer)


def _decide(
    tabel: Gelezen, wat: str, gezegd: Any, in_tekst: frozenset[Any], in_naam: frozenset[Any]
) -> tuple[Any, list[Bevinding]]:
    if gezegd is not None:
        if in_tekst and gezegd not in in_tekst:
            return None, [_contradiction(tabel, wat, str(gezegd), in_tekst)]
        if in_naam and not in_tekst and gezegd not in in_naam:
            return gezegd, [_other_name(tabel, wat, str(gezegd), in_naam)]
        return gezegd, []
    gevonden = in_tekst or in_naam
    if in_tekst and in_naam:
        gevonden = in_tekst & in_naam or in_tekst | in_naam
    if len(gevonden) == 1:
        return next(iter(gevonden)), []
    return None, [_unknown(tabel, wat, gevonden)]


_VOORBEELD = {"circulaire": "--circulaire M2025", "jaar": "--jaar 2025"}


def _unknown(tabel: Gelezen, wat: str, gevonden: frozenset[Any]) -> Bevinding:
    return tabel.blad.bevinding(
        f"{wat}_onbekend", "", " of ".join(sorted(map(str, gevonden))), f"één {wat}",
        f"Uit titels en bestandsnaam blijkt niet over {'welke circulaire' if wat == 'circulaire' else 'welk uitkeringsjaar'} deze tabel gaat.",
        f"Geef {_VOORBEELD[wat]}.",
    )  # fmt: skip


def _other_name(tabel: Gelezen, wat: str, gezegd: str, in_naam: frozenset[Any]) -> Bevinding:
    return tabel.blad.bevinding(
        f"{wat}_andere_naam", "", " of ".join(sorted(map(str, in_naam))), gezegd,
        "De naam van het bestand of de map noemt iets anders dan u opgeeft; uw opgave is gevolgd.",
        "Controleer of dit het juiste bestand is.", ernst=Ernst.WAARSCHUWING,
    )  # fmt: skip


def _contradiction(tabel: Gelezen, wat: str, gezegd: str, in_tekst: frozenset[Any]) -> Bevinding:
    return tabel.blad.bevinding(
        f"{wat}_tegenstrijdig", "", " of ".join(sorted(map(str, in_tekst))), gezegd,
        f"De titel boven de tabel noemt een andere {'circulaire' if wat == 'circulaire' else 'jaargang'} dan u opgeeft.",
        f"Verbeter de optie --{wat} of controleer of dit het juiste bestand is.", ernst=Ernst.FOUT,
    )  # fmt: skip
