"""The vintages of a uitkeringsjaar and the bridge between two of them, nationally and per gemeente."""

import dash
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import link_to_address
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import contents, unknown_year_page
from dashboard.pages.circulaires.brug import find_choice, gemeente_bridge, heading, national_bridge
from dashboard.pages.circulaires.gemeenten import ranking
from dashboard.pages.circulaires.jaargangen import vintages
from dashboard.pages.circulaires.miljoen import million

_PAAR = ("van", "naar")
_BRUG = (
    ("brug", "De brug"),
    ("gemeenten", "Wie gaat vooruit, wie achteruit"),
    ("brug-gemeente", "Eén gemeente"),
)
_ALTIJD = (("jaargangen", "De circulaires"), ("miljoen", "Een miljoen meer"))


def headings(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Links to the parts of the page, which stay in view."""
    keuze = find_choice(gegevens, toestand)
    return contents((*(_BRUG if keuze.paar else ()), *_ALTIJD)) if keuze.namen else None


_SECTIES = (
    # the links to other years are in the head, and a link keeps what the reader has chosen
    Sectie("ci-kop", "kop", heading, 220, (*_PAAR, "gm", "telt"), bij_onbekend_jaar=unknown_year_page),
    Sectie("ci-inhoud", "inhoud", headings, 0, _PAAR),
    Sectie("ci-brug", "brug", national_bridge, 760, _PAAR),
    Sectie("ci-gemeenten", "verandering per gemeente", ranking, 900, (*_PAAR, "telt")),
    Sectie("ci-eigen", "brug van een gemeente", gemeente_bridge, 400, ("gm", *_PAAR)),
    Sectie("ci-jaargangen", "circulaires", vintages, 600, ()),
    Sectie("ci-miljoen", "een miljoen meer", million, 420, ("gm", *_PAAR)),
)


def title(gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    return f"Circulaires over {find_choice(gegevens, toestand).jaar}" if toestand.jaar else "Circulaires"


def register(app: dash.Dash, _gegevens: Gegevens) -> None:
    """Wire the choices of the two circulaires and of the gemeente."""
    link_to_address(app, "ci-van", "van", volgt_adres=False)
    link_to_address(app, "ci-naar", "naar", volgt_adres=False)
    link_to_address(app, "ci-telt", "telt", volgt_adres=False)
    link_to_address(app, "ci-gemeente", "gm", volgt_adres=False, wisbaar=True)


PAGINA = Pagina(
    pad="/circulaires",
    naam="Circulaires",
    volgorde=60,
    titel=title,
    secties=_SECTIES,
    velden=(*_PAAR, "telt"),
    register=register,
    voorbeelden=(
        "?jaar=2024&van=M2024&naar=S2024&gm=GM0363",
        "?jaar=2024&van=M2023&naar=S2024&telt=alles",
        "?jaar=2025",
        "?jaar=2021",
        "?jaar=2024&van=X1&naar=S2024&gm=GM9999",
    ),
)
