"""The grid behind an export: the server makes the section again that a block stands in, and takes the grid from there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.gegevens.toestand import parse_search, restrict
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import read_years
from dashboard.uitvoer.blad import Rooster
from pipelines.basis.bevinding import FondskompasFout

_GRID = "Raster"


def find_grid(gegevens: Gegevens, paginas: Sequence[Pagina], vraag: Mapping[str, Any]) -> Rooster:
    """The grid of block ``blok`` in section ``vak`` of the page at ``pad``, for the state in ``adres``; raises FondskompasFout."""
    pad, adres, blok = (str(vraag.get(naam) or "") for naam in ("pad", "adres", "blok"))
    secties = [
        sectie for pagina in paginas if pagina.pad == (pad.rstrip("/") or "/") for sectie in pagina.secties
    ]
    genoemd = [sectie for sectie in secties if sectie.id == vraag.get("vak")]
    for sectie in genoemd or secties:
        for deel in _walk(_make(gegevens, sectie, adres)):
            if getattr(deel, "id", None) == f"blok-{blok}" and (props := _grid_in(deel)) is not None:
                return _grid(blok, deel, props)
    raise FondskompasFout("Deze tabel staat niet op de pagina van dit adres. Laad de pagina opnieuw.")


def _make(gegevens: Gegevens, sectie: Sectie, adres: str) -> object:
    toestand = parse_search(restrict(adres, sectie.velden), read_years(gegevens))
    return sectie.build(gegevens, toestand) if toestand.jaar else None


def _walk(deel: object) -> Iterator[Component]:
    if isinstance(deel, list | tuple):
        for kind in deel:
            yield from _walk(kind)
    elif isinstance(deel, Component):
        yield deel
        yield from _walk(getattr(deel, "children", None))


def _grid_in(blok: Component) -> Mapping[str, Any] | None:
    """The properties of the grid of a block, drawn or waiting in a store (beeld.blok)."""
    for deel in _walk(blok):
        if deel._type == _GRID:
            return deel.to_plotly_json()["props"]
        inhoud = getattr(deel, "data", None)
        if isinstance(deel, dcc.Store) and isinstance(inhoud, dict):
            tabel = inhoud.get("props", {}).get("children")
            if isinstance(tabel, dict) and tabel.get("type") == _GRID:
                return tabel["props"]
    return None


def _grid(blok: str, element: Component, props: Mapping[str, Any]) -> Rooster:
    assert isinstance(element, html.Div)
    naam, zin, jaargang, status = (
        str(getattr(element, f"data-fk-{deel}", "") or "") for deel in ("naam", "zin", "jaargang", "status")
    )
    onder = (props.get("dashGridOptions") or {}).get("pinnedBottomRowData") or []
    return Rooster(
        blok, naam, zin, jaargang, props["columnDefs"], props["rowData"], onder, tuple(status.split())
    )
