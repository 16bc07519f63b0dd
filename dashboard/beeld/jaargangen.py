"""What successive circulaires say about the same payment: a point per vintage on one axis."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.beeld.figuur import base_layout
from dashboard.beeld.herkomst import point_sources
from dashboard.beeld.kleuren import AS, INKT, INKT_ZACHT, LABELVLAK, LIJN, PRIMAIR, VLAK
from pipelines.basis.opmaak import format_eur, format_mln

if TYPE_CHECKING:
    import plotly.graph_objects as go

# name of the vintage, whole euro, whether lines are missing, reference
Punt = tuple[str, int, bool, str | None]
_RIJ = 72


def vintage_figure(punten: Sequence[Punt]) -> "go.Figure":
    """A point per vintage from top to bottom, the earliest first, joined by a line.

    An open point lacks lines that were not published. The axis does not begin at zero and says so: differences of a few
    percent would not be seen.
    """
    import plotly.graph_objects as go

    miljard = max((eur for _, eur, _, _ in punten), default=0) >= 1_000_000_000
    schaal, eenheid = (1_000_000_000, "miljard euro") if miljard else (1_000_000, "miljoen euro")
    waarden = [eur / schaal for _, eur, _, _ in punten]
    rand = (max(waarden) - min(waarden) or max(waarden) * 0.1 or 1.0) * 0.12
    spoor = go.Scatter(
        mode="lines+markers",
        x=waarden,
        y=list(range(len(punten))),
        line={"color": AS, "width": 2},
        marker={
            "size": 15,
            "color": [VLAK if zonder else PRIMAIR for _, _, zonder, _ in punten],
            "line": {"color": PRIMAIR, "width": 3},
        },
        customdata=[f"<b>{naam}</b><br>{format_eur(eur)}{'*' * zonder}" for naam, eur, zonder, _ in punten],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
        meta=point_sources([bron for *_, bron in punten]),
    )
    layout = base_layout(_RIJ * len(punten) + 60) | {
        "margin": {"l": 12, "r": 12, "t": 8, "b": 52},
        "xaxis": {
            "range": [min(waarden) - rand, max(waarden) + rand],
            "nticks": 5,
            "title": {
                "text": f"{eenheid}; de as begint niet bij nul",
                "font": {"size": 13, "color": INKT_ZACHT},
                "standoff": 8,
            },
            "gridcolor": LIJN,
            "zeroline": False,
            "tickfont": {"size": 12, "color": INKT_ZACHT},
            "fixedrange": True,
        },
        "yaxis": {"range": [len(punten) - 0.5, -0.9], "visible": False, "fixedrange": True},
        "annotations": [_label(nummer, *punt[:3]) for nummer, punt in enumerate(punten)],
    }
    return go.Figure([spoor], layout)


def _label(nummer: int, naam: str, eur: int, zonder: bool) -> dict[str, object]:
    return {
        "text": f"<b>{naam}</b><br>{format_eur(eur)}{'*' * zonder}",
        "align": "left",
        "x": 0,
        "xref": "paper",
        "y": nummer,
        "yref": "y",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 11,
        "showarrow": False,
        "bgcolor": LABELVLAK,
        "font": {"size": 14, "color": INKT},
    }


def summarise_vintages(punten: Sequence[Punt], jaar: int) -> str:
    """How much the payment of one year changed from the first to the last circulaire about it."""
    if len(punten) == 1:
        naam, eur, zonder, _ = punten[0]
        return f"Over {jaar} is één circulaire ingelezen: de {naam}, samen {format_eur(eur)}{'*' * zonder}."
    eerste, laatste = punten[0], punten[-1]
    verschil = laatste[1] - eerste[1]
    woord = "hoger" if verschil > 0 else "lager"
    stap = f"{format_mln(abs(verschil))} {woord}" if verschil else "gelijk"
    ster = (
        " Sterretje: zonder uitkeringen die niet zijn gepubliceerd."
        if any(zonder for _, _, zonder, _ in punten)
        else ""
    )
    return f"Over {jaar} zijn {len(punten)} circulaires ingelezen. De {laatste[0]} komt {stap} uit dan de {eerste[0]}: {format_eur(laatste[1])}.{ster}"
