"""The gemeenten where they are, in classes."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.maten import Meting, measure
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.grenzen import boundary_years, choose_year
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.kaart.meting import classify, is_empty, summarise
from dashboard.pages.kaart.raster import measure_grid
from dashboard.pages.kaart.tekenen import class_map
from dashboard.pages.kaart.vlakken import KLIK, areas
from pipelines.basis.opmaak import count


def map_part(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The gemeenten where they are."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    if is_empty(nummers):
        return None
    grensjaar = choose_year(boundary_years(gegevens.raw), meting.jaar)
    if grensjaar is None:
        return notice(
            "info",
            "Er is geen kaart.",
            "De gemeentegrenzen ontbreken bij de bronbestanden (gemeenten/grenzen_<jaar>.geojson).",
        )
    vlakken = gegevens.read("kaart_vlak", jaar=meting.jaar, grensjaar=grensjaar).join(
        areas(meting, nummers), on="gm_code", how="inner"
    )
    bij = f"Grenzen van {grensjaar}: CBS en Kadaster.{_merged_note(vlakken, meting)} {KLIK}"
    return html.Div(
        [
            html.H3("Op de kaart"),
            figuurblok(
                "kaart",
                f"Kaart: {meting.naam}, {meting.doel_naam}, {meting.jaar}",
                zin=summarise(meting),
                toon_zin=False,
                figuur=lambda: class_map(vlakken, klassen, f"/grenzen/{grensjaar}.geojson", toestand.gm),
                raster=lambda: measure_grid(
                    "raster-kaart",
                    meting,
                    klassen,
                    nummers,
                    gemeente_href(toestand),
                    hoogte=460,
                    volledig=False,
                ),
            ),
            html.P(bij, className="fk-bijschrift"),
        ]
    )


def _merged_note(vlakken: pl.DataFrame, meting: Meting) -> str:
    samen = vlakken.filter(pl.col("gm_code").is_duplicated())["gm_code"].n_unique()
    ontbreekt = meting.gemeenten.height - vlakken["gm_code"].n_unique()
    zinnen = [
        f" {count(samen, 'latere samenvoeging heeft', 'latere samenvoegingen hebben')} in alle oude delen dezelfde kleur."
        if samen
        else "",
        f" {count(ontbreekt, 'gemeente staat', 'gemeenten staan')} niet op de kaart." if ontbreekt else "",
    ]
    return "".join(zinnen)
