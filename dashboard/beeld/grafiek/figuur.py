"""What all figures share: colours, letters, and bars with their label above them.

A label above its bar reads the same on a wide screen and on a telephone. Floats are only positions; every amount that is
read comes in as text made from the exact figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from dashboard.beeld.cijfer import show_points
from dashboard.beeld.grafiek.kleuren import ACCENT, AS, INKT, INKT_ZACHT, LABELVLAK, LIJN, VLAK, VORMKLEUREN
from pipelines.basis.cijfer import Cijfer

if TYPE_CHECKING:
    import plotly.graph_objects as go

LETTERS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "Helvetica Neue", Arial, sans-serif'
)
PATRONEN = MappingProxyType({"gepubliceerd": "", "afgeleid": "/", "aanname": ".", "voorbeeld": "x"})
RIJHOOGTE = 64
Figuur: TypeAlias = "go.Figure"
Spoor = dict[str, Any]
"""One trace of a figure, as the library takes it."""
_MARGE_BOVEN, _MARGE_ONDER = 4, 44


def pattern(*statussen: str | None) -> dict[str, object]:
    """The pattern that tells a status apart, to be laid over the colour of a bar; of several statuses one per bar."""
    vormen = [PATRONEN.get(status or "", "") for status in statussen]
    return hatch(vormen[0] if len(vormen) == 1 else vormen)


def hatch(vorm: str | Sequence[str]) -> dict[str, object]:
    """A pattern by its shape, over the colour of a bar; one for all bars, or one per bar."""
    return {
        "shape": vorm,
        "fgcolor": "rgba(255,255,255,0.6)",
        "size": 7,
        "solidity": 0.22,
        "fillmode": "overlay",
    }


def form_marker(vorm: str, status: str) -> dict[str, object]:
    """How a bar of one form and status looks: colour by form, pattern by status."""
    kleur = VORMKLEUREN.get(vorm, VORMKLEUREN["buiten_gemeentefonds"])
    return {"color": kleur, "pattern": pattern(status), "line": {"color": VLAK, "width": 1}}


def draw(sporen: Iterable[Spoor], layout: Mapping[str, object]) -> Figuur:
    """The figure of these traces.

    The layout goes in with the figure: every later update would have the library check all of it again.
    """
    import plotly.graph_objects as go

    return go.Figure(list(sporen), layout)


def trace(
    soort: str, cijfers: Iterable[Cijfer] | None = None, hover: Sequence[str] | None = None, **anders: object
) -> Spoor:
    """A trace of any kind; with ``cijfers``, one per point, a point shows its ``hover`` and opens its derivation."""
    spoor = {"type": soort, **anders}
    if hover is not None:
        spoor |= {"customdata": hover, "hovertemplate": "%{customdata}<extra></extra>"}
    return spoor if cijfers is None else spoor | {"meta": show_points(cijfers)}


def bars(
    cijfers: Sequence[Cijfer],
    hover: Sequence[str],
    *,
    x: Sequence[float],
    y: Sequence[int] | None = None,
    **anders: object,
) -> Spoor:
    """Horizontal bars of ``x``, each in its row (``y``), by default one a row from top to bottom."""
    rijen = list(range(len(x))) if y is None else y
    return trace("bar", cijfers, hover, orientation="h", x=x, y=rijen, **anders)


def diamonds(cijfers: Sequence[Cijfer], hover: Sequence[str]) -> Spoor:
    """A mark in every row, over its bar: what the bar is held against."""
    ruit = {"symbol": "diamond", "size": 13, "color": VLAK, "line": {"color": ACCENT, "width": 3}}
    x, y = [float(cijfer) for cijfer in cijfers], list(range(len(cijfers)))
    return trace("scatter", cijfers, hover, mode="markers", x=x, y=y, marker=ruit, cliponaxis=False)


def bar_figure(
    balken: Iterable[Spoor], labels: list[tuple[str, str]], maximum: float, as_titel: str
) -> Figuur:
    """Horizontal bars in rows from top to bottom; ``labels`` has a name and its figures for every row."""
    hoogte = _MARGE_BOVEN + round((len(labels) + 0.22) * RIJHOOGTE) + _MARGE_ONDER
    layout = base_layout(hoogte) | {
        "barmode": "stack",
        "bargap": 0.68,
        "margin": {"l": 8, "r": 12, "t": _MARGE_BOVEN, "b": _MARGE_ONDER},
        "xaxis": value_axis(0, maximum * 1.02, as_titel),
        "yaxis": rows_axis(len(labels) - 0.5, -0.72),
        "annotations": [
            annotation
            for rij, (naam, cijfers) in enumerate(labels)
            for annotation in (
                label(f"<b>{naam}</b>", rij, 27, xref="x"),
                label(cijfers, rij, 11, 13, INKT_ZACHT, xref="x"),
            )
        ],
    }
    return draw(balken, layout)


def axis(titel: str, *, nullijn: bool = True) -> dict[str, object]:
    """An axis with its title, in the quiet colours of the charts."""
    return {
        "title": {"text": titel, "font": {"size": 13, "color": INKT_ZACHT}, "standoff": 8},
        "gridcolor": LIJN,
        "tickfont": {"size": 12, "color": INKT_ZACHT},
        "fixedrange": True,
        **({"zerolinecolor": AS} if nullijn else {"zeroline": False}),
    }


def value_axis(van: float, tot: float, titel: str, *, nullijn: bool = True) -> dict[str, object]:
    """An axis of values from ``van`` to ``tot``."""
    return {"range": [van, tot], **axis(titel, nullijn=nullijn)}


def rows_axis(onder: float, boven: float) -> dict[str, object]:
    """The axis of rows from top to bottom, which have their words above them and no scale."""
    return {"range": [onder, boven], "visible": False, "fixedrange": True}


def label(
    tekst: str, rij: int, omhoog: int, letter: int = 14, kleur: str = INKT, *, xref: str = "paper"
) -> dict[str, object]:
    """Words above a row at the left edge, so that they read the same on a wide screen and on a telephone."""
    return {
        "text": tekst,
        "x": 0,
        "xref": xref,
        "y": rij,
        "yref": "y",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": omhoog,
        "showarrow": False,
        "bgcolor": LABELVLAK,
        "align": "left",
        "font": {"size": letter, "color": kleur},
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


def warm_up_figures() -> None:
    """Load what the first figure would otherwise wait for."""
    draw([trace("bar", x=[0]), trace("scatter", x=[0]), trace("choropleth")], {})
