"""A return as a form: its questions as fields with what was answered, what is known, what was said last year, and what is wrong.

A finding of the workbook names a sheet and a cell; here it stands at the question whose line that cell is on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.basis.bevinding import Bevinding
from pipelines.sources.opgave.invullen import Antwoord, Grootboekinvoer
from pipelines.sources.opgave.model import Bekend
from pipelines.sources.opgave.vragen import (
    PRIJS,
    PRIJS_BRON,
    Doelblad,
    Vraag,
    question_at,
    reasons_for,
    sheet_name,
)

_LANGST = 1000


@dataclass(frozen=True)
class Veld:
    """One question with what stands in it; ``vorig`` is what was answered the year before, as text."""

    vraag: Vraag
    antwoord: Antwoord
    redenen: tuple[str, ...]
    vorig: str
    bevindingen: tuple[Bevinding, ...]

    @property
    def id(self) -> str:
        """Its name on the page."""
        return f"{self.vraag.doel}-{self.vraag.indicator}"

    @property
    def is_fout(self) -> bool:
        """Whether something is wrong with it that has to be mended."""
        return any(b.ernst == "fout" for b in self.bevindingen)

    @property
    def is_prijs(self) -> bool:
        """Whether it is about a price of the gemeente itself, which nobody has to give."""
        return self.vraag.indicator in (PRIJS, PRIJS_BRON)

    @property
    def is_gevuld(self) -> bool:
        """Whether it says anything."""
        return bool(self.antwoord.waarde or self.antwoord.reden)


@dataclass(frozen=True)
class Doel:
    """One goal or block: what is known about it, its questions, its ledger lines, and what is wrong with none of them in particular."""

    blad: Doelblad
    bekend: tuple[Bekend, ...]
    velden: tuple[Veld, ...]
    grootboek: tuple[Grootboekinvoer, ...]
    bevindingen: tuple[Bevinding, ...]

    @property
    def aantal_fouten(self) -> int:
        """How many problems there are in it."""
        return sum(len(v.bevindingen) for v in self.velden) + len(self.bevindingen)

    @property
    def aantal_gevuld(self) -> int:
        """How many of its questions have an answer or a reason."""
        return sum(v.is_gevuld for v in self.velden if not v.is_prijs)

    @property
    def aantal_gevraagd(self) -> int:
        """How many questions there are, but for those that nobody has to answer."""
        return sum(not v.is_prijs for v in self.velden)

    @property
    def is_klaar(self) -> bool:
        """Whether every question has an answer or a reason."""
        return self.aantal_gevuld == self.aantal_gevraagd

    @property
    def toont_prijs(self) -> bool:
        """Whether there is anything to see at the price of the gemeente itself."""
        return any(v.is_prijs and (v.is_gevuld or v.bevindingen) for v in self.velden)


def make_form(
    bladen: Sequence[Doelblad],
    jaar: int,
    antwoorden: Iterable[Antwoord],
    grootboek: Sequence[Grootboekinvoer] = (),
    *,
    bekend: Mapping[str, Sequence[Bekend]] | None = None,
    vorige: Iterable[Antwoord] = (),
    bevindingen: Sequence[Bevinding] = (),
) -> tuple[list[Doel], list[Bevinding]]:
    """The goals of a form, and the findings that are about none of them."""
    per_vraag = {(a.doel, a.indicator): a for a in antwoorden}
    eerder = {(a.doel, a.indicator): a.waarde or a.reden for a in vorige}
    plek = {id(b): question_at(bladen, b.blad, b.cel) for b in bevindingen}
    per_blad = {sheet_name(blad.doel) for blad in bladen}
    doelen = []
    for blad in bladen:
        redenen = reasons_for(blad.doel, jaar, bladen)
        velden = tuple(
            Veld(
                vraag,
                per_vraag.get(sleutel, Antwoord(*sleutel)),
                redenen,
                eerder.get(sleutel, ""),
                tuple(b for b in bevindingen if plek[id(b)] == sleutel),
            )
            for vraag in blad.rows().values()
            for sleutel in [(vraag.doel, vraag.indicator)]
        )
        eigen = [b for b in bevindingen if plek[id(b)] is None and b.blad == sheet_name(blad.doel)]
        regels = tuple(g for g in grootboek if g.doel == blad.doel)
        doelen.append(Doel(blad, tuple((bekend or {}).get(blad.doel, ())), velden, regels, tuple(eigen)))
    return doelen, [b for b in bevindingen if plek[id(b)] is None and b.blad not in per_blad]


def read_form(velden: Mapping[str, str], bladen: Sequence[Doelblad]) -> list[Antwoord]:
    """The answers that a form was sent with, also the empty ones; only to questions that it asks."""
    return [
        Antwoord(
            vraag.doel,
            vraag.indicator,
            *(
                velden.get(f"{soort}:{vraag.doel}:{vraag.indicator}", "").strip()[:_LANGST]
                for soort in ("waarde", "reden", "toelichting")
            ),
        )
        for blad in bladen
        for vraag in blad.rows().values()
    ]


@dataclass(frozen=True)
class Groep:
    """Findings that say the same of several places: said once, with the questions that they are about."""

    bevinding: Bevinding
    plekken: tuple[str, ...]


def group_findings(bladen: Sequence[Doelblad], bevindingen: Iterable[Bevinding]) -> list[Groep]:
    """Findings for who reads the whole return: by what they say, with the questions in words; errors first."""
    namen = {(v.doel, v.indicator): f"{b.naam}: {v.vraag}" for b in bladen for v in b.rows().values()}
    groepen: dict[tuple[str, ...], list[Bevinding]] = {}
    for b in sorted(bevindingen, key=lambda b: b.ernst != "fout"):
        groepen.setdefault((b.regel, b.melding, b.waarde, b.verwacht, b.remedie), []).append(b)
    return [
        Groep(samen[0], tuple(_place(b, namen, bladen) for b in samen if b.blad or b.cel))
        for samen in groepen.values()
    ]


def _place(b: Bevinding, namen: Mapping[tuple[str, str], str], bladen: Sequence[Doelblad]) -> str:
    plek = question_at(bladen, b.blad, b.cel)
    cel = ", ".join(
        deel for deel in (f"blad {b.blad}" if b.blad else "", f"cel {b.cel}" if b.cel else "") if deel
    )
    return f"{namen[plek]} ({cel})" if plek is not None and plek in namen else cel
