"""The difference per inhabitant on the map: classes of less and of more, their key, the map and its table."""

from collections.abc import Callable
from decimal import ROUND_CEILING, Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import key
from dashboard.beeld.grafiek.kleuren import UITEENLOPEND
from dashboard.beeld.grafiek.vlakkenkaart import area_map
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.grenzen import boundary_years, choose_year
from dashboard.pages.scenario.jaaruitkomst import Geld, Jaaruitkomst, gemeente_column, with_outcome
from pipelines.basis.cijfer import print_value
from pipelines.basis.opmaak import format_eur

_CENT = Decimal("0.01")
Verschilklasse = tuple[pl.DataFrame, str, str]
"""The gemeenten of a class with the words at each (gm_code, naam), its colour, and what it is called."""


@with_outcome
def difference(uit: Jaaruitkomst) -> Component:
    """The difference per inhabitant on the map."""
    gemeenten = uit.rows(uit.stand.uitkomst.gemeente)
    grensjaar = choose_year(boundary_years(uit.gegevens.raw), uit.jaar)
    if grensjaar is None:
        return notice(
            "info",
            "Er is geen kaart.",
            "De gemeentegrenzen ontbreken bij de bronbestanden (gemeenten/grenzen_<jaar>.geojson).",
        )
    klassen = difference_classes(gemeenten)
    geld = uit.money(gm_code="{gm_code}")
    bij = f"Grenzen van {grensjaar}: CBS en Kadaster." + (
        "" if grensjaar == uit.jaar else " Latere herindelingen staan niet op de kaart."
    )
    return html.Section(
        [
            html.H3("Op de kaart"),
            figuurblok(
                "sc-kaart",
                f"Verschil per inwoner per gemeente in {uit.jaar}",
                zin=summarise_map(klassen),
                figuur=lambda: area_map(
                    klassen, f"/grenzen/{grensjaar}.geojson", geld.bronnen["per_inwoner"]
                ),
                raster=lambda: map_grid(gemeenten, geld, uit.link),
                boven=_map_key(klassen),
            ),
            html.P(bij, className="fk-bijschrift"),
        ],
        className="fk-vervolg",
    )


def _map_key(klassen: list[Verschilklasse]) -> html.Ul:
    regels = [
        [
            html.Span(className="fk-staal sc-klasse", **kenmerken(aria_hidden="true", data_klasse=str(plek))),
            f"{woorden} ({deel.height})",
        ]
        for plek, (deel, _, woorden) in enumerate(klassen)
        if deel.height
    ]
    return key([html.Span("Euro per inwoner:", className="fk-bijschrift")], *regels)


def summarise_map(klassen: list[Verschilklasse]) -> str:
    """The map in one sentence: how many gemeenten are in each class."""
    delen = [f"{woorden} bij {deel.height}" for deel, _, woorden in klassen if deel.height]
    return "Per inwoner, met het aantal gemeenten: " + "; ".join(delen) + "."


def map_grid(gemeenten: pl.DataFrame, geld: Geld, href: Callable[[str], str]) -> html.Div:
    """What the map shows: every gemeente with its difference."""
    return raster(
        "raster-sc-kaart",
        "Verschil per gemeente",
        [
            gemeente_column(href),
            geld.per_inhabitant("Verschil per inwoner", 120),
            geld.column("verschil", "Verschil", 120),
        ],
        gemeenten,
        mee={"gm_code": "gm_code"},
        hoogte=420,
    )


def difference_classes(gemeenten: pl.DataFrame) -> list[Verschilklasse]:
    """Three classes of less, one of nothing and three of more, with colour and words; a class may be empty.

    ``gemeenten``: gm_code, naam, verschil_eur, verschil_eur_per_inwoner (``None`` without inhabitants).
    """
    bedragen = gemeenten.filter(pl.col("verschil_eur") != 0)["verschil_eur_per_inwoner"].drop_nulls().sort()
    laag, hoog = _find_bounds(bedragen)
    per_inwoner, teken = pl.col("verschil_eur_per_inwoner").abs(), pl.col("verschil_eur").sign()
    klassen = {0: (gemeenten.filter(teken == 0), "geen verschil")}
    for kant, woord in ((-1, "minder"), (1, "meer")):
        grenzen = (
            (1, per_inwoner < laag, f"tot {format_eur(laag, 2)} {woord}"),
            (
                2,
                per_inwoner.is_between(laag, hoog, closed="left"),
                f"{format_eur(laag, 2)} tot {format_eur(hoog, 2)} {woord}",
            ),
            (3, per_inwoner >= hoog, f"vanaf {format_eur(hoog, 2)} {woord}"),
        )
        for rang, binnen, woorden in grenzen:
            klassen[kant * rang] = (gemeenten.filter((teken == kant) & binnen), woorden)
    return [
        (_with_difference(deel), UITEENLOPEND[plek + 3], woorden)
        for plek, (deel, woorden) in sorted(klassen.items())
    ]


def _with_difference(deel: pl.DataFrame) -> pl.DataFrame:
    """The names as the map shows them, with the difference."""
    namen = [
        f"{naam}: {print_value(per_inwoner, 'verschil_per_inwoner')} per inwoner"
        for naam, per_inwoner in deel.select("naam", "verschil_eur_per_inwoner").iter_rows()
    ]
    return deel.select("gm_code").with_columns(naam=pl.Series(namen, dtype=pl.String))


def _find_bounds(bedragen: pl.Series) -> tuple[Decimal, Decimal]:
    """Where a small difference becomes a middling and a large one, from sorted differences that are not nothing.

    Nine in ten gemeenten decide, so that one extreme does not make the map even. When everybody gains, or everybody loses,
    the bounds lie around what most of them gain or lose.
    """
    if not bedragen.len():
        return _CENT, 2 * _CENT
    absoluut = bedragen.abs().sort()
    meeste, minste = (Decimal(absoluut[(absoluut.len() - 1) * tiende // 10]) for tiende in (9, 1))
    if bedragen[0] < 0 < bedragen[-1]:
        stap = _round_up(meeste / 2)
        return stap, 2 * stap
    stap = _round_up((meeste - minste) / 2)
    onder = minste // stap * stap
    return onder + stap, onder + 2 * stap


def _round_up(waarde: Decimal) -> Decimal:
    """The next 1, 2 or 5 with zeros, and at least a cent, so that classes have bounds that are easy to say."""
    if waarde <= _CENT:
        return _CENT
    macht = Decimal(1).scaleb(waarde.adjusted())
    stappen = (macht * factor for factor in (1, 2, 5, 10))
    return next(stap for stap in stappen if stap >= waarde).quantize(_CENT, ROUND_CEILING)
