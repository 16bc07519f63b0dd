"""The tables of all gemeenten together: every vintage of a year, its lines, and what a million more means."""

import polars as pl
from dash import html

from dashboard.onderdelen.herkomst import reference
from dashboard.tabellen.basis import column, figure_fields, grid
from dashboard.termen import UITKERINGSOORTEN
from pipelines.opmaak import format_datum, format_eur, format_number

# field: (heading, column of the frame, column that names the lines without amounts)
_SOORTEN = {
    "suppletie": ("Suppletie", "suppletie_eur", "suppletie_ontbreekt"),
    "iu": ("IU", "iu_eur", "iu_ontbreekt"),
    "du": ("DU", "du_eur", "du_ontbreekt"),
    "art12": ("Artikel 12", "artikel12_eur", "artikel12_ontbreekt"),
}
_AU = {
    "basis": ("Uitkeringsbasis", "uitkeringsbasis_eur"),
    "inkomsten": ("Inkomsten\u00admaatstaf (OZB)", "inkomstenmaatstaf_eur"),
    "au": ("Algemene uitkering", "algemene_uitkering_eur"),
}


def national_vintage_grid(jaargangen: pl.DataFrame, jaar: int, totalen: dict[str, str | None]) -> html.Div:
    """A row per circulaire with factor, basis, OZB, AU, the soorten and the total. Frame: ``scherm/circulaire_jaargangen``.

    A star marks what lacks lines without published amounts. ``totalen``: the reference of the total, by circulaire.
    """
    sleutel = {"circulaire": "{circulaire}", "uitkeringsjaar": jaar}
    kolommen = [
        column("naam", "Circulaire", breedte=140, vast=True),
        column(
            "factor",
            "Uitkerings\u00adfactor",
            breedte=100,
            soort="getal",
            herkomst=reference("mart.algemene_uitkering", "uitkeringsfactor", **sleutel),
        ),
        *[
            column(
                veld,
                kop,
                breedte=148,
                soort="getal",
                herkomst=reference("mart.algemene_uitkering", kolom, **sleutel),
            )
            for veld, (kop, kolom) in _AU.items()
        ],
        *[column(veld, kop, breedte=132, soort="getal") for veld, (kop, _, _) in _SOORTEN.items()],
        column("totaal", "Samen", breedte=148, soort="getal"),
        column("gemeenten", "Gemeenten", breedte=100, soort="getal"),
        column("indeling", "Indeling van", breedte=120),
    ]
    rijen = [_vintage_row(r, totalen.get(r["circulaire"])) for r in jaargangen.iter_rows(named=True)]
    return grid("raster-circulaires", f"Circulaires over {jaar}", kolommen, rijen)


def _vintage_row(r: dict, totaal: str | None) -> dict[str, object]:
    rij: dict[str, object] = {
        "naam": r["naam"].replace("circulaire", "\u00adcirculaire"),
        "circulaire": r["circulaire"],
        **figure_fields("factor", r["uitkeringsfactor"], format_number, 3),
        **figure_fields("totaal", r["totaal_eur"], format_eur, achter="*" if r["ontbreekt"] else ""),
        "totaal_herkomst": totaal,
        **figure_fields("gemeenten", r["gemeenten"], format_number),
        "indeling": format_datum(r["indeling_peildatum"]),
    }
    for veld, (_, kolom) in _AU.items():
        rij |= figure_fields(veld, r[kolom], format_eur)
    for veld, (_, kolom, ontbreekt) in _SOORTEN.items():
        ster = "*" if r[ontbreekt] else ""
        rij |= figure_fields(veld, r[kolom], format_eur, reden="niet gepubliceerd", achter=ster)
    return rij


