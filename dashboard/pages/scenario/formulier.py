"""The form of the page on scenarios, drawn from the address; ‘Reken door’ makes a draft of what was typed, and that the address."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

import dash
import dash_mantine_components as dmc
from dash import ALL, MATCH, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.beeld.bundel import assumed_parts, read_bundles
from dashboard.beeld.elementen import choices, foldout
from dashboard.gegevens.scenarioadres import DOCUMENT, read_stand
from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, in_browser
from dashboard.kader.sectie import read_years, section
from dashboard.pages.scenario.invoer import (
    VELDEN,
    VRIJ,
    Invoer,
    Volger,
    balance,
    balance_choice,
    default_balance,
    field_id,
    line_fields,
    phase_in_fields,
    price_fields,
    read_amounts,
    read_changes,
    read_phase_in,
    read_prices,
)
from dashboard.pages.scenario.jaaruitkomst import answer, read_goal_names
from dashboard.pages.scenario.samenvatting import name_lines
from dashboard.pages.scenario.sleutelkeuze import Cijferstand, Sleutelkeuzes, key_options, stand_options
from dashboard.pages.scenario.veldfouten import Veldfouten, Veldnaam, show_form_problem, sort_findings
from dashboard.pages.scenario.voorbeelden import is_example
from pipelines.basis.bevinding import FondskompasFout, meld
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel, Sleutel
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.link import pack
from pipelines.scenario.melden import Plaats, ScenarioGeweigerd, Verslag
from pipelines.scenario.ontwerp import Ontwerp, new_draft, resolve, write_draft

_NAAM = "Mijn scenario"
_VAN_SLEUTEL = ("sleutel", "eigen", "stand")
_MET_FOUT = ("bedrag", "sleutel", "prijs", "ingroei")
"""The fields that say themselves what is wrong with them."""


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
    ontwerp: Ontwerp,
    jaar: int,
    totaal_eur: int,
    invoer: Invoer,
    prijzen: Mapping[str, Decimal],
    volg: Volger = lambda _: (None, None),
) -> Ontwerp:
    """The draft with what was typed; raises ScenarioGeweigerd with every value that cannot be used.

    ``totaal_eur`` is the total of the year, ``prijzen`` are those that are published; ``volg`` says where a new key has its weights.
    """
    verslag = Verslag("het formulier")
    getypt = read_amounts(ontwerp, jaar, invoer, verslag)
    eigen_prijzen, ingroei = read_prices(invoer, prijzen, verslag), read_phase_in(invoer, verslag)
    bedragen = balance(getypt, totaal_eur, invoer.sluitregel, verslag)
    verslag.refuse_on_errors()
    regels = dict(ontwerp.regels)
    for oud in ontwerp.of_year(jaar):
        bij, anders = bedragen[oud.regel] - oud.bedrag_eur, read_changes(oud, invoer, volg)
        for id_ in _years_of(regels, oud, en_later=invoer.en_later):
            regels[id_] = _change(regels[id_], bij, anders, verslag)
    nieuw = replace(
        ontwerp,
        naam=invoer.naam.strip()[:200] or _NAAM,
        totaal_wijzigt=invoer.sluitregel == VRIJ,
        regels=regels,
        prijzen=eigen_prijzen,
        ingroei=ingroei,
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


class FormulierGeweigerd(FondskompasFout):
    """What was typed cannot be calculated: what to say at which field, and what belongs to none."""

    def __init__(self, *delen: tuple[ScenarioGeweigerd, Scenario | None]) -> None:
        super().__init__("; ".join(str(fout) for fout, _ in delen))
        gesorteerd = [sort_findings(fout.bevindingen, scenario) for fout, scenario in delen]
        self.veldfouten = {veld: tekst for velden, _ in gesorteerd for veld, tekst in velden.items()}
        self.overig = [bevinding for _, overig in gesorteerd for bevinding in overig]


def recalculate(gegevens: Gegevens, toestand: Toestand, invoer: Invoer) -> str:
    """The query string of what was typed; raises FormulierGeweigerd with everything that is wrong with it, FondskompasFout when
    nothing differs or it does not fit in a link."""
    scenario = None
    try:
        scenario = parse_scenario(_write(gegevens, toestand, invoer), DOCUMENT)
        link = pack(scenario.tekst)  # first of all: what does not fit is not calculated either
        gegevens.scenarios.check(scenario)
    except ScenarioGeweigerd as fout:
        sleutels = [] if scenario else _check_keys(gegevens, toestand, invoer)
        raise FormulierGeweigerd((fout, scenario), *sleutels) from fout
    return toestand.search(s=link)


def _check_keys(
    gegevens: Gegevens, toestand: Toestand, invoer: Invoer
) -> list[tuple[ScenarioGeweigerd, Scenario | None]]:
    """What is wrong with the keys of a form whose amounts cannot be used, so that all of it is told at once."""
    getypt = {soort: waarden for soort, waarden in invoer.velden.items() if soort in _VAN_SLEUTEL}
    scenario = None
    try:
        scenario = parse_scenario(_write(gegevens, toestand, replace(invoer, velden=getypt)), DOCUMENT)
        gegevens.scenarios.check(scenario)
    except ScenarioGeweigerd as fout:
        return [(fout, scenario)]
    except FondskompasFout:  # no key differs
        return []
    return []


def _write(gegevens: Gegevens, toestand: Toestand, invoer: Invoer) -> str:
    """The scenario file of what was typed; raises ScenarioGeweigerd, FondskompasFout."""
    gepubliceerd = gegevens.scenarios.published()
    prijzen = dict(gegevens.read("scenario_prijzen").select("indicator", "prijs_eur").iter_rows())
    keuzes = Sleutelkeuzes.read(gegevens)

    def follow(sleutel: str) -> Cijferstand:
        return keuzes.follow(sleutel, toestand.jaar, gepubliceerd.regels.values())

    ontwerp = fill_draft(
        read_draft(gegevens, toestand),
        toestand.jaar,
        gepubliceerd.jaartotalen[toestand.jaar],
        invoer,
        prijzen,
        follow,
    )
    if replace(ontwerp, naam="", toelichting="", totaal_wijzigt=False) == new_draft(gepubliceerd, ""):
        raise FondskompasFout(
            "Er is nog niets veranderd: alle bedragen, sleutels en prijzen zijn die van nu."
        )
    return write_draft(ontwerp, gepubliceerd)


def _register_recalculation(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire ‘Reken door’ to the address."""

    @app.callback(
        Output("sc-fouten", "children"),
        Output("sc-naar", "data"),
        *[Output(field_id(soort, VELDEN[soort], ALL), "error") for soort in _MET_FOUT],
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
    ) -> tuple[object, ...]:
        if not klikken:
            raise PreventUpdate
        getypt = {
            soort: {str(staat["id"][per]): staat.get("value") for staat in staten}
            for (soort, per), staten in zip(VELDEN.items(), dash.ctx.states_list[-len(VELDEN) :], strict=True)
        }
        invoer = Invoer(naam or "", vanaf == "later", sluit, getypt)

        fouten: dict[Veldnaam, str] = {}

        def go() -> str | Component:
            eigen = gegevens.bij(search)
            toestand = parse_search(search, read_years(eigen))
            try:
                return recalculate(eigen, toestand, invoer)
            except FormulierGeweigerd as fout:
                fouten.update(fout.veldfouten)
                return show_form_problem(fout.veldfouten, fout.overig, _field_namer(eigen, toestand))

        return (*answer(go), *_spread(fouten))


