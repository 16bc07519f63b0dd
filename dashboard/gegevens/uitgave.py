"""Read-only access to the published database.

A build replaces the file as a whole. Every read first looks whether the file is still the one that is open; when it is
not, the new one is opened beside it. The last few stay open, because a page goes on with the edition that it was opened on
(``read_from``): no page shows figures of two publications.
"""

import hashlib
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import polars as pl
from cachetools import LRUCache

from dashboard.gegevens.scenarios import Scenarios
from dashboard.gegevens.standen import Standen
from dashboard.gegevens.toestand import read_stand
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import Rij, read_query
from pipelines.basis.uitgave import attach_published, lock
from pipelines.bevroren.register import BevrorenStand

if TYPE_CHECKING:
    from pipelines.herkomst import Herkomst

Waarde = str | int | bool | tuple[str, ...] | None
_POGINGEN = 5
_SPOREN = 64  # of at most two hundred cells each
_OPEN = 4  # editions


class GeenDatabase(FondskompasFout):
    """There is no published database yet; the remedy is ``fondskompas bouw``."""


@dataclass(frozen=True)
class Uitgave:
    """Which file a figure was read from: another publication has another inode, time or size."""

    inode: int
    gewijzigd_ns: int
    bytes: int

    @property
    def kenmerk(self) -> str:
        """What a page calls the edition that it was opened on."""
        return f"{self.inode:x}-{self.gewijzigd_ns:x}-{self.bytes:x}"


class UitgaveWeg(FondskompasFout):
    """The edition that a page was opened on is no longer there; the page has to be loaded anew."""

    def __init__(self) -> None:
        super().__init__("Er zijn nieuwe cijfers. Laad de pagina opnieuw.")


@dataclass(frozen=True)
class _Geopend:
    """An edition with its connection, what queries on it should USE, and the file as it was, also when another took its name."""

    uitgave: Uitgave
    verbinding: duckdb.DuckDBPyConnection
    catalogus: str
    bestand: BufferedReader


_gevraagd: ContextVar[Uitgave | None] = ContextVar("gevraagd", default=None)


@contextmanager
def read_from(uitgave: Uitgave | None) -> Iterator[None]:
    """Let everything that is read of the publication come from this edition; ``None`` is the one of now."""
    token = _gevraagd.set(uitgave)
    try:
        yield
    finally:
        _gevraagd.reset(token)


