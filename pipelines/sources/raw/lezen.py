"""Read one plain table of data/raw on its own, for commands that need no build."""

from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.sources.tabel.kolommen import read_long
from pipelines.sources.tabel.tabel import find_tabel, open_tabel


def read_table(raw: Path, naam: str, grenzen: Grenzen = STANDAARD) -> pl.DataFrame:
    """A table of the register by its staging name, such as ``doel``; raises InvoerGeweigerd when it is not in order."""
    from pipelines.sources.raw.register import TABELLEN

    plek, schema = TABELLEN[naam]
    pad = find_tabel(raw / Path(plek).parent, Path(plek).name)
    tabel, bevindingen = open_tabel(pad, pad.relative_to(raw).as_posix(), grenzen=grenzen)
    if tabel is None:
        raise InvoerGeweigerd(bevindingen)
    frame, problemen = read_long(tabel, schema)
    if bevindingen or problemen:
        raise InvoerGeweigerd(bevindingen + problemen)
    return frame
