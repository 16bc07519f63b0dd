"""The door: any figure of the pages as SVG."""

from collections.abc import Mapping
from typing import Any

from dashboard.uitvoer.blad import RUIT, Staal
from dashboard.uitvoer.tekening.assen import draw_axes
from dashboard.uitvoer.tekening.kaart import Lezer, draw_map
from dashboard.uitvoer.tekening.stroom import draw_flow
from dashboard.uitvoer.tekening.vlak import Vlak

_KAART = {"choropleth", "scattergeo"}


def draw_chart(figuur: Mapping[str, Any], breed: int, read: Lezer) -> str | None:
    """The figure at this width in pixels; ``None`` for a kind of trace that cannot be drawn here. ``read`` gives boundaries."""
    soorten = {spoor["type"] for spoor in figuur["data"]}
    if soorten and soorten <= _KAART:
        return draw_map(figuur, breed, read).svg()
    if soorten == {"sankey"}:
        return draw_flow(figuur, breed).svg()
    if soorten and soorten <= {"bar", "scatter"}:
        return draw_axes(figuur, breed).svg()
    return None


def name_traces(figuur: Mapping[str, Any]) -> list[Staal]:
    """The legend that a figure has of its own: the colour of each named trace, and its name."""
    if not figuur["layout"].get("showlegend"):
        return []
    return [
        Staal(_colour(spoor), "", str(spoor["name"]) + _dash(spoor))
        for spoor in figuur["data"]
        if spoor.get("name")
    ]


def draw_sample(staal: Staal) -> str:
    """The sample of a line of a legend."""
    vlak = Vlak(16, 12)
    if staal.patroon == RUIT:
        vlak.mark(8, 6, 7, "diamond", "#ffffff", staal.kleur, 2, 1)
    else:
        vlak.rect(0.5, 0.5, 15, 11, staal.kleur, "#4a5866", staal.patroon)
    return vlak.svg()


def _colour(spoor: Mapping[str, Any]) -> str:
    kleur = (spoor.get("line") or {}).get("color") or (spoor.get("marker") or {}).get("color")
    return kleur if isinstance(kleur, str) else ""


def _dash(spoor: Mapping[str, Any]) -> str:
    return " (onderbroken)" if (spoor.get("line") or {}).get("dash") in ("dash", "dot") else ""
