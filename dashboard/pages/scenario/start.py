"""The top of the page on scenarios: ready-made examples, files and links, and what the scenario in the address does."""

from collections.abc import Sequence
from urllib.parse import quote

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.badges import badge, status_badge
from dashboard.beeld.herkomst import cijfer, inhabitants, linked, tally
from dashboard.beeld.kaartjes import card, cards
from dashboard.beeld.kenmerken import INTERN, kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.scenarioadres import Stand, read_stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.scenario.bron import count_sources, extreme_sources, gemeente_sources
from dashboard.pages.scenario.stand import PAD, find_problem, is_example, read_examples
from dashboard.pages.scenario.woorden import describe_changes, describe_outcome, name_years, signed_eur
from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.basis.opmaak import format_mln, format_number
from pipelines.scenario.lezen import Scenario
from pipelines.scenario.link import HOOGSTENS_BYTES, pack

BESTAND_ID = "sc-bestand"


def read_goal_names(gegevens: Gegevens) -> dict[str, str]:
    """The name of every goal, in their order."""
    return dict(gegevens.read("scenario_doelen").select("doel", "naam").iter_rows())


def start(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Three examples to begin with, or a file of one's own."""
    voorbeelden = read_examples(gegevens)
    gekozen = toestand.veld("s")
    kaarten = [_example(toestand, voorbeeld, gekozen) for voorbeeld in voorbeelden]
    return html.Section(
        [
            html.H2("Begin met een voorbeeld of een eigen bestand"),
            html.Ul(kaarten, className="sc-voorbeelden")
            if kaarten
            else notice("info", "Geen van de voorbeelden past bij de envelop in deze database."),
            html.Div(
                [
                    html.Label(  # the label opens the choice of a file, and names the field to who only hears it
                        dcc.Upload(
                            html.Span("Laad een scenariobestand", className="fk-knop"),
                            id=BESTAND_ID,
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
            ),
        ],
        className="sc-start",
    )


def _example(toestand: Toestand, voorbeeld: Scenario, gekozen: str | None) -> html.Li:
    link = pack(voorbeeld.tekst)
    jaren = [jaar for blok in voorbeeld.blokken for jaar in blok.waarden.get("uitkeringsjaar", ())]
    jaar = toestand.jaar if toestand.jaar in jaren else min(jaren, default=toestand.jaar)
    naam = voorbeeld.naam.removeprefix("Voorbeeldscenario: ")
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
            **kenmerken(data_fk_ga="", aria_current="true" if link == gekozen else None),
        )
    )


def summary(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What was changed and who notices; or what is wrong; or what there is to do."""
    if (fout := find_problem(gegevens, toestand)) is not None:
        return section(
            "Dit scenario is niet te rekenen",
            show_problem(fout),
            html.P(_reset(toestand), className="sc-acties"),
            id_="sc-kop",
        )
    stand = read_stand(gegevens, toestand)
    if stand is None:
        return section(
            "Er is nog niets veranderd",
            lead="Kies hierboven een voorbeeld, laad een bestand, of verander hieronder een bedrag of sleutel en kies ‘Reken door’.",
            id_="sc-kop",
        )
    return _describe(gegevens, toestand, stand)


def _describe(gegevens: Gegevens, toestand: Toestand, stand: Stand) -> Component:
    uitkomst, jaar = stand.uitkomst, toestand.jaar
    zinnen = describe_changes(uitkomst, read_goal_names(gegevens), stand.scenario.ingroei)
    landelijk = uitkomst.groep.filter((pl.col("uitkeringsjaar") == jaar) & (pl.col("soort") == "landelijk"))
    uitersten = uitkomst.uitersten.filter(pl.col("uitkeringsjaar") == jaar)
    rij = landelijk.row(0, named=True)
    merk = badge("voorbeeldscenario", "voorbeeld") if is_example(stand.scenario) else status_badge("aanname")
    return section(
        f"Wat doet dit scenario in {jaar}?",
        html.P([html.Strong(stand.scenario.naam), " ", merk], className="sc-naam"),
        html.Ul([html.Li(zin) for zin in zinnen or ["Er verandert niets."]], className="sc-wijzigingen"),
        html.P(stand.scenario.toelichting, className="fk-bijschrift") if stand.scenario.toelichting else None,
        _other_years(toestand, uitkomst.jaren),
        html.P(
            linked(
                describe_outcome(rij, uitersten, jaar, stand.basisnaam),
                [
                    *[
                        (format_number(rij[kolom]), bron)
                        for kolom, bron in count_sources(jaar).items()
                        if rij[kolom]
                    ],
                    *extreme_sources(
                        uitersten, jaar, ("voordeel", "nadeel"), traceerbaar=stand.basis is None
                    ),
                ],
            ),
            className="sc-antwoord",
            role="status",
        ),
        _cards(stand, rij, jaar),
        _actions(toestand, stand),
        id_="sc-kop",
    )


def _other_years(toestand: Toestand, jaren: Sequence[int]) -> Component | None:
    """A year in which nothing changes says so, with the way to the years in which something does."""
    if toestand.jaar in jaren or not jaren:
        return None
    links = [
        html.Li(html.A(str(jaar), href=PAD + toestand.search(jaar=jaar), className="fk-link", **INTERN))
        for jaar in jaren
    ]
    return notice(
        "info",
        f"In {toestand.jaar} verandert er niets: dit scenario gaat over {name_years(jaren)}.",
        html.Ul(links, className="fk-rij"),
    )


def _cards(stand: Stand, rij: dict, jaar: int) -> html.Div:
    basis = format_mln(rij["basis_eur"], 2)
    bron = gemeente_sources(jaar, traceerbaar=stand.basis is None)
    telt = count_sources(jaar)
    alle = cijfer(f"{format_number(rij['gemeenten'])} gemeenten", tally(inhabitants(jaar)))
    return cards(
        *[
            card(naam, cijfer(format_number(rij[kolom]), telt[kolom], naam=naam), ["van ", alle])
            for kolom, naam in (
                ("voordeel", "Gemeenten die meer krijgen"),
                ("nadeel", "Gemeenten die minder krijgen"),
                ("gelijk", "Gemeenten met evenveel"),
            )
        ],
        card(
            "Over gemeenten verdeeld",
            cijfer(format_mln(rij["scenario_eur"], 2), bron["scenario"], naam="Verdeeld in het scenario"),
            [
                "basis ",
                cijfer(basis, bron["basis"], naam="Verdeeld in de basis"),
                ", verschil ",
                cijfer(signed_eur(rij["verschil_eur"], 0), bron["verschil"], naam="Verschil"),
            ],
        ),
    )


def _actions(toestand: Toestand, stand: Stand) -> html.Div:
    """Keep, share, compare, begin again: all in the browser, nothing is stored."""
    bestand = "scenario.toml"
    vergelijk = (
        html.A(
            "Vergelijk verder met dit scenario als basis",
            href=PAD + toestand.search(t=toestand.veld("s")),
            className="fk-link",
            **INTERN,
        )
        if stand.basis is None
        else html.A(
            "Vergelijk weer met de gepubliceerde verdeling",
            href=PAD + toestand.search(t=None),
            className="fk-link",
            **INTERN,
        )
    )
    return html.Div(
        [
            html.A(
                "Bewaar als bestand",
                href="data:application/toml;charset=utf-8," + quote(stand.scenario.tekst),
                download=bestand,
                className="fk-knop",
            ),
            html.Button("Kopieer de link", type="button", className="fk-knop", **kenmerken(data_sc_link="")),
            _reset(toestand),
            vergelijk,
            html.Span(id="sc-linkmelding", role="status", className="fk-bijschrift"),
        ],
        className="sc-acties",
    )


def _reset(toestand: Toestand) -> html.A:
    return html.A(
        "Begin opnieuw",
        href=PAD + toestand.search(s=None, t=None),
        className="fk-knop",
        **INTERN,
    )


def show_problem(fout: FondskompasFout) -> Component:
    """Everything that is wrong, each with its place, what was found and what to do."""
    if not isinstance(fout, InvoerGeweigerd):
        return notice("fout", "Dit scenario is niet te lezen.", str(fout))
    return notice(
        "fout", str(fout), html.Ul([_finding(b) for b in fout.bevindingen], className="sc-bevindingen")
    )


def _finding(bevinding: Bevinding) -> html.Li:
    return html.Li(
        [
            html.Strong(
                f"{bevinding.document}, {bevinding.cel}: " if bevinding.cel else f"{bevinding.document}: "
            ),
            bevinding.melding,
            html.Br(),
            f"Gevonden: {bevinding.waarde or '(leeg)'}. Verwacht: {bevinding.verwacht}.",
            html.Br(),
            f"Wat te doen: {bevinding.remedie}",
        ]
    )
