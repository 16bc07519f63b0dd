"""Shared fixtures: the real database (built once for all workers), the mini database, and folders a test may spoil."""

import fcntl
import functools
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings
from waitress import create_server

import pipelines.bouw.stappen
from dashboard.pages.lijst import read_pages
from pipelines.bouw.bouwen import build
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests.hulp import banen, bouwgeheugen
from tests.hulp.componenten import Browser, dashboard_of
from tests.hulp.helpers import ROOT
from tests.hulp.lezer import OPTIES, Lezer, find_chromium
from tests.hulp.miniraw import write_miniraw

# The same examples on every machine, and no limit on time: a slow machine is not a failing program.
settings.register_profile("fondskompas", derandomize=True, deadline=None, database=None, max_examples=60)
settings.load_profile("fondskompas")


# Many tests build. On tables so small a second thread costs a third of the work; the other core has the other half of
# the tests.
duckdb.connect = functools.partial(duckdb.connect, config={"threads": 1})
bouwgeheugen.remember()


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    banen.sort_into_lanes(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    banen.refuse_ungrouped(session)


@pytest.fixture(autouse=True)
def whole_builds_are_marked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test outside the lane of whole builds cannot build, in whatever way it starts one in this process."""
    if request.node.get_closest_marker("bouw") is None:
        monkeypatch.setattr(
            pipelines.bouw.stappen, "load_staging", lambda *_, **__: banen.refuse_unmarked(request.node)
        )


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


@pytest.fixture(scope="module")
def con(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the real database, of this test file alone: a result that another file did not read to its
    end would keep a shared one busy."""
    with duckdb.connect(database, read_only=True) as verbinding:
        yield verbinding


@pytest.fixture
def raw_kopie(tmp_path: Path) -> Path:
    """A copy of the shipped data/raw; a test may change it."""
    return shutil.copytree(ROOT / "data" / "raw", tmp_path / "raw_kopie")


@pytest.fixture(scope="session")
def mini_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the tiny data/raw as it is, which lies in ``raw`` beside it."""
    map_ = tmp_path_factory.mktemp("mini")
    pad = map_ / "fondskompas.duckdb"
    build(write_miniraw(map_ / "raw"), pad)
    return pad


@pytest.fixture
def miniraw(mini_database: Path, tmp_path: Path) -> Path:
    """A complete tiny data/raw (tests/hulp/miniraw.py) in ``data/raw``; a test may change it."""
    return shutil.copytree(mini_database.parent / "raw", tmp_path / "data" / "raw")


@pytest.fixture(scope="module")
def mini(mini_database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the database of the tiny data/raw, of this test file alone; see ``con``."""
    with duckdb.connect(mini_database, read_only=True) as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def rekenaar(database: Path) -> Iterator[ScenarioRekenaar]:
    """A session for scenarios on the real database."""
    with ScenarioRekenaar(database) as sessie:
        yield sessie


@pytest.fixture(scope="session")
def adres(database):
    """The address of a dashboard on the real database, which has made its pages once, as it does when it is served: a page whose
    parts come one by one draws itself again for each, which costs a browser as much as opening it three times.
    """
    app = dashboard_of(database)
    for pagina in read_pages():
        for search in ("", *pagina.voorbeelden[:1]):
            Browser(app).page(pagina.pad, search)
    server = create_server(app.server, host="127.0.0.1", port=0, threads=8)
    draad = threading.Thread(target=server.run, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def starter():
    """What starts a Chromium, and how. One for all: a second beside it is refused."""
    pad = find_chromium()
    if pad is None:
        pytest.skip("geen Chromium gevonden; zet FONDSKOMPAS_CHROMIUM of installeer chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium, {"executable_path": pad, "args": list(OPTIES)}


@pytest.fixture(scope="session")
def chromium(starter, tmp_path_factory):
    """One profile for all: the scripts are fetched once, and kept as compiled, which is half of opening a page."""
    soort, opties = starter
    context = soort.launch_persistent_context(tmp_path_factory.mktemp("chromium"), locale="nl-NL", **opties)
    yield context
    context.close()


@pytest.fixture
def lezer(chromium, adres):
    open_vensters = []

    def new(breedte=1440, hoogte=900):
        open_vensters.append(Lezer(chromium, adres, breedte, hoogte))
        return open_vensters[-1]

    yield new
    for venster in open_vensters:
        venster.close()
