"""Up to six gemeenten side by side: a mark per gemeente in every row, told apart by shape as well as colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.beeld.elementen import key
from dashboard.beeld.grafiek.figuur import Figuur, Spoor, bar_figure, trace
from dashboard.beeld.grafiek.kleuren import LIJN, REEKS, VLAK
from dashboard.beeld.kenmerken import kenmerken
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.zin import Zin, fill

VORMEN = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
TEKENS = ("●", "■", "◆", "▲", "▼", "✚")


@dataclass(frozen=True)
class Reeks:
    """A row: its name, and euro per inhabitant for every gemeente in order; some have no value."""

    naam: str
    cijfers: tuple[Cijfer, ...]

    @property
    def bekend(self) -> list[Cijfer]:
        """The figures that there are, the lowest first."""
        return sorted((c for c in self.cijfers if c.waarde is not None), key=float)


def gemeente_key(namen: list[str]) -> html.Ul:
    """Which sign is which gemeente."""
    return key(
        *[
            [
                html.Span(
                    TEKENS[plek], className=f"fk-reeks fk-reeks--{plek + 1}", **kenmerken(aria_hidden="true")
                ),
                naam,
            ]
            for plek, naam in enumerate(namen)
        ]
    )


def side_by_side_figure(rijen: Sequence[Reeks], namen: Sequence[str]) -> Figuur:
    """A row per goal or taakveld with a mark per gemeente, and a line from the lowest to the highest."""
    sporen: list = [_span(nummer, rij.bekend) for nummer, rij in enumerate(rijen) if rij.bekend]
    for plek, naam in enumerate(namen):
        punten = [
            (nummer, rij.naam, rij.cijfers[plek])
            for nummer, rij in enumerate(rijen)
            if rij.cijfers[plek].waarde is not None
        ]
        sporen.append(
            trace(
                "scatter",
                [cijfer for *_, cijfer in punten],
                [f"<b>{naam}</b><br>{rij}: {cijfer.tekst} per inwoner" for _, rij, cijfer in punten],
                mode="markers",
                name=naam,
                x=[float(cijfer) for *_, cijfer in punten],
                y=[nummer for nummer, *_ in punten],
                marker={
                    "symbol": VORMEN[plek],
                    "size": 13,
                    "color": REEKS[plek],
                    "line": {"color": VLAK, "width": 1},
                },
                cliponaxis=False,
            )
        )
    maximum = max((float(cijfer) for rij in rijen for cijfer in rij.bekend), default=1.0) or 1.0
    labels = [(rij.naam, _range(rij.bekend)) for rij in rijen]
    return bar_figure(sporen, labels, maximum * 1.03, "euro per inwoner")


def _span(nummer: int, bekend: Sequence[Cijfer]) -> Spoor:
    return trace(
        "scatter",
        mode="lines",
        x=[float(bekend[0]), float(bekend[-1])],
        y=[nummer, nummer],
        line={"color": LIJN, "width": 6},
        hoverinfo="skip",
    )


def _range(bekend: Sequence[Cijfer]) -> str:
    if not bekend:
        return "geen cijfer"
    if bekend[0].waarde == bekend[-1].waarde:
        return f"{bekend[0].tekst} per inwoner"
    return f"{bekend[0].tekst} tot {bekend[-1].tekst} per inwoner"


def summarise_gap(rijen: Sequence[Reeks], namen: Sequence[str]) -> Zin:
    """Where the gemeenten are furthest apart."""
    if len(namen) == 1:
        return Zin(f"Wat aan {namen[0]} per doel is toegewezen.")
    met = [rij for rij in rijen if len(rij.bekend) > 1]
    if not met:
        return Zin("Er is geen doel waarvoor van meer dan een van deze gemeenten een bedrag bekend is.")
    verst = max(met, key=lambda rij: (rij.bekend[-1].waarde or 0) - (rij.bekend[0].waarde or 0))
    hoog, laag = (
        wie((c for c in verst.cijfers if c.waarde is not None), key=lambda c: c.waarde or 0)
        for wie in (max, min)
    )
    return fill(
        "Het verst uit elkaar liggen zij bij ‘{rij}’: {hoog} per inwoner in {naam}, {laag} in {ander}.",
        rij=verst.naam,
        hoog=hoog,
        naam=namen[verst.cijfers.index(hoog)],
        laag=laag,
        ander=namen[verst.cijfers.index(laag)],
    )
