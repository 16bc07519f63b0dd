"""What a scenario does to gemeenten as tables: all of them, the map, the extremes. Frames: ``Uitkomst``, of one year."""

from collections.abc import Callable
from fractions import Fraction

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.herkomst import cijfer, reference
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import short_goal
from dashboard.pages.scenario.bron import capacity_source, gemeente_sources
from dashboard.pages.scenario.tabellen import GEEN_INWONERS, money_columns, money_fields
from dashboard.pages.scenario.woorden import signed_eur, signed_number
from pipelines.basis.opmaak import format_number
from pipelines.scenario.redenen import explain


def extreme_grid(
    uitersten: pl.DataFrame,
    kant: str,
    naam: str,
    link: Callable[[str], str],
    jaar: int,
    *,
    traceerbaar: bool,
) -> html.Div:
    """The ten of one side with the reason; ``link`` gives the address of the calculation of a gemeente."""
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code="{gm_code}")
    kolommen = [
        column("naam", "Gemeente", breedte=130, soort="link", vast=True),
        column("per_inwoner", "Per inwoner", breedte=104, soort="getal", herkomst=bron["per_inwoner"]),
        column("verschil", "Verschil", breedte=112, soort="getal", herkomst=bron["verschil"]),
        column("reden", "Reden", breedte=300, groei=2.4),
    ]
    rijen = [
        {
            **_linked(r, link),
            **_per_inhabitant(r),
            **figure_fields("verschil", r["verschil_eur"], signed_eur, 0),
            "reden": _capital(explain(r)),
        }
        for r in uitersten.filter(pl.col("kant") == kant).sort("rang").iter_rows(named=True)
    ]
    return grid(f"raster-sc-{kant}", naam, kolommen, rijen)


def extreme_list(
    uitersten: pl.DataFrame, kant: str, link: Callable[[str], str], jaar: int, *, traceerbaar: bool
) -> html.Ol:
    """The same as a list, in which a reason has the whole width, also on a telephone."""

    def amounts(r: dict) -> list[str | Component]:
        bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code=r["gm_code"])
        per, eur = signed_eur(r["verschil_eur_per_inwoner"]), signed_eur(r["verschil_eur"], 0)
        return [
            " ",
            cijfer(f"{per} per inwoner", bron["per_inwoner"], naam=r["naam"]),
            ", ",
            cijfer(eur, bron["verschil"], naam=f"{r['naam']}, verschil"),
        ]

    return html.Ol(
        [
            html.Li(
                [
                    html.A(r["naam"], href=link(r["gm_code"]), className="fk-link", **INTERN),
                    *amounts(r),
                    html.Span(_capital(explain(r)), className="fk-bijschrift"),
                ]
            )
            for r in uitersten.filter(pl.col("kant") == kant).sort("rang").iter_rows(named=True)
        ],
        className="sc-uitersten",
    )


def _linked(rij: dict, link: Callable[[str], str]) -> dict[str, object]:
    return {
        "naam": rij["naam"],
        "naam_href": link(rij["gm_code"]),
        "naam_uitleg": f"{rij['naam']}, toon de berekening",
        "gm_code": rij["gm_code"],
    }


def _per_inhabitant(rij: dict) -> dict[str, object]:
    """The difference per inhabitant as rounded, in an order that is not: cents would put many gemeenten on one place."""
    velden = figure_fields("per_inwoner", rij["verschil_eur_per_inwoner"], signed_eur, reden=GEEN_INWONERS)
    if velden["per_inwoner"] is None:
        return velden
    return velden | {"per_inwoner": float(Fraction(rij["verschil_eur"], rij["inwoners"]))}


def _capital(zin: str) -> str:
    return zin[:1].upper() + zin[1:]


def gemeente_grid(
    gemeenten: pl.DataFrame,
    capaciteit: pl.DataFrame,
    jaar: int,
    basisnaam: str,
    link: Callable[[str], str],
    *,
    traceerbaar: bool,
) -> html.Div:
    """Every gemeente. ``capaciteit``: gm_code, doel, doel_naam, eenheid, verschil_capaciteit, for goals that change."""
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code="{gm_code}")
    doelen = list(
        capaciteit.select("doel", "doel_naam", "eenheid").unique("doel", maintain_order=True).iter_rows()
    )
    kolommen = [
        column("naam", "Gemeente", breedte=140, soort="link", vast=True),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=110, soort="getal", herkomst=bron["per_inwoner"]
        ),
        *money_columns(basisnaam, bron),
        *[
            column(
                f"cap_{doel}",
                f"Capaciteit {short_goal(naam)}",
                breedte=120,
                soort="getal",
                herkomst=capacity_source(jaar, doel),
            )
            for doel, naam, eenheid in doelen
            if eenheid
        ],
        column("grootteklasse", "Grootteklasse", breedte=180),
        column("provincie", "Provincie", breedte=130),
        column("centrumfunctie", "Centrum\u00adfunctie", breedte=130),
        column(
            "inwoners",
            "Inwoners",
            breedte=110,
            soort="getal",
            herkomst=reference(
                "herkomst.inwoners", "inwoners_indeling", uitkeringsjaar=jaar, gm_code="{gm_code}"
            ),
        ),
    ]
    per_gemeente: dict[str, dict[str, object]] = {}
    for gm, doel, eenheid, waarde in capaciteit.select(
        "gm_code", "doel", "eenheid", "verschil_capaciteit"
    ).iter_rows():
        per_gemeente.setdefault(gm, {}).update(
            figure_fields(f"cap_{doel}", waarde, signed_number, reden="geen indicator", achter=f" {eenheid}")
        )
    rijen = [
        {
            **_linked(r, link),
            **{veld: r[veld] for veld in ("grootteklasse", "provincie", "centrumfunctie")},
            **figure_fields("inwoners", r["inwoners"], format_number, reden=GEEN_INWONERS),
            **_per_inhabitant(r),
            **money_fields(r),
            **per_gemeente.get(r["gm_code"], {}),
        }
        for r in gemeenten.iter_rows(named=True)
    ]
    return grid("raster-sc-gemeenten", "Alle gemeenten", kolommen, rijen, hoogte=520, filters=True)


def map_grid(
    gemeenten: pl.DataFrame, link: Callable[[str], str], jaar: int, *, traceerbaar: bool
) -> html.Div:
    """What the map shows: every gemeente with its difference."""
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code="{gm_code}")
    kolommen = [
        column("naam", "Gemeente", breedte=140, soort="link", vast=True),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=120, soort="getal", herkomst=bron["per_inwoner"]
        ),
        column("verschil", "Verschil", breedte=120, soort="getal", herkomst=bron["verschil"]),
    ]
    rijen = [
        {
            **_linked(r, link),
            **_per_inhabitant(r),
            **figure_fields("verschil", r["verschil_eur"], signed_eur, 0),
        }
        for r in gemeenten.iter_rows(named=True)
    ]
    return grid("raster-sc-kaart", "Verschil per gemeente", kolommen, rijen, hoogte=420)
