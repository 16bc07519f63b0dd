"""The store of the returns loop: an SQLite file beside the data, or PostgreSQL by FONDSKOMPAS_INNAME_DATABASE.

Writing goes one at a time (``Winkel.write``): SQLite has one writer anyway, and on PostgreSQL the row ``ketenkop`` is held. So
what a transaction reads is still so when it writes, and events come in one order.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import Instellingen
from pipelines.bevroren.sleutels import Ondertekenaar, read_key
from pipelines.inname.opslag.migreren import migrate
from pipelines.inname.opslag.tabellen import geheim, ketenkop

_BEZET_MS = 10_000
_SLOT_MIGRATIE = 707_001
EERSTE = "0" * 64
"""What the first event follows on."""


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Winkel:
    """An open store; ``map`` is where files in quarantine, messages and the SQLite file lie.

    ``klok`` gives the moment, so that a test can have windows close; ``sleutel`` signs the chain when there is one.
    """

    engine: Engine
    keuzes: Instellingen
    sleutel: Ondertekenaar | None = None
    klok: Callable[[], datetime] = field(default=now)

    @property
    def map(self) -> Path:
        """The folder of the returns loop, outside data/raw and data/processed."""
        return self.keuzes.inname_pad

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the file beside the data."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads; what it sees is of one moment."""
        niveau: dict[str, Any] = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self.engine.connect().execution_options(**niveau) as con:
            yield con

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes, alone: all of it happens, or nothing."""
        with self.engine.connect().execution_options(schrijven=True) as con, con.begin():
            if not self.is_sqlite:
                con.execute(select(ketenkop).with_for_update())
            yield con

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_winkel(keuzes: Instellingen, klok: Callable[[], datetime] = now) -> Winkel:
    """Open the store of these settings, made or brought up to date when needed.

    Raises FondskompasFout when the database cannot be reached or used, or when the key is not in order.
    """
    sleutel = read_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    keuzes.inname_pad.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = _connect(_address(keuzes))
    try:
        with engine.connect().execution_options(schrijven=True) as con, con.begin():
            _prepare(con)
    except (OperationalError, ModuleNotFoundError) as fout:
        engine.dispose()
        raise FondskompasFout(
            f"De database van de inname ({engine.url.render_as_string(hide_password=True)}) is niet te openen: "
            f"{str(fout.__cause__ or fout).splitlines()[0]}. Controleer FONDSKOMPAS_INNAME_DATABASE, en of de server draait."
        ) from fout
    return Winkel(engine, keuzes, sleutel, klok)


def _address(keuzes: Instellingen) -> URL:
    if not keuzes.inname_database:
        return URL.create("sqlite", database=str(keuzes.inname_pad / "inname.sqlite"))
    try:
        url = make_url(keuzes.inname_database)
    except ArgumentError as fout:
        raise FondskompasFout(
            "FONDSKOMPAS_INNAME_DATABASE is geen adres van een database. Een goed adres is "
            "postgresql://gebruiker:wachtwoord@server/naam."
        ) from fout
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise FondskompasFout(
            f"De inname kent {url.get_backend_name()} niet; kies SQLite (zonder instelling) of PostgreSQL."
        )
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def _connect(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _BEZET_MS / 1000})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(dbapi: Any, _: object) -> None:
    """Of every connection with SQLite: this program begins transactions, not the driver; keys hold; a commit lasts."""
    dbapi.isolation_level = None
    for instelling in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        dbapi.execute(f"PRAGMA {instelling}")


def _begin(con: Connection) -> None:
    con.exec_driver_sql("BEGIN IMMEDIATE" if con.get_execution_options().get("schrijven") else "BEGIN")


def _prepare(con: Connection) -> None:
    """Tables, the head of an empty chain, and the secret that links are signed with."""
    if con.dialect.name == "postgresql":
        con.execute(select(func.pg_advisory_xact_lock(_SLOT_MIGRATIE)))
    migrate(con)
    if con.execute(select(ketenkop.c.id)).first() is None:
        con.execute(insert(ketenkop).values(id=1, nummer=0, hash=EERSTE))
    if con.execute(select(geheim.c.naam)).first() is None:
        con.execute(insert(geheim).values(naam="links", waarde=secrets.token_hex(32)))
