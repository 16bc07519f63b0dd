"""The rows of a table as open data: without made-up returns, in the order of its key, every value exact in whatever form."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.basis.celtekst import FORMULE
from pipelines.basis.queries import read_queries
from pipelines.open.beschrijving import SCHEMA, Martkolom, Marttabel

if TYPE_CHECKING:
    import duckdb

_HUGEINT = "HUGEINT"
_LIJST = "VARCHAR[]"


def open_rows(con: "duckdb.DuckDBPyConnection", tabel: Marttabel) -> "duckdb.DuckDBPyRelation":
    """The rows of a table that are open data, columns as the description has them; a made-up return is none."""
    eigen = {query.naam: query.sql for query in read_queries("open")}
    rijen = con.sql(eigen.get(tabel.naam, f"FROM {SCHEMA}.{tabel.naam}"))
    return rijen.project(", ".join(_exact(kolom) for kolom in present(rijen.columns, tabel)))


def present(namen: Sequence[str], tabel: Marttabel) -> list[Martkolom]:
    """The described columns that a table has: a state of an older version may lack some."""
    return [kolom for kolom in tabel.kolommen if kolom.naam in namen]


def _exact(kolom: Martkolom) -> str:
    """A column as every form can hold it: Parquet knows no whole numbers of sixteen bytes, CSV no lists."""
    if kolom.type == _HUGEINT:
        return f"CAST({kolom.naam} AS DECIMAL(38, 0)) AS {kolom.naam}"
    if kolom.type == _LIJST:
        return f"array_to_string({kolom.naam}, ' ') AS {kolom.naam}"
    return kolom.naam


def in_order(rijen: "duckdb.DuckDBPyRelation", tabel: Marttabel) -> "duckdb.DuckDBPyRelation":
    """Rows in the order of the key and then of all columns, so that the same rows give the same bytes."""
    return rijen.order(", ".join(dict.fromkeys([*tabel.sleutel, *rijen.columns])))


def as_text(rijen: "duckdb.DuckDBPyRelation", tabel: Marttabel) -> "duckdb.DuckDBPyRelation":
    """Every value as a CSV of this project has it: decimal comma, no marks for thousands, and no text that starts a formula."""
    return rijen.project(", ".join(_text(kolom) for kolom in present(rijen.columns, tabel)))


def _text(kolom: Martkolom) -> str:
    naam = kolom.naam
    if kolom.is_decimaal:
        return f"replace(CAST({naam} AS VARCHAR), '.', ',') AS {naam}"
    if kolom.type in ("VARCHAR", _LIJST):
        return f"CASE WHEN regexp_matches({naam}, '{FORMULE}') THEN '''' || {naam} ELSE {naam} END AS {naam}"
    return f"CAST({naam} AS VARCHAR) AS {naam}"
