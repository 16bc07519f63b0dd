"""A reader walks through a frozen state and makes a briefing of it with one click."""

import threading
from datetime import date

import pytest
from waitress import create_server

from dashboard.app import create_app
from pipelines.bevroren.bevriezen import freeze
from tests.browser.test_toegankelijk import violations
from tests.hulp.helpers import ROOT
from tests.hulp.lezer import TELEFOON, Lezer, wait_until

pytestmark = pytest.mark.browser
STAND = "alv-proef"


@pytest.fixture(scope="module")
def bevroren_adres(database, tmp_path_factory):
    """A dashboard with two frozen states."""
    map_ = tmp_path_factory.mktemp("browser") / "standen"
    for naam in (STAND, "later"):
        freeze(naam, database, map_)
    app = create_app(database, ROOT / "data" / "raw", map_)
    server = create_server(app.server, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture
def venster(chromium, bevroren_adres):
    lezer = Lezer(chromium, bevroren_adres, 1440, 900)
    yield lezer
    lezer.close()


def test_the_state_stays_while_walking_until_the_reader_goes_back(venster):
    pagina = venster.open(f"/?stand={STAND}&jaar=2023").pagina
    assert f"bevroren stand {STAND} van" in venster.text("#standbalk")
    assert STAND in pagina.title()
    pagina.get_by_role("link", name="Gemeente", exact=True).click()
    venster.wait_for_text("h1", "gemeente")
    venster.choose_gemeente("utrecht", "Utrecht")
    assert f"stand={STAND}" in pagina.url
    pagina.locator("#gm-kop .fk-cijfer").first.click()
    venster.wait_for_text("[role=dialog]", "Broncellen")
    pagina.keyboard.press("Escape")
    pagina.locator("#voet a").first.click()
    venster.wait()
    assert f"stand={STAND}" in pagina.url
    pagina.get_by_role("link", name="Terug naar de cijfers van nu").click()
    pagina.wait_for_url(lambda url: "stand=" not in url)
    venster.wait()
    assert venster.pagina.locator(".fk-standbalk:visible").count() == 0
    venster.check()


def test_one_click_makes_a_briefing_to_look_at_and_to_take(venster):
    pagina = venster.open(f"/briefing?pak={STAND}&soort=gemeente&gm=GM0268").pagina
    venster.wait_for_text("#br-standen", "Gecontroleerd")
    pagina.locator("#br-maak").click()
    venster.wait_for_text("#br-uitkomst", "alle met bewijs")
    wait_until(
        pagina,
        "[...document.querySelectorAll('.fk-bladzijden img')].every(beeld => beeld.naturalWidth > 400)",
    )
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="PDF", exact=True).click()
    assert (
        download.value.suggested_filename
        == f"fondskompas_{STAND}_GM0268_{min(date.today().year, 2027)}_briefing.pdf"
    )
    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert violations(pagina) == []
    venster.choose_theme("donker")
    venster.resize(*TELEFOON)
    assert violations(pagina) == []
    assert venster.sticks_out() == []
    pagina.reload()
    venster.wait_for_text("#br-uitkomst", "alle met bewijs")  # the address shows what was made already
    venster.check()


def test_comparing_two_states_with_the_same_figures_says_that_they_are_the_same(venster):
    pagina = venster.open(f"/briefing?oud={STAND}&nieuw=later").pagina
    pagina.locator("#br-vergelijk").click()
    venster.wait_for_text("#br-verschillen", "zijn gelijk")
    venster.check()
