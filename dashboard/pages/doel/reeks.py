"""Lasten of all gemeenten on the taakvelden of a goal, before and after its money came, and per size class."""

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
from dashboard.pages.doel.kop import find_goal
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import tally
from pipelines.basis.zin import Zin, fill

_MILJOEN = 1_000_000
_LAND = "landelijk"
_MEE = {"boekjaar": "boekjaar", "verslagsoort": "verslagsoort"}


@only_with(find_goal)
def before_and_after(gegevens: Gegevens, _toestand: Toestand, doel: Rij) -> Component:
    """A chart per taakveld of the goal for the country, with the size classes below it."""
    if not knows_series(gegevens):
        return section(TITEL, notice("info", ONTBREEKT))
    taakvelden = gegevens.read("reeks_taakvelden").filter(pl.col("doel") == doel["doel"])
    if not taakvelden.height:
        waarom = (
            "Geen bron noemt een taakveld waarop dit doel wordt geboekt; in Iv3 is het dus niet te volgen."
        )
        return section(TITEL, notice("info", waarom))
    breuken = gegevens.read("reeks_breuken")
    return section(
        TITEL,
        *[
            _taakveld(
                taakveld,
                gegevens.read("reeks_groepen", taakveld=taakveld["taakveld"]),
                breuken.filter(pl.col("taakveld") == taakveld["taakveld"]),
            )
            for taakveld in taakvelden.iter_rows(named=True)
        ],
        caption(
            "De som van wie indiende; wie dat niet deed staat in de tabel en telt niet als nul. "
            "Bron: CBS, Iv3; de tweede plaatsing, anders de eerste."
        ),
        lead=f"Wat gemeenten begrootten en uitgaven op het taakveld waarop dit doel wordt geboekt, voor en nadat het geld kwam. {GEEN_OORZAAK}",
    )


def _taakveld(taakveld: Rij, groepen: pl.DataFrame, breuken: pl.DataFrame) -> html.Div:
    """One taakveld: name, sentence, chart and table of the country, and its size classes under a fold."""
    code = taakveld["taakveld"]
    titel = f"{code} {taakveld['naam'] or ''}".strip()
    land = groepen.filter(pl.col("groep") == _LAND)
    lijnen = national_lines(land)
    return html.Div(
        [
            html.H3(f"{titel}{describe_link(taakveld['taakveld_status'])}"),
            figuurblok(
                f"reeks-{code.replace('.', '-')}",
                f"Lasten van alle gemeenten op taakveld {titel}",
                zin=summarise_national(lijnen, taakveld["geld_vanaf"]),
                toon_zin=True,
                figuur=lambda: series_figure(
                    lijnen,
                    breuken["boekjaar"].to_list(),
                    taakveld["geld_vanaf"],
                    "miljoen euro",
                    deler=_MILJOEN,
                ),
                raster=lambda: national_grid(land, breuken, code),
            ),
            break_notes(breuken),
            foldout(
                "Per grootteklasse",
                figuurblok(
                    f"reeks-klasse-{code.replace('.', '-')}",
                    f"Lasten per inwoner op taakveld {titel}, per grootteklasse",
                    zin="Per grootteklasse de lasten van wie indiende, samen gedeeld door hun inwoners.",
                    toon_zin=True,
                    raster=lambda: class_grid(groepen.filter(pl.col("groep") != _LAND), code),
                ),
            ),
        ]
    )


def national_lines(land: pl.DataFrame) -> list[Lijn]:
    """Jaarrekening and begroting of all who filed. Frame: ``vragen/reeks/reeks_groepen``, of the country."""
    return [
        Lijn("", soort, {r["boekjaar"]: _spent(r) for r in by_report(land, soort)}) for soort in VERSLAGEN
    ]


def _spent(rij: Rij) -> Cijfer:
    bron = spent(rij["boekjaar"], rij["verslagsoort"], rij["taakveld"])
    return Cijfer(rij["lasten_eur"], "miljoen", bron)


