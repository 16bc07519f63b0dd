"""Whether the figures agree with what was published, and what was wrong in the sources; on the national page."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import badge
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.landelijk import count_findings, count_verdicts, finding_grid, reconciliation_grid
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand


def reconciliations(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Whether the figures agree with what was published."""
    aansluitingen = gegevens.read("aansluiting")
    return section(
        "Sluiten de cijfers aan?",
        figuurblok(
            "aansluiting",
            "Aansluitingen",
            zin=count_verdicts(aansluitingen),
            toon_zin=False,
            raster=lambda: reconciliation_grid(aansluitingen),
        ),
        lead=f"{count_verdicts(aansluitingen)} Bedragen in euro, tenzij de omschrijving een aantal noemt.",
    )


def findings(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """What was wrong in the sources."""
    bevindingen = gegevens.read("bevinding")
    if not bevindingen.height:
        return section(
            "Bevindingen bij de bronnen",
            notice("info", "Er zijn geen bevindingen.", "Alle bronbestanden doorstonden de controles."),
        )
    per_regel = html.Ul(
        [
            html.Li([html.Strong(f"{aantal}× "), melding, " ", badge(ernst, ernst)])
            for melding, ernst, aantal in count_findings(bevindingen)
        ],
        className="fk-telling",
    )
    zin = f"Bij het inlezen {'viel' if bevindingen.height == 1 else 'vielen'} {termen.count(bevindingen.height, 'ding', 'dingen')} op in de bronbestanden. De cijfers zijn overgenomen zoals ze er staan."
    return section("Bevindingen bij de bronnen", per_regel, _finding_block(bevindingen, zin), lead=zin)


def _finding_block(bevindingen: pl.DataFrame, zin: str) -> Component:
    return figuurblok(
        "bevinding",
        "Bevindingen bij de bronnen",
        zin=zin,
        toon_zin=False,
        raster=lambda: finding_grid(bevindingen),
    )
