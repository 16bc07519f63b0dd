"""What others than the fund counted of a gemeente: demand beside capacity, and never what money did."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption
from dashboard.beeld.gedeeld.vraag import CONTEXT, TITEL
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import reference

_MIDDEN = "de middelste waarde van alle gemeenten; een rij per gemeente staat in mart.kenmerk"


@only_with(find_gemeente)
def demand(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """The counts of the latest year that is known, beside the middle of the size class and of all gemeenten."""
    rijen = gegevens.read("gemeente_kenmerken", jaar=toestand.jaar, gm=gemeente["gm_code"])
    if not rijen.height:
        return section(
            TITEL,
            notice(
                "info",
                "Niet bekend",
                f"Van {gemeente['naam']} is geen van deze kenmerken bekend in een jaar tot en met {toestand.jaar}.",
            ),
            id_="vraag",
        )
    return section(
        TITEL,
        figuurblok(
            "vraag",
            f"Wat van {gemeente['naam']} is geteld",
            zin=f"{count(rijen.height, 'telling', 'tellingen')} van {gemeente['naam']}, naast het midden van haar grootteklasse en van Nederland.",
            raster=lambda: _grid(gemeente["gm_code"], rijen),
        ),
        caption(" ".join(sorted({f"Bron: {rij['bron']}." for rij in rijen.iter_rows(named=True)}))),
        id_="vraag",
        lead=CONTEXT,
    )


def _grid(gm_code: str, rijen: pl.DataFrame) -> html.Div:
    return raster(
        "raster-vraag",
        "Kenmerken van de gemeente",
        [
            kolom.tekst("naam", "Geteld", lambda r: f"{r['naam']} ({r['jaar']})", breedte=300, groei=2),
            kolom.getal(
                "waarde",
                "In de gemeente",
                "waarde",
                "exact",
                herkomst=reference(
                    "mart.kenmerk", "waarde", jaar="{jaar}", kenmerk="{kenmerk}", gm_code=gm_code
                ),
                achter=lambda r: f" {r['eenheid']}",
                soort="woorden",
                breedte=190,
            ),
            kolom.getal(
                "deel",
                "Deel van de inwoners",
                "deel_pct",
                "pct",
                zonder_bron="de telling gedeeld door de inwoners van dat jaar",
                reden="is al een verhouding",
                soort="woorden",
                breedte=150,
            ),
            *(
                kolom.getal(
                    veld,
                    kop,
                    veld,
                    lambda r: "pct" if r["deel_pct"] is not None else "exact",
                    zonder_bron=_MIDDEN,
                    achter=lambda r: "" if r["deel_pct"] is not None else f" {r['eenheid']}",
                    reden="niet bekend",
                    soort="woorden",
                    breedte=190,
                )
                for veld, kop in (
                    ("klasse_midden", "Midden van de grootteklasse"),
                    ("land_midden", "Midden van Nederland"),
                )
            ),
        ],
        rijen,
        mee={"kenmerk": "kenmerk", "jaar": "jaar"},
    )
