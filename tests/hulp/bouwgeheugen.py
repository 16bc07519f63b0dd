"""What the builds of one worker share: a table that would come out as in an earlier build is copied, not computed again.

Most builds of these tests differ from another in one cell, and DuckDB needs milliseconds to plan each of its queries whatever
the number of rows. The key of a table is its query with the keys of what it reads, down to the contents of staging, so that
all that can differ is computed. Where computing itself is what is tested, ``computed`` turns this off;
tests/bouw/test_bouw.py compares a build out of this memory with one without.
"""

import contextlib
import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa

from pipelines.basis import queries
from pipelines.basis.bevinding import Bevinding
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.basis.queries import BEGRIP, Query, read_queries, read_query
from pipelines.bestand.openen import hash_document
from pipelines.bouw import regels, stappen
from pipelines.sources.raw import invoer
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.tabel import kolommen, openen
from pipelines.sources.tabel.tabel import Tabel

_KLEIN = 20_000  # rows: of the figures of the whole country a key costs more than it saves
_load_staging, _create_table, _run_rule = stappen.load_staging, stappen.create_table, regels.run_rule
_open_tabel, _read_columns = openen.open_tabel, kolommen.read_columns
# Taking the same SQL apart each time is half of a tiny build, and the function is pure.
_find_inputs = functools.cache(queries.find_inputs)

_tabellen: dict[str, tuple[pa.Table, str]] = {}  # with what restores its types
_bevindingen: dict[str, list[Bevinding]] = {}
_geopend: dict[tuple[object, ...], tuple[Tabel | None, list[Bevinding]]] = {}
_tabelnummers: set[int] = set()  # of those that are opened, which never go
_getypeerd: dict[tuple[object, ...], tuple[pl.DataFrame, list[Bevinding]]] = {}
# The build that is going on, with the key of every table it has so far; None where nothing is to be remembered.
_nu: tuple[duckdb.DuckDBPyConnection, dict[str, str]] | None = None
_aan = True


def remember() -> None:
    """Let every build of this process use the memory."""
    stappen.load_staging, stappen.create_table, regels.run_rule = load_staging, create_table, run_rule
    openen.open_tabel = invoer.open_tabel = open_tabel
    kolommen.read_columns, queries.find_inputs = read_columns, _find_inputs


@contextlib.contextmanager
def computed() -> Iterator[None]:
    """Builds in this context compute everything themselves."""
    global _aan
    _aan = False
    try:
        yield
    finally:
        _aan = True


def open_tabel(
    pad: Path, document: str, blad: str | None = None, grenzen: Grenzen = STANDAARD
) -> tuple[Tabel | None, list[Bevinding]]:
    """As in the reading of a file, or out of the memory: the same bytes are the same table."""
    if not (_aan and pad.is_file()):
        return _open_tabel(pad, document, blad, grenzen)
    sleutel = (hash_document(pad), pad.name, document, blad, grenzen)
    if sleutel not in _geopend:
        _geopend[sleutel] = _open_tabel(pad, document, blad, grenzen)
        _tabelnummers.add(id(_geopend[sleutel][0]))
    tabel, bevindingen = _geopend[sleutel]
    return tabel, list(bevindingen)


def read_columns(
    tabel: Tabel, schema: kolommen.Schema, gm_codes: frozenset[str] = frozenset()
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """As in the reading of a table, or out of the memory, which knows the tables that it opened itself."""
    if id(tabel) not in _tabelnummers:
        return _read_columns(tabel, schema, gm_codes)
    sleutel = (id(tabel), schema, gm_codes)
    if sleutel not in _getypeerd:
        _getypeerd[sleutel] = _read_columns(tabel, schema, gm_codes)
    frame, bevindingen = _getypeerd[sleutel]
    return frame, list(bevindingen)


def load_staging(con: duckdb.DuckDBPyConnection, invoer: Invoer) -> None:
    """As in the build; begins the keys with what staging holds."""
    global _nu
    _nu = None
    _load_staging(con, invoer)
    namen = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'staging' ORDER BY ALL"
    ).fetchall()
    if _aan and sum(frame.height for frame in invoer.tabellen.values()) <= _KLEIN:
        _nu = con, {f"staging.{n}": _digest(con.table(f"staging.{n}").to_arrow_table()) for (n,) in namen}


def create_table(con: duckdb.DuckDBPyConnection, query: Query) -> None:
    """As in the build, or out of the memory."""
    sleutel = _key(con, query)
    if sleutel is not None and _nu is not None:
        _nu[1][query.tabel] = sleutel
    if sleutel is None or query.soort == "VIEW":
        _create_table(con, query)
    elif sleutel in _tabellen:
        tabel, vervang = _tabellen[sleutel]
        con.register("bekend", tabel)
        con.execute(f"CREATE TABLE {query.tabel} AS SELECT * {vervang} FROM bekend")
        con.unregister("bekend")
    else:
        _create_table(con, query)
        _keep(con.table(query.tabel), sleutel)


def run_rule(con: duckdb.DuckDBPyConnection, naam: str) -> list[Bevinding]:
    """As in the build, or out of the memory."""
    sleutel = _key(con, Query("regels", naam, read_query("regels", naam)))
    if sleutel is None:
        return _run_rule(con, naam)
    if sleutel not in _bevindingen:
        _bevindingen[sleutel] = _run_rule(con, naam)
    return list(_bevindingen[sleutel])


def _key(con: duckdb.DuckDBPyConnection, query: Query) -> str | None:
    if _nu is None or _nu[0] is not con:
        return None
    invoer = [_nu[1].get(tabel) for tabel in sorted(_find_inputs(query))]
    return None if None in invoer else _sha(_WOORDEN, query.tabel, query.sql, *map(str, invoer))


def _keep(gemaakt: duckdb.DuckDBPyRelation, sleutel: str) -> None:
    # the one type that Arrow gives back as another
    groot = [
        naam for naam, type_ in zip(gemaakt.columns, gemaakt.types, strict=True) if str(type_) == "HUGEINT"
    ]
    vervang = f"REPLACE ({', '.join(f'CAST({n} AS HUGEINT) AS {n}' for n in groot)})" if groot else ""
    _tabellen[sleutel] = gemaakt.to_arrow_table(), vervang


def _digest(tabel: pa.Table) -> str:
    doel = pa.BufferOutputStream()
    with pa.ipc.new_stream(doel, tabel.schema) as stroom:
        stroom.write_table(tabel)
    return hashlib.sha256(doel.getvalue()).hexdigest()


def _sha(*delen: str) -> str:
    return hashlib.sha256("\0".join(delen).encode()).hexdigest()


_WOORDEN = _sha(*(query.sql for query in read_queries(BEGRIP)))  # every query may use their macros
