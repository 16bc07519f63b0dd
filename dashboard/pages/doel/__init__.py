"""The page of one goal in one year: what there is, how it is spread, and why."""

import dash
from dash.development.base_component import Component

from dashboard.beeld.elementen import choices
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand, default_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import goal_choice, link_to_address, link_year_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import read_years, unknown_year_page
from dashboard.pages.doel import capaciteit, grootte, kop, ranglijst, reeks, regios, sleutel, spreiding
from dashboard.pages.doel.kop import find_goal

_SECTIES = (
    Sectie("do-kop", "kop", kop.heading, 300, ("doel",), bij_onbekend_jaar=unknown_year_page),
    Sectie("do-geld", "geld van dit doel", kop.money, 420, ("doel",)),
    Sectie("do-regios", "regio's", regios.regions, 0, ("doel", "gm")),
    Sectie("do-spreiding", "spreiding", spreiding.spread, 560, ("doel", "gm")),
    Sectie("do-uitschieters", "uitschieters", ranglijst.extremes, 520, ("doel",)),
    Sectie("do-sleutel", "sleutel", sleutel.key_parts, 760, ("doel",)),
    Sectie("do-grootte", "grootte", grootte.size, 520, ("doel", "gm")),
    Sectie("do-ranglijst", "ranglijst", ranglijst.ranking, 720, ("doel",)),
    Sectie("do-capaciteit", "capaciteit", capaciteit.capacity, 520, ("doel",)),
    Sectie("do-reeks", "lasten voor en na", reeks.before_and_after, 620, ("doel",)),
)


def title(gegevens: Gegevens, toestand: Toestand) -> str:
    """The title of the browser tab."""
    doel = find_goal(gegevens, toestand)
    return f"{short_goal(doel['doel_naam'])} {toestand.jaar}" if doel else "Doel"


def top(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The choices of the page."""
    doelen = gegevens.read("doelen", jaar=toestand.jaar or default_year(read_years(gegevens))).select(
        "doel", "doel_naam"
    )
    gekozen = find_goal(gegevens, toestand)
    return choices(
        goal_choice("do-doel", doelen.iter_rows(), gekozen["doel"] if gekozen else None),
        year_choice("do-jaar", read_years(gegevens), toestand),
        soort="fk-keuzes--boven",
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the choices of goal and year."""
    link_to_address(app, "do-doel", "doel")
    link_year_to_address(app, "do-jaar")


PAGINA = Pagina(
    pad="/doel",
    naam="Doel",
    volgorde=40,
    titel=title,
    kop=top,
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
