"""The one place where an export is made; every block asks here (assets/blok.js)."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import dash
from dash import Input, Output, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.beeld.meldingen import notice, protect
from dashboard.gegevens.toestand import asks_examples, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.pagina import Pagina
from dashboard.kader.sectie import read_years
from dashboard.kader.uitvoerbron import find_grid
from dashboard.uitvoer.bestand import account_for, write_csv, write_workbook
from dashboard.uitvoer.blad import Blad, show_sheet
from dashboard.uitvoer.keuze import read_choice
from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import BevrorenStand

SOORTEN = ("csv", "xlsx", "pptx")


def layout() -> list[Component]:
    """The question, the file and what is said about it; in the shell once."""
    return [
        dcc.Store(id="uitvoer-vraag"),
        dcc.Download(id="uitvoer-bestand"),
        html.Div(id="uitvoer-melding", className="fk-uitvoermelding", role="status"),
    ]


def register(app: dash.Dash, gegevens: Gegevens, paginas: Sequence[Pagina]) -> None:
    """Answer every question for a file."""

    @app.callback(
        Output("uitvoer-bestand", "data"),
        Output("uitvoer-melding", "children"),
        Input("uitvoer-vraag", "data"),
        prevent_initial_call=True,
    )
    def answer(vraag: Mapping[str, object] | None) -> tuple[object, object]:
        if not vraag:
            raise PreventUpdate
        antwoord = protect("export", lambda: _try_file(gegevens, paginas, vraag))
        if not isinstance(antwoord, tuple):
            return dash.no_update, antwoord
        inhoud, naam = antwoord
        melding = html.Span(f"Het bestand {naam} is gemaakt.", className="fk-verborgen")
        return dcc.send_bytes(inhoud, naam), melding


def _try_file(
    gegevens: Gegevens, paginas: Sequence[Pagina], vraag: Mapping[str, object]
) -> tuple[bytes, str] | Component:
    try:
        return make_file(gegevens, paginas, vraag)
    except FondskompasFout as fout:
        return notice("fout", "De export is niet gemaakt.", str(fout))


def make_file(
    gegevens: Gegevens, paginas: Sequence[Pagina], vraag: Mapping[str, object]
) -> tuple[bytes, str]:
    """The bytes and the name of the file that was asked for; raises FondskompasFout on a question that makes no sense.

    The question says which block of which view, and what the reader filtered, sorted and searched; every row is read here.
    """
    soort, pad, adres = (str(vraag.get(naam) or "") for naam in ("soort", "pad", "adres"))
    if soort not in SOORTEN:
        raise FondskompasFout(
            f"Een tabel wordt {', '.join(SOORTEN[:-1])} of {SOORTEN[-1]}; «{soort[:20]}» kan niet."
        )
    gegevens = gegevens.bij(adres)
    blad = show_sheet(find_grid(gegevens, paginas, vraag), read_choice(vraag), pad, adres)
    naam = file_name(blad, soort, gegevens.stand)
    if soort == "csv":
        return write_csv(blad), naam
    bouw, nu = gegevens.read_row("bouw") or {}, datetime.now(UTC)
    regels = account_for(blad, bouw, gegevens.sha256(), _vintages(gegevens, blad), nu, gegevens.stand)
    if soort == "pptx":
        from dashboard.uitvoer.dia import write_slides

        return write_slides(blad, regels, nu), naam
    documenten = gegevens.read("documenten").select("document", "soort", "bron_id").rows()
    return write_workbook(blad, regels, documenten), naam


def _vintages(gegevens: Gegevens, blad: Blad) -> list[str]:
    """The circulaires whose keys the allocation of this year uses."""
    jaar = parse_search(blad.adres, read_years(gegevens)).jaar
    return gegevens.read("jaargangen", jaar=jaar)["naam"].to_list() if jaar else []


def file_name(blad: Blad, soort: str, stand: BevrorenStand | None = None) -> str:
    """``fondskompas_envelop_2023.xlsx``: the block, what the address chose, and the sha256 of a frozen state.

    A whole scenario is no part of a name: nobody can read it, and it would leave no room for the year.
    """
    velden = parse_qsl(blad.adres.lstrip("?"))
    keuzes = [waarde for naam, waarde in velden if naam not in ("voorbeeld", "s", "t")]
    if asks_examples(blad.adres):
        keuzes.insert(0, "demonstratie")
    delen = [re.sub(r"[^A-Za-z0-9]+", "-", deel).strip("-") for deel in (blad.blok, *keuzes)]
    herkenning = f"_sha256-{stand.sha256[:12]}" if stand else ""
    return "_".join(["fondskompas", *filter(None, delen)])[:100] + f"{herkenning}.{soort}"
