"""The page of one gemeente in one year."""

import dash
from dash.development.base_component import Component

from dashboard.beeld.elementen import choices
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import (
    follow_year,
    gemeente_choice,
    gemeente_options,
    link_parts_to_address,
    link_to_address,
    link_year_to_address,
    year_choice,
)
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import read_years, unknown_year_page
from dashboard.pages.gemeente import (
    berekening,
    fonds,
    gelijken,
    jaren,
    kop,
    opgaven,
    reeks,
    taakvelden,
    toegewezen,
)
from dashboard.pages.gemeente.kop import find_name

PAD = "/gemeente"
_SECTIES = (
    Sectie("gm-kop", "kop", kop.heading, 260, ("gm",), bij_onbekend_jaar=unknown_year_page),
    Sectie("gm-doelen", "toegewezen per doel", toegewezen.goals, 900, ("gm", "doel", "jaargang", "delen")),
    Sectie("gm-capaciteit", "capaciteit", opgaven.capacity, 420, ("gm",)),
    Sectie("gm-brug", "verandering", jaren.since_previous, 700, ("gm",)),
    Sectie("gm-jaren", "verloop", jaren.years, 560, ("gm",)),
    Sectie("gm-gelijken", "vergelijkbare gemeenten", gelijken.peers, 560, ("gm", "groep", "met")),
    Sectie("gm-reeks", "lasten voor en na", reeks.before_and_after, 1400, ("gm",)),
    Sectie("gm-taakvelden", "taakvelden", taakvelden.spending, 700, ("gm",)),
    Sectie("gm-bewijs", "berekening", berekening.proof, 700, ("gm", "doel")),
    Sectie("gm-fonds", "gemeentefonds", fonds.whole_fund, 600, ("gm",)),
    Sectie("gm-uitkeringen", "uitkeringen", fonds.payments, 420, ("gm", "jaargang")),
    Sectie("gm-bestanden", "opgaven en bevindingen", opgaven.files, 420, ("gm",)),
)


def title(gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    naam = find_name(gegevens, toestand)
    return f"{naam} {toestand.jaar or ''}".strip() if naam else "Gemeente"


def top(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The choices of the page."""
    return choices(
        gemeente_choice("gm-keuze", gemeente_options(gegevens, toestand.jaar), toestand.gm),
        year_choice("gm-jaar", read_years(gegevens), toestand),
        soort="fk-keuzes--boven",
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the sections and the choices of gemeente, year, goal and vintage."""
    link_to_address(app, "gm-keuze", "gm")
    link_year_to_address(app, "gm-jaar")
    link_to_address(app, "gm-doel", "doel", volgt_adres=False)
    link_to_address(app, "gm-jaargang", "jaargang", volgt_adres=False)
    link_to_address(app, "gm-groep", "groep", volgt_adres=False)
    link_to_address(app, "gm-met", "met", soort="lijst", volgt_adres=False, wisbaar=True)
    link_parts_to_address(app, "gm-delen")
    follow_year(app, gegevens, "gm-keuze", PAD)


PAGINA = Pagina(
    pad=PAD,
    naam="Gemeente",
    volgorde=30,
    titel=title,
    kop=top,
    secties=_SECTIES,
    velden=("doel", "jaargang", "groep", "met", "delen"),
    register=register,
    methode="mt-afronding",
    voorbeelden=(
        "?gm=GM0363&jaar=2023",
        "?gm=GM0363&jaar=2023&voorbeeld=aan",
        "?gm=GM1681&jaar=2026&doel=ido",
        "?gm=GM1992&jaar=2024&groep=eigen&met=GM0599,GM0518",
        "?gm=GM0501&jaar=2024",
        "?gm=GM0344&jaar=2026&delen=aan",
        "?gm=GM0457",
        "?gm=GM0363&jaar=2031",
    ),
)
