"""Spending of one gemeente on the taakvelden of the goals, one bar per Iv3 report."""

from typing import TYPE_CHECKING

import polars as pl

from dashboard.figuren.basis import bar_figure, pattern
from dashboard.figuren.kleuren import REEKS
from dashboard.onderdelen.herkomst import point_sources, reference
from pipelines.opmaak import format_eur, format_mln

if TYPE_CHECKING:
    import plotly.graph_objects as go


def name_report(boekjaar: int, verslagsoort: str) -> str:
    """``begroting 2025``."""
    return f"{verslagsoort} {boekjaar}"


def spending_figure(taakvelden: pl.DataFrame, gm_code: str) -> "go.Figure":
    """A row per taakveld and report. Frame: ``scherm/gemeente_taakvelden``, of the taakvelden to show.

    Bars of one taakveld stand together; the report is in the label, in colour and, for a begroting, in the pattern.
    """
    import plotly.graph_objects as go

    met = taakvelden.filter(pl.col("lasten_eur").is_not_null())
    verslagen = sorted(set(met.select("boekjaar", "verslagsoort").iter_rows()))
    kleuren = dict(zip(verslagen, REEKS, strict=False))
    rijen = list(met.iter_rows(named=True))
    balk = go.Bar(
        orientation="h",
        y=list(range(len(rijen))),
        x=[r["lasten_eur"] / 1_000_000 for r in rijen],
        marker={
            "color": [kleuren.get((r["boekjaar"], r["verslagsoort"]), REEKS[-1]) for r in rijen],
            "pattern": {
                **pattern(None),
                "shape": ["" if r["verslagsoort"] == "jaarrekening" else "/" for r in rijen],
            },
        },
        customdata=[
            f"<b>{r['groep']} {r['groep_naam']}</b><br>{name_report(r['boekjaar'], r['verslagsoort'])}: {format_eur(r['lasten_eur'])} lasten"
            for r in rijen
        ],
        hovertemplate="%{customdata}<extra></extra>",
        meta=point_sources(
            [
                reference(
                    "mart.besteding",
                    "lasten_eur",
                    boekjaar=r["boekjaar"],
                    verslagsoort=r["verslagsoort"],
                    gm_code=gm_code,
                    taakveld=r["groep"],
                )
                for r in rijen
            ]
        ),
    )
    labels = [
        (
            f"{r['groep']} {r['groep_naam'][:32]}",
            f"{name_report(r['boekjaar'], r['verslagsoort'])}: {format_eur(r['lasten_eur'])}",
        )
        for r in rijen
    ]
    maximum = max((r["lasten_eur"] / 1_000_000 for r in rijen), default=1.0) or 1.0
    return bar_figure([balk], labels, maximum, "miljoen euro lasten van het hele taakveld")


def summarise_spending(taakvelden: pl.DataFrame, naam: str) -> str:
    """The lasten of the latest report on the taakvelden of the goals, in one sentence."""
    met = taakvelden.filter(pl.col("lasten_eur").is_not_null())
    if not met.height:
        return f"Van {naam} is geen Iv3-verslag ingelezen."
    laatste = met.sort("boekjaar", "verslagsoort").row(-1, named=True)
    van_doel = met.filter(
        (pl.col("boekjaar") == laatste["boekjaar"])
        & (pl.col("verslagsoort") == laatste["verslagsoort"])
        & pl.col("is_doel")
    )
    return (
        f"Volgens de {name_report(laatste['boekjaar'], laatste['verslagsoort'])} zijn de lasten van {naam} op de "
        f"{van_doel.height} taakvelden waarop de doelen worden geboekt samen {format_mln(van_doel['lasten_eur'].sum())}. "
        "Dat is veel breder dan dit geld."
    )
