"""Who publishes what, per folder, and how many figures were read from it."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.bronnen import ONBEKEND, UITGEVERS
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count

_GETELD = "telling van wat is ingelezen"


def sources(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The folders, and the way to all documents."""
    documenten = gegevens.read("documentcijfers").with_columns(
        map=pl.col("document").str.split("/").list.first()
    )
    rijen = [
        (
            map_,
            uitgever.wie,
            uitgever.licentie,
            f"{count(aantal, 'document', 'documenten')}, {Cijfer(cijfers, 'aantal', zonder_bron=_GETELD).tekst} cijfers",
        )
        for map_, aantal, cijfers in documenten.group_by("map", maintain_order=True)
        .agg(pl.len().alias("aantal"), pl.sum("aantal_cijfers"))
        .iter_rows()
        for uitgever in [UITGEVERS.get(map_, ONBEKEND)]
    ]
    return section(
        "Bronnen",
        plain_table("Bronnen per map", ("Map", "Uitgever", "Licentie", "Gelezen"), rijen),
        html.P(
            html.A(
                "Alle documenten met hun vingerafdruk",
                href="/aansluiting#ah-documenten",
                **INTERN,
            )
        ),
        lead="Alle cijfers komen uit bestanden die bij de software staan; er wordt niets van internet gehaald.",
    )
