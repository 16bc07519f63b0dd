"""Up to six gemeenten side by side: a mark per gemeente in every row, told apart by shape as well as colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.beeld.figuur import bar_figure
from dashboard.beeld.herkomst import point_sources
from dashboard.beeld.kleuren import LIJN, REEKS, VLAK
from pipelines.basis.opmaak import format_eur

if TYPE_CHECKING:
    import plotly.graph_objects as go

HOOGSTENS = len(REEKS)
VORMEN = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
TEKENS = ("●", "■", "◆", "▲", "▼", "✚")


@dataclass(frozen=True)
class Rij:
    """A row: its name, and euro per inhabitant for every gemeente in order; ``None`` where there is no figure.

    ``bronnen``: the references of those figures.
    """

    naam: str
    waarden: tuple[Decimal | None, ...]
    bronnen: tuple[str | None, ...] = ()


def side_by_side_figure(rijen: Sequence[Rij], namen: Sequence[str]) -> "go.Figure":
    """A row per goal or taakveld with a mark per gemeente, and a line from the lowest to the highest."""
    import plotly.graph_objects as go

    sporen: list = [_span(nummer, rij) for nummer, rij in enumerate(rijen) if _known(rij)]
    for plek, naam in enumerate(namen):
        punten = [(nummer, rij) for nummer, rij in enumerate(rijen) if rij.waarden[plek] is not None]
        sporen.append(
            go.Scatter(
                mode="markers",
                name=naam,
                meta=point_sources([rij.bronnen[plek] if rij.bronnen else None for _, rij in punten]),
                x=[float(rij.waarden[plek] or 0) for _, rij in punten],
                y=[nummer for nummer, _ in punten],
                marker={
                    "symbol": VORMEN[plek],
                    "size": 13,
                    "color": REEKS[plek],
                    "line": {"color": VLAK, "width": 1},
                },
                customdata=[
                    f"<b>{naam}</b><br>{rij.naam}: {format_eur(rij.waarden[plek] or 0, 2)} per inwoner"
                    for _, rij in punten
                ],
                hovertemplate="%{customdata}<extra></extra>",
                cliponaxis=False,
            )
        )
    maximum = max((float(w) for rij in rijen for w in _known(rij)), default=1.0) or 1.0
    return bar_figure(sporen, [(rij.naam, _range(rij)) for rij in rijen], maximum * 1.03, "euro per inwoner")


def _known(rij: Rij) -> list[Decimal]:
    return [waarde for waarde in rij.waarden if waarde is not None]


def _span(nummer: int, rij: Rij) -> "go.Scatter":
    import plotly.graph_objects as go

    bekend = _known(rij)
    return go.Scatter(
        mode="lines",
        x=[float(min(bekend)), float(max(bekend))],
        y=[nummer, nummer],
        line={"color": LIJN, "width": 6},
        hoverinfo="skip",
    )


def _range(rij: Rij) -> str:
    bekend = _known(rij)
    if not bekend:
        return "geen cijfer"
    if min(bekend) == max(bekend):
        return f"{format_eur(bekend[0], 2)} per inwoner"
    return f"{format_eur(min(bekend), 2)} tot {format_eur(max(bekend), 2)} per inwoner"


def summarise_gap(rijen: Sequence[Rij], namen: Sequence[str]) -> str:
    """Where the gemeenten are furthest apart."""
    if len(namen) == 1:
        return f"Wat aan {namen[0]} per doel is toegewezen."
    verst = _furthest(rijen)
    if verst is None:
        return "Er is geen doel waarvoor van meer dan een van deze gemeenten een bedrag bekend is."
    rij, hoog, laag = verst
    return (
        f"Het verst uit elkaar liggen zij bij ‘{rij.naam}’: {format_eur(rij.waarden[hoog] or 0, 2)} per inwoner in {namen[hoog]}, "
        f"{format_eur(rij.waarden[laag] or 0, 2)} in {namen[laag]}."
    )


def _furthest(rijen: Sequence[Rij]) -> tuple[Rij, int, int] | None:
    """The row with the largest gap, and the places of its highest and its lowest; ``None`` without a gap to show."""
    gaten = [
        (max(bekend) - min(bekend), rij, bekend)
        for rij in rijen
        if len(bekend := [w for w in rij.waarden if w is not None]) > 1
    ]
    if not gaten:
        return None
    _, rij, bekend = max(gaten, key=lambda gat: gat[0])
    return rij, rij.waarden.index(max(bekend)), rij.waarden.index(min(bekend))


def gap_sources(rijen: Sequence[Rij]) -> list[tuple[str, str | None]]:
    """The figures in ``summarise_gap`` with their references."""
    verst = _furthest(rijen)
    if verst is None:
        return []
    rij, *plekken = verst
    return [(format_eur(rij.waarden[plek] or 0, 2), rij.bronnen[plek]) for plek in plekken]
