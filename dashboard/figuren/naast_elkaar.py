"""Up to six gemeenten side by side: a mark per gemeente in every row, told apart by shape as well as colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.figuren.basis import bar_figure
from dashboard.figuren.kleuren import LIJN, REEKS, VLAK
from dashboard.onderdelen.herkomst import point_sources
from pipelines.opmaak import format_eur

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
