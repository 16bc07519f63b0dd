"""One gemeente among comparable ones: the same size class, province or centrumfunctie, or a choice of one's own."""

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import linked, per_inhabitant, reference
from dashboard.beeld.legenda import key, status_key, swatch
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import GEMEENTE_ZOEKEN, choice
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from dashboard.pages.gemeente.gelijkenfiguur import (
    group_average,
    peers_figure,
    peers_sources,
    pick_nearest,
    summarise_peers,
)
from dashboard.pages.gemeente.kop import find_gemeente
from dashboard.pages.gemeente.tabellen import peers_grid

GROEPEN = {
    "klasse": "Zelfde grootteklasse",
    "provincie": "Zelfde provincie",
    "centrum": "Zelfde centrumfunctie",
    "eigen": "Eigen keuze",
}
_MEEST = 5


def peers(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The amount per inhabitant beside that of the group, nearest in size by name and all of them as a table."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return None
    soort = toestand.kies("groep", list(GROEPEN), "klasse")
    alle = gegevens.read("gemeenten", jaar=toestand.jaar)
    groep, omschrijving = _find_group(gegevens, toestand, gemeente, alle, soort)
    keuzes = html.Div(
        [_group_choice(soort), _own_choice(alle, toestand) if soort == "eigen" else None],
        className="fk-keuzes",
    )
    if groep.height < 2:
        return section("Vergelijkbare gemeenten", keuzes, _nobody(soort, gemeente), id_="gelijken")
    gekozen = pick_nearest(groep, gemeente["gm_code"], _MEEST)
    gemiddeld = group_average(groep)
    zin = summarise_peers(groep, gemeente["gm_code"], omschrijving)
    wie = (
        {"gm_code": "~".join(groep["gm_code"])} if soort in ("eigen", "centrum") else _trait(soort, gemeente)
    )
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=toestand.jaar, **wie)
    gemiddelde = per_inhabitant(geld, toestand.jaar, **wie)
    return section(
        "Vergelijkbare gemeenten",
        keuzes,
        _unknown_choice(alle, toestand) if soort == "eigen" else None,
        figuurblok(
            "gelijken",
            f"{gemeente['naam']} naast gemeenten {omschrijving}, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: peers_figure(gekozen, gemiddeld, gemeente["gm_code"], toestand.jaar, gemiddelde),
            raster=lambda: peers_grid(groep, gemeente["gm_code"], toestand.search(gm=None), toestand.jaar),
            boven=html.Div(
                [
                    key(
                        [swatch("fk-staal fk-vorm--au"), f"► {gemeente['naam']}"],
                        [swatch("fk-staal fk-vorm--buiten_gemeentefonds"), "het dichtst bij in inwonertal"],
                        [swatch("fk-ruit"), "gemiddelde van de groep"],
                    ),
                    status_key(gekozen["toegewezen_status"].to_list()),
                ]
            ),
        ),
        html.P(
            dcc.Link(
                "Vergelijk deze gemeenten naast elkaar",
                href=compare_address(gekozen["gm_code"].to_list(), toestand),
                className="fk-link",
            ),
            className="fk-ruim",
        ),
        lead=linked(zin, peers_sources(groep, gemeente["gm_code"], toestand.jaar, wie)),
        id_="gelijken",
    )


def _trait(soort: str, gemeente: dict) -> dict[str, str]:
    """What the gemeenten of a group have in common, as a reference names it."""
    return (
        {"provincie": gemeente["provincie"]}
        if soort == "provincie"
        else {"grootteklasse": gemeente["grootteklasse"]}
    )


def compare_address(codes: list[str], toestand: Toestand) -> str:
    """The page that sets gemeenten side by side, with these."""
    return "/vergelijken" + toestand.voor(()).search(gemeenten=codes)


def _find_group(
    gegevens: Gegevens, toestand: Toestand, gemeente: dict, alle: pl.DataFrame, soort: str
) -> tuple[pl.DataFrame, str]:
    """The gemeenten of the group, the gemeente itself among them, and what they have in common."""
    telt = alle.filter(pl.col("inwoners") > 0)
    if soort == "provincie":
        return telt.filter(pl.col("provincie") == gemeente["provincie"]), f"in {gemeente['provincie']}"
    if soort == "centrum":
        functies = gegevens.read("gemeente_centrum", jaar=toestand.jaar)
        eigen = functies.filter(pl.col("gm_code") == gemeente["gm_code"])
        if not eigen.height:
            return telt.head(0), ""
        functie, jaar = eigen["centrumfunctie"][0], eigen["jaar"][0]
        zelfde = functies.filter(pl.col("centrumfunctie") == functie)["gm_code"]
        woorden = f"met centrumfunctie ‘{functie.lower()}’ (CBS, {jaar})"
        return telt.filter(pl.col("gm_code").is_in(zelfde.to_list())), woorden
    if soort == "eigen":
        codes = [gemeente["gm_code"], *(code.upper() for code in toestand.lijst("met"))]
        return telt.filter(pl.col("gm_code").is_in(codes)), "naar eigen keuze"
    klasse = gemeente["grootteklasse"]
    return telt.filter(pl.col("grootteklasse") == klasse), f"van {klasse}"


def _group_choice(soort: str) -> dmc.Select:
    return choice("gm-groep", "Vergelijk met", GROEPEN.items(), soort)


def _own_choice(alle: pl.DataFrame, toestand: Toestand) -> dmc.MultiSelect:
    bekend = set(alle["gm_code"])
    return dmc.MultiSelect(
        id="gm-met",
        label=f"Gemeenten (hoogstens {_MEEST})",
        data=[
            {"value": code, "label": naam}
            for code, naam in alle.select("gm_code", "naam").iter_rows()
            if code != toestand.gm
        ],
        value=[code.upper() for code in toestand.lijst("met") if code.upper() in bekend],
        maxValues=_MEEST,
        clearable=True,
        clearButtonProps={"aria-label": "Geen gemeenten"},
        placeholder="Typ een naam",
        className="fk-keuze",
        **GEMEENTE_ZOEKEN,
    )


def _unknown_choice(alle: pl.DataFrame, toestand: Toestand) -> Component | None:
    bekend = set(alle["gm_code"])
    vreemd = [code for code in toestand.lijst("met") if code.upper() not in bekend]
    if not vreemd:
        return None
    return notice("vraag", f"Niet in de indeling van {toestand.jaar}: {', '.join(vreemd)}.")


def _nobody(soort: str, gemeente: dict) -> Component:
    if soort == "eigen":
        return html.P("Kies hierboven gemeenten om mee te vergelijken.", className="fk-lead")
    if soort == "centrum":
        return notice(
            "info",
            f"Van {gemeente['naam']} publiceert het CBS geen centrumfunctie.",
            "Kies een andere groep.",
        )
    return notice("info", "In deze groep zit geen andere gemeente.", "Kies een andere groep.")
