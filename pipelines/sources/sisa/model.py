"""What is found in an annex before it is typed, the columns of what is typed, and the codes that it is read with."""

from dataclasses import dataclass

import polars as pl

from pipelines.sources.tabel.kolommen import Kolom, Schema


@dataclass(frozen=True)
class Bijlagevondst:
    """One indicator as printed: its code and number, its place, and the place of its value (0-based row, column)."""

    code: str
    indicator: str
    omschrijving: str
    aard_controle: str
    gedrukt: str
    soort: str
    plek: tuple[int, int]
    plek_waarde: tuple[int, int]


REGELINGEN = Schema(
    kolommen=(
        Kolom("jaar", "geheel"),
        Kolom("code", verplicht=False),
        Kolom("regeling"),
        Kolom("doel"),
        Kolom("indicator_besteed", verplicht=False),
        Kolom("status", keuzes=("gepubliceerd", "afgeleid", "aanname")),
        Kolom("bron"),
        Kolom("toelichting", verplicht=False),
    ),
    sleutel=("jaar", "regeling"),
    waardekolom="code",
)
SISA = {
    "jaar": pl.Int64,
    "gm_code": pl.String,
    "code": pl.String,
    "indicator": pl.String,
    "omschrijving": pl.String,
    "soort": pl.String,
    "waarde": pl.Decimal(18, 2),
    "gedrukt": pl.String,
    "aard_controle": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
}
"""The columns of an annex in staging."""