def line_grid(regels: pl.DataFrame, namen: dict[str, str], jaar: int) -> html.Div:
    """Every S/IU/DU line with a column per circulaire. Frame: ``scherm/circulaire_uitkeringen``.

    ``namen``: the circulaires of the year by code, in order. A cell without an amount says why.
    """
    kolommen = [
        column("uitkering", "Uitkering", breedte=190, groei=2, vast=True),
        column("soort", "Soort", breedte=170),
        *[
            column(
                code,
                naam.replace("circulaire", "\u00adcirculaire"),
                breedte=140,
                soort="getal",
                herkomst=reference(
                    "mart.uitkering",
                    "bedrag_eur",
                    circulaire=code,
                    uitkeringsjaar=jaar,
                    uitkering="{uitkering}",
                ),
            )
            for code, naam in namen.items()
        ],
    ]
    rijen = []
    for (uitkering, soort), deel in regels.group_by("uitkering", "soort", maintain_order=True):
        rij: dict[str, object] = {
            "uitkering": uitkering,
            "soort": UITKERINGSOORTEN.get(soort, soort) or "soort onbekend",
        }
        for r in deel.iter_rows(named=True):
            rij |= figure_fields(r["circulaire"], r["bedrag_eur"], format_eur, reden=r["reden"])
        rijen.append(rij)
    return grid(
        "raster-uitkeringregels",
        f"Suppleties, IU, DU en artikel 12 over {jaar}",
        kolommen,
        rijen,
        hoogte=460 if len(rijen) > 8 else None,
        filters=True,
    )


def million_grid(miljoen: pl.DataFrame, circulaire: str, jaar: int) -> html.Div:
    """What a million does nationally, per destination. Frame: ``scherm/miljoen_landelijk``."""
    kolommen = [
        column("bestemming", "Een miljoen in", breedte=170, vast=True),
        column("ontvangers", "Gemeenten die iets krijgen", breedte=120, soort="getal"),
        column("grootste", "Wie krijgt het meest", breedte=300, groei=3),
        column(
            "totaal",
            "Samen",
            breedte=130,
            soort="getal",
            herkomst=reference(
                "mart.miljoen",
                "bedrag_eur",
                circulaire=circulaire,
                uitkeringsjaar=jaar,
                bestemming="{bestemming_code}",
            ),
        ),
    ]
    rijen = [
        {
            "bestemming": destination(r["bestemming"]),
            "bestemming_code": r["bestemming"],
            **figure_fields(
                "ontvangers",
                r["ontvangers"] if r["totaal_eur"] is not None else None,
                format_number,
                reden="niet te verdelen",
            ),
            "grootste": r["reden"] or _largest(r),
            **figure_fields("totaal", r["totaal_eur"], format_eur, reden="niet te verdelen"),
        }
        for r in miljoen.iter_rows(named=True)
    ]
    return grid("raster-miljoen", "Wat een miljoen meer betekent", kolommen, rijen)


def _largest(r: dict) -> str:
    return "; ".join(
        f"{naam} {format_eur(eur)}" for naam, eur in zip(r["grootste_namen"], r["grootste_eur"], strict=True)
    )


def million_gemeente_grid(miljoen: pl.DataFrame, circulaire: str, jaar: int, gm_code: str) -> html.Div:
    """What a million gives one gemeente, per destination. Frame: ``scherm/miljoen_gemeente``."""
    kolommen = [
        column("bestemming", "Een miljoen in", breedte=170, vast=True),
        column(
            "bedrag",
            "Voor deze gemeente",
            breedte=140,
            soort="getal",
            herkomst=reference(
                "mart.miljoen",
                "bedrag_eur",
                circulaire=circulaire,
                uitkeringsjaar=jaar,
                bestemming="{bestemming_code}",
                gm_code=gm_code,
            ),
        ),
        column("per_inwoner", "Per inwoner", breedte=120, soort="getal"),
        column("reden", "Toelichting", breedte=240, groei=2),
    ]
    rijen = [
        {
            "bestemming": destination(r["bestemming"]),
            "bestemming_code": r["bestemming"],
            **figure_fields("bedrag", r["bedrag_eur"], format_eur, reden="niet te verdelen"),
            **figure_fields("per_inwoner", r["per_inwoner_eur"], format_eur, 2, reden="niet te berekenen"),
            "reden": r["reden"] or "",
        }
        for r in miljoen.iter_rows(named=True)
    ]
    return grid("raster-miljoen-gemeente", "Wat een miljoen deze gemeente geeft", kolommen, rijen)


def destination(bestemming: str) -> str:
    """Where a million is added, in words."""
    return "Algemene uitkering" if bestemming == "au" else f"Cluster {bestemming}"
