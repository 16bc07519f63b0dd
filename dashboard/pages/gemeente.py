"""The page of one gemeente in one year."""

import dash
from dash import Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.gegevens import GeenDatabase, Gegevens
from dashboard.onderdelen.keuzes import gemeente_choice, link_to_address, year_choice
from dashboard.onderdelen.meldingen import guarded
from dashboard.onderdelen.sectie import placeholder, read_years, register_section
from dashboard.pages import gemeente_delen as delen
from dashboard.pages import gemeente_kop as kop
from dashboard.toestand import STANDAARDJAAR, Toestand, parse_search

PAD = "/gemeente"
_SECTIES = (
    ("gm-kop", "kop", 260, kop.heading),
    ("gm-doelen", "toegewezen per doel", 900, delen.goals),
    ("gm-capaciteit", "capaciteit", 420, delen.capacity),
    ("gm-bewijs", "berekening", 700, delen.proof),
    ("gm-fonds", "gemeentefonds", 600, delen.whole_fund),
)


def title(gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    naam = kop.find_name(gegevens, toestand)
    return f"{naam} {toestand.jaar or ''} · Fondskompas" if naam else "Gemeente · Fondskompas"


def layout(gegevens: Gegevens, toestand: Toestand, jaren: list[int]) -> Component:
    """The frame of the page; every section is filled by a callback of its own."""
    return html.Div(
        children=[
            html.Div(
                [
                    gemeente_choice("gm-keuze", kop.gemeente_options(gegevens, toestand.jaar), toestand.gm),
                    year_choice("gm-jaar", jaren, toestand),
                ],
                className="fk-keuzes fk-keuzes--boven",
            ),
            *[placeholder(id_, hoogte) for id_, _, hoogte, _ in _SECTIES],
        ]
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the sections and the choices of gemeente, year, goal and vintage."""
    link_to_address(app, "gm-keuze", "gm")
    link_to_address(app, "gm-jaar", "jaar", standaard=str(STANDAARDJAAR))
    link_to_address(app, "gm-doel", "doel", volgt_adres=False)
    for id_, naam, _, build in _SECTIES:
        extra = {"bij_onbekend_jaar": kop.unknown_year} if id_ == "gm-kop" else {}
        register_section(app, gegevens, PAD, id_, naam, build, **extra)

    @app.callback(
        Output("gm-keuze", "data"),
        Input("url", "search"),
        State("url", "pathname"),
        prevent_initial_call=True,
    )
    def options(search: str | None, pad: str | None) -> list[dict[str, str]]:
        if (pad or "").rstrip("/") != PAD:
            raise PreventUpdate
        try:
            return kop.gemeente_options(gegevens, parse_search(search, read_years(gegevens)).jaar)
        except GeenDatabase as fout:
            raise PreventUpdate from fout

    @app.callback(Output("gm-uitkeringen", "children"), Input("gm-jaargang", "value"), State("url", "search"))
    @guarded("uitkeringen")
    def payments(jaargang: str | None, search: str | None) -> object:
        return delen.payments(gegevens, parse_search(search, read_years(gegevens)), jaargang)
