"""The road of a return in a real browser without JavaScript: fill in, hand in, approve, accept; usable by everybody, also on a telephone."""

import shutil
import threading

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from waitress import create_server

from dashboard.app import create_app
from dashboard.inname.openen import inname_of
from pipelines.basis.instellingen import Instellingen
from tests.hulp.lezer import TELEFOON, WIJD

pytestmark = [pytest.mark.browser, pytest.mark.bouw]
ACCEPT_MS = 120_000  # a trial build comes before it
AXE_RUN = """() => axe.run().then(({ violations }) => violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))"""


@pytest.fixture(scope="module")
def adres(mini_database, tmp_path_factory):
    data = tmp_path_factory.mktemp("inname")
    shutil.copytree(mini_database.parent / "raw", data / "raw")
    keuzes = Instellingen(
        data=data, database=mini_database, sleutel=data.parent / "geen.pem", demo_gemeente="GM0001"
    )
    app = create_app(mini_database, data / "raw", inname=inname_of(keuzes))
    server = create_server(app.server, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def vensters(starter, adres):
    """Who signs in gets a browser of his own, without JavaScript; ``look`` opens a page of his with it, for the tools."""
    soort, opties = starter
    browser = soort.launch(**opties)

    def sign_in(naam):
        pagina = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
        pagina.goto(adres + "/inname")
        look(pagina)
        pagina.get_by_role("button", name=f"Aanmelden als {naam}", exact=True).click()
        return pagina

    def look(pagina):
        """The same page with JavaScript, for axe and for its width: nothing is wrong with it, wide and on a telephone."""
        context = browser.new_context(
            storage_state=pagina.context.storage_state(), locale="nl-NL", bypass_csp=True
        )
        ander = context.new_page()
        ander.goto(pagina.url)
        ander.evaluate(AXE_SCRIPT)
        for breedte, hoogte in (WIJD, TELEFOON):
            ander.set_viewport_size({"width": breedte, "height": hoogte})
            assert ander.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, pagina.url
            assert ander.evaluate(AXE_RUN) == [], (pagina.url, breedte)
        context.close()

    yield sign_in, look
    browser.close()


def test_the_whole_road_without_javascript(vensters):
    sign_in, look = vensters
    invuller = sign_in("Invuller (demo)")
    look(invuller)
    invuller.get_by_role("button", name="Beginnen").first.click()
    look(invuller)
    invuller.get_by_role("link", name="Wijkteams", exact=True).click()
    invuller.fill('[name="waarde:wijkteams:fte_wijkteams"]', "twaalf")
    invuller.get_by_role("button", name="Bewaren en naar het volgende doel").click()
    assert "Zo herstelt u het" in invuller.locator("#wijkteams-fte_wijkteams").inner_text()
    look(invuller)
    invuller.fill('[name="waarde:wijkteams:fte_wijkteams"]', "12,25")
    invuller.get_by_role("button", name="Bewaren", exact=True).click()
    invuller.get_by_role("navigation", name="Kruimelpad").get_by_role("link").last.click()
    invuller.get_by_role("button", name="Controleren en indienen").click()
    look(invuller)

    accordeur = sign_in("Accordeur (demo)")
    accordeur.get_by_role("link", name="Bekijken en accorderen").click()
    assert "12,25 fte" in accordeur.locator("main").inner_text()
    look(accordeur)
    accordeur.get_by_role("button", name="Accorderen", exact=True).click()

    vng = sign_in("VNG (demo)")
    vng.get_by_role("link", name="Naar alle gemeenten").click()
    look(vng)
    vng.get_by_role("link", name="Aadorp", exact=True).click()
    look(vng)
    vng.get_by_role("button", name="Aanvaarden").click(timeout=ACCEPT_MS)
    vng.get_by_text("De opgave is aanvaard.").wait_for(timeout=ACCEPT_MS)
    look(vng)


def test_the_other_pages_are_usable_by_everybody(vensters, adres):
    sign_in, look = vensters
    fonds = sign_in("Fondsbeheer (demo)")
    for pad in ("rondes", "ontheffingen", "opmerkingen", "wijzigingen", "bewijs", "bouw", "mensen", "x/y"):
        fonds.goto(f"{adres}/inname/{pad}")
        look(fonds)
