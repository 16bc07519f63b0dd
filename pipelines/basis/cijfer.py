"""A figure: what it is, how it is printed, how certain it is, where it comes from, and why there is none.

``Cijfer`` is the one type in which a figure travels from a query to a sentence, a card, a grid, a chart, the briefing and an
export. A figure without a reference is an error, unless it says why it has none (``zonder_bron``).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, Self

from pipelines.basis.opmaak import format_eur, format_exact, format_mln, format_number
from pipelines.basis.verwijzing import share

Getalwaarde = int | Decimal
Notatie = Literal[
    "eur",
    "eur_cent",
    "per_inwoner",
    "mln",
    "miljoen",
    "miljoen0",
    "miljoen2",
    "pct",
    "pct2",
    "procentpunt",
    "aantal",
    "getal1",
    "getal2",
    "getal3",
    "getal6",
    "exact",
    "capaciteit",
    "eenheid",
    "eenheid0",
    "eenheid2",
    "eenheid_heel",
    "eenheid_exact",
    "verschil_eur",
    "verschil_per_inwoner",
    "verschil_getal",
    "verschil_eenheid",
]
ZWAK = ("aanname", "voorbeeld")
"""The statuses that a sentence must say."""
_EENHEDEN = MappingProxyType(
    {
        "eur": "euro",
        "mln": "euro",
        "miljoen": "euro",
        "miljoen0": "euro",
        "miljoen2": "euro",
        "eur_cent": "euro",
        "verschil_eur": "euro",
        "per_inwoner": "euro per inwoner",
        "verschil_per_inwoner": "euro per inwoner",
        "pct": "procent",
        "pct2": "procent",
    }
)
_GROOT, _MILJOEN = 10, 1_000_000
_MEERVOUD = MappingProxyType({"locatie": "locaties"})


@dataclass(frozen=True)
class Cijfer:
    """One figure.

    ``waarde`` is exact, and None when there is no figure; then ``reden`` says why and is what is printed. ``bron`` names the
    figure for provenance (pipelines.basis.verwijzing): the text of a reference, or more than one. ``naam`` says which figure
    it is to who only hears it. ``achter`` are words that belong to it: ``€ 2,30 per inwoner``.

    Raises ValueError for a figure that has neither a ``bron`` nor a reason for that.
    """

    waarde: Getalwaarde | None
    notatie: Notatie
    bron: str | tuple[str, ...] | None = None
    naam: str = ""
    eenheid: str = ""
    status: str | None = None
    reden: str | None = None
    achter: str = ""
    zonder_bron: str = ""

    def __post_init__(self) -> None:
        if self.waarde is not None and not self.bron and not self.zonder_bron:
            raise ValueError(
                f"The figure {self.naam or self.tekst!r} has no reference and does not say why (zonder_bron)."
            )

    def __float__(self) -> float:
        """Its place on an axis or in an order; raises ValueError where there is no figure."""
        if self.waarde is None:
            raise ValueError(f"{self.naam or self.notatie}: {self.gedrukt}")
        return float(self.waarde)

    @property
    def verwijzingen(self) -> tuple[str, ...]:
        """The references as text; none for what is no figure."""
        return (self.bron,) if isinstance(self.bron, str) else (self.bron or ())

    @property
    def verwijzing(self) -> str | None:
        """The reference that a reader follows; ``None`` where there is no figure to follow."""
        return self.verwijzingen[0] if self.waarde is not None and self.verwijzingen else None

    @property
    def gedrukt(self) -> str:
        """The figure as a reader sees it."""
        if self.waarde is None:
            return self.reden or "niet bekend"
        return print_value(self.waarde, self.notatie, self.eenheid)

    @property
    def tekst(self) -> str:
        """The figure with the words that belong to it."""
        return self.gedrukt if self.waarde is None else self.gedrukt + self.achter

    @property
    def exact(self) -> str:
        """The figure with all its digits and its unit."""
        if self.waarde is None:
            return self.reden or "niet bekend"
        if self.notatie == "mln":
            return format_eur(self.waarde)
        waarde = print_value(self.waarde, self.notatie, self.eenheid)
        return f"{waarde} per inwoner" if self.notatie == "per_inwoner" else waarde

    @property
    def is_zwak(self) -> bool:
        """Whether the sentence must say that it is an assumption or made up."""
        return self.waarde is not None and self.status in ZWAK

    def als(self, notatie: Notatie, *, naam: str | None = None, achter: str | None = None) -> Self:
        """The same figure in another notation, with another name or other words behind it."""
        return replace(
            self,
            notatie=notatie,
            naam=self.naam if naam is None else naam,
            achter=self.achter if achter is None else achter,
        )


def count_figure(
    aantal: int, enkelvoud: str, meervoud: str, bron: str | None = None, *, zonder_bron: str = ""
) -> Cijfer:
    """A count with what is counted: ``1 gemeente``, ``12 gemeenten``."""
    woord = enkelvoud if aantal == 1 else meervoud
    return Cijfer(aantal, "aantal", bron, achter=f" {woord}", zonder_bron=zonder_bron)


def share_figure(
    deel: Getalwaarde,
    geheel: Getalwaarde,
    bron: str | None = None,
    notatie: Literal["pct", "pct2"] = "pct",
    *,
    naam: str = "",
    zonder_bron: str = "",
) -> Cijfer:
    """A part of a whole as ``12,3%``; ``geheel`` must not be zero."""
    return Cijfer(Decimal(deel) * 100 / Decimal(geheel), notatie, bron, naam=naam, zonder_bron=zonder_bron)


def part_figure(
    deel: Cijfer, geheel: Cijfer, notatie: Literal["pct", "pct2"] = "pct", *, naam: str = ""
) -> Cijfer:
    """A figure as a part of another, traced to both of them; ``geheel`` must not be zero."""
    return Cijfer(
        None if deel.waarde is None or geheel.waarde is None else Decimal(deel.waarde) * 100 / geheel.waarde,
        notatie,
        share(deel.verwijzing, geheel.verwijzing),
        naam=naam,
        reden=deel.reden or geheel.reden,
        zonder_bron=deel.zonder_bron or geheel.zonder_bron,
    )


def print_value(waarde: Getalwaarde, notatie: Notatie, eenheid: str = "") -> str:
    """A value in the notation of its kind: 13750000 as ``mln`` → ``€ 13,8 mln``."""
    return _NOTATIES[notatie](waarde, eenheid)


def unit_of(notatie: Notatie) -> str:
    """The unit that a notation implies, in words."""
    return _EENHEDEN.get(notatie, "")


def plural_unit(eenheid: str, waarde: Getalwaarde) -> str:
    """``1 locatie``, ``2 locaties``; fte has one form."""
    return eenheid if waarde == 1 else _MEERVOUD.get(eenheid, eenheid)


def with_unit(getal: str, eenheid: str) -> str:
    """``3 locaties``, ``1 locatie``, ``2,5 fte``: a written amount of capacity with its unit in the right number."""
    return f"{getal} {eenheid if getal == '1' else _MEERVOUD.get(eenheid, eenheid)}"


def _millions(waarde: Getalwaarde) -> str:
    """What is under a million is not rounded to nothing."""
    return format_mln(waarde) if waarde == 0 or abs(waarde) >= _MILJOEN else format_eur(waarde)


def _capacity(waarde: Getalwaarde, eenheid: str) -> str:
    """What is small is not rounded away: 0,24 fte."""
    decimalen = 1 if abs(waarde) >= _GROOT else 2
    return f"{format_number(waarde, decimalen)}\u00a0{plural_unit(eenheid, waarde)}"


def _whole_places(waarde: Getalwaarde, eenheid: str) -> str:
    """Places are whole where they are; all else has one decimal."""
    heel = eenheid == "locatie" and waarde == int(waarde)
    return with_unit(format_number(waarde, 0 if heel else 1), eenheid)


def _signed_eur(waarde: Getalwaarde, decimalen: int) -> str:
    """A difference with its sign, so that nothing depends on colour: ``€ +1,20``."""
    tekst = format_eur(waarde, decimalen)
    return tekst.replace("\u00a0", "\u00a0+", 1) if waarde > 0 else tekst


def _signed_number(waarde: Getalwaarde) -> str:
    return ("+" if waarde > 0 else "") + format_number(waarde, 2)


_NOTATIES: MappingProxyType[Notatie, Callable[[Getalwaarde, str], str]] = MappingProxyType(
    {
        "eur": lambda w, _: format_eur(w),
        "eur_cent": lambda w, _: format_eur(w, 0 if w == int(w) else 2),
        "per_inwoner": lambda w, _: format_eur(w, 2),
        "mln": lambda w, _: _millions(w),
        "miljoen": lambda w, _: format_mln(w),
        "miljoen0": lambda w, _: format_mln(w, 0),
        "miljoen2": lambda w, _: format_mln(w, 2),
        "pct": lambda w, _: f"{format_number(w, 1)}%",
        "pct2": lambda w, _: f"{format_number(w, 2)}%",
        "procentpunt": lambda w, _: f"{format_number(w, 1)} procentpunt",
        "aantal": lambda w, _: format_number(w),
        "getal1": lambda w, _: format_number(w, 1),
        "getal2": lambda w, _: format_number(w, 2),
        "getal3": lambda w, _: format_number(w, 3),
        "getal6": lambda w, _: format_number(w, 6),
        "exact": lambda w, _: format_exact(Decimal(w)),
        "capaciteit": _capacity,
        "eenheid": lambda w, eenheid: with_unit(format_number(w, 1), eenheid),
        "eenheid0": lambda w, eenheid: with_unit(format_number(w), eenheid),
        "eenheid2": lambda w, eenheid: with_unit(format_number(w, 2), eenheid),
        "eenheid_heel": _whole_places,
        "eenheid_exact": lambda w, eenheid: with_unit(format_exact(Decimal(w)), eenheid),
        "verschil_eur": lambda w, _: _signed_eur(w, 0),
        "verschil_per_inwoner": lambda w, _: _signed_eur(w, 2),
        "verschil_getal": lambda w, _: _signed_number(w),
        "verschil_eenheid": lambda w, eenheid: with_unit(_signed_number(w), eenheid),
    }
)
