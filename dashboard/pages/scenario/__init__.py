"""Scenarios: other amounts, keys or prices, and who notices. Everything that a reader changes is in the address."""

import base64
import binascii

import dash
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.gegevens.scenarioadres import read_scenario
from dashboard.gegevens.toestand import STANDAARDJAAR, Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import link_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import page_head, placeholders, read_years, unknown_year
from dashboard.pages.scenario import bewijs as scenario_bewijs
from dashboard.pages.scenario import formulier as scenario_formulier
from dashboard.pages.scenario import start as scenario_start
from dashboard.pages.scenario import uitkomst as scenario_uitkomst
from dashboard.pages.scenario.stand import PAD, VELDEN, example_texts
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.link import HOOGSTENS_BYTES, pack

_SECTIES = (
    Sectie("sc-start", "voorbeelden", scenario_start.start, 260, VELDEN, bij_onbekend_jaar=unknown_year),
    Sectie("sc-samenvatting", "samenvatting", scenario_start.summary, 320, VELDEN),
    Sectie("sc-formulier", "formulier", scenario_formulier.form, 900, VELDEN),
    Sectie("sc-groepen", "groepen", scenario_uitkomst.groups, 0, (*VELDEN, "groep")),
    Sectie("sc-kaart", "kaart", scenario_uitkomst.difference, 0, VELDEN),
    Sectie("sc-uitersten", "uitersten", scenario_uitkomst.extremes, 0, VELDEN),
    Sectie("sc-doelen", "doelen en capaciteit", scenario_uitkomst.goals, 0, VELDEN),
    Sectie("sc-gemeenten", "alle gemeenten", scenario_uitkomst.gemeenten_table, 0, VELDEN),
    Sectie("sc-bewijs", "berekening", scenario_bewijs.proof, 0, (*VELDEN, "gm")),
)


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
    na_formulier = 3
    return html.Div(
        [
            page_head(
                "Wat als het anders wordt verdeeld?",
                "Verander een bedrag, sleutel of prijs en zie wat elke gemeente dan krijgt. Een scenario is een berekening en geen "
                "voorstel; er wordt niets gepubliceerd of bewaard, alles staat in de link.",
                year_choice("sc-jaar", read_years(gegevens), toestand),
            ),
            *vakken[:na_formulier],
            html.Div(id="sc-fouten"),
            html.Div(id="sc-bestandfouten"),
            *vakken[na_formulier:],
            dcc.Store(id="sc-naar"),
            dcc.Store(id="sc-naar-bestand"),
        ]
    )


def read_upload(inhoud: str, naam: str) -> str:
    """The text of a file as the browser sends it; raises FondskompasFout when it is too large or no text."""
    if len(inhoud) > HOOGSTENS_BYTES * 2:
        raise FondskompasFout(
            f"Het bestand {naam} is groter dan {HOOGSTENS_BYTES // 1024} kB. Een scenario is een klein tekstbestand."
        )
    try:
        ruw = base64.b64decode(inhoud.partition(",")[2], validate=True)
        return ruw.decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError) as fout:
        raise FondskompasFout(
            f"Het bestand {naam} is geen tekst in UTF-8. Verwacht is een scenariobestand (TOML)."
        ) from fout


def load_file(gegevens: Gegevens, toestand: Toestand, inhoud: str, naam: str) -> str:
    """The query string of a file; raises FondskompasFout with everything that is wrong with it."""
    tekst = read_upload(inhoud, naam)
    gegevens.scenarios.check(parse_scenario(tekst, naam))
    return toestand.search(s=pack(tekst), t=None)


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the choices, the form and the file."""
    link_to_address(app, "sc-jaar", "jaar", standaard=str(STANDAARDJAAR))
    link_to_address(app, "sc-groep", "groep", standaard="grootteklasse", volgt_adres=False)
    link_to_address(app, "sc-gm", "gm", volgt_adres=False)
    scenario_formulier.register(app, gegevens)
    for bron in ("sc-naar", "sc-naar-bestand"):
        app.clientside_callback(
            "function(search) { window.fondskompas.scenario.naar(search); }",
            Input(bron, "data"),
            prevent_initial_call=True,
        )

    @app.callback(
        Output("sc-bestandfouten", "children"),
        Output("sc-naar-bestand", "data"),
        Input(scenario_start.BESTAND_ID, "contents"),
        State(scenario_start.BESTAND_ID, "filename"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    def load(inhoud: str | None, naam: str | None, search: str | None) -> tuple[object, object]:
        if not inhoud:
            raise PreventUpdate

        def go() -> str:
            eigen = gegevens.bij(search)
            toestand = parse_search(search, read_years(eigen))
            return load_file(eigen, toestand, inhoud, naam or "scenario.toml")

        return scenario_formulier.answer(go)


PAGINA = Pagina(
    pad=PAD,
    naam="Scenario",
    volgorde=70,
    titel=title,
    layout=layout,
    secties=_SECTIES,
    velden=(*VELDEN, "groep"),
    register=register,
    voorbeelden=tuple(f"?s={pack(tekst)}&jaar=2025&gm=GM0363" for tekst in example_texts()[1:]),
)
