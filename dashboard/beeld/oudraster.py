"""How a frame became a grid before columns were said once; a page that still does so moves to dashboard.beeld.kolom."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from dashboard.beeld.celadres import cell_address as cell_address
from dashboard.beeld.celadres import cell_lines as cell_lines
from dashboard.beeld.celadres import cell_reference as cell_reference
from dashboard.beeld.celadres import path_lines as path_lines
from dashboard.beeld.kolom import column
from dashboard.beeld.raster import grid as grid
from dashboard.beeld.raster import search_box as search_box

Rij = Mapping[str, object]


def goal_column() -> dict[str, object]:
    """The goal, always in sight, but narrow enough to leave room for the answer on a telephone."""
    return column("doel", "Doel", breedte=124, vast=True, width=176, maxWidth=190)


def figure_fields(
    veld: str,
    waarde: int | Decimal | None,
    opmaak: Callable[..., str],
    *args: object,
    reden: str = "",
    voorbeeld: bool = False,
    achter: str = "",
) -> dict[str, object]:
    """The fields of one figure: to sort by, to read, and whether it is made up (then the text says so too)."""
    if waarde is None:
        return {veld: None, f"{veld}_tekst": reden, f"{veld}_voorbeeld": False}
    tekst = opmaak(waarde, *args) + (" (voorbeeld)" if voorbeeld else "") + achter
    return {veld: float(waarde), f"{veld}_tekst": tekst, f"{veld}_voorbeeld": voorbeeld}
