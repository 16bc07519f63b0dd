"""How many comparisons agree, as one card per verdict."""

import polars as pl
from dash.development.base_component import Component

from dashboard.beeld.badges import badge
from dashboard.beeld.controles import count_verdicts
from dashboard.beeld.kaartjes import card, cards
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.aansluiting.oordelen import OORDEEL_UITLEG, OORDELEN
from pipelines.basis.opmaak import count, format_number


def summary(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """How many comparisons agree, as one card per verdict."""
    aansluitingen = gegevens.read("aansluiting")
    aantallen = dict(aansluitingen.group_by("oordeel").len().iter_rows())
    kaarten = [
        card(
            badge(oordeel, oordeel),
            format_number(aantallen.get(oordeel, 0)),
            OORDEEL_UITLEG[oordeel],
            id_=f"ah-aantal-{oordeel.replace(' ', '-')}",
        )
        for oordeel in reversed(OORDELEN)
    ]
    bevindingen = gegevens.read("bevinding")
    fouten = bevindingen.filter(pl.col("ernst") == "fout").height
    bij = f"Bij het inlezen: {count(fouten, 'fout', 'fouten')} en {count(bevindingen.height - fouten, 'waarschuwing', 'waarschuwingen')}."
    return section("In het kort", cards(*kaarten), lead=f"{count_verdicts(aansluitingen)} {bij}")
