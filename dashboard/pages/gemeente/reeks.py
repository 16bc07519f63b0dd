"""Lasten of one gemeente on the taakvelden of the goals, before and after the money came: a line per taakveld."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, foldout
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.reeks import (
    GEEN_OORZAAK,
    ONTBREEKT,
    TITEL,
    VERSLAGEN,
    Lijn,
    break_at,
    break_notes,
    by_report,
    join_notes,
    knows_series,
    latest,
    name_report,
    series_figure,
    spent,
    spent_per_inhabitant,
)
from dashboard.beeld.termen import describe_link
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill

_ANKER = "voor-en-na"
_KERNCIJFERS = {
    "lasten_totaal": "Lasten zonder reserves",
    "salarissen": "Salarissen",
    "inhuur": "Inhuur",
    "salarissen_overhead": "Salarissen, overhead",
    "inhuur_overhead": "Inhuur, overhead",
    "rijksbijdragen_specifiek": "Rijksbijdragen buiten 0.7",
}


@only_with(find_gemeente)
def before_and_after(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """A chart per taakveld of the goals, with the figures below it."""
    if not knows_series(gegevens):
        return section(TITEL, notice("info", ONTBREEKT), id_=_ANKER)
    taakvelden = gegevens.read("reeks_taakvelden")
    if not taakvelden.height:
        return section(TITEL, notice("info", "Er is geen reeks van Iv3 ingelezen."), id_=_ANKER)
    reeks = gegevens.read("gemeente_reeks", gm=toestand.gm, klasse=gemeente["grootteklasse"])
    breuken = gegevens.read("reeks_breuken")
    naam = gemeente["naam"]
    return section(
        TITEL,
        _missing(reeks),
        html.Div(
            [
                _taakveld(
                    taakveld,
                    reeks.filter(pl.col("taakveld") == taakveld["taakveld"]),
                    breuken.filter(pl.col("taakveld") == taakveld["taakveld"]),
                    naam,
                )
                for taakveld in taakvelden.iter_rows(named=True)
            ],
            className="fk-reeksen",
        ),
        caption(
            f"Per inwoner van 1 januari van het boekjaar, in de indeling van nu. Klasse: de middelste gemeente van de grootteklasse {gemeente['grootteklasse']} in dat jaar. "
            "Bron: CBS, Iv3; de tweede plaatsing, anders de eerste."
        ),
        _core_figures(gegevens, gemeente),
        lead=f"Wat {naam} begrootte en uitgaf op de taakvelden waarop de doelen worden geboekt, voor en nadat het geld kwam. {GEEN_OORZAAK}",
        id_=_ANKER,
    )


def _missing(reeks: pl.DataFrame) -> Component | None:
    """The reports without a figure, once for all taakvelden, with the reason. Frame: ``vragen/reeks/gemeente_reeks``."""
    zonder = reeks.filter(pl.col("reden").is_not_null()).unique(
        ["boekjaar", "verslagsoort"], maintain_order=True
    )
    per_reden = zonder.group_by("reden", maintain_order=True).agg(
        (pl.col("verslagsoort") + " " + pl.col("boekjaar").cast(pl.String)).alias("verslagen")
    )
    if not per_reden.height:
        return None
    delen = [f"{reden} ({', '.join(verslagen)})" for reden, verslagen in per_reden.iter_rows()]
    return caption("Zonder cijfer, dus een gat in de lijn: " + "; ".join(delen) + ".")


def _core_figures(gegevens: Gegevens, gemeente: Rij) -> Component | None:
    """Core figures over all taakvelden, closed: nothing of them is of a goal."""
    cijfers = gegevens.read("gemeente_kerncijfers", gm=gemeente["gm_code"])
    if not cijfers.height:
        return None
    zin = f"Lasten, salarissen, inhuur, overhead en rijksbijdragen van {gemeente['naam']} over alle taakvelden samen."
    return foldout(
        "Kerncijfers over alle taakvelden",
        figuurblok(
            "kerncijfers",
            f"Kerncijfers van {gemeente['naam']} uit Iv3",
            zin=zin,
            toon_zin=True,
            raster=lambda: core_grid(cijfers, gemeente["gm_code"]),
        ),
    )


def core_grid(cijfers: pl.DataFrame, gm_code: str) -> html.Div:
    """A row per report. Frame: ``vragen/reeks/gemeente_kerncijfers``."""
    return raster(
        "raster-kerncijfers",
        "Kerncijfers per jaar",
        [
            kolom.tekst("verslag", "Verslag", name_report, breedte=150, vast=True),
            *[
                kolom.getal(
                    veld,
                    kop,
                    veld,
                    herkomst=reference(
                        "mart.kengetal_reeks",
                        "bedrag_eur",
                        boekjaar="{boekjaar}",
                        verslagsoort="{verslagsoort}",
                        gm_code=gm_code,
                        kengetal=veld,
                    ),
                    reden="niet in de bron",
                    breedte=150,
                )
                for veld, kop in _KERNCIJFERS.items()
            ],
        ],
        cijfers,
        mee={"boekjaar": "boekjaar", "verslagsoort": "verslagsoort"},
        hoogte=420,
    )


def _taakveld(taakveld: Rij, reeks: pl.DataFrame, breuken: pl.DataFrame, naam: str) -> html.Div:
    """One taakveld: name, goal, sentence, chart and table."""
    code = taakveld["taakveld"]
    titel = f"{code} {taakveld['naam'] or ''}".strip()
    lijnen = gemeente_lines(reeks)
    return html.Div(
        [
            html.H3(titel),
            html.P(
                f"Doel: {taakveld['kort']}{describe_link(taakveld['taakveld_status'])}",
                className="fk-bijschrift",
            ),
            figuurblok(
                f"reeks-{code.replace('.', '-')}",
                f"Lasten van {naam} op taakveld {titel}, per inwoner, naast de middelste van de grootteklasse",
                zin=summarise_series(lijnen, taakveld["geld_vanaf"]),
                toon_zin=True,
                figuur=lambda: series_figure(
                    lijnen, breuken["boekjaar"].to_list(), taakveld["geld_vanaf"], "euro per inwoner"
                ),
                raster=lambda: series_grid(reeks, breuken, code),
            ),
            break_notes(breuken),
        ]
    )


def gemeente_lines(reeks: pl.DataFrame) -> list[Lijn]:
    """The lines of the gemeente and of the middle one of its class, per inhabitant. Frame: ``vragen/reeks/gemeente_reeks``."""
    return [
        *[
            Lijn("", soort, {r["boekjaar"]: _per_inhabitant(r) for r in by_report(reeks, soort)})
            for soort in VERSLAGEN
        ],
        *[
            Lijn(
                "klasse",
                soort,
                {r["boekjaar"]: _median(r) for r in by_report(reeks, soort)},
            )
            for soort in VERSLAGEN
        ],
    ]


def _per_inhabitant(rij: Rij) -> Cijfer:
    return Cijfer(
        Decimal(rij["lasten_eur"]) / rij["inwoners"] if rij["inwoners"] else None,
        "per_inwoner",
        spent_per_inhabitant(rij["boekjaar"], rij["verslagsoort"], rij["taakveld"], gm_code=rij["delen"]),
        reden=rij["reden"] or "inwonertal onbekend",
    )


def _no_figure(rij: Rij) -> str:
    """In few words why a cell has no figure; the whole reason stands at the end of the row."""
    return "niet ingediend" if "heeft niet ingediend" in (rij["reden"] or "") else "geen cijfer"


def _median(rij: Rij) -> Cijfer:
    return Cijfer(
        rij["mediaan_per_inwoner_eur"],
        "per_inwoner",
        zonder_bron="middelste van een rij",
        reden="geen gemeente van deze klasse",
    )


def summarise_series(lijnen: list[Lijn], geld_vanaf: int | None) -> Zin:
    """The last jaarrekening before the money, the newest one and the newest begroting; no word of cause."""
    rekening, begroting = lijnen[0].cijfers, lijnen[1].cijfers
    voor = latest(rekening, geld_vanaf) if geld_vanaf else None
    na, plan = latest(rekening), latest(begroting)
    if na is None and plan is None:
        return Zin("Er is van geen enkel jaar een cijfer.")
    delen = [
        fill("{wat} {jaar} {cijfer}", wat=wat, jaar=punt[0], cijfer=punt[1])
        for wat, punt in (
            ("laatste jaarrekening voor het geld", voor),
            ("nieuwste jaarrekening", na if na != voor else None),
            ("nieuwste begroting", plan),
        )
        if punt
    ]
    zin = Zin("Per inwoner: ")
    for nummer, deel in enumerate(delen):
        zin = Zin(zin, "; " if nummer else "", deel)
    return Zin(zin, ".")


def series_grid(reeks: pl.DataFrame, breuken: pl.DataFrame, code: str) -> html.Div:
    """A row per report: amount, per inhabitant, the middle one of the class, and what there is to say. Same frame."""
    bij_breuk = break_at(breuken)
    sleutel = ("{boekjaar}", "{verslagsoort}", code)
    return raster(
        f"raster-reeks-{code.replace('.', '-')}",
        f"Lasten op taakveld {code} per jaar",
        [
            kolom.tekst("verslag", "Verslag", name_report, breedte=150, vast=True),
            kolom.getal(
                "lasten",
                "Lasten",
                "lasten_eur",
                herkomst=spent(*sleutel, gm_code="{delen}"),
                reden=_no_figure,
                breedte=130,
            ),
            kolom.getal(
                "per_inwoner",
                "Per inwoner",
                lambda r: _per_inhabitant(r).waarde,
                "per_inwoner",
                reden=_no_figure,
                herkomst=spent_per_inhabitant(*sleutel, gm_code="{delen}"),
                breedte=110,
            ),
            kolom.getal("mediaan", "Middelste klasse", _median, "per_inwoner", breedte=130),
            kolom.tekst(
                "bijzonder",
                "Bijzonderheid",
                lambda r: join_notes(
                    [
                        r["reden"],
                        f"som van {r['aantal_delen']} gemeenten van toen"
                        if r["aantal_delen"] > 1 and not r["reden"]
                        else None,
                        bij_breuk.get(r["boekjaar"]),
                    ]
                ),
                breedte=220,
                groei=2,
            ),
        ],
        reeks.sort("boekjaar", "verslagsoort", descending=[True, False]),
        mee={"delen": "delen", "boekjaar": "boekjaar", "verslagsoort": "verslagsoort"},
        hoogte=420,
    )
