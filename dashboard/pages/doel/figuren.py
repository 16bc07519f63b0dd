"""How an amount per inhabitant is spread over gemeenten: bars of how many, points by size, and what a key consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import bar_figure, base_layout
from dashboard.beeld.herkomst import formula, point_sources, reference, tally
from dashboard.beeld.kleuren import ACCENT, AS, INKT, INKT_ZACHT, LABELVLAK, LIJN, PRIMAIR, VLAK
from pipelines.basis.opmaak import count, format_eur, format_number
from pipelines.basis.sommen import total

if TYPE_CHECKING:
    import plotly.graph_objects as go

_STAPPEN = tuple(Decimal(s).scaleb(e) for e in range(-3, 4) for s in ("1", "2", "5"))
_TIENTALLEN = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
_HOOGTE = 380


@dataclass(frozen=True)
class Bak:
    """How many gemeenten lie from ``van`` up to (not including) ``tot`` euro per inhabitant, and who.

    ``codes``: their codes, in the order of ``namen``.
    """

    van: Decimal
    tot: Decimal
    namen: tuple[str, ...]
    codes: tuple[str, ...] = ()


def make_bins(
    waarden: Sequence[tuple[str, Decimal]], codes: Sequence[str] = (), hoogstens: int = 24
) -> list[Bak]:
    """Bins of equal, round width over all values, empty ones included. ``waarden``: (naam, euro per inhabitant).

    ``codes``: of the same gemeenten, so that a bin can be traced.
    """
    if not waarden:
        return []
    laag, hoog = min(w for _, w in waarden), max(w for _, w in waarden)
    stap = next((s for s in _STAPPEN if _index(hoog, s) - _index(laag, s) < hoogstens), _STAPPEN[-1])
    eerste = _index(laag, stap)
    inhoud: list[list[int]] = [[] for _ in range(_index(hoog, stap) - eerste + 1)]
    for nummer, (_, waarde) in enumerate(waarden):
        inhoud[_index(waarde, stap) - eerste].append(nummer)
    return [
        Bak(
            (eerste + i) * stap,
            (eerste + i + 1) * stap,
            tuple(waarden[nummer][0] for nummer in wie),
            tuple(codes[nummer] for nummer in wie) if codes else (),
        )
        for i, wie in enumerate(inhoud)
    ]


def _index(waarde: Decimal, stap: Decimal) -> int:
    return int((waarde / stap).to_integral_value(ROUND_FLOOR))


def quantile(waarden: Sequence[Decimal], deel: Decimal) -> Decimal:
    """The value that at least this share of the values does not exceed (nearest rank); ``waarden`` is not empty."""
    gesorteerd = sorted(waarden)
    rang = (deel * len(gesorteerd)).to_integral_value("ROUND_CEILING")
    return gesorteerd[max(int(rang), 1) - 1]


def spread_figure(
    bakken: Sequence[Bak], land: Decimal, mediaan: Decimal, bronnen: Sequence[str | None] = ()
) -> "go.Figure":
    """A bar per bin with the number of gemeenten above it, and lines for the country and the middle gemeente.

    ``bronnen``: a reference per bin.
    """
    import plotly.graph_objects as go

    hoogste = max(len(bak.namen) for bak in bakken)
    balk = go.Bar(
        x=[float(bak.van + bak.tot) / 2 for bak in bakken],
        width=[float(bak.tot - bak.van) for bak in bakken],
        y=[len(bak.namen) for bak in bakken],
        marker={"color": PRIMAIR, "line": {"color": VLAK, "width": 1}},
        customdata=[_bin_hover(bak) for bak in bakken],
        hovertemplate="%{customdata}<extra></extra>",
        meta=point_sources(list(bronnen)),
    )
    layout = base_layout(_HOOGTE) | {
        "bargap": 0,
        "margin": {"l": 44, "r": 16, "t": 72, "b": 48},
        "xaxis": _axis("euro per inwoner") | {"tickformat": ",.2f"},
        "yaxis": _axis("gemeenten") | {"range": [0, hoogste * 1.12]},
        "shapes": [_line(land, ACCENT, "solid"), _line(mediaan, INKT, "dot")],
        "annotations": [
            *[_bin_label(bak) for bak in bakken if bak.namen],
            _line_label(land, f"landelijk {format_eur(land, 2)} (lijn)", ACCENT, 40),
            _line_label(mediaan, f"middelste gemeente {format_eur(mediaan, 2)} (stippen)", INKT, 20),
        ],
    }
    return go.Figure(balk, layout)


def _bin_label(bak: Bak) -> dict[str, object]:
    """How many, over the lines that may cross it; a narrow screen leaves it to the table (assets/labels.js)."""
    return {
        "name": "breed",
        "x": float(bak.van + bak.tot) / 2,
        "y": len(bak.namen),
        "yanchor": "bottom",
        "yshift": 1,
        "borderpad": 0,
        "text": str(len(bak.namen)),
        "showarrow": False,
        "bgcolor": VLAK,
        "font": {"size": 12, "color": INKT_ZACHT},
    }


def _bin_hover(bak: Bak) -> str:
    wie = ", ".join(bak.namen[:5]) + (f" en {len(bak.namen) - 5} andere" if len(bak.namen) > 5 else "")
    return f"<b>{describe_bin(bak)}</b><br>{count(len(bak.namen), 'gemeente', 'gemeenten')}<br>{wie}"


def describe_bin(bak: Bak) -> str:
    """``€ 0,50 tot € 0,55``."""
    cijfers = max(2, -int(bak.tot.normalize().as_tuple().exponent))
    return f"{format_eur(bak.van, cijfers)} tot {format_eur(bak.tot, cijfers)}"


def _axis(titel: str) -> dict[str, object]:
    return {
        "title": {"text": titel, "font": {"size": 13, "color": INKT_ZACHT}, "standoff": 8},
        "gridcolor": LIJN,
        "zerolinecolor": AS,
        "tickfont": {"size": 12, "color": INKT_ZACHT},
        "fixedrange": True,
    }


def _line(x: Decimal, kleur: str, streep: str) -> dict[str, object]:
    return {
        "type": "line",
        "x0": float(x),
        "x1": float(x),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": kleur, "width": 2, "dash": streep},
    }


def _line_label(x: Decimal, tekst: str, kleur: str, omhoog: int) -> dict[str, object]:
    return {
        "x": float(x),
        "y": 1,
        "yref": "paper",
        "yshift": omhoog,
        "xanchor": "auto",
        "text": tekst,
        "showarrow": False,
        "font": {"size": 12, "color": kleur},
    }


def size_figure(
    gemeenten: pl.DataFrame, land: Decimal, bronnen: list[str | None], gm: str | None
) -> "go.Figure":
    """A point per gemeente: inhabitants along (logarithmic), euro per inhabitant up.

    ``gemeenten``: gm_code, naam, inwoners, bedrag_eur, all above zero. ``gm`` gets a mark of its own.
    """
    import plotly.graph_objects as go

    rijen = list(gemeenten.select("gm_code", "naam", "inwoners", "bedrag_eur").iter_rows())
    eigen = [code == gm for code, *_ in rijen]
    punten = go.Scatter(
        mode="markers",
        x=[inwoners for _, _, inwoners, _ in rijen],
        y=[bedrag / inwoners for _, _, inwoners, bedrag in rijen],
        marker={
            "size": [16 if e else 7 for e in eigen],
            "symbol": ["diamond" if e else "circle" for e in eigen],
            "color": [ACCENT if e else PRIMAIR for e in eigen],
            "opacity": [1 if e else 0.7 for e in eigen],
            "line": {"color": VLAK, "width": 0.5},
        },
        customdata=[
            f"<b>{naam}</b><br>{format_eur(Decimal(bedrag) / inwoners, 2)} per inwoner<br>{format_number(inwoners)} inwoners"
            for _, naam, inwoners, bedrag in rijen
        ],
        hovertemplate="%{customdata}<extra></extra>",
        meta=point_sources(bronnen),
    )
    # a line at every step, a number at the powers of ten: those fit on a telephone too
    namen = [format_number(t) if str(t).startswith("1") else "" for t in _TIENTALLEN]
    ticks = {"tickvals": list(_TIENTALLEN), "ticktext": namen, "tickangle": 0}
    layout = base_layout(_HOOGTE) | {
        "margin": {"l": 56, "r": 16, "t": 32, "b": 56},
        "xaxis": _axis("inwoners (logaritmische schaal)") | {"type": "log", **ticks},
        "yaxis": _axis("euro per inwoner") | {"rangemode": "tozero", "tickformat": ",.2f"},
        "shapes": [
            {
                "type": "line",
                "x0": 0,
                "x1": 1,
                "xref": "paper",
                "y0": float(land),
                "y1": float(land),
                "line": {"color": ACCENT, "width": 2, "dash": "dash"},
            }
        ],
        "annotations": [
            {
                "x": 1,
                "xref": "paper",
                "xanchor": "right",
                "y": float(land),
                "yshift": 10,
                "text": f"landelijk {format_eur(land, 2)}",
                "bgcolor": LABELVLAK,
                "showarrow": False,
                "font": {"size": 12, "color": ACCENT},
            }
        ],
    }
    return go.Figure(punten, layout)


def key_figure(onderdelen: pl.DataFrame, jaar: int, doel: str, hoogstens: int = 8) -> "go.Figure":
    """A bar per onderdeel of the keys, the largest first and the rest together.

    ``onderdelen``: frame of ``vragen/doel/doel_sleutel``.
    """
    import plotly.graph_objects as go

    rijen = group_small(onderdelen, hoogstens)
    balk = go.Bar(
        orientation="h",
        y=list(range(len(rijen))),
        x=[eur / 1_000_000 for _, eur, _ in rijen],
        marker={"color": PRIMAIR},
        customdata=[f"<b>{naam}</b><br>{format_eur(eur)}" for naam, eur, _ in rijen],
        hovertemplate="%{customdata}<extra></extra>",
        meta=point_sources([part_source(jaar, doel, delen) for *_, delen in rijen]),
    )
    grootste = max(eur for _, eur, _ in rijen) / 1_000_000
    totaal = sum(eur for _, eur, _ in rijen)
    labels = [
        (naam, f"{format_eur(eur)}, {format_number(Decimal(eur) * 100 / totaal, 1)}%")
        for naam, eur, _ in rijen
    ]
    return bar_figure([balk], labels, grootste, "miljoen euro")


def group_small(onderdelen: pl.DataFrame, hoogstens: int) -> list[tuple[str, int, pl.DataFrame]]:
    """The largest onderdelen, and what remains as one row that says how many it holds; each with its rows of the frame."""
    groepen = [
        (str(naam), int(total(deel["onderdeel_eur"])), deel)
        for (naam,), deel in onderdelen.group_by("onderdeel", maintain_order=True)
    ]
    rijen = sorted(groepen, key=lambda rij: (rij[1], rij[0]), reverse=True)
    if len(rijen) <= hoogstens + 1:
        return rijen
    rest = rijen[hoogstens:]
    naam = f"{len(rest)} andere maatstaven samen"
    return [
        *rijen[:hoogstens],
        (naam, sum(eur for _, eur, _ in rest), pl.concat([deel for *_, deel in rest])),
    ]


def part_source(jaar: int, doel: str, delen: pl.DataFrame) -> str | None:
    """Where the money of these onderdelen comes from; ``None`` when they are of more than one part of a key."""
    if delen.select("regel", "deel").n_unique() != 1:
        return None
    regel, deel = delen.select("regel", "deel").row(0)
    return key_part_sources(jaar, doel, regel, deel, "~".join(delen["onderdeel_sleutel"]))["bedrag"]


def key_part_sources(jaar: int, doel: str, regel: str, deel: object, onderdeel: str) -> dict[str, str | None]:
    """The figures of an onderdeel of a key, which may be filled in later: ``bedrag``, ``aandeel`` and ``ontvangers``."""
    sleutel = {"uitkeringsjaar": jaar, "doel": doel, "regel": regel, "deel": deel}
    gewicht = reference("herkomst.onderdeel", "gewicht", **sleutel, onderdeel=onderdeel)
    totaal = reference("mart.toewijzing_bewijs", "gewicht", **sleutel)
    bedrag = reference("mart.toewijzing_bewijs", "te_verdelen_eur", **sleutel)
    return {
        "bedrag": formula("evenredig", bedrag=bedrag, gewicht=gewicht, totaal=totaal),
        "aandeel": formula("aandeel", deel=gewicht, geheel=totaal),
        "ontvangers": tally(gewicht),
    }
