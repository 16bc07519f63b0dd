"""‘Reken door’: what was typed in the form becomes a draft, and the draft the scenario of an address."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

import dash
from dash import ALL, Input, Output, State
from dash.exceptions import PreventUpdate

from dashboard.gegevens.scenarioadres import DOCUMENT, read_stand
from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import read_years
from dashboard.pages.scenario.invoer import (
    VELDEN,
    VRIJ,
    Invoer,
    balance,
    field_id,
    read_amounts,
    read_changes,
    read_phase_in,
    read_prices,
)
from dashboard.pages.scenario.voorbeelden import is_example
from dashboard.pages.scenario.weigering import answer
from pipelines.basis.bevinding import FondskompasFout, meld
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel, Sleutel
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.link import pack
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.scenario.ontwerp import Ontwerp, new_draft, resolve, write_draft

_NAAM = "Mijn scenario"


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


def fill_draft(
    ontwerp: Ontwerp, jaar: int, totaal_eur: int, invoer: Invoer, prijzen: Mapping[str, Decimal]
) -> Ontwerp:
    """The draft with what was typed; raises ScenarioGeweigerd with every value that cannot be used.

    ``totaal_eur`` is the total of the year, ``prijzen`` are those that are published.
    """
    verslag = Verslag("het formulier")
    getypt = read_amounts(ontwerp, jaar, invoer, verslag)
    bedragen = balance(getypt, totaal_eur, invoer.sluitregel, verslag)
    verslag.refuse_on_errors()
    regels = dict(ontwerp.regels)
    for oud in ontwerp.of_year(jaar):
        bij, anders = bedragen[oud.regel] - oud.bedrag_eur, read_changes(oud, invoer)
        for id_ in _years_of(regels, oud, en_later=invoer.en_later):
            regels[id_] = _change(regels[id_], bij, anders, verslag)
    nieuw = replace(
        ontwerp,
        naam=invoer.naam.strip()[:200] or _NAAM,
        totaal_wijzigt=invoer.sluitregel == VRIJ,
        regels=regels,
        prijzen=read_prices(invoer, prijzen, verslag),
        ingroei=read_phase_in(invoer, verslag),
    )
    verslag.refuse_on_errors()
    return nieuw


def _years_of(regels: Iterable[Sleutel], regel: Envelopregel, *, en_later: bool) -> list[Sleutel]:
    """The line in its year, and in the later years when they follow."""
    return [
        (jaar, naam)
        for jaar, naam in regels
        if naam == regel.regel
        and (jaar == regel.uitkeringsjaar or (en_later and jaar > regel.uitkeringsjaar))
    ]


def _change(regel: Envelopregel, bij: int, anders: Mapping[str, object], verslag: Verslag) -> Envelopregel:
    """A line with more or less money and perhaps another key; later years change by the same amount."""
    if regel.bedrag_eur + bij < 0:
        verslag.add(
            meld(
                "scenario_formulier.negatief",
                verslag.plek(Plaats(sleutel=f"{regel.regel}, {regel.uitkeringsjaar}")),
                format_eur(bij),
                bedrag=format_eur(regel.bedrag_eur),
            )
        )
        return regel
    return replace(regel, bedrag_eur=regel.bedrag_eur + bij, **anders)


def recalculate(gegevens: Gegevens, toestand: Toestand, invoer: Invoer) -> str:
    """The query string of what was typed; raises FondskompasFout with everything that is wrong with it."""
    gepubliceerd = gegevens.scenarios.published()
    prijzen = dict(gegevens.read("scenario_prijzen").select("indicator", "prijs_eur").iter_rows())
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
    """Wire ‘Reken door’ to the address."""

    @app.callback(
        Output("sc-fouten", "children"),
        Output("sc-naar", "data"),
        Input("sc-reken", "n_clicks"),
        State("url", "search"),
        State("sc-naam", "value"),
        State("sc-vanaf", "value"),
        State("sc-sluit", "value"),
        *[State(field_id(soort, per, ALL), "value") for soort, per in VELDEN.items()],
        prevent_initial_call=True,
    )
    def run(
        klikken: int | None,
        search: str | None,
        naam: str | None,
        vanaf: str,
        sluit: str,
        *_velden: list[object],
    ) -> tuple[object, object]:
        if not klikken:
            raise PreventUpdate
        getypt = {
            soort: {str(staat["id"][per]): staat.get("value") for staat in staten}
            for (soort, per), staten in zip(VELDEN.items(), dash.ctx.states_list[-len(VELDEN) :], strict=True)
        }
        invoer = Invoer(naam or "", vanaf == "later", sluit, getypt)

        def go() -> str:
            eigen = gegevens.bij(search)
            return recalculate(eigen, parse_search(search, read_years(eigen)), invoer)

        return answer(go)
