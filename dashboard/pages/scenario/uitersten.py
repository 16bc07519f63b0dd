"""The gemeenten at either end of a scenario, each with what drives it."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show_figure
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.kader.sectie import section
from dashboard.pages.scenario.cijfers import gemeente_column
from dashboard.pages.scenario.jaaruitkomst import Jaaruitkomst, with_outcome
from pipelines.basis.zin import fill
from pipelines.scenario.redenen import explain

_KANTEN = {"voordeel": "Grootste voordeel per inwoner", "nadeel": "Grootste nadeel per inwoner"}


@with_outcome
def extremes(uit: Jaaruitkomst) -> Component | None:
    """The ten at either end, each with what drives it."""
    uitersten = uit.rows(uit.stand.uitkomst.uitersten)
    if not uitersten.height:
        return None
    blokken: list[Component] = []
    for kant, titel in _KANTEN.items():
        deel = uitersten.filter(pl.col("kant") == kant).sort("rang")
        blokken += [
            html.H3(titel),
            _side(uit, deel, kant, titel)
            if deel.height
            else html.P("Geen enkele gemeente.", className="fk-bijschrift"),
        ]
    return section(
        "De uitersten, en waarom",
        *blokken,
        lead="Per kant hooguit tien gemeenten. De reden is het deel van de sleutel dat het meeste van het verschil verklaart.",
    )


def _side(uit: Jaaruitkomst, deel: pl.DataFrame, kant: str, titel: str) -> html.Div:
    eerste = deel.row(0, named=True)
    return figuurblok(
        f"sc-{kant}",
        f"{titel} in {uit.jaar}",
        zin=fill(
            "Bovenaan staat {naam} met {eur} per inwoner.",
            naam=eerste["naam"],
            eur=uit.money(gm_code=eerste["gm_code"]).figure(eerste, "per_inwoner"),
        ),
        figuur=lambda: html.Ol(
            [_gemeente(uit, rij) for rij in deel.iter_rows(named=True)], className="sc-uitersten"
        ),
        raster=lambda: _side_grid(uit, deel, kant, titel),
    )


def _gemeente(uit: Jaaruitkomst, rij: Rij) -> html.Li:
    """A gemeente of the list, in which a reason has the whole width, also on a telephone."""
    geld, naam = uit.money(gm_code=rij["gm_code"]), rij["naam"]
    per_inwoner = geld.figure(rij, "per_inwoner", naam)
    return html.Li(
        [
            html.A(naam, href=uit.link(rij["gm_code"]), className="fk-link", **INTERN),
            " ",
            show_figure(per_inwoner.als(per_inwoner.notatie, achter=" per inwoner")),
            ", ",
            show_figure(geld.figure(rij, "verschil", f"{naam}, verschil")),
            html.Span(_reason(rij), className="fk-bijschrift"),
        ]
    )


def _side_grid(uit: Jaaruitkomst, deel: pl.DataFrame, kant: str, titel: str) -> html.Div:
    """The same as a table."""
    geld = uit.money(gm_code="{gm_code}")
    return raster(
        f"raster-sc-{kant}",
        titel,
        [
            gemeente_column(uit.link, 130),
            geld.per_inhabitant("Per inwoner", 104),
            geld.column("verschil", "Verschil", 112),
            kolom.tekst("reden", "Reden", _reason, breedte=300, groei=2.4),
        ],
        deel,
        mee={"gm_code": "gm_code"},
    )


def _reason(rij: Rij) -> str:
    zin = explain(rij)
    return zin[:1].upper() + zin[1:]
