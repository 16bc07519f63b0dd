"""What the largest gemeenten get together, beside their share of the inhabitants."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption
from dashboard.beeld.gedeeld.regio import ZONDER_REGIO
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.verdeling.keuze import Doelkeuze, read_choice
from dashboard.pages.verdeling.rekening import Rekening
from pipelines.basis.opmaak import enumerate_words
from pipelines.basis.zin import Zin, fill

TITEL = "Aandeel van de grootste gemeenten"
_GENOEMD = 4  # gemeenten that a cell names in full


@only_with(read_choice)
def largest(gegevens: Gegevens, toestand: Toestand, doel: Doelkeuze) -> Component | None:
    """The share of the four largest in a sentence, and of the 10, 25 and 100 largest as a table."""
    frame = gegevens.read("verdeling_grootste", jaar=toestand.jaar, doelen=doel.doelen, eigen=doel.eigen)
    if not frame.height:
        return None
    eerste = frame.row(0, named=True)
    land = {
        "bedrag_eur": eerste["land_eur"],
        "eigen_eur": eerste["land_eigen_eur"],
        "inwoners": eerste["land_inwoners"],
    }
    rekening = Rekening(toestand.jaar, doel, land, lambda rij: {"gm_code": rij["codes"]}, doel.eigen)
    zin = summarise_largest(eerste, rekening)
    return section(
        TITEL,
        figuurblok(
            "grootste-n",
            f"Aandeel van de grootste gemeenten: {doel.kort}, {toestand.jaar}",
            zin=zin,
            raster=lambda: largest_grid(frame, rekening),
        ),
        caption(ZONDER_REGIO) if rekening.met_tarief and not rekening.is_heel else None,
        lead=zin,
    )


def summarise_largest(rij: Rij, rekening: Rekening) -> Zin:
    """What the few largest get, of the money and of the inhabitants."""
    return fill(
        "De {aantal} grootste gemeenten ({namen}) krijgen samen {bedrag}: {geld} van het geld{doel}, met {mensen} van de inwoners.",
        aantal=rij["aantal"],
        namen=enumerate_words(rij["namen"]),
        bedrag=rekening.amount(rij),
        geld=rekening.share(rij),
        doel=f" voor ‘{rekening.doel.naam}’" if rekening.doel.wie else None,
        mensen=rekening.share_of_people(rij),
    )


def largest_grid(grootste: pl.DataFrame, rekening: Rekening) -> html.Div:
    """A row per number of gemeenten. Frame: ``vragen/verdeling/verdeling_grootste``."""
    return raster(
        "raster-grootste-n",
        "Aandeel van de grootste gemeenten",
        [
            kolom.tekst(
                "wie",
                "De grootste",
                lambda r: f"{r['aantal']} gemeenten",
                breedte=156,
                vast=True,
                totaal="Alle gemeenten",
            ),
            *rekening.columns(),
            kolom.tekst("namen", "Wie", lambda r: _name(r["namen"]), breedte=200, groei=2),
        ],
        grootste,
    )


def _name(namen: Sequence[str]) -> str:
    """All names of a few; of many the first and the last."""
    return enumerate_words(namen) if len(namen) <= _GENOEMD else f"{namen[0]} tot en met {namen[-1]}"
