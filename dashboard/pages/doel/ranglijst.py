"""Every gemeente with its place, its amount per inhabitant and what makes its difference from the country."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.raster import raster, search_box
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.doel.ontvangers import rate, read_recipients
from pipelines.basis.cijfer import Cijfer, count_figure
from pipelines.basis.opmaak import format_eur, format_pct
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, per_inhabitant, place, rate_difference
from pipelines.basis.zin import fill


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
            toon_zin=False,
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
            kolom.getal("inwoners", "Inwoners", notatie="aantal", herkomst=inwoners, breedte=105),
            kolom.tekst("reden", "Wat het verschil maakt", explain, breedte=330, groei=2.5),
            kolom.tekst("zoektekst", "", hide=True),
        ],
        rang,
        hoogte=560,
        filters=True,
    )
