"""What the money buys against what is there, over gemeenten that said so."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.grafiek.capaciteit import (
    capacity_table,
    capacity_twin,
)
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import count
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.overzicht.opgaven import explain_absence


def capacity(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Per goal what the money buys and what there is, with a warning where returns are made up."""
    doelen = gegevens.read("capaciteit", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    verzonnen = notice(
        "let-op",
        "Deze opgaven zijn verzonnen voorbeelden.",
        "Ze tonen de werking en zeggen niets over de genoemde gemeenten. Zet ‘Voorbeeldcijfers tonen’ bovenaan uit om ze te verbergen.",
    )
    return section(
        "Toegewezen tegenover gerealiseerde capaciteit",
        verzonnen if any(doelen["aantal_voorbeeld"]) else None,
        figuurblok(
            "landelijke-capaciteit",
            f"Toegewezen tegenover gerealiseerde capaciteit in {toestand.jaar}",
            zin=_summarise(doelen),
            figuur=lambda: capacity_table(doelen, toestand.jaar),
            raster=lambda: capacity_twin(doelen, toestand.jaar),
        ),
        html.P(
            "‘Koopt’ is het toegewezen bedrag gedeeld door een prijs per eenheid; die prijs is een aanname. Elke rij heeft een eigen schaal, omdat fte en locaties niet te vergelijken zijn.",
            className="fk-bijschrift",
        ),
        lead="Gelijk met gelijk: beide balken gaan over dezelfde gemeenten, die een opgave deden. Van de andere gemeenten is niets bekend, en dat is niet nul."
        if any(doelen["aantal_opgaven"])
        else f"{explain_absence(gegevens, toestand)} Wat hier niet staat, kan er wel zijn.",
    )


def _summarise(doelen: pl.DataFrame) -> str:
    """For how many goals there is a return, and by how many gemeenten at most."""
    per_doel = [aantal for aantal in doelen["aantal_opgaven"] if aantal]
    if not per_doel:
        return f"Voor geen van de {doelen.height} doelen met een eenheid is er een opgave om te tonen."
    return f"Voor {len(per_doel)} van de {doelen.height} doelen met een eenheid zijn er opgaven, van hoogstens {count(max(per_doel), 'gemeente', 'gemeenten')} per doel."
