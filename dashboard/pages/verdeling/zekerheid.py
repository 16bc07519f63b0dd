"""How sure the amounts of a table are: once below it where that is the same for all, else a column."""

import polars as pl

from dashboard.beeld import kolom
from dashboard.beeld.cijfer import Inhoud
from dashboard.beeld.elementen import status_badge


def status_column(rijen: pl.DataFrame, totaal: str | None = None) -> kolom.Kolom | None:
    """The status of each row; ``None`` when it would say the same everywhere. Frame: status."""
    if rijen["status"].drop_nulls().n_unique() < 2:
        return None
    return kolom.badge("status", "Status", totaal=totaal, breedte=120)


def say_status(rijen: pl.DataFrame) -> list[Inhoud]:
    """The status that all rows have, in words for below the table; nothing when it differs."""
    statussen = rijen["status"].drop_nulls().unique()
    return ["Status van alle bedragen: ", status_badge(statussen[0])] if statussen.len() == 1 else []
