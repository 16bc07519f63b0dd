"""The national page: what became of the € 150 million of one year."""

import dash
from dash import Input, html
from dash.development.base_component import Component

from dashboard.beeld.elementen import choices
from dashboard.beeld.kenmerken import INTERN
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.allecijfers import download_all
from dashboard.kader.delen import VELD, find_part, part_bar
from dashboard.kader.keuzes import in_browser, link_parts_to_address, link_year_to_address, year_choice
from dashboard.kader.pagina import Deel, Pagina, Sectie
from dashboard.kader.sectie import page_head, placeholders, read_years, unknown_year
from dashboard.pages.overzicht import envelop, kern, opgaven

PAD = "/overzicht"
DELEN = (
    Deel(
        "",
        "In het kort",
        (
            ("ov-kern", "Kerncijfers"),
            ("ov-stroom", "Waar het geld voor is"),
            ("ov-capaciteit", "Capaciteit"),
            ("ov-zicht", "Wat te zien is"),
            ("ov-opgaven", "Opgaven"),
        ),
    ),
    Deel("envelop", "De envelop, regel voor regel"),
)


def navigation(_gegevens: Gegevens, toestand: Toestand) -> Component:
    """The parts of the page."""
    return part_bar(DELEN, toestand, PAD)


_SECTIES = (
    Sectie("ov-nav", "delen van de pagina", navigation, 0, ("delen", VELD)),
    Sectie("ov-melding", "jaarkeuze", lambda *_: None, 0, (), bij_onbekend_jaar=unknown_year),
    Sectie("ov-kern", "kerncijfers", kern.key_figures, 360, (), deel=""),
    Sectie("ov-stroom", "waar het geld voor is", envelop.stream, 800, ("delen",), deel=""),
    Sectie("ov-envelop", "verdeling over doelen", envelop.envelope, 900, ("delen",), deel="envelop"),
    Sectie("ov-capaciteit", "capaciteit", opgaven.capacity, 520, (), deel=""),
    Sectie("ov-zicht", "zichtbaarheid", kern.visibility, 320, (), deel=""),
    Sectie("ov-opgaven", "gemeenten zonder opgave", opgaven.returns, 620, deel=""),
)


def layout(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the page answers, the year with the parts below it, which stay in view, and the places of the sections."""
    kop = page_head(
        "Wat gebeurt er met de € 150 miljoen per jaar?",
        [
            "Na de parlementaire ondervraging kinderopvangtoeslag kregen gemeenten structureel geld om inwoners dichtbij en op maat te helpen. "
            "Dit overzicht laat per doel zien hoeveel er is, op welke sleutel het is verdeeld, en welke capaciteit daartegenover staat. "
            "Voor het eerst hier? ",
            html.A("Lees hoe de cijfers tot stand komen", href="/methode", **INTERN),
            ".",
        ],
    )
    nav, *vakken = placeholders(_SECTIES, find_part(DELEN, toestand).code)
    keuzes = choices(year_choice("ov-jaar", read_years(gegevens), toestand))
    return html.Div(
        [
            kop,
            download_all(),
            html.Div([keuzes, nav], className="fk-keuzes--boven fk-balkboven"),
            *vakken,
        ]
    )


def register(app: dash.Dash, _gegevens: Gegevens) -> None:
    """Wire the choice of year, and the map that leads to a gemeente."""
    link_year_to_address(app, "ov-jaar")
    for schakelaar in ("ov-delen", "ov-delen-envelop"):
        link_parts_to_address(app, schakelaar)
    in_browser(
        app, "function(klik) { window.fondskompas.kaartKlik(klik); }", Input("kaart-opgaven", "clickData")
    )


PAGINA = Pagina(
    pad=PAD,
    naam="Overzicht",
    volgorde=10,
    titel=lambda _, toestand: f"Landelijk overzicht {toestand.jaar or ''}".strip(),
    layout=layout,
    secties=_SECTIES,
    velden=("delen", VELD),
    register=register,
    methode="mt-envelop",
    delen=DELEN,
    voorbeelden=(
        "?jaar=2021",
        "?jaar=2023&voorbeeld=aan",
        "?jaar=2026",
        "?jaar=2026&delen=aan",
        "?jaar=2026&deel=envelop&delen=aan",
    ),
)
