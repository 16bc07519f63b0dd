"""Which gemeente and year the page is about."""

import polars as pl

from dashboard.beeld.kolom import Rij
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens


def find_gemeente(gegevens: Gegevens, toestand: Toestand) -> Rij | None:
    """The gemeente of this view with its inhabitants and class; ``None`` when the year's indeling does not know it."""
    if not toestand.jaar or toestand.gm is None:
        return None
    rij = gegevens.read("gemeenten", jaar=toestand.jaar).filter(pl.col("gm_code") == toestand.gm)
    return rij.row(0, named=True) if rij.height else None


def find_name(gegevens: Gegevens, toestand: Toestand) -> str | None:
    """The name of the gemeente in the address, whether it still exists or not."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente:
        return gemeente["naam"]
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm) if toestand.gm else None
    return bekend["naam"] if bekend else None


def read_goals(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> pl.DataFrame:
    """The goals of this gemeente, with the sums of its size class."""
    klasse = gegevens.read("gemeenten", jaar=toestand.jaar).filter(
        pl.col("grootteklasse") == gemeente["grootteklasse"]
    )
    return gegevens.read(
        "gemeente_doelen",
        jaar=toestand.jaar,
        gm=toestand.gm,
        klasse=tuple(klasse["gm_code"]),
        met_voorbeeld=toestand.met_voorbeeld,
    )
