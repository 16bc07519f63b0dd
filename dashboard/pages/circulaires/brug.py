"""The bridge of all gemeenten together, with the proof that its parts are the change."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.brug.blok import bridge_block, bridge_key, proof_line
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.circulaires.keuze import find_choice


def national_bridge(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The bridge of all gemeenten together, with the proof that its parts are the change."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    gemeenten = gegevens.read("brug_gemeenten", **paar.parameters())
    blok, zin = bridge_block(
        gegevens, paar, None, "brug", f"De brug van {paar.namen()}, alle gemeenten samen"
    )
    sluit = (gemeenten["delen_eur"].fill_null(0) == gemeenten["verschil_eur"]).sum()
    return section(
        "De brug: waardoor het verschil komt",
        bridge_key(),
        blok,
        proof_line(gegevens, paar, None),
        html.P(
            f"Per gemeente nagerekend: bij {sluit} van de {gemeenten.height} gemeenten tellen de delen precies op tot het verschil.",
            className="fk-bijschrift",
        ),
        lead=zin,
        id_="brug",
    )
