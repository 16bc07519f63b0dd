"""What the builds of one worker share: a table that would come out as in an earlier build is taken from it, not computed again.

Most builds of these tests differ from another in one cell, and DuckDB needs milliseconds to plan each of its queries whatever
the number of rows. So a build of most of the files of the tiny folder begins with a copy of the build of that folder, and
makes anew what differs. The key of a table is its query with the keys of what it reads, down to the contents of staging, so
that all that can differ is computed; a view, which holds its query and no rows, is made anew where its query differs. Where
computing itself is what is tested, ``computed`` turns this off; tests/bouw/test_bouw.py compares builds out of this memory
with builds without.
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
from pipelines.bouw.bouwen import build
from pipelines.bouw.publicatie import Stap
from pipelines.bouw.vingerafdruk import fingerprint
from pipelines.sources.raw import invoer, register
from pipelines.sources.raw.bestanden import list_documents
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.rekenbestand.naslag import Zoeker
from pipelines.sources.tabel import kolommen, openen
from pipelines.sources.tabel.tabel import Tabel
from tests.hulp.miniraw import write_miniraw

_AANSLUITING = "mart.aansluiting"
_ALTIJD_NIEUW = (_AANSLUITING, "mart.bevinding", "mart.bevestiging", "meta.begrip", "meta.bouw")
_KLEIN = 20_000  # rows: of the figures of the whole country a key costs more than it saves
_GROOT = 64 * 1024**2  # bytes: a database of more is not kept whole
_build_into = stappen.build_into
_load_staging, _create_table, _run_rule = stappen.load_staging, stappen.create_table, regels.run_rule
_run_reconciliations = stappen.run_reconciliations
_open_tabel, _read_columns = openen.open_tabel, kolommen.read_columns
_read_wide, _read_weights = register.read_wide, register.read_weights
# Taking the same SQL apart each time is half of a tiny build, and the function is pure.
_find_inputs = functools.cache(queries.find_inputs)


class Heel(NamedTuple):
    """A build that ended well: its database, the steps it announced, and what it answered.

    ``sleutels`` are the keys of its tables and ``views`` the SQL of its views: none where nothing is remembered of them.
    """

    database: Path
    stappen: list[tuple[str, int, int]]
    bevindingen: list[Bevinding]
    tabellen: int
    sleutels: dict[str, str]
    views: dict[str, str]


class Bezig(NamedTuple):
    """A build that is going on: its connection, the keys of the tables that it has so far, and the SQL of its views.

    ``begin`` is the build that it began with, of which each table stands there until another takes its place.
    """

    con: duckdb.DuckDBPyConnection
    sleutels: dict[str, str]
    views: dict[str, str]
    begin: Heel | None


_gebouwd: dict[tuple[str, Grenzen], Heel] = {}
_map = tempfile.TemporaryDirectory(prefix="bouwgeheugen_")  # of this process, and gone with it
_tabellen: dict[str, tuple[pa.Table, str]] = {}  # with what restores its types
_bevindingen: dict[str, list[Bevinding]] = {}
_geopend: dict[tuple[object, ...], tuple[Tabel | None, list[Bevinding]]] = {}
_tabelnummers: set[int] = set()  # of those that are opened, which never go
_getypeerd: dict[tuple[object, ...], tuple[pl.DataFrame, list[Bevinding]]] = {}
# None where nothing is to be remembered.
_nu: Bezig | None = None
_begin: Heel | None = None  # what the database was copied from into which a build is going to write
_aan = _heel_aan = True


def remember() -> None:
    """Let every build of this process use the memory."""
    stappen.build_into = build_into
    stappen.load_staging, stappen.create_table, regels.run_rule = load_staging, create_table, run_rule
    stappen.run_reconciliations = run_reconciliations
    openen.open_tabel = invoer.open_tabel = open_tabel
    kolommen.read_columns = register.read_columns = read_columns
    queries.find_inputs = _find_inputs
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
    if not _aan or verlegd:
        return _build_into(nieuw, raw, afdruk, productie=productie, stand=stand, stap=stap)
    if not _heel_aan or sleutel not in _gebouwd:
        gezet: list[tuple[str, int, int]] = []

        def note(naam: str, klaar: int, totaal: int) -> None:
            gezet.append((naam, klaar, totaal))
            stap(naam, klaar, totaal)

        with _begin_with(nieuw, _sources(raw)):
            bevindingen, tabellen = _build_into(
                nieuw, raw, afdruk, productie=productie, stand=stand, stap=note
            )
        if sleutel not in _gebouwd and nieuw.stat().st_size <= _GROOT:
            bewaard = Path(shutil.copy(nieuw, Path(_map.name) / f"{len(_gebouwd)}.duckdb"))
            sleutels, views = (_nu.sleutels, _nu.views) if _nu else ({}, {})
            _gebouwd[sleutel] = Heel(bewaard, gezet, list(bevindingen), tabellen, sleutels, views)
        return bevindingen, tabellen
    heel = _gebouwd[sleutel]
    for naam, klaar, totaal in heel.stappen:
        stap(naam, klaar, totaal)
    shutil.copy(heel.database, nieuw)
    return list(heel.bevindingen), heel.tabellen


@contextlib.contextmanager
def _begin_with(nieuw: Path, bronnen: frozenset[tuple[str, str]]) -> Iterator[None]:
    """Put the build of the tiny folder where one comes that has most of its files."""
    global _begin
    mini = _sources(_write_mini())
    if bronnen != mini and len(bronnen & mini) * 2 > len(mini) and instellingen().grenzen == STANDAARD:
        _begin = _build_mini()
        shutil.copy(_begin.database, nieuw)
    try:
        yield
    finally:
        _begin = None  # also of a build that ends while it reads


def _sources(raw: Path) -> frozenset[tuple[str, str]]:
    return frozenset((str(pad.relative_to(raw)), hash_document(pad)) for pad in list_documents(raw))


@functools.cache
def _write_mini() -> Path:
    return write_miniraw(Path(_map.name) / "mini")


def _build_mini() -> Heel:
    """Always the same one to begin with, whatever was built before: the order of rows in a table may follow from it."""
    sleutel = (fingerprint(_write_mini(), productie=False), STANDAARD)
    if sleutel not in _gebouwd:
        build(_write_mini(), Path(_map.name) / "mini.duckdb", opnieuw=True)
    return _gebouwd[sleutel]


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
    leeg = not tabel.bron_id and tabel.cellen.is_empty()  # of a source that is absent, made anew each time
    if id(tabel) not in _tabelnummers and not leeg:
        return read()
    sleutel = (tabel.kop if leeg else id(tabel), *keuzes)
    if sleutel not in _getypeerd:
        _getypeerd[sleutel] = read()
    frame, bevindingen = _getypeerd[sleutel]
    return frame, list(bevindingen)


def _spellings(namen: Zoeker) -> tuple[object, ...]:
    return namen.reference, tuple(namen.exact.items())


def load_staging(con: duckdb.DuckDBPyConnection, invoer: Invoer) -> None:
    """As in the build, or what differs from the build that it begins with; begins the keys with what staging holds."""
    global _nu
    begin, _nu = _begin, None
    frames = stappen.staging_frames(invoer)
    klein = sum(frame.height for frame in frames.values()) <= _KLEIN
    sleutels = {f"staging.{n}": _digest(frame.to_arrow()) for n, frame in frames.items()} if klein else {}
    if begin is None:
        _load_staging(con, invoer)
    else:
        assert klein, "the figures of the whole country begin with those of a tiny folder"
        eerder = {tabel: s for tabel, s in begin.sleutels.items() if tabel.startswith("staging.")}
        anders = [tabel for tabel in eerder | sleutels if eerder.get(tabel) != sleutels.get(tabel)]
        for tabel in [*_ALTIJD_NIEUW, *anders]:
            con.execute(f"DROP TABLE IF EXISTS {tabel}")
        for naam in [naam for naam in frames if f"staging.{naam}" in anders]:
            stappen.store_staging(con, naam, frames[naam])
    if _aan and klein:
        _nu = Bezig(con, sleutels, {}, begin)


def create_table(con: duckdb.DuckDBPyConnection, query: Query) -> None:
    """As in the build, or what the build that it begins with has, or out of the memory."""
    if _nu is None or _nu.con is not con:
        _create_table(con, query)
        return
    sleutel = _key(con, query)
    if sleutel is not None:
        _nu.sleutels[query.tabel] = sleutel
    if query.soort == "VIEW":
        _nu.views[query.tabel] = query.sql
        bekend = _nu.begin is not None and _nu.begin.views.get(query.tabel) == query.sql
    else:
        bekend = _nu.begin is not None and sleutel == _nu.begin.sleutels.get(query.tabel, "")
    if bekend:
        return
    if _nu.begin:
        con.execute(f"DROP {query.soort} IF EXISTS {query.tabel}")
    if query.soort == "VIEW" or sleutel is None:
        _create_table(con, query)
    elif sleutel in _tabellen:
        with _registered(con, _tabellen[sleutel][0]):
            con.execute(f"CREATE TABLE {query.tabel} AS SELECT * {_tabellen[sleutel][1]} FROM bekend")
    else:
        _create_table(con, query)
        if not _nu.begin:  # what is new in a build after the first is seldom asked again
            _keep(con.table(query.tabel), sleutel)


def run_reconciliations(con: duckdb.DuckDBPyConnection) -> None:
    """As in the build, or out of the memory."""
    sleutels = [_key(con, query) for query in read_queries("aansluiting")]
    if _nu is not None and _nu.con is con:  # a confirmation stands with the difference
        sleutels.append(_nu.sleutels.get("staging.bevestiging"))
    sleutel = "" if None in sleutels else _sha(_AANSLUITING, *map(str, sleutels))
    if sleutel in _tabellen:
        con.execute(read_query("tabellen", "aansluiting"))
        with _registered(con, _tabellen[sleutel][0]):
            con.execute(f"INSERT INTO {_AANSLUITING} FROM bekend")
    else:
        _run_reconciliations(con)
        if sleutel:
            _keep(con.table(_AANSLUITING), sleutel)


@contextlib.contextmanager
def _registered(con: duckdb.DuckDBPyConnection, tabel: pa.Table) -> Iterator[None]:
    con.register("bekend", tabel)
    yield
    con.unregister("bekend")


def run_rule(con: duckdb.DuckDBPyConnection, naam: str) -> list[Bevinding]:
    """As in the build, or out of the memory."""
    sleutel = _key(con, Query("regels", naam, read_query("regels", naam)))
    if sleutel is None:
        return _run_rule(con, naam)
    if sleutel not in _bevindingen:
        _bevindingen[sleutel] = _run_rule(con, naam)
    return list(_bevindingen[sleutel])


def _key(con: duckdb.DuckDBPyConnection, query: Query) -> str | None:
    if _nu is None or _nu.con is not con:
        return None
    invoer = [_nu.sleutels.get(tabel) for tabel in sorted(_find_inputs(query))]
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
