"""Money that one gemeente receives for its whole region: who receives it for whom, in words, and what is left without it.

Such an amount is never put per inhabitant of the gemeente that receives it, and who receives nothing itself is no gemeente that
got nothing: the amount of its region is beside it.
"""

from collections.abc import Mapping

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import status_badge
from dashboard.beeld.kolom import Rij
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, count_figure
from pipelines.basis.verwijzing import allocated, inhabitants, tally
from pipelines.basis.zin import Link, Zin, fill

GEEN_ONTVANGER = "geen ontvanger"
VOOR_DE_REGIO = "voor de regio"
"""Why there is no amount per own inhabitant."""
ZONDER_REGIO = "Per inwoner telt geld niet mee dat via een centrumgemeente voor een hele regio is."
"""Below a list of amounts per inhabitant of gemeenten."""


def read_regional(gegevens: Gegevens, toestand: Toestand) -> pl.DataFrame:
    """What is received for regions in the year. Frame: ``vragen/regio/regionaal``."""
    return gegevens.read("regionaal", jaar=toestand.jaar)


def own_goals(gemeenten: pl.DataFrame | Rij) -> dict[str, str]:
    """What a reference to ``eigen_eur`` has besides: the goals that are no money of a region; nothing in a year without.

    ``gemeenten``: ``vragen/algemeen/gemeenten``, or a row of it.
    """
    if isinstance(gemeenten, pl.DataFrame):
        doelen = gemeenten["eigen_doelen"].first() if gemeenten.height else None
    else:
        doelen = gemeenten["eigen_doelen"]
    return {"doel": str(doelen)} if doelen else {}


def find_regions(gegevens: Gegevens, toestand: Toestand, gm_code: str) -> dict[str, Rij]:
    """By goal what is received for the region that a gemeente lies in; nothing where no goal is for regions.

    Rows: ``vragen/regio/regionaal``, with ``is_centrum``.
    """
    regionaal = read_regional(gegevens, toestand)
    if not regionaal.height:
        return {}
    leden = gegevens.read("regio_gemeente", jaar=toestand.jaar).filter(pl.col("gm_code") == gm_code)
    rijen = regionaal.join(leden.select("regio_code", "is_centrum"), on="regio_code", how="inner")
    return {rij["doel"]: rij for rij in rijen.iter_rows(named=True)}


def find_recipients(gegevens: Gegevens, toestand: Toestand, doel: str) -> pl.DataFrame | None:
    """By whom every gemeente gets a goal that is for regions: gm_code, centrum (a name); ``None`` for any other goal."""
    regios = read_regional(gegevens, toestand).filter(pl.col("doel") == doel)
    if not regios.height:
        return None
    leden = gegevens.read("regio_gemeente", jaar=toestand.jaar).select("gm_code", "regio_code")
    return leden.join(regios.select("regio_code", centrum="naam"), on="regio_code", how="inner").drop(
        "regio_code"
    )


def region_amount(rij: Rij, jaar: int | None) -> Cijfer:
    """What is received for a region. ``rij``: of ``vragen/regio/regionaal``."""
    bron = allocated(jaar, doel=rij["doel"], regio=rij["regio"])
    return Cijfer(rij["bedrag_eur"], "eur", bron, naam=f"Voor de regio {rij['regio']}", status=rij["status"])


def region_size(rij: Rij, jaar: int | None) -> Cijfer:
    """How many gemeenten a region has."""
    return count_figure(
        rij["gemeenten"], "gemeente", "gemeenten", tally(inhabitants(jaar, regio=rij["regio"]))
    )


def mark_goal(naam: str, regio: Rij | None) -> str:
    """The name of a goal with who receives it, where that is for a region."""
    if regio is None:
        return naam
    wie = VOOR_DE_REGIO if regio["is_centrum"] else f"via centrumgemeente {regio['naam']}"
    return f"{short_goal(naam)}, {wie}"


def explain_regions(
    regios: Mapping[str, Rij], namen: Mapping[str, str], toestand: Toestand
) -> Component | None:
    """Per goal that is for a region who receives it and for how many gemeenten, and that it stands in no amount per inhabitant.

    ``namen``: the name of every goal by its code.
    """
    if not regios:
        return None
    alinea = [
        html.P(show([say_region(regio, namen[doel], toestand), " ", status_badge(regio["status"])]))
        for doel, regio in regios.items()
        if doel in namen
    ]
    slot = "Dit geld is voor een hele regio en telt daarom in geen enkel bedrag per inwoner van een gemeente mee."
    return html.Div([*alinea, html.P(slot)], className="fk-paneel", id="gm-regio")


def say_region(regio: Rij, naam: str, toestand: Toestand) -> Zin:
    """Who receives for the region of a gemeente, after what it is about: a goal or the gemeente. ``regio``: of ``find_regions``."""
    woorden = {
        "naam": short_goal(naam),
        "bedrag": region_amount(regio, toestand.jaar),
        "regio": regio["regio"],
        "gemeenten": region_size(regio, toestand.jaar),
    }
    if regio["is_centrum"]:
        return fill("{naam}: {bedrag} voor de regio {regio} van {gemeenten}.", **woorden)
    centrum = Link(regio["naam"], "/gemeente" + toestand.search(gm=regio["gm_code"]))
    return fill(
        "{naam}: geen ontvanger; via centrumgemeente {centrum}, {bedrag} voor de regio {regio} van {gemeenten}.",
        centrum=centrum,
        **woorden,
    )
