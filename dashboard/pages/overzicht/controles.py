"""Whether the figures agree with what was published, and what was wrong in the sources."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.controles import count_findings, count_verdicts, finding_grid, reconciliation_grid
from dashboard.beeld.elementen import badge
from dashboard.beeld.meldingen import notice
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
            "aansluiting", "Aansluitingen", zin=zin, raster=lambda: reconciliation_grid(aansluitingen)
        ),
        lead=f"{zin} Bedragen in euro, tenzij de omschrijving een aantal noemt.",
    )


def findings(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """How often each thing was wrong, and every finding with its place."""
    titel = "Bevindingen bij de bronnen"
    bevindingen = gegevens.read("bevinding")
    if not bevindingen.height:
        return section(
            titel, notice("info", "Er zijn geen bevindingen.", "Alle bronbestanden doorstonden de controles.")
        )
    per_regel = html.Ul(
        [
            html.Li([html.Strong(f"{aantal}× "), melding, " ", badge(ernst, ernst)])
            for melding, ernst, aantal in count_findings(bevindingen)
        ],
        className="fk-telling",
    )
    zin = f"Bij het inlezen {'viel' if bevindingen.height == 1 else 'vielen'} {termen.count(bevindingen.height, 'ding', 'dingen')} op in de bronbestanden. De cijfers zijn overgenomen zoals ze er staan."
    blok = figuurblok("bevinding", titel, zin=zin, raster=lambda: finding_grid(bevindingen))
    return section(titel, per_regel, blok, lead=zin)
