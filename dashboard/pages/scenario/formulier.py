"""The form of the page on scenarios, drawn from the address: every line of a year, prices and the ingroei."""

import dash
import dash_mantine_components as dmc
from dash import ALL, MATCH, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from dashboard.pages.scenario.doorrekenen import read_draft
from dashboard.pages.scenario.invoer import (
    VRIJ,
    Sleutelkeuzes,
    balance_choice,
    default_balance,
    field_id,
    key_list,
    line_fields,
    phase_in_fields,
    price_fields,
)
from dashboard.pages.scenario.jaaruitkomst import read_goal_names
from dashboard.pages.scenario.wijzigingen import name_lines
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel


def form(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Every line of the year with what the scenario makes of it."""
    jaar, ontwerp = toestand.jaar, read_draft(gegevens, toestand)
    jaartotalen = gegevens.scenarios.published().jaartotalen
    doelnamen = read_goal_names(gegevens)
    plek = {doel: nummer for nummer, doel in enumerate(doelnamen)}
    regels = sorted(ontwerp.of_year(jaar), key=lambda r: (plek.get(r.doel, len(plek)), r.vorm, r.regel))
    namen = name_lines([(r.regel, r.doel, r.vorm) for r in regels], doelnamen)
    sluit = VRIJ if ontwerp.totaal_wijzigt else default_balance(regels)
    return section(
        f"Verander de verdeling van {jaar}",
        dcc.Store(id="sc-totaal", data=jaartotalen[jaar]),
        key_list(gegevens.read("scenario_sleutels")),
        html.Div(_lines(gegevens, jaar, regels, namen), className="sc-regels"),
        html.P(id="sc-saldo", className="sc-saldo", role="status"),
        html.Div(
            [balance_choice(namen, sluit), _year_scope(jaar, max(jaartotalen))],
            className="fk-keuzes",
        ),
        price_fields(gegevens.read("scenario_prijzen"), ontwerp.prijzen),
        phase_in_fields(sorted(jaartotalen), ontwerp.ingroei),
        html.Div(
            [
                dmc.TextInput(
                    id="sc-naam",
                    label="Naam van het scenario",
                    value=ontwerp.naam,
                    className="fk-keuze",
                ),
                html.Button("Reken door", id="sc-reken", type="button", className="fk-knop sc-knop"),
            ],
            className="sc-klaar",
        ),
        lead=f"Schuif of typ. De regels van {jaar} zijn samen {format_eur(jaartotalen[jaar])}; een sleutel zegt hoe een regel over gemeenten wordt verdeeld.",
    )


def _lines(
    gegevens: Gegevens, jaar: int, regels: list[Envelopregel], namen: dict[str, str]
) -> list[html.Fieldset]:
    """The fields of every line, with what is published beside them."""
    keuzes = Sleutelkeuzes(gegevens.read("scenario_sleutels"), gegevens.read("scenario_standen"))
    nu = gegevens.scenarios.published().regels
    statussen = dict(gegevens.read("envelop", jaar=jaar).select("regel", "status").iter_rows())
    return [
        line_fields(
            regel,
            namen[regel.regel],
            nu[regel.id].bedrag_eur if regel.id in nu else None,
            statussen.get(regel.regel),
            keuzes,
        )
        for regel in regels
    ]


def _year_scope(jaar: int, laatste: int) -> dmc.Select:
    """Whether a change also holds for later years."""
    opties = [("nu", f"alleen {jaar}")]
    if laatste > jaar:
        opties.append(("later", f"{jaar} t/m {laatste}"))
    return choice("sc-vanaf", "Geldt voor", opties, opties[-1][0], soort="smal")


def register(app: dash.Dash) -> None:
    """Wire slider to field, and field to sum, in the browser."""
    schuif, bedrag = field_id("schuif", "regel", MATCH), field_id("bedrag", "regel", MATCH)
    app.clientside_callback(
        "function(schuif, bedrag) { return window.fondskompas.scenario.samen(schuif, bedrag); }",
        Output(schuif, "value"),
        Output(bedrag, "value"),
        Input(schuif, "value"),
        Input(bedrag, "value"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        "function(bedragen, totaal, sluit, opties) { return window.fondskompas.scenario.saldo(bedragen, totaal, sluit, opties); }",
        Output("sc-saldo", "children"),
        Input(field_id("bedrag", "regel", ALL), "value"),
        Input("sc-totaal", "data"),
        Input("sc-sluit", "value"),
        State("sc-sluit", "data"),
    )
