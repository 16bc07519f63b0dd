"""Whether large gemeenten get more per inhabitant than small ones: a point per gemeente, and classes from sums."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption
from dashboard.beeld.grafiek.figuur import Figuur, axis, base_layout, draw, trace
from dashboard.beeld.grafiek.kleuren import ACCENT, LABELVLAK, PRIMAIR, VLAK
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.doel.kop import rate, rates, read_receiving, read_recipients
from dashboard.pages.doel.regios import find_ranked
from pipelines.basis.cijfer import Cijfer, Getalwaarde, Notatie, count_figure, part_figure
from pipelines.basis.opmaak import format_number
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, formula, inhabitants, rate_difference, tally
from pipelines.basis.zin import Zin, fill

HOOGTE = 380
Lees = str | Callable[[kolom.Rij], Decimal]
_TIENTALLEN = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)


@only_with(find_ranked)
def size(gegevens: Gegevens, toestand: Toestand, doel: kolom.Rij) -> Component:
    """The class with most and the one with least per inhabitant, and what the largest class gets."""
    jaar, code = toestand.jaar, doel["doel"]
    gemeenten, land = read_receiving(gegevens, toestand, code)
    klassen = (
        read_recipients(gegevens, toestand, code)
        .filter(pl.col("inwoners") > 0)
        .group_by("grootteklasse")
        .agg(
            pl.len().alias("gemeenten"),
            pl.col("inwoners").sum(),
            pl.col("toegewezen_eur").sum().alias("bedrag_eur"),
            pl.col("inwoners").min().alias("kleinste"),
        )
        .sort("kleinste")
    )
    zin = _summarise(klassen, jaar, code)
    return section(
        "Krijgen grote gemeenten meer per inwoner?",
        figuurblok(
            "grootte",
            f"Bedrag per inwoner naar inwonertal: {short_goal(doel['doel_naam'])}, {jaar}",
            zin=zin,
            figuur=lambda: _points(gemeenten, rates(gemeenten, jaar, code), land, toestand.gm),
            raster=lambda: _grid(klassen, land, jaar, code),
        ),
        caption(
            "Elke stip is een gemeente; de ranglijst hieronder noemt ze alle. Gemiddelden van een klasse zijn de bedragen samen gedeeld door de inwoners samen."
        ),
        lead=zin,
    )


def _summarise(klassen: pl.DataFrame, jaar: int | None, doel: str) -> Zin:
    per = {
        r["grootteklasse"]: rate(r["bedrag_eur"], r["inwoners"], jaar, doel, grootteklasse=r["grootteklasse"])
        for r in klassen.iter_rows(named=True)
    }
    hoog, laag = (uiterste(per, key=lambda klasse: per[klasse].waarde or 0) for uiterste in (max, min))
    if per[hoog].waarde == per[laag].waarde:
        return Zin("Tussen de grootteklassen is er geen verschil per inwoner.")
    laatste = klassen.row(-1, named=True)
    grootste = {"grootteklasse": laatste["grootteklasse"]}
    return fill(
        "Per inwoner het meest in de klasse {hoog} ({meest}), het minst in de klasse {laag} ({minst}). "
        "De {gemeenten} in de grootste klasse krijgen samen {aandeel} van het verdeelde geld.",
        hoog=hoog,
        meest=per[hoog],
        laag=laag,
        minst=per[laag],
        gemeenten=count_figure(
            laatste["gemeenten"], "gemeente", "gemeenten", tally(inhabitants(jaar, **grootste))
        ),
        aandeel=part_figure(
            Cijfer(laatste["bedrag_eur"], "eur", allocated(jaar, doel=doel, **grootste)),
            Cijfer(total(klassen["bedrag_eur"]), "eur", allocated(jaar, doel=doel)),
        ),
    )


def _points(gemeenten: pl.DataFrame, tarieven: Sequence[Cijfer], land: Cijfer, gm: str | None) -> Figuur:
    """A point per gemeente: inhabitants along (logarithmic), euro per inhabitant up.

    ``gemeenten``: gm_code, inwoners, bedrag_eur, all above zero; ``tarieven`` of the same. ``gm`` gets a mark of its own.
    """
    eigen = [code == gm for code in gemeenten["gm_code"]]
    punten = trace(
        "scatter",
        tarieven,
        [
            f"<b>{per.naam}</b><br>{per.tekst} per inwoner<br>{format_number(inwoners)} inwoners"
            for per, inwoners in zip(tarieven, gemeenten["inwoners"], strict=True)
        ],
        mode="markers",
        x=gemeenten["inwoners"].to_list(),
        y=[bedrag / inwoners for bedrag, inwoners in gemeenten.select("bedrag_eur", "inwoners").iter_rows()],
        marker={
            "size": [16 if e else 7 for e in eigen],
            "symbol": ["diamond" if e else "circle" for e in eigen],
            "color": [ACCENT if e else PRIMAIR for e in eigen],
            "opacity": [1 if e else 0.7 for e in eigen],
            "line": {"color": VLAK, "width": 0.5},
        },
    )
    return draw([punten], _layout(land))


def _layout(land: Cijfer) -> dict[str, object]:
    """The axes, and a line for the country."""
    # a line at every step, a number at the powers of ten: those fit on a telephone too
    namen = [format_number(t) if str(t).startswith("1") else "" for t in _TIENTALLEN]
    ticks = {"tickvals": list(_TIENTALLEN), "ticktext": namen, "tickangle": 0}
    hoogte = float(land.waarde or 0)
    return base_layout(HOOGTE) | {
        "margin": {"l": 56, "r": 16, "t": 32, "b": 56},
        "xaxis": axis("inwoners (logaritmische schaal)") | {"type": "log", **ticks},
        "yaxis": axis("euro per inwoner") | {"rangemode": "tozero", "tickformat": ",.2f"},
        "shapes": [
            {
                "type": "line",
                "x0": 0,
                "x1": 1,
                "xref": "paper",
                "y0": hoogte,
                "y1": hoogte,
                "line": {"color": ACCENT, "width": 2, "dash": "dash"},
            }
        ],
        "annotations": [
            {
                "x": 1,
                "xref": "paper",
                "xanchor": "right",
                "y": hoogte,
                "yshift": 10,
                "text": f"landelijk {land.tekst}",
                "bgcolor": LABELVLAK,
                "showarrow": False,
                "font": {"size": 12, "color": ACCENT},
            }
        ],
    }


def _grid(klassen: pl.DataFrame, land: Cijfer, jaar: int | None, doel: str) -> html.Div:
    """Per size class: gemeenten, inhabitants, amount, and the amount per inhabitant from the sums.

    ``klassen``: grootteklasse, gemeenten, inwoners, bedrag_eur.
    """
    per_klasse, samen = _sources(jaar, doel, grootteklasse="{klasse}"), _sources(jaar, doel)
    landelijk = Decimal(land.waarde or 0)

    def per(rij: kolom.Rij) -> Decimal:
        return Decimal(rij["bedrag_eur"]) / rij["inwoners"]

    def verschil(rij: kolom.Rij) -> Decimal:
        return per(rij) - landelijk

    kolommen: tuple[tuple[str, str, Lees, Notatie, Getalwaarde, int], ...] = (
        ("gemeenten", "Gemeenten", "gemeenten", "aantal", total(klassen["gemeenten"]), 105),
        ("inwoners", "Inwoners", "inwoners", "aantal", total(klassen["inwoners"]), 115),
        ("bedrag", "Toegewezen", "bedrag_eur", "eur", total(klassen["bedrag_eur"]), 130),
        ("per_inwoner", "Per inwoner", per, "per_inwoner", landelijk, 110),
        ("verschil", "Verschil met landelijk", verschil, "per_inwoner", Decimal(0), 120),
    )
    return raster(
        "raster-grootte",
        "Per grootteklasse",
        [
            kolom.tekst(
                "klasse", "Grootteklasse", "grootteklasse", totaal="Alle gemeenten", breedte=180, vast=True
            ),
            *[
                kolom.getal(
                    veld,
                    kop,
                    van,
                    notatie,
                    herkomst=per_klasse[veld],
                    totaal=totaal,
                    totaal_herkomst=samen[veld],
                    breedte=breedte,
                )
                for veld, kop, van, notatie, totaal, breedte in kolommen
            ],
        ],
        klassen,
    )


def _sources(jaar: int | None, doel: str, **wie: str) -> dict[str, str | None]:
    bedrag, inwoners = allocated(jaar, doel=doel, **wie), inhabitants(jaar, **wie)
    return {
        "gemeenten": tally(inwoners),
        "inwoners": inwoners,
        "bedrag": bedrag,
        "per_inwoner": formula("per_inwoner", bedrag=bedrag, inwoners=inwoners),
        "verschil": rate_difference(bedrag, inwoners, allocated(jaar, doel=doel), inhabitants(jaar)),
    }
