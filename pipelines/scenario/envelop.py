"""The envelope as scenarios see it: its lines, what the database knows, and what a scenario makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.scenario.melden import Plaats
from pipelines.sources.raw.sleutel import parse_sleutel

Sleutel = tuple[int, str]
_ZONDER_CIRCULAIRE = {"inwoners", "gelijk", "kenmerk"}


@dataclass(frozen=True)
class Envelopregel:
    """One line of the envelope; ``plaats`` is where the scenario changed it, and does not take part in comparing."""

    uitkeringsjaar: int
    regel: str
    doel: str
    vorm: str
    bedrag_eur: int
    sleutel: str
    sleutel_circulaire: str | None
    sleutel_jaar: int | None

    @property
    def id(self) -> Sleutel:
        """The key of the line."""
        return self.uitkeringsjaar, self.regel


@dataclass(frozen=True)
class Gepubliceerd:
    """What the database has: its lines, the total per year, the goals, and the indicators with the goal they price."""

    regels: Mapping[Sleutel, Envelopregel]
    jaartotalen: Mapping[int, int]
    doelen: frozenset[str]
    indicatoren: frozenset[tuple[str, str]]

    def of_year(self, jaar: int) -> list[Envelopregel]:
        """The lines of one year by name."""
        return sorted((r for r in self.regels.values() if r.uitkeringsjaar == jaar), key=lambda r: r.regel)


@dataclass(frozen=True)
class Wijzigingen:
    """The outcome: the lines to calculate anew with the place that asked for it, the published lines they replace, and
    the goals that this touches (uitkeringsjaar, doel)."""

    regels: tuple[Envelopregel, ...]
    plaatsen: Mapping[Sleutel, Plaats]
    vervangen: tuple[Sleutel, ...]
    doelen: frozenset[tuple[int, str]]


def find_bases(sleutel: str) -> set[str]:
    """The kinds of basis in a key, that of its ingroei included."""
    return {basis.soort for basis in parse_sleutel(sleutel).bases}


def needs_circulaire(sleutel: str) -> bool:
    """Whether any basis of a key comes from a circulaire."""
    return bool(find_bases(sleutel) - _ZONDER_CIRCULAIRE)
