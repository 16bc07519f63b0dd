"""A walk through the dashboard with a real browser: what a reader sees, types and clicks.

Needs Chromium: FONDSKOMPAS_CHROMIUM, or one on the path. Without one the walk is skipped, and with
FONDSKOMPAS_BROWSER=verplicht it fails.
"""

import os
import re
import shutil
import threading
from itertools import pairwise

import pytest
from waitress import create_server

from dashboard.app import create_app
from tests.helpers import ROOT

pytestmark = pytest.mark.browser
OPTIES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ENGELS = re.compile(r"\b(No Rows|Loading|Search\.\.\.|Updating|Undefined|NaN|null|None|Filter\.\.\.)\b")
KLAAR = "document.querySelectorAll('.fk-geraamte, [data-dash-is-loading]').length === 0 && document.querySelector('h1')"


def find_chromium():
    """The browser to use; ``None`` when there is none and it is not compulsory."""
    gevonden = os.environ.get("FONDSKOMPAS_CHROMIUM") or next(filter(None, map(shutil.which, NAMEN)), None)
    if gevonden is None and os.environ.get("FONDSKOMPAS_BROWSER") == "verplicht":
        pytest.fail("Geen Chromium gevonden, en FONDSKOMPAS_BROWSER=verplicht")
    return gevonden


