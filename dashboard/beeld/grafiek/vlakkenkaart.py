"""A map of gemeenten in classes, without tiles."""

from types import MappingProxyType

import polars as pl
from dash import html

from dashboard.beeld.grafiek.figuur import Figuur, Spoor, base_layout, draw, trace
from dashboard.beeld.grafiek.kleuren import GRENS
from dashboard.beeld.meldingen import notice

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
) -> Figuur:
    """A map of gemeenten in classes: per class its gemeenten (gm_code, naam), its colour and its words.

    ``bron``: the reference of what a gemeente shows, with ``{gm_code}`` to fill in.
    """
    sporen = [
        _trace(deel, kleur, woorden, grenzen_url, bron) for deel, kleur, woorden in vlakken if deel.height
    ]
    plek = {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "geo": dict(NEDERLAND)}
    return draw(sporen, base_layout(_HOOGTE) | plek)


def _trace(deel: pl.DataFrame, kleur: str, woorden: str, grenzen_url: str, bron: str | None) -> Spoor:
    return trace(
        "choropleth",
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


def no_map() -> html.Div:
    """What stands where a map would be, without boundaries."""
    return notice(
        "info",
        "Er is geen kaart.",
        "De gemeentegrenzen ontbreken bij de bronbestanden (gemeenten/grenzen_<jaar>.geojson).",
    )
