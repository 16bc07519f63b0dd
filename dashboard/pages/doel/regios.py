"""A goal that one gemeente receives for its whole region: what every region gets, per inhabitant of that region."""

from decimal import Decimal
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption
from dashboard.beeld.gedeeld.regio import find_regions, read_regional, say_region
from dashboard.beeld.maten import rate
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.doel.kop import find_divided
from pipelines.basis.cijfer import Cijfer, count_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, per_inhabitant, tally
from pipelines.basis.zin import Zin, fill


def find_regional(gegevens: Gegevens, toestand: Toestand) -> tuple[dict[str, Any], pl.DataFrame] | None:
    """The goal of this view and what its regions get (``vragen/regio/regionaal``); ``None`` when it is for gemeenten themselves."""
    doel = find_divided(gegevens, toestand)
    if doel is None:
        return None
    regios = read_regional(gegevens, toestand).filter(pl.col("doel") == doel["doel"])
    return (doel, regios) if regios.height else None


def find_ranked(gegevens: Gegevens, toestand: Toestand) -> dict[str, Any] | None:
    """The goal of this view when its money is for gemeenten themselves, so that they can be ranked by it; else ``None``."""
    return None if find_regional(gegevens, toestand) else find_divided(gegevens, toestand)


@only_with(find_regional)
def regions(
    gegevens: Gegevens, toestand: Toestand, gevonden: tuple[dict[str, Any], pl.DataFrame]
) -> Component:
    """Every region with its centrumgemeente, the highest amount per inhabitant of the region first."""
    (doel, regios), jaar = gevonden, toestand.jaar
    # a region of which no inhabitants are known has no place in the order
    bekend = regios.filter(pl.col("inwoners") > 0)
    per = [float(_rate(rij, jaar)) for rij in bekend.iter_rows(named=True)]
    rangorde = bekend.with_columns(pl.Series("per", per)).sort("per", "regio_code", descending=[True, False])
    eigen = find_regions(gegevens, toestand, toestand.gm).get(doel["doel"]) if toestand.gm else None
    zin = _summarise(rangorde, jaar)
    return section(
        "Per regio",
        _own(gegevens, toestand, eigen) if eigen else None,
        figuurblok(
            "regios",
            f"Per inwoner van de regio: {short_goal(doel['doel_naam'])}, {jaar}",
            zin=zin,
            raster=lambda: _grid(rangorde, toestand, doel["doel"], eigen["regio_code"] if eigen else None),
        ),
        caption(
            f"{regios.item(0, 'toelichting')} Daarom is er van dit doel geen ranglijst of spreiding van gemeenten. Bron: {regios.item(0, 'bron')}."
        ),
        lead=zin,
    )


def _own(gegevens: Gegevens, toestand: Toestand, regio: kolom.Rij) -> Component | None:
    """Who receives it for the gemeente of the address."""
    wie = gegevens.read_row("gemeente_naam", gm=toestand.gm)
    return html.P(show(say_region(regio, wie["naam"], toestand)), id="do-eigen") if wie else None


def _rate(rij: kolom.Rij, jaar: int | None) -> Cijfer:
    bron = allocated(jaar, doel=rij["doel"], regio=rij["regio"])
    return rate(
        rij["bedrag_eur"],
        rij["inwoners"],
        bron,
        jaar,
        rij["regio"],
        status=rij["status"],
        regio=rij["regio"],
    )


def _summarise(rangorde: pl.DataFrame, jaar: int | None) -> Zin:
    """How many regions, and which has most and which least per inhabitant of the region."""
    hoog, laag = rangorde.row(0, named=True), rangorde.row(-1, named=True)
    return fill(
        "Dit geld gaat naar {centra}, elk voor haar hele regio: van {meest} per inwoner van de regio {hoog} tot {minst} in {laag}.",
        centra=count_figure(
            rangorde.filter(pl.col("ontvangers") > 0).height,
            "centrumgemeente",
            "centrumgemeenten",
            tally(allocated(jaar, doel=hoog["doel"])),
        ),
        hoog=hoog["regio"],
        meest=_rate(hoog, jaar).als("per_inwoner", naam=""),
        laag=laag["regio"],
        minst=_rate(laag, jaar).als("per_inwoner", naam=""),
    )


def _grid(rangorde: pl.DataFrame, toestand: Toestand, doel: str, eigen: str | None) -> html.Div:
    """A row per region; that with the code ``eigen`` says so. Frame: ``vragen/regio/regionaal``."""
    jaar, href = toestand.jaar, gemeente_href(toestand)
    bedrag, samen = allocated(jaar, doel=doel, regio="{regio}"), allocated(jaar, doel=doel)
    eur, mensen = total(rangorde["bedrag_eur"]), total(rangorde["inwoners"])
    return raster(
        "raster-regios",
        "Per regio",
        [
            kolom.tekst(
                "naam",
                "Regio",
                lambda r: f"{'► ' if r['regio_code'] == eigen else ''}{r['regio']}",
                totaal="Nederland",
                breedte=190,
                vast=True,
            ),
            kolom.link(
                "centrum",
                "Centrumgemeente",
                lambda r: r["naam"] or "",
                lambda r: href(r["gm_code"]) if r["gm_code"] else None,
                breedte=150,
            ),
            kolom.getal(
                "bedrag",
                "Voor de regio",
                "bedrag_eur",
                herkomst=bedrag,
                totaal=eur,
                totaal_herkomst=samen,
                breedte=125,
            ),
            *_size_columns(rangorde, jaar),
            kolom.getal(
                "per_inwoner",
                "Per inwoner van de regio",
                lambda r: Decimal(r["bedrag_eur"]) / r["inwoners"],
                "per_inwoner",
                herkomst=per_inhabitant(bedrag, jaar, regio="{regio}"),
                totaal=Decimal(eur) / mensen,
                totaal_herkomst=per_inhabitant(samen, jaar),
                breedte=130,
            ),
            kolom.badge("status", "Status", breedte=126),
        ],
        rangorde,
        mee={"regio": "regio"},
    )


def _size_columns(rangorde: pl.DataFrame, jaar: int | None) -> list[kolom.Kolom]:
    """How many gemeenten and inhabitants a region has."""
    inwoners, mensen = inhabitants(jaar, regio="{regio}"), total(rangorde["inwoners"])
    return [
        kolom.getal(
            "gemeenten",
            "Gemeenten",
            notatie="aantal",
            herkomst=tally(inwoners),
            totaal=total(rangorde["gemeenten"]),
            totaal_herkomst=tally(inhabitants(jaar)),
            breedte=105,
        ),
        kolom.getal(
            "inwoners",
            "Inwoners van de regio",
            notatie="aantal",
            herkomst=inwoners,
            totaal=mensen,
            totaal_herkomst=inhabitants(jaar),
            breedte=125,
        ),
    ]
