"""Open a published or frozen database for reading, with the words that the queries of this version are written in.

The published file carries the macros of ``queries/begrip``. A state that an older version froze lacks some of them; they are
then made beside it, in memory, where every table of the state has its own name. The file itself stays as it was.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.queries import create_macros, fetch_rows, list_macros, read_query

if TYPE_CHECKING:
    import duckdb

_UITGAVE = "uitgave"


def open_published(database: Path) -> "duckdb.DuckDBPyConnection":
    """A connection that only reads; raises duckdb.Error when the file is no database."""
    import duckdb

    con = duckdb.connect(database, read_only=True)
    if _is_complete(con):
        return con
    con.close()
    con, catalogus = attach_published(database)
    con.execute(f"USE {catalogus}")
    return con


def attach_published(database: Path) -> tuple["duckdb.DuckDBPyConnection", str]:
    """A database in memory beside which the file is open, and the name of what queries should USE; raises duckdb.Error."""
    import duckdb

    con = duckdb.connect(":memory:")
    pad = str(database).replace("'", "''")
    con.execute(f"ATTACH '{pad}' AS {_UITGAVE} (READ_ONLY)")
    if _is_complete(con, _UITGAVE):
        return con, _UITGAVE
    create_macros(con)
    for rij in fetch_rows(con, read_query("bevroren", "inhoud"), {"database": _UITGAVE}):
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {rij['schema']}")
        con.execute(
            f"CREATE VIEW {rij['schema']}.{rij['tabel']} AS FROM {_UITGAVE}.{rij['schema']}.{rij['tabel']}"
        )
    return con, "memory"


def _is_complete(con: "duckdb.DuckDBPyConnection", database: str | None = None) -> bool:
    aanwezig = fetch_rows(con, read_query("bevroren", "macros"), {"database": database})
    return list_macros() <= {rij["naam"] for rij in aanwezig}
