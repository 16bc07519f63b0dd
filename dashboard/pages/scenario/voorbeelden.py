"""Where a reader begins: ready-made examples, or a file of one's own."""

from importlib.resources import files

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import badge
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.scenarioadres import DOCUMENT
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.scenario.bestand import file_field
from dashboard.pages.scenario.jaaruitkomst import PAD
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.link import pack
from pipelines.scenario.melden import ScenarioGeweigerd
from pipelines.scenario.ontwerp import resolve

_VOORAF = "Voorbeeldscenario"


def start(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Three examples to begin with, or a file of one's own."""
    kaarten = [_example(toestand, voorbeeld) for voorbeeld in read_examples(gegevens)]
    return html.Section(
        [
            html.H2("Begin met een voorbeeld of een eigen bestand"),
            html.Ul(kaarten, className="sc-voorbeelden")
            if kaarten
            else notice("info", "Geen van de voorbeelden past bij de envelop in deze database."),
            file_field(),
        ],
        className="sc-start",
    )


def _example(toestand: Toestand, voorbeeld: Scenario) -> html.Li:
    link = pack(voorbeeld.tekst)
    jaren = [jaar for blok in voorbeeld.blokken for jaar in blok.waarden.get("uitkeringsjaar", ())]
    jaar = toestand.jaar if toestand.jaar in jaren else min(jaren, default=toestand.jaar)
    naam = voorbeeld.naam.removeprefix(f"{_VOORAF}: ")
    return html.Li(
        html.A(
            [
                badge("voorbeeldscenario", "voorbeeld"),
                html.Strong(naam[:1].upper() + naam[1:], className="sc-voorbeeld__naam"),
                html.Span(
                    voorbeeld.toelichting.removeprefix("VOORBEELD, geen voorstel. "),
                    className="fk-bijschrift",
                ),
            ],
            href=PAD + toestand.search(s=link, t=None, jaar=jaar),
            className="sc-voorbeeld",
            **kenmerken(data_fk_ga="", aria_current="true" if link == toestand.veld("s") else None),
        )
    )


def read_examples(gegevens: Gegevens) -> list[Scenario]:
    """The ready-made examples that fit this envelope, in their order."""
    gelezen = [parse_scenario(tekst, DOCUMENT) for tekst in example_texts()]
    return [scenario for scenario in gelezen if _fits(gegevens, scenario)]


def example_texts() -> list[str]:
    """The files of the ready-made examples, in their order."""
    bestanden = sorted((files("dashboard") / "voorbeelden").iterdir(), key=lambda bestand: bestand.name)
    return [bestand.read_text(encoding="utf-8") for bestand in bestanden if bestand.name.endswith(".toml")]


def _fits(gegevens: Gegevens, scenario: Scenario) -> bool:
    try:
        resolve(scenario, gegevens.scenarios.published())
    except ScenarioGeweigerd:
        return False
    return True


def is_example(scenario: Scenario) -> bool:
    """Whether a scenario is one of the ready-made ones, by the word they carry."""
    return scenario.naam.startswith(_VOORAF)
