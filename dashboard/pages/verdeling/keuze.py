"""What the page is about: all goals or one, where goals that share one amount are one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.bundel import fold, read_bundles
from dashboard.beeld.gedeeld.regio import read_regional
from dashboard.beeld.maten import ALLE_DOELEN
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens


@dataclass(frozen=True)
class Doelkeuze:
    """One choice of goals. ``code``: what the address says; ``doelen``: the codes of its goals.

    ``eigen``: those of its goals that are no money of a whole region, and may be put per own inhabitant.
    """

    code: str
    naam: str
    doelen: tuple[str, ...]
    eigen: tuple[str, ...]

    @property
    def wie(self) -> Mapping[str, str]:
        """The part of a reference that names these goals; nothing for all of them."""
        return {} if self.code == ALLE_DOELEN else {"doel": "~".join(sorted(self.doelen))}

    @property
    def kort(self) -> str:
        """Its name in a title."""
        return short_goal(self.naam)


def read_choices(gegevens: Gegevens, toestand: Toestand) -> list[Doelkeuze]:
    """All goals of the year together, and every goal or bundle of goals of which something is divided."""
    doelen = gegevens.read("doelen", jaar=toestand.jaar).filter(pl.col("verdeeld_eur") > 0)
    # the code of a bundle is that of its first goal, so that other pages understand the address too
    eerste = doelen["doel"].to_list()
    gevouwen = fold(
        doelen.select("volgorde", "doel", "doel_naam", "verdeeld_eur"),
        read_bundles(gegevens, toestand),
        ("verdeeld_eur",),
        statussen=(),
    )
    regionaal = set(read_regional(gegevens, toestand)["doel"])

    def own(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(code for code in codes if code not in regionaal)

    delen = [
        (tuple(codes.split("~")), naam) for codes, naam in gevouwen.select("doel", "doel_naam").iter_rows()
    ]
    keuzes = [Doelkeuze(min(codes, key=eerste.index), naam, codes, own(codes)) for codes, naam in delen]
    return [Doelkeuze(ALLE_DOELEN, "Alle doelen samen", tuple(eerste), own(eerste)), *keuzes]


def find_choice(keuzes: list[Doelkeuze], toestand: Toestand) -> Doelkeuze | None:
    """The choice of the address; ``None`` when nothing of that goal is divided or it does not exist."""
    gevraagd = toestand.doel or ALLE_DOELEN
    return next((keuze for keuze in keuzes if gevraagd == keuze.code), None) or next(
        (keuze for keuze in keuzes[1:] if gevraagd in keuze.doelen), None
    )


def read_choice(gegevens: Gegevens, toestand: Toestand) -> Doelkeuze | None:
    """The same, read at once."""
    return find_choice(read_choices(gegevens, toestand), toestand)


def not_divided(keuzes: list[Doelkeuze], toestand: Toestand) -> Component:
    """That there is nothing to group for the goal of the address, with the goals for which there is."""
    return notice(
        "vraag",
        f"Van het doel ‘{toestand.doel}’ is in {toestand.jaar} niets over gemeenten verdeeld, of het bestaat niet.",
        "Kies een van deze:",
        html.Ul([html.Li(keuze.kort) for keuze in keuzes], className="fk-rij"),
    )