def _per_inhabitant(rij: Rij) -> Decimal | None:
    return Decimal(rij["lasten_eur"]) / rij["inwoners"] if rij["inwoners"] else None


def summarise_national(lijnen: list[Lijn], geld_vanaf: int | None) -> Zin:
    """The last jaarrekening before the money, the newest one and the newest begroting; no word of cause."""
    rekening, begroting = lijnen[0].cijfers, lijnen[1].cijfers
    voor = latest(rekening, geld_vanaf) if geld_vanaf else None
    na, plan = latest(rekening), latest(begroting)
    zin = Zin("Van wie indiende, samen: ")
    punten = (
        ("laatste jaarrekening voor het geld", voor),
        ("nieuwste jaarrekening", na if na != voor else None),
        ("nieuwste begroting", plan),
    )
    for nummer, (wat, punt) in enumerate((wat, punt) for wat, punt in punten if punt):
        stuk = fill("{wat} {jaar} {cijfer}", wat=wat, jaar=punt[0], cijfer=punt[1])
        zin = Zin(zin, "; " if nummer else "", stuk)
    return Zin(zin, ".")


def _columns(code: str, **wie: str) -> list[kolom.Kolom]:
    """A report with its lasten, those per inhabitant, the middle gemeente and how many filed; ``wie``: of a size class."""
    lasten = spent("{boekjaar}", "{verslagsoort}", code, **wie)
    return [
        kolom.getal("lasten", "Lasten", "lasten_eur", herkomst=lasten, breedte=150),
        kolom.getal(
            "per_inwoner",
            "Per inwoner",
            _per_inhabitant,
            "per_inwoner",
            herkomst=spent_per_inhabitant("{boekjaar}", "{verslagsoort}", code, **wie),
            reden="inwonertal onbekend",
            breedte=110,
        ),
        kolom.getal(
            "mediaan",
            "Middelste gemeente",
            "mediaan_per_inwoner_eur",
            "per_inwoner",
            zonder_bron="middelste van een rij",
            breedte=130,
        ),
        kolom.getal(
            "ingediend",
            "Ingediend",
            "aantal_ingediend",
            "aantal",
            herkomst=tally(lasten, "met_cijfer"),
            breedte=110,
        ),
    ]


def national_grid(land: pl.DataFrame, breuken: pl.DataFrame, code: str) -> html.Div:
    """A row per report of the country, with who did not file by name. Same frame as ``national_lines``."""
    bij_breuk = break_at(breuken)

    def special(rij: Rij) -> str:
        niet = rij["niet_ingediend"]
        return join_notes([f"niet ingediend: {niet}" if niet else None, bij_breuk.get(rij["boekjaar"])])

    return raster(
        f"raster-reeks-{code.replace('.', '-')}",
        f"Lasten op taakveld {code} per jaar, alle gemeenten",
        [
            kolom.tekst("verslag", "Verslag", name_report, breedte=150, vast=True),
            *_columns(code),
            kolom.tekst("bijzonder", "Bijzonderheid", special, breedte=280, groei=2),
        ],
        land.sort("boekjaar", "verslagsoort", descending=[True, False]),
        mee=_MEE,
        hoogte=420,
    )


def class_grid(klassen: pl.DataFrame, code: str) -> html.Div:
    """A row per report and size class, small classes first. Same frame, of the size classes."""
    omvang = pl.col("inwoners") / pl.col("aantal_ingediend")
    return raster(
        f"raster-reeks-klasse-{code.replace('.', '-')}",
        f"Lasten op taakveld {code} per grootteklasse",
        [
            kolom.tekst("klasse", "Grootteklasse", "groep", breedte=190, vast=True),
            kolom.tekst("verslag", "Verslag", name_report, breedte=150),
            *_columns(code, grootteklasse="{klasse}"),
            kolom.tekst("niet", "Niet ingediend", lambda r: r["niet_ingediend"] or "", breedte=220, groei=2),
        ],
        klassen.sort("boekjaar", "verslagsoort", omvang, descending=[True, False, False]),
        mee=_MEE,
        hoogte=420,
        filters=True,
    )
