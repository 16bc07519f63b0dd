"""Spending of one gemeente on the taakvelden of the goals, a bar per Iv3 report."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import base_layout, pattern
from dashboard.beeld.herkomst import point_sources, reference
from dashboard.beeld.kleuren import AS, INKT, INKT_ZACHT, LABELVLAK, LIJN, REEKS
from pipelines.basis.opmaak import count, format_eur, format_mln

if TYPE_CHECKING:
    import plotly.graph_objects as go

Verslag = tuple[int, str]
HOOGSTENS = 3  # reports in the chart; the table has all
_RIJ, _ONDER = 92, 48
_BALK = 0.13  # of a row


def name_report(boekjaar: int, verslagsoort: str) -> str:
    """``begroting 2025``."""
    return f"{verslagsoort} {boekjaar}"


def pick_reports(taakvelden: pl.DataFrame) -> list[Verslag]:
    """The latest reports in which the gemeente has figures, the earliest first."""
    met = taakvelden.filter(pl.col("lasten_eur").is_not_null())
    return sorted(set(met.select("boekjaar", "verslagsoort").iter_rows()))[-HOOGSTENS:]


def spending_figure(taakvelden: pl.DataFrame, verslagen: Sequence[Verslag], gm_code: str) -> "go.Figure":
    """A row per taakveld with a bar per report. Frame: ``vragen/gemeente/gemeente_taakvelden``, of the taakvelden to show.

    A taakveld without lasten in any of the reports is left to the table. Reports differ in place, colour and, for a
    begroting, pattern.
    """
    import plotly.graph_objects as go

    groepen = _rows(taakvelden, verslagen)
    sporen = []
    for nummer, verslag in enumerate(verslagen):
        punten = [(rij, naam, bedragen[nummer]) for rij, (naam, bedragen) in enumerate(groepen.items())]
        met = [(rij, naam, eur) for rij, naam, eur in punten if eur is not None]
        sporen.append(
            go.Bar(
                orientation="h",
                y=[rij for rij, _, _ in met],
                x=[eur / 1_000_000 for _, _, eur in met],
                offset=nummer * (_BALK + 0.01),
                width=_BALK,
                marker={
                    "color": REEKS[nummer],
                    "pattern": pattern("afgeleid" if verslag[1] == "begroting" else None),
                },
                customdata=[
                    f"<b>{naam}</b><br>{name_report(*verslag)}: {format_eur(eur)}" for _, naam, eur in met
                ],
                hovertemplate="%{customdata}<extra></extra>",
                meta=point_sources([_reference(verslag, gm_code, naam.split(" ")[0]) for _, naam, _ in met]),
            )
        )
    return go.Figure(sporen, _layout(groepen))


def _reference(verslag: Verslag, gm_code: str, taakveld: str) -> str:
    return reference(
        "mart.besteding",
        "lasten_eur",
        boekjaar=verslag[0],
        verslagsoort=verslag[1],
        gm_code=gm_code,
        taakveld=taakveld,
    )


def _rows(taakvelden: pl.DataFrame, verslagen: Sequence[Verslag]) -> dict[str, list[int | None]]:
    """Per taakveld its lasten in every report, in the order of the frame."""
    rijen: dict[str, list[int | None]] = {}
    for r in taakvelden.iter_rows(named=True):
        verslag = (r["boekjaar"], r["verslagsoort"])
        if verslag in verslagen:
            rij = rijen.setdefault(f"{r['groep']} {r['groep_naam']}", [None] * len(verslagen))
            rij[verslagen.index(verslag)] = r["lasten_eur"]
    return {naam: bedragen for naam, bedragen in rijen.items() if any(bedragen)}


def _layout(groepen: dict[str, list[int | None]]) -> dict[str, object]:
    hoogste = max((eur for bedragen in groepen.values() for eur in bedragen if eur), default=1_000_000)
    return base_layout(_RIJ * len(groepen) + _ONDER) | {
        "barmode": "overlay",
        "margin": {"l": 8, "r": 12, "t": 4, "b": _ONDER},
        "xaxis": {
            "range": [0, hoogste / 1_000_000 * 1.02],
            "nticks": 6,
            "title": {
                "text": "miljoen euro lasten, het hele taakveld",
                "font": {"size": 13, "color": INKT_ZACHT},
                "standoff": 8,
            },
            "gridcolor": LIJN,
            "zerolinecolor": AS,
            "tickfont": {"size": 12, "color": INKT_ZACHT},
            "fixedrange": True,
        },
        "yaxis": {"range": [len(groepen) - 0.5, -0.5], "visible": False, "fixedrange": True},
        "annotations": [
            {
                "text": f"<b>{naam}</b><br>{_amounts(bedragen)}",
                "x": 0,
                "xref": "x",
                "y": rij,
                "yref": "y",
                "xanchor": "left",
                "yanchor": "bottom",
                "yshift": 2,
                "align": "left",
                "showarrow": False,
                "bgcolor": LABELVLAK,
                "font": {"size": 13, "color": INKT},
            }
            for rij, (naam, bedragen) in enumerate(groepen.items())
        ],
    }


def _amounts(bedragen: Sequence[int | None]) -> str:
    """``€ 108,9 mln · € 170,5 mln · geen cijfer``: the reports in order."""
    return " · ".join("geen cijfer" if eur is None else format_mln(eur) for eur in bedragen)


def spending_sources(taakvelden: pl.DataFrame, gm_code: str) -> list[tuple[str, str | None]]:
    """The amount in ``summarise_spending`` with its reference."""
    verslagen = pick_reports(taakvelden)
    if not verslagen:
        return []
    van_doel = _of_goals(taakvelden, verslagen[-1])
    velden = "~".join(van_doel["groep"])
    return [(format_mln(van_doel["lasten_eur"].sum()), _reference(verslagen[-1], gm_code, velden))]


def _of_goals(taakvelden: pl.DataFrame, verslag: Verslag) -> pl.DataFrame:
    """The taakvelden of the goals with lasten in one report."""
    return taakvelden.filter(
        (pl.col("boekjaar") == verslag[0])
        & (pl.col("verslagsoort") == verslag[1])
        & pl.col("is_doel")
        & pl.col("lasten_eur").is_not_null()
    )


def summarise_spending(taakvelden: pl.DataFrame, naam: str) -> str:
    """The lasten of the latest report on the taakvelden of the goals, in one sentence."""
    verslagen = pick_reports(taakvelden)
    if not verslagen:
        return f"Van {naam} is geen Iv3-verslag ingelezen."
    van_doel = _of_goals(taakvelden, verslagen[-1])
    return (
        f"Volgens de {name_report(*verslagen[-1])} zijn de lasten van {naam} op {count(van_doel.height, 'taakveld', 'taakvelden')} "
        f"waarop de doelen worden geboekt samen {format_mln(van_doel['lasten_eur'].sum())}. Dat is veel breder dan dit geld."
    )
