"""Open data: the tables that there are, the releases with what changed, how to cite, the API and the terms."""

from dash import html
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import contents, page_head, placeholders
from dashboard.pages.open import tabellen, uitgaven

_SECTIES = (
    Sectie("od-uitgaven", "Uitgaven", uitgaven.releases, 300, (), vluchtig=True),
    Sectie("od-api", "De API", uitgaven.api, 300, ()),
    Sectie("od-tabellen", "Wat er is", tabellen.overview, 200, ()),
    Sectie("od-licentie", "Licentie en verwijzen", tabellen.terms, 300, ()),
)


def layout(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The frame of the page; every section is filled by a callback of its own."""
    return html.Div(
        [
            page_head(
                "Open data",
                "Alle cijfers van deze site om over te nemen: als uitgave die nooit meer verandert, of per vraag uit de API. Bedragen "
                "zijn exact, elk cijfer zegt hoe zeker het is, en verzonnen voorbeelden zitten er niet bij.",
            ),
            contents((sectie.id, sectie.naam) for sectie in _SECTIES),
            *placeholders(_SECTIES),
        ]
    )


PAGINA = Pagina(
    pad="/open",
    naam="Open data",
    volgorde=110,
    titel=lambda *_: "Open data",
    layout=layout,
    secties=_SECTIES,
    methode="mt-kolommen",
)
