"""The S/IU/DU lines of one gemeente in one vintage, which the address chooses."""

from collections.abc import Mapping

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import UITKERINGSOORTEN
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.pages.gemeente.fonds import vintage_name
from dashboard.pages.gemeente.keuze import find_gemeente
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import fill


def payments(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The S/IU/DU lines of one vintage, which the address chooses as ``jaargang=M2024/2025``."""
    if find_gemeente(gegevens, toestand) is None:
        return None
    jaargangen = gegevens.read("gemeentefonds", jaar=toestand.jaar, gm=toestand.gm)
    if not jaargangen.height:
        return None
    opties = {
        f"{r['circulaire']}/{r['uitkeringsjaar']}": vintage_name(r) for r in jaargangen.iter_rows(named=True)
    }
    tot_en_met = jaargangen.filter(pl.col("uitkeringsjaar") <= toestand.jaar).height
    laatste = list(opties)[max(tot_en_met - 1, 0)]  # the latest that is not after the year
    gevraagd = toestand.veld("jaargang", laatste)
    jaargang = toestand.kies("jaargang", list(opties), laatste)
    onbekend = (
        notice("vraag", f"De jaargang ‘{gevraagd}’ is er niet.", f"Hieronder staat de {opties[jaargang]}.")
        if gevraagd != jaargang
        else None
    )
    keuze = choice("gm-jaargang", "Jaargang", opties.items(), jaargang)
    return html.Section(
        [
            html.H3("Suppleties, integratie- en decentralisatie-uitkeringen"),
            html.Div(keuze, className="fk-keuzes"),
            onbekend,
            _payment_block(gegevens, toestand, jaargang, opties[jaargang]),
        ],
        className="fk-vervolg",
    )


def _payment_block(gegevens: Gegevens, toestand: Toestand, jaargang: str, naam: str) -> Component:
    circulaire, _, jaar = jaargang.partition("/")
    uitkeringen = gegevens.read(
        "uitkeringen", jaar=toestand.jaar, gm=toestand.gm, circulaire=circulaire, uitkeringsjaar=int(jaar)
    )
    if not uitkeringen.height:
        return html.P(
            "In deze jaargang staan voor deze gemeente geen suppleties, integratie- of decentralisatie-uitkeringen."
        )
    sleutel = {"circulaire": circulaire, "uitkeringsjaar": jaar, "gm_code": toestand.gm}
    return figuurblok(
        "uitkeringen",
        f"Suppleties, IU en DU volgens de {naam}",
        zin=fill(
            "{uitkeringen}, samen {samen}.",
            uitkeringen=count(uitkeringen.height, "uitkering", "uitkeringen"),
            samen=Cijfer(
                total(uitkeringen["bedrag_eur"]), "eur", reference("mart.uitkering", "bedrag_eur", **sleutel)
            ),
        ),
        raster=lambda: payment_grid(uitkeringen, sleutel),
        jaargang=naam,
    )


def payment_grid(uitkeringen: pl.DataFrame, sleutel: Mapping[str, object]) -> html.Div:
    """Every S/IU/DU line of one vintage with its cell. Frame: ``vragen/gemeente/uitkeringen``; ``sleutel`` names the vintage."""
    return raster(
        "raster-uitkeringen",
        "Suppleties, IU en DU van deze jaargang",
        [
            kolom.tekst("uitkering", "Uitkering", breedte=230, groei=2, vast=True),
            kolom.tekst(
                "soort", "Soort", lambda r: UITKERINGSOORTEN.get(r["soort"], r["soort"]), breedte=170
            ),
            kolom.getal(
                "bedrag",
                "Bedrag",
                "bedrag_eur",
                "eur_cent",
                herkomst=reference("mart.uitkering", "bedrag_eur", **sleutel, uitkering="{uitkering}"),
                breedte=140,
            ),
            kolom.broncel("cel", "Cel", breedte=200, groei=2),
        ],
        uitkeringen,
        hoogte=420,
        vanaf=9,
    )
