"""Spending of one gemeente per taakveld in every Iv3 report: sentence, chart of the goals and table of all."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, foldout, key, note, swatch
from dashboard.beeld.grafiek.figuur import (
    Figuur,
    bars,
    base_layout,
    draw,
    label,
    pattern,
    rows_axis,
    value_axis,
)
from dashboard.beeld.grafiek.kleuren import REEKS
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.opmaak import count, enumerate_words
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill

Verslag = tuple[int, str]
HOOGSTENS = 3  # reports in the chart; the table has all
_RIJ, _ONDER = 92, 48
_BALK = 0.13  # of a row
# classes of the style sheet with the first colours of kleuren.REEKS
_KLEUREN = ("au", "du", "spuk")


@only_with(find_gemeente)
def spending(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """Lasten per taakveld in every Iv3 report: those of the goals as a chart, all of them as a table."""
    taakvelden = gegevens.read("gemeente_taakvelden", gm=toestand.gm)
    gm = gemeente["gm_code"]
    zin = summarise_spending(taakvelden, gemeente["naam"], gm)
    van_doel, verslagen = taakvelden.filter(pl.col("is_doel")), pick_reports(taakvelden)
    inhoud = (
        [
            figuurblok(
                "taakvelden",
                f"Lasten van {gemeente['naam']} op de taakvelden van de doelen",
                zin=zin,
                figuur=lambda: spending_figure(van_doel, verslagen, gm),
                raster=lambda: spending_grid(taakvelden, gm),
                boven=key(
                    *[
                        [swatch(f"fk-staal fk-vorm--{vorm}"), name_report(*verslag)]
                        for vorm, verslag in zip(_KLEUREN, verslagen, strict=False)
                    ],
                    [note("gestreept is begroot; bedragen per taakveld in deze volgorde")],
                ),
            )
        ]
        if verslagen
        else []
    )
    uitleg = caption(
        "Codes veranderen: wat in een later jaar is gesplitst of hernoemd, staat als eigen rij met de reden erbij. Een taakveld dat is "
        "gesplitst (6.2 in 6.21, 6.22 en 6.23) heeft zelf de som van zijn delen; die rijen tellen daar niet nog eens bij op."
    )
    return section(
        "Uitgaven per taakveld",
        *_missing_reports(gegevens, toestand, gemeente["naam"]),
        foldout("Toon de taakvelden van de doelen en alle andere", *inhoud, uitleg) if inhoud else uitleg,
        lead=zin,
        id_="taakvelden",
    )


def _missing_reports(gegevens: Gegevens, toestand: Toestand, naam: str) -> list[Component]:
    """A report that the gemeente is not in says so, with the reason; that is not zero."""
    verslagen = gegevens.read("gemeente_iv3", gm=toestand.gm).filter(pl.col("reden").is_not_null())
    return [
        notice(
            "info",
            f"{naam} heeft geen cijfers in de {name_report(r['boekjaar'], r['verslagsoort'])}: {r['reden']}.",
        )
        for r in verslagen.iter_rows(named=True)
    ]


def summarise_spending(taakvelden: pl.DataFrame, naam: str, gm_code: str) -> Zin:
    """The lasten of the latest report on the taakvelden of the goals, in one sentence."""
    verslagen = pick_reports(taakvelden)
    if not verslagen:
        return Zin(f"Van {naam} is geen Iv3-verslag ingelezen.")
    van_doel = _of_goals(taakvelden, verslagen[-1])
    samen = _spent(verslagen[-1], gm_code, "~".join(van_doel["groep"]), total(van_doel["lasten_eur"]))
    return fill(
        "Volgens de {verslag} zijn de lasten van {naam} op {taakvelden} waarop de doelen worden geboekt samen {samen}. "
        "Dat is veel breder dan dit geld.",
        verslag=name_report(*verslagen[-1]),
        naam=naam,
        taakvelden=count(van_doel.height, "taakveld", "taakvelden"),
        samen=samen.als("miljoen"),
    )


def _of_goals(taakvelden: pl.DataFrame, verslag: Verslag) -> pl.DataFrame:
    """The taakvelden of the goals with lasten in one report."""
    return taakvelden.filter(
        (pl.col("boekjaar") == verslag[0])
        & (pl.col("verslagsoort") == verslag[1])
        & pl.col("is_doel")
        & pl.col("lasten_eur").is_not_null()
    )


def name_report(boekjaar: int, verslagsoort: str) -> str:
    """``begroting 2025``."""
    return f"{verslagsoort} {boekjaar}"


def pick_reports(taakvelden: pl.DataFrame) -> list[Verslag]:
    """The latest reports in which the gemeente has figures, the earliest first."""
    met = taakvelden.filter(pl.col("lasten_eur").is_not_null())
    return sorted(set(met.select("boekjaar", "verslagsoort").iter_rows()))[-HOOGSTENS:]


def spending_figure(taakvelden: pl.DataFrame, verslagen: Sequence[Verslag], gm_code: str) -> Figuur:
    """A row per taakveld with a bar per report. Frame: ``vragen/verantwoording/gemeente_taakvelden``, of the taakvelden to show.

    A taakveld without lasten in any of the reports is left to the table. Reports differ in place, colour and, for a
    begroting, pattern.
    """
    groepen = _rows(taakvelden, verslagen, gm_code)
    sporen = []
    for nummer, verslag in enumerate(verslagen):
        punten = [
            (rij, naam, cijfers[nummer])
            for rij, (naam, cijfers) in enumerate(groepen.items())
            if cijfers[nummer].waarde is not None
        ]
        sporen.append(
            bars(
                [cijfer for *_, cijfer in punten],
                [f"<b>{naam}</b><br>{name_report(*verslag)}: {cijfer.tekst}" for _, naam, cijfer in punten],
                y=[rij for rij, *_ in punten],
                x=[float(cijfer) / 1_000_000 for *_, cijfer in punten],
                offset=nummer * (_BALK + 0.01),
                width=_BALK,
                marker={
                    "color": REEKS[nummer],
                    "pattern": pattern("afgeleid" if verslag[1] == "begroting" else None),
                },
            )
        )
    return draw(sporen, _layout(groepen))


def _spent(verslag: Verslag, gm_code: str, taakvelden: str, eur: Getalwaarde | None) -> Cijfer:
    """Lasten in a report on one taakveld, or on more, joined with ``~``."""
    return Cijfer(eur, "eur", _reference(verslag, gm_code, taakvelden), reden="geen cijfer")


def _reference(verslag: Verslag, gm_code: str, taakvelden: str) -> str:
    boekjaar, verslagsoort = verslag
    return reference(
        "mart.besteding",
        "lasten_eur",
        boekjaar=boekjaar,
        verslagsoort=verslagsoort,
        gm_code=gm_code,
        taakveld=taakvelden,
    )


def _lasten(rij: Rij, gm_code: str) -> Cijfer:
    """The lasten on a taakveld in a report: its own, or those of the codes that it was split into, together."""
    verslag = rij["boekjaar"], rij["verslagsoort"]
    if rij["lasten_eur"] is None and rij["samen_delen"]:
        return _spent(verslag, gm_code, rij["samen_delen"], rij["samen_eur"])
    return _spent(verslag, gm_code, rij["groep"], rij["lasten_eur"])


def _rows(taakvelden: pl.DataFrame, verslagen: Sequence[Verslag], gm_code: str) -> dict[str, list[Cijfer]]:
    """Per taakveld its lasten in every report, in the order of the frame; the parts of one that has them together are left out."""
    opgeteld = {code for codes in taakvelden["samen_delen"].drop_nulls() for code in codes.split("~")}
    rijen: dict[str, list[Cijfer]] = {}
    for r in taakvelden.iter_rows(named=True):
        verslag = (r["boekjaar"], r["verslagsoort"])
        if verslag in verslagen and r["groep"] not in opgeteld:
            leeg = [_spent(v, gm_code, r["groep"], None) for v in verslagen]
            rij = rijen.setdefault(f"{r['groep']} {r['groep_naam']}", leeg)
            rij[verslagen.index(verslag)] = _lasten(r, gm_code)
    return {naam: cijfers for naam, cijfers in rijen.items() if any(c.waarde for c in cijfers)}


def _layout(groepen: dict[str, list[Cijfer]]) -> dict[str, object]:
    bedragen = (float(c) for cijfers in groepen.values() for c in cijfers if c.waarde)
    hoogste = max(bedragen, default=1_000_000.0)
    return base_layout(_RIJ * len(groepen) + _ONDER) | {
        "barmode": "overlay",
        "margin": {"l": 8, "r": 12, "t": 4, "b": _ONDER},
        "xaxis": value_axis(0, hoogste / 1_000_000 * 1.02, "miljoen euro lasten, het hele taakveld")
        | {"nticks": 6},
        "yaxis": rows_axis(len(groepen) - 0.5, -0.5),
        "annotations": [
            label(f"<b>{naam}</b><br>{_amounts(cijfers)}", rij, 2, 13, xref="x")
            for rij, (naam, cijfers) in enumerate(groepen.items())
        ],
    }


def _amounts(cijfers: Sequence[Cijfer]) -> str:
    """``€ 108,9 mln · € 170,5 mln · geen cijfer``: the reports in order."""
    return " · ".join(cijfer.als("mln").tekst for cijfer in cijfers)


def spending_grid(taakvelden: pl.DataFrame, gm_code: str) -> html.Div:
    """Lasten per taakveld with a column per report. Frame: ``vragen/verantwoording/gemeente_taakvelden``."""
    verslagen = list(
        dict.fromkeys(taakvelden.select("boekjaar", "verslagsoort").sort("boekjaar").iter_rows())
    )
    rijen = [
        {
            "groep": groep,
            "taakveld": f"{groep} {naam}",
            "doel": "ja" if deel["is_doel"][0] else "",
            "lasten": {
                (r["boekjaar"], r["verslagsoort"]): (_lasten(r, gm_code), r["reden"])
                for r in deel.iter_rows(named=True)
            },
            "bijzonder": _summed(deel),
        }
        for (groep, naam), deel in taakvelden.group_by("groep", "groep_naam", maintain_order=True)
    ]
    return raster(
        "raster-taakvelden",
        "Lasten per taakveld",
        [
            kolom.tekst("taakveld", "Taakveld", breedte=190, groei=2, vast=True),
            *[
                kolom.getal(
                    f"v{nummer}",
                    f"Lasten, {name_report(*verslag)}",
                    lambda r, verslag=verslag: r["lasten"][verslag][0].waarde,
                    bron=lambda r, verslag=verslag: r["lasten"][verslag][0].verwijzing,
                    reden=lambda r, verslag=verslag: r["lasten"][verslag][1],
                    breedte=150,
                )
                for nummer, verslag in enumerate(verslagen)
            ],
            kolom.tekst("doel", "Doelen geboekt", breedte=110),
            kolom.tekst("bijzonder", "Bijzonderheid", breedte=170),
        ],
        rijen,
        mee={"groep": "groep"},
        hoogte=460,
        filters=True,
    )


def _summed(deel: pl.DataFrame) -> str:
    """In which reports the figure of a taakveld is that of its parts together."""
    met = deel.filter(pl.col("samen_delen").is_not_null())
    per_delen = met.group_by("samen_delen", maintain_order=True).agg(pl.col("boekjaar").unique().sort())
    return "; ".join(
        f"{', '.join(map(str, jaren))}: som van {enumerate_words(codes.split('~'))}"
        for codes, jaren in per_delen.iter_rows()
    )
