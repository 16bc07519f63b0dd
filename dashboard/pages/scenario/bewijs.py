"""How the amount of one gemeente in a scenario was calculated: its goals, the ingroei, and every changed line."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.berekening import calculation
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import breakable, short_goal
from dashboard.kader.keuzes import gemeente_choice, gemeente_options
from dashboard.kader.sectie import section
from dashboard.pages.scenario.jaaruitkomst import Jaaruitkomst, capacity_column, capacity_source, with_outcome
from pipelines.basis.cijfer import print_value
from pipelines.basis.zin import Zin


@with_outcome
def proof(uit: Jaaruitkomst) -> Component:
    """The calculation for the gemeente in the address, or the choice of one."""
    gm = uit.toestand.gm
    keuze = gemeente_choice("sc-gm", gemeente_options(uit.gegevens, uit.jaar), gm)
    inhoud: list[Component | None] = [html.Div(keuze, className="fk-keuzes")]
    rijen = uit.rows(uit.stand.uitkomst.gemeente).filter(pl.col("gm_code") == (gm or ""))
    if rijen.height:
        inhoud += _explain(uit, rijen.row(0, named=True))
    elif gm:
        inhoud.append(
            notice(
                "vraag",
                f"De gemeente {gm} komt in de indeling van {uit.jaar} niet voor.",
                "Kies een andere gemeente of een ander jaar.",
            )
        )
    return section(
        "Hoe is een bedrag berekend?",
        *inhoud,
        lead="Kies een gemeente; elke regel die het scenario verandert, staat er met gewicht, totaal, afronding en rest.",
    )


def _explain(uit: Jaaruitkomst, rij: Rij) -> list[Component | None]:
    doelen = uit.rows(uit.stand.uitkomst.gemeente_doel).filter(pl.col("gm_code") == rij["gm_code"])
    geld, naam = uit.money(gm_code=rij["gm_code"]), rij["naam"]
    scenario = geld.figure(rij, "scenario", f"Scenario van {naam}")
    basis = geld.figure(rij, "basis", f"Basis van {naam}")
    verschil = geld.figure(rij, "verschil", f"Verschil van {naam}")
    blok = figuurblok(
        "sc-bewijs",
        f"Doelen van {naam} die veranderen in {uit.jaar}",
        zin=Zin(f"{naam} krijgt in {uit.jaar} ", scenario, " in plaats van ", basis, ": ", verschil, "."),
        toon_zin=False,
        raster=lambda: _own_goals_grid(uit, doelen),
    )
    return [
        html.H3(naam),
        html.P(
            show(["Alle doelen samen: ", scenario, " in plaats van ", basis, ", verschil ", verschil, "."])
        ),
        blok if doelen.height else html.P("Aan geen doel verandert iets.", className="fk-bijschrift"),
        _phase_in(rij),
        *_lines(uit, rij["gm_code"]),
    ]


def _own_goals_grid(uit: Jaaruitkomst, doelen: pl.DataFrame) -> html.Div:
    """The goals of the gemeente that change: money and capacity (before any ingroei)."""
    geld = uit.money("gemeente_doel", doel="{doel_code}", gm_code="{gm_code}")
    return raster(
        "raster-sc-bewijs",
        "Doelen van deze gemeente die veranderen",
        [
            kolom.tekst(
                "doel", "Doel", lambda r: breakable(uit.name_goal(r["doel"])), breedte=150, vast=True
            ),
            *geld.amounts(uit.stand.basisnaam),
            geld.column("per_inwoner", "Verschil per inwoner", 110),
            capacity_column(
                "capaciteit_verschil",
                "Verschil capaciteit",
                "verschil_capaciteit",
                "verschil_eenheid",
                capacity_source(uit.jaar, "{doel_code}"),
            ),
        ],
        doelen,
        mee={"doel_code": "doel", "gm_code": "gm_code"},
    )


def _phase_in(rij: Rij) -> Component | None:
    """What the ingroei takes from or adds to the total of the gemeente."""
    if not rij["scenario_ingroei_eur"]:
        return None
    return html.P(
        f"De ingroei verandert het totaal met {print_value(rij['scenario_ingroei_eur'], 'verschil_eur')}; "
        "de bedragen per doel hierboven en de berekening hieronder zijn van daarvoor."
    )


def _lines(uit: Jaaruitkomst, gm_code: str) -> list[Component]:
    regels = uit.rows(uit.gegevens.scenarios.proof(uit.stand.scenario, gm_code))
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
                html.P(short_goal(uit.name_goal(rij["doel"])), className="fk-tussenkop"),
                calculation(rij),
            ]
        )
        for rij in regels.iter_rows(named=True)
    ]