def _spread(fouten: Veldfouten) -> list[list[str | None]]:
    """What to say at every field on the page, nothing at one that is right; in the order in which the browser has them."""
    plekken = dash.ctx.outputs_list[-len(_MET_FOUT) :]
    return [
        [fouten.get((soort, str(plek["id"][VELDEN[soort]]))) for plek in vakken]
        for soort, vakken in zip(_MET_FOUT, plekken, strict=True)
    ]


_VELDWOORDEN = {"bedrag": "bedrag", "sleutel": "sleutel", "prijs": "prijs", "ingroei": "ingroei"}


def _field_namer(gegevens: Gegevens, toestand: Toestand) -> Callable[[Veldnaam], str]:
    """How the page calls a field: ``Wijkteams (AU), sleutel``."""
    regels = read_draft(gegevens, toestand).of_year(toestand.jaar)
    namen = name_lines([(r.regel, r.doel, r.vorm) for r in regels], read_goal_names(gegevens))

    def noem(veld: Veldnaam) -> str:
        soort, wie = veld
        return f"{namen.get(wie, wie)}, {_VELDWOORDEN[soort]}"

    return noem


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
        f"Uw wijzigingen in {jaar}",
        dcc.Store(id="sc-totaal", data=jaartotalen[jaar]),
        dcc.Store(id="sc-sleutels", data=key_options(Sleutelkeuzes.read(gegevens))),
        dcc.Store(id="sc-standen", data=stand_options(Sleutelkeuzes.read(gegevens))),
        assumed_parts(read_bundles(gegevens, toestand), jaar),
        # what stays in reach keeps within this, clear of the heading
        html.Div(
            [
                *_lines(gegevens, jaar, regels, namen),
                html.P(id="sc-saldo", className="sc-saldo", role="status"),
                choices(balance_choice(namen, sluit), _year_scope(jaar, max(jaartotalen))),
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
            ]
        ),
        lead=f"Schuif of typ. De regels van {jaar} zijn samen {format_eur(jaartotalen[jaar])}; een sleutel zegt hoe een regel over gemeenten wordt verdeeld. Zoek een sleutel op naam, code of nummer van het ministerie (zoals 8a).",
    )


