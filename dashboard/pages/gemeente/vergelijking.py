"""One gemeente beside its size class, per goal and per inhabitant."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import bar_figure, pattern
from dashboard.beeld.herkomst import point_sources
from dashboard.beeld.kleuren import ACCENT, PRIMAIR, VLAK
from dashboard.beeld.termen import short_goal
from pipelines.basis.opmaak import format_eur

if TYPE_CHECKING:
    import plotly.graph_objects as go


def comparison_figure(
    doelen: pl.DataFrame,
    inwoners: int,
    klasse_inwoners: int,
    bronnen: tuple[str | None, str | None] = (None, None),
) -> "go.Figure":
    """A bar for the gemeente and a mark for the average of its class, in euro per inhabitant.

    ``bronnen``: the references of both, with ``{doel_code}`` to fill in; then the frame has ``doel`` too.

    ``doelen``: doel_naam, toegewezen_eur, klasse_eur (whole euro), toewijzing_status; one row per goal.
    """
    import plotly.graph_objects as go

    rijen = list(doelen.select("doel_naam", "toegewezen_eur", "klasse_eur", "toewijzing_status").iter_rows())
    eigen = [Decimal(eur) / inwoners for _, eur, _, _ in rijen]
    klasse = [Decimal(eur or 0) / klasse_inwoners for _, _, eur, _ in rijen]
    teksten = [_compare(waarde, gemiddeld) for waarde, gemiddeld in zip(eigen, klasse, strict=True)]
    hover = [
        f"<b>{naam}</b><br>{tekst}<br>Status: {status}"
        for (naam, _, _, status), tekst in zip(rijen, teksten, strict=True)
    ]
    eigen_bron, klasse_bron = (
        [bron.replace("{doel_code}", doel) for doel in doelen["doel"]] if bron else [] for bron in bronnen
    )
    balken = [
        go.Bar(
            orientation="h",
            meta=point_sources(eigen_bron),
            y=list(range(len(rijen))),
            x=[float(waarde) for waarde in eigen],
            marker={
                "color": PRIMAIR,
                "pattern": {**pattern(None), "shape": [pattern(status)["shape"] for *_, status in rijen]},
            },
            customdata=hover,
            hovertemplate="%{customdata}<extra></extra>",
        ),
        go.Scatter(
            mode="markers",
            meta=point_sources(klasse_bron),
            y=list(range(len(rijen))),
            x=[float(waarde) for waarde in klasse],
            marker={
                "symbol": "diamond",
                "size": 13,
                "color": VLAK,
                "line": {"color": ACCENT, "width": 3},
            },
            customdata=hover,
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        ),
    ]
    maximum = max([*map(float, eigen), *map(float, klasse)], default=1.0) or 1.0
    return bar_figure(
        balken,
        [(short_goal(naam), tekst) for (naam, *_), tekst in zip(rijen, teksten, strict=True)],
        maximum * 1.03,
        "euro per inwoner",
    )


def _compare(eigen: Decimal, klasse: Decimal) -> str:
    return f"{format_eur(eigen, 2)} per inwoner, grootteklasse {format_eur(klasse, 2)}"


def summarise_comparison(
    naam: str, eigen: Decimal, klasse: Decimal, klasse_naam: str, status: str | None
) -> str:
    """The figure in one sentence: above or below the class, by the difference of the amounts as shown."""
    eigen, klasse = (bedrag.quantize(Decimal("0.01"), ROUND_HALF_UP) for bedrag in (eigen, klasse))
    zeker = f" ({status})" if status else ""
    begin = f"Aan {naam} is {format_eur(eigen, 2)} per inwoner toegerekend{zeker}"
    if eigen == klasse:
        return f"{begin}, evenveel als gemiddeld in de klasse {klasse_naam}."
    richting = "meer" if eigen > klasse else "minder"
    return f"{begin}, {format_eur(abs(eigen - klasse), 2)} {richting} dan gemiddeld in de klasse {klasse_naam} ({format_eur(klasse, 2)})."
