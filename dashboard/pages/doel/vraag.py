"""What was counted of gemeenten beside the capacity of a goal, by size class: context, never what money did."""

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
    read_demand,
    side_note,
)
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.doel.kop import find_divided
from pipelines.basis.opmaak import count


@only_with(find_divided)
def demand(gegevens: Gegevens, toestand: Toestand, _doel: Rij) -> Component | None:
    """The middle gemeente of the country and of every size class in each count; nothing where nothing was counted."""
    groepen = read_demand(gegevens, toestand)
    if groepen is None:
        return None
    tellingen = groepen["kenmerk"].n_unique()
    return section(
        TITEL,
        figuurblok(
            "do-vraag",
            f"Wat van gemeenten is geteld, tot en met {toestand.jaar}",
            zin=f"{count(tellingen, 'telling', 'tellingen')}: de middelste gemeente van Nederland en van elke grootteklasse.",
            raster=lambda: group_grid(groepen),
        ),
        side_note(),
        describe_sources(groepen),
        lead=CONTEXT,
    )


def group_grid(groepen: pl.DataFrame) -> html.Div:
    """A row per count, a column per size class. Frame: ``vragen/kenmerk/kenmerk_groepen``."""
    # a dot in the name of a column is a path to the grid, so it has a number
    velden = {
        naam: f"g{plek}"
        for plek, naam in enumerate(groepen.sort("plek")["groep"].unique(maintain_order=True))
    }
    rijen = [
        {
            **deel.row(0, named=True),
            "cijfers": {velden[r["groep"]]: middle(r) for r in deel.iter_rows(named=True)},
        }
        for _, deel in groepen.group_by("kenmerk", maintain_order=True)
    ]
    return raster(
        "raster-do-vraag",
        "Midden per grootteklasse",
        [
            count_column(),
            *[figure_column(veld, "Nederland" if naam == LAND else naam) for naam, veld in velden.items()],
        ],
        rijen,
    )
