"""The money grouped: by province or class, the largest gemeenten, every year beside each other, and who receives a DU."""

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.maten import ALLE_DOELEN
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.allecijfers import download_all
from dashboard.kader.keuzes import link_to_address, link_year_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import contents, page_head, read_years, unknown_year
from dashboard.pages.verdeling import groepen, grootste, jaren, ontvangers

_SECTIES = (
    Sectie("vd-melding", "jaarkeuze", lambda *_: None, 0, (), bij_onbekend_jaar=unknown_year),
    Sectie("vd-keuze", "keuze van groepen", groepen.group_choices, 120, ("groep", "doel")),
    Sectie("vd-groepen", "groepen", groepen.groups, 760, ("groep", "doel", "gemeenten")),
    Sectie("vd-grootste", "grootste gemeenten", grootste.largest, 320, ("doel",)),
    Sectie("vd-jaren", "doelen en jaren", jaren.goals_by_year, 1200, ("van", "tot")),
    Sectie("vd-ontvangers", "ontvangers", ontvangers.recipients, 640, ()),
)


_INHOUD = (
    ("vd-keuze", groepen.TITEL),
    ("vd-grootste", grootste.TITEL),
    ("vd-jaren", jaren.TITEL),
    ("vd-ontvangers", ontvangers.TITEL),
)


def top(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the page answers, the choice of year, and where each answer stands."""
    return html.Div(
        [
            page_head(
                "Hoe is het geld verdeeld?",
                "Sommen en aandelen van groepen gemeenten, het geld en de sleutel per doel en jaar, en wie een decentralisatie-uitkering ontvangt.",
                year_choice("vd-jaar", read_years(gegevens), toestand),
            ),
            download_all(),
            contents(_INHOUD),
        ]
    )


def register(app: dash.Dash, _gegevens: Gegevens) -> None:
    """Wire the choices; those of a section are drawn by it."""
    link_year_to_address(app, "vd-jaar")
    link_to_address(app, "vd-groep", "groep", standaard=groepen.STANDAARD, volgt_adres=False)
    link_to_address(app, "vd-doel", "doel", standaard=ALLE_DOELEN, volgt_adres=False)
    link_to_address(app, "vd-gemeenten", "gemeenten", soort="lijst", wisbaar=True, eerst=True)
    for veld in ("van", "tot"):
        link_to_address(app, f"vd-{veld}", veld, volgt_adres=False)


PAGINA = Pagina(
    pad="/verdeling",
    naam="Verdeling",
    volgorde=15,
    titel=lambda _, toestand: f"Verdeling {toestand.jaar or ''}".strip(),
    kop=top,
    secties=_SECTIES,
    velden=("groep", "doel", "gemeenten", "van", "tot"),
    register=register,
    voorbeelden=(
        "?jaar=2023&groep=grootteklasse",
        "?jaar=2026&doel=wijkteams",
        "?jaar=2024&doel=zorg_en_veiligheid&groep=centrumfunctie",
        "?jaar=2021&doel=overig&van=2022&tot=2024",
        "?jaar=2022&groep=keuze&gemeenten=GM0363,GM0599,GM9999",
        "?jaar=2025&groep=keuze&van=2024&tot=2022",
    ),
)
