"""Why a gemeente gets more or less per inhabitant: the extremes with their reason, the key taken apart, the ranking."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import cijfer, inhabitants, linked, per_inhabitant, reference
from dashboard.beeld.oudraster import search_box
from dashboard.beeld.termen import count, describe_key, short_goal
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand, gemeente_href
from dashboard.pages.doel.figuren import key_figure, key_part_sources, quantile
from dashboard.pages.doel.kop import find_goal, read_recipients
from dashboard.pages.doel.spreiding import national_rate
from dashboard.pages.doel.tabellen import key_grid, rank_grid
from pipelines.basis.opmaak import format_eur, format_number, format_pct
from pipelines.basis.sommen import total

_HOEVEEL = 5


def read_ranking(gegevens: Gegevens, toestand: Toestand, doel: str) -> tuple[pl.DataFrame, Decimal]:
    """All gemeenten by amount per inhabitant, highest first, with the columns of vragen/doel/doel_reden; and the country.

    plaats: equal amounts per inhabitant share a place.
    """
    redenen = gegevens.read("doel_reden", jaar=toestand.jaar, doel=doel)
    namen = read_recipients(gegevens, toestand, doel).select(
        "gm_code",
        "naam",
        "naam_sorteer",
        "status",
        pl.concat_str("naam_sorteer", pl.col("provincie").str.to_lowercase(), separator=" ").alias(
            "zoektekst"
        ),
    )
    rang = redenen.join(namen, on="gm_code", how="inner")
    per = [Decimal(eur) / inwoners for eur, inwoners in rang.select("bedrag_eur", "inwoners").iter_rows()]
    gesorteerd = sorted(per, reverse=True)
    plaatsen = {waarde: nummer for nummer, waarde in reversed(list(enumerate(gesorteerd, 1)))}
    land = Decimal(total(rang["bedrag_eur"])) / (total(rang["inwoners"]) or 1)
    frame = rang.with_columns(pl.Series("plaats", [plaatsen[waarde] for waarde in per]))
    return frame.sort("plaats", "gm_code"), land


def explain(rij: Mapping[str, Any]) -> str:
    """What makes the difference from the country, in words: the onderdeel with its shares and its part of the difference."""
    verschil, bijdrage = rij["verschil_eur"], rij["bijdrage_eur"]
    if abs(verschil) < 1:
        return "geen verschil van betekenis"
    if (bijdrage > 0) != (verschil > 0):
        return "grenzen in de sleutel of afronding"
    hoe, deel = _part(verschil, bijdrage, rij["onderdelen"])
    return (
        f"{hoe} door ‘{rij['onderdeel']}’: {_share(rij['aandeel_miljoenste'])} van het land, bij "
        f"{_share(rij['inwoners_miljoenste'])} van de inwoners ({deel})"
    )


def _part(verschil: Decimal, bijdrage: Decimal, onderdelen: int) -> tuple[str, str]:
    """How much of a difference one onderdeel makes: all of it, most of it, or more than is left with the others."""
    kant = f"{'boven' if verschil > 0 else 'onder'} het landelijk gemiddelde"
    eigen, totaal = format_eur(abs(bijdrage)), format_eur(abs(verschil))
    if onderdelen == 1 or eigen == totaal:
        return "geheel", f"{totaal} {kant}"
    if abs(bijdrage) > abs(verschil):
        return "vooral", f"{eigen} {kant}; met de andere onderdelen erbij {totaal}"
    return "vooral", f"{eigen} van de {totaal} {kant}"


def _share(miljoenste: int) -> str:
    """Small shares keep a digit that says something."""
    return format_pct(miljoenste, 1_000_000, 2 if miljoenste >= 10_000 else 3)


def extremes(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The highest and the lowest per inhabitant, each with what drives it."""
    doel = find_goal(gegevens, toestand)
    if doel is None or not doel["verdeeld_eur"]:
        return None
    rang, land = read_ranking(gegevens, toestand, doel["doel"])
    krijgt = rang.filter(pl.col("bedrag_eur") > 0)
    onder = f", van de {krijgt.height} die iets krijgen" if krijgt.height < rang.height else ""
    boven = _above_average(land, rang.height - krijgt.height)
    return section(
        "Uitschieters en hun reden",
        html.Div(
            [
                _list("Het meest per inwoner", krijgt.head(_HOEVEEL), doel, toestand),
                _list(
                    f"Het minst per inwoner{onder}", krijgt.tail(_HOEVEEL).reverse(), doel, toestand, boven
                ),
            ],
            className="fk-kaarten-naast",
        ),
        lead=_fence(krijgt, rang.height),
    )


def _fence(krijgt: pl.DataFrame, aantal: int) -> str:
    """How many lie far from the middle, by the usual rule of one and a half times the width of the middle half."""
    waarden = [Decimal(eur) / inw for eur, inw in krijgt.select("bedrag_eur", "inwoners").iter_rows()]
    q1, q3 = quantile(waarden, Decimal("0.25")), quantile(waarden, Decimal("0.75"))
    hoog, laag = q3 + (q3 - q1) * 3 / 2, q1 - (q3 - q1) * 3 / 2
    boven, onder = sum(w > hoog for w in waarden), sum(w < laag for w in waarden)
    geen = aantal - krijgt.height
    nul = (
        f" {count(geen, 'gemeente krijgt', 'gemeenten krijgen')} niets: de sleutel geeft hun geen gewicht."
        if geen
        else ""
    )
    ver = (
        f"Ver van het midden liggen {count(boven + onder, 'gemeente', 'gemeenten')}: {boven} boven {format_eur(hoog, 2)} per inwoner"
        + (f" en {onder} onder {format_eur(laag, 2)}" if onder else "")
    )
    if not boven + onder:
        ver = "Geen enkele ontvangende gemeente ligt ver van het midden; dit zijn de uitersten"
    return f"{ver}.{nul}"


