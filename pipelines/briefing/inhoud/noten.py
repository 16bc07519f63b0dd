"""Number the figures of a briefing in order of reading, and look up what proves each of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.basis.opmaak import enumerate_words
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.sporen import Tracer
from pipelines.briefing.inhoud.model import Briefing
from pipelines.herkomst import Broncel, Herkomst, Verwijzing

IN_DE_NOOT = 2
"""How many source cells a note names; bewijs.json has more."""


@dataclass(frozen=True)
class Noot:
    """The proof of one figure: its number, the figure, every form it is printed in, and its sources."""

    nummer: int
    getal: Briefinggetal
    gedrukt: tuple[str, ...]
    herkomst: tuple[Herkomst, ...]
    zie: tuple[int, ...] = ()

    @property
    def cellen(self) -> list[Broncel]:
        """The source cells, each once: those that the query names and those of the references, the documents in turn."""
        gevonden = [*self.getal.cellen, *(cel for h in self.herkomst for cel in h.cellen)]
        uniek = {(cel.document, cel.blad, cel.cel): cel for cel in reversed(gevonden)}
        return _alternate(list(uniek.values())[::-1])

    @property
    def cellen_totaal(self) -> int:
        """How many source cells there are, also those that are not listed."""
        niet_getoond = sum(h.cellen_totaal - len(h.cellen) for h in self.herkomst)
        return len(self.cellen) + niet_getoond

    @property
    def tekst(self) -> str:
        """Value, status, derivation and source cells in one line."""
        getal = self.getal
        delen = [getal.exact, getal.status, getal.afleiding]
        if not (self.zie or self.cellen or getal.verwijzingen) and getal.vraag != "verschil":
            delen.append(f"geteld met queries/briefing/{getal.vraag}.sql")
        if getal.stand:
            delen.append(f"stand {getal.stand}")
        if self.zie:
            delen.append(f"zie bewijs {enumerate_words([str(n) for n in self.zie])}")
        return f"{getal.naam}: {'; '.join(delen)}.{describe_cells(self.cellen, self.cellen_totaal)}"


def _alternate(cellen: list[Broncel]) -> list[Broncel]:
    """One cell of each document in turn, so that a short list shows every kind of source."""
    gezien: dict[str, int] = {}
    rang = []
    for cel in cellen:
        gezien[cel.document] = gezien.get(cel.document, 0) + 1
        rang.append(gezien[cel.document])
    return [cel for _, cel in sorted(zip(rang, cellen, strict=True), key=lambda paar: paar[0])]


def describe_cells(cellen: list[Broncel], totaal: int) -> str:
    """`` Bron: pok/envelop.csv E20, E31 en 4 andere cellen.``; nothing where a figure has no cells of its own."""
    if not cellen:
        return ""
    per_document: dict[str, list[str]] = {}
    for cel in cellen[:IN_DE_NOOT]:
        per_document.setdefault(f"{cel.document}", []).append(cel.cel)
    genoemd = "; ".join(f"{document} {', '.join(adressen)}" for document, adressen in per_document.items())
    rest = totaal - min(len(cellen), IN_DE_NOOT)
    meer = f" en {rest} andere {'cel' if rest == 1 else 'cellen'}" if rest > 0 else ""
    return f" Bron: {genoemd}{meer}."


class Noten:
    """The notes of one briefing, by the id of their figure."""

    def __init__(self, briefing: Briefing, zoek: Tracer, zoek_vorige: Tracer | None = None) -> None:
        vormen: dict[str, list[str]] = {}
        eerste: dict[str, Briefinggetal] = {}
        for getal in briefing.getallen():
            eerste.setdefault(getal.id, getal)
            vormen.setdefault(getal.id, []).append(getal.gedrukt)
        self._nummers = {id_: nummer for nummer, id_ in enumerate(eerste, start=1)}
        self.noten = [
            self._prove(getal, tuple(dict.fromkeys(vormen[id_])), zoek_vorige if getal.stand else zoek)
            for id_, getal in eerste.items()
        ]

    def _prove(self, getal: Briefinggetal, vormen: tuple[str, ...], zoek: Tracer | None) -> Noot:
        """A figure computed from others points to their notes; unless all of those are there, it names its source cells."""
        zie = tuple(self._nummers[id_] for id_ in getal.bouwt_op if id_ in self._nummers)
        is_gedekt = bool(zie) and len(zie) == len(getal.bouwt_op)
        herkomst = (
            tuple(zoek(Verwijzing.lees(v)) for v in getal.verwijzingen) if zoek and not is_gedekt else ()
        )
        return Noot(self._nummers[getal.id], getal, vormen, herkomst, zie)

    def nummer(self, getal: Briefinggetal) -> int:
        """The number of the note that proves a figure."""
        return self._nummers[getal.id]

    def van(self, getallen: Iterable[Briefinggetal]) -> list[Noot]:
        """The notes of some figures, each once, in order of number."""
        nummers = sorted({self._nummers[g.id] for g in getallen})
        return [self.noten[n - 1] for n in nummers]
