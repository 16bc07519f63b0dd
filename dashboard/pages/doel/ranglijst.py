"""Every gemeente with its place and what makes its difference from the country, and those at either end."""

from decimal import Decimal

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster, search_box
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.doel.kop import rate, rates, read_recipients
from dashboard.pages.doel.regios import find_ranked
from dashboard.pages.doel.spreiding import quantile
from pipelines.basis.cijfer import Cijfer, count_figure
from pipelines.basis.opmaak import count, format_eur, format_pct
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, per_inhabitant, place, rate_difference
from pipelines.basis.zin import Zin, fill


@only_with(find_ranked)
def ranking(gegevens: Gegevens, toestand: Toestand, doel: kolom.Rij) -> Component:
    """The list, highest amount per inhabitant first."""
    rang, land = read_ranking(gegevens, toestand, doel["doel"])
    zin = fill(
        "{gemeenten}, hoogste bedrag per inwoner eerst; landelijk {land}.",
        gemeenten=count_figure(
            rang.height, "gemeente", "gemeenten", zonder_bron="telling van de rijen van de ranglijst"
        ),
        land=land,
    )
    return section(
        "Ranglijst",
        figuurblok(
            "ranglijst",
            f"Ranglijst van gemeenten: {short_goal(doel['doel_naam'])}, {toestand.jaar}",
            zin=zin,
            raster=lambda: _grid(rang, land, toestand, doel["doel"]),
            boven=search_box("raster-ranglijst", "Zoek een gemeente", "Naam of provincie"),
        ),
        lead=zin,
    )


def read_ranking(gegevens: Gegevens, toestand: Toestand, doel: str) -> tuple[pl.DataFrame, Cijfer]:
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
    land = rate(total(rang["bedrag_eur"]), total(rang["inwoners"]) or 1, toestand.jaar, doel)
    frame = rang.with_columns(pl.Series("plaats", [plaatsen[waarde] for waarde in per]))
    return frame.sort("plaats", "gm_code"), land


def explain(rij: kolom.Rij) -> str:
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


def _grid(rang: pl.DataFrame, land: Cijfer, toestand: Toestand, doel: str) -> html.Div:
    """All gemeenten with what drives the difference from the country. Frame: of ``read_ranking``."""
    jaar, landelijk = toestand.jaar, Decimal(land.waarde or 0)
    bedrag, samen = allocated(jaar, doel=doel, gm_code="{gm_code}"), allocated(jaar, doel=doel)
    inwoners = inhabitants(jaar, gm_code="{gm_code}")

    def per(rij: kolom.Rij) -> Decimal:
        return Decimal(rij["bedrag_eur"]) / rij["inwoners"]

    return raster(
        "raster-ranglijst",
        "Ranglijst van gemeenten",
        [
            kolom.gemeente(gemeente_href(toestand)),
            kolom.getal("plaats", "Plaats", notatie="aantal", herkomst=place(samen, "{gm_code}"), breedte=80),
            kolom.getal(
                "per_inwoner",
                "Per inwoner",
                per,
                "per_inwoner",
                herkomst=per_inhabitant(bedrag, jaar, gm_code="{gm_code}"),
                breedte=110,
            ),
            kolom.getal(
                "verschil",
                "Verschil met landelijk, per inwoner",
                lambda r: per(r) - landelijk,
                "per_inwoner",
                herkomst=rate_difference(bedrag, inwoners, samen, inhabitants(jaar)),
                breedte=130,
            ),
            kolom.getal("bedrag", "Toegewezen", "bedrag_eur", herkomst=bedrag, breedte=125),
            kolom.badge("status", "Status", breedte=126),
            kolom.inwoners(jaar, 105),
            kolom.tekst("reden", "Wat het verschil maakt", explain, breedte=330, groei=2.5),
            kolom.tekst("zoektekst", "", hide=True),
        ],
        rang,
        hoogte=560,
        filters=True,
    )


_HOEVEEL = 5


