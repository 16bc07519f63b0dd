"""A page of rows as JSON, CSV or Parquet; every amount to the digit."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import polars as pl

from dashboard.api.rijen import Bladzijde
from pipelines.basis.celtekst import guard_text

Cel = int | str | bool | None


def as_json(bladzijde: Bladzijde, omslag: Mapping[str, object]) -> bytes:
    """An object with ``gegevens``, an object per row, and what goes with it."""
    inhoud = {"gegevens": rows_of(bladzijde.rijen), **omslag}
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()


def rows_of(frame: pl.DataFrame) -> list[dict[str, Cel]]:
    """Rows as JSON holds them: decimals as text, because a reader makes numbers with a point inexact."""
    return [{naam: json_cell(waarde) for naam, waarde in rij.items()} for rij in frame.iter_rows(named=True)]


def json_cell(waarde: object) -> Cel:
    """One value; a whole number beyond what every reader holds exactly is text too."""
    if isinstance(waarde, Decimal):
        return f"{waarde:f}"
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, int) and not isinstance(waarde, bool) and abs(waarde) > 1 << 53:
        return str(waarde)
    return waarde if isinstance(waarde, int | str | bool | None) else str(waarde)


def as_csv(bladzijde: Bladzijde, _omslag: Mapping[str, object]) -> bytes:
    """Rows as in the CSV of a release: semicolons, decimal comma, no text that starts a formula."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(bladzijde.rijen.columns)
    schrijver.writerows([_text(waarde) for waarde in rij] for rij in bladzijde.rijen.iter_rows())
    return uit.getvalue().encode()


def _text(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, Decimal):
        return f"{waarde:f}".replace(".", ",")
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    return guard_text(waarde) if isinstance(waarde, str) else str(waarde)


def as_parquet(bladzijde: Bladzijde, _omslag: Mapping[str, object]) -> bytes:
    """Rows with their types."""
    uit = io.BytesIO()
    bladzijde.rijen.write_parquet(uit, compression="zstd")
    return uit.getvalue()


SCHRIJVERS: Mapping[str, Callable[[Bladzijde, Mapping[str, object]], bytes]] = {
    "json": as_json,
    "csv": as_csv,
    "parquet": as_parquet,
}