class Gegevens:
    """Queries of ``queries/vragen`` on the published database, as Polars frames; safe to share between threads.

    ``raw`` is the folder with source documents, for boundaries of the map and for the sheet behind a figure.
    ``scenarios`` calculates scenarios on the same publication. ``standen`` are the frozen states that an address may ask for;
    ``stand`` says which of them this is, ``None`` for the publication of now. ``uitgaven`` is the folder with releases of open data.
    """

    def __init__(
        self,
        database: Path,
        raw: Path | None = None,
        *,
        cachegrootte: int = 512,
        standen: Standen | None = None,
        stand: BevrorenStand | None = None,
        uitgaven: Path | None = None,
    ) -> None:
        self.raw = raw or database.parent / "raw"
        self.standen = standen or Standen(database.parent / "standen")
        self.stand = stand
        self.uitgaven = uitgaven or database.parent / "open"
        self.scenarios = Scenarios(database, self.edition, lambda: _find_edition(database))
        self._database = database
        self._sha256: LRUCache[Uitgave, str] = LRUCache(_OPEN)
        self._slot = threading.Lock()
        # who still reads from an edition that makes room for another, keeps it until they are done
        self._geopend: LRUCache[Uitgave, _Geopend] = LRUCache(_OPEN)
        self._cache: LRUCache[tuple[Uitgave, str, tuple[tuple[str, Waarde], ...]], pl.DataFrame] = LRUCache(
            cachegrootte
        )
        self._sporen: LRUCache[tuple[Uitgave, str], Herkomst] = LRUCache(_SPOREN)

    def bij(self, search: str | None) -> "Gegevens":
        """The figures that an address asks for: those of ``?stand=``, else these; raises StandGeweigerd."""
        naam = read_stand(search)
        if naam is None:
            return self
        gevonden = self.van(naam)
        assert gevonden.stand is not None
        self.standen.refuse_examples(gevonden.stand)
        return gevonden

    def van(self, naam: str) -> "Gegevens":
        """The figures of a frozen state, for who makes a briefing of it and does not show them; raises StandGeweigerd."""

        def open_state(pad: Path, stand: BevrorenStand) -> Gegevens:
            return Gegevens(pad, self.raw, standen=self.standen, stand=stand, uitgaven=self.uitgaven)

        return self.standen.open(naam, open_state)

    def read(self, naam: str, **parameters: Waarde) -> pl.DataFrame:
        """The result of one query with its ``$parameters``; raises GeenDatabase when nothing was published yet."""
        open_ = self._connect()
        sleutel = (open_.uitgave, naam, tuple(sorted(parameters.items())))
        with self._slot:
            if sleutel in self._cache:
                return self._cache[sleutel]
        frame = _run(open_.verbinding, open_.catalogus, read_query("vragen", naam), parameters)
        with self._slot:
            self._cache[sleutel] = frame
        return frame

    def read_row(self, naam: str, **parameters: Waarde) -> Rij | None:
        """The only row of a query, by column name; ``None`` when there is none."""
        frame = self.read(naam, **parameters)
        return frame.row(0, named=True) if frame.height else None

    def trace(self, verwijzing: str) -> "Herkomst":
        """Where a figure of the database comes from, kept for who looks at another of its cells; raises FondskompasFout."""
        from pipelines.herkomst import Verwijzing, trace

        uitgave = self.edition()
        with self._slot:
            if (uitgave, verwijzing) in self._sporen:
                return self._sporen[uitgave, verwijzing]
        with self.cursor() as cursor:
            herkomst = trace(cursor, Verwijzing.lees(verwijzing))
        with self._slot:
            # a publication that came in between has another edition, and what was found is then of either
            if uitgave == self.edition():
                self._sporen[uitgave, verwijzing] = herkomst
        return herkomst

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on the published database, for who needs more than one query; raises GeenDatabase."""
        open_ = self._connect()
        with open_.verbinding.cursor() as cursor:
            cursor.execute(f"USE {open_.catalogus}")
            yield cursor

    def edition(self) -> Uitgave:
        """Which publication is read from; raises GeenDatabase when there is none."""
        gevraagd = None if self.stand else _gevraagd.get()
        return gevraagd or _find_edition(self._database)

    def open_now(self) -> Uitgave:
        """Open the publication of now, so that a page can go on with it; raises GeenDatabase when there is none."""
        with read_from(None):
            return self._connect().uitgave

    def find(self, kenmerk: str) -> Uitgave:
        """The edition that a page was opened on; raises UitgaveWeg when it is neither there nor open."""
        with self._slot:
            bekend = list(self._geopend)
        nu = _find_edition(self._database)
        for uitgave in (nu, *bekend):
            if uitgave.kenmerk == kenmerk:
                return uitgave
        raise UitgaveWeg

    def sha256(self) -> str:
        """The fingerprint of the published file, so that an export says which figures it was made from."""
        open_ = self._connect()
        with self._slot:
            if open_.uitgave not in self._sha256:
                open_.bestand.seek(0)
                self._sha256[open_.uitgave] = hashlib.file_digest(open_.bestand, "sha256").hexdigest()
            return self._sha256[open_.uitgave]

    def _connect(self) -> _Geopend:
        with self._slot:
            uitgave = self.edition()
            if (bekend := self._geopend.get(uitgave)) is not None:
                return bekend
            nieuw = _open_edition(self._database)
            self._geopend[nieuw.uitgave] = nieuw
            if _gevraagd.get() not in (None, nieuw.uitgave) and self.stand is None:
                raise UitgaveWeg
            return nieuw


def _find_edition(database: Path) -> Uitgave:
    try:
        stat = database.stat()
    except FileNotFoundError as fout:
        raise GeenDatabase("Er zijn nog geen cijfers. Maak ze met: fondskompas bouw") from fout
    return Uitgave(stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _open_edition(database: Path) -> _Geopend:
    """Open the file that is there now, and say which edition it is.

    The file is attached to a database in memory: connecting to the same path again in one process would give the old
    edition back, for as long as a read still uses it.
    """
    for _ in range(_POGINGEN):
        uitgave = _find_edition(database)
        bestand = database.open("rb")
        verbinding, catalogus = attach_published(database)
        lock(verbinding)
        if _find_edition(database) == uitgave:
            geopend = _Geopend(uitgave, verbinding, catalogus, bestand)
            weakref.finalize(geopend, bestand.close)  # when the last who reads from it is done
            return geopend
        verbinding.close()
        bestand.close()
    raise FondskompasFout(
        "De database wordt steeds vervangen terwijl hij wordt geopend. Probeer het zo opnieuw."
    )


def _run(
    verbinding: duckdb.DuckDBPyConnection, catalogus: str, sql: str, parameters: dict[str, Waarde]
) -> pl.DataFrame:
    waarden = {
        naam: list(waarde) if isinstance(waarde, tuple) else waarde for naam, waarde in parameters.items()
    }
    with verbinding.cursor() as cursor:
        cursor.execute(f"USE {catalogus}")
        return cursor.sql(sql, params=waarden).pl()
