"""Iv3: lasten, baten and salarissen per gemeente and taakveld, as published x €1,000.

Source: CBS, Iv3 kerngegevens per gemeente. Taakveld codes are text: 0.1 is not 0.10. An empty figure means that the
gemeente did not report it; it is not zero.
"""

import polars as pl

from pipelines.basis.bevinding import Bevinding
from pipelines.sources.tabel.kolommen import Kolom, Schema, read_long
from pipelines.sources.tabel.tabel import Tabel

IV3 = Schema(
    kolommen=(
        Kolom("gm_code", "gemeente"),
        Kolom("gemeente"),
        Kolom("taakveld"),
        Kolom("omschrijving"),
        Kolom("salarissen", "geheel", verplicht=False),
        Kolom("baten", "geheel", verplicht=False),
        Kolom("lasten", "geheel", verplicht=False),
    ),
    sleutel=("gm_code", "taakveld"),
    waardekolom="lasten",
    bijkolommen=("baten", "salarissen"),
)
VERSLAGSOORTEN = ("begroting", "jaarrekening")
_DUIZEND = 1000


def read_iv3(tabel: Tabel, gm_codes: frozenset[str]) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Read one Iv3 table.

    Returns gm_code, gemeente (as printed), taakveld, omschrijving, salarissen_eur, baten_eur, lasten_eur (whole euro, the
    printed figure times 1,000), gedrukt and cel (of the lasten), the same for baten and salarissen, bron_id, blad.
    """
    frame, bevindingen = read_long(tabel, IV3, gm_codes)
    if frame.width == 0:
        return frame, bevindingen
    bedragen = [(pl.col(naam) * _DUIZEND).alias(f"{naam}_eur") for naam in ("salarissen", "baten", "lasten")]
    return frame.with_columns(bedragen).drop("salarissen", "baten", "lasten"), bevindingen
