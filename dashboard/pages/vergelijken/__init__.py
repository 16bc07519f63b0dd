"""Up to six gemeenten side by side in one year."""

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import (
    GEMEENTE_ZOEKEN,
    choice,
    follow_year,
    gemeente_options,
    in_browser,
    link_parts_to_address,
    link_to_address,
    link_year_to_address,
    year_choice,
)
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import page_head, read_years, unknown_year
from dashboard.pages.vergelijken.doelen import WEERGAVEN, goals
from dashboard.pages.vergelijken.ertegenover import capacity, spending
from dashboard.pages.vergelijken.keuze import HOOGSTENS, asked_codes, choose, heading, traits
from dashboard.pages.vergelijken.vraag import demand

PAD = "/vergelijken"
_WIE = ("gemeenten", "gm")
_SECTIES = (
    Sectie("ve-kop", "antwoord", heading, 200, _WIE, bij_onbekend_jaar=unknown_year),
    Sectie("ve-kenmerken", "kenmerken", traits, 320, _WIE),
    Sectie("ve-doelen", "toegewezen per doel", goals, 900, (*_WIE, "toon", "delen")),
    Sectie("ve-capaciteit", "capaciteit", capacity, 420, _WIE),
    Sectie("ve-vraag", "vraag naast capaciteit", demand, 320, _WIE),
    Sectie("ve-lasten", "lasten per taakveld", spending, 760, _WIE),
)
# the choice shows what the page shows, whichever of the two fields of the address it came from
_VOLG = """function(search, huidig) {
    const velden = new URLSearchParams(search || "");
    const codes = (velden.get("gemeenten") || velden.get("gm") || "").toUpperCase().split(",").filter(Boolean).slice(0, HOOGSTENS);
    return codes.join() === (huidig || []).join() ? window.dash_clientside.no_update : codes;
}""".replace("HOOGSTENS", str(HOOGSTENS))


def title(gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    if not toestand.jaar:
        return "Vergelijken"
    namen = choose(gegevens, toestand).gemeenten["naam"].to_list()
    return f"{', '.join(namen)} vergeleken, {toestand.jaar}" if namen else f"Vergelijken {toestand.jaar}"


def top(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the page answers, and the choices that hold for all of it."""
    return page_head(
        "Gemeenten naast elkaar",
        "Wat hoogstens zes gemeenten per doel kregen, welke capaciteit er is en wat zij per taakveld uitgeven.",
        dmc.MultiSelect(
            id="ve-gemeenten",
            label="Gemeenten",
            description=f"Hoogstens {HOOGSTENS}. Met de eerste wordt vergeleken.",
            data=gemeente_options(gegevens, toestand.jaar),
            value=list(asked_codes(toestand))[:HOOGSTENS],
            placeholder="Typ een naam",
            maxValues=HOOGSTENS,
            className="fk-keuze fk-keuze--breed",
            **GEMEENTE_ZOEKEN,
        ),
        year_choice("ve-jaar", read_years(gegevens), toestand),
        choice(
            "ve-toon", "Tabel per doel", WEERGAVEN.items(), toestand.kies("toon", list(WEERGAVEN), "inwoner")
        ),
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the choices of gemeenten, year and view."""
    link_to_address(app, "ve-gemeenten", "gemeenten", soort="lijst", wisbaar=True, volgt_adres=False)
    link_year_to_address(app, "ve-jaar")
    link_parts_to_address(app, "ve-delen")
    link_to_address(app, "ve-toon", "toon", standaard="inwoner")
    in_browser(
        app, _VOLG, Output("ve-gemeenten", "value"), Input("url", "search"), State("ve-gemeenten", "value")
    )
    follow_year(app, gegevens, "ve-gemeenten", PAD)


PAGINA = Pagina(
    pad=PAD,
    naam="Vergelijken",
    volgorde=50,
    titel=title,
    kop=top,
    secties=_SECTIES,
    velden=("gemeenten", "toon", "delen"),
    register=register,
    voorbeelden=(
        "?gemeenten=GM0363,GM0599,GM1681,GM0088&toon=verschil&jaar=2023",
        "?gm=GM0363,GM0268&jaar=2025",
        "?gm=GM1681&jaar=2024&toon=totaal",
        "?gm=GM0363,GM0268&jaar=2023&voorbeeld=aan",
        "?gm=GM0363,GM0268&jaar=2026&delen=aan",
        "?gemeenten=GM9999,GM0457",
    ),
)
