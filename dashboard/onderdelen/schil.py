"""The shell around every page: skip link, header, footer, and which page belongs to the address."""

from types import ModuleType

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.gegevens import GeenDatabase, Gegevens
from dashboard.onderdelen.keuzes import example_switch, link_to_address
from dashboard.onderdelen.meldingen import first_use, guarded, not_found
from dashboard.onderdelen.sectie import read_years
from dashboard.toestand import Toestand, parse_search
from pipelines.opmaak import format_datum

_LETTERS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "Helvetica Neue", Arial, sans-serif'
)
_THEMA = {
    "fontFamily": _LETTERS,
    "headings": {"fontFamily": _LETTERS},
    "primaryColor": "kompas",
    "primaryShade": 7,
    "defaultRadius": "sm",
    "respectReducedMotion": True,
    "colors": {
        "kompas": [
            "#eef4f9",
            "#d9e6f1",
            "#b3cde2",
            "#8ab2d2",
            "#6599c2",
            "#3f7fb0",
            "#246597",
            "#14507f",
            "#0e3f66",
            "#092c48",
        ]
    },
}


def layout() -> Component:
    """The static frame; everything that depends on the address is filled in by callbacks."""
    return dmc.MantineProvider(
        forceColorScheme="light",
        theme=_THEMA,
        children=[
            dcc.Location(id="url", refresh="callback-nav"),
            dcc.Store(id="titel"),
            html.A("Direct naar de inhoud", href="#inhoud", className="fk-overslaan"),
            html.Header(_header(), className="fk-kop"),
            html.Main(
                id="inhoud",
                className="fk-inhoud",
                tabIndex=-1,
                children=html.P("Fondskompas wordt geladen…", className="fk-laden", role="status"),
            ),
            html.Footer(id="voet", className="fk-voet"),
        ],
    )


def _header() -> html.Div:
    return html.Div(
        className="fk-kop__binnen",
        children=[
            dcc.Link(
                [html.Img(src="/assets/kompas.svg", alt="", width=32, height=32), html.Span("Fondskompas")],
                href="/",
                className="fk-woordmerk",
                id="woordmerk",
            ),
            html.Nav(id="navigatie", className="fk-navigatie", **{"aria-label": "Hoofdnavigatie"}),
            example_switch("voorbeeld-keuze"),
        ],
    )


def register(app: dash.Dash, gegevens: Gegevens, paginas: dict[str, ModuleType]) -> None:
    """Wire routing, navigation, titles and footer."""
    link_to_address(app, "voorbeeld-keuze", "voorbeeld", "checked", "aan")
    _register_routing(app, gegevens, paginas)
    _register_navigation(app, gegevens)
    app.clientside_callback("function(titel) { window.fondskompas.zetTitel(titel); }", Input("titel", "data"))

    @app.callback(Output("voet", "children"), Input("url", "pathname"))
    @guarded("voettekst")
    def footer(_pad: str) -> object:
        return _footer(gegevens)


def _register_routing(app: dash.Dash, gegevens: Gegevens, paginas: dict[str, ModuleType]) -> None:
    @app.callback(Output("inhoud", "children"), Input("url", "pathname"), State("url", "search"))
    @guarded("pagina")
    def route(pad: str | None, search: str | None) -> object:
        pagina = paginas.get(_clean(pad))
        if pagina is None:
            return not_found(pad or "")
        try:
            jaren = read_years(gegevens)
        except GeenDatabase:
            return first_use()
        return pagina.layout(gegevens, parse_search(search, jaren), jaren)

    @app.callback(Output("titel", "data"), Input("url", "pathname"), Input("url", "search"))
    def title(pad: str | None, search: str | None) -> str:
        pagina = paginas.get(_clean(pad))
        if pagina is None:
            return "Pagina niet gevonden · Fondskompas"
        try:
            return pagina.title(gegevens, parse_search(search, read_years(gegevens)))
        except GeenDatabase:
            return "Nog geen cijfers · Fondskompas"


def _register_navigation(app: dash.Dash, gegevens: Gegevens) -> None:
    @app.callback(
        Output("navigatie", "children"),
        Output("woordmerk", "href"),
        Input("url", "pathname"),
        Input("url", "search"),
    )
    def navigation(pad: str | None, search: str | None) -> tuple[list[Component], str]:
        try:
            toestand = parse_search(search, read_years(gegevens))
        except GeenDatabase:
            toestand = Toestand(jaar=None)
        overzicht, gemeente = "/" + toestand.search(doel=None), "/gemeente" + toestand.search()
        paden = (("/", overzicht, "Landelijk overzicht"), ("/gemeente", gemeente, "Gemeente"))
        return [_nav_link(href, naam, is_hier=_clean(pad) == doel) for doel, href, naam in paden], overzicht


def _nav_link(href: str, naam: str, *, is_hier: bool) -> Component:
    return html.Span(
        dcc.Link(naam, href=href, className="fk-navigatie__link"),
        className="fk-navigatie__hier" if is_hier else "",
        **({"aria-current": "page"} if is_hier else {}),
    )


def _clean(pad: str | None) -> str:
    return (pad or "/").rstrip("/") or "/"


def _footer(gegevens: Gegevens) -> Component:
    bouw = gegevens.read_row("bouw")
    if bouw is None:
        return None
    gebouwd = bouw["gebouwd_op"]
    return html.Div(
        className="fk-voet__binnen",
        children=[
            html.Div(
                [
                    html.Strong("Fondskompas"),
                    html.P(
                        "Wat aan gemeenten is toegerekend, op welke sleutel, en welke capaciteit daartegenover staat."
                    ),
                    html.P("Geen officiële publicatie; elk cijfer draagt zijn status en zijn bron."),
                ]
            ),
            html.Div(
                [
                    html.Strong("Bronnen"),
                    html.P(
                        "Rekenbestanden gemeentefonds en circulaires: ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK)."
                    ),
                    html.P(
                        "Iv3, inwoners, gemeenteklassen en gebiedsindelingen: CBS. Gemeentegrenzen: CBS en Kadaster (PDOK). Beschikbaar onder CC BY 4.0."
                    ),
                ]
            ),
            html.Div(
                [
                    html.Strong("Deze cijfers"),
                    html.P(f"Gebouwd op {format_datum(gebouwd.date())} om {gebouwd:%H.%M} uur (UTC)."),
                    html.P(
                        f"Versie {bouw['versie']}{', in productie: zonder voorbeeldcijfers' if bouw['productie'] else ''}."
                    ),
                ]
            ),
        ],
    )
