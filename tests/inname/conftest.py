"""The same tests on SQLite and on PostgreSQL; without FONDSKOMPAS_TEST_POSTGRES (`.ci/postgres`) the second half says so and skips."""

import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.inname.opslag.winkel import open_winkel
from tests.hulp.miniraw import write_miniraw
from tests.inname.spel import Klok, Spel, open_game, settings_for

SERVER = os.environ.get("FONDSKOMPAS_TEST_POSTGRES", "")


@pytest.fixture(scope="session")
def _mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_miniraw(tmp_path_factory.mktemp("inname") / "raw")


@pytest.fixture
def data(_mini: Path, tmp_path: Path) -> Path:
    """A data folder with the tiny data/raw."""
    shutil.copytree(_mini, tmp_path / "data" / "raw")
    return tmp_path / "data"


def make_database() -> Iterator[str]:
    """An empty database on the server of the tests, and away again."""
    if not SERVER:
        pytest.skip("geen PostgreSQL: zet FONDSKOMPAS_TEST_POSTGRES op wat `.ci/postgres start MAP` zegt")
    import psycopg
    from psycopg import sql

    naam = f"inname_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as con:
        con.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(naam)))
        yield SERVER.replace("/postgres?", f"/{naam}?")
        con.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(naam)))


@pytest.fixture
def postgres() -> Iterator[str]:
    yield from make_database()


@pytest.fixture
def postgres_leeg() -> Iterator[str]:
    yield from make_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def adres(request: pytest.FixtureRequest) -> str | None:
    """The address of an empty database: None for the file beside the data."""
    return None if request.param == "sqlite" else request.getfixturevalue("postgres")


@pytest.fixture
def ander_adres(adres: str | None, request: pytest.FixtureRequest) -> str | None:
    """The address of another empty database of the same kind."""
    return None if adres is None else request.getfixturevalue("postgres_leeg")


@pytest.fixture(scope="session")
def _begin(_mini: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Spel]:
    """A game as it begins, in a file to copy: to make one anew costs more than most tests."""
    data = tmp_path_factory.mktemp("begin") / "data"
    shutil.copytree(_mini, data / "raw")
    gespeeld = open_game(settings_for(data))
    gespeeld.winkel.close()
    return data / "inname", gespeeld


@pytest.fixture
def spel(data: Path, adres: str | None, request: pytest.FixtureRequest) -> Iterator[Spel]:
    """A game on each database."""
    if adres is None:
        map_, begin = request.getfixturevalue("_begin")
        shutil.copytree(map_, data / "inname")
        klok = Klok(begin.klok.nu)
        gespeeld = replace(begin, winkel=open_winkel(settings_for(data), klok), klok=klok)
    else:
        gespeeld = open_game(settings_for(data, adres))
    yield gespeeld
    gespeeld.winkel.close()
