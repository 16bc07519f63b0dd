"""A scenario file of one's own: read in the browser, checked here, and from then on in the address."""

import base64
import binascii

import dash
from dash import Input, Output, State, dcc, html
from dash.exceptions import PreventUpdate

from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import read_years
from dashboard.pages.scenario.weigering import answer
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.link import HOOGSTENS_BYTES, pack

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
            html.Span(
                f"TOML, hooguit {HOOGSTENS_BYTES // 1024} kB; hetzelfde bestand als voor fondskompas scenario reken. "
                "Het wordt nergens bewaard.",
                className="fk-bijschrift",
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
