"""The SQL of the project: where it is, and in which order it must run.

Every file below ``queries/<schema>/`` is one SELECT that a controller can run as it stands in the DuckDB shell on the
published file; the build wraps it in a CREATE TABLE, or a CREATE VIEW where a second copy would hold nothing new. Folders
below a schema only order the files by subject: a query is known by its schema and its name. In which order they run follows
from the tables that they read.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.basis.bevinding import FondskompasFout

if TYPE_CHECKING:
    import duckdb

# Macros only: the words that the other queries are written in.
BEGRIP = "begrip"
LAGEN = ("kern", "verdeling", "mart")
# Views only: the cells and steps behind the marts. They are made last, because they read the reconciliations too.
HERKOMST = "herkomst"
# These only name and type rows that another table holds, cell addresses and all; a second copy would double the file.
_ALS_VIEW = {
    "kern.iv3",
    "kern.iv3_reeks",
    "kern.volume",
    "mart.algemene_uitkering_cluster",
    "mart.besteding_vergelijkbaar",
    "mart.brug_regel",
    "mart.circulaire",
    "mart.cluster",
    "mart.gemeente_register",
    "mart.hercodering",
    "mart.hercodering_deel",
    "mart.inwoners",
    "mart.inwoners_indeling",
    "mart.kengetal_reeks",
    "mart.lasten_reeks_breuk",
    "mart.maatstaf",
    "mart.maatstaf_nummer",
    "mart.opgave",
    "mart.uitkering",
}
_MACRO = re.compile(r"^CREATE OR REPLACE MACRO (\w+)", re.M)
_SCHEMAS = ("staging", *LAGEN, HERKOMST)
_TABELNAAM = re.compile(rf"\b(?:{'|'.join(_SCHEMAS)})\.\w+".encode())


@dataclass(frozen=True)
class Query:
    """One SQL file: the table it makes and its SELECT."""

    schema: str
    naam: str
    sql: str

    @property
    def soort(self) -> str:
        """What the build makes of it: a table, or a view that costs nothing to store."""
        return "VIEW" if self.tabel in _ALS_VIEW or self.schema == HERKOMST else "TABLE"

    @property
    def tabel(self) -> str:
        """The table's full name."""
        return f"{self.schema}.{self.naam}"


@cache
def queries_map() -> Path:
    """The folder with SQL: beside the packages in a checkout, inside the package when installed as a wheel."""
    geleverd = Path(__file__).parent.parent / "_queries"
    return geleverd if geleverd.is_dir() else Path(__file__).parent.parent.parent / "queries"


def read_list(schema: str, naam: str) -> list[dict[str, str]]:
    """The rows of a list in CSV that says something of the queries beside it."""
    with (queries_map() / schema / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


@cache
def _find_queries(schema: str) -> dict[str, Path]:
    paden = sorted((queries_map() / schema).rglob("*.sql"), key=lambda pad: pad.stem)
    gevonden = {pad.stem: pad for pad in paden}
    assert len(gevonden) == len(paden), f"queries/{schema} has two queries of one name"
    return gevonden


def find_query(schema: str, naam: str) -> Path:
    """The file of one query, in whatever folder below its schema; raises KeyError when there is none."""
    return _find_queries(schema)[naam]


def read_queries(schema: str) -> list[Query]:
    """All queries of one schema, by name."""
    return [Query(schema, naam, read_query(schema, naam)) for naam in _find_queries(schema)]


@cache
def read_query(schema: str, naam: str) -> str:
    """The text of one query; raises KeyError when there is none."""
    return find_query(schema, naam).read_text(encoding="utf-8")


@cache
def list_names() -> frozenset[str]:
    """What queries may name in the published file: the macros of ``queries/begrip``, the marts and the views of provenance."""
    macros = [naam for query in read_queries(BEGRIP) for naam in _MACRO.findall(query.sql)]
    return frozenset(
        [*macros, *(f"{schema}.{naam}" for schema in ("mart", HERKOMST) for naam in _find_queries(schema))]
    )


def create_macros(con: "duckdb.DuckDBPyConnection", *, tijdelijk: bool = False) -> None:
    """The macros of ``queries/begrip`` in the database of ``con``, or for this connection only whatever it reads.

    The published file carries them, so that its views and whoever opens it find them; ``tijdelijk`` is for a database
    that runs the queries of the build on tables of its own.
    """
    for query in read_queries(BEGRIP):
        con.execute(_MACRO.sub(r"CREATE OR REPLACE TEMP MACRO \1", query.sql) if tijdelijk else query.sql)


Rij = dict[str, Any]
"""A row of a query: every cell by the name of its column."""


def fetch_rows(
    con: "duckdb.DuckDBPyConnection", sql: str, parameters: Mapping[str, object] | None = None
) -> list[Rij]:
    """The rows of a query, every cell by the name of its column: a column more changes nothing for who reads it."""
    uitkomst = con.execute(sql, parameters)
    namen = [kolom[0] for kolom in uitkomst.description or []]
    return [dict(zip(namen, rij, strict=True)) for rij in uitkomst.fetchall()]


def quote_path(pad: Path) -> str:
    """A path as SQL writes a text: ATTACH takes no parameters."""
    return f"'{str(pad).replace(chr(39), chr(39) * 2)}'"


def find_inputs(query: Query) -> set[str]:
    """The tables a query reads, as ``schema.naam``.

    DuckDB's own tokenizer tells names from strings and comments, at a tenth of what another library costs to import.
    """
    import duckdb

    tekst = query.sql.encode()  # DuckDB counts bytes
    namen = {plek for plek, soort in duckdb.tokenize(query.sql) if soort == duckdb.token_type.identifier}
    return {m[0].decode() for m in _TABELNAAM.finditer(tekst) if m.start() in namen}


def order_queries(queries: list[Query], klaar: frozenset[str] = frozenset()) -> list[Query]:
    """Queries in an order in which each finds its inputs made; ``klaar`` are tables that exist already.

    Raises FondskompasFout when queries read each other in a circle, or a table that nothing makes.
    """
    per_tabel = {q.tabel: q for q in queries}
    invoer = {q.tabel: find_inputs(q) for q in queries}
    onbekend = {
        f"{tabel} leest {bron}"
        for tabel, bronnen in invoer.items()
        for bron in bronnen
        if bron not in per_tabel and bron not in klaar and not bron.startswith("staging.")
    }
    if onbekend:
        raise FondskompasFout("Deze query's lezen een tabel die niet bestaat: " + "; ".join(sorted(onbekend)))
    try:
        volgorde = list(
            TopologicalSorter(
                {tabel: {b for b in bronnen if b in per_tabel} for tabel, bronnen in invoer.items()}
            ).static_order()
        )
    except CycleError as fout:
        raise FondskompasFout("Deze query's lezen elkaar in een kring: " + " → ".join(fout.args[1])) from fout
    return [per_tabel[tabel] for tabel in volgorde]
