"""Read one plain table of data/raw on its own, for commands that need no build."""

from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.sources.raw.schemas import TABELLEN
from pipelines.sources.tabel.openen import read_tabel


def read_table(raw: Path, naam: str, grenzen: Grenzen = STANDAARD) -> pl.DataFrame:
    """A table of the register by its staging name, such as ``doel``; raises InvoerGeweigerd when it is not in order."""
    frame, bevindingen, _ = read_tabel(raw, *TABELLEN[naam], grenzen)
    if bevindingen:
        raise InvoerGeweigerd(bevindingen)
    return frame
