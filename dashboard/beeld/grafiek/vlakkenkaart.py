"""A map of gemeenten in classes, without tiles."""

from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.grafiek.figuur import base_layout
from dashboard.beeld.grafiek.kleuren import GRENS

if TYPE_CHECKING:
    import plotly.graph_objects as go

_HOOGTE = 500
NEDERLAND = MappingProxyType(
    {
        "visible": False,
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [3.25, 7.3]},
        "lataxis": {"range": [50.7, 53.6]},
        "bgcolor": "rgba(0,0,0,0)",
    }
)
"""The part of the globe that a map of gemeenten shows."""


def area_map(
    vlakken: list[tuple[pl.DataFrame, str, str]], grenzen_url: str, bron: str | None = None
) -> "go.Figure":
    """A map of gemeenten in classes: per class its gemeenten (gm_code, naam), its colour and its words.

    ``bron``: the reference of what a gemeente shows, with ``{gm_code}`` to fill in.
    """
    import plotly.graph_objects as go

    sporen = [
        _trace(deel, kleur, woorden, grenzen_url, bron) for deel, kleur, woorden in vlakken if deel.height
    ]
    plek = {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "geo": dict(NEDERLAND)}
    return go.Figure(sporen, base_layout(_HOOGTE) | plek)


def _trace(
    deel: pl.DataFrame, kleur: str, woorden: str, grenzen_url: str, bron: str | None
) -> "go.Choropleth":
    import plotly.graph_objects as go

    return go.Choropleth(
        geojson=grenzen_url,
        featureidkey="properties.gm_code",
        locations=deel["gm_code"].to_list(),
        meta={"herkomst": [bron.replace("{gm_code}", gm) for gm in deel["gm_code"]] if bron else []},
        z=[1] * deel.height,
        colorscale=[[0, kleur], [1, kleur]],
        showscale=False,
        marker={"line": {"color": GRENS, "width": 0.5}},
        customdata=deel["naam"].to_list(),
        hovertemplate=f"<b>%{{customdata}}</b><br>{woorden}<extra></extra>",
    )
