"""The figures of gemeenten together: their amount, inhabitants, shares and the amount per inhabitant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from dashboard.beeld import kolom
from dashboard.beeld.cijfer import Inhoud
from dashboard.beeld.elementen import status_badge
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import rate
from dashboard.pages.verdeling.keuze import Doelkeuze
from pipelines.basis.cijfer import Cijfer, part_figure
from pipelines.basis.verwijzing import allocated, inhabitants

_ONBEKEND = "inwonertal onbekend"


@dataclass(frozen=True)
class Rekening:
    """What rows of gemeenten together have, for one year and one choice of goals.

    A row has bedrag_eur, eigen_eur (whole euro) and inwoners, and so has ``land``, the row of all gemeenten. ``wie``: how a reference
    names the gemeenten of a row. ``eigen``: the goals in eigen_eur, that may be put per own inhabitant; without any there is no such
    amount, because all of it is for regions.
    """

    jaar: int
    doel: Doelkeuze
    land: Rij
    wie: Callable[[Rij], Mapping[str, str]]
    eigen: tuple[str, ...]

    @property
    def met_tarief(self) -> bool:
        """Whether there is anything to put per inhabitant."""
        return bool(self.eigen)

    @property
    def is_heel(self) -> bool:
        """Whether all goals count per inhabitant."""
        return set(self.eigen) == set(self.doel.doelen)

    def _who(self, rij: Rij) -> Mapping[str, str]:
        return {} if rij is self.land else self.wie(rij)

    def amount(self, rij: Rij) -> Cijfer:
        """What they got."""
        return Cijfer(rij["bedrag_eur"], "eur", allocated(self.jaar, **self.doel.wie, **self._who(rij)))

    def people(self, rij: Rij) -> Cijfer:
        """Their inhabitants."""
        return Cijfer(rij["inwoners"], "aantal", inhabitants(self.jaar, **self._who(rij)), reden=_ONBEKEND)

    def share(self, rij: Rij) -> Cijfer:
        """Their share of what is divided."""
        return part_figure(self.amount(rij), self.amount(self.land), "pct2")

    def share_of_people(self, rij: Rij) -> Cijfer:
        """Their share of all inhabitants."""
        return part_figure(self.people(rij), self.people(self.land), "pct2")

    def rate(self, rij: Rij) -> Cijfer:
        """Euro per inhabitant, from sums, without money for a region."""
        doel = self.doel.wie if self.is_heel else {"doel": "~".join(sorted(self.eigen))}
        bron = allocated(self.jaar, **doel, **self._who(rij))
        return rate(rij["eigen_eur"], rij["inwoners"], bron, self.jaar, reden=_ONBEKEND, **self._who(rij))

    def columns(self) -> list[kolom.Kolom | None]:
        """These figures as columns, with all gemeenten in the total row."""
        reeks: tuple[tuple[str, str, Callable[[Rij], Cijfer], int], ...] = (
            ("bedrag", "Toegewezen", self.amount, 130),
            ("aandeel", "Deel van het geld", self.share, 110),
            ("inwoners", "Inwoners", self.people, 115),
            ("aandeel_inwoners", "Deel van de inwoners", self.share_of_people, 110),
            ("per_inwoner", "Per inwoner", self.rate, 105),
        )
        return [
            kolom.getal(veld, kop, lees, totaal=lees(self.land), breedte=breedte)
            for veld, kop, lees, breedte in reeks
            if self.met_tarief or veld != "per_inwoner"
        ]


def status_column(rijen: pl.DataFrame) -> kolom.Kolom | None:
    """The status of each row; ``None`` when it would say the same everywhere. Frame: status."""
    if rijen["status"].drop_nulls().n_unique() < 2:
        return None
    return kolom.badge("status", "Status", breedte=120)


def say_status(rijen: pl.DataFrame) -> list[Inhoud]:
    """The status that all rows have, in words for below the table; nothing when it differs."""
    statussen = rijen["status"].drop_nulls().unique()
    return ["Status van alle bedragen: ", status_badge(statussen[0])] if statussen.len() == 1 else []