def _above_average(land: Decimal, geen: int) -> str:
    """Why the least of those who receive is still above the average: others, who count in it, receive nothing."""
    tellen = count(geen, "gemeente zonder bedrag telt", "gemeenten zonder bedrag tellen")
    return f"Ook zij zitten boven het landelijk gemiddelde van {format_eur(land, 2)} per inwoner: daarin {tellen} mee."


def _list(titel: str, rijen: pl.DataFrame, doel: dict, toestand: Toestand, bij_boven: str = "") -> Component:
    """Gemeenten with their amount and its reason; ``bij_boven`` is said when all of them are above the national average."""
    href = gemeente_href(toestand)

    def amount(gm: str) -> str:
        return reference(
            "mart.toewijzing", "bedrag_eur", uitkeringsjaar=toestand.jaar, doel=doel["doel"], gm_code=gm
        )

    punten = [
        html.Li(
            [
                html.Div(
                    [
                        dcc.Link(
                            r["naam"], href=href(r["gm_code"]) + f"&doel={doel['doel']}", className="fk-link"
                        ),
                        html.Strong(
                            cijfer(
                                f"{format_eur(Decimal(r['bedrag_eur']) / r['inwoners'], 2)} per inwoner",
                                per_inhabitant(amount(r["gm_code"]), toestand.jaar, gm_code=r["gm_code"]),
                                naam=r["naam"],
                            )
                        ),
                    ],
                    className="fk-kanaal__kop",
                ),
                html.P(
                    [
                        cijfer(
                            format_eur(r["bedrag_eur"]),
                            amount(r["gm_code"]),
                            naam=f"Toegewezen aan {r['naam']}",
                        ),
                        " bij ",
                        cijfer(
                            f"{format_number(r['inwoners'])} inwoners",
                            inhabitants(toestand.jaar, gm_code=r["gm_code"]),
                            naam=r["naam"],
                        ),
                        f". {explain(r)[:1].upper()}{explain(r)[1:]}.",
                    ],
                    className="fk-bijschrift",
                ),
            ]
        )
        for r in rijen.iter_rows(named=True)
    ]
    uitleg = (
        html.P(bij_boven, className="fk-bijschrift")
        if bij_boven and (rijen["verschil_eur"] >= 1).all()
        else None
    )
    return html.Div([html.H3(titel), uitleg, html.Ul(punten, className="fk-kanalen")])


def key_parts(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Where the money of the keys goes by, nationally."""
    doel = find_goal(gegevens, toestand)
    if doel is None or not doel["verdeeld_eur"]:
        return None
    onderdelen = gegevens.read("doel_sleutel", jaar=toestand.jaar, doel=doel["doel"])
    sleutels = " en ".join(describe_key(basis) for basis in onderdelen["basis"].unique(maintain_order=True))
    eerste = onderdelen.row(0, named=True)
    totaal = total(onderdelen["onderdeel_eur"])
    zin = f"De sleutel is {sleutels}" + (
        f". Van elke euro loopt {format_pct(eerste['onderdeel_eur'], totaal)} via ‘{eerste['onderdeel']}’, het grootste van {onderdelen.height} onderdelen."
        if onderdelen.height > 1
        else f"; al het geld loopt via ‘{eerste['onderdeel']}’."
    )
    return section(
        "Waar de sleutel uit bestaat",
        figuurblok(
            "sleutel",
            f"Onderdelen van de sleutel: {short_goal(doel['doel_naam'])}, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: key_figure(onderdelen, toestand.jaar, doel["doel"]),
            raster=lambda: key_grid(onderdelen, toestand.jaar, doel["doel"]),
        ),
        lead=linked(
            zin,
            [(format_pct(eerste["onderdeel_eur"], totaal), _first_share(onderdelen, toestand.jaar, doel))],
        ),
    )


def _first_share(onderdelen: pl.DataFrame, jaar: int, doel: dict) -> str | None:
    """The share of the largest onderdeel, when all of them are of one key."""
    if onderdelen.select("regel", "deel").n_unique() != 1:
        return None
    r = onderdelen.row(0, named=True)
    return key_part_sources(jaar, doel["doel"], r["regel"], r["deel"], r["onderdeel_sleutel"])["aandeel"]


def ranking(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Every gemeente with its place, its amount and what makes its difference."""
    doel = find_goal(gegevens, toestand)
    if doel is None or not doel["verdeeld_eur"]:
        return None
    rang, land = read_ranking(gegevens, toestand, doel["doel"])
    zin = f"{count(rang.height, 'gemeente', 'gemeenten')}, hoogste bedrag per inwoner eerst; landelijk {format_eur(land, 2)}."
    return section(
        "Ranglijst",
        figuurblok(
            "ranglijst",
            f"Ranglijst van gemeenten: {short_goal(doel['doel_naam'])}, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: rank_grid(
                rang, land, toestand.jaar, doel["doel"], gemeente_href(toestand), explain
            ),
            boven=search_box("raster-ranglijst", "Zoek een gemeente", "Naam of provincie"),
        ),
        lead=linked(zin, [(format_eur(land, 2), national_rate(toestand.jaar, doel["doel"]))]),
    )
