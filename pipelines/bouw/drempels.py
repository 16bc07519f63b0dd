"""The thresholds of the publication gate: how far a table may differ from the nearest vintage before that is a finding.

They stand in ``queries/regels/drempels.csv``, one row per comparison and what it is about, each with the evidence: how far
real vintages differ. A rule joins ``staging.drempel``; a row without ``onderdeel`` holds for what has no row of its own.
"""

import polars as pl

from pipelines.basis.queries import read_list

DREMPEL = pl.Decimal(12, 6)


def read_thresholds() -> pl.DataFrame:
    """vergelijking, onderdeel, onder and boven (decimals without unit; empty: no limit on that side), bewijs, bron."""
    rijen = read_list("regels", "drempels")
    getallen = [
        pl.col(naam).str.replace(",", ".").replace("", None).cast(DREMPEL) for naam in ("onder", "boven")
    ]
    return pl.DataFrame(rijen).with_columns(getallen)
