"""What a scenario does to goals: money nationally, and the capacity that what reaches gemeenten buys."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.kolom import Kolom
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import breakable, short_goal
from dashboard.kader.sectie import section
from dashboard.pages.scenario.cijfers import capacity_column
from dashboard.pages.scenario.jaaruitkomst import Jaaruitkomst, with_outcome
from pipelines.basis.cijfer import Cijfer, Notatie
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, enumerate_pieces, fill

_CAPACITEIT: tuple[tuple[str, str, str, Notatie], ...] = (
    ("capaciteit_basis", "Capaciteit basis", "basis_capaciteit", "eenheid2"),
    ("capaciteit", "Capaciteit scenario", "scenario_capaciteit", "eenheid2"),
    ("capaciteit_verschil", "Verschil capaciteit", "verschil_capaciteit", "verschil_eenheid"),
)


@with_outcome
def goals(uit: Jaaruitkomst) -> Component:
    """Money per goal, and the capacity it buys."""
    doelen = uit.rows(uit.stand.uitkomst.doel)
    zin = _summarise_goals(doelen, uit.jaar)
    return section(
        "Doelen en capaciteit",
        figuurblok(
            "sc-doelen",
            f"Doelen en capaciteit in {uit.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: _goal_grid(uit, doelen),
        ),
        lead=zin,
    )


def _source(kolomnaam: str, jaar: int, doel: str) -> str:
    return reference("scenario.doel", kolomnaam, uitkeringsjaar=jaar, doel=doel)


def _summarise_goals(doelen: pl.DataFrame, jaar: int) -> Zin:
    delen = [
        Zin(
            f"{short_goal(r['naam'])} ",
            Cijfer(
                r["verschil_capaciteit"], "verschil_getal", _source("verschil_capaciteit", jaar, r["doel"])
            ),
            f" {r['eenheid']}",
        )
        for r in doelen.filter(pl.col("verschil_capaciteit") != 0).iter_rows(named=True)
    ]
    if not delen:
        return Zin(f"De capaciteit die het verdeelde geld landelijk koopt, verandert in {jaar} niet.")
    return fill(
        "Wat over gemeenten wordt verdeeld, koopt in {jaar}: {delen}.",
        jaar=jaar,
        delen=enumerate_pieces(delen, "; ", "; "),
    )


def _goal_grid(uit: Jaaruitkomst, doelen: pl.DataFrame) -> html.Div:
    kolommen: list[Kolom] = [
        kolom.tekst("doel", "Doel", lambda r: breakable(r["naam"]), breedte=150, vast=True),
        *uit.money("doel", doel="{code}").amounts(uit.stand.basisnaam),
        *[
            capacity_column(veld, kop, van, notatie, _source(van, uit.jaar, "{code}"))
            for veld, kop, van, notatie in _CAPACITEIT
        ],
        kolom.getal(
            "prijs",
            "Prijs per eenheid",
            "scenario_prijs_eur",
            herkomst=_source("scenario_prijs_eur", uit.jaar, "{code}"),
            reden="geen indicator",
            breedte=120,
        ),
    ]
    return raster("raster-sc-doelen", "Doelen en capaciteit", kolommen, doelen, mee={"code": "doel"})
