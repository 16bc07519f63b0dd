"""Tables about frozen states."""

from collections.abc import Sequence

from dash import html

from dashboard.beeld.oudraster import column, grid
from dashboard.pages.briefing.pakketten import Verschilregel


def difference_grid(regels: Sequence[Verschilregel]) -> html.Div:
    """Every figure that differs between two states, in the order of the briefing; values are exact, as text."""
    kolommen = [
        column("naam", "Getal", breedte=220, groei=1.4),
        column("was", "Was", breedte=130),
        column("werd", "Werd", breedte=130),
        column("verschil", "Verschil", breedte=120),
        column("status", "Status", breedte=120),
        column("oorzaak", "Wat er in de bronnen veranderde", breedte=300, groei=2, soort="bron"),
    ]
    rijen = [
        {
            "naam": r.naam,
            "was": r.was,
            "werd": r.werd,
            "verschil": r.verschil or "niet te berekenen",
            "status": r.status,
            "oorzaak": "\n".join(r.oorzaken),
        }
        for r in regels
    ]
    return grid(
        "raster-standverschil", "Veranderde getallen", kolommen, rijen, hoogte=560 if len(rijen) > 8 else None
    )
