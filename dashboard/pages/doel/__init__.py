"""The page of one goal in one year: what there is, how it is spread, and why."""

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import choices
from dashboard.beeld.maten import ALLE_DOELEN
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand, default_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import goal_choice, link_to_address, link_year_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import contents, placeholders, read_years, unknown_year_page
from dashboard.pages.doel import capaciteit, grootte, kop, ranglijst, reeks, regios, sleutel, spreiding, vraag
from dashboard.pages.doel.kop import find_divided, find_goal

# the parts of the page by what a goal needs for them: the id of a section and its words
_ALTIJD = (("do-geld", "Hoe zeker is dit geld"),)
_REGIO = (("do-regios", "Per regio"),)
_RANG = (("do-spreiding", "Spreiding"), ("do-uitschieters", "Uitschieters"))
_SLEUTEL = (("do-sleutel", "Sleutel"),)
_GROOTTE = (("do-grootte", "Grote gemeenten"), ("do-ranglijst", "Ranglijst"))
_VERDEELD = (("do-capaciteit", "Capaciteit"), ("do-vraag", "Vraag"))
_SLOT = (("do-reeks", "Lasten voor en na"),)


def headings(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Links to the parts that this goal has, which stay in view."""
    if find_goal(gegevens, toestand) is None:
        return None
    verdeeld, rang = find_divided(gegevens, toestand), regios.find_ranked(gegevens, toestand)
    delen = (
        *_ALTIJD,
        *(_REGIO if verdeeld and not rang else ()),
        *(_RANG if rang else ()),
        *(_SLEUTEL if verdeeld else ()),
        *(_GROOTTE if rang else ()),
        *(_VERDEELD if verdeeld else ()),
        *_SLOT,
    )
    return contents(delen)


_SECTIES = (
    Sectie("do-inhoud", "inhoud", headings, 0, ("doel",)),
    Sectie("do-kop", "kop", kop.heading, 300, ("doel",), bij_onbekend_jaar=unknown_year_page),
    Sectie("do-geld", "geld van dit doel", kop.money, 420, ("doel",)),
    Sectie("do-regios", "regio's", regios.regions, 0, ("doel", "gm")),
    Sectie("do-spreiding", "spreiding", spreiding.spread, 560, ("doel", "gm")),
    Sectie("do-uitschieters", "uitschieters", ranglijst.extremes, 520, ("doel",)),
    Sectie("do-sleutel", "sleutel", sleutel.key_parts, 760, ("doel",)),
    Sectie("do-grootte", "grootte", grootte.size, 520, ("doel", "gm")),
    Sectie("do-ranglijst", "ranglijst", ranglijst.ranking, 720, ("doel",)),
    Sectie("do-capaciteit", "capaciteit", capaciteit.capacity, 520, ("doel",)),
    Sectie("do-vraag", "vraag naast capaciteit", vraag.demand, 320, ("doel",)),
    Sectie("do-reeks", "lasten voor en na", reeks.before_and_after, 620, ("doel",)),
)


def title(gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    doel = find_goal(gegevens, toestand)
    return f"{short_goal(doel['doel_naam'])} {toestand.jaar}" if doel else "Doel"


def layout(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The choices with the contents below them, which stay in view, and the places of the sections."""
    doelen = gegevens.read("doelen", jaar=toestand.jaar or default_year(read_years(gegevens))).select(
        "doel", "doel_naam"
    )
    gekozen = find_goal(gegevens, toestand)
    inhoud, *vakken = placeholders(_SECTIES)
    keuzes = choices(
        goal_choice("do-doel", doelen.iter_rows(), gekozen["doel"] if gekozen else None),
        year_choice("do-jaar", read_years(gegevens), toestand),
    )
    return html.Div([html.Div([keuzes, inhoud], className="fk-keuzes--boven fk-balkboven"), *vakken])


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the choices of goal and year."""
    link_to_address(app, "do-doel", "doel", geen=ALLE_DOELEN)
    link_year_to_address(app, "do-jaar")


PAGINA = Pagina(
    pad="/doel",
    naam="Doel",
    volgorde=40,
    titel=title,
    layout=layout,
    secties=_SECTIES,
    velden=("doel",),
    register=register,
    voorbeelden=(
        "?doel=wijkteams&jaar=2023&gm=GM0363",
        "?doel=zorg_en_veiligheid&jaar=2026",
        "?doel=overig",
        "?doel=ido&jaar=2022",
        "?doel=wijkteams&jaar=2023&voorbeeld=aan",
        "?doel=bestaatniet",
    ),
)
