"""Sections: the parts of a page that are filled by one callback each, from the state in the address."""

from collections.abc import Callable

import dash
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.gegevens import Gegevens
from dashboard.onderdelen.meldingen import guarded, notice
from dashboard.toestand import Toestand, parse_search

Bouwer = Callable[[Gegevens, Toestand], object]


def placeholder(id_: str, hoogte: int = 240) -> html.Div:
    """Where a section will come, with a quiet sign that it is being fetched."""
    return html.Div(
        html.Div(
            html.Span("Bezig met laden…", className="fk-verborgen"),
            className="fk-geraamte",
            style={"height": f"{hoogte}px"},
        ),
        id=id_,
        className="fk-vak",
    )


def section(titel: str, *inhoud: object, lead: object = None, id_: str | None = None) -> html.Section:
    """A titled part of a page; ``lead`` is the sentence that says what there is to see."""
    extra = {"id": id_} if id_ else {}
    return html.Section(
        className="fk-sectie",
        children=[html.H2(titel, **extra), html.P(lead, className="fk-lead") if lead else None, *inhoud],
    )


def graph(figuur: object, naam: str, tekst: str, id_: str) -> html.Div:
    """A chart with its text alternative; the table with the same figures stands beside it on the page."""
    config = {
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
    }
    return html.Div(
        role="img",
        className="fk-figuur",
        children=dcc.Graph(
            figure=figuur,
            config=config,
            responsive=True,
            id=id_,
            style={"height": f"{figuur.layout.height}px"},
        ),
        **{"aria-label": f"{naam}. {tekst}"},
    )


def read_years(gegevens: Gegevens) -> list[int]:
    """The years that can be shown."""
    return gegevens.read("jaren")["uitkeringsjaar"].to_list()


def register_section(
    app: dash.Dash,
    gegevens: Gegevens,
    pad: str,
    id_: str,
    naam: str,
    build: Bouwer,
    *,
    bij_onbekend_jaar: Bouwer = lambda *_: None,
) -> None:
    """Fill section ``id_`` of the page at ``pad`` whenever the address changes.

    A year that does not exist leaves a section empty, save for the one that says what is wrong.
    """

    @app.callback(Output(id_, "children"), Input("url", "search"), State("url", "pathname"))
    @guarded(naam)
    def fill(search: str | None, huidig: str | None) -> object:
        if (huidig or "/").rstrip("/") != pad.rstrip("/"):
            raise PreventUpdate
        toestand = parse_search(search, read_years(gegevens))
        return bij_onbekend_jaar(gegevens, toestand) if toestand.jaar is None else build(gegevens, toestand)


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
