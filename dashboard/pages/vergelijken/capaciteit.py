"""What capacity there is according to returns, beside what the money buys."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.maten import bought, returned
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.vergelijken.doelen import list_goals, read_goals
from dashboard.pages.vergelijken.keuze import Gemeentekeuze, find_chosen
from pipelines.basis.cijfer import Cijfer, Notatie, print_value
from pipelines.basis.opmaak import count

Cel = Mapping[str, Any]
_NOTATIES: tuple[Notatie, ...] = ("eenheid0", "eenheid", "eenheid2")


@only_with(find_chosen)
def capacity(gegevens: Gegevens, toestand: Toestand, keuze: Gemeentekeuze) -> Component:
    """What there is, according to their returns, beside what the money buys."""
    doelen = read_goals(gegevens, keuze, toestand)
    met = doelen.filter(pl.col("waarde").is_not_null())
    voorbeeld = met.filter(pl.col("waarde_status") == "voorbeeld").height
    wie = met["gm_code"].n_unique()
    zin = (
        f"{_who(wie, len(keuze.codes))} voor {toestand.jaar} op wat er is. Waar niets staat, is niets bekend; dat is geen nul."
        if met.height
        else f"Geen van deze gemeenten gaf voor {toestand.jaar} op welke capaciteit er is. Dat is geen nul."
    )
    return section(
        "Capaciteit",
        notice(
            "let-op",
            f"{count(voorbeeld, 'opgegeven cijfer is een verzonnen voorbeeld', 'opgegeven cijfers zijn verzonnen voorbeelden')}.",
            "Ze tonen de werking en zeggen niets over de genoemde gemeenten.",
        )
        if voorbeeld
        else None,
        figuurblok(
            "naastcapaciteit",
            f"Capaciteit per doel naast elkaar, {toestand.jaar}",
            zin=zin,
            raster=lambda: capacity_side_grid(keuze.gemeenten, doelen),
        ),
        lead=zin,
    )


def _who(wie: int, gekozen: int) -> str:
    """``Beide gemeenten gaven``, ``1 van de 3 gaf``: who gave a return."""
    if wie == gekozen:
        return {1: "Deze gemeente gaf", 2: "Beide gemeenten gaven"}.get(wie, f"Alle {wie} gaven")
    return f"{wie} van de {gekozen} {'gaf' if wie == 1 else 'gaven'}"


def capacity_side_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame) -> html.Div:
    """What there is according to the return, with what the money buys behind it; or why there is no figure."""
    rijen = []
    for doel, naam in list_goals(doelen.filter(pl.col("eenheid").is_not_null())):
        van_doel = doelen.filter(pl.col("doel") == doel)
        cellen = {cel["gm_code"]: cel for cel in van_doel.iter_rows(named=True)}
        rijen.append({"doel_naam": naam, "cellen": cellen, "notatie": _NOTATIES[_decimals(van_doel)]})
    return raster(
        "raster-naastcapaciteit",
        "Capaciteit per doel",
        [
            kolom.doel(),
            *[
                kolom.getal(
                    f"g{plek}",
                    naam,
                    lambda rij, gm=gm: _capacity(rij["cellen"][gm], rij["notatie"]),
                    breedte=170,
                    soort="woorden",
                )
                for plek, (gm, naam) in enumerate(gemeenten.select("gm_code", "naam").iter_rows())
            ],
        ],
        rijen,
    )


def _decimals(van_doel: pl.DataFrame) -> int:
    """One notation for a row: none where all is whole, two where something is less than one and would look like nothing."""
    getallen = [
        getal
        for cel in van_doel.iter_rows(named=True)
        for getal in (cel["waarde"], bought(cel["toegewezen_eur"], cel["prijs_eur"]))
        if getal is not None and getal != getal.to_integral_value()
    ]
    return (2 if min(getallen) < 1 else 1) if getallen else 0


def _capacity(cel: Cel, notatie: Notatie) -> Cijfer:
    gekocht = bought(cel["toegewezen_eur"], cel["prijs_eur"])
    koopt = (
        "; geen geld toegewezen"
        if gekocht is None
        else f"; het geld koopt {print_value(gekocht, notatie, cel['eenheid'])} (aanname)"
    )
    return Cijfer(
        cel["waarde"],
        notatie,
        None
        if cel["waarde"] is None
        else returned(cel["peildatum"], cel["gm_code"], cel["doel"], cel["indicator"]),
        eenheid=cel["eenheid"],
        status=cel["waarde_status"],
        reden=f"{cel['waarde_reden']}{koopt}",
        achter=koopt,
    )
