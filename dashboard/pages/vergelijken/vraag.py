"""What was counted of the chosen gemeenten beside each other: demand beside capacity, never what money did."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.gedeeld.vraag import (
    CONTEXT,
    LAND,
    TITEL,
    count_column,
    describe_sources,
    figure_column,
    middle,
    own,
    read_demand,
    side_note,
)
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.vergelijken.keuze import Gemeentekeuze, find_chosen
from pipelines.basis.opmaak import count


@only_with(find_chosen)
def demand(gegevens: Gegevens, toestand: Toestand, keuze: Gemeentekeuze) -> Component | None:
    """Each count of the chosen gemeenten and of the middle one of the country; nothing where nothing was counted."""
    groepen = read_demand(gegevens, toestand)
    if groepen is None:
        return None
    land = groepen.filter(pl.col("groep") == LAND)
    cijfers = gegevens.read("kenmerk_gemeenten", jaar=toestand.jaar, gemeenten=tuple(keuze.codes))
    return section(
        TITEL,
        figuurblok(
            "naastvraag",
            f"Wat van deze gemeenten is geteld, tot en met {toestand.jaar}",
            zin=f"{count(land.height, 'telling', 'tellingen')} van elk van deze gemeenten, naast de middelste van Nederland.",
            raster=lambda: side_grid(keuze.gemeenten, land, cijfers),
        ),
        side_note(),
        describe_sources(land),
        lead=CONTEXT,
    )


def side_grid(gemeenten: pl.DataFrame, land: pl.DataFrame, cijfers: pl.DataFrame) -> html.Div:
    """A row per count, a column per gemeente. Frames: gm_code, naam; ``vragen/kenmerk/kenmerk_groepen`` and ``kenmerk_gemeenten``."""
    waarden = {
        (kenmerk, gm): waarde
        for kenmerk, gm, waarde in cijfers.select("kenmerk", "gm_code", "waarde").iter_rows()
    }
    velden = {gm: f"g{plek}" for plek, gm in enumerate(gemeenten["gm_code"])}
    rijen = [
        {
            **r,
            "cijfers": {LAND: middle(r)}
            | {veld: own(r, gm, waarden.get((r["kenmerk"], gm))) for gm, veld in velden.items()},
        }
        for r in land.iter_rows(named=True)
    ]
    return raster(
        "raster-naastvraag",
        "Tellingen naast elkaar",
        [
            count_column(),
            *[
                figure_column(velden[gm], naam)
                for gm, naam in gemeenten.select("gm_code", "naam").iter_rows()
            ],
            figure_column(LAND, "Midden van Nederland"),
        ],
        rijen,
    )
