"""How a frame becomes a grid: Dutch, readable, and exact.

A figure travels as two fields: ``<veld>`` to sort by, and ``<veld>_tekst`` made on the server from the exact figure, which
is what the reader sees. Where there is no figure the text gives the reason.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from urllib.parse import urlencode

import dash_ag_grid as dag
from dash import dcc, html

from dashboard.beeld.kenmerken import kenmerken
from dashboard.tabellen.taal import RASTERTAAL

_CEL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_WOORDEN = re.compile("[\\s\u00ad-]")
# pixels: a letter of a figure, of a bold one or a heading, and the room at both sides; wide letters fit as well
_CIJFER, _VET, _RAND = 7.8, 9.0, 24
Rij = Mapping[str, object]
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
_FILTERS = MappingProxyType({"getal": "agNumberColumnFilter", "woorden": "agNumberColumnFilter"})


def column(
    veld: str,
    kop: str,
    *,
    breedte: int = 120,
    groei: float = 1,
    soort: str = "tekst",
    vast: bool = False,
    uitleg: str | None = None,
    herkomst: str | None = None,
    **opties: object,
) -> dict[str, object]:
    """A column of text, of ``getal``, of ``woorden`` (a figure with words behind it), of
    ``bron`` (lines as given), of ``badge`` or of ``link``.

    ``vast`` keeps it in sight while scrolling; a ``getal`` never breaks over lines. ``herkomst`` makes its figures open their
    derivation: the reference of a figure with ``{veld}`` for what the row fills in (onderdelen.herkomst.reference). A row
    may carry a reference of its own in ``<veld>_herkomst``, or ``None`` there for a figure that has none.
    """
    kolom: dict[str, object] = {
        "field": veld,
        "headerName": kop,
        "minWidth": breedte,
        "width": round(breedte * groei),
        # only what may take more than one line is measured; measuring is what costs time in the browser
        "wrapText": soort not in ("getal", "badge"),
        "autoHeight": soort not in ("getal", "badge"),
        "context": {"soort": soort, "herkomst": herkomst},
    }
    if soort in ("getal", "woorden"):
        kolom |= {
            "valueFormatter": {"function": f"params.data.{veld}_tekst"},
            "cellClass": f"fk-cel-{soort}",
            "headerClass": "fk-kop-getal" if soort == "getal" else "",
        }
        kolom["cellClassRules"] = {
            "fk-cel-voorbeeld": f"params.data.{veld}_voorbeeld",
            "fk-cel-reden": f"params.value == null && params.data.{veld}_tekst",
            "fk-cel-herkomst": "heeftHerkomst(params)",
        }
    elif soort == "bron":
        kolom["cellClass"] = "fk-cel-bron"
    elif soort in ("badge", "link"):
        kolom["cellRenderer"] = soort.capitalize()
    if vast:
        kolom |= {
            "pinned": "left",
            "lockPinned": True,
            "width": breedte,
            "maxWidth": breedte,
            "cellClass": f"fk-cel-vast fk-cel-{soort}",
        }
    if uitleg:
        kolom["headerTooltip"] = uitleg
    return kolom | opties


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


def grid(
    id_: str,
    naam: str,
    kolommen: Sequence[dict[str, object]],
    rijen: Sequence[Rij],
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
        **opties,
    }
    if onderste:
        instellingen["pinnedBottomRowData"] = list(onderste)
    passend = [_wide_enough(kolom, rijen, onderste) for kolom in kolommen]
    raster = dag.AgGrid(
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
        style={"--fk-hoogte": f"{hoogte or _guess_height(rijen, onderste)}px"},
        **kenmerken(aria_label=naam, data_fk_id=id_),
    )


def _wide_enough(
    kolom: dict[str, object], rijen: Sequence[Rij], onderste: Sequence[Rij]
) -> dict[str, object]:
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


def _guess_height(rijen: Sequence[Rij], onderste: Sequence[Rij]) -> int:
    """The room to keep until the browser has measured the rows: a heading and rows of one line."""
    return 48 + 41 * (len(rijen) + len(onderste))


def _with_filter(kolom: dict[str, object]) -> dict[str, object]:
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


def cell_reference(document: str | None, cel: str | None) -> str:
    """Where a figure stands: ``pok/envelop.csv, cel E21``; a place that names itself is kept (``regel 4``)."""
    return f"{document or 'onbekend document'}, {_name_cell(cel)}" if cel else ""


def _name_cell(cel: str) -> str:
    return cel if cel[0].islower() else f"cel {cel}"


def cell_address(document: str, cel: str) -> str | None:
    """Where the page Aansluiting shows a cell in its sheet; ``None`` for what is no cell, such as a whole column."""
    if not _CEL.fullmatch(cel or ""):
        return None
    return "/aansluiting?" + urlencode({"document": document, "cel": cel}, safe="/") + "#ah-cel"


def path_lines(document: str | None) -> str:
    """A document on two lines, folder and file, so that a narrow column does not break it anywhere."""
    map_, streep, bestand = (document or "onbekend document").rpartition("/")
    return f"{map_}{streep}\n{bestand}" if streep else bestand


def cell_lines(document: str | None, cel: str | None) -> str:
    """A source cell for a column of a grid: folder, file and cell."""
    return f"{path_lines(document)}, {_name_cell(cel)}" if cel else ""
