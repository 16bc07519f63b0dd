"""Measurements of use: twenty readers at once, and a browser that opens a page for the first time."""

import statistics
import threading
from pathlib import Path

from tests.bench.lezers import Lezing, measure_readers
from tests.bench.meting import Meting, format_mb, format_ms

_VERF = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_EERSTE = 1.5
_GEWICHT = 3_000_000


def measure_use(database: Path, raw: Path) -> list[Meting]:
    """The rows of the table; a row says so when there is no browser to measure with."""
    from dashboard.app import create_app

    gemeten = measure_readers(database, raw)
    return [
        _reading("20 lezers tegelijk: p95 servertijd per callback", gemeten.paginas),
        _reading("20 lezers rekenen elk een scenario door: p95 per callback", gemeten.scenario),
        _reading("20 lezers volgen cijfers naar hun cellen: p95 per callback", gemeten.herkomst),
        *measure_browser(create_app(database, raw)),
    ]


def _reading(wat: str, lezing: Lezing) -> Meting:
    uitleg = (
        f"{len(lezing.duren)} antwoorden; mediaan {format_ms(statistics.median(lezing.duren))}, "
        f"traagste {format_ms(max(lezing.duren))}; processortijd per antwoord {format_ms(lezing.cpu_per_antwoord)}"
    )
    return Meting(wat, uitleg, 0.1, lezing.p95)


def measure_browser(app: object) -> list[Meting]:
    """First paint on a cold cache, and what a second page still fetches, with Chromium on this machine."""
    from waitress import create_server

    from tests.hulp.lezer import KLAAR, OPTIES, find_chromium, wait_until

    pad = find_chromium()
    if pad is None:
        return [Meting("eerste beeld in de browser", "", _EERSTE, None, "geen Chromium gevonden")]
    from playwright.sync_api import sync_playwright

    server = create_server(app.server, host="127.0.0.1", port=0, threads=8)  # type: ignore[attr-defined]
    threading.Thread(target=server.run, daemon=True).start()
    adres = f"http://127.0.0.1:{server.effective_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pad, args=list(OPTIES))
        verf = []
        for _ in range(3):
            pagina = browser.new_context().new_page()
            pagina.goto(adres + "/overzicht?jaar=2024")
            wait_until(pagina, KLAAR)
            verf.append(pagina.evaluate(_VERF) / 1000)
        pagina.wait_for_load_state("networkidle")  # what the first page still fetches is not of the second
        bytes_ = _weigh(pagina, adres + "/gemeente?gm=GM0363&jaar=2024", KLAAR)
        browser.close()
    server.close()
    return [
        Meting("eerste beeld in de browser", "koude start, mediaan van 3", _EERSTE, statistics.median(verf)),
        Meting(
            "gewicht van een pagina na de eerste", "Gemeente na Overzicht", _GEWICHT, bytes_, toon=format_mb
        ),
    ]


def _weigh(pagina: object, adres: str, klaar: str) -> int:
    """Bytes over the line for the next page in the same browser, whose scripts are in the cache."""
    sessie = pagina.context.new_cdp_session(pagina)  # type: ignore[attr-defined]
    sessie.send("Network.enable")
    totaal: list[int] = []
    sessie.on("Network.loadingFinished", lambda deel: totaal.append(int(deel["encodedDataLength"])))
    from tests.hulp.lezer import wait_until

    pagina.goto(adres)  # type: ignore[attr-defined]
    wait_until(pagina, klaar)
    pagina.wait_for_timeout(1000)  # type: ignore[attr-defined]
    return sum(totaal)