@pytest.fixture(scope="module")
def adres(database):
    """The address of a dashboard on the real database."""
    server = create_server(
        create_app(database, ROOT / "data" / "raw").server, host="127.0.0.1", port=0, threads=8
    )
    draad = threading.Thread(target=server.run, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def chromium():
    pad = find_chromium()
    if pad is None:
        pytest.skip("geen Chromium gevonden; zet FONDSKOMPAS_CHROMIUM of installeer chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pad, args=list(OPTIES))
        yield browser.new_context(locale="nl-NL")  # one for all, so that the scripts are fetched once
        browser.close()


class Lezer:
    """One reader with a tab of their own; keeps what went wrong and which hosts were asked."""

    def __init__(self, context, adres, breedte, hoogte):
        self.adres = adres
        self.pagina = context.new_page()
        self.pagina.set_viewport_size({"width": breedte, "height": hoogte})
        self.fouten, self.verzoeken = [], []
        self.pagina.on("request", lambda verzoek: self.verzoeken.append(verzoek.url))
        self.pagina.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.pagina.on(
            "console",
            lambda melding: (
                self.fouten.append(melding.text) if melding.type in ("error", "warning") else None
            ),
        )

    def open(self, pad):
        self.pagina.goto(self.adres + pad)
        self.wait()
        return self

    def wait(self):
        self.pagina.wait_for_function(KLAAR, timeout=30_000)

    def text(self, kiezer):
        return self.pagina.locator(kiezer).inner_text().replace("\u00a0", " ")

    def wait_for_text(self, kiezer, tekst):
        self.pagina.locator(kiezer).filter(has_text=tekst).wait_for(timeout=20_000)

    def choose_gemeente(self, typen, naam):
        veld = self.pagina.locator("#gm-keuze")
        veld.click()
        veld.fill(typen)
        self.pagina.get_by_role("option", name=naam, exact=True).click()
        self.wait_for_text("h1", naam)
        self.wait()

    def check(self):
        """No errors, and nothing asked of another machine."""
        vreemd = [url for url in self.verzoeken if not url.startswith((self.adres, "data:", "blob:"))]
        assert (self.fouten, vreemd) == ([], [])


@pytest.fixture
def lezer(chromium, adres):
    open_vensters = []

    def new(breedte=1440, hoogte=900):
        open_vensters.append(Lezer(chromium, adres, breedte, hoogte))
        return open_vensters[-1]

    yield new
    for venster in open_vensters:
        venster.pagina.close()


def total(con, gm, jaar):
    sql = (
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE gm_code = ? AND uitkeringsjaar = ?"
    )
    return "€ " + f"{con.execute(sql, [gm, jaar]).fetchone()[0]:,}".replace(",", ".")


def test_overview_shows_the_year_and_its_parts(lezer):
    venster = lezer().open("/?jaar=2023")
    assert venster.text("#kern-totaal") == "€ 150.000.000"
    assert venster.pagina.title() == "Landelijk overzicht 2023 · Fondskompas"
    assert venster.pagina.locator("html").get_attribute("lang") == "nl"
    venster.pagina.locator("#kaart-opgaven .choroplethlayer path").first.wait_for(state="attached")
    assert venster.pagina.locator("#kaart-opgaven .choroplethlayer path").count() > 300
    for raster in ("#raster-envelop", "#raster-opgaven", "#raster-aansluiting", "#raster-bevinding"):
        venster.pagina.locator(f"{raster} .ag-row").first.wait_for(state="attached")
    assert not ENGELS.search(venster.text("body"))
    venster.check()


def test_a_gemeente_found_by_typing_shows_the_figure_of_the_query(lezer, con):
    venster = lezer().open("/gemeente")
    assert venster.text("h1") == "Kies een gemeente"
    venster.choose_gemeente("amsterd", "Amsterdam")
    assert venster.text("#gm-totaal") == total(con, "GM0363", 2023)
    venster.wait_for_text(".fk-berekening .fk-som", "€ 24.000.000")
    assert venster.pagina.url.endswith("/gemeente?gm=GM0363")
    assert venster.pagina.title() == "Amsterdam 2023 · Fondskompas"
    assert not ENGELS.search(venster.text("body"))
    venster.check()


def test_accents_and_apostrophes_do_not_matter_in_the_search(lezer):
    venster = lezer().open("/gemeente")
    venster.choose_gemeente("sudwest", "Súdwest-Fryslân")
    venster.choose_gemeente("s graven", "'s-Gravenhage")
    venster.check()


def test_a_link_reproduces_the_view(lezer, con):
    venster = lezer().open("/gemeente?gm=GM0599&jaar=2025&doel=wijkteams&voorbeeld=uit")
    assert venster.text("h1") == "Rotterdam"
    assert venster.text("#gm-totaal") == total(con, "GM0599", 2025)
    assert venster.pagina.locator("#gm-jaar").input_value() == "2025"
    assert venster.pagina.locator("#gm-doel").input_value() == "Wijkteams"
    assert not venster.pagina.locator("#voorbeeld-keuze").is_checked()
    venster.check()


def test_back_returns_to_what_was_there(lezer, con):
    venster = lezer().open("/gemeente?gm=GM0363&jaar=2023")
    jaar = venster.pagina.locator("#gm-jaar")
    jaar.click()
    venster.pagina.get_by_role("option", name="2021", exact=True).click()
    venster.wait_for_text("#gm-kop", "24 maart 2022")
    assert venster.text("#gm-totaal") == total(con, "GM0363", 2021)
    venster.pagina.go_back()
    venster.wait_for_text("#gm-totaal", total(con, "GM0363", 2023).removeprefix("€ "))
    assert jaar.input_value() == "2023"
    venster.pagina.get_by_role("link", name="Landelijk overzicht").click()
    venster.wait_for_text("h1", "Wat is er gebeurd")
    venster.pagina.go_back()
    venster.wait_for_text("h1", "Amsterdam")
    venster.wait()
    venster.check()


def test_the_switch_hides_examples_and_is_in_the_address(lezer):
    venster = lezer().open("/?jaar=2023")
    assert venster.text("#kern-opgaven") == "41 van 342"
    venster.pagina.get_by_role("switch", name="Voorbeeldcijfers tonen").click()
    venster.wait_for_text("#kern-opgaven", "0 van 342")
    venster.wait()
    assert "voorbeeld=uit" in venster.pagina.url
    assert venster.pagina.locator(".fk-badge--voorbeeld").count() == 0
    venster.pagina.get_by_role("link", name="Gemeente", exact=True).click()
    venster.wait_for_text("h1", "Kies een gemeente")
    venster.choose_gemeente("amsterd", "Amsterdam")
    assert venster.pagina.locator(".fk-cel-voorbeeld").count() == 0
    assert "niet opgegeven" in venster.text("#raster-capaciteit")
    venster.check()


def test_the_list_of_gemeenten_can_be_searched_and_leads_on(lezer):
    venster = lezer().open("/?jaar=2024")
    venster.pagina.get_by_label("Zoek in de lijst").fill("ameland")
    link = venster.pagina.locator("#raster-opgaven").get_by_role("link", name="Ameland")
    venster.pagina.wait_for_function(
        "document.querySelectorAll('#raster-opgaven .ag-pinned-left-cols-container .ag-row').length === 1"
    )
    link.click()
    venster.wait_for_text("h1", "Ameland")
    assert "jaar=2024" in venster.pagina.url
    venster.wait()
    venster.check()


def test_the_amount_leads_to_its_calculation(lezer):
    venster = lezer().open("/gemeente?gm=GM0363&jaar=2023")
    venster.pagina.locator("#raster-geld .ag-row").nth(4).wait_for(state="attached")
    venster.pagina.locator("#raster-geld").get_by_role("link", name="bekijk").nth(2).click()
    venster.wait_for_text("#gm-bewijs", "spuk-ido-inwoners")
    assert "doel=ido" in venster.pagina.url
    venster.check()


@pytest.mark.parametrize(
    "pad", ["/?jaar=2023", "/gemeente?gm=GM0363&jaar=2023", "/gemeente", "/?jaar=2021&voorbeeld=uit"]
)
def test_nothing_sticks_out_on_a_telephone(lezer, pad):
    venster = lezer(390, 844).open(pad)
    breedte = venster.pagina.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert breedte[0] <= breedte[1]
    venster.check()


def test_the_keyboard_reaches_the_content_first(lezer):
    venster = lezer().open("/")
    venster.pagina.keyboard.press("Tab")
    assert venster.pagina.evaluate("document.activeElement.textContent") == "Direct naar de inhoud"
    koppen = venster.pagina.eval_on_selector_all(
        "h1, h2, h3", "koppen => koppen.map(kop => Number(kop.tagName[1]))"
    )
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert all(volgende - vorige <= 1 for vorige, volgende in pairwise(koppen))
    venster.check()
