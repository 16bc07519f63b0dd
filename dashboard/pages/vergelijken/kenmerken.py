"""What kind of gemeenten they are."""

from collections.abc import Callable

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.vergelijken.keuze import Gemeentekeuze, find_chosen, rate
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, per_inhabitant
from pipelines.basis.zin import fill
from pipelines.herkomst import SCHEIDING


@only_with(find_chosen)
def traits(gegevens: Gegevens, toestand: Toestand, keuze: Gemeentekeuze) -> Component:
    """What kind of gemeenten they are."""
    zin = fill(
        "{aantal} met samen {inwoners} inwoners.",
        aantal=count(len(keuze.codes), "gemeente", "gemeenten"),
        inwoners=Cijfer(
            total(keuze.gemeenten["inwoners"]),
            "aantal",
            inhabitants(toestand.jaar, gm_code=SCHEIDING.join(keuze.codes)),
        ),
    )
    return section(
        "Wat voor gemeenten",
        figuurblok(
            "kenmerken",
            f"Kenmerken van de gekozen gemeenten, {toestand.jaar}",
            zin=zin,
            raster=lambda: trait_grid(keuze.gemeenten, gemeente_href(toestand), toestand.jaar),
        ),
        lead=zin,
    )


def trait_grid(gemeenten: pl.DataFrame, href: Callable[[str], str], jaar: int) -> html.Div:
    """A row per gemeente. Frame: vragen/algemeen/gemeenten with vragen/vergelijken/kenmerken."""
    return raster(
        "raster-kenmerken",
        "Kenmerken van de gekozen gemeenten",
        [
            kolom.link("naam", "Gemeente", "naam", lambda r: href(r["gm_code"]), breedte=166, vast=True),
            kolom.getal(
                "inwoners",
                "Inwoners",
                notatie="aantal",
                herkomst=inhabitants(jaar, gm_code="{gm_code}"),
                reden="niet gepubliceerd",
                breedte=105,
            ),
            kolom.tekst("grootteklasse", "Grootteklasse", breedte=190),
            kolom.tekst("provincie", "Provincie", breedte=125),
            kolom.tekst("centrumfunctie", "Centrumfunctie", _function, breedte=150),
            kolom.tekst(
                "stedelijkheid",
                "Stedelijkheid",
                lambda r: r["stedelijkheid"] or "niet ingedeeld door CBS",
                breedte=140,
            ),
            kolom.getal(
                "toegewezen",
                "Toegewezen, alle doelen",
                "toegewezen_eur",
                bron=lambda r: allocated(jaar, gm_code=r["gm_code"]),
                breedte=130,
            ),
            kolom.getal(
                "per_inwoner",
                "Per inwoner",
                lambda r: rate(r["toegewezen_eur"], r["inwoners"], None, jaar).waarde,
                "per_inwoner",
                herkomst=per_inhabitant(allocated(jaar, gm_code="{gm_code}"), jaar, gm_code="{gm_code}"),
                reden="inwoners onbekend",
                breedte=110,
            ),
            kolom.badge("status", "Status", "toegewezen_status", breedte=126),
        ],
        gemeenten,
        mee={"gm_code": "gm_code"},
    )


def _function(rij: Rij) -> str:
    if rij["centrumfunctie"] is None:
        return "niet ingedeeld door CBS"
    return f"{rij['centrumfunctie']} ({rij['centrumfunctie_jaar']})"
