"""What a reading of ``data/raw`` gathers: staging tables, the documents behind them, and what is wrong with them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.openen import hash_document
from pipelines.sources.tabel.kolommen import Schema, read_long
from pipelines.sources.tabel.openen import find_tabel, open_tabel
from pipelines.sources.tabel.tabel import Tabel, empty_tabel


@dataclass
class Invoer:
    """What was read: staging tables by name, the documents behind them, and what is wrong with them."""

    raw: Path
    tabellen: dict[str, pl.DataFrame] = field(default_factory=dict)
    documenten: list[dict[str, Any]] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)
    grenzen: Grenzen = field(default_factory=Grenzen)
    kandidaten: list[dict[str, Any]] = field(
        default_factory=list
    )  # documents that are tried, not yet registered
    tabelversies: list[dict[str, Any]] = field(default_factory=list)
    factoren: list[dict[str, Any]] = field(default_factory=list)

    def open(self, pad: Path, soort: str, blad: str | None = None) -> Tabel | None:
        """Open one document and register it; ``None`` when it cannot be read (the reason is a finding)."""
        if self._leads_outside(pad):
            return None
        tabel, bevindingen = open_tabel(pad, pad.relative_to(self.raw).as_posix(), blad, self.grenzen)
        self.bevindingen += bevindingen
        if tabel is not None:
            self.register(tabel, soort)
        return tabel

    def register(self, tabel: Tabel, soort: str) -> None:
        """Note a document that was read."""
        self.note(self.raw / tabel.document, tabel.bron_id, soort)

    def note(self, pad: Path, bron_id: str, soort: str, document: str | None = None) -> None:
        """Note a document; one that is tried, and lies elsewhere, has the name ``document``."""
        naam = document or pad.relative_to(self.raw).as_posix()
        self.documenten.append(
            {"bron_id": bron_id, "document": naam, "soort": soort, "bytes": pad.stat().st_size}
        )

    def register_file(self, pad: Path, soort: str) -> None:
        """Note a document that stays as it is: known, and not read into a table."""
        if not self._leads_outside(pad):
            self.note(pad, hash_document(pad), soort)

    def _leads_outside(self, pad: Path) -> bool:
        buiten = pad.exists() and not pad.resolve().is_relative_to(self.raw.resolve())
        if buiten:
            plek = Plek(pad.relative_to(self.raw).as_posix(), "bestand")
            self.bevindingen.append(meld("bestand_onleesbaar.tabel.verwijzing", plek))
        return buiten

    def add_optional(self, naam: str, plek: str, schema: Schema) -> None:
        """Read a plain table that may be absent: then the table is there, without rows."""
        map_, bestand = plek.split("/")
        pad = find_tabel(self.raw / map_, bestand)
        tabel = self.open(pad, map_) if pad.is_file() else empty_tabel([k.naam for k in schema.kolommen])
        if tabel is not None:
            self.add(naam, *read_long(tabel, schema))

    def add(
        self, naam: str, frame: pl.DataFrame, bevindingen: list[Bevinding], **vast: str | int | None
    ) -> None:
        """Add rows to a staging table; ``vast`` are values that hold for the whole document.

        A table without rows is a table; one that could not be read has no columns and is left out.
        """
        self.bevindingen += bevindingen
        if frame.width == 0:
            return
        frame = frame.with_columns(pl.lit(waarde).alias(kolom) for kolom, waarde in vast.items())
        delen = [self.tabellen[naam], frame] if naam in self.tabellen else [frame]
        self.tabellen[naam] = pl.concat(delen)  # the same columns and types, whatever reader they come from
