"""The form of the page on scenarios: drawn from the address, and turned into an address again by ‘Reken door’."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import dash
import dash_mantine_components as dmc
from dash import ALL, MATCH, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.gegevens.scenarioadres import DOCUMENT, read_stand
from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import read_years, section
from dashboard.pages.scenario.envelopformulier import (
    Keuzes,
    balance_choice,
    key_list,
    line_fields,
    phase_in_fields,
    price_fields,
    year_scope,
)
from dashboard.pages.scenario.invoer import VRIJ, ZELF, Invoer, fill_draft
from dashboard.pages.scenario.regelnamen import name_lines, read_goal_names
from dashboard.pages.scenario.voorbeelden import is_example
from dashboard.pages.scenario.weigering import answer
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.link import pack
from pipelines.scenario.ontwerp import Ontwerp, new_draft, resolve, write_draft

_NAAM = "Mijn scenario"
_VELDEN = ("bedrag", "sleutel", "stand", "prijs", "ingroei")


def read_draft(gegevens: Gegevens, toestand: Toestand) -> Ontwerp:
    """The draft of the scenario in the address; without one, or with one that is refused, what is published."""
    gepubliceerd = gegevens.scenarios.published()
    try:
        stand = read_stand(gegevens, toestand)
    except FondskompasFout:
        stand = None
    if stand is None:
        return new_draft(gepubliceerd, _NAAM)
    ontwerp = resolve(stand.scenario, gepubliceerd)
    # what somebody makes of an example is no example any more
    return replace(ontwerp, naam=_NAAM, toelichting="") if is_example(stand.scenario) else ontwerp


def form(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Every line of the year with what the scenario makes of it."""
    jaar, ontwerp = toestand.jaar, read_draft(gegevens, toestand)
    gepubliceerd = gegevens.scenarios.published()
    namen = read_goal_names(gegevens)
    keuzes = Keuzes(*(gegevens.read(f"scenario_{naam}") for naam in ("sleutels", "standen", "prijzen")))
    plek = {doel: nummer for nummer, doel in enumerate(namen)}
    regels = sorted(ontwerp.of_year(jaar), key=lambda r: (plek.get(r.doel, len(plek)), r.vorm, r.regel))
    regelnamen = name_lines([(r.regel, r.doel, r.vorm) for r in regels], namen)
    statussen = dict(gegevens.read("envelop", jaar=jaar).select("regel", "status").iter_rows())
    velden = [
        line_fields(
            r,
            regelnamen[r.regel],
            gepubliceerd.regels[r.id].bedrag_eur if r.id in gepubliceerd.regels else None,
            statussen.get(r.regel),
            keuzes,
        )
        for r in regels
    ]
    totaal = gepubliceerd.jaartotalen[jaar]
    sluit = (
        VRIJ
        if ontwerp.totaal_wijzigt
        else _default_balance([(r.regel, r.bedrag_eur, r.sleutel) for r in regels])
    )
    return section(
        f"Verander de verdeling van {jaar}",
        dcc.Store(id="sc-totaal", data=totaal),
        key_list(keuzes.sleutels),
        html.Div(velden, className="sc-regels"),
        html.P(id="sc-saldo", className="sc-saldo", role="status"),
        html.Div(
            [balance_choice(regelnamen, sluit), year_scope(jaar, max(gepubliceerd.jaartotalen))],
            className="fk-keuzes",
        ),
        price_fields(keuzes, ontwerp.prijzen),
        phase_in_fields(sorted(gepubliceerd.jaartotalen), ontwerp.ingroei),
        _finish(ontwerp.naam),
        lead=f"Schuif of typ. De regels van {jaar} zijn samen {format_eur(totaal)}; een sleutel zegt hoe een regel over gemeenten wordt verdeeld.",
    )


