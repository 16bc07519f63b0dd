"""Whether the figures agree with what was published."""

from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.controles import count_verdicts, reconciliation_grid
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section


def reconciliations(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Every reconciliation with its verdict."""
    aansluitingen = gegevens.read("aansluiting")
    zin = count_verdicts(aansluitingen)
    return section(
        "Sluiten de cijfers aan?",
        figuurblok(
            "aansluiting",
            "Aansluitingen",
            zin=zin,
            toon_zin=False,
            raster=lambda: reconciliation_grid(aansluitingen),
        ),
        lead=f"{zin} Bedragen in euro, tenzij de omschrijving een aantal noemt.",
    )
