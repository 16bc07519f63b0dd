"""What others than the fund counted of gemeenten: demand beside capacity, and never what money did."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.elementen import caption
from dashboard.beeld.kolom import Kolom, Rij
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, Getalwaarde, Notatie
from pipelines.basis.verwijzing import reference

TITEL = "Vraag naast capaciteit"
CONTEXT = (
    "Hoeveel mensen hulp nodig kunnen hebben, zegt niets over wat het geld deed: deze tellingen zijn context."
)
LAND = "landelijk"
_MIDDEN = "de middelste waarde van de gemeenten; een rij per gemeente staat in mart.kenmerk"


def read_demand(gegevens: Gegevens, toestand: Toestand) -> pl.DataFrame | None:
    """The middle of every group. Frame: ``vragen/kenmerk/kenmerk_groepen``; ``None`` in a state without, or when nothing was counted yet."""
    kent = gegevens.read_row("kent_tabel", tabel="kenmerk")
    if not kent or not kent["is_er"]:
        return None
    groepen = gegevens.read("kenmerk_groepen", jaar=toestand.jaar)
    return groepen if groepen.height else None


def describe_sources(groepen: pl.DataFrame) -> html.P:
    """Where the counts are from."""
    return caption(" ".join(f"Bron: {bron}." for bron in groepen["bron"].unique().sort()))


def name_count(rij: Rij) -> str:
    """``cliënten met een Wmo-voorziening, per 1.000 inwoners (2022)``: what its figures are in."""
    eenheid = "deel van de inwoners" if rij["is_aantal"] else rij["eenheid"]
    return f"{rij['naam']}, {eenheid} ({rij['jaar']})"


def middle(rij: Rij) -> Cijfer:
    """The middle gemeente of a group. ``rij``: of ``vragen/kenmerk/kenmerk_groepen``."""
    return Cijfer(rij["midden"], _notation(rij), zonder_bron=_MIDDEN, reden="niet bekend")


def own(rij: Rij, gm_code: str, waarde: Getalwaarde | None) -> Cijfer:
    """The count of one gemeente; a part of its inhabitants is made of a count and has no figure of its own. ``rij``: of a group."""
    bron = reference("mart.kenmerk", "waarde", jaar=rij["jaar"], kenmerk=rij["kenmerk"], gm_code=gm_code)
    return Cijfer(
        waarde,
        _notation(rij),
        None if rij["is_aantal"] else bron,
        zonder_bron="de telling gedeeld door de inwoners van dat jaar",
        reden="niet bekend",
    )


def _notation(rij: Rij) -> Notatie:
    return "pct" if rij["is_aantal"] else "exact"


def count_column() -> Kolom:
    """What was counted, always in sight. Frame: naam, jaar."""
    return kolom.tekst("naam", "Geteld", name_count, breedte=230, groei=2, vast=True)


def figure_column(veld: str, kop: str) -> Kolom:
    """A column of figures ; the row has them in ``cijfers`` by ``veld``."""
    return kolom.getal(veld, kop, lambda rij: rij["cijfers"][veld], soort="woorden", breedte=96)


def side_note() -> Component:
    """What the middle is."""
    return caption("Het midden is de middelste gemeente van de groep; de helft heeft meer, de helft minder.")
