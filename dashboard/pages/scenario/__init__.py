"""Scenarios: other amounts, keys or prices, and who notices. Everything that a reader changes is in the address."""

import dash
from dash import Input, dcc, html
from dash.development.base_component import Component

from dashboard.gegevens.scenarioadres import read_scenario
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import in_browser, link_to_address, link_year_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import contents, page_head, placeholders, read_years, unknown_year
from dashboard.pages.scenario import drempel, formulier, miljoen, voorbeelden
from dashboard.pages.scenario.jaaruitkomst import PAD, VELDEN, Jaaruitkomst, with_outcome
from dashboard.pages.scenario.samenvatting import summary
from dashboard.pages.scenario.uitkomsten import extremes, gemeenten_table, goals, proof
from dashboard.pages.scenario.voorbeelden import example_texts, start
from dashboard.pages.scenario.wie import difference, groups
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.link import pack

_INHOUD = (
    ("sc-samenvatting", "Uitkomst"),
    ("sc-formulier", "Wijzigingen"),
    ("sc-miljoen", "Een miljoen extra"),
    ("sc-drempelvak", "Wie verliest"),
    ("sc-groepen", "Wie merkt het"),
    ("sc-kaart", "Kaart"),
    ("sc-uitersten", "Uitersten"),
    ("sc-doelen", "Doelen"),
    ("sc-gemeenten", "Gemeenten"),
    ("sc-bewijs", "Berekening"),
)


@with_outcome
def list_contents(_uit: Jaaruitkomst) -> Component:
    """The way through an outcome, which stays in view; a page with only the form needs none."""
    return contents(_INHOUD)


_SECTIES = (
    Sectie("sc-inhoud", "inhoud", list_contents, 0, VELDEN),
    Sectie("sc-start", "voorbeelden", start, 260, VELDEN, bij_onbekend_jaar=unknown_year),
    Sectie("sc-samenvatting", "samenvatting", summary, 320, VELDEN),
    Sectie("sc-formulier", "formulier", formulier.form, 900, VELDEN),
    Sectie("sc-miljoen", "een miljoen extra", miljoen.million, 200, miljoen.VELDEN),
    Sectie("sc-drempelvak", "drempel", drempel.threshold, 0, (*VELDEN, *drempel.VELDEN)),
    Sectie("sc-groepen", "groepen", groups, 0, (*VELDEN, "groep")),
    Sectie("sc-kaart", "kaart", difference, 0, VELDEN),
    Sectie("sc-uitersten", "uitersten", extremes, 0, VELDEN),
    Sectie("sc-doelen", "doelen en capaciteit", goals, 0, VELDEN),
    Sectie("sc-gemeenten", "alle gemeenten", gemeenten_table, 0, VELDEN),
    Sectie("sc-bewijs", "berekening", proof, 0, (*VELDEN, "gm")),
)
_NAAST_FORMULIER = 4
"""How many sections of the outcome stand beside the form on a wide screen; tables of many columns stand below it."""


def title(_gegevens: Gegevens, toestand: Toestand) -> str:
    """The name of the scenario, when there is one."""
    try:
        scenario = read_scenario(toestand)
    except FondskompasFout:
        scenario = None
    return f"Scenario: {scenario.naam}" if scenario else "Scenario"


def layout(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The frame: what the page answers, the year, and the places of the sections."""
    vakken = placeholders(_SECTIES)
    inhoud, start_, samenvatting, formulier_, *uitkomst = vakken
    return html.Div(
        [
            page_head(
                "Wat als het anders wordt verdeeld?",
                "Verander een bedrag, sleutel of prijs en zie wat elke gemeente dan krijgt. Een scenario is een berekening en geen "
                "voorstel; er wordt niets gepubliceerd of bewaard, alles staat in de link.",
                year_choice("sc-jaar", read_years(gegevens), toestand),
            ),
            inhoud,
            start_,
            html.Div(id="sc-bestandfouten"),
            html.Div(
                [
                    html.Div(samenvatting, className="sc-boven"),
                    html.Div([html.Div(id="sc-fouten"), formulier_], className="sc-form"),
                    html.Div(uitkomst[:_NAAST_FORMULIER], className="sc-uitkomst"),
                ],
                className="sc-blad",
            ),
            *uitkomst[_NAAST_FORMULIER:],
            dcc.Store(id="sc-naar"),
            dcc.Store(id="sc-naar-bestand"),
        ]
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the choices, the form and the file."""
    link_year_to_address(app, "sc-jaar")
    link_to_address(app, "sc-groep", "groep", standaard="grootteklasse", volgt_adres=False)
    link_to_address(app, "sc-gm", "gm", volgt_adres=False)
    link_to_address(app, "sc-mijn", "gm", volgt_adres=False)
    link_to_address(app, "sc-bij", "bij", volgt_adres=False)
    link_to_address(app, "sc-kant", "kant", standaard="nadeel", volgt_adres=False)
    link_to_address(
        app, "sc-drempel", "drempel", standaard=drempel.STANDAARD, soort="getal", volgt_adres=False
    )
    formulier.register(app, gegevens)
    voorbeelden.register(app, gegevens)
    in_browser(
        app,
        "function(fouten) { window.fondskompas.scenario.naarFouten(fouten); }",
        Input("sc-fouten", "children"),
    )
    for bron in ("sc-naar", "sc-naar-bestand"):
        in_browser(app, "function(search) { window.fondskompas.scenario.naar(search); }", Input(bron, "data"))


PAGINA = Pagina(
    pad=PAD,
    naam="Scenario",
    volgorde=70,
    titel=title,
    layout=layout,
    secties=_SECTIES,
    velden=(*VELDEN, "groep", "bij", *drempel.VELDEN),
    register=register,
    voorbeelden=tuple(f"?s={pack(tekst)}&jaar=2025&gm=GM0363" for tekst in example_texts()[1:]),
)
