"""One figure as every page shows it: chart, sentence, table twin and export."""

from collections.abc import Callable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import plain_text, show
from dashboard.beeld.grafiek.figuur import Figuur
from dashboard.beeld.kenmerken import Kind, kenmerken
from dashboard.beeld.meldingen import protect
from dashboard.beeld.termen import STATUSSEN
from pipelines.basis.zin import Zin

_UITVOER = (("csv", "CSV"), ("xlsx", "Excel (XLSX)"), ("json", "JSON"), ("png", "Afbeelding (PNG)"))
_UITVOER_DIA = (("pptx", "Dia’s (PPTX)"),)


class Grafiek(dcc.Graph):
    """A chart that is drawn once its reader comes near it, as a grid is (assets/later.js)."""

    _namespace = "fondskompas"
    _type = "Grafiek"


def figuurblok(
    id_: str,
    naam: str,
    *,
    zin: str | Zin,
    raster: Callable[[], html.Div],
    figuur: "Callable[[], Figuur | Component | None] | None" = None,
    boven: Kind = None,
    jaargang: str | None = None,
    toon_zin: bool = False,
    open_tabel: bool = False,
    figuur_id: str | None = None,
    status: str | None = None,
) -> html.Div:
    """A chart with its table twin, or a table alone, with one sentence of text and an export of what is on screen.

    ``zin`` is made from the same frame; it is only read out, since the lead of a section mostly says it, unless ``toon_zin``.
    ``raster`` makes the grid, ``figuur`` the chart (of Plotly, or any component); both are functions without arguments, so that
    a failure in one stays inside this block. ``boven`` is what stands over the chart, such as a legend. ``jaargang`` names
    the circulaires of the export. ``open_tabel`` shows both. ``status``: how certain, where no label in the table says so.
    """
    tekst = plain_text(zin)
    beeld = protect(naam, lambda: _picture(figuur, naam, tekst, figuur_id or f"figuur-{id_}"))
    tabel = protect(f"tabel van {naam}", raster)
    rooster = _grid_of(tabel)
    met_knop = figuur is not None and rooster is not None and not open_tabel
    uitvoer = _export_menu(naam, rooster, beeld)
    return html.Div(
        className="fk-blok",
        id=f"blok-{id_}",
        role="group",
        children=[
            boven,
            beeld,
            html.P(show(zin), className="fk-blok__zin") if toon_zin else None,
            html.Div([_table_button(id_, naam) if met_knop else None, uitvoer], className="fk-blok__knoppen"),
            _twin(id_, tabel, rooster)
            if met_knop and tabel is not None and rooster is not None
            else html.Div(tabel, className="fk-blok__tabel"),
        ],
        **kenmerken(
            aria_label=naam,
            data_fk_naam=naam,
            data_fk_zin=tekst,
            data_fk_raster=getattr(rooster, "id", ""),
            data_fk_blok=id_,
            data_fk_jaargang=jaargang or "",
            data_fk_status=status or " ".join(_statuses(rooster)),
        ),
    )


def _picture(
    figuur: "Callable[[], Figuur | Component | None] | None", naam: str, zin: str, id_: str
) -> Component | None:
    """A chart with its frame; what is already a component, such as bars in a list, stays as it is."""
    beeld = figuur() if figuur else None
    return beeld if beeld is None or isinstance(beeld, Component) else graph(beeld, naam, zin, id_)


def graph(figuur: Figuur, naam: str, tekst: str, id_: str) -> html.Div:
    """A chart with its text alternative. Colours follow the theme in the browser (assets/thema.js)."""
    config: Any = {
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
    }
    return html.Div(
        role="img",
        className="fk-figuur",
        children=Grafiek(
            figure=figuur, config=config, responsive=True, id=id_, style={"height": "var(--fk-hoogte)"}
        ),
        style={"--fk-hoogte": f"{figuur['layout']['height']}px"},
        **kenmerken(aria_label=f"{naam}. {tekst}"),
    )


def _table_button(id_: str, naam: str) -> html.Button:
    return html.Button(
        "Toon als tabel",
        type="button",
        className="fk-knop",
        title="In de tabel opent Enter of een klik op een cijfer zijn herkomst",
        **kenmerken(
            data_fk_tabel=id_,
            aria_expanded="false",
            aria_controls=f"tweeling-{id_}",
            aria_label=f"Toon als tabel: {naam}",
        ),
    )


def _grid_of(tabel: html.Div | None) -> Component | None:
    """The grid in a table; ``None`` in one that could not be drawn, or that is plain."""
    if tabel is None or not getattr(tabel, "className", "").startswith("fk-raster"):
        return None
    return tabel.children


def _statuses(rooster: Component | None) -> list[str]:
    """How certain the figures of a table are, by the labels in its rows: an image of its chart says so too."""
    if rooster is None:
        return []
    props = rooster.to_plotly_json()["props"]
    velden = [
        kolom["field"]
        for kolom in props["columnDefs"]
        if (kolom.get("context") or {}).get("soort") == "badge" and kolom.get("field")
    ]
    woorden = {rij.get(veld) for rij in props["rowData"] for veld in velden}
    if any(
        veld.endswith("_voorbeeld") and waarde for rij in props["rowData"] for veld, waarde in rij.items()
    ):
        woorden.add("voorbeeld")
    return [status for status in STATUSSEN if status in woorden]


def _twin(id_: str, tabel: html.Div, rooster: Component) -> html.Div:
    """The table that is only drawn when asked for; until then its content waits in a store (assets/blok.js)."""
    wachtend = tabel.to_plotly_json()
    wachtend["props"] = {**wachtend["props"], "children": rooster.to_plotly_json()}
    return html.Div(
        [
            dcc.Store(id={"soort": "fk-tweeling", "blok": id_}, data=wachtend),
            html.Div(id={"soort": "fk-tweelingvak", "blok": id_}),
        ],
        id=f"tweeling-{id_}",
        className="fk-blok__tabel",
        hidden=True,
    )


def _export_menu(naam: str, rooster: Component | None, beeld: Component | None) -> html.Details | None:
    """What a block can be saved as: links to its address on the server (dashboard/api/sectie), which the browser fills in with what
    the reader chose and filtered (assets/uitvoer.js); the address itself; and the chart as it is drawn on this screen."""
    met_tabel, met_beeld = rooster is not None, getattr(beeld, "className", "") == "fk-figuur"
    soorten = (_UITVOER if met_tabel else ()) + (_UITVOER_DIA if met_tabel and met_beeld else ())
    keuzes: list[Component] = [
        html.A(woord, href="", className="fk-menu__keuze", **kenmerken(data_fk_uitvoer=soort))
        for soort, woord in soorten
    ]
    if met_beeld:
        keuzes.append(_menu_button("Vectorafbeelding (SVG)", data_fk_uitvoer="svg"))
    if met_tabel:
        keuzes.append(_menu_button("Kopieer het adres van deze gegevens", data_fk_uitvoer="adres"))
    if not keuzes:
        return None
    return html.Details(
        [
            html.Summary("Exporteren", className="fk-knop", **kenmerken(aria_label=f"Exporteren: {naam}")),
            html.Div(keuzes, className="fk-menu__lijst"),
        ],
        className="fk-menu",
    )


def _menu_button(woord: str, **wat: str) -> html.Button:
    return html.Button(woord, type="button", className="fk-menu__keuze", **kenmerken(**wat))
