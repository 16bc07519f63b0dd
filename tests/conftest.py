"""Shared fixtures: the real database (built once for all workers), the mini database, and folders a test may spoil."""

import fcntl
import functools
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings

import pipelines.queries
from pipelines.bouw import build
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests.helpers import ROOT
from tests.miniraw import write_miniraw

# The same examples on every machine, and no limit on time: a slow machine is not a failing program.
settings.register_profile("fondskompas", derandomize=True, deadline=None, database=None, max_examples=60)
settings.load_profile("fondskompas")


# Many tests build; parsing the same SQL again each time is half of a tiny build. The function is pure.
pipelines.queries.find_inputs = functools.cache(pipelines.queries.find_inputs)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The database of the shipped data/raw; read it, never write it."""
    map_ = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        map_ = map_.parent  # what the workers of one run have in common
    pad = map_ / "echt" / "fondskompas.duckdb"
    pad.parent.mkdir(exist_ok=True)
    with (map_ / "echt.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        build(ROOT / "data" / "raw", pad)  # the second worker finds it unchanged
    return pad


@pytest.fixture(scope="session")
def con(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the real database."""
    with duckdb.connect(database, read_only=True) as verbinding:
        yield verbinding


@pytest.fixture
def raw_kopie(tmp_path: Path) -> Path:
    """A copy of the shipped data/raw; a test may change it."""
    return shutil.copytree(ROOT / "data" / "raw", tmp_path / "raw_kopie")


@pytest.fixture
def miniraw(tmp_path: Path) -> Path:
    """A complete tiny data/raw (tests/miniraw.py) in ``data/raw``; a test may change it."""
    return write_miniraw(tmp_path / "data" / "raw")


@pytest.fixture(scope="session")
def mini_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the tiny data/raw as it is."""
    map_ = tmp_path_factory.mktemp("mini")
    pad = map_ / "fondskompas.duckdb"
    build(write_miniraw(map_ / "raw"), pad)
    return pad


@pytest.fixture(scope="session")
def mini(mini_database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the database of the tiny data/raw."""
    with duckdb.connect(mini_database, read_only=True) as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def rekenaar(database: Path) -> Iterator[ScenarioRekenaar]:
    """A session for scenarios on the real database."""
    with ScenarioRekenaar(database) as sessie:
        yield sessie
