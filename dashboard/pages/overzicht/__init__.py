"""The national page: what became of the € 150 million of one year."""

import dash
from dash import Input, html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import INTERN
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.allecijfers import download_all
from dashboard.kader.keuzes import in_browser, link_parts_to_address, link_year_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import page_head, read_years, unknown_year
from dashboard.pages.overzicht import envelop, kern, opgaven

_SECTIES = (
    Sectie("ov-melding", "jaarkeuze", lambda *_: None, 0, (), bij_onbekend_jaar=unknown_year),
    Sectie("ov-kern", "kerncijfers", kern.key_figures, 360, ()),
    Sectie("ov-envelop", "verdeling over doelen", envelop.envelope, 900, ("delen",)),
    Sectie("ov-capaciteit", "capaciteit", opgaven.capacity, 520, ()),
    Sectie("ov-zicht", "zichtbaarheid", kern.visibility, 320, ()),
    Sectie("ov-opgaven", "gemeenten zonder opgave", opgaven.returns, 620),
)


def top(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the page answers, and the choices that hold for all of it."""
    kop = page_head(
        "Wat gebeurt er met de € 150 miljoen per jaar?",
        [
            "Na de parlementaire ondervraging kinderopvangtoeslag kregen gemeenten structureel geld om inwoners dichtbij en op maat te helpen. "
            "Dit overzicht laat per doel zien hoeveel er is, op welke sleutel het is verdeeld, en welke capaciteit daartegenover staat. "
            "Voor het eerst hier? ",
            html.A("Lees hoe de cijfers tot stand komen", href="/methode", **INTERN),
            ".",
        ],
        year_choice("ov-jaar", read_years(gegevens), toestand),
    )
    return html.Div([kop, download_all()])


def register(app: dash.Dash, _gegevens: Gegevens) -> None:
    """Wire the choice of year, and the map that leads to a gemeente."""
    link_year_to_address(app, "ov-jaar")
    link_parts_to_address(app, "ov-delen")
    in_browser(
        app, "function(klik) { window.fondskompas.kaartKlik(klik); }", Input("kaart-opgaven", "clickData")
    )


PAGINA = Pagina(
    pad="/overzicht",
    naam="Overzicht",
    volgorde=10,
    titel=lambda _, toestand: f"Landelijk overzicht {toestand.jaar or ''}".strip(),
    kop=top,
    secties=_SECTIES,
    velden=("delen",),
    register=register,
    methode="mt-envelop",
    voorbeelden=("?jaar=2021", "?jaar=2023&voorbeeld=aan", "?jaar=2026", "?jaar=2026&delen=aan"),
)