def _finish(naam: str) -> Component:
    return html.Div(
        [
            dmc.TextInput(id="sc-naam", label="Naam van het scenario", value=naam, className="fk-keuze"),
            html.Button("Reken door", id="sc-reken", type="button", className="fk-knop sc-knop"),
        ],
        className="sc-klaar",
    )


def _default_balance(regels: list[tuple[str, int, str]]) -> str:
    """The largest line that no gemeente receives; without one the reader makes the lines add up."""
    zonder = [(bedrag, naam) for naam, bedrag, sleutel in regels if sleutel == "geen"]
    return max(zonder)[1] if zonder else ZELF


def recalculate(gegevens: Gegevens, toestand: Toestand, invoer: Invoer) -> str:
    """The query string of what was typed; raises FondskompasFout with everything that is wrong with it."""
    gepubliceerd = gegevens.scenarios.published()
    prijzen: Mapping[str, Decimal] = dict(
        gegevens.read("scenario_prijzen").select("indicator", "prijs_eur").iter_rows()
    )
    ontwerp = fill_draft(
        read_draft(gegevens, toestand),
        toestand.jaar,
        gepubliceerd.jaartotalen[toestand.jaar],
        invoer,
        prijzen,
    )
    if replace(ontwerp, naam="", toelichting="", totaal_wijzigt=False) == new_draft(gepubliceerd, ""):
        raise FondskompasFout(
            "Er is nog niets veranderd: alle bedragen, sleutels en prijzen zijn die van nu."
        )
    tekst = write_draft(ontwerp, gepubliceerd)
    gegevens.scenarios.check(parse_scenario(tekst, DOCUMENT))
    return toestand.search(s=pack(tekst))


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire slider to field and field to sum in the browser, and ‘Reken door’ to the address."""
    _register_sums(app)

    @app.callback(
        Output("sc-fouten", "children"),
        Output("sc-naar", "data"),
        Input("sc-reken", "n_clicks"),
        State("url", "search"),
        State("sc-naam", "value"),
        State("sc-vanaf", "value"),
        State("sc-sluit", "value"),
        *[State({"soort": f"sc-{veld}", _key(veld): ALL}, "value") for veld in _VELDEN],
        prevent_initial_call=True,
    )
    def run(
        klikken: int | None,
        search: str | None,
        naam: str | None,
        vanaf: str,
        sluit: str,
        *velden: list[object],
    ) -> tuple[object, object]:
        if not klikken:
            raise PreventUpdate
        waarden = {
            veld: {str(staat["id"][_key(veld)]): staat.get("value") for staat in staten}
            for veld, staten in zip(_VELDEN, dash.ctx.states_list[-len(_VELDEN) :], strict=True)
        }
        invoer = Invoer(naam or "", vanaf == "later", sluit, *(waarden[veld] for veld in _VELDEN))

        def go() -> str:
            eigen = gegevens.bij(search)
            return recalculate(eigen, parse_search(search, read_years(eigen)), invoer)

        return answer(go)


def _register_sums(app: dash.Dash) -> None:
    """In the browser: slider and field are one, and the sum of the lines is told while somebody types."""
    app.clientside_callback(
        "function(schuif, bedrag) { return window.fondskompas.scenario.samen(schuif, bedrag); }",
        Output({"soort": "sc-schuif", "regel": MATCH}, "value"),
        Output({"soort": "sc-bedrag", "regel": MATCH}, "value"),
        Input({"soort": "sc-schuif", "regel": MATCH}, "value"),
        Input({"soort": "sc-bedrag", "regel": MATCH}, "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        "function(bedragen, totaal, sluit, opties) { return window.fondskompas.scenario.saldo(bedragen, totaal, sluit, opties); }",
        Output("sc-saldo", "children"),
        Input({"soort": "sc-bedrag", "regel": ALL}, "value"),
        Input("sc-totaal", "data"),
        Input("sc-sluit", "value"),
        State("sc-sluit", "data"),
    )


def _key(veld: str) -> str:
    return {"prijs": "indicator", "ingroei": "jaar"}.get(veld, "regel")
