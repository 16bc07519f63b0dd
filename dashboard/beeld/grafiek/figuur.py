"""What all figures share: colours, letters, and bars with their label above them.

A label above its bar reads the same on a wide screen and on a telephone. Floats are only positions; every amount that is
read comes in as text made from the exact figure.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING

from dashboard.beeld.grafiek.kleuren import (
    AS,
    INKT,
    INKT_ZACHT,
    LABELVLAK,
    LIJN,
    VLAK,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

LETTERS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "Helvetica Neue", Arial, sans-serif'
)
PATRONEN = MappingProxyType({"gepubliceerd": "", "afgeleid": "/", "aanname": ".", "voorbeeld": "x"})
RIJHOOGTE = 64
_MARGE_BOVEN, _MARGE_ONDER = 4, 44


def pattern(status: str | None) -> dict[str, object]:
    """The pattern that tells a status apart, to be laid over the colour of a bar."""
    return {
        "shape": PATRONEN.get(status or "", ""),
        "fgcolor": "rgba(255,255,255,0.6)",
        "size": 7,
        "solidity": 0.22,
        "fillmode": "overlay",
    }


def bar_figure(balken: list, labels: list[tuple[str, str]], maximum: float, as_titel: str) -> "go.Figure":
    """Horizontal bars in rows from top to bottom; ``labels`` has a name and its figures for every row.

    The layout goes in with the figure: every later update would have the library check all of it again.
    """
    import plotly.graph_objects as go

    hoogte = _MARGE_BOVEN + round((len(labels) + 0.22) * RIJHOOGTE) + _MARGE_ONDER
    layout = base_layout(hoogte) | {
        "barmode": "stack",
        "bargap": 0.68,
        "margin": {"l": 8, "r": 12, "t": _MARGE_BOVEN, "b": _MARGE_ONDER},
        "xaxis": value_axis(0, maximum * 1.02, as_titel),
        "yaxis": {"range": [len(labels) - 0.5, -0.72], "visible": False, "fixedrange": True},
        "annotations": [
            annotation
            for rij, (naam, cijfers) in enumerate(labels)
            for annotation in _row_labels(rij, naam, cijfers)
        ],
    }
    return go.Figure(balken, layout)


def value_axis(van: float, tot: float, titel: str) -> dict[str, object]:
    """An axis of values with its title, in the quiet colours of the charts."""
    return {
        "range": [van, tot],
        "title": {"text": titel, "font": {"size": 13, "color": INKT_ZACHT}, "standoff": 8},
        "gridcolor": LIJN,
        "zerolinecolor": AS,
        "tickfont": {"size": 12, "color": INKT_ZACHT},
        "fixedrange": True,
    }


def base_layout(hoogte: int) -> dict[str, object]:
    """Layout that every figure has: own letters, transparent, Dutch separators, no legend of its own."""
    return {
        "height": hoogte,
        "template": None,
        "font": {"family": LETTERS, "size": 14, "color": INKT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": VLAK,
            "bordercolor": AS,
            "font": {"family": LETTERS, "size": 13, "color": INKT},
            "align": "left",
        },
    }


def _row_labels(rij: int, naam: str, cijfers: str) -> list[dict[str, object]]:
    plek = {
        "x": 0,
        "xref": "x",
        "y": rij,
        "yref": "y",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "bgcolor": LABELVLAK,
        "align": "left",
    }
    return [
        {**plek, "text": f"<b>{naam}</b>", "yshift": 27, "font": {"size": 14, "color": INKT}},
        {**plek, "text": cijfers, "yshift": 11, "font": {"size": 13, "color": INKT_ZACHT}},
    ]


def warm_up_figures() -> None:
    """Load what the first figure would otherwise wait for."""
    import plotly.graph_objects as go

    go.Figure([go.Bar(x=[0]), go.Scatter(x=[0]), go.Choropleth()])
