"""How a frame becomes a grid: Dutch, readable, and exact.

A figure travels as two fields: ``<veld>`` to sort by, and ``<veld>_tekst`` made on the server from the exact figure, which
is what the reader sees. Where there is no figure the text gives the reason.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import dash_ag_grid as dag
from dash import html

from dashboard.tabellen.taal import RASTERTAAL

Rij = Mapping[str, object]
_THEMA = {
    "function": "themeQuartz.withParams({fontFamily: 'inherit', fontSize: 14, headerFontSize: 13, headerFontWeight: 600, "
    "foregroundColor: '#1d2733', headerTextColor: '#1d2733', headerBackgroundColor: '#f1f4f7', borderColor: '#dde3e9', "
    "accentColor: '#14507f', wrapperBorderRadius: '4px', rowHoverColor: '#f3f7fa', spacing: 7, cellHorizontalPadding: 10, columnBorder: false})"
}


def column(
    veld: str,
    kop: str,
    *,
    breedte: int = 120,
    groei: float = 1,
    soort: str = "tekst",
    vast: bool = False,
    uitleg: str | None = None,
    **opties: object,
) -> dict[str, object]:
    """A column of text, of ``getal``, of ``woorden`` (a figure with words behind it), of
    ``bron`` (lines as given), of ``badge`` or of ``link``.

    ``vast`` keeps it in sight while scrolling; a ``getal`` never breaks over lines.
    """
    kolom: dict[str, object] = {
        "field": veld,
        "headerName": kop,
        "minWidth": breedte,
        "width": round(breedte * groei),
        # only what may take more than one line is measured; measuring is what costs time in the browser
        "wrapText": soort not in ("getal", "badge"),
        "autoHeight": soort not in ("getal", "badge"),
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
    tekst = opmaak(waarde, *args) + achter + (" (voorbeeld)" if voorbeeld else "")
    return {veld: float(waarde), f"{veld}_tekst": tekst, f"{veld}_voorbeeld": voorbeeld}


def grid(
    id_: str,
    naam: str,
    kolommen: Sequence[dict[str, object]],
    rijen: Sequence[Rij],
    *,
    hoogte: int | None = None,
    onderste: Sequence[Rij] = (),
    **opties: object,
) -> html.Div:
    """A grid as high as its rows, or ``hoogte`` pixels with scrolling of its own. ``naam`` is read to who cannot see it."""
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
        **opties,
    }
    if onderste:
        instellingen["pinnedBottomRowData"] = list(onderste)
    raster = dag.AgGrid(
        id=id_,
        columnDefs=list(kolommen),
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
        style={"height": f"{hoogte}px"} if hoogte else {"height": None},
    )
    return html.Div(raster, role="region", className="fk-raster", **{"aria-label": naam})


def cell_reference(document: str | None, cel: str | None) -> str:
    """Where a figure stands: ``pok/envelop.csv, cel E21``."""
    return f"{document or 'onbekend document'}, cel {cel}" if cel else ""


def path_lines(document: str | None) -> str:
    """A document on two lines, folder and file, so that a narrow column does not break it anywhere."""
    map_, streep, bestand = (document or "onbekend document").rpartition("/")
    return f"{map_}{streep}\n{bestand}" if streep else bestand


def cell_lines(document: str | None, cel: str | None) -> str:
    """A source cell for a column of a grid: folder, file and cell."""
    return f"{path_lines(document)}, cel {cel}" if cel else ""
