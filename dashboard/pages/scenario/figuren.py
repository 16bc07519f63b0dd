"""What a scenario changes, in euro per inhabitant: bars to both sides of nothing, and classes on a map."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import base_layout, pattern
from dashboard.beeld.herkomst import point_sources
from dashboard.beeld.kleuren import ACCENT, AS, INKT, INKT_ZACHT, LABELVLAK, LIJN, PRIMAIR, UITEENLOPEND
from dashboard.beeld.vlakkenkaart import area_map
from dashboard.pages.scenario.woorden import signed_eur
from pipelines.basis.opmaak import format_eur

if TYPE_CHECKING:
    import plotly.graph_objects as go

_RIJHOOGTE = 56
_ONDER = 48
_CENT = Decimal("0.01")
Klasse = tuple[pl.DataFrame, str, str]


def group_figure(groepen: pl.DataFrame, bronnen: Sequence[str | None] = ()) -> "go.Figure":
    """A bar per group: less to the left and hatched, more to the right and plain. ``bronnen``: a reference per group.

    ``groepen``: groep, gemeenten, verschil_eur_per_inwoner, verschil_eur, voordeel, nadeel; one row per group.
    """
    import plotly.graph_objects as go

    rijen = list(groepen.iter_rows(named=True))
    waarden = [float(r["verschil_eur_per_inwoner"]) for r in rijen]
    minder = [w < 0 for w in waarden]
    balk = go.Bar(
        orientation="h",
        meta=point_sources(list(bronnen)),
        y=list(range(len(rijen))),
        x=waarden,
        marker={
            "color": [ACCENT if m else PRIMAIR for m in minder],
            "pattern": {**pattern(None), "shape": ["/" if m else "" for m in minder]},
        },
        customdata=[f"<b>{r['groep']}</b><br>{_describe_group(r)}" for r in rijen],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return go.Figure([balk], _bar_layout(rijen, waarden))


def _bar_layout(rijen: list[dict], waarden: list[float]) -> dict[str, object]:
    """Labels stand above their bar at the left edge, so that they read the same on a telephone."""
    breed = max(map(abs, waarden), default=0.0) or 0.01
    onder, boven = min([0.0, *waarden]), max([0.0, *waarden])
    plek = {"x": 0, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    annotaties = [
        {
            **plek,
            "y": nummer,
            "yshift": 11,
            "bgcolor": LABELVLAK,
            "align": "left",
            "text": f"<b>{r['groep']}</b>  {signed_eur(r['verschil_eur_per_inwoner'])}",
            "font": {"size": 13, "color": INKT},
        }
        for nummer, r in enumerate(rijen)
    ]
    return base_layout(len(rijen) * _RIJHOOGTE + _ONDER) | {
        "bargap": 0.68,
        "margin": {"l": 8, "r": 12, "t": 4, "b": _ONDER},
        "xaxis": {
            "range": [onder - 0.04 * breed, boven + 0.04 * breed],
            "title": {"text": "euro per inwoner", "font": {"size": 13, "color": INKT_ZACHT}, "standoff": 8},
            "gridcolor": LIJN,
            "zerolinecolor": AS,
            "zerolinewidth": 2,
            "tickfont": {"size": 12, "color": INKT_ZACHT},
            "fixedrange": True,
            "nticks": 6,
        },
        "yaxis": {"range": [len(rijen) - 0.5, -0.75], "visible": False, "fixedrange": True},
        "annotations": annotaties,
    }


def _describe_group(rij: dict) -> str:
    return (
        f"{signed_eur(rij['verschil_eur_per_inwoner'])} per inwoner, {signed_eur(rij['verschil_eur'], 0)} samen<br>"
        f"{rij['voordeel']} van {rij['gemeenten']} gemeenten meer, {rij['nadeel']} minder"
    )


def summarise_groups(groepen: pl.DataFrame, soort: str, jaar: int) -> str:
    """The figure in one sentence: the groups at both ends."""
    if not groepen.height:
        return f"Voor {jaar} zijn er geen groepen om te tonen."
    volgorde = groepen.sort("verschil_eur_per_inwoner", maintain_order=True)
    laag, hoog = volgorde.row(0, named=True), volgorde.row(-1, named=True)
    if laag["verschil_eur_per_inwoner"] == hoog["verschil_eur_per_inwoner"]:
        return f"Per inwoner verandert er in {jaar} in elke groep evenveel: {signed_eur(laag['verschil_eur_per_inwoner'])}."
    return (
        f"Naar {soort} loopt het verschil in {jaar} van {signed_eur(laag['verschil_eur_per_inwoner'])} per inwoner "
        f"({laag['groep']}) tot {signed_eur(hoog['verschil_eur_per_inwoner'])} ({hoog['groep']})."
    )


def difference_classes(gemeenten: pl.DataFrame) -> list[Klasse]:
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
        f"{naam}: {signed_eur(per_inwoner)} per inwoner"
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


def difference_map(klassen: list[Klasse], grenzen_url: str, bron: str | None) -> "go.Figure":
    """The classes on a map; boundaries are fetched from ``grenzen_url``. ``bron``: a reference with ``{gm_code}``."""
    return area_map(klassen, grenzen_url, bron)


def summarise_map(klassen: list[Klasse]) -> str:
    """The map in one sentence: how many gemeenten are in each class."""
    delen = [f"{woorden} bij {deel.height}" for deel, _, woorden in klassen if deel.height]
    return "Per inwoner, met het aantal gemeenten: " + "; ".join(delen) + "."
