"""The whole gemeentefonds on the page of one gemeente, as context: every vintage, and the lines of one of them."""

from decimal import ROUND_HALF_UP

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import reference
from dashboard.beeld.jaargangen import Punt, vintage_figure
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from dashboard.pages.gemeente.fondstabellen import payment_grid, vintage_grid, vintage_sources
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.opmaak import format_eur


def whole_fund(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The whole gemeentefonds of this gemeente, as context."""
    if find_gemeente(gegevens, toestand) is None:
        return None
    jaargangen = gegevens.read("gemeentefonds", jaar=toestand.jaar, gm=toestand.gm)
    if not jaargangen.height:
        return section(
            "Het hele gemeentefonds",
            notice("info", "Geen van de ingelezen circulaires kent deze gemeente."),
            id_="gemeentefonds",
        )
    return section(
        "Het hele gemeentefonds",
        figuurblok(
            "jaargangen",
            "Het hele gemeentefonds per jaargang",
            zin=f"{termen.count(jaargangen.height, 'ingelezen jaargang kent', 'ingelezen jaargangen kennen')} deze gemeente.",
            figuur=lambda: vintage_figure(_points(jaargangen)),
            open_tabel=True,
            raster=lambda: vintage_grid(jaargangen),
            jaargang="; ".join(_vintage_name(r) for r in jaargangen.iter_rows(named=True)),
        ),
        _unpublished(jaargangen),
        lead="Context: wat elke ingelezen circulaire deze gemeente uit het gemeentefonds toekent. De AU- en DU-bedragen hierboven zijn daar een klein deel van; een SPUK en geld buiten het gemeentefonds zitten er niet in.",
        id_="gemeentefonds",
    )


def _points(jaargangen: pl.DataFrame) -> list[Punt]:
    """What the chart shows of every vintage: the total, rounded to whole euro."""
    return [
        (
            _vintage_name(r),
            int(r["totaal_eur"].to_integral_value(ROUND_HALF_UP)),
            r["ontbreekt"] is not None,
            vintage_sources(r)["totaal_herkomst"],
        )
        for r in jaargangen.iter_rows(named=True)
    ]


def _vintage_name(rij: dict) -> str:
    return f"{rij['naam']} voor {rij['uitkeringsjaar']}"


def _unpublished(jaargangen: pl.DataFrame) -> Component | None:
    """Which lines of a vintage have no amounts, so that a sum with a star is read for what it is."""
    zonder = jaargangen.filter(pl.col("ontbreekt").is_not_null())
    if not zonder.height:
        return None
    namen = [
        f"{r['naam']} voor {r['uitkeringsjaar']}: {r['ontbreekt']}" for r in zonder.iter_rows(named=True)
    ]
    return html.P(
        f"* Zonder niet gepubliceerde uitkeringen. Deze staan zonder bedragen in de circulaire. {'; '.join(namen)}.",
        className="fk-bijschrift",
    )


def payments(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The S/IU/DU lines of one vintage, which the address chooses as ``jaargang=M2024/2025``."""
    if find_gemeente(gegevens, toestand) is None:
        return None
    jaargangen = gegevens.read("gemeentefonds", jaar=toestand.jaar, gm=toestand.gm)
    if not jaargangen.height:
        return None
    opties = {
        f"{r['circulaire']}/{r['uitkeringsjaar']}": _vintage_name(r) for r in jaargangen.iter_rows(named=True)
    }
    tot_en_met = (jaargangen["uitkeringsjaar"] <= toestand.jaar).sum()
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
    samen = uitkeringen["bedrag_eur"].sum()
    herkomst = reference(
        "mart.uitkering",
        "bedrag_eur",
        circulaire=circulaire,
        uitkeringsjaar=jaar,
        gm_code=toestand.gm,
        uitkering="{uitkering}",
    )
    return figuurblok(
        "uitkeringen",
        f"Suppleties, IU en DU volgens de {naam}",
        zin=f"{termen.count(uitkeringen.height, 'uitkering', 'uitkeringen')}, samen {format_eur(samen)}.",
        cijfers=[(format_eur(samen), herkomst.replace("&uitkering={uitkering}", ""))],
        raster=lambda: payment_grid(uitkeringen, herkomst),
        jaargang=naam,
    )
