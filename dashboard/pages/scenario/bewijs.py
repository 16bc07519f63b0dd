"""How the amount of one gemeente in a scenario was calculated: its goals, the ingroei, and every changed line."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.berekening import calculation
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import cijfer
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.scenarioadres import Stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import gemeente_choice, gemeente_options
from dashboard.kader.sectie import section
from dashboard.pages.scenario.bron import gemeente_sources
from dashboard.pages.scenario.stand import with_outcome
from dashboard.pages.scenario.start import read_goal_names
from dashboard.pages.scenario.tabellen import own_goals_grid
from dashboard.pages.scenario.uitkomst import of_year
from dashboard.pages.scenario.woorden import signed_eur
from pipelines.basis.opmaak import format_eur


@with_outcome
def proof(gegevens: Gegevens, toestand: Toestand, stand: Stand) -> Component:
    """The calculation for the gemeente in the address, or the choice of one."""
    keuze = gemeente_choice("sc-gm", gemeente_options(gegevens, toestand.jaar), toestand.gm)
    inhoud: list[Component | None] = [html.Div(keuze, className="fk-keuzes")]
    rijen = of_year(stand.uitkomst.gemeente, toestand).filter(pl.col("gm_code") == (toestand.gm or ""))
    if rijen.height:
        inhoud += _explain(gegevens, toestand, stand, rijen.row(0, named=True))
    elif toestand.gm:
        inhoud.append(
            notice(
                "vraag",
                f"De gemeente {toestand.gm} komt in de indeling van {toestand.jaar} niet voor.",
                "Kies een andere gemeente of een ander jaar.",
            )
        )
    return section(
        "Hoe is een bedrag berekend?",
        *inhoud,
        lead="Kies een gemeente; elke regel die het scenario verandert, staat er met gewicht, totaal, afronding en rest.",
    )


def _explain(gegevens: Gegevens, toestand: Toestand, stand: Stand, rij: dict) -> list[Component | None]:
    namen = read_goal_names(gegevens)
    doelen = of_year(stand.uitkomst.gemeente_doel, toestand).filter(pl.col("gm_code") == rij["gm_code"])
    doelen = doelen.with_columns(
        doel_naam=pl.col("doel").replace_strict(namen, default=pl.col("doel"), return_dtype=pl.String)
    )
    zin = (
        f"{rij['naam']} krijgt in {toestand.jaar} {format_eur(rij['scenario_eur'])} in plaats van {format_eur(rij['basis_eur'])}: "
        f"{signed_eur(rij['verschil_eur'], 0)}."
    )
    blok = figuurblok(
        "sc-bewijs",
        f"Doelen van {rij['naam']} die veranderen in {toestand.jaar}",
        zin=zin,
        toon_zin=False,
        raster=lambda: own_goals_grid(
            doelen, toestand.jaar, stand.basisnaam, traceerbaar=stand.basis is None
        ),
    )
    return [
        html.H3(rij["naam"]),
        html.P(_sentence(rij, toestand.jaar, traceerbaar=stand.basis is None)),
        blok if doelen.height else html.P("Aan geen doel verandert iets.", className="fk-bijschrift"),
        _phase_in(rij),
        *_lines(gegevens, toestand, stand, rij["gm_code"], namen),
    ]


def _sentence(rij: dict, jaar: int, *, traceerbaar: bool) -> list[str | Component]:
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code=rij["gm_code"])
    return [
        "Alle doelen samen: ",
        cijfer(format_eur(rij["scenario_eur"]), bron["scenario"], naam=f"Scenario van {rij['naam']}"),
        " in plaats van ",
        cijfer(format_eur(rij["basis_eur"]), bron["basis"], naam=f"Basis van {rij['naam']}"),
        ", verschil ",
        cijfer(signed_eur(rij["verschil_eur"], 0), bron["verschil"], naam=f"Verschil van {rij['naam']}"),
        ".",
    ]


def _phase_in(rij: dict) -> Component | None:
    """What the ingroei takes from or adds to the total of the gemeente."""
    if not rij["scenario_ingroei_eur"]:
        return None
    return html.P(
        f"De ingroei verandert het totaal met {signed_eur(rij['scenario_ingroei_eur'], 0)}; "
        "de bedragen per doel hierboven en de berekening hieronder zijn van daarvoor."
    )


def _lines(
    gegevens: Gegevens, toestand: Toestand, stand: Stand, gm_code: str, namen: dict[str, str]
) -> list[Component]:
    regels = of_year(gegevens.scenarios.proof(stand.scenario, gm_code), toestand)
    if not regels.height:
        return [
            html.P(
                "Geen van de regels die over gemeenten worden verdeeld, verandert in dit jaar; het bedrag is het gepubliceerde.",
                className="fk-bijschrift",
            )
        ]
    return [
        html.Div(
            [
                html.P(
                    short_goal(namen[rij["doel"]] if rij["doel"] in namen else rij["doel"]),
                    className="fk-tussenkop",
                ),
                calculation(rij),
            ]
        )
        for rij in regels.iter_rows(named=True)
    ]
