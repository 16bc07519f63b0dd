"""The page of one gemeente in one year."""

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import choices
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.delen import VELD, find_part, part_bar
from dashboard.kader.keuzes import (
    follow_year,
    gemeente_choice,
    gemeente_options,
    link_parts_to_address,
    link_to_address,
    link_year_to_address,
    year_choice,
)
from dashboard.kader.pagina import Deel, Pagina, Sectie
from dashboard.kader.sectie import placeholders, read_years, unknown_year_page
from dashboard.pages.gemeente import (
    antwoord,
    berekening,
    fonds,
    gelijken,
    jaren,
    kop,
    opgaven,
    reeks,
    sisa,
    taakvelden,
    toegewezen,
    vraag,
)
from dashboard.pages.gemeente.kop import find_gemeente, find_name

PAD = "/gemeente"
DELEN = (
    Deel("", "Antwoord"),
    Deel(
        "vergelijking",
        "Vergelijking",
        (
            ("doelen", "Toegewezen per doel"),
            ("gelijken", "Vergelijkbare gemeenten"),
            ("verloop", "Verloop over de jaren"),
        ),
    ),
    Deel(
        "verantwoording",
        "Verantwoording",
        (
            ("capaciteit", "Wat ertegenover staat"),
            ("sisa", "SiSa"),
            ("voor-en-na", "Lasten voor en na"),
            ("taakvelden", "Uitgaven per taakveld"),
            ("vraag", "Vraag naast capaciteit"),
        ),
    ),
    Deel("berekening", "Berekening", (("berekening", "Hoe is dit berekend"),)),
    Deel(
        "gemeentefonds",
        "Gemeentefonds",
        (
            ("sinds-vorige", "Sinds de vorige circulaire"),
            ("gemeentefonds", "Het hele gemeentefonds"),
            ("uitkeringen", "Suppleties, IU en DU"),
        ),
    ),
    Deel("bevindingen", "Opgaven en bevindingen", (("bestanden", "Opgaven en bevindingen"),)),
)
_JAREN = ("vanaf", "tm")
_VELDEN = ("doel", "jaargang", "groep", "met", "delen", *_JAREN, VELD)


def navigation(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The parts of the page; nothing where there is no gemeente to show."""
    return part_bar(DELEN, toestand, PAD) if find_gemeente(gegevens, toestand) else None


_SECTIES = (
    Sectie("gm-nav", "delen van de pagina", navigation, 0, ("gm", *_VELDEN)),
    Sectie("gm-kop", "kop", kop.heading, 96, ("gm",), bij_onbekend_jaar=unknown_year_page),
    Sectie("gm-antwoord", "antwoord", antwoord.answer, 520, ("gm", "delen"), deel=""),
    Sectie(
        "gm-doelen",
        "toegewezen per doel",
        toegewezen.goals,
        900,
        ("gm", "doel", "jaargang", "delen"),
        deel="vergelijking",
    ),
    Sectie(
        "gm-gelijken",
        "vergelijkbare gemeenten",
        gelijken.peers,
        560,
        ("gm", "groep", "met"),
        deel="vergelijking",
    ),
    Sectie("gm-jaren", "verloop", jaren.years, 560, ("gm", *_JAREN), deel="vergelijking"),
    Sectie("gm-capaciteit", "capaciteit", opgaven.capacity, 420, ("gm",), deel="verantwoording"),
    Sectie("gm-sisa", "SiSa", sisa.annex, 260, ("gm",), deel="verantwoording"),
    Sectie("gm-reeks", "lasten voor en na", reeks.before_and_after, 1400, ("gm",), deel="verantwoording"),
    Sectie("gm-taakvelden", "taakvelden", taakvelden.spending, 700, ("gm",), deel="verantwoording"),
    Sectie("gm-vraag", "vraag naast capaciteit", vraag.demand, 320, ("gm",), deel="verantwoording"),
    Sectie("gm-bewijs", "berekening", berekening.proof, 700, ("gm", "doel"), deel="berekening"),
    Sectie("gm-brug", "verandering", jaren.since_previous, 700, ("gm",), deel="gemeentefonds"),
    Sectie("gm-fonds", "gemeentefonds", fonds.whole_fund, 600, ("gm",), deel="gemeentefonds"),
    Sectie("gm-uitkeringen", "uitkeringen", fonds.payments, 420, ("gm", "jaargang"), deel="gemeentefonds"),
    Sectie("gm-bestanden", "opgaven en bevindingen", opgaven.files, 420, ("gm",), deel="bevindingen"),
)


def title(gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    naam = find_name(gegevens, toestand)
    if not naam:
        return "Gemeente"
    deel = find_part(DELEN, toestand)
    return f"{naam} {toestand.jaar or ''}".strip() + (f": {deel.naam.lower()}" if deel.code else "")


def layout(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The choices with the parts of the page below them, which stay in view, and the places of the sections."""
    delen, *vakken = placeholders(_SECTIES, find_part(DELEN, toestand).code)
    keuzes = choices(
        gemeente_choice("gm-keuze", gemeente_options(gegevens, toestand.jaar), toestand.gm),
        year_choice("gm-jaar", read_years(gegevens), toestand),
    )
    return html.Div([html.Div([keuzes, delen], className="fk-keuzes--boven fk-balkboven"), *vakken])


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the sections and the choices of gemeente, year, goal and vintage."""
    link_to_address(app, "gm-keuze", "gm")
    link_year_to_address(app, "gm-jaar")
    link_to_address(app, "gm-doel", "doel", volgt_adres=False)
    link_to_address(app, "gm-jaargang", "jaargang", volgt_adres=False)
    link_to_address(app, "gm-groep", "groep", volgt_adres=False)
    for veld in _JAREN:
        link_to_address(app, f"gm-{veld}", veld, volgt_adres=False)
    link_to_address(app, "gm-met", "met", soort="lijst", volgt_adres=False, wisbaar=True)
    for schakelaar in ("gm-delen", "gm-delen-vergelijking"):
        link_parts_to_address(app, schakelaar)
    follow_year(app, gegevens, "gm-keuze", PAD)


PAGINA = Pagina(
    pad=PAD,
    naam="Gemeente",
    volgorde=30,
    titel=title,
    layout=layout,
    secties=_SECTIES,
    velden=_VELDEN,
    register=register,
    methode="mt-afronding",
    delen=DELEN,
    voorbeelden=(
        "?gm=GM0363&jaar=2023",
        "?gm=GM0363&jaar=2023&deel=verantwoording&voorbeeld=aan",
        "?gm=GM1681&jaar=2026&deel=berekening&doel=ido",
        "?gm=GM1992&jaar=2024&deel=vergelijking&groep=eigen&met=GM0599,GM0518",
        "?gm=GM0268&jaar=2024&deel=gemeentefonds",
        "?gm=GM0363&jaar=2024&deel=bevindingen",
        "?gm=GM0501&jaar=2024",
        "?gm=GM0344&jaar=2026&delen=aan",
        "?gm=GM0457",
        "?gm=GM0363&jaar=2031",
    ),
)
