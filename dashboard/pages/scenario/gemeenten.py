"""What a scenario does to every gemeente, as one table with the way to each calculation."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.kolom import Kolom
from dashboard.beeld.raster import raster, search_box
from dashboard.beeld.termen import short_goal
from dashboard.kader.sectie import section
from dashboard.pages.scenario.cijfers import GEEN_INWONERS, capacity_source, gemeente_column
from dashboard.pages.scenario.jaaruitkomst import Jaaruitkomst, with_outcome
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import fill

_STATUS = "Elk bedrag van een scenario is een berekening, hooguit een aanname; geen toezegging."


@with_outcome
def gemeenten_table(uit: Jaaruitkomst) -> Component:
    """Every gemeente, with the way to its calculation."""
    gemeenten = uit.rows(uit.stand.uitkomst.gemeente)
    zin = fill(
        "{aantal} gemeenten; de verschillen tellen samen op tot {som}. {status}",
        aantal=gemeenten.height,
        som=uit.money().figure({"verschil_eur": total(gemeenten["verschil_eur"])}, "verschil"),
        status=_STATUS,
    )
    return section(
        "Alle gemeenten",
        figuurblok(
            "sc-gemeenten",
            f"Uitkomst per gemeente in {uit.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: _gemeente_grid(uit, gemeenten),
            boven=search_box("raster-sc-gemeenten", "Zoek een gemeente", "Naam, provincie of grootteklasse"),
        ),
        lead=zin + " Kies een gemeente om te zien hoe haar bedrag is berekend.",
    )


def _gemeente_grid(uit: Jaaruitkomst, gemeenten: pl.DataFrame) -> html.Div:
    geld = uit.money(gm_code="{gm_code}")
    return raster(
        "raster-sc-gemeenten",
        "Alle gemeenten",
        [
            gemeente_column(uit.link),
            geld.per_inhabitant("Verschil per inwoner", 110),
            *geld.amounts(uit.stand.basisnaam),
            *_capacity_columns(uit),
            kolom.tekst("grootteklasse", "Grootteklasse", breedte=180),
            kolom.tekst("provincie", "Provincie", breedte=130),
            kolom.tekst("centrumfunctie", "Centrum\u00adfunctie", breedte=130),
            kolom.getal(
                "inwoners",
                "Inwoners",
                notatie="aantal",
                herkomst=reference(
                    "herkomst.inwoners", "inwoners_indeling", uitkeringsjaar=uit.jaar, gm_code="{gm_code}"
                ),
                reden=GEEN_INWONERS,
                breedte=110,
            ),
        ],
        gemeenten,
        mee={"gm_code": "gm_code"},
        hoogte=520,
        filters=True,
    )


def _capacity_columns(uit: Jaaruitkomst) -> list[Kolom]:
    """A column for every goal that changes and has a unit of capacity."""
    capaciteit = uit.rows(uit.stand.uitkomst.gemeente_doel)
    verschil = {(r["gm_code"], r["doel"]): r["verschil_capaciteit"] for r in capaciteit.iter_rows(named=True)}

    def column(doel: str, eenheid: str) -> Kolom:
        return kolom.getal(
            f"cap_{doel}",
            f"Capaciteit {short_goal(uit.name_goal(doel))}",
            lambda rij: verschil.get((rij["gm_code"], doel)),
            "verschil_getal",
            herkomst=capacity_source(uit.jaar, doel),
            reden="geen indicator",
            achter=f" {eenheid}",
            breedte=120,
        )

    doelen = capaciteit.select("doel", "eenheid").unique("doel", maintain_order=True)
    return [column(doel, eenheid) for doel, eenheid in doelen.iter_rows() if eenheid]
