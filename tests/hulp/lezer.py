"""A real browser as a reader uses it: shared by every test that walks through the dashboard.

Needs Chromium: FONDSKOMPAS_CHROMIUM, or one on the path. Without one these tests are skipped, and with
FONDSKOMPAS_BROWSER=verplicht they fail.
"""

import contextlib
import os
import re
import shutil
import time

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

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
WIJD, TELEFOON = (1440, 900), (390, 844)
NADER = """() => {
    const plek = [...document.querySelectorAll('.fk-later')].find(el => el.checkVisibility({visibilityProperty: true}));
    if (plek) plek.scrollIntoView();
    return Boolean(plek);
}"""
KLAAR = "document.querySelectorAll('.fk-vak:not([hidden]) .fk-geraamte, [data-dash-is-loading]').length === 0 && document.querySelector('h1')"


def wait_until(pagina, uitdrukking, seconden=60):
    """Until an expression of JavaScript holds. Asked from here: the policy of the pages lets nobody, also no test, evaluate a text
    inside them later. Now and then, because asking with every frame makes the browser draw them all."""
    einde = time.monotonic() + seconden
    while not pagina.evaluate(uitdrukking):
        if time.monotonic() > einde:
            raise PlaywrightTimeout(f"na {seconden} s geldt nog niet: {uitdrukking}")
        pagina.wait_for_timeout(50)


def find_chromium():
    """The browser to use; ``None`` when there is none and it is not compulsory."""
    gevonden = os.environ.get("FONDSKOMPAS_CHROMIUM") or next(filter(None, map(shutil.which, NAMEN)), None)
    if gevonden is None and os.environ.get("FONDSKOMPAS_BROWSER") == "verplicht":
        pytest.fail("Geen Chromium gevonden, en FONDSKOMPAS_BROWSER=verplicht")
    return gevonden


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

    def close(self):
        """Leave no choice behind: all tabs share one profile, and the theme is kept in it."""
        if self.pagina.url.startswith(self.adres):
            self.pagina.evaluate("localStorage.clear()")
        self.pagina.close()

    def open(self, pad):
        self.pagina.goto(self.adres + pad)
        self.wait()
        return self

    def draw(self):
        """Everything that is drawn when a reader comes near it, by coming near it."""
        while self.pagina.evaluate(NADER):
            self.pagina.wait_for_timeout(50)
        return self

    def near(self, naam):
        """What is drawn when a reader comes near it, with this id, drawn: by coming near it."""
        self.pagina.locator(f"[data-fk-id='{naam}'], #{naam}").first.scroll_into_view_if_needed()
        deel = self.pagina.locator(f"#{naam}")
        deel.wait_for()
        return deel

    def wait(self):
        """Until every part is there."""
        wait_until(self.pagina, KLAAR)

    def text(self, kiezer):
        return self.pagina.locator(kiezer).inner_text().replace("\u00a0", " ")

    def wait_for_text(self, kiezer, tekst):
        self.pagina.locator(kiezer).filter(has_text=tekst).wait_for(timeout=60_000)

    def choose_gemeente(self, typen, naam):
        veld = self.pagina.locator("#gm-keuze")
        veld.click()
        veld.fill(typen)
        self.pagina.get_by_role("option", name=naam, exact=True).click()
        self.wait_for_text("h1", naam)
        self.wait()

    def resize(self, breedte, hoogte):
        self.pagina.set_viewport_size({"width": breedte, "height": hoogte})
        return self

    def choose_theme(self, thema):
        """The theme as the switch makes it; does nothing when it is on already."""
        if self.pagina.evaluate("document.documentElement.dataset.thema") != thema:
            self.pagina.locator("#thema-knop").click()
        wait_until(self.pagina, f"document.documentElement.dataset.thema === '{thema}'")

    def sticks_out(self):
        """What makes the page wider than its window; empty when nothing does. Charts and grids follow a new width in a moment."""
        self.draw()
        with contextlib.suppress(PlaywrightTimeout):
            wait_until(self.pagina, "document.documentElement.scrollWidth <= window.innerWidth", 30)
        return self.pagina.evaluate(
            """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.querySelectorAll('body *')].filter(el => el.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 5).map(el => el.outerHTML.slice(0, 150))"""
        )

    def check(self):
        """No errors, and nothing asked of another machine."""
        vreemd = [url for url in self.verzoeken if not url.startswith((self.adres, "data:", "blob:"))]
        assert (self.fouten, vreemd) == ([], [])
