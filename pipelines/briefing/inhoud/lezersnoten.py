"""The notes for readers: one for the text of a section and one for each table or chart, in place of one for every figure.

A note says in words how its figures come about, how certain they are, which documents they are from, and where in the annex
each of them is proven (pipelines.briefing.inhoud.noten).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pipelines.basis.opmaak import enumerate_words
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.model import Alinea, Briefing, Deel, Onderdeel, numbers_of
from pipelines.briefing.inhoud.noten import Noot, Noten
from pipelines.herkomst.model import STATUSSEN

_DOCUMENTEN, _UITLEG = 3, 5
"""How many documents and how many ways of computing a note names."""


@dataclass(frozen=True)
class Lezersnoot:
    """One note: its number, what it is about, and the numbers in the annex of the figures that it covers."""

    nummer: int
    tekst: str
    bewijzen: tuple[int, ...]


class Lezersnoten:
    """The notes of a briefing in order of reading, and which one goes with a part.

    A heading has no note of its own: its figures are covered by the first that follows.
    """

    def __init__(self, briefing: Briefing, noten: Noten) -> None:
        self.noten: list[Lezersnoot] = []
        self._van: dict[tuple[str, str], int] = {}
        for onderdeel in briefing.onderdelen:
            kop = numbers_of(Alinea(onderdeel.kop))
            if tekst := [g for alinea in onderdeel.alineas() for g in numbers_of(alinea)]:
                self._add((onderdeel.id, ""), "Tekst", kop + tekst, noten)
                kop = []
            for deel in onderdeel.beelden():
                if getallen := numbers_of(deel):
                    self._add((onderdeel.id, deel.id), deel.titel, kop + getallen, noten)
                    kop = []

    def nummer(self, onderdeel: Onderdeel, deel: Deel) -> int | None:
        """The note of a part; ``None`` for a part without figures."""
        if not numbers_of(deel):
            return None
        return self._van[onderdeel.id, "" if isinstance(deel, Alinea) else deel.id]

    def _add(self, plek: tuple[str, str], titel: str, getallen: list[Briefinggetal], noten: Noten) -> None:
        gedekt = noten.van(getallen)
        nummer = len(self.noten) + 1
        self._van[plek] = nummer
        self.noten.append(Lezersnoot(nummer, _describe(titel, gedekt), tuple(n.nummer for n in gedekt)))


def _describe(titel: str, gedekt: list[Noot]) -> str:
    """What the figures are, in one line."""
    uitleg = list(dict.fromkeys(n.getal.uitleg for n in gedekt if n.getal.uitleg))
    statussen = {n.getal.status for n in gedekt}
    documenten = list(dict.fromkeys(cel.document for n in gedekt for cel in n.cellen))
    delen = [
        f"{titel}: {_shorten(uitleg)}." if uitleg else f"{titel}.",
        f"Status: {enumerate_words([s for s in STATUSSEN if s in statussen])}.",
        *([f"Bron: {_name(documenten)}."] if documenten else []),
        f"Bewijs: {spans(n.nummer for n in gedekt)}.",
    ]
    return " ".join(delen)


def _shorten(uitleg: list[str]) -> str:
    """The first ways of computing, in words; the annex has that of every figure."""
    rest = len(uitleg) - _UITLEG
    meer = [f"en {rest} andere berekeningen, zie het bewijs"] if rest > 1 else uitleg[_UITLEG:]
    return "; ".join([*uitleg[:_UITLEG], *meer])


def _name(documenten: list[str]) -> str:
    rest = len(documenten) - _DOCUMENTEN
    meer = [f"{rest} {'ander document' if rest == 1 else 'andere documenten'}"] if rest > 0 else []
    return enumerate_words([*documenten[:_DOCUMENTEN], *meer])


def spans(nummers: Iterable[int]) -> str:
    """``1–4, 7 en 9–11``."""
    op_rij = sorted(set(nummers))
    breuken = [0, *(i for i, (a, b) in enumerate(pairwise(op_rij), start=1) if b != a + 1), len(op_rij)]
    stukken = [op_rij[van:tot] for van, tot in pairwise(breuken)]
    return enumerate_words([str(s[0]) if len(s) == 1 else f"{s[0]}–{s[-1]}" for s in stukken])
