"""The national page: what became of the € 150 million of one year."""

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from dashboard.gegevens import Gegevens
from dashboard.onderdelen.keuzes import link_to_address, year_choice
from dashboard.onderdelen.sectie import placeholder, register_section, unknown_year
from dashboard.pages import overzicht_delen as delen
from dashboard.toestand import STANDAARDJAAR, Toestand

PAD = "/"
_SECTIES = (
    ("ov-kern", "kerncijfers", 360, delen.key_figures),
    ("ov-envelop", "verdeling over doelen", 900, delen.envelope),
    ("ov-capaciteit", "capaciteit", 520, delen.capacity),
    ("ov-zicht", "zichtbaarheid", 320, delen.visibility),
    ("ov-aansluiting", "aansluitingen", 520, delen.reconciliations),
    ("ov-bevinding", "bevindingen", 420, delen.findings),
)


def title(_gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    return f"Landelijk overzicht {toestand.jaar or ''} · Fondskompas".replace("  ", " ")


def layout(_gegevens: Gegevens, toestand: Toestand, jaren: list[int]) -> Component:
    """The frame of the page; every section is filled by a callback of its own."""
    vakken = [placeholder(id_, hoogte) for id_, _, hoogte, _ in _SECTIES]
    return html.Div(
        children=[
            html.Div(
                className="fk-paginakop",
                children=[
                    html.H1("Wat is er gebeurd met de € 150 miljoen per jaar?"),
                    html.P(
                        "Na de parlementaire ondervraging kinderopvangtoeslag kregen gemeenten geld om inwoners dichtbij en op maat te helpen. "
                        "Dit overzicht laat per doel zien hoeveel er is, op welke sleutel het is verdeeld, en welke capaciteit daartegenover staat.",
                        className="fk-intro",
                    ),
                    html.Div(year_choice("ov-jaar", jaren, toestand), className="fk-keuzes"),
                ],
            ),
            html.Div(id="ov-melding", className="fk-vak"),
            *vakken[:4],
            placeholder("ov-opgaven", 620),
            *vakken[4:],
        ]
    )


def register(app: dash.Dash, gegevens: Gegevens, grensjaren: list[int]) -> None:
    """Wire the sections and the choice of year."""
    link_to_address(app, "ov-jaar", "jaar", standaard=str(STANDAARDJAAR))
    for id_, naam, _, build in _SECTIES:
        register_section(app, gegevens, PAD, id_, naam, build)
    register_section(
        app,
        gegevens,
        PAD,
        "ov-opgaven",
        "gemeenten zonder opgave",
        lambda g, t: delen.returns(g, t, grensjaren),
    )
    register_section(
        app, gegevens, PAD, "ov-melding", "jaarkeuze", lambda *_: None, bij_onbekend_jaar=unknown_year
    )
    app.clientside_callback(
        "function(klik) { window.fondskompas.kaartKlik(klik); }",
        Input("kaart-opgaven", "clickData"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        "function(tekst) { return window.fondskompas.zoekInRaster(tekst); }",
        Output("raster-opgaven", "dashGridOptions"),
        Input("zoek-opgaven", "value"),
        prevent_initial_call=True,
    )
