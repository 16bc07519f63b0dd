"""Compare a resubmission with the return before it, line by line."""

from collections import Counter
from dataclasses import dataclass

from pipelines.sources.opgave.invullen import typed
from pipelines.sources.opgave.model import Beantwoord, Grootboekregel, Opgave, Regel

_VELDEN = {
    "waarde": "capaciteit",
    "besteed_eur": "besteed",
    "reden": "reden bij de capaciteit",
    "reden_besteed": "reden bij het bestede bedrag",
    "opmerking": "opmerking bij de capaciteit",
    "opmerking_besteed": "opmerking bij het bestede bedrag",
}


@dataclass(frozen=True)
class Wijziging:
    """One difference: which goal, what, before and after; ``None`` is empty or absent."""

    doel: str
    wat: str
    oud: str | None
    nieuw: str | None


def compare_returns(oud: Opgave, nieuw: Opgave) -> list[Wijziging]:
    """Every difference between two returns of one gemeente and year."""
    eerder = {r.doel: r for r in (*oud.regels, *oud.blokken)}
    wijzigingen = []
    for regel in (*nieuw.regels, *nieuw.blokken):
        wijzigingen += _compare_lines(eerder.pop(regel.doel, None), regel)
    for regel in eerder.values():
        wijzigingen.append(Wijziging(regel.doel, "het blad van dit doel", "aanwezig", None))
    wijzigingen += _compare_answers(oud.antwoorden, nieuw.antwoorden)
    return wijzigingen + _compare_ledgers(oud.grootboek, nieuw.grootboek)


def _compare_answers(oud: list[Beantwoord], nieuw: list[Beantwoord]) -> list[Wijziging]:
    """Answers beside the leading figure, in the order of the latest return; an absent one says nothing."""
    eerder, later = ({(a.doel, a.indicator): a for a in kant} for kant in (oud, nieuw))
    paren = [(sleutel, eerder.get(sleutel), later.get(sleutel)) for sleutel in {**later, **eerder}]
    return [
        Wijziging(doel, indicator, _say(a), _say(b))
        for (doel, indicator), a, b in paren
        if _say(a) != _say(b)
    ]


def _say(antwoord: Beantwoord | None) -> str | None:
    if antwoord is None:
        return None
    delen = (typed(antwoord.waarde), antwoord.tekst, antwoord.reden, antwoord.opmerking)
    return " / ".join(d for d in delen if d) or None


def _compare_lines(oud: Regel | None, nieuw: Regel) -> list[Wijziging]:
    if oud is None:
        return [Wijziging(nieuw.doel, "het blad van dit doel", None, "aanwezig")]
    paren = ((wat, getattr(oud, veld), getattr(nieuw, veld)) for veld, wat in _VELDEN.items())
    return [Wijziging(nieuw.doel, wat, _text(a), _text(b)) for wat, a, b in paren if a != b]


def _compare_ledgers(oud: list[Grootboekregel], nieuw: list[Grootboekregel]) -> list[Wijziging]:
    """Ledger lines as a bag: a line that moved is no change, a line that stands twice counts twice."""
    eerder, later = Counter(map(_line, oud)), Counter(map(_line, nieuw))
    weg = [Wijziging(doel, "grootboekregel", tekst, None) for doel, tekst in (eerder - later).elements()]
    erbij = [Wijziging(doel, "grootboekregel", None, tekst) for doel, tekst in (later - eerder).elements()]
    return sorted(weg + erbij, key=lambda w: (w.doel, w.oud or w.nieuw or ""))


def _line(regel: Grootboekregel) -> tuple[str, str]:
    delen = (
        regel.grootboekrekening,
        regel.kostenplaats,
        regel.omschrijving,
        regel.bedrag_eur,
        regel.opmerking,
    )
    return regel.doel, " / ".join("-" if d is None else str(d) for d in delen)


def _text(waarde: object) -> str | None:
    return None if waarde is None else str(waarde)
