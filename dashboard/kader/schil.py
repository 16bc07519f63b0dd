"""The shell around every page: skip link, header, footer, and which page belongs to the address."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.beeld.demonstratie import demonstration_bar
from dashboard.beeld.grafiek.figuur import LETTERS
from dashboard.beeld.grafiek.kleuren import DONKER
from dashboard.beeld.kenmerken import INTERN, Kinderen, kenmerken
from dashboard.beeld.meldingen import first_use, guarded, not_found, refused
from dashboard.gegevens.antwoorden import remembered
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.toestand import Toestand, asks_examples, parse_search, read_stand
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens
from dashboard.kader import allecijfers, zijvenster
from dashboard.kader.keuzes import example_switch, link_to_address
from dashboard.kader.pagina import Pagina
from dashboard.kader.sectie import frame, read_years
from dashboard.kader.stand import frozen_bar, keep_stand
from pipelines.basis.opmaak import format_datum, format_moment

_THEMA: Any = {
    "fontFamily": LETTERS,
    "headings": {"fontFamily": LETTERS},
    "primaryColor": "kompas",
    "primaryShade": {"light": 7, "dark": 5},
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


def layout(*, met_inname: bool = False) -> Component:
    """The static frame; everything that depends on the address is filled in by callbacks. ``met_inname`` shows the way to returns."""
    return dmc.MantineProvider(
        id="thema-kader",
        forceColorScheme="light",
        theme=_THEMA,
        children=[
            dcc.Location(id="url", refresh="callback-nav"),
            dcc.Store(id="adres"),
            dcc.Store(id="titel"),
            dcc.Store(id="palet", data=dict(DONKER)),
            html.A("Direct naar de inhoud", href="#inhoud", className="fk-overslaan"),
            html.Header(_header(met_inname=met_inname), className="fk-kop"),
            html.Div(id="standbalk"),
            newer_figures(),
            html.Main(
                id="inhoud",
                className="fk-inhoud",
                tabIndex=-1,
                children=html.P("Fondskompas wordt geladen…", className="fk-laden", role="status"),
            ),
            html.Footer(id="voet", className="fk-voet"),
            *zijvenster.layout(),
            html.Div(id="uitvoer-melding", className="fk-uitvoermelding", role="status"),
        ],
    )


def newer_figures() -> Component:
    """What is said when a publication comes while a page is open; the browser shows it (assets/uitgave.js)."""
    link = html.A("Laad de pagina opnieuw", href="", className="fk-link")
    return html.Div(
        html.Div(
            html.Div(
                [
                    html.P(
                        "Er zijn nieuwe cijfers. Deze pagina toont nog de cijfers waarmee zij werd geopend."
                    ),
                    link,
                ],
                className="fk-standbalk__binnen",
            ),
            id="nieuwe-cijfers",
            className="fk-standbalk",
            hidden=True,
        ),
        role="status",
    )


def _header(*, met_inname: bool) -> list[Component]:
    opgave = (
        [html.A("Opgave doen", href="/inname", className="fk-knop fk-knop--opgave")] if met_inname else []
    )
    return [
        html.Div(
            className="fk-kop__binnen",
            children=[
                html.A(
                    [
                        html.Img(src="/assets/kompas.svg", alt="", width=32, height=32),
                        html.Span("Fondskompas"),
                    ],
                    href="/",
                    className="fk-woordmerk",
                    id="woordmerk",
                    **INTERN,
                ),
                html.Div(
                    [
                        *opgave,
                        example_switch("voorbeeld-keuze"),
                        html.Button(
                            "Donker thema",
                            id="thema-knop",
                            type="button",
                            className="fk-knop",
                            **kenmerken(aria_pressed="false"),
                        ),
                        html.Button(
                            "Menu",
                            type="button",
                            className="fk-knop fk-menuknop",
                            **kenmerken(aria_expanded="false", aria_controls="navigatie", data_fk_menu=""),
                        ),
                    ],
                    className="fk-kop__knoppen",
                ),
            ],
        ),
        html.Nav(id="navigatie", className="fk-navigatie", **kenmerken(aria_label="Hoofdnavigatie")),
    ]


def register(app: dash.Dash, gegevens: Gegevens, paginas: Sequence[Pagina]) -> None:
    """Wire routing, navigation, titles, theme, footer and provenance."""
    per_pad = {pagina.pad: pagina for pagina in paginas}
    link_to_address(app, "voorbeeld-keuze", "voorbeeld", "checked", "uit", soort="schakelaar", eerst=True)
    _register_routing(app, gegevens, per_pad)
    _register_navigation(app, gegevens, paginas)
    _register_in_browser(app)
    zijvenster.register(app, gegevens)
    allecijfers.register(app, gegevens)

    @app.callback(Output("voet", "children"), Input("url", "pathname"), State("url", "search"))
    @remembered
    @guarded("voettekst")
    def fill_footer(_pad: str, search: str | None) -> object:
        try:
            return keep_stand(footer(gegevens.bij(search)), read_stand(search))
        except StandGeweigerd:
            return None  # the page says why

    @app.callback(Output("standbalk", "children"), Input("url", "pathname"), Input("adres", "data"))
    @guarded("bevroren stand")
    def fill_bar(pad: str | None, search: str | None) -> object:
        try:
            stand = gegevens.bij(search).stand
        except StandGeweigerd:
            return None  # the page says why
        balken = []
        if stand:
            balken.append(frozen_bar(stand, (pad or "/") + without_state(search)))
        if asks_examples(search):
            balken.append(demonstration_bar((pad or "/") + without(search, "voorbeeld")))
        return balken or None


def _register_in_browser(app: dash.Dash) -> None:
    app.clientside_callback("function(titel) { window.fondskompas.zetTitel(titel); }", Input("titel", "data"))
    app.clientside_callback(
        "function(search, huidig) { return window.fondskompas.kaleAdres(search, huidig); }",
        Output("adres", "data"),
        Input("url", "search"),
        State("adres", "data"),
    )
    app.clientside_callback(
        "function(klikken) { return window.fondskompas.kiesThema(klikken); }",
        Output("thema-kader", "forceColorScheme"),
        Output("thema-knop", "aria-pressed"),
        Input("thema-knop", "n_clicks"),
    )


def _register_routing(app: dash.Dash, gegevens: Gegevens, paginas: dict[str, Pagina]) -> None:
    @app.callback(Output("inhoud", "children"), Input("url", "pathname"), State("url", "search"))
    @remembered
    @guarded("pagina")
    def route(pad: str | None, search: str | None) -> object:
        pagina = paginas.get(_clean(pad))
        if pagina is None:
            return not_found(pad or "")
        try:
            eigen = gegevens.bij(search)
            toestand = parse_search(search, read_years(eigen))
        except GeenDatabase:
            return first_use()
        except StandGeweigerd as fout:
            return refused(fout, pagina.pad + without_state(search))
        return keep_stand([how_made(pagina), frame(pagina, eigen, toestand)], toestand.stand)

    @app.callback(Output("titel", "data"), Input("url", "pathname"), Input("adres", "data"))
    @remembered
    def title(pad: str | None, search: str | None) -> str:
        pagina = paginas.get(_clean(pad))
        if pagina is None:
            return "Pagina niet gevonden · Fondskompas"
        try:
            eigen = gegevens.bij(search)
            toestand = parse_search(search, read_years(eigen))
        except GeenDatabase:
            return "Nog geen cijfers · Fondskompas"
        except StandGeweigerd:
            return "Stand geweigerd · Fondskompas"
        voor = "Demonstratie: " if toestand.met_voorbeeld else ""
        bij = f" · stand {toestand.stand}" if toestand.stand else ""
        return f"{voor}{pagina.titel(eigen, toestand)}{bij} · Fondskompas"


def _register_navigation(app: dash.Dash, gegevens: Gegevens, paginas: Sequence[Pagina]) -> None:
    @app.callback(
        Output("navigatie", "children"),
        Output("woordmerk", "href"),
        Input("url", "pathname"),
        Input("adres", "data"),
    )
    @remembered
    def navigation(pad: str | None, search: str | None) -> tuple[Component, str]:
        try:
            toestand = parse_search(search, read_years(gegevens.bij(search)))
        except (GeenDatabase, StandGeweigerd):
            toestand = Toestand(jaar=0, stand=read_stand(search))
        links = [_nav_link(pagina, toestand, is_hier=_clean(pad) == pagina.pad) for pagina in paginas]
        return html.Ul(links, className="fk-navigatie__lijst"), "/" + toestand.voor(()).search()


def without_state(search: str | None) -> str:
    """The query string of the same view on the figures of now."""
    return without(search, "stand")


def without(search: str | None, veld: str) -> str:
    """The query string of the same view without one field."""
    velden = [(naam, waarde) for naam, waarde in parse_qsl((search or "").lstrip("?")) if naam != veld]
    return "?" + urlencode(velden, safe=",/") if velden else ""


def how_made(pagina: Pagina) -> Component | None:
    """The way to the part of Methode that belongs to a page."""
    if pagina.methode is None:
        return None
    anker = f"#{pagina.methode}" if pagina.methode else ""
    link = html.A("Hoe is dit gemaakt?", href=f"/methode{anker}", **INTERN)
    return html.P(link, className="fk-hoe")


def _nav_link(pagina: Pagina, toestand: Toestand, *, is_hier: bool) -> Component:
    return html.Li(
        html.A(
            pagina.naam,
            href=pagina.pad + toestand.voor(pagina.velden).search(),
            className="fk-navigatie__link",
            **kenmerken(data_fk_ga="", aria_current="page" if is_hier else None),
        )
    )


def _clean(pad: str | None) -> str:
    return (pad or "/").rstrip("/") or "/"


def footer(gegevens: Gegevens) -> Component | None:
    """Sources, version and date of the figures; ``None`` when nothing was built."""
    bouw = gegevens.read_row("bouw")
    if bouw is None:
        return None
    gebouwd = bouw["gebouwd_op"]
    productie = ", in productie: zonder voorbeeldcijfers" if bouw["productie"] else ""
    return html.Div(
        className="fk-voet__binnen",
        children=[
            _column(
                "Fondskompas",
                "Wat aan gemeenten is toegerekend, op welke sleutel, en welke capaciteit daartegenover staat.",
                "Geen officiële publicatie; elk cijfer draagt zijn status en zijn bron.",
            ),
            _column(
                "Bronnen",
                "Rekenbestanden gemeentefonds en circulaires: ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK).",
                "Iv3, inwoners, gemeenteklassen en gebiedsindelingen: CBS. Gemeentegrenzen: CBS en Kadaster (PDOK). Beschikbaar onder CC BY 4.0.",
            ),
            _column(
                "Deze cijfers",
                html.Span(
                    f"Gebouwd op {format_moment(gebouwd)}.",
                    **kenmerken(
                        data_fk_bron=f"Fondskompas, cijfers van {format_datum(gebouwd.date())}, uit rekenbestanden en circulaires van BZK en cijfers van CBS"
                    ),
                ),
                f"Versie {bouw['versie']}{productie}.",
                html.A("Hoe deze cijfers tot stand komen", href="/methode", className="fk-link", **INTERN),
                html.A(
                    "Of ze kloppen, en waar ze vandaan komen",
                    href="/aansluiting",
                    className="fk-link",
                    **INTERN,
                ),
            ),
        ],
    )


def _column(kop: str, *regels: Kinderen) -> html.Div:
    return html.Div([html.Strong(kop), *[html.P(regel) for regel in regels]])
