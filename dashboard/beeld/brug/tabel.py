"""The tables of a bridge between two circulaires: its parts, and every gemeente in it."""

from collections.abc import Mapping

import polars as pl
from dash import html

from dashboard.beeld import kolom
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import BRUGDELEN
from pipelines.basis.verwijzing import reference


def parts_grid(id_: str, delen: pl.DataFrame, verschil_eur: int, sleutel: Mapping[str, object]) -> html.Div:
    """Every part of one bridge, with the change they sum to below. Frame: ``vragen/brug/brug_delen``."""
    kolommen = [
        kolom.tekst(
            "onderdeel",
            "Onderdeel",
            lambda r: BRUGDELEN.get(r["component"], r["component"]),
            totaal="Samen",
            breedte=140,
            vast=True,
        ),
        kolom.tekst(
            "naam",
            "Maatstaf of uitkering",
            lambda r: r["naam"] if r["naam"] != r["component"] else "",
            breedte=180,
            groei=2,
        ),
        kolom.getal(
            "bedrag",
            "Bedrag",
            "bedrag_eur",
            herkomst=reference(
                "mart.brug", "bedrag_eur", **sleutel, component="{component}", detail="{detail}"
            ),
            totaal=verschil_eur,
            totaal_herkomst=reference("mart.brug_totaal", "verschil_eur", **sleutel),
            breedte=140,
        ),
        kolom.getal(
            "samen",
            "Onderdeel samen",
            "component_eur",
            bron=lambda r: reference("mart.brug", "bedrag_eur", **sleutel, component=r["component"]),
            breedte=140,
        ),
        kolom.tekst("toelichting", "Toelichting", lambda r: r["toelichting"] or "", breedte=220, groei=2),
    ]
    return raster(
        id_,
        "Alle delen van de brug",
        kolommen,
        delen,
        mee={"component": "component", "detail": "detail"},
        hoogte=460,
        vanaf=10,
        filters=True,
    )
