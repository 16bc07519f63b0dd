"""Why a number differs between two frozen states: which source cell, parameter or document changed behind it."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.bevroren.register import BevrorenStand, read_entry
from pipelines.bevroren.vergelijken import changed_documents, changed_parameters
from pipelines.briefing.cijfers import Cijfers, Keuze, read_years
from pipelines.briefing.getal import Getal
from pipelines.briefing.noten import Noot
from pipelines.briefing.redactie import compare_briefings, open_readable
from pipelines.briefing.sjablonen import Teksten
from pipelines.briefing.sporen import Tracer, make_tracer
from pipelines.briefing.verschil import Vergelijking, Verschil
from pipelines.herkomst import Broncel

_ALLE_CELLEN = 20_000
_GENOEMD = 5


@dataclass(frozen=True)
class Verklaring:
    """One changed number and what changed behind it, in words."""

    verschil: Verschil
    oorzaken: tuple[str, ...]


def explain_difference(
    oud: str, nieuw: str, standen: Path, *, jaar: int | None = None, met_voorbeeld: bool = False
) -> tuple[Vergelijking, list[Verklaring]]:
    """Compare the national figures of two states; raises FondskompasFout when one is unknown, damaged or unreadable."""
    a, b = read_entry(standen, oud), read_entry(standen, nieuw)
    with open_readable(a, standen) as con_oud, open_readable(b, standen) as con_nieuw:
        keuze = Keuze(jaar or read_years(con_nieuw)[0], met_voorbeeld)
        woorden = Teksten("landelijk")
        vergelijking = compare_briefings(a, con_oud, b, Cijfers(con_nieuw, keuze), woorden)
        zoek = make_tracer(con_oud, _ALLE_CELLEN), make_tracer(con_nieuw, _ALLE_CELLEN)
        algemeen = _general(a, b)
        verklaringen = [
            Verklaring(v, _causes(v, zoek, algemeen))
            for v in vergelijking.grootste(len(vergelijking.verschillen))
        ]
    return vergelijking, verklaringen


def _causes(verschil: Verschil, zoek: tuple[Tracer, Tracer], algemeen: tuple[str, ...]) -> tuple[str, ...]:
    """The cells that differ; where none does, what differs between the states as a whole."""
    oud = _cells(verschil.oud, zoek[0])
    nieuw = _cells(verschil.nieuw, zoek[1])
    gewijzigd = [
        _describe(plek, oud.get(plek), nieuw.get(plek))
        for plek in sorted(oud.keys() | nieuw.keys())
        if _text(oud.get(plek)) != _text(nieuw.get(plek))
    ]
    if not gewijzigd:
        return algemeen
    rest = len(gewijzigd) - _GENOEMD
    return (*gewijzigd[:_GENOEMD], *((f"en {rest} andere cellen",) if rest > 0 else ()))


def _cells(getal: Getal, zoek: Tracer) -> dict[tuple[str, str, str], Broncel]:
    noot = Noot(0, getal, (), tuple(zoek(v) for v in getal.verwijzingen))
    return {(cel.document, cel.blad, cel.cel): cel for cel in noot.cellen}


def _text(cel: Broncel | None) -> str | None:
    return None if cel is None else f"{cel.gedrukt}|{cel.waarde}"


def _describe(plek: tuple[str, str, str], oud: Broncel | None, nieuw: Broncel | None) -> str:
    was, nu = (cel.gedrukt if cel else "geen cel" for cel in (oud, nieuw))
    return f"{plek[0]} {plek[2]}: {was or 'leeg'} → {nu or 'leeg'}"


def _general(a: BevrorenStand, b: BevrorenStand) -> tuple[str, ...]:
    parameters = [f"parameter {naam}: {was} → {nu}" for naam, was, nu in changed_parameters(a, b)]
    documenten = [f"document {naam}: {wat}" for naam, wat in changed_documents(a, b)]
    return (*parameters, *documenten) or ("geen bron is veranderd; de berekening zelf veranderde",)
