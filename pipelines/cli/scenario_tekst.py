"""The summary of a scenario on the screen: totals, groups, who gains and loses, and why."""

from decimal import Decimal
from typing import Any

import polars as pl
from rich.console import Console

from pipelines.basis.opmaak import format_eur, format_number
from pipelines.cli.scherm import new_table, print_table
from pipelines.scenario.redenen import explain
from pipelines.scenario.rekenen import Uitkomst
from pipelines.scenario.uitvoer import describe_change

_BREED = 160
_GROEPEN = {
    "landelijk": "Landelijk",
    "grootteklasse": "Grootteklasse",
    "provincie": "Provincie",
    "centrumfunctie": "Centrumfunctie",
}
_KANTEN = {"voordeel": "Grootste voordeel per inwoner", "nadeel": "Grootste nadeel per inwoner"}


def print_outcome(
    console: Console, uitkomst: Uitkomst, jaar: int | None, namen: tuple[str, str] = ("basis", "scenario")
) -> None:
    """The whole summary; without ``jaar`` the details are those of the first year in which money moves."""
    _print_changes(console, uitkomst)
    _print_years(console, uitkomst, namen)
    toon = jaar if jaar is not None else default_year(uitkomst)
    _print_goals(console, uitkomst.doel.filter(pl.col("uitkeringsjaar") == toon), toon, namen)
    _print_groups(console, uitkomst.groep.filter(pl.col("uitkeringsjaar") == toon), toon, namen)
    _print_extremes(console, uitkomst.uitersten.filter(pl.col("uitkeringsjaar") == toon), toon)
    van_jaar = uitkomst.gemeente.filter(pl.col("uitkeringsjaar") == toon)
    if van_jaar.select(
        pl.any_horizontal(pl.col("basis_regionaal_eur", "verschil_regionaal_eur") != 0).any()
    ).item():
        console.print("\nPer inwoner telt geld niet mee dat via een centrumgemeente voor een hele regio is.")
    if jaar is None and len(uitkomst.jaren) > 1:
        console.print(f"Een ander jaar: --jaar {uitkomst.jaren[-1]}.")


def default_year(uitkomst: Uitkomst) -> int:
    """The first year in which a gemeente gets another amount, else a goal another capacity, else the first year."""
    bewogen = uitkomst.gemeente.filter(pl.col("verschil_eur") != 0)["uitkeringsjaar"]
    if not bewogen.is_empty():
        return min(bewogen)
    return min(uitkomst.jaren, default=min(uitkomst.gemeente["uitkeringsjaar"]))


def _print_changes(console: Console, uitkomst: Uitkomst) -> None:
    console.print("\nWat verandert", style="bold")
    regels = [describe_change(rij) for rij in uitkomst.regels.iter_rows(named=True)]
    prijzen = uitkomst.doel.filter(pl.col("basis_prijs_eur") != pl.col("scenario_prijs_eur")).unique("doel")
    regels += [
        f"prijs per {rij['eenheid']} {rij['doel']}: {format_eur(rij['basis_prijs_eur'], 2)} → {format_eur(rij['scenario_prijs_eur'], 2)}"
        for rij in prijzen.sort("doel").iter_rows(named=True)
    ]
    for regel in regels or ["niets"]:
        console.print(f"  {regel}")


def _print_years(console: Console, uitkomst: Uitkomst, namen: tuple[str, str]) -> None:
    landelijk = uitkomst.groep.filter(pl.col("soort") == "landelijk")
    tabel = new_table(
        ("jaar", *(f"{n} (€)" for n in namen), "verschil (€)", "voordeel", "nadeel", "gelijk"),
        1,
        "Over gemeenten verdeeld",
    )
    for rij in landelijk.iter_rows(named=True):
        bedragen = (rij["basis_eur"], rij["scenario_eur"], rij["verschil_eur"], *_counts(rij))
        tabel.add_row(str(rij["uitkeringsjaar"]), *map(format_number, bedragen))
    print_table(tabel, _BREED)
    envelop = (
        uitkomst.doel.group_by("uitkeringsjaar").agg(pl.col("verschil_eur").sum()).sort("uitkeringsjaar")
    )
    for jaar, verschil in envelop.filter(pl.col("verschil_eur") != 0).iter_rows():
        console.print(f"  Het totaal van {jaar} verandert met {format_eur(verschil)}.")


def _print_goals(console: Console, doelen: pl.DataFrame, jaar: int, namen: tuple[str, str]) -> None:
    kop = ("doel", *(f"{n} (€)" for n in namen), "verschil (€)", "capaciteit", "verschil capaciteit")
    tabel = new_table(kop, 1, f"Doelen {jaar}")
    for rij in doelen.iter_rows(named=True):
        capaciteit = _capacity(rij["scenario_capaciteit"], rij["eenheid"])
        tabel.add_row(
            rij["doel"],
            *(format_number(rij[k]) for k in ("basis_eur", "scenario_eur", "verschil_eur")),
            capaciteit,
            _capacity(rij["verschil_capaciteit"], rij["eenheid"]),
        )
    print_table(tabel, _BREED)


def _capacity(waarde: Decimal | None, eenheid: str | None) -> str:
    return "geen indicator" if waarde is None else f"{format_number(waarde, 2)} {eenheid}"


def _print_groups(console: Console, groepen: pl.DataFrame, jaar: int, namen: tuple[str, str]) -> None:
    for soort, titel in _GROEPEN.items():
        kop = (
            "groep",
            "gemeenten",
            *(f"{n} p.i. (€)" for n in namen),
            "verschil p.i. (€)",
            "verschil (€)",
            "voordeel",
            "nadeel",
            "gelijk",
        )
        tabel = new_table(kop, 1, f"{titel} {jaar}")
        for rij in groepen.filter(pl.col("soort") == soort).iter_rows(named=True):
            per_inwoner = (rij[f"{k}_eur_per_inwoner"] for k in ("basis", "scenario", "verschil"))
            tabel.add_row(
                rij["groep"],
                str(rij["gemeenten"]),
                *(format_number(bedrag, 2) for bedrag in per_inwoner),
                format_number(rij["verschil_eur"]),
                *map(str, _counts(rij)),
            )
        print_table(tabel, _BREED)


def _counts(rij: dict[str, Any]) -> tuple[int, int, int]:
    return rij["voordeel"], rij["nadeel"], rij["gelijk"]


def _print_extremes(console: Console, uitersten: pl.DataFrame, jaar: int) -> None:
    for kant, titel in _KANTEN.items():
        rijen = list(uitersten.filter(pl.col("kant") == kant).iter_rows(named=True))
        console.print(f"\n{titel} {jaar}", style="bold")
        for rij in rijen:
            console.print(
                f"  {rij['rang']:2}. {rij['naam']} ({rij['gm_code']}): {format_eur(rij['verschil_eur_per_inwoner'], 2)} per inwoner,"
                f" {format_eur(rij['verschil_eur'])}\n      {explain(rij)}",
            )
        if not rijen:
            console.print("  geen")
