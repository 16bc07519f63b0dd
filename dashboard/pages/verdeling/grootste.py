"""What the largest gemeenten get together, beside their share of the inhabitants."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import rate
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.verdeling.keuze import Doelkeuze, read_choice
from pipelines.basis.cijfer import Cijfer, part_figure
from pipelines.basis.opmaak import enumerate_words
from pipelines.basis.verwijzing import allocated, inhabitants
from pipelines.basis.zin import Zin, fill

TITEL = "Aandeel van de grootste gemeenten"
_GENOEMD = 4  # gemeenten that a cell names in full


class Grootsten:
    """The figures of the largest gemeenten and of the country. Rows: ``vragen/verdeling/verdeling_grootste``."""

    def __init__(self, jaar: int, doel: Doelkeuze) -> None:
        self.jaar, self.doel = jaar, doel

    def amount(self, rij: Rij) -> Cijfer:
        """What they got."""
        bron = allocated(self.jaar, **self.doel.wie, gm_code=rij["codes"])
        return Cijfer(rij["bedrag_eur"], "eur", bron, status=rij["status"])

    def people(self, rij: Rij) -> Cijfer:
        """Their inhabitants."""
        return Cijfer(rij["inwoners"], "aantal", inhabitants(self.jaar, gm_code=rij["codes"]))

    def share(self, rij: Rij) -> Cijfer:
        """Their share of what is divided."""
        land = Cijfer(rij["land_eur"], "eur", allocated(self.jaar, **self.doel.wie))
        return part_figure(self.amount(rij), land, "pct2")

    def share_of_people(self, rij: Rij) -> Cijfer:
        """Their share of the inhabitants of all gemeenten."""
        land = Cijfer(rij["land_inwoners"], "aantal", inhabitants(self.jaar))
        return part_figure(self.people(rij), land, "pct2")

    def rate(self, rij: Rij) -> Cijfer:
        """Euro per inhabitant, from sums."""
        bron = self.amount(rij).verwijzing
        return rate(rij["bedrag_eur"], rij["inwoners"], bron, self.jaar, gm_code=rij["codes"])


@only_with(read_choice)
def largest(gegevens: Gegevens, toestand: Toestand, doel: Doelkeuze) -> Component | None:
    """The share of the four largest in a sentence, and of the 10, 25 and 100 largest as a table."""
    frame = gegevens.read("verdeling_grootste", jaar=toestand.jaar, doelen=doel.doelen)
    if not frame.height:
        return None
    rekening = Grootsten(toestand.jaar, doel)
    zin = summarise_largest(frame.row(0, named=True), rekening)
    return section(
        TITEL,
        figuurblok(
            "grootste-n",
            f"Aandeel van de grootste gemeenten: {doel.kort}, {toestand.jaar}",
            zin=zin,
            raster=lambda: largest_grid(frame, rekening),
        ),
        lead=zin,
    )


def summarise_largest(rij: Rij, rekening: Grootsten) -> Zin:
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


def largest_grid(grootste: pl.DataFrame, rekening: Grootsten) -> html.Div:
    """A row per number of gemeenten. Frame: ``vragen/verdeling/verdeling_grootste``."""
    return raster(
        "raster-grootste-n",
        "Aandeel van de grootste gemeenten",
        [
            kolom.tekst("wie", "De grootste", lambda r: f"{r['aantal']} gemeenten", breedte=156, vast=True),
            kolom.getal("bedrag", "Toegewezen", rekening.amount, breedte=130),
            kolom.getal("aandeel", "Deel van het geld", rekening.share, breedte=110),
            kolom.getal("inwoners", "Inwoners", rekening.people, breedte=115),
            kolom.getal("aandeel_inwoners", "Deel van de inwoners", rekening.share_of_people, breedte=110),
            None
            if rekening.doel.regionaal
            else kolom.getal("per_inwoner", "Per inwoner", rekening.rate, breedte=105),
            kolom.tekst("namen", "Wie", lambda r: _name(r["namen"]), breedte=200, groei=2),
        ],
        grootste,
    )


def _name(namen: Sequence[str]) -> str:
    """All names of a few; of many the first and the last."""
    return enumerate_words(namen) if len(namen) <= _GENOEMD else f"{namen[0]} tot en met {namen[-1]}"
