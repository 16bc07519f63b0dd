"""The footer: what this is, where the figures come from, and when they were made."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import INTERN, Kinderen
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.opmaak import format_datum


def footer(gegevens: Gegevens) -> Component | None:
    """Sources, version and date of the figures; ``None`` when nothing was built."""
    bouw = gegevens.read_row("bouw")
    if bouw is None:
        return None
    gebouwd = bouw["gebouwd_op"]
    productie = ", in productie: zonder voorbeeldcijfers" if bouw["productie"] else ""
    return html.Div(
        className="fk-voet__binnen",
        children=[
            _column(
                "Fondskompas",
                "Wat aan gemeenten is toegerekend, op welke sleutel, en welke capaciteit daartegenover staat.",
                "Geen officiële publicatie; elk cijfer draagt zijn status en zijn bron.",
            ),
            _column(
                "Bronnen",
                "Rekenbestanden gemeentefonds en circulaires: ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK).",
                "Iv3, inwoners, gemeenteklassen en gebiedsindelingen: CBS. Gemeentegrenzen: CBS en Kadaster (PDOK). Beschikbaar onder CC BY 4.0.",
            ),
            _column(
                "Deze cijfers",
                f"Gebouwd op {format_datum(gebouwd.date())} om {gebouwd:%H.%M} uur (UTC).",
                f"Versie {bouw['versie']}{productie}.",
                html.A(
                    "Hoe deze cijfers tot stand komen",
                    href="/methode",
                    className="fk-link",
                    **INTERN,
                ),
                html.A(
                    "Of ze kloppen, en waar ze vandaan komen",
                    href="/aansluiting",
                    className="fk-link",
                    **INTERN,
                ),
            ),
        ],
    )


def _column(kop: str, *regels: Kinderen) -> html.Div:
    return html.Div([html.Strong(kop), *[html.P(regel) for regel in regels]])
