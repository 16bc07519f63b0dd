"""Sections: the parts of a page that are filled by one callback each, from the state in the address."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TypeVar

import dash
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.kenmerken import Kind, kenmerken
from dashboard.beeld.meldingen import guarded, notice
from dashboard.gegevens.antwoorden import remembered
from dashboard.gegevens.toestand import OVERAL, Toestand, parse_search, restrict
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.delen import part_codes, register_parts
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.stand import keep_stand
from dashboard.kader.stil import settle

T = TypeVar("T")


def placeholders(secties: Sequence[Sectie], open_deel: str | None = None) -> list[Component]:
    """Where the sections will come, with a quiet sign that they are being fetched; out of sight where not in ``open_deel``."""
    vakken = [
        html.Div(
            _skeleton(sectie.hoogte),
            id=sectie.id,
            className="fk-vak",
            hidden=sectie.deel not in (None, open_deel),
        )
        for sectie in secties
    ]
    return [*vakken, *[dcc.Store(id=f"{sectie.id}-adres") for sectie in secties]]


def _skeleton(hoogte: int) -> Component | None:
    if not hoogte:
        return None
    return html.Div(
        html.Span("Bezig met laden…", className="fk-verborgen"),
        className="fk-geraamte",
        style={"height": f"{hoogte}px"},
    )


def frame(pagina: Pagina, gegevens: Gegevens, toestand: Toestand) -> Component:
    """The frame of a page: that of its own, or the places of its sections below its top; a callback fills each of them."""
    if pagina.layout:
        return pagina.layout(gegevens, toestand)
    boven = [pagina.kop(gegevens, toestand)] if pagina.kop else []
    return html.Div([*boven, *placeholders(pagina.secties)])


def page_head(titel: str, intro: Inhoud | Sequence[Inhoud] = None, *keuzes: Component) -> html.Div:
    """The top of a page: its only H1, what it answers, and the choices that hold for the whole page."""
    return html.Div(
        className="fk-paginakop",
        children=[
            html.H1(titel),
            html.P(show(intro), className="fk-intro") if intro else None,
            html.Div(list(keuzes), className="fk-keuzes") if keuzes else None,
        ],
    )


def section(
    titel: str, *inhoud: Kind, lead: Inhoud | Sequence[Inhoud] = None, id_: str | None = None
) -> html.Section:
    """A titled part of a page; ``lead`` is the sentence that says what there is to see."""
    return html.Section(
        className="fk-sectie",
        children=[
            html.H2(titel, **kenmerken(id=id_)),
            html.P(show(lead), className="fk-lead") if lead else None,
            *inhoud,
        ],
    )


def only_with(
    find: Callable[[Gegevens, Toestand], T | None],
) -> Callable[
    [Callable[[Gegevens, Toestand, T], Component | None]], Callable[[Gegevens, Toestand], Component | None]
]:
    """A section that is only there with what it is about: ``find`` gives that, or ``None`` where there is nothing to show."""

    def decorate(
        build: Callable[[Gegevens, Toestand, T], Component | None],
    ) -> Callable[[Gegevens, Toestand], Component | None]:
        @wraps(build)
        def part(gegevens: Gegevens, toestand: Toestand) -> Component | None:
            gevonden = find(gegevens, toestand)
            return None if gevonden is None else build(gegevens, toestand, gevonden)

        return part

    return decorate


def read_years(gegevens: Gegevens) -> list[int]:
    """The years that can be shown."""
    return gegevens.read("jaren")["uitkeringsjaar"].to_list()


def register_sections(app: dash.Dash, gegevens: Gegevens, pagina: Pagina) -> None:
    """Fill every section of a page when what it depends on in the address changes."""
    register_parts(app, pagina)
    for sectie in pagina.secties:
        _register_section(app, gegevens, pagina, sectie)


def _register_section(app: dash.Dash, gegevens: Gegevens, pagina: Pagina, sectie: Sectie) -> None:
    adres = f"{sectie.id}-adres"
    velden = json.dumps(None if sectie.velden is None else [*sectie.velden, *OVERAL])
    delen = json.dumps({"codes": part_codes(pagina), "deel": sectie.deel})
    app.clientside_callback(
        f"function(adres, huidig) {{ return window.fondskompas.beperk({pagina.pad!r}, adres, {velden}, {delen}, huidig); }}",
        Output(adres, "data"),
        Input("adres", "data"),
        State(adres, "data"),
    )

    @guarded(sectie.naam)
    def fill(search: str | None) -> object:
        if search is None:
            raise PreventUpdate
        eigen = gegevens.bij(search)
        toestand = parse_search(restrict(search, sectie.velden), read_years(eigen))
        if toestand.jaar:
            inhoud = sectie.build(eigen, toestand)
        else:
            inhoud = sectie.bij_onbekend_jaar(eigen, toestand) if sectie.bij_onbekend_jaar else None
        return settle(keep_stand(inhoud, toestand.stand))

    app.callback(Output(sectie.id, "children"), Input(adres, "data"), prevent_initial_call=True)(
        fill if sectie.vluchtig else remembered(fill)
    )


def unknown_year_page(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The same where the heading of the page depends on the year."""
    return html.Div([html.H1("Onbekend uitkeringsjaar"), unknown_year(gegevens, toestand)])


def unknown_year(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What to say when the address asks for a year that is not there."""
    links = [
        html.Li(dcc.Link(str(jaar), href=toestand.search(jaar=jaar), className="fk-link"))
        for jaar in read_years(gegevens)
    ]
    return notice(
        "vraag",
        f"Het uitkeringsjaar ‘{toestand.jaar_gevraagd}’ staat niet in Fondskompas.",
        "Kies een van deze jaren:",
        html.Ul(links, className="fk-rij"),
    )


def contents(delen: Iterable[tuple[str, str]]) -> html.Nav:
    """Links to the headings of a page; ``delen`` has the id of each heading and its words."""
    return html.Nav(
        [
            html.P("Op deze pagina", className="fk-inhoudsopgave__naam"),
            html.Ul(
                [html.Li(html.A(woorden, href=f"#{id_}", className="fk-link")) for id_, woorden in delen]
            ),
        ],
        className="fk-inhoudsopgave",
        **kenmerken(aria_label="Op deze pagina"),
    )
