"""What a briefing consists of, apart from how it looks: paragraphs, tables and charts of text and numbers."""

from dataclasses import dataclass, field

from pipelines.bevroren.register import BevrorenStand
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Keuze


@dataclass(frozen=True)
class Citaat:
    """A text that stands in the database as it is, digits and all: a source, a size class, a fingerprint."""

    tekst: str


Stuk = str | Briefinggetal | Citaat
Stukken = tuple[Stuk, ...]


def as_printed(stuk: Stuk) -> str:
    """A piece as a reader sees it."""
    return (
        stuk.gedrukt if isinstance(stuk, Briefinggetal) else stuk.tekst if isinstance(stuk, Citaat) else stuk
    )


@dataclass(frozen=True)
class Alinea:
    """One paragraph, or one point of a list."""

    stukken: Stukken
    is_punt: bool = False


@dataclass(frozen=True)
class Briefingtabel:
    """A table: ``breedtes`` are parts of the width, ``rechts`` says which columns hold figures.

    ``totaal``: the last row is the sum of the others. ``som``: the columns that add up to it.
    """

    id: str
    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Stukken, ...], ...]
    breedtes: tuple[int, ...]
    rechts: tuple[bool, ...]
    totaal: bool = False
    som: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reeks:
    """One series of a chart; None where there is nothing to draw."""

    naam: str
    kleur: str
    waarden: tuple[Briefinggetal | None, ...]


@dataclass(frozen=True)
class Grafiek:
    """Horizontal bars, stacked or side by side. ``labels`` are what is written behind the bars of a category.

    ``statussen``: how certain each category is, for where the labels are not shown.
    """

    id: str
    titel: str
    alt: str
    categorieen: tuple[str, ...]
    reeksen: tuple[Reeks, ...]
    labels: tuple[Stukken, ...]
    is_gestapeld: bool = False
    toelichting: str = ""
    statussen: tuple[str, ...] = ()


Deel = Alinea | Briefingtabel | Grafiek


@dataclass(frozen=True)
class Onderdeel:
    """One section: its heading, which says what it comes to, and what stands in it."""

    id: str
    kop: Stukken
    delen: tuple[Deel, ...]

    @property
    def titel(self) -> str:
        """The heading as a reader sees it."""
        return "".join(map(as_printed, self.kop))

    def beelden(self) -> "list[Briefingtabel | Grafiek]":
        """Its tables and charts."""
        return [d for d in self.delen if not isinstance(d, Alinea)]

    def alineas(self) -> list[Alinea]:
        """Its paragraphs."""
        return [d for d in self.delen if isinstance(d, Alinea)]


@dataclass(frozen=True)
class Briefing:
    """A whole briefing, ready to be written."""

    soort: str
    titel: str
    ondertitel: str
    stand: BevrorenStand
    keuze: Keuze
    onderdelen: tuple[Onderdeel, ...]
    gm_code: str | None = None
    gemeente: str | None = None
    vorige: str | None = None
    bijlagen: tuple[Briefingtabel, ...] = field(default=())

    def getallen(self) -> list[Briefinggetal]:
        """Every number in reading order, as often as it occurs."""
        return [
            g
            for onderdeel in self.onderdelen
            for deel in (Alinea(onderdeel.kop), *onderdeel.delen)
            for g in numbers_of(deel)
        ]

    def citaten(self) -> list[str]:
        """Every text that was taken over from the database as it is."""
        gevonden = [
            stuk.tekst
            for onderdeel in self.onderdelen
            for deel in (Alinea(onderdeel.kop), *onderdeel.delen)
            for stuk in _pieces(deel)
            if isinstance(stuk, Citaat)
        ]
        return list(dict.fromkeys(gevonden))


def numbers_of(deel: Deel) -> list[Briefinggetal]:
    """The figures in one part, in order of reading."""
    return [stuk for stuk in _pieces(deel) if isinstance(stuk, Briefinggetal)]


def _pieces(deel: Deel) -> list[Stuk]:
    match deel:
        case Alinea():
            return list(deel.stukken)
        case Briefingtabel():
            return [stuk for rij in deel.rijen for cel in rij for stuk in cel]
        case Grafiek():
            geschreven = [stuk for label in deel.labels for stuk in label]
            getekend = [w for reeks in deel.reeksen for w in reeks.waarden if w is not None]
            return [*geschreven, *getekend]
