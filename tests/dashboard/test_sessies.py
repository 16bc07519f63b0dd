"""Readers at the same time never see each other's state, on any page; and no module keeps any."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.pages.lijst import read_pages
from tests.hulp.componenten import GROEP, Browser, dashboard_of

KEUZES = ("?gm=GM0363&jaar=2023", "?gm=GM0599&jaar=2024", "?gm=GM1992&jaar=2025&voorbeeld=aan", "?jaar=2021")


@pytest.fixture(scope="module")
def app(database):
    return dashboard_of(database)


@pytest.mark.xdist_group(GROEP)
@pytest.mark.parametrize("pagina", read_pages(), ids=lambda pagina: pagina.pad)
def test_a_reader_gets_the_same_alone_and_in_company(app, pagina):
    alleen = {search: Browser(app).page(pagina.pad, search) for search in KEUZES}
    samen = threading.Barrier(len(KEUZES) * 2)

    def ask(search):
        browser = Browser(app)
        samen.wait()
        return search, browser.page(pagina.pad, search)

    with ThreadPoolExecutor(len(KEUZES) * 2) as draden:
        for search, gekregen in draden.map(ask, KEUZES * 2):
            assert gekregen == alleen[search]


@pytest.mark.browser
def test_two_tabs_keep_their_own_choices(lezer):
    een, twee = lezer().open("/gemeente?gm=GM0363&jaar=2023"), lezer().open("/gemeente?gm=GM0599&jaar=2025")
    assert (een.text("h1"), twee.text("h1")) == ("Amsterdam", "Rotterdam")
    een.choose_gemeente("utrecht", "Utrecht")
    assert twee.text("h1") == "Rotterdam"
    assert "gm=GM0599&jaar=2025" in twee.pagina.url
