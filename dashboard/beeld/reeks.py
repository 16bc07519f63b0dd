"""Lasten on a taakveld over the years: a line per kind of report, with the year of the money and the breaks in it marked.

What is booked on a taakveld is far more than the money of a goal. So nothing here says why a line goes up or down.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import status_badge
from dashboard.beeld.grafiek.figuur import Figuur, Spoor, axis, base_layout, draw, trace
from dashboard.beeld.grafiek.kleuren import ACCENT, INKT_ZACHT, LABELVLAK, PRIMAIR, REEKS, VLAK
from dashboard.beeld.kolom import Rij
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import formula, reference

VERSLAGEN = ("jaarrekening", "begroting")
HOOGTE = 290
_STREEP = {"jaarrekening": "solid", "begroting": "dash"}
_ANDERE = REEKS[4]
TITEL = "Verantwoording: lasten per taakveld voor en na"
ONTBREEKT = "Deze cijfers zijn gemaakt voordat Fondskompas de reeks van Iv3 kende."
GEEN_OORZAAK = (
    "Op een taakveld staat veel meer dan dit geld. Een verschil tussen jaren zegt niet waar het door komt, "
    "en groei op een taakveld is geen POK-geld."
)


class Lijn(NamedTuple):
    """One line: what it is of (empty: what the chart is about), the kind of report, and a figure per boekjaar."""

    wie: str
    verslagsoort: str
    cijfers: Mapping[int, Cijfer]

    @property
    def naam(self) -> str:
        """What the legend calls it."""
        return f"{self.wie}, {self.verslagsoort}" if self.wie else self.verslagsoort


def knows_series(gegevens: Gegevens) -> bool:
    """Whether the figures have the series: a state that an older version froze does not."""
    rij = gegevens.read_row("kent_tabel", tabel="lasten_reeks")
    return bool(rij and rij["is_er"])


def spent(boekjaar: object, verslagsoort: object, taakveld: object, **wie: object) -> str:
    """The reference of the lasten on a taakveld of ``wie`` (``gm_code``, ``grootteklasse``), without it of all who filed."""
    return _reference("lasten_eur", boekjaar, verslagsoort, taakveld, wie)


def spent_per_inhabitant(boekjaar: object, verslagsoort: object, taakveld: object, **wie: object) -> str:
    """The reference of the same per inhabitant, of those gemeenten alone."""
    inwoners = _reference("inwoners", boekjaar, verslagsoort, taakveld, wie)
    return formula("per_inwoner", bedrag=spent(boekjaar, verslagsoort, taakveld, **wie), inwoners=inwoners)


def _reference(
    kolom: str, boekjaar: object, verslagsoort: object, taakveld: object, wie: Mapping[str, object]
) -> str:
    return reference(
        "mart.lasten_reeks", kolom, boekjaar=boekjaar, verslagsoort=verslagsoort, taakveld=taakveld, **wie
    )


def series_figure(
    lijnen: Sequence[Lijn], breuken: Sequence[int], geld_vanaf: int | None, as_titel: str, *, deler: int = 1
) -> Figuur:
    """The lines over the boekjaren: a jaarrekening solid, a begroting dashed. A year without a figure is a gap.

    ``breuken``: the years from which on something else is booked; ``geld_vanaf``: the first year with money. ``deler``: what
    the figures are divided by on the axis.
    """
    jaren = sorted({jaar for lijn in lijnen for jaar in lijn.cijfers})
    tekens = [_mark(jaar, "breuk", INKT_ZACHT, "dot", 0) for jaar in breuken]
    if geld_vanaf is not None:
        tekens.append(_mark(geld_vanaf, f"geld vanaf {geld_vanaf}", ACCENT, "solid", 17))
    layout = base_layout(HOOGTE) | {
        "margin": {"l": 52, "r": 12, "t": 44, "b": 72, "autoexpand": False},
        "xaxis": axis("", nullijn=False)
        | {
            "range": [min(jaren, default=0) - 0.4, max(jaren, default=0) + 0.4],
            "dtick": 2,
            "tickformat": "d",
        },
        "yaxis": axis(as_titel) | {"rangemode": "tozero", "nticks": 5, "tickformat": ",.0f"},
        "shapes": [vorm for vorm, _ in tekens],
        "annotations": [woord for _, woord in tekens],
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": -0.12,
            "xanchor": "left",
            "y": -0.14,
            "yanchor": "top",
            "font": {"size": 11, "color": INKT_ZACHT},
            # two beside each other, also on a telephone
            "entrywidth": 0.5 if len(lijnen) > 2 else 0,
            "entrywidthmode": "fraction" if len(lijnen) > 2 else "pixels",
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }
    return draw([_line(lijn, jaren, deler) for lijn in lijnen], layout)


def _line(lijn: Lijn, jaren: Sequence[int], deler: int) -> Spoor:
    """One line; what the chart is about is heavier than what stands beside it."""
    kleur, dikte = (_ANDERE, 2) if lijn.wie else (PRIMAIR, 3)
    bekend = [jaar for jaar in jaren if jaar in lijn.cijfers]
    cijfers = [lijn.cijfers[jaar] for jaar in bekend]
    return trace(
        "scatter",
        cijfers,
        [
            f"<b>{lijn.naam} {jaar}</b><br>{cijfer.tekst}"
            for jaar, cijfer in zip(bekend, cijfers, strict=True)
        ],
        name=lijn.naam,
        mode="lines+markers",
        x=bekend,
        y=[None if cijfer.waarde is None else float(cijfer) / deler for cijfer in cijfers],
        line={"color": kleur, "width": dikte, "dash": _STREEP[lijn.verslagsoort]},
        marker={
            "size": 7 if lijn.wie else 9,
            "color": VLAK if lijn.verslagsoort == "begroting" else kleur,
            "line": {"color": kleur, "width": 2},
        },
        cliponaxis=False,
    )


def _mark(
    jaar: int, woorden: str, kleur: str, streep: str, omhoog: int
) -> tuple[dict[str, object], dict[str, object]]:
    """A line over the whole height where a boekjaar begins, with words above it."""
    x = jaar - 0.5
    vorm = {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": kleur, "width": 2, "dash": streep},
    }
    woord = {
        "text": woorden,
        "x": x,
        "y": 1,
        "yref": "paper",
        "xanchor": "center",
        "yanchor": "bottom",
        "yshift": omhoog,
        "showarrow": False,
        "bgcolor": LABELVLAK,
        "font": {"size": 12, "color": kleur},
    }
    return vorm, woord


def break_notes(breuken: pl.DataFrame) -> Component | None:
    """From which year on something else is booked, each with its status and source. Frame: ``vragen/reeks/reeks_breuken``."""
    if not breuken.height:
        return None
    regels = [
        html.Li(
            [html.Strong(f"{r['boekjaar']}: "), r["toelichting"], " ", status_badge(r["status"])],
            title=r["bron"],
        )
        for r in breuken.iter_rows(named=True)
    ]
    return html.Ul(regels, className="fk-bijschrift")


def break_at(breuken: pl.DataFrame) -> dict[int, str]:
    """Boekjaar → what to say of it, for the rows of a table; what changed stands beside the chart."""
    return dict.fromkeys(breuken["boekjaar"], "breuk in de inhoud")


def name_report(rij: Rij) -> str:
    """``begroting 2026``, of a row with both."""
    return f"{rij['verslagsoort']} {rij['boekjaar']}"


def join_notes(delen: Iterable[str | None]) -> str:
    """What is to be said of a row, in one cell."""
    return "; ".join(deel for deel in delen if deel)


def latest(cijfers: Mapping[int, Cijfer], tot: int | None = None) -> tuple[int, Cijfer] | None:
    """The latest year with a figure, before the year ``tot`` where that is given."""
    jaren = [
        jaar for jaar, cijfer in cijfers.items() if cijfer.waarde is not None and (tot is None or jaar < tot)
    ]
    return (max(jaren), cijfers[max(jaren)]) if jaren else None


def by_report(rijen: pl.DataFrame, verslagsoort: str) -> Iterable[Rij]:
    """The rows of one kind of report, by year."""
    return rijen.filter(pl.col("verslagsoort") == verslagsoort).sort("boekjaar").iter_rows(named=True)