def _lines(
    gegevens: Gegevens, jaar: int, regels: list[Envelopregel], namen: dict[str, str]
) -> list[Component]:
    """The fields of every line, with what is published beside them; those that no gemeente receives are folded away."""
    keuzes = Sleutelkeuzes.read(gegevens)
    nu = gegevens.scenarios.published().regels
    statussen = dict(gegevens.read("envelop", jaar=jaar).select("regel", "status").iter_rows())

    def draw(welke: list[Envelopregel]) -> html.Div:
        velden = [
            line_fields(
                regel,
                namen[regel.regel],
                nu[regel.id].bedrag_eur if regel.id in nu else None,
                statussen.get(regel.regel),
                keuzes,
            )
            for regel in welke
        ]
        return html.Div(velden, className="sc-regels")

    zonder = [regel for regel in regels if regel.sleutel == "geen" and nu.get(regel.id) == regel]
    vouw = [foldout(f"Niet over gemeenten verdeeld ({len(zonder)})", draw(zonder))] if zonder else []
    return [draw([regel for regel in regels if regel not in zonder]), *vouw]


def _year_scope(jaar: int, laatste: int) -> dmc.Select:
    """Whether a change also holds for later years."""
    opties = [("nu", f"alleen {jaar}")]
    if laatste > jaar:
        opties.append(("later", f"{jaar} t/m {laatste}"))
    return choice("sc-vanaf", "Geldt voor", opties, opties[-1][0], soort="smal")


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire slider to field and field to sum, in the browser, and ‘Reken door’ to the address."""
    _register_recalculation(app, gegevens)
    schuif, bedrag = field_id("schuif", "regel", MATCH), field_id("bedrag", "regel", MATCH)
    in_browser(
        app,
        "function(schuif, bedrag) { return window.fondskompas.scenario.samen(schuif, bedrag); }",
        Output(schuif, "value"),
        Output(bedrag, "value"),
        Input(schuif, "value"),
        Input(bedrag, "value"),
    )
    sleutels = field_id("sleutel", "regel", ALL)
    app.clientside_callback(
        "function(groepen, eigen) { return window.fondskompas.scenario.sleutels(groepen, eigen); }",
        Output(sleutels, "data"),
        Input("sc-sleutels", "data"),
        State(sleutels, "data"),
    )
    standen = field_id("stand", "regel", ALL)
    app.clientside_callback(
        "function(standen, eigen) { return eigen.map(() => standen); }",
        Output(standen, "data"),
        Input("sc-standen", "data"),
        State(standen, "data"),
    )
    app.clientside_callback(
        "function(bedragen, totaal, sluit, opties) { return window.fondskompas.scenario.saldo(bedragen, totaal, sluit, opties); }",
        Output("sc-saldo", "children"),
        Input(field_id("bedrag", "regel", ALL), "value"),
        Input("sc-totaal", "data"),
        Input("sc-sluit", "value"),
        State("sc-sluit", "data"),
    )
