"""The tables of all gemeenten together: every vintage of a year, its lines, and what a million more means."""

import polars as pl
from dash import html

from dashboard.beeld.herkomst import formula, reference, tally
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import UITKERINGSOORTEN
from pipelines.basis.opmaak import format_datum, format_eur, format_number

# field: (heading, soort, column of the frame, column that names the lines without amounts)
_SOORTEN = {
    "suppletie": ("Suppletie", "suppletie", "suppletie_eur", "suppletie_ontbreekt"),
    "iu": ("IU", "iu", "iu_eur", "iu_ontbreekt"),
    "du": ("DU", "du", "du_eur", "du_ontbreekt"),
    "art12": ("Artikel 12", "artikel12", "artikel12_eur", "artikel12_ontbreekt"),
}
_AU = {
    "basis": ("Uitkeringsbasis", "uitkeringsbasis_eur"),
    "inkomsten": ("Inkomsten\u00admaatstaf (OZB)", "inkomstenmaatstaf_eur"),
    "au": ("Algemene uitkering", "algemene_uitkering_eur"),
}


def national_vintage_grid(jaargangen: pl.DataFrame, jaar: int, totalen: dict[str, str | None]) -> html.Div:
    """A row per circulaire with factor, basis, OZB, AU, the soorten and the total. Frame: ``vragen/circulaires/circulaire_jaargangen``.

    A star marks what lacks lines without published amounts. ``totalen``: the reference of the total, by circulaire.
    """
    sleutel = {"circulaire": "{circulaire}", "uitkeringsjaar": jaar}
    kolommen = [
        column("naam", "Circulaire", breedte=140, vast=True),
        column(
            "factor",
            "Uitkerings\u00adfactor",
            breedte=116,
            soort="getal",
            herkomst=reference("mart.algemene_uitkering", "uitkeringsfactor", **sleutel),
        ),
        column("totaal", "Samen", breedte=156, soort="getal"),
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
        *[
            column(
                veld,
                kop,
                breedte=156,
                soort="getal",
                herkomst=reference("mart.uitkering", "bedrag_eur", **sleutel, soort=soort),
            )
            for veld, (kop, soort, _, _) in _SOORTEN.items()
        ],
        column(
            "gemeenten",
            "Gemeenten",
            breedte=100,
            soort="getal",
            herkomst=tally(reference("mart.algemene_uitkering", "uitkeringsbasis_eur", **sleutel)),
        ),
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
    for veld, (_, _, kolom, ontbreekt) in _SOORTEN.items():
        ster = "*" if r[ontbreekt] else ""
        if not r[kolom]:  # no line of this soort, so there is nothing to follow
            rij[f"{veld}_herkomst"] = None
        rij |= figure_fields(veld, r[kolom], format_eur, reden="niet gepubliceerd", achter=ster)
    return rij


def line_grid(regels: pl.DataFrame, namen: dict[str, str], jaar: int) -> html.Div:
    """Every S/IU/DU line with a column per circulaire. Frame: ``vragen/circulaires/circulaire_uitkeringen``.

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


def million_grid(
    miljoen: pl.DataFrame, eigen: pl.DataFrame | None, circulaire: str, jaar: int, gm_code: str | None
) -> html.Div:
    """What a million does per destination: nationally, and with ``eigen`` also for one gemeente.

    Frames: ``vragen/miljoen/miljoen_landelijk`` and ``vragen/miljoen/miljoen_gemeente``.
    """
    sleutel = {"circulaire": circulaire, "uitkeringsjaar": jaar, "bestemming": "{bestemming_code}"}
    bron = reference("mart.miljoen", "bedrag_eur", **sleutel)
    eigen_bron = reference("mart.miljoen", "bedrag_eur", **sleutel, gm_code=gm_code or "")
    inwoners = reference(
        "kern.inwoners_circulaire",
        "inwoners",
        circulaire=circulaire,
        uitkeringsjaar=jaar,
        gm_code=gm_code or "",
    )
    deel = {r["bestemming"]: r for r in eigen.iter_rows(named=True)} if eigen is not None else {}
    naam = next((r["gemeente"] for r in deel.values()), "")
    kolommen = [
        column("bestemming", "Een miljoen in", breedte=176, vast=True),
        column("bedrag", naam, breedte=140, soort="getal", herkomst=eigen_bron, hide=not deel),
        column(
            "per_inwoner",
            f"{naam}, per inwoner",
            breedte=130,
            soort="getal",
            hide=not deel,
            herkomst=formula("per_inwoner", bedrag=eigen_bron, inwoners=inwoners),
        ),
        column("ontvangers", "Gemeenten die iets krijgen", breedte=140, soort="getal", herkomst=tally(bron)),
        column("grootste", "Wie krijgt het meest", breedte=300, groei=3),
        column("totaal", "Alle gemeenten samen", breedte=140, soort="getal", herkomst=bron),
    ]
    rijen = [
        {
            "bestemming": destination(r["bestemming"]),
            "bestemming_code": r["bestemming"],
            **_own_share(deel.get(r["bestemming"])),
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


def _own_share(rij: dict | None) -> dict[str, object]:
    bedrag, per_inwoner = (rij["bedrag_eur"], rij["per_inwoner_eur"]) if rij else (None, None)
    return {
        **figure_fields("bedrag", bedrag, format_eur, reden="niet te verdelen"),
        **figure_fields("per_inwoner", per_inwoner, format_eur, 2, reden="niet te verdelen"),
    }


def _largest(r: dict) -> str:
    return "; ".join(
        f"{naam} {format_eur(eur)}" for naam, eur in zip(r["grootste_namen"], r["grootste_eur"], strict=True)
    )


def destination(bestemming: str) -> str:
    """Where a million is added, in words that may break."""
    if bestemming == "au":
        return "Algemene uitkering"
    return bestemming.replace("basisvoorz", "basis\u00advoorz").replace(
        "zaakbelasting", "zaak\u00adbelasting"
    )
