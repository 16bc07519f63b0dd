"""The table twin of the flow from envelope to form to goal."""

import polars as pl
from dash import html

from dashboard.beeld.herkomst import reference
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import VORMEN, breakable
from dashboard.pages.overzicht.stroomfiguur import sum_flow
from pipelines.basis.opmaak import format_eur


def flow_grid(regels: pl.DataFrame, jaar: int) -> html.Div:
    """One row per vorm and doel. Frame: ``vragen/algemeen/envelop``."""
    bron = reference(
        "mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, doel="{doel_code}", vorm="{vorm_code}"
    )
    kolommen = [
        column("vorm", "Vorm", breedte=220, vast=True),
        column("doel", "Doel", breedte=240, groei=2),
        column("bedrag", "Bedrag", breedte=150, soort="getal", herkomst=bron),
    ]
    stromen = sum_flow(regels)
    rijen = [
        {
            "vorm": VORMEN[r["vorm"]],
            "vorm_code": r["vorm"],
            "doel": breakable(r["doel_naam"]),
            "doel_code": r["doel"],
            **figure_fields("bedrag", r["bedrag_eur"], format_eur),
        }
        for r in stromen.iter_rows(named=True)
    ]
    totaal = {
        "vorm": "Totaal",
        **figure_fields("bedrag", stromen["bedrag_eur"].sum(), format_eur),
        "bedrag_herkomst": reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar),
    }
    return grid("raster-stroom", "Van envelop naar vorm naar doel", kolommen, rijen, onderste=[totaal])
