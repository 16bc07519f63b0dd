"""Bars that begin anywhere, each with its words above it: steps of a bridge, gains and losses.

More, less and together differ in colour, in pattern and in the sign before the amount.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from dashboard.beeld.grafiek.figuur import base_layout, value_axis
from dashboard.beeld.grafiek.kleuren import (
    ACCENT,
    AS,
    INKT,
    INKT_ZACHT,
    LABELVLAK,
    PRIMAIR,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

# soort: (colour, pattern, sign)
SOORTEN = MappingProxyType(
    {"meer": (PRIMAIR, "", "▲"), "minder": (ACCENT, "\\", "▼"), "samen": (INKT_ZACHT, "x", "=")}
)
_HOOGTE_EEN, _HOOGTE_TWEE = 46, 64
_ONDER = 44


@dataclass(frozen=True)
class Staaf:
    """One bar from ``van`` to ``tot`` (positions only); ``kop`` and ``onder`` are the words above it."""

    van: float
    tot: float
    soort: str
    kop: str
    onder: str
    hover: str
    herkomst: str | None = None


def direction(bedrag: float | Decimal) -> str:
    """``meer`` from zero on, else ``minder``."""
    return "minder" if bedrag < 0 else "meer"


def sign(bedrag: float | Decimal) -> str:
    """The sign that says up or down without colour."""
    return SOORTEN[direction(bedrag)][2]


def bar_rows(staven: Sequence[Staaf], as_titel: str, *, verbonden: bool = False) -> "go.Figure":
    """The bars from top to bottom; ``verbonden`` draws where one ends and the next begins."""
    import plotly.graph_objects as go

    twee = any(staaf.onder for staaf in staven)
    rij = _HOOGTE_TWEE if twee else _HOOGTE_EEN
    balk = go.Bar(
        orientation="h",
        y=list(range(len(staven))),
        base=[staaf.van for staaf in staven],
        x=[staaf.tot - staaf.van for staaf in staven],
        width=0.34 if twee else 0.42,
        marker={
            "color": [SOORTEN[staaf.soort][0] for staaf in staven],
            "pattern": {
                "shape": [SOORTEN[staaf.soort][1] for staaf in staven],
                "fgcolor": "rgba(255,255,255,0.6)",
                "size": 7,
                "solidity": 0.22,
                "fillmode": "overlay",
            },
        },
        customdata=[staaf.hover for staaf in staven],
        hovertemplate="%{customdata}<extra></extra>",
        meta={"herkomst": [staaf.herkomst for staaf in staven]},
    )
    layout = base_layout(rij * len(staven) + _ONDER) | {
        "margin": {"l": 8, "r": 12, "t": 4, "b": _ONDER},
        "xaxis": _axis(staven, as_titel),
        "yaxis": {"range": [len(staven) - 0.6, -0.75], "visible": False, "fixedrange": True},
        "annotations": [deel for nummer, staaf in enumerate(staven) for deel in _words(nummer, staaf, twee)],
        "shapes": _links(staven) if verbonden else [],
    }
    return go.Figure([balk], layout)


def _axis(staven: Sequence[Staaf], titel: str) -> dict[str, object]:
    punten = [0.0, *[punt for staaf in staven for punt in (staaf.van, staaf.tot)]]
    laag, hoog = min(punten), max(punten)
    rand = (hoog - laag or 1.0) * 0.02
    lijn = {"nticks": 6, "zeroline": True, "zerolinewidth": 2}
    return value_axis(laag - rand, hoog + rand, titel) | lijn


def _words(nummer: int, staaf: Staaf, twee: bool) -> list[dict[str, object]]:
    plek = {
        "x": 0,
        "xref": "paper",
        "y": nummer,
        "yref": "y",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "bgcolor": LABELVLAK,
        "align": "left",
    }
    kop = {**plek, "text": staaf.kop, "yshift": 29 if twee else 11, "font": {"size": 14, "color": INKT}}
    if not staaf.onder:
        return [kop]
    return [kop, {**plek, "text": staaf.onder, "yshift": 12, "font": {"size": 13, "color": INKT_ZACHT}}]


def _links(staven: Sequence[Staaf]) -> list[dict[str, object]]:
    return [
        {
            "type": "line",
            "x0": staaf.tot,
            "x1": staaf.tot,
            "y0": nummer,
            "y1": nummer + 1,
            "layer": "below",
            "line": {"color": AS, "width": 1, "dash": "dot"},
        }
        for nummer, staaf in enumerate(staven[:-1])
    ]


def shorten(tekst: str, tekens: int) -> str:
    """A text of a reasonable length; what is still too wide for the screen is fitted there (assets/labels.js)."""
    return tekst if len(tekst) <= tekens else tekst[: tekens - 1].rstrip() + "…"
