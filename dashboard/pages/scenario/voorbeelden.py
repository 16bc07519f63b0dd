"""Where a reader begins: ready-made examples, or a file of one's own that is checked here and lives in the address."""

import base64
import binascii
from importlib.resources import files

import dash
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.beeld.elementen import badge, note
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.scenarioadres import DOCUMENT
from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import read_years
from dashboard.pages.scenario.jaaruitkomst import PAD, answer
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.link import HOOGSTENS_BYTES, pack
from pipelines.scenario.melden import ScenarioGeweigerd
from pipelines.scenario.ontwerp import resolve

_ID = "sc-bestand"


def file_field() -> html.Div:
    """The choice of a file."""
    return html.Div(
        [
            html.Label(  # the label opens the choice of a file, and names the field to who only hears it
                dcc.Upload(
                    html.Span("Laad een scenariobestand", className="fk-knop"),
                    id=_ID,
                    accept=".toml",
                    max_size=HOOGSTENS_BYTES,
                    disable_click=True,
                    className="sc-laden",
                )
            ),
            note(
                f"TOML, hooguit {HOOGSTENS_BYTES // 1024} kB; hetzelfde bestand als voor fondskompas scenario reken. "
                "Het wordt nergens bewaard."
            ),
        ],
        className="sc-bestand",
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
    """Wire the choice of a file to the address."""

    @app.callback(
        Output("sc-bestandfouten", "children"),
        Output("sc-naar-bestand", "data"),
        Input(_ID, "contents"),
        State(_ID, "filename"),
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

        return answer(go)


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
                note(voorbeeld.toelichting.removeprefix("VOORBEELD, geen voorstel. ")),
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
