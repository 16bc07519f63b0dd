"""Open a published or frozen database for reading, with the words that the queries of this version are written in.

The published file carries the macros of ``queries/begrip`` and every mart. A state that an older version froze may lack some of
them; those are then made beside it, in memory, where every table of the state has its own name. The file stays as it was.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.queries import (
    create_macros,
    fetch_rows,
    find_inputs,
    list_names,
    order_queries,
    quote_path,
    read_queries,
    read_query,
)

if TYPE_CHECKING:
    import duckdb

_UITGAVE = "uitgave"
_LATER_GEKOMEN = (
    "bundel",
    "regio",
    "regionaal",
    "kenmerksoort",
    "kenmerk",
    "indicator",
    "antwoord",
    "opgave_antwoord",
    "opgave_blok",
)
_SLOT = (
    ("enable_progress_bar", "false"),  # there is one bar, that of the command
    ("enable_external_access", "false"),  # no file and no address but the database that is attached
    ("autoinstall_known_extensions", "false"),
    ("autoload_known_extensions", "false"),
    ("allow_community_extensions", "false"),
    ("lock_configuration", "true"),  # last: nothing can be set after it, so nothing above can be taken back
)
"""Staging tables that an older state lacks and that may have no rows: without them it has nothing of the kind."""


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
    con.execute(f"ATTACH {quote_path(database)} AS {_UITGAVE} (READ_ONLY)")
    con.execute(f"USE {_UITGAVE}")
    is_compleet = _is_complete(con)
    con.execute("USE memory")
    if is_compleet:
        return con, _UITGAVE
    _complete(con)
    return con, "memory"


def lock(con: "duckdb.DuckDBPyConnection") -> None:
    """Let a connection read what it has open and nothing else, in bounded memory, for as long as it lives.

    Whatever text reaches it as SQL can then open no file, load no extension, write nothing to disk and undo none of this.
    What else is to be set or attached comes before. The bound is ``FONDSKOMPAS_GEHEUGEN``.
    """
    from pipelines.basis.instellingen import instellingen

    if con.execute("SELECT current_setting('lock_configuration')").fetchall() == [(True,)]:
        return  # the file was open already: connections to one file in one process are of one database
    con.execute(f"SET memory_limit = '{instellingen().geheugen}'")  # of a fixed form (Instellingen)
    for naam, waarde in _SLOT:
        con.execute(f"SET {naam} = {waarde}")


def _is_complete(con: "duckdb.DuckDBPyConnection") -> bool:
    """Whether the database has everything that the queries of this version may name."""
    import duckdb

    try:
        return list_names() <= {rij["naam"] for rij in fetch_rows(con, read_query("bevroren", "begrip"))}
    except duckdb.CatalogException:  # made before there was such a list
        return False


def _complete(con: "duckdb.DuckDBPyConnection") -> None:
    """Every table of the file under its own name in memory, and beside them what it lacks."""
    import duckdb

    create_macros(con)
    aanwezig = set()
    for rij in fetch_rows(con, read_query("bevroren", "inhoud"), {"database": _UITGAVE}):
        tabel = f"{rij['schema']}.{rij['tabel']}"
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {rij['schema']}")
        con.execute(f"CREATE VIEW {tabel} AS FROM {_UITGAVE}.{tabel}")
        aanwezig.add(tabel)
    con.execute("CREATE SCHEMA IF NOT EXISTS staging")
    for naam in _LATER_GEKOMEN:
        if f"staging.{naam}" not in aanwezig:
            con.execute(f"CREATE VIEW staging.{naam} AS {read_query('bevroren', f'{naam}_leeg')}")
            aanwezig.add(f"staging.{naam}")
    queries = [q for schema in ("mart", "herkomst") for q in read_queries(schema) if q.tabel not in aanwezig]
    lager = {bron for query in queries for bron in find_inputs(query)} - {query.tabel for query in queries}
    for query in order_queries(queries, frozenset(aanwezig | lager)):
        try:
            con.execute(f"CREATE VIEW {query.tabel} AS {query.sql}")
        except duckdb.Error:  # it lacks what this is made of too: whoever asks for it hears so
            continue