@only_with(find_ranked)
def extremes(gegevens: Gegevens, toestand: Toestand, doel: Rij) -> Component:
    """Two lists, and how many gemeenten lie far from the middle."""
    rang, land = read_ranking(gegevens, toestand, doel["doel"])
    krijgt = rang.filter(pl.col("bedrag_eur") > 0)
    geen = rang.height - krijgt.height
    onder = f", van de {krijgt.height} die iets krijgen" if geen else ""
    minst = krijgt.tail(_HOEVEEL).reverse()
    boven = _above_average(land, geen) if (minst["verschil_eur"] >= 1).all() else None
    return section(
        "Uitschieters en hun reden",
        html.Div(
            [
                _list("Het meest per inwoner", krijgt.head(_HOEVEEL), doel["doel"], toestand),
                _list(f"Het minst per inwoner{onder}", minst, doel["doel"], toestand, boven),
            ],
            className="fk-kaarten-naast",
        ),
        lead=_fence(krijgt, geen),
    )


def _fence(krijgt: pl.DataFrame, geen: int) -> Zin:
    """How many lie far from the middle, by the usual rule of one and a half times the width of the middle half."""
    waarden = [Decimal(eur) / inw for eur, inw in krijgt.select("bedrag_eur", "inwoners").iter_rows()]
    q1, q3 = quantile(waarden, Decimal("0.25")), quantile(waarden, Decimal("0.75"))
    hoog, laag = (
        Cijfer(grens, "per_inwoner", zonder_bron="grens: anderhalve keer de middelste helft ervandaan")
        for grens in (q3 + (q3 - q1) * 3 / 2, q1 - (q3 - q1) * 3 / 2)
    )
    boven, onder = sum(w > (hoog.waarde or 0) for w in waarden), sum(w < (laag.waarde or 0) for w in waarden)
    ver = (
        fill(
            "Ver van het midden liggen {gemeenten}: {aantal} boven {hoog} per inwoner",
            gemeenten=count(boven + onder, "gemeente", "gemeenten"),
            aantal=boven,
            hoog=hoog,
        )
        if boven + onder
        else "Geen enkele ontvangende gemeente ligt ver van het midden; dit zijn de uitersten"
    )
    eronder = fill(" en {aantal} onder {laag}", aantal=onder, laag=laag) if onder else None
    nul = f" {count(geen, 'gemeente krijgt', 'gemeenten krijgen')} niets: de sleutel geeft hun geen gewicht."
    return Zin(ver, eronder, ".", nul if geen else None)


def _above_average(land: Cijfer, geen: int) -> Zin:
    """Why the least of those who receive is still above the average: others, who count in it, receive nothing."""
    return fill(
        "Ook zij zitten boven het landelijk gemiddelde van {land} per inwoner: daarin {tellen} mee.",
        land=land,
        tellen=count(geen, "gemeente zonder bedrag telt", "gemeenten zonder bedrag tellen"),
    )


def _list(
    titel: str, rijen: pl.DataFrame, doel: str, toestand: Toestand, uitleg: Zin | None = None
) -> Component:
    """Gemeenten with their amount and its reason."""
    href = gemeente_href(toestand)
    punten = [
        html.Li(
            [
                html.Div(
                    [
                        dcc.Link(r["naam"], href=href(r["gm_code"]) + f"&doel={doel}", className="fk-link"),
                        html.Strong(show(per.als("per_inwoner", achter=" per inwoner"))),
                    ],
                    className="fk-kanaal__kop",
                ),
                caption(_reason(r, toestand.jaar, doel)),
            ]
        )
        for r, per in zip(rijen.iter_rows(named=True), rates(rijen, toestand.jaar, doel), strict=True)
    ]
    bij = caption(uitleg) if uitleg else None
    return html.Div([html.H3(titel), bij, html.Ul(punten, className="fk-kanalen")])


def _reason(rij: Rij, jaar: int | None, doel: str) -> list[Component | str]:
    gm, naam, waarom = rij["gm_code"], rij["naam"], explain(rij)
    return show(
        [
            Cijfer(
                rij["bedrag_eur"],
                "eur",
                allocated(jaar, doel=doel, gm_code=gm),
                naam=f"Toegewezen aan {naam}",
            ),
            " bij ",
            Cijfer(rij["inwoners"], "aantal", inhabitants(jaar, gm_code=gm), naam=naam, achter=" inwoners"),
            f". {waarom[:1].upper()}{waarom[1:]}.",
        ]
    )
