"""The tables of one goal: how its money is spread over gemeenten, and why."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.beeld.herkomst import (
    formula,
    inhabitants,
    per_inhabitant,
    place,
    rate_difference,
    reference,
    tally,
)
from dashboard.beeld.kaart.tabel import name_column, name_fields
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import STATUSSEN, describe_key, with_unit
from dashboard.pages.doel.figuren import Bak, describe_bin, key_part_sources
from pipelines.basis.opmaak import format_eur, format_number, format_pct
from pipelines.basis.sommen import total


def bin_sources(bakken: Sequence[Bak], jaar: int, doel: str) -> list[str | None]:
    """Which gemeenten lie in each bin; an empty one has nobody to show."""
    return [tally(_amount(jaar, doel, gm_code="~".join(bak.codes))) if bak.codes else None for bak in bakken]


def bin_grid(bakken: Sequence[Bak], jaar: int, doel: str) -> html.Div:
    """The bars of the spread: limits, how many gemeenten, and their names."""
    iedereen = tally(_amount(jaar, doel))
    totaal = sum(len(bak.namen) for bak in bakken)
    kolommen = [
        column("bak", "Euro per inwoner", breedte=150, vast=True),
        column("aantal", "Gemeenten", breedte=105, soort="getal"),
        column("aandeel", "Aandeel", breedte=95, soort="getal"),
        column("namen", "Welke", breedte=320, groei=3),
    ]
    rijen = [
        {
            "bak": describe_bin(bak),
            **figure_fields("aantal", len(bak.namen), format_number),
            **figure_fields("aandeel", len(bak.namen), format_pct, totaal, 1),
            "aantal_herkomst": bron,
            "aandeel_herkomst": formula("aandeel", deel=bron, geheel=iedereen),
            "namen": ", ".join(bak.namen),
        }
        for bak, bron in zip(bakken, bin_sources(bakken, jaar, doel), strict=True)
    ]
    return grid("raster-spreiding", "Gemeenten naar bedrag per inwoner", kolommen, rijen, hoogte=420)


def rank_grid(
    rang: pl.DataFrame,
    land: Decimal,
    jaar: int,
    doel: str,
    href: Callable[[str], str],
    reden: Callable[[Mapping[str, object]], str],
) -> html.Div:
    """All gemeenten, highest amount per inhabitant first, with what drives the difference from the country.

    ``rang``: gm_code, naam, naam_sorteer, zoektekst, inwoners, bedrag_eur, status and the columns of vragen/doel/doel_reden.
    """
    bron, inwoners = _amount(jaar, doel, gm_code="{gm_code}"), inhabitants(jaar, gm_code="{gm_code}")
    boven_land = rate_difference(bron, inwoners, _amount(jaar, doel), inhabitants(jaar))
    kolommen = [
        name_column(),
        column(
            "plaats",
            "Plaats",
            breedte=80,
            soort="getal",
            herkomst=place(_amount(jaar, doel), "{gm_code}"),
        ),
        column(
            "per_inwoner",
            "Per inwoner",
            breedte=110,
            soort="getal",
            herkomst=per_inhabitant(bron, jaar, gm_code="{gm_code}"),
        ),
        column(
            "verschil",
            "Verschil met landelijk, per inwoner",
            breedte=130,
            soort="getal",
            herkomst=boven_land,
        ),
        column("bedrag", "Toegewezen", breedte=125, soort="getal", herkomst=bron),
        column("status", "Status", breedte=126, soort="badge"),
        column("inwoners", "Inwoners", breedte=105, soort="getal", herkomst=inwoners),
        column("reden", "Wat het verschil maakt", breedte=330, groei=2.5),
        column("zoektekst", "", hide=True),
    ]
    rijen = [
        {
            **name_fields(r, href),
            **figure_fields("plaats", r["plaats"], format_number),
            **figure_fields("per_inwoner", Decimal(r["bedrag_eur"]) / r["inwoners"], format_eur, 2),
            **figure_fields("verschil", Decimal(r["bedrag_eur"]) / r["inwoners"] - land, format_eur, 2),
            **figure_fields("bedrag", r["bedrag_eur"], format_eur),
            "status": r["status"],
            **figure_fields("inwoners", r["inwoners"], format_number),
            "reden": reden(r),
            "zoektekst": r["zoektekst"],
        }
        for r in rang.iter_rows(named=True)
    ]
    return grid("raster-ranglijst", "Ranglijst van gemeenten", kolommen, rijen, hoogte=560, filters=True)


def _amount(jaar: int, doel: str, **wie: str) -> str:
    return reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel, **wie)


def class_grid(klassen: pl.DataFrame, land: Decimal, jaar: int, doel: str) -> html.Div:
    """Per size class: gemeenten, inhabitants, amount, and the amount per inhabitant from the sums.

    ``klassen``: grootteklasse, gemeenten, inwoners, bedrag_eur, laagste, hoogste (Decimal, euro per inhabitant).
    """
    bron = _group_sources(jaar, doel, grootteklasse="{klasse}")
    kolommen = [
        column("klasse", "Grootteklasse", breedte=180, vast=True),
        column("gemeenten", "Gemeenten", breedte=105, soort="getal", herkomst=bron["gemeenten"]),
        column("inwoners", "Inwoners", breedte=115, soort="getal", herkomst=bron["inwoners"]),
        column("bedrag", "Toegewezen", breedte=130, soort="getal", herkomst=bron["bedrag"]),
        column("per_inwoner", "Per inwoner", breedte=110, soort="getal", herkomst=bron["per_inwoner"]),
        column("verschil", "Verschil met landelijk", breedte=120, soort="getal", herkomst=bron["verschil"]),
    ]
    rijen = [
        {
            "klasse": r["grootteklasse"],
            **figure_fields("gemeenten", r["gemeenten"], format_number),
            **figure_fields("inwoners", r["inwoners"], format_number),
            **figure_fields("bedrag", r["bedrag_eur"], format_eur),
            **figure_fields("per_inwoner", Decimal(r["bedrag_eur"]) / r["inwoners"], format_eur, 2),
            **figure_fields("verschil", Decimal(r["bedrag_eur"]) / r["inwoners"] - land, format_eur, 2),
        }
        for r in klassen.iter_rows(named=True)
    ]
    totaal = {
        "klasse": "Alle gemeenten",
        **figure_fields("gemeenten", total(klassen["gemeenten"]), format_number),
        **figure_fields("inwoners", total(klassen["inwoners"]), format_number),
        **figure_fields("bedrag", total(klassen["bedrag_eur"]), format_eur),
        **figure_fields("per_inwoner", land, format_eur, 2),
        **figure_fields("verschil", Decimal(0), format_eur, 2),
        **{f"{veld}_herkomst": naam for veld, naam in _group_sources(jaar, doel).items()},
    }
    return grid("raster-grootte", "Per grootteklasse", kolommen, rijen, onderste=[totaal])


def _group_sources(jaar: int, doel: str, **wie: str) -> dict[str, str | None]:
    bedrag, inwoners = _amount(jaar, doel, **wie), inhabitants(jaar, **wie)
    return {
        "gemeenten": tally(inwoners),
        "inwoners": inwoners,
        "bedrag": bedrag,
        "per_inwoner": formula("per_inwoner", bedrag=bedrag, inwoners=inwoners),
        "verschil": rate_difference(bedrag, inwoners, _amount(jaar, doel), inhabitants(jaar)),
    }


def key_grid(onderdelen: pl.DataFrame, jaar: int, doel: str) -> html.Div:
    """What the keys consist of. Frame: ``vragen/doel/doel_sleutel``."""
    bron = key_part_sources(jaar, doel, "{regel}", "{sleuteldeel}", "{onderdeel_sleutel}")
    kolommen = [
        column("onderdeel", "Onderdeel van de sleutel", breedte=230, vast=True),
        column("code", "Code in het rekenbestand", breedte=115),
        column("sleutel", "Sleutel", breedte=190),
        column("bedrag", "Geld dat hierlangs loopt", breedte=130, soort="getal", herkomst=bron["bedrag"]),
        column("aandeel", "Aandeel in de sleutel", breedte=110, soort="getal", herkomst=bron["aandeel"]),
        column("ontvangers", "Gemeenten", breedte=105, soort="getal", herkomst=bron["ontvangers"]),
        column(
            "deel", "Bedrag van de sleutel", breedte=135, soort="getal", herkomst=_part_source(jaar, doel)
        ),
    ]
    rijen = [
        {
            "onderdeel": r["onderdeel"],
            "code": r["code"] or "",
            "sleutel": describe_key(r["basis"]),
            **figure_fields("bedrag", r["onderdeel_eur"], format_eur),
            **figure_fields("aandeel", r["aandeel_miljoenste"], format_pct, 1_000_000, 2),
            **figure_fields("ontvangers", r["ontvangers"], format_number),
            **figure_fields("deel", r["deel_eur"], format_eur),
            "regel": r["regel"],
            "sleuteldeel": r["deel"],
            "onderdeel_sleutel": r["onderdeel_sleutel"],
        }
        for r in onderdelen.iter_rows(named=True)
    ]
    hoogte = 420 if onderdelen.height > 8 else None
    return grid("raster-sleutel", "Waar de sleutel uit bestaat", kolommen, rijen, hoogte=hoogte)


def _part_source(jaar: int, doel: str) -> str:
    return reference("mart.envelop_regel", "verdeeld_eur", uitkeringsjaar=jaar, doel=doel, regel="{regel}")


def returns_of_goal(
    gemeenten: pl.DataFrame,
    prijs_eur: Decimal | int | None,
    bron: str | None,
    href: Callable[[str], str],
    jaar: int,
    doel: str,
) -> html.Div:
    """Gemeenten with a return for this goal: what the money buys there, and what there is.

    ``gemeenten``: gm_code, naam, naam_sorteer, toegewezen_eur, waarde, waarde_status, eenheid.
    """
    eenheid = gemeenten.item(0, "eenheid") or ""
    geld = _amount(jaar, doel, gm_code="{gm_code}")
    koopt = formula("koopt", bedrag=geld, prijs=reference("herkomst.prijs", "prijs_eur", doel=doel))
    kolommen = [
        name_column(),
        column("toegewezen", "Toegewezen", breedte=120, soort="getal", herkomst=geld),
        column("koopt", f"Koopt ({eenheid}, aanname)", breedte=130, soort="getal", herkomst=koopt),
        column("er_is", f"Er is ({eenheid})", breedte=150, soort="getal", herkomst=bron),
        column("status", "Status opgave", breedte=130, soort="badge"),
    ]
    rijen = [
        {
            **name_fields(r, href),
            **figure_fields("toegewezen", r["toegewezen_eur"], format_eur, reden="niets toegewezen"),
            **figure_fields(
                "koopt",
                Decimal(r["toegewezen_eur"]) / prijs_eur if prijs_eur and r["toegewezen_eur"] else None,
                format_number,
                1,
                reden="niets toegewezen" if prijs_eur else "geen prijs per eenheid",
            ),
            **figure_fields(
                "er_is", r["waarde"], format_number, 1, voorbeeld=r["waarde_status"] == STATUSSEN[3]
            ),
            "status": r["waarde_status"],
        }
        for r in gemeenten.iter_rows(named=True)
    ]
    return grid(
        "raster-doelopgaven", f"Opgaven in {with_unit('2', eenheid)[2:]}", kolommen, rijen, hoogte=400
    )
