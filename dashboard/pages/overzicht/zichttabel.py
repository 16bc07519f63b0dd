"""How much of the money can be seen, as a table, and where those amounts come from."""

import polars as pl
from dash import html

from dashboard.beeld.herkomst import formula, reference
from dashboard.beeld.oudraster import Rij, column, figure_fields, grid
from dashboard.beeld.termen import ZICHTBAARHEID, ZICHTBAARHEID_UITLEG
from dashboard.kader.toestand import Toestand
from pipelines.basis.opmaak import format_eur


def visibility_grid(kanalen: pl.DataFrame, toestand: Toestand) -> html.Div:
    """How much of the money can be followed, per way of following it. Frame: ``vragen/overzicht/zichtbaarheid``."""
    kolommen = [
        column("kanaal", "Te volgen via", breedte=200, vast=True),
        column("bedrag", "Bedrag", breedte=140, soort="getal"),
        column("voorbeeld", "Waarvan volgens voorbeeldopgaven", breedte=150, soort="getal"),
        column("uitleg", "Toelichting", breedte=300, groei=2),
    ]
    rijen = [
        {
            "kanaal": ZICHTBAARHEID[r["zichtbaarheid"]],
            "bedrag_herkomst": channel_source(r, toestand),
            "voorbeeld_herkomst": channel_source(r, toestand, "voorbeeld_eur"),
            **figure_fields("bedrag", r["bedrag_eur"], format_eur),
            **figure_fields("voorbeeld", r["voorbeeld_eur"], format_eur, voorbeeld=bool(r["voorbeeld_eur"])),
            "uitleg": ZICHTBAARHEID_UITLEG[r["zichtbaarheid"]],
        }
        for r in kanalen.iter_rows(named=True)
    ]
    totaal = {
        "kanaal": "Totaal",
        **figure_fields("bedrag", kanalen["bedrag_eur"].sum(), format_eur),
        "bedrag_herkomst": reference("mart.envelop", "bedrag_eur", uitkeringsjaar=toestand.jaar),
    }
    return grid("raster-zicht", "Hoeveel van het geld is te zien", kolommen, rijen, onderste=[totaal])


def channel_source(rij: Rij, toestand: Toestand, kolom: str = "bedrag_eur") -> str | None:
    """What is not divided is a figure of the envelope; the rest is sorted by what can be seen, gemeente by gemeente.

    ``None`` where no gemeente is seen that way. ``rij``: of ``vragen/overzicht/zichtbaarheid``.
    """
    if rij["zichtbaarheid"] == "niet over gemeenten verdeeld":
        if kolom != "bedrag_eur":
            return None
        return reference("mart.envelop", "niet_verdeeld_eur", uitkeringsjaar=toestand.jaar)
    if not rij[kolom]:
        return None
    return reference(
        "herkomst.zicht",
        kolom,
        uitkeringsjaar=toestand.jaar,
        voorbeeld="met" if toestand.met_voorbeeld else "zonder",
        zichtbaarheid=rij["zichtbaarheid"],
    )


def share_source(rij: Rij, toestand: Toestand) -> str | None:
    """The part of all the money that can be seen that way."""
    heel = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=toestand.jaar)
    return formula("aandeel", deel=channel_source(rij, toestand), geheel=heel)
