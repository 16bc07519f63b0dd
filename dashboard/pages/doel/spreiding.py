"""How many gemeenten get how much per inhabitant: bars, and where the gemeente of the address stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.grafiek.figuur import Figuur, axis, base_layout, draw, trace
from dashboard.beeld.grafiek.kleuren import ACCENT, INKT, INKT_ZACHT, PRIMAIR, VLAK
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.doel.grootte import HOOGTE
from dashboard.pages.doel.kop import rates, read_receiving, recipients
from dashboard.pages.doel.regios import find_ranked
from pipelines.basis.cijfer import Cijfer, part_figure
from pipelines.basis.opmaak import count, format_eur
from pipelines.basis.verwijzing import allocated, place, tally
from pipelines.basis.zin import fill

_STAPPEN = tuple(Decimal(s).scaleb(e) for e in range(-3, 4) for s in ("1", "2", "5"))


@dataclass(frozen=True)
class Bak:
    """Which gemeenten lie from ``van`` up to (not including) ``tot`` euro per inhabitant: their names and their codes."""

    van: Decimal
    tot: Decimal
    namen: tuple[str, ...]
    codes: tuple[str, ...] = ()

    @property
    def grenzen(self) -> str:
        """``€ 0,50 tot € 0,55``."""
        cijfers = max(2, -int(self.tot.normalize().as_tuple().exponent))
        return f"{format_eur(self.van, cijfers)} tot {format_eur(self.tot, cijfers)}"

    def aantal(self, jaar: int | None, doel: str) -> Cijfer:
        """How many lie in it; an empty one has nobody to show."""
        bron = tally(allocated(jaar, doel=doel, gm_code="~".join(self.codes))) if self.codes else None
        return Cijfer(len(self.namen), "aantal", bron, zonder_bron="nul: in deze klasse ligt geen gemeente")


@only_with(find_ranked)
def spread(gegevens: Gegevens, toestand: Toestand, doel: kolom.Rij) -> Component:
    """The middle half of the gemeenten, the middle one and the country, and how many lie where."""
    jaar, code = toestand.jaar, doel["doel"]
    gemeenten, land = read_receiving(gegevens, toestand, code)
    tarieven = rates(gemeenten, jaar, code)
    bakken = make_bins([(c.naam, Decimal(c.waarde or 0)) for c in tarieven], gemeenten["gm_code"].to_list())
    laag, mediaan, hoog = (_quartile(tarieven, nummer) for nummer in (1, 2, 3))
    zin = fill(
        "De middelste helft van de {aantal} ontvangende gemeenten krijgt {laag} tot {hoog} "
        "per inwoner, de middelste gemeente {mediaan}; landelijk is het {land}.",
        aantal=recipients(len(tarieven), jaar, code),
        laag=laag,
        hoog=hoog,
        mediaan=mediaan,
        land=land,
    )
    return section(
        "Spreiding over gemeenten",
        figuurblok(
            "spreiding",
            f"Gemeenten naar bedrag per inwoner: {short_goal(doel['doel_naam'])}, {jaar}",
            zin=zin,
            figuur=lambda: spread_figure(bakken, land, mediaan, [bak.aantal(jaar, code) for bak in bakken]),
            raster=lambda: _grid(bakken, recipients(len(tarieven), jaar, code), jaar, code),
        ),
        _own(gemeenten, tarieven, toestand, code),
        lead=zin,
    )


def _quartile(tarieven: Sequence[Cijfer], nummer: int) -> Cijfer:
    """A quartile is the amount per inhabitant of the gemeente that it falls on, without her name."""
    grens = quantile([Decimal(c.waarde or 0) for c in tarieven], Decimal(nummer) / 4)
    return next(c for c in tarieven if c.waarde == grens).als("per_inwoner", naam="")


def _own(
    gemeenten: pl.DataFrame, tarieven: Sequence[Cijfer], toestand: Toestand, doel: str
) -> Component | None:
    """Where the gemeente of the address stands."""
    eigen = dict(zip(gemeenten["gm_code"], tarieven, strict=True)).get(toestand.gm)
    if eigen is None:
        return None
    waarden = [Decimal(c.waarde or 0) for c in tarieven]
    zin = fill(
        " krijgt {per} per inwoner: plaats {plaats} van {aantal}.",
        per=eigen.als("per_inwoner", naam=""),
        plaats=Cijfer(
            1 + sum(waarde > Decimal(eigen.waarde or 0) for waarde in waarden),
            "aantal",
            place(allocated(toestand.jaar, doel=doel), toestand.gm),
        ),
        aantal=recipients(len(waarden), toestand.jaar, doel),
    )
    link = dcc.Link(eigen.naam, href="/gemeente" + toestand.voor(("doel",)).search(), className="fk-link")
    return html.P(show([link, zin]), id="do-eigen")


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
    bakken: Sequence[Bak], land: Cijfer, mediaan: Cijfer, aantallen: Sequence[Cijfer]
) -> Figuur:
    """A bar per bin with the number of gemeenten above it, and lines for the country and the middle gemeente."""
    hoogste = max(len(bak.namen) for bak in bakken)
    balk = trace(
        "bar",
        aantallen,
        [_hover(bak) for bak in bakken],
        x=[float(bak.van + bak.tot) / 2 for bak in bakken],
        width=[float(bak.tot - bak.van) for bak in bakken],
        y=[len(bak.namen) for bak in bakken],
        marker={"color": PRIMAIR, "line": {"color": VLAK, "width": 1}},
    )
    layout = base_layout(HOOGTE) | {
        "bargap": 0,
        "margin": {"l": 44, "r": 16, "t": 72, "b": 48},
        "xaxis": axis("euro per inwoner") | {"tickformat": ",.2f"},
        "yaxis": axis("gemeenten") | {"range": [0, hoogste * 1.12]},
        "shapes": [_line(land, ACCENT, "solid"), _line(mediaan, INKT, "dot")],
        "annotations": [
            *[_label(bak) for bak in bakken if bak.namen],
            _line_label(land, f"landelijk {land.tekst} (lijn)", ACCENT, 40),
            _line_label(mediaan, f"middelste gemeente {mediaan.tekst} (stippen)", INKT, 20),
        ],
    }
    return draw([balk], layout)


def _label(bak: Bak) -> dict[str, object]:
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


def _hover(bak: Bak) -> str:
    wie = ", ".join(bak.namen[:5]) + (f" en {len(bak.namen) - 5} andere" if len(bak.namen) > 5 else "")
    return f"<b>{bak.grenzen}</b><br>{count(len(bak.namen), 'gemeente', 'gemeenten')}<br>{wie}"


def _line(waar: Cijfer, kleur: str, streep: str) -> dict[str, object]:
    return {
        "type": "line",
        "x0": float(waar.waarde or 0),
        "x1": float(waar.waarde or 0),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": kleur, "width": 2, "dash": streep},
    }


def _line_label(waar: Cijfer, tekst: str, kleur: str, omhoog: int) -> dict[str, object]:
    return {
        "x": float(waar.waarde or 0),
        "y": 1,
        "yref": "paper",
        "yshift": omhoog,
        "xanchor": "auto",
        "text": tekst,
        "showarrow": False,
        "font": {"size": 12, "color": kleur},
    }


def _grid(bakken: Sequence[Bak], allen: Cijfer, jaar: int | None, doel: str) -> html.Div:
    """The bars of the spread: limits, how many gemeenten, and their names."""
    rijen = [
        {"bak": bak, "aantal": aantal, "aandeel": part_figure(aantal, allen)}
        for bak in bakken
        for aantal in [bak.aantal(jaar, doel)]
    ]
    return raster(
        "raster-spreiding",
        "Gemeenten naar bedrag per inwoner",
        [
            kolom.tekst("bak", "Euro per inwoner", lambda r: r["bak"].grenzen, breedte=150, vast=True),
            kolom.getal("aantal", "Gemeenten", breedte=105),
            kolom.getal("aandeel", "Aandeel", sorteer=lambda r: float(r["aantal"].waarde), breedte=95),
            kolom.tekst("namen", "Welke", lambda r: ", ".join(r["bak"].namen), breedte=320, groei=3),
        ],
        rijen,
        hoogte=420,
    )
