"""From source to figure in four steps."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.begrippen import term
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section


def road(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The steps."""
    stappen = (
        ("Inlezen", "Elk bronbestand wordt gelezen zoals het is, met van iedere cel het document, het blad en het adres. Wat niet past, is een fout en houdt de bouw tegen; niets wordt stil weggelaten."),
        ("Ordenen", "Namen worden codes, eenheden worden hele euro's, en elk cijfer krijgt zijn jaargang: bij welke circulaire het bekend was, en voor welk jaar het geldt."),
        ("Verdelen", "Elke regel van de envelop wordt met zijn sleutel verdeeld, exact en in hele euro's. De som over gemeenten is altijd de regel."),
        ("Controleren", "Elk totaal wordt vergeleken met een ander cijfer. Pas als alles gelezen en gecontroleerd is, worden de cijfers gepubliceerd: alles, of niets."),
    )  # fmt: skip
    return section(
        "De weg van een cijfer",
        html.Ol([html.Li([html.Strong(f"{kop}. "), tekst]) for kop, tekst in stappen], className="fk-weg"),
        lead=[
            "Deze pagina is gemaakt uit dezelfde gegevens als de cijfers. Klik op een cijfer voor de ",
            term("verwijzing", "berekening en de broncellen"),
            ".",
        ],
    )
