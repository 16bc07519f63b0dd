"""A grid from column specifications (dashboard.beeld.kolom): Dutch, readable, and exact.

A column is said once: its heading, how a row gives its figure or words, its reference, and what the total row has there.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import dash_ag_grid as dag
import polars as pl
from dash import dcc, html

from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.kolom import Kolom, Rij
from dashboard.beeld.rastertaal import RASTERTAAL

_WOORDEN = re.compile("[\\s\u00ad-]")
# pixels: a letter of a figure, of a bold one or a heading, and the room at both sides; wide letters fit as well
_CIJFER, _VET, _RAND = 7.8, 9.0, 24
_KOP, _RIJ = 48, 41  # pixels to keep for a heading and a row of one line until the browser has measured them
# Colours are those of the page (assets/thema.css), so that the grid follows the theme without being drawn again.
_THEMA = {
    "function": "themeQuartz.withParams({fontFamily: 'inherit', fontSize: 14, headerFontSize: 13, headerFontWeight: 600, "
    "browserColorScheme: 'inherit', backgroundColor: 'var(--fk-vlak)', foregroundColor: 'var(--fk-inkt)', headerTextColor: 'var(--fk-inkt)', "
    "headerBackgroundColor: 'var(--fk-vlak-zacht)', borderColor: 'var(--fk-lijn)', accentColor: 'var(--fk-primair)', "
    "wrapperBorderRadius: '4px', rowHoverColor: 'var(--fk-vlak-zacht)', spacing: 7, cellHorizontalPadding: 10, columnBorder: false})"
}
_LUISTERT = MappingProxyType(
    {
        "cellClicked": ("openHerkomst(params)",),
        "cellKeyDown": ("openHerkomst(params)",),
        "firstDataRendered": ("meldBreedte(params)",),
        "gridSizeChanged": ("meldBreedte(params)",),
        "columnResized": ("meldBreedte(params)",),
    }
)
_GEDRAG = MappingProxyType(
    {
        "suppressCellFocus": False,
        "ensureDomOrder": True,
        "suppressColumnVirtualisation": True,
        "tooltipShowDelay": 300,
        "animateRows": False,
        "rowBuffer": 2,
        "includeHiddenColumnsInQuickFilter": True,
        # Tab leaves the grid, arrows walk in it: nobody should pass every row to reach what is below
        "tabToNextCell": {"function": "false"},
        "tabToNextHeader": {"function": "false"},
    }
)
_FILTERS = MappingProxyType({"getal": "agNumberColumnFilter", "woorden": "agNumberColumnFilter"})


class Raster(dag.AgGrid):
    """A grid that is drawn once its reader comes near it: laying out one takes a browser about a second (assets/later.js)."""

    _namespace = "fondskompas"
    _type = "Raster"


def raster(
    id_: str,
    naam: str,
    kolommen: Sequence[Kolom | None],
    rijen: pl.DataFrame | Iterable[Rij],
    *,
    mee: Mapping[str, str | Callable[[Rij], object]] = MappingProxyType({}),
    met_totaal: bool = True,
    hoogte: int | None = None,
    vanaf: int = 0,
    filters: bool = False,
    **opties: object,
) -> html.Div:
    """A grid of the rows of a frame. ``naam`` is read to who cannot see it; a column that is ``None`` is left out.

    ``mee``: what a row carries besides its columns, for references and order: a field with the column of the frame, or with
    what makes it of the row. ``met_totaal``: with a row for the totals that columns give. ``hoogte``: pixels, with scrolling
    of its own from ``vanaf`` rows; else as high as its rows.
    """
    getoond = [kolom for kolom in kolommen if kolom]
    bron = list(rijen.iter_rows(named=True) if isinstance(rijen, pl.DataFrame) else rijen)
    gevuld = [
        {
            **{veld: rij[van] if isinstance(van, str) else van(rij) for veld, van in mee.items()},
            **{veld: waarde for kolom in getoond for veld, waarde in kolom.velden(rij).items()},
        }
        for rij in bron
    ]
    totaal = {veld: waarde for kolom in getoond for veld, waarde in kolom.totaal.items()}
    return grid(
        id_,
        naam,
        [dict(kolom.definitie) for kolom in getoond],
        gevuld,
        hoogte=hoogte if len(bron) >= vanaf else None,
        onderste=[totaal] if totaal and met_totaal else [],
        filters=filters,
        **opties,
    )


def grid(
    id_: str,
    naam: str,
    kolommen: Sequence[dict[str, Any]],
    rijen: Sequence[dict[str, Any]],
    *,
    hoogte: int | None = None,
    onderste: Sequence[Rij] = (),
    filters: bool = False,
    **opties: object,
) -> html.Div:
    """A grid as high as its rows, or ``hoogte`` pixels with scrolling of its own. ``naam`` is read to who cannot see it.

    ``onderste`` are rows that stay below, such as a total; ``filters`` puts a filter under every heading.
    """
    instellingen: dict[str, object] = {
        "theme": _THEMA,
        "localeText": dict(RASTERTAAL),
        "domLayout": "normal" if hoogte else "autoHeight",
        **_GEDRAG,
        **opties,
    }
    if onderste:
        instellingen["pinnedBottomRowData"] = list(onderste)
    passend = [_wide_enough(kolom, rijen, onderste) for kolom in kolommen]
    raster = Raster(
        id=id_,
        columnDefs=[_with_filter(kolom) for kolom in passend] if filters else passend,
        columnSize="responsiveSizeToFit",
        rowData=list(rijen),
        defaultColDef={
            "resizable": True,
            "sortable": True,
            "filter": False,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
            "suppressMovable": True,
            "suppressHeaderMenuButton": True,
        },
        dashGridOptions=instellingen,
        eventListeners={naam: list(functies) for naam, functies in _LUISTERT.items()},
        style={"height": f"{hoogte}px"} if hoogte else {"height": None},
    )
    return html.Div(
        raster,
        role="region",
        className="fk-raster",
        style={"--fk-hoogte": f"{hoogte or _KOP + _RIJ * (len(rijen) + len(onderste))}px"},
        **kenmerken(aria_label=naam, data_fk_id=id_),
    )


def _wide_enough(kolom: dict[str, Any], rijen: Sequence[Rij], onderste: Sequence[Rij]) -> dict[str, Any]:
    """A column of figures that never break, as wide as the longest of them and the longest word of its heading."""
    if kolom["context"]["soort"] != "getal":
        return kolom
    veld = kolom["field"]
    letter = _VET if any(rij.get(f"{veld}_voorbeeld") for rij in rijen) else _CIJFER
    teksten = [(str(rij.get(f"{veld}_tekst") or ""), letter) for rij in rijen]
    teksten += [(str(rij.get(f"{veld}_tekst") or ""), _VET) for rij in onderste]
    teksten += [(woord, _VET) for woord in _WOORDEN.split(str(kolom["headerName"]))]
    nodig = round(max(len(tekst) * breed for tekst, breed in teksten) + _RAND)
    return kolom | {"minWidth": nodig, "width": max(nodig, kolom["width"])}


def _with_filter(kolom: dict[str, Any]) -> dict[str, Any]:
    """A filter that fits what the column holds; a hidden column or a column without words has none."""
    if kolom.get("hide") or not kolom["headerName"]:
        return kolom
    soort = kolom["context"]["soort"]
    return {"filter": _FILTERS.get(soort, "agTextColumnFilter"), "floatingFilter": True, **kolom}


def search_box(raster_id: str, label: str, voorbeeld: str = "") -> html.Div:
    """A field that searches in every column of a grid, the hidden ones included (assets/raster.js)."""
    return html.Div(
        [
            html.Label(label, htmlFor=f"zoek-{raster_id}", className="fk-zoek__label"),
            dcc.Input(
                id=f"zoek-{raster_id}", type="search", placeholder=voorbeeld, className="fk-zoek__veld"
            ),
        ],
        className="fk-keuze fk-zoek",
        **kenmerken(data_fk_zoek=raster_id),
    )
