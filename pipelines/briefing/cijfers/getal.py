"""A number in a briefing: what it is, how it is printed, how certain it is, and where its proof is."""

from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from pipelines.basis.opmaak import format_eur, format_mln, format_number
from pipelines.herkomst import Broncel, Verwijzing

ZWAK = ("aanname", "voorbeeld")
"""The statuses that a sentence must say."""
_EENHEDEN = MappingProxyType(
    {
        "eur": "euro",
        "mln": "euro",
        "eur_cent": "euro",
        "per_inwoner": "euro per inwoner",
        "pct": "procent",
        "aantal": "",
    }
)
_GROOT, _MILJOEN = 10, 1_000_000
_MEERVOUD = MappingProxyType({"locatie": "locaties"})


@dataclass(frozen=True)
class Getal:
    """One figure, computed from a frozen state and never typed.

    ``id`` is ``<query>/<key>/<column>``; ``vraag``, ``rij`` and ``kolom`` say which cell of which query of
    queries/briefing it is. ``waarde`` is exact, and None when there is no figure; then ``reden`` says why and is what is
    printed. ``eenheid`` is in words. ``cellen`` are source cells that the query itself names; ``bouwt_op``
    are the ids of figures that it is computed from.
    """

    id: str
    naam: str
    waarde: int | Decimal | None
    notatie: str
    eenheid: str
    status: str
    afleiding: str
    verwijzingen: tuple[Verwijzing, ...]
    vraag: str
    rij: tuple[tuple[str, str], ...]
    kolom: str
    reden: str | None = None
    cellen: tuple[Broncel, ...] = ()
    bouwt_op: tuple[str, ...] = ()
    stand: str = ""

    @property
    def gedrukt(self) -> str:
        """The figure as a reader sees it."""
        if self.waarde is None:
            return self.reden or "niet bekend"
        return print_value(self.waarde, self.notatie, self.eenheid)

    @property
    def exact(self) -> str:
        """The figure with all its digits and its unit."""
        if self.waarde is None:
            return self.reden or "niet bekend"
        if self.notatie == "mln":
            return format_eur(self.waarde)
        waarde = print_value(self.waarde, self.notatie, self.eenheid)
        return f"{waarde} per inwoner" if self.notatie == "per_inwoner" else waarde

    def als(self, notatie: str) -> "Getal":
        """The same figure in another notation."""
        return replace(self, notatie=notatie)

    @property
    def is_zwak(self) -> bool:
        """Whether the sentence must say that it is an assumption or made up."""
        return self.waarde is not None and self.status in ZWAK


def print_value(waarde: int | Decimal, notatie: str, eenheid: str = "") -> str:
    """A value in the notation of its kind: 13750000 as ``mln`` → ``€ 13,8 mln``."""
    match notatie:
        case "eur":
            return format_eur(waarde)
        case "mln":
            # what is under a million is not rounded to nothing
            return format_mln(waarde) if waarde == 0 or abs(waarde) >= _MILJOEN else format_eur(waarde)
        case "eur_cent":
            return format_eur(waarde) if waarde == int(waarde) else format_eur(waarde, 2)
        case "per_inwoner":
            return format_eur(waarde, 2)
        case "pct":
            return f"{format_number(waarde, 1)}%"
        case "procentpunt":
            return f"{format_number(waarde, 1)} procentpunt"
        case "capaciteit":
            # what is small is not rounded away: 0,24 fte
            decimalen = 1 if abs(waarde) >= _GROOT else 2
            return f"{format_number(waarde, decimalen)}\u00a0{plural_unit(eenheid, waarde)}"
        case _:
            return format_number(waarde)


def unit_of(notatie: str) -> str:
    """The unit that a notation implies, in words."""
    return _EENHEDEN.get(notatie, "")


def plural_unit(eenheid: str, waarde: int | Decimal) -> str:
    """``1 locatie``, ``2 locaties``; fte has one form."""
    return eenheid if waarde == 1 else _MEERVOUD.get(eenheid, eenheid)
