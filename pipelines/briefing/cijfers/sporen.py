"""Look up sources quickly: what a briefing traces is copied into memory, so that no view is planned again for each figure.

The views of ``herkomst`` are made for one question; a briefing asks the same few of them for hundreds of figures. The rows
of one year (and of some gemeenten) are copied once, under the same names, and ``pipelines.herkomst.trace`` reads those.
What it finds is the same, and a test compares the two.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.queries import quote_path
from pipelines.basis.uitgave import lock
from pipelines.herkomst import Herkomst, Verwijzing, trace
from pipelines.herkomst.catalogus import find_figure, find_table
from pipelines.herkomst.rijen import Database

if TYPE_CHECKING:
    import duckdb

Tracer = Callable[[Verwijzing], Herkomst]
_CELLEN = 200
_ONTHOUDEN = 256
_GEKOPIEERD = (
    ("mart.toewijzing", "bedrag_eur"),
    ("mart.realisatie", "gerealiseerde_capaciteit"),
    ("mart.realisatie", "besteed_eur"),
)
"""The figures of one gemeente that a briefing traces; others go to the state itself."""
_NASLAG = ("mart.document", "mart.bronversie", "mart.gemeente", "staging.doel")
_PER_GEMEENTE = ("uitkeringsjaar", "gm_code")
_WEINIG = 20  # with more gemeenten than this, choosing their rows costs more than copying those of all
_RIJGROEP = 2048  # rows of one gemeente lie together, so that a question about it reads little


def make_tracer(con: "duckdb.DuckDBPyConnection", hoogstens_cellen: int = _CELLEN) -> Tracer:
    """Look up sources in one database; a figure that many numbers build on is looked up once."""
    return _remember(Database(con), hoogstens_cellen)


def _remember(database: Database, hoogstens_cellen: int) -> Tracer:
    return lru_cache(maxsize=_ONTHOUDEN)(partial(trace, database, hoogstens_cellen=hoogstens_cellen))


class Sporen:
    """The tracer of briefings of gemeenten: figures of ``jaar`` from memory, all others from the state itself."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", database: Path, jaar: int) -> None:
        self._uit_stand = make_tracer(con)
        self._database = database
        self._jaar = jaar
        self._werk: duckdb.DuckDBPyConnection | None = None
        self._gekend: frozenset[str] = frozenset()

    def close(self) -> None:
        """Let go of what was copied."""
        if self._werk is not None:
            self._werk.close()
            self._werk = None

    def cover(self, gemeenten: Iterable[str]) -> None:
        """Copy what is needed to trace these gemeenten, unless that is there already."""
        gevraagd = frozenset(gemeenten)
        if gevraagd <= self._gekend:
            return
        self.close()
        self._werk = _copy(self._database, self._jaar, gevraagd)
        self._uit_werk = _remember(Database(self._werk, _find), _CELLEN)
        self._gekend = gevraagd

    def __call__(self, verwijzing: Verwijzing) -> Herkomst:
        """Where a figure comes from."""
        sleutel = dict(verwijzing.sleutel)
        is_gekopieerd = (
            (verwijzing.tabel, verwijzing.kolom) in _GEKOPIEERD
            and sleutel.get("uitkeringsjaar") == str(self._jaar)
            and sleutel.get("gm_code") in self._gekend
        )
        return self._uit_werk(verwijzing) if is_gekopieerd else self._uit_stand(verwijzing)


def _copy(database: Path, jaar: int, gemeenten: frozenset[str]) -> "duckdb.DuckDBPyConnection":
    """A database in memory with the copied tables, each under its own name, beside the state (``_find``)."""
    import duckdb

    con = duckdb.connect()
    con.execute("SET enable_progress_bar = false")
    con.execute("SET threads = 1")  # small questions: threads only cost
    con.execute(f"ATTACH {quote_path(database)} AS stand (READ_ONLY)")
    con.execute(f"ATTACH ':memory:' AS werk (ROW_GROUP_SIZE {_RIJGROEP})")
    kopie = _copied()
    for schema in sorted({naam.partition(".")[0] for naam in (*kopie, *_NASLAG)}):
        con.execute(f"CREATE SCHEMA werk.{schema}")
    for naam in sorted(kopie):
        _copy_rows(con, naam, jaar, gemeenten)
    for naam in _NASLAG:
        con.view(f"stand.{naam}").create(f"werk.{naam}")
    lock(con)
    return con


def _find(naam: str) -> str:
    """The copy of a table, else the one of the state: a step may lead on to any of those."""
    return f"werk.{naam}" if naam in _copied() or naam in _NASLAG else f"stand.{naam}"


def _copy_rows(con: "duckdb.DuckDBPyConnection", naam: str, jaar: int, gemeenten: frozenset[str]) -> None:
    """The rows of the year and at least those of the gemeenten, as far as the table tells them apart."""
    from duckdb import ColumnExpression, ConstantExpression

    rijen = con.view(f"stand.{naam}")
    if "uitkeringsjaar" in rijen.columns:
        rijen = rijen.filter(ColumnExpression("uitkeringsjaar") == ConstantExpression(jaar))
    if "gm_code" in rijen.columns:
        if len(gemeenten) <= _WEINIG:
            rijen = rijen.filter(
                ColumnExpression("gm_code").isin(*map(ConstantExpression, sorted(gemeenten)))
            )
        rijen = rijen.order("gm_code")
    rijen.create(f"werk.{naam}")


@cache
def _copied() -> frozenset[str]:
    """The tables and views that tracing the copied figures reads, but for those of ``_NASLAG``."""
    namen: set[str] = set()
    for tabel, kolom in _GEKOPIEERD:
        figuur = find_figure(find_table(tabel), kolom)
        cellen = (f"herkomst.{bron.view}" for bron in figuur.cellen)
        namen |= {find_table(tabel).naam, f"herkomst.{figuur.stappen}", *cellen}
    return frozenset(namen)
