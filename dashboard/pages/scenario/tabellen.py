"""The outcome of a scenario as tables. Frames are those of ``pipelines.scenario.rekenen.Uitkomst``, of one year."""

from collections.abc import Callable
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.beeld.herkomst import reference
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import breakable, with_unit
from dashboard.pages.scenario.bron import capacity_source, count_sources, gemeente_sources, money_sources
from dashboard.pages.scenario.woorden import signed_eur, signed_number
from pipelines.basis.opmaak import format_eur, format_number

GEEN_INWONERS = "geen inwonertal"


def money_fields(rij: dict) -> dict[str, object]:
    """Basis, scenario and difference of a row, in whole euro."""
    return {
        **figure_fields("basis", rij["basis_eur"], format_eur),
        **figure_fields("scenario", rij["scenario_eur"], format_eur),
        **figure_fields("verschil", rij["verschil_eur"], signed_eur, 0),
    }


def money_columns(basisnaam: str, bron: dict[str, str | None]) -> list[dict[str, object]]:
    """The columns of ``money_fields``; ``bron``: their references by field (scenario_bron)."""
    return [
        column("basis", f"Basis ({basisnaam})", breedte=130, soort="getal", herkomst=bron["basis"]),
        column("scenario", "Scenario", breedte=130, soort="getal", herkomst=bron["scenario"]),
        column("verschil", "Verschil", breedte=120, soort="getal", herkomst=bron["verschil"]),
    ]


def group_grid(
    groepen: pl.DataFrame,
    landelijk: pl.DataFrame,
    jaar: int,
    basisnaam: str,
    *,
    soort: str,
    traceerbaar: bool,
) -> html.Div:
    """The groups of one kind: money per inhabitant and in all, and who gains; ``landelijk`` is the row of all gemeenten.

    ``soort`` is what the groups are made by: grootteklasse, provincie or centrumfunctie.
    """
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, **{soort: "{groep}"})
    alle = gemeente_sources(jaar, traceerbaar=traceerbaar) | count_sources(jaar)
    geteld = count_sources(jaar, **{soort: "{groep}"})
    kolommen = [
        column("groep", "Groep", breedte=150, vast=True),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=110, soort="getal", herkomst=bron["per_inwoner"]
        ),
        column(
            "basis_pi",
            f"Basis per inwoner ({basisnaam})",
            breedte=120,
            soort="getal",
            herkomst=bron["basis_pi"],
        ),
        column(
            "scenario_pi", "Scenario per inwoner", breedte=110, soort="getal", herkomst=bron["scenario_pi"]
        ),
        *money_columns(basisnaam, bron),
        *[
            column(v, k, breedte=96, soort="getal", herkomst=geteld[v])
            for v, k in (("voordeel", "Meer"), ("nadeel", "Minder"), ("gelijk", "Gelijk"))
        ],
    ]
    totaal = [
        _group_row(r)
        | {"groep": "Alle gemeenten"}
        | {f"{veld}_herkomst": naam for veld, naam in alle.items()}
        for r in landelijk.iter_rows(named=True)
    ]
    rijen = [_group_row(r) for r in groepen.iter_rows(named=True)]
    return grid("raster-sc-groepen", "Verschil per groep", kolommen, rijen, onderste=totaal)


def _group_row(r: dict) -> dict[str, object]:
    return {
        "groep": r["groep"],
        **figure_fields("per_inwoner", r["verschil_eur_per_inwoner"], signed_eur, reden=GEEN_INWONERS),
        **figure_fields("basis_pi", r["basis_eur_per_inwoner"], format_eur, 2, reden=GEEN_INWONERS),
        **figure_fields("scenario_pi", r["scenario_eur_per_inwoner"], format_eur, 2, reden=GEEN_INWONERS),
        **money_fields(r),
        **{
            k: v
            for veld in ("voordeel", "nadeel", "gelijk")
            for k, v in figure_fields(veld, r[veld], format_number).items()
        },
    }


def goal_grid(doelen: pl.DataFrame, jaar: int, basisnaam: str, *, traceerbaar: bool) -> html.Div:
    """The goals nationally: money, and the capacity that what reaches gemeenten buys."""
    herkomst = (
        reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, doel="{code}") if traceerbaar else None
    )
    sleutel = {"uitkeringsjaar": jaar, "doel": "{code}"}
    van = {
        kolom: reference("scenario.doel", kolom, **sleutel)
        for kolom in ("basis_capaciteit", "scenario_capaciteit", "verschil_capaciteit", "scenario_prijs_eur")
    }
    capaciteit = (
        ("capaciteit_basis", "Capaciteit basis", "basis_capaciteit"),
        ("capaciteit", "Capaciteit scenario", "scenario_capaciteit"),
        ("capaciteit_verschil", "Verschil capaciteit", "verschil_capaciteit"),
        ("prijs", "Prijs per eenheid", "scenario_prijs_eur"),
    )
    kolommen = [
        column("doel", "Doel", breedte=150, vast=True),
        *money_columns(basisnaam, money_sources("doel", herkomst, **sleutel)),
        *[
            column(veld, kop, breedte=120, soort="getal", herkomst=van[kolom])
            for veld, kop, kolom in capaciteit
        ],
    ]
    rijen = [
        {
            "doel": breakable(r["naam"]),
            "code": r["doel"],
            **money_fields(r),
            **_capacity("capaciteit_basis", r, "basis_capaciteit", format_number),
            **_capacity("capaciteit", r, "scenario_capaciteit", format_number),
            **_capacity("capaciteit_verschil", r, "verschil_capaciteit", signed_number),
            **figure_fields("prijs", r["scenario_prijs_eur"], format_eur, reden="geen indicator"),
        }
        for r in doelen.iter_rows(named=True)
    ]
    return grid("raster-sc-doelen", "Doelen en capaciteit", kolommen, rijen)


def _capacity(veld: str, rij: dict, kolom: str, opmaak: Callable[..., str]) -> dict[str, object]:
    def write(waarde: Decimal) -> str:
        return with_unit(opmaak(waarde, 2), rij["eenheid"])

    return figure_fields(veld, rij[kolom], write, reden="geen indicator")


def own_goals_grid(doelen: pl.DataFrame, jaar: int, basisnaam: str, *, traceerbaar: bool) -> html.Div:
    """The goals of one gemeente that change: doel, doel_naam, gm_code, money and capacity (before any ingroei)."""
    herkomst = (
        reference(
            "mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel="{doel_code}", gm_code="{gm_code}"
        )
        if traceerbaar
        else None
    )
    bron = money_sources(
        "gemeente_doel", herkomst, uitkeringsjaar=jaar, doel="{doel_code}", gm_code="{gm_code}"
    )
    kolommen = [
        column("doel", "Doel", breedte=150, vast=True),
        *money_columns(basisnaam, bron),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=110, soort="getal", herkomst=bron["per_inwoner"]
        ),
        column(
            "capaciteit_verschil",
            "Verschil capaciteit",
            breedte=120,
            soort="getal",
            herkomst=capacity_source(jaar, "{doel_code}"),
        ),
    ]
    rijen = [
        {
            "doel": breakable(r["doel_naam"]),
            "doel_code": r["doel"],
            "gm_code": r["gm_code"],
            **money_fields(r),
            **figure_fields("per_inwoner", r["verschil_eur_per_inwoner"], signed_eur, reden=GEEN_INWONERS),
            **_capacity("capaciteit_verschil", r, "verschil_capaciteit", signed_number),
        }
        for r in doelen.iter_rows(named=True)
    ]
    return grid("raster-sc-bewijs", "Doelen van deze gemeente die veranderen", kolommen, rijen)
