"""Bars that begin anywhere, each with its words above it: steps of a bridge, gains and losses.

More, less and together differ in colour, in pattern and in the sign before the amount.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from dashboard.beeld.grafiek.figuur import (
    Figuur,
    base_layout,
    draw,
    hatch,
    label,
    rows_axis,
    trace,
    value_axis,
)
from dashboard.beeld.grafiek.kleuren import ACCENT, AS, INKT_ZACHT, PRIMAIR

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


def bar_rows(staven: Sequence[Staaf], as_titel: str, *, verbonden: bool = False) -> Figuur:
    """The bars from top to bottom; ``verbonden`` draws where one ends and the next begins."""
    twee = any(staaf.onder for staaf in staven)
    rij = _HOOGTE_TWEE if twee else _HOOGTE_EEN
    balk = trace(
        "bar",
        None,
        [staaf.hover for staaf in staven],
        orientation="h",
        y=list(range(len(staven))),
        base=[staaf.van for staaf in staven],
        x=[staaf.tot - staaf.van for staaf in staven],
        width=0.34 if twee else 0.42,
        marker={
            "color": [SOORTEN[staaf.soort][0] for staaf in staven],
            "pattern": hatch([SOORTEN[staaf.soort][1] for staaf in staven]),
        },
        meta={"herkomst": [staaf.herkomst for staaf in staven]},
    )
    layout = base_layout(rij * len(staven) + _ONDER) | {
        "margin": {"l": 8, "r": 12, "t": 4, "b": _ONDER},
        "xaxis": _axis(staven, as_titel),
        "yaxis": rows_axis(len(staven) - 0.6, -0.75),
        "annotations": [deel for nummer, staaf in enumerate(staven) for deel in _words(nummer, staaf, twee)],
        "shapes": _links(staven) if verbonden else [],
    }
    return draw([balk], layout)


def _axis(staven: Sequence[Staaf], titel: str) -> dict[str, object]:
    punten = [0.0, *[punt for staaf in staven for punt in (staaf.van, staaf.tot)]]
    laag, hoog = min(punten), max(punten)
    rand = (hoog - laag or 1.0) * 0.02
    lijn = {"nticks": 6, "zeroline": True, "zerolinewidth": 2}
    return value_axis(laag - rand, hoog + rand, titel) | lijn


def _words(nummer: int, staaf: Staaf, twee: bool) -> list[dict[str, object]]:
    kop = label(staaf.kop, nummer, 29 if twee else 11)
    return [kop, label(staaf.onder, nummer, 12, 13, INKT_ZACHT)] if staaf.onder else [kop]


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
