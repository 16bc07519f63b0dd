"""Why a number differs between two frozen states: which source cell, parameter or document changed behind it."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.bevroren.register import BevrorenStand, read_entry
from pipelines.bevroren.vergelijken import changed_documents, changed_parameters
from pipelines.briefing.cijfers.celverschil import describe_changes
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Cijfers, Keuze, read_years
from pipelines.briefing.cijfers.sporen import Tracer, make_tracer
from pipelines.briefing.inhoud.noten import Noot
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.verschil import Vergelijking, Verschil
from pipelines.briefing.redactie import compare_briefings, open_readable
from pipelines.herkomst import Broncel, Verwijzing

_ALLE_CELLEN = 20_000


@dataclass(frozen=True)
class Verklaring:
    """One changed number and what changed behind it, in words."""

    verschil: Verschil
    oorzaken: tuple[str, ...]


@dataclass(frozen=True)
class Eenzijdig:
    """A number that only one of the states has, and the cells behind it that the other lacks."""

    getal: Briefinggetal
    oorzaken: tuple[str, ...]


@dataclass(frozen=True)
class Uitleg:
    """Everything that differs between the numbers of two states, with what is behind it."""

    vergelijking: Vergelijking
    veranderd: tuple[Verklaring, ...]
    erbij: tuple[Eenzijdig, ...]
    eraf: tuple[Eenzijdig, ...]


def explain_difference(
    oud: str, nieuw: str, standen: Path, *, jaar: int | None = None, met_voorbeeld: bool = False
) -> Uitleg:
    """Compare the national figures of two states; raises FondskompasFout when one is unknown, damaged or unreadable."""
    a, b = read_entry(standen, oud), read_entry(standen, nieuw)
    with open_readable(a, standen) as con_oud, open_readable(b, standen) as con_nieuw:
        keuze = Keuze(jaar or read_years(con_nieuw)[0], met_voorbeeld)
        woorden = Teksten("landelijk")
        vergelijking = compare_briefings(a, con_oud, b, Cijfers(con_nieuw, keuze), woorden)
        zoek = make_tracer(con_oud, _ALLE_CELLEN), make_tracer(con_nieuw, _ALLE_CELLEN)
        algemeen = _general(a, b)
        veranderd = tuple(
            Verklaring(v, _causes(v.oud, v.nieuw, zoek, algemeen))
            for v in vergelijking.grootste(len(vergelijking.verschillen))
        )
        erbij = tuple(Eenzijdig(g, _causes(None, g, zoek, algemeen)) for g in vergelijking.erbij)
        eraf = tuple(Eenzijdig(g, _causes(g, None, zoek, algemeen)) for g in vergelijking.eraf)
    return Uitleg(vergelijking, veranderd, erbij, eraf)


def _causes(
    oud: Briefinggetal | None,
    nieuw: Briefinggetal | None,
    zoek: tuple[Tracer, Tracer],
    algemeen: tuple[str, ...],
) -> tuple[str, ...]:
    """The cells that differ; where none does, what differs between the states as a whole."""
    return describe_changes(_cells(oud, zoek[0]), _cells(nieuw, zoek[1])) or algemeen


def _cells(getal: Briefinggetal | None, zoek: Tracer) -> list[Broncel]:
    return (
        Noot(0, getal, (), tuple(zoek(Verwijzing.lees(v)) for v in getal.verwijzingen)).cellen
        if getal
        else []
    )


def _general(a: BevrorenStand, b: BevrorenStand) -> tuple[str, ...]:
    parameters = [f"parameter {naam}: {was} → {nu}" for naam, was, nu in changed_parameters(a, b)]
    documenten = [f"document {naam}: {wat}" for naam, wat in changed_documents(a, b)]
    return (*parameters, *documenten) or ("geen bron is veranderd; de berekening zelf veranderde",)
