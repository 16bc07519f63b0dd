"""The outcome of the scenario in the address, in the year of the address; sections that are only there when it can be calculated."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import polars as pl
from dash.development.base_component import Component

from dashboard.gegevens.scenarioadres import Stand, read_stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.scenario.cijfers import Geld
from pipelines.basis.bevinding import FondskompasFout

PAD = "/scenario"
VELDEN = ("s", "t")


def read_goal_names(gegevens: Gegevens) -> dict[str, str]:
    """The name of every goal, in their order."""
    return dict(gegevens.read("scenario_doelen").select("doel", "naam").iter_rows())


@dataclass(frozen=True)
class Jaaruitkomst:
    """What a section of the outcome is made of."""

    gegevens: Gegevens
    toestand: Toestand
    stand: Stand

    @property
    def jaar(self) -> int:
        """The year in the address."""
        return self.toestand.jaar

    def name_goal(self, doel: str) -> str:
        """The name of a goal; one that a scenario adds has only its code."""
        return read_goal_names(self.gegevens).get(doel, doel)

    def rows(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows of the year."""
        return frame.filter(pl.col("uitkeringsjaar") == self.jaar)

    def money(self, tabel: str = "gemeente", **wie: str) -> Geld:
        """The money of the rows of a table: of everybody, a group, one gemeente or one goal."""
        return Geld.of(tabel, gepubliceerd=self.stand.basis is None, uitkeringsjaar=self.jaar, **wie)

    def link(self, gm_code: str) -> str:
        """The address that shows the calculation of a gemeente."""
        return PAD + self.toestand.search(gm=gm_code) + "#sc-bewijs"


def with_outcome(
    build: Callable[[Jaaruitkomst], Component | None],
) -> Callable[[Gegevens, Toestand], Component | None]:
    """A section that is only there with a scenario that can be calculated; what is wrong stands in the summary."""

    @wraps(build)
    def section(gegevens: Gegevens, toestand: Toestand) -> Component | None:
        try:
            stand = read_stand(gegevens, toestand)
        except FondskompasFout:
            return None
        return None if stand is None else build(Jaaruitkomst(gegevens, toestand, stand))

    return section
