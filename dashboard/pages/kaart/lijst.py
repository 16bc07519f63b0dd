"""All gemeenten of the map in a list."""

from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.maten import measure
from dashboard.beeld.raster import search_box
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.kaart.meting import classify
from dashboard.pages.kaart.raster import measure_grid
from pipelines.basis.opmaak import count


def everyone(gegevens: Gegevens, toestand: Toestand) -> Component:
    """All gemeenten in a list that can be searched, sorted and exported; each leads to its own page."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    zin = f"{count(meting.gemeenten.height, 'gemeente', 'gemeenten')} in de indeling van {meting.jaar}; Enter of een klik op de naam opent haar pagina."
    return section(
        "Alle gemeenten",
        figuurblok(
            "alle-gemeenten",
            f"{meting.naam} per gemeente, {meting.doel_naam}, {meting.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: measure_grid(
                "raster-alle-gemeenten",
                meting,
                klassen,
                nummers,
                gemeente_href(toestand),
                hoogte=520,
                volledig=True,
            ),
            boven=search_box("raster-alle-gemeenten", "Zoek een gemeente", "Naam of provincie"),
        ),
        lead=zin,
    )
