"""Measurements of use: twenty readers at once, and a browser that opens a page for the first time."""

import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench_meting import Meting, question, server_callbacks

_LEZERS = 20
_PAGINAS = [("/", "?jaar=2024"), ("/gemeente", "?gm=GM0363&jaar=2023"), ("/gemeente", "?gm=GM1681&jaar=2024")]
_VERF = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_EERSTE = 1.5
_GEWICHT_MB = 3


def measure_use(database: Path) -> list[Meting]:
    """The rows of the table; a row says so when there is no browser to measure with."""
    from dashboard.app import create_app

    app = create_app(database)
    p95, uitleg = measure_crowd(app)
    return [
        Meting("20 gebruikers tegelijk: p95 servertijd per callback", uitleg, 0.1, p95),
        *measure_browser(app),
    ]


def measure_crowd(app: object) -> tuple[float, str]:
    """Twenty readers who each open three pages, at most eight at a time in the server, as waitress does.

    Server time is from the moment that a thread takes the question; what waits in the queue is not in it.
    """
    app.server.test_client().get("/_dash-layout")  # type: ignore[attr-defined]
    start = threading.Barrier(_LEZERS)
    plaats = threading.Semaphore(8)

    def read(_nummer: int) -> list[float]:
        client, tijden = app.server.test_client(), []  # type: ignore[attr-defined]
        start.wait()
        for pad, search in _PAGINAS:
            for uitvoer, callback in server_callbacks(app, pad):
                vraag = question(uitvoer, callback, pad, search)
                with plaats:
                    begin = time.perf_counter()
                    antwoord = client.post("/_dash-update-component", json=vraag)
                    if antwoord.status_code == 200:
                        tijden.append(time.perf_counter() - begin)
        return tijden

    with ThreadPoolExecutor(_LEZERS) as draden:
        tijden = sorted(t for reeks in draden.map(read, range(_LEZERS)) for t in reeks)
    return statistics.quantiles(tijden, n=20)[-1], f"{len(tijden)} antwoorden, 8 draden, zonder wachtrij"


def measure_browser(app: object) -> list[Meting]:
    """First paint on a cold cache, and what a second page still fetches, with Chromium on this machine."""
    from waitress import create_server

    from tests.lezer import KLAAR, OPTIES, find_chromium

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
            pagina.goto(adres + "/?jaar=2024")
            pagina.wait_for_function(KLAAR, timeout=60_000)
            verf.append(pagina.evaluate(_VERF) / 1000)
        bytes_ = _weigh(pagina, adres + "/gemeente?gm=GM0363&jaar=2024", KLAAR)
        browser.close()
    server.close()
    gewicht = f"{bytes_ / 1_000_000:.2f} MB".replace(".", ",")
    oordeel = "onder" if bytes_ < _GEWICHT_MB * 1_000_000 else "BOVEN"
    return [
        Meting("eerste beeld in de browser", "koude start, mediaan van 3", _EERSTE, statistics.median(verf)),
        Meting(
            f"gewicht van een pagina na de eerste: {gewicht}",
            "",
            0,
            None,
            f"{oordeel} het doel van {_GEWICHT_MB} MB",
        ),
    ]


def _weigh(pagina: object, adres: str, klaar: str) -> int:
    """Bytes over the line for the next page in the same browser, whose scripts are in the cache."""
    sessie = pagina.context.new_cdp_session(pagina)  # type: ignore[attr-defined]
    sessie.send("Network.enable")
    totaal: list[int] = []
    sessie.on("Network.loadingFinished", lambda deel: totaal.append(int(deel["encodedDataLength"])))
    pagina.goto(adres)  # type: ignore[attr-defined]
    pagina.wait_for_function(klaar, timeout=60_000)  # type: ignore[attr-defined]
    pagina.wait_for_timeout(1000)  # type: ignore[attr-defined]
    return sum(totaal)
