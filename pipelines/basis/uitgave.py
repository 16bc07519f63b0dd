"""Open a published or frozen database for reading, with the words that the queries of this version are written in.

The published file carries the macros of ``queries/begrip``. A state that an older version froze lacks some of them; they are
then made beside it, in memory, where every table of the state has its own name. The file itself stays as it was.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.queries import create_macros, list_macros

if TYPE_CHECKING:
    import duckdb

_UITGAVE = "uitgave"
_MACROS = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE database_name = ? AND function_type = 'macro'"
_TABELLEN = "SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = ?"


def open_published(database: Path) -> "duckdb.DuckDBPyConnection":
    """A connection that only reads; raises duckdb.Error when the file is no database."""
    import duckdb

    con = duckdb.connect(database, read_only=True)
    if _is_complete(con, con.execute("SELECT current_database()").fetchall()[0][0]):
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
    for schema, naam in con.execute(_TABELLEN, [_UITGAVE]).fetchall():
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        con.execute(f"CREATE VIEW {schema}.{naam} AS FROM {_UITGAVE}.{schema}.{naam}")
    return con, "memory"


def _is_complete(con: "duckdb.DuckDBPyConnection", catalogus: str) -> bool:
    return list_macros() <= {naam for (naam,) in con.execute(_MACROS, [catalogus]).fetchall()}
