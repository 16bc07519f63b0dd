"""What the builds of one worker share: a table that would come out as in an earlier build is copied, not computed again.

Most builds of these tests differ from another in one cell, and DuckDB needs milliseconds to plan each of its queries whatever
the number of rows. The key of a table is its query with the keys of what it reads, down to the contents of staging, so that
all that can differ is computed. Where computing itself is what is tested, ``computed`` turns this off;
tests/bouw/test_bouw.py compares a build out of this memory with one without.
"""

import contextlib
import functools
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import polars as pl
import pyarrow as pa

from pipelines.basis import queries
from pipelines.basis.bevinding import Bevinding
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.basis.instellingen import instellingen
from pipelines.basis.queries import BEGRIP, Query, read_queries, read_query
from pipelines.bestand.openen import hash_document
from pipelines.bouw import regels, stappen
from pipelines.bouw.publicatie import Stap
from pipelines.sources.raw import invoer, register
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.rekenbestand.naslag import Zoeker
from pipelines.sources.tabel import kolommen, openen
from pipelines.sources.tabel.tabel import Tabel

_KLEIN = 20_000  # rows: of the figures of the whole country a key costs more than it saves
_GROOT = 64 * 1024**2  # bytes: a database of more is not kept whole
_build_into = stappen.build_into
_load_staging, _create_table, _run_rule = stappen.load_staging, stappen.create_table, regels.run_rule
_open_tabel, _read_columns = openen.open_tabel, kolommen.read_columns
_read_wide, _read_weights = register.read_wide, register.read_weights
# Taking the same SQL apart each time is half of a tiny build, and the function is pure.
_find_inputs = functools.cache(queries.find_inputs)


class Heel(NamedTuple):
    """A build that ended well: its database, the steps it announced, and what it answered."""

    database: Path
    stappen: list[tuple[str, int, int]]
    bevindingen: list[Bevinding]
    tabellen: int


_gebouwd: dict[tuple[str, Grenzen], Heel] = {}
_map = tempfile.TemporaryDirectory(prefix="bouwgeheugen_")  # of this process, and gone with it
_tabellen: dict[str, tuple[pa.Table, str]] = {}  # with what restores its types
_bevindingen: dict[str, list[Bevinding]] = {}
_geopend: dict[tuple[object, ...], tuple[Tabel | None, list[Bevinding]]] = {}
_tabelnummers: set[int] = set()  # of those that are opened, which never go
_getypeerd: dict[tuple[object, ...], tuple[pl.DataFrame, list[Bevinding]]] = {}
# The build that is going on, with the key of every table it has so far; None where nothing is to be remembered.
_nu: tuple[duckdb.DuckDBPyConnection, dict[str, str]] | None = None
_aan = _heel_aan = True


def remember() -> None:
    """Let every build of this process use the memory."""
    stappen.build_into = build_into
    stappen.load_staging, stappen.create_table, regels.run_rule = load_staging, create_table, run_rule
    openen.open_tabel = invoer.open_tabel = open_tabel
    kolommen.read_columns, queries.find_inputs = read_columns, _find_inputs
    register.read_wide, register.read_weights = read_wide, read_weights


@contextlib.contextmanager
def computed() -> Iterator[None]:
    """Builds in this context compute everything themselves."""
    global _aan
    _aan = False
    try:
        with taken_apart():
            yield
    finally:
        _aan = True


@contextlib.contextmanager
def taken_apart() -> Iterator[None]:
    """Builds in this context take every step, with tables out of the memory; none is copied whole."""
    global _heel_aan
    _heel_aan = False
    try:
        yield
    finally:
        _heel_aan = True


def build_into(
    nieuw: Path, raw: Path, afdruk: str, *, productie: bool, stand: str | None, stap: Stap
) -> tuple[list[Bevinding], int]:
    """As in the build, or the whole of an earlier one; ``afdruk`` covers the sources, the program and the settings."""
    sleutel = (afdruk, instellingen().grenzen)
    # of a test that may not build, tests/conftest.py replaces the first step; a link counts as what it leads to in ``afdruk``
    verlegd = stappen.load_staging is not load_staging or any(pad.is_symlink() for pad in raw.rglob("*"))
    if not _heel_aan or verlegd:
        return _build_into(nieuw, raw, afdruk, productie=productie, stand=stand, stap=stap)
    if sleutel not in _gebouwd:
        gezet: list[tuple[str, int, int]] = []

        def note(naam: str, klaar: int, totaal: int) -> None:
            gezet.append((naam, klaar, totaal))
            stap(naam, klaar, totaal)

        bevindingen, tabellen = _build_into(nieuw, raw, afdruk, productie=productie, stand=stand, stap=note)
        if nieuw.stat().st_size <= _GROOT:
            bewaard = Path(shutil.copy(nieuw, Path(_map.name) / f"{len(_gebouwd)}.duckdb"))
            _gebouwd[sleutel] = Heel(bewaard, gezet, list(bevindingen), tabellen)
        return bevindingen, tabellen
    heel = _gebouwd[sleutel]
    for naam, klaar, totaal in heel.stappen:
        stap(naam, klaar, totaal)
    shutil.copy(heel.database, nieuw)
    return list(heel.bevindingen), heel.tabellen


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
    return _typed(tabel, (schema, gm_codes), lambda: _read_columns(tabel, schema, gm_codes))


def read_wide(
    tabel: Tabel, namen: Zoeker, gm_codes: frozenset[str], *, naamkolom: str, waarde: str
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """As in the reading of volumes and uitkeringen, or out of the memory."""
    return _typed(
        tabel,
        (_spellings(namen), gm_codes, naamkolom, waarde),
        lambda: _read_wide(tabel, namen, gm_codes, naamkolom=naamkolom, waarde=waarde),
    )


def read_weights(
    tabel: Tabel, maatstaven: Zoeker, uitkeringen: Zoeker, clusters: tuple[str, ...]
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """As in the reading of weights, or out of the memory."""
    return _typed(
        tabel,
        (_spellings(maatstaven), _spellings(uitkeringen), clusters),
        lambda: _read_weights(tabel, maatstaven, uitkeringen, clusters),
    )


def _typed(
    tabel: Tabel, keuzes: tuple[object, ...], read: Callable[[], tuple[pl.DataFrame, list[Bevinding]]]
) -> tuple[pl.DataFrame, list[Bevinding]]:
    if id(tabel) not in _tabelnummers:
        return read()
    sleutel = (id(tabel), *keuzes)
    if sleutel not in _getypeerd:
        _getypeerd[sleutel] = read()
    frame, bevindingen = _getypeerd[sleutel]
    return frame, list(bevindingen)


def _spellings(namen: Zoeker) -> tuple[object, ...]:
    return namen.reference, tuple(namen.exact.items())


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
