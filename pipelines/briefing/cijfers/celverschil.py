"""Which source cells differ behind one figure in two states: by what they say, because a row that is put in moves all others."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pipelines.herkomst import Broncel

_GENOEMD = 5
_Plek = tuple[str, str, str]


def describe_changes(oud: Iterable[Broncel], nieuw: Iterable[Broncel]) -> tuple[str, ...]:
    """The cells that changed, came or went, the first few by name and the rest counted per document.

    A cell that only moved within its sheet, or whose part was given another name, is the same cell. Cells that play one part in the calculation, or else stand in
    one place, belong together.
    """
    weg, erbij = _without_same(list(oud), list(nieuw))
    paren = _pair(weg, erbij)
    gepaard = {id(cel) for paar in paren for cel in paar}
    regels = [(_place(b), _text(a, b)) for a, b in paren if a.gedrukt != b.gedrukt]
    for cellen, beweging in ((weg, "{} → geen cel"), (erbij, "geen cel → {}")):
        los = [c for c in cellen if id(c) not in gepaard]
        regels += [(_place(c), f"{_name(c)}: {beweging.format(c.gedrukt or 'leeg')}") for c in los]
    regels.sort()
    rest = Counter(plek[0] for plek, _ in regels[_GENOEMD:])
    meer = [
        f"{document}: {aantal} andere {'cel' if aantal == 1 else 'cellen'}"
        for document, aantal in rest.items()
    ]
    return (*(tekst for _, tekst in regels[:_GENOEMD]), *meer)


def _without_same(oud: list[Broncel], nieuw: list[Broncel]) -> tuple[list[Broncel], list[Broncel]]:
    """What is left when cells that say the same are crossed out against each other, wherever they stand."""
    samen = Counter(map(_content, oud)) & Counter(map(_content, nieuw))
    return _cross_out(oud, Counter(samen)), _cross_out(nieuw, Counter(samen))


def _cross_out(cellen: list[Broncel], samen: Counter[tuple[str, ...]]) -> list[Broncel]:
    over = []
    for cel in cellen:
        if samen[_content(cel)]:
            samen[_content(cel)] -= 1
        else:
            over.append(cel)
    return over


def _pair(oud: Sequence[Broncel], nieuw: Sequence[Broncel]) -> list[tuple[Broncel, Broncel]]:
    """Cells with the same part in the calculation, else in the same place; never one cell twice."""
    paren: list[tuple[Broncel, Broncel]] = []
    for sleutel in (_part, _place):
        gehad = {id(cel) for paar in paren for cel in paar}
        rechts = {sleutel(cel): cel for cel in nieuw if id(cel) not in gehad}
        for cel in (c for c in oud if id(c) not in gehad):
            if (ander := rechts.pop(sleutel(cel), None)) is not None:
                paren.append((cel, ander))
    return paren


def _content(cel: Broncel) -> tuple[str, ...]:
    return cel.document, cel.blad, cel.rol, cel.gedrukt, str(cel.waarde)


def _part(cel: Broncel) -> _Plek:
    return cel.document, cel.blad, cel.rol or cel.cel


def _place(cel: Broncel) -> _Plek:
    return cel.document, cel.blad, cel.cel


def _name(cel: Broncel) -> str:
    return f"{cel.document} {cel.cel}"


def _text(oud: Broncel, nieuw: Broncel) -> str:
    waar = _name(nieuw) if oud.cel == nieuw.cel else f"{nieuw.document} {oud.cel}, nu {nieuw.cel}"
    return f"{waar}: {oud.gedrukt or 'leeg'} → {nieuw.gedrukt or 'leeg'}"
