"""Capacity and spending of gemeenten side by side: what stands beside the money."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl
from dash import html

from dashboard.beeld.herkomst import per_inhabitant as rate_source
from dashboard.beeld.herkomst import reference
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import STATUSSEN, with_unit
from dashboard.pages.vergelijken.keuze import per_inhabitant
from dashboard.pages.vergelijken.tabellen import list_goals
from pipelines.basis.opmaak import format_eur, format_number

Cel = Mapping[str, Any]


def capacity_side_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame) -> html.Div:
    """What there is according to the return, with what the money buys behind it; or why there is no figure."""
    wie = list(gemeenten.select("gm_code", "naam").iter_rows())
    kolommen = [
        column("doel", "Doel", breedte=124, vast=True, width=176, maxWidth=190),
        *[column(f"g{plek}", naam, breedte=170, soort="woorden") for plek, (_, naam) in enumerate(wie)],
    ]
    rijen = []
    for doel, doel_naam in list_goals(doelen.filter(pl.col("eenheid").is_not_null())):
        rij: dict[str, object] = {"doel": doel_naam}
        van_doel = doelen.filter(pl.col("doel") == doel)
        decimalen = _decimals(van_doel)
        for plek, (gm, _) in enumerate(wie):
            cel = van_doel.filter(pl.col("gm_code") == gm).row(0, named=True)
            rij |= _capacity_fields(f"g{plek}", cel, decimalen)
        rijen.append(rij)
    return grid("raster-naastcapaciteit", "Capaciteit per doel", kolommen, rijen)


def _decimals(van_doel: pl.DataFrame) -> int:
    """One notation for a row: none where all is whole, two where something is less than one and would look like nothing."""
    getallen = [
        getal
        for cel in van_doel.iter_rows(named=True)
        for getal in (cel["waarde"], _bought(cel))
        if getal is not None and getal != getal.to_integral_value()
    ]
    return (2 if min(getallen) < 1 else 1) if getallen else 0


def _bought(cel: Cel) -> Decimal | None:
    """What the money buys; ``None`` without money or without a price."""
    return (
        Decimal(cel["toegewezen_eur"]) / cel["prijs_eur"]
        if cel["toegewezen_eur"] and cel["prijs_eur"]
        else None
    )


def _capacity_fields(veld: str, cel: Cel, decimalen: int) -> dict[str, object]:
    eenheid, waarde = str(cel["eenheid"]), cel["waarde"]
    gekocht = _bought(cel)
    koopt = (
        "; geen geld toegewezen"
        if gekocht is None
        else f"; het geld koopt {_amount(gekocht, eenheid, decimalen)} (aanname)"
    )
    voorbeeld = cel["waarde_status"] == STATUSSEN[3]
    bron = None
    if waarde is not None:
        bron = reference(
            "mart.capaciteit",
            "waarde",
            peildatum=cel["peildatum"],
            gm_code=cel["gm_code"],
            doel=cel["doel"],
            indicator=cel["indicator"],
        )
    return {
        **figure_fields(
            veld,
            waarde,
            lambda getal: _amount(getal, eenheid, decimalen),
            reden=f"{cel['waarde_reden']}{koopt}",
            voorbeeld=voorbeeld,
            achter=koopt,
        ),
        f"{veld}_herkomst": bron,
    }


def _amount(waarde: Decimal, eenheid: str, decimalen: int) -> str:
    return with_unit(format_number(waarde, decimalen), eenheid)


def spending_grid(
    gemeenten: pl.DataFrame, taakvelden: pl.DataFrame, jaar: int, verslagsoort: str
) -> html.Div:
    """Lasten per taakveld per inhabitant. Frame: ``vragen/vergelijken/vergelijk_taakvelden``."""
    wie = list(gemeenten.select("gm_code", "naam", "inwoners").iter_rows())
    gegeven = {
        (taakveld, gm): (eur, reden)
        for taakveld, gm, eur, reden in taakvelden.select(
            "taakveld", "gm_code", "lasten_eur", "reden"
        ).iter_rows()
    }
    meldde = set(taakvelden["gm_code"])
    kolommen = [
        column("taakveld", "Taakveld", breedte=90, vast=True),
        column("omschrijving", "Omschrijving", breedte=190, groei=1.4),
        *[column(f"g{plek}", naam, breedte=140, soort="getal") for plek, (_, naam, _) in enumerate(wie)],
        column("doelen", "Doel dat hier wordt geboekt", breedte=200, groei=1.4),
    ]
    rijen = []
    for taakveld, omschrijving, doelen in (
        taakvelden.select("taakveld", "omschrijving", "doelen")
        .unique("taakveld", maintain_order=True)
        .iter_rows()
    ):
        rij: dict[str, object] = {"taakveld": taakveld, "omschrijving": omschrijving, "doelen": doelen or ""}
        for plek, (gm, _, inwoners) in enumerate(wie):
            leeg = (None, "niet geboekt" if gm in meldde else "niet opgegeven aan CBS")
            eur, reden = gegeven.get((taakveld, gm), leeg)
            rij |= figure_fields(f"g{plek}", per_inhabitant(eur, inwoners), format_eur, 2, reden=reden)
            rij[f"g{plek}_herkomst"] = None if eur is None else rate_name(jaar, verslagsoort, gm, taakveld)
        rijen.append(rij)
    return grid("raster-lasten", "Lasten per taakveld, per inwoner", kolommen, rijen, hoogte=520)


def rate_name(jaar: int, verslagsoort: str, gm: str, taakveld: str) -> str | None:
    """The name of the lasten of a gemeente on a taakveld, per inhabitant."""
    return rate_source(_spending_source(jaar, verslagsoort, gm, taakveld), jaar, gm_code=gm)


def _spending_source(jaar: int, verslagsoort: str, gm: str, taakveld: str) -> str:
    return reference(
        "mart.besteding",
        "lasten_eur",
        boekjaar=jaar,
        verslagsoort=verslagsoort,
        gm_code=gm,
        taakveld=taakveld,
    )
