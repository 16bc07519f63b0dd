"""From deliveries to staging tables: one row per printed amount, typed, nothing added up.

``iv3_levering`` one row per report of a gemeente; ``iv3_regel`` per taakveld × categorie; ``iv3_balans`` per balanscode
× categorie or stand. Amounts in euro: the printed figure times its unit.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from pipelines.sources.iv3.model import Levering, Post

_CENT = Decimal("0.01")
_BEDRAG = pl.Decimal(18, 2)
_VERSLAG = {
    "boekjaar": pl.Int64,
    "periode": pl.Int64,
    "verslagsoort": pl.String,
    "gm_code": pl.String,
    "plaatsing": pl.Int64,
}
_CEL = {
    "bedrag_eur": _BEDRAG,
    "gedrukt": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
}
LEVERING = {**_VERSLAG, "eenheid": pl.String, "heeft_cijfers": pl.Boolean, "bron_id": pl.String}
REGEL = {**_VERSLAG, "kant": pl.String, "taakveld": pl.String, "categorie": pl.String, **_CEL}
BALANS = {**_VERSLAG, "onderdeel": pl.String, "balanscode": pl.String, "kolom": pl.String, **_CEL}
_REGISTER = {"volgnummer": pl.Int64, "vorm": pl.String, "document": pl.String}
TABELLEN = {
    "iv3_levering": {**LEVERING, **_REGISTER, "ontvangen_op": pl.Date},
    "iv3_regel": {**REGEL, **_REGISTER},
    "iv3_balans": {**BALANS, **_REGISTER},
}


def head_frame(leveringen: "list[Levering]") -> pl.DataFrame:
    """One row per report."""
    rijen = [(*_report(lev), lev.eenheid, bool(lev.posten), lev.bron_id) for lev in leveringen]
    return pl.DataFrame(rijen, schema=LEVERING, orient="row")


def amount_frames(leveringen: "list[Levering]") -> tuple[pl.DataFrame, pl.DataFrame]:
    """The amounts on taakvelden and those on the balance."""
    regels, balans = [], []
    for levering in leveringen:
        verslag = _report(levering)
        for post in levering.posten:
            rij = (*verslag, post.onderdeel, post.rij, post.kolom, *_cell(levering, post))
            (balans if post.onderdeel.startswith("balans_") else regels).append(rij)
    return (
        pl.DataFrame(regels, schema=REGEL, orient="row"),
        pl.DataFrame(balans, schema=BALANS, orient="row"),
    )


def _report(levering: "Levering") -> tuple[object, ...]:
    return (levering.boekjaar, levering.periode, levering.verslagsoort, levering.gm_code, levering.plaatsing)


def _cell(levering: "Levering", post: "Post") -> tuple[object, ...]:
    bedrag = (post.bedrag * levering.factor()).quantize(_CENT, rounding=ROUND_HALF_UP)
    return bedrag, str(post.bedrag), levering.bron_id, post.blad, post.cel
