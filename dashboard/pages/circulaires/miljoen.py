"""What a million more would mean, by the latest circulaire of the bridge."""

from collections.abc import Callable
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.circulaires.brug import find_choice
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_eur
from pipelines.basis.verwijzing import formula, reference, tally
from pipelines.basis.zin import Zin, fill

_NIET = "niet te verdelen"


def million(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Who would get what of a million more, by the latest circulaire of the bridge."""
    keuze = find_choice(gegevens, toestand)
    if not keuze.namen:
        return None
    circulaire = keuze.paar.naar if keuze.paar else list(keuze.namen)[-1]
    landelijk = gegevens.read("miljoen_landelijk", circulaire=circulaire, jaar=keuze.jaar)
    eigen = (
        gegevens.read("miljoen_gemeente", circulaire=circulaire, jaar=keuze.jaar, gm=toestand.gm)
        if toestand.gm
        else None
    )
    au = landelijk.filter(pl.col("bestemming") == "au").row(0, named=True)
    zin = _sentence(au, eigen, _key(circulaire, keuze.jaar, "au"), toestand.gm)
    naam = keuze.namen[circulaire]
    return section(
        "Wat een miljoen meer betekent",
        figuurblok(
            "miljoen",
            f"Een miljoen meer, volgens de {naam} over {keuze.jaar}",
            zin=zin,
            raster=lambda: million_grid(landelijk, eigen, circulaire, keuze.jaar, toestand.gm),
            jaargang=naam,
        ),
        lead=zin + f" De sleutel is die van de {naam}: naar uitkeringsbasis, of naar een cluster daarvan.",
        id_="miljoen",
    )


def _key(circulaire: str, jaar: int, bestemming: str) -> dict[str, object]:
    return {"circulaire": circulaire, "uitkeringsjaar": jaar, "bestemming": bestemming}


def _sentence(au: Rij, eigen: pl.DataFrame | None, sleutel: dict[str, object], gm: str | None) -> Zin:
    """Who gets most of a million in the algemene uitkering, and what the gemeente of the address gets."""

    def bedrag(eur: int, code: str | None) -> Cijfer:
        return Cijfer(eur, "eur", reference("mart.miljoen", "bedrag_eur", **sleutel, gm_code=code))

    naam = au["grootste_namen"][0]
    zin = fill(
        "Van een miljoen meer in de algemene uitkering krijgt {naam} het meest: {bedrag}.",
        naam=naam,
        bedrag=bedrag(au["grootste_eur"][0], au["grootste_codes"][0]),
    )
    if eigen is None or not eigen.height or naam == eigen["gemeente"][0]:
        return zin
    return zin + fill(
        " {naam} krijgt {bedrag}.", naam=eigen["gemeente"][0], bedrag=bedrag(eigen["bedrag_eur"][0], gm)
    )


def million_grid(
    miljoen: pl.DataFrame, eigen: pl.DataFrame | None, circulaire: str, jaar: int, gm_code: str | None
) -> html.Div:
    """What a million does per destination: nationally, and with ``eigen`` also for one gemeente.

    Frames: ``vragen/miljoen/miljoen_landelijk`` and ``vragen/miljoen/miljoen_gemeente``.
    """
    sleutel = _key(circulaire, jaar, "{bestemming_code}")
    bron = reference("mart.miljoen", "bedrag_eur", **sleutel)
    return raster(
        "raster-miljoen",
        "Wat een miljoen meer betekent",
        [
            kolom.tekst(
                "bestemming", "Een miljoen in", lambda r: destination(r["bestemming"]), breedte=176, vast=True
            ),
            *_own_columns(eigen, sleutel, gm_code or ""),
            kolom.getal(
                "ontvangers",
                "Gemeenten die iets krijgen",
                lambda r: r["ontvangers"] if r["totaal_eur"] is not None else None,
                "aantal",
                herkomst=tally(bron),
                reden=_NIET,
                breedte=140,
            ),
            kolom.tekst(
                "grootste", "Wie krijgt het meest", lambda r: r["reden"] or _largest(r), breedte=300, groei=3
            ),
            kolom.getal(
                "totaal", "Alle gemeenten samen", "totaal_eur", herkomst=bron, reden=_NIET, breedte=140
            ),
        ],
        miljoen,
        mee={"bestemming_code": "bestemming"},
    )


def _own_columns(eigen: pl.DataFrame | None, sleutel: dict[str, object], gm_code: str) -> list[kolom.Kolom]:
    """What one gemeente gets of each million; hidden without one."""
    bron = reference("mart.miljoen", "bedrag_eur", **sleutel, gm_code=gm_code)
    wie = {
        "circulaire": sleutel["circulaire"],
        "uitkeringsjaar": sleutel["uitkeringsjaar"],
        "gm_code": gm_code,
    }
    inwoners = reference("kern.inwoners_circulaire", "inwoners", **wie)
    deel = {r["bestemming"]: r for r in eigen.iter_rows(named=True)} if eigen is not None else {}
    naam = next((r["gemeente"] for r in deel.values()), "")

    def own(veld: str) -> Callable[[Rij], Any]:
        return lambda r: deel.get(r["bestemming"], {}).get(veld)

    return [
        kolom.getal(
            "bedrag", naam, own("bedrag_eur"), herkomst=bron, reden=_NIET, hide=not deel, breedte=140
        ),
        kolom.getal(
            "per_inwoner",
            f"{naam}, per inwoner",
            own("per_inwoner_eur"),
            "per_inwoner",
            herkomst=formula("per_inwoner", bedrag=bron, inwoners=inwoners),
            reden=_NIET,
            hide=not deel,
            breedte=130,
        ),
    ]


def _largest(r: Rij) -> str:
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
