"""Twenty readers of the dashboard at once, for the table of ``tests.bench.__main__``.

Each reader opens pages one after the other, with years, goals and gemeenten of his own choice, and asks for every part of
a page as a browser does; between two pages he reads for a while. What counts is how long the server takes for one answer.
Readers and server share one process and so one interpreter lock, which is less favourable than in use.

Twenty other readers do what takes most: each has a scenario calculated that nobody asked for before, opens all of its page,
and follows figures of other pages to their source cells. Their answers are counted apart.
"""

import random
import re
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.pagina import Pagina
from dashboard.kader.sectie import read_years
from dashboard.pages.lijst import read_pages
from dashboard.server import warm_up
from pipelines.scenario.link import pack

_LEZERS = 20
_PAGINAS = 6
_CIJFERS = 3
_LEESTIJD_S = (2.0, 6.0)
_GEMEENTEN = ("GM0363", "GM0599", "GM1681", "GM0060", "GM0518", "GM1900", "GM0088", "GM0344")
_PAGINADEEL = ("inhoud.children", "titel.data", "..navigatie.children...woordmerk.href..")
_VERWIJZING = re.compile(r'"data-fk-herkomst":"([^"{]+)"')
_SCENARIO = """
naam = "Van overig naar wijkteams, {bedrag}"
[[wijzig]]
uitkeringsjaar = [2025, 2026, 2027]
regel = "au-wijkteams"
erbij_eur = {bedrag}
[[wijzig]]
uitkeringsjaar = [2025, 2026, 2027]
regel = "buiten-overig"
erbij_eur = -{bedrag}
"""


@dataclass(frozen=True)
class Lezing:
    """All answers of one measurement: seconds on the clock each, and processor seconds per answer."""

    duren: list[float]
    cpu_per_antwoord: float

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.duren, n=20)[-1]


@dataclass(frozen=True)
class Lezingen:
    """The answers to who reads pages, to who has a scenario calculated, and to who follows a figure."""

    paginas: Lezing
    scenario: Lezing
    herkomst: Lezing


def measure_readers(database: Path, raw: Path) -> Lezingen:
    """Every answer that the readers got, after the server made what it makes before its first reader."""
    app = create_app(database, raw)
    vragen = _Vragen(create_app(database, raw))  # of another application, which keeps its own answers
    warm_up(app, read_pages(), read_years(Gegevens(database, raw)))
    return Lezingen(
        _read_together(app, vragen.of_a_visit),
        _read_together(app, vragen.of_a_scenario),
        _read_together(app, vragen.of_figures),
    )


def _read_together(app, ask: Callable[[random.Random], Iterator[dict[str, object] | None]]) -> Lezing:
    """All readers at once; ``ask`` gives the questions of one of them, and ``None`` where he reads for a while."""
    duren: list[float] = []

    def read(nummer: int) -> None:
        keuze = random.Random(nummer)
        browser = app.server.test_client()
        time.sleep(keuze.uniform(0, _LEESTIJD_S[0]))
        for vraag in ask(keuze):
            if vraag is None:
                time.sleep(keuze.uniform(*_LEESTIJD_S))
                continue
            start = time.perf_counter()
            antwoord = browser.post("/_dash-update-component", json=vraag)
            duren.append(time.perf_counter() - start)
            assert antwoord.status_code in (200, 204), (antwoord.status_code, vraag)

    draden = [threading.Thread(target=read, args=(nummer,)) for nummer in range(_LEZERS)]
    start = time.process_time()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return Lezing(duren, (time.process_time() - start) / len(duren))


class _Vragen:
    """What a browser posts for each part of a page."""

    def __init__(self, app) -> None:
        browser = app.server.test_client()
        afhankelijk = browser.get("/_dash-dependencies").json
        self._callbacks = {cb["output"]: cb for cb in afhankelijk}
        self._paginas = read_pages()
        self._verwijzingen = self._find_figures(browser)

    def of_a_visit(self, keuze: random.Random) -> Iterator[dict[str, object] | None]:
        """Some pages, each with a choice of year and gemeente, or at one of its example addresses."""
        for _ in range(_PAGINAS):
            pagina = keuze.choice(self._paginas)
            eigen = f"?jaar={keuze.choice(range(2021, 2028))}&gm={keuze.choice(_GEMEENTEN)}"
            yield from self._of_a_page(pagina, keuze.choice(("", eigen, eigen, *pagina.voorbeelden)))
            yield None

    def of_a_scenario(self, keuze: random.Random) -> Iterator[dict[str, object] | None]:
        """The page of a scenario that nobody had calculated before."""
        [pagina] = [pagina for pagina in self._paginas if pagina.pad == "/scenario"]
        link = pack(_SCENARIO.format(bedrag=keuze.randrange(1_000_000, 9_000_000)))
        yield from self._of_a_page(pagina, f"?s={link}")

    def of_figures(self, keuze: random.Random) -> Iterator[dict[str, object] | None]:
        """Figures of the pages, each followed to its source cells."""
        for verwijzing in keuze.sample(self._verwijzingen, _CIJFERS):
            bekend = {"herkomst-vraag.data": verwijzing, "url.search": ""}
            yield self._question("herkomst-inhoud.children", bekend)
            yield None

    def _find_figures(self, browser: FlaskClient) -> list[str]:
        """The references in the text of the pages of one gemeente in one year."""
        teksten = [
            browser.post("/_dash-update-component", json=vraag).text
            for pagina in self._paginas
            for vraag in self._of_a_page(pagina, f"?jaar=2024&gm={_GEMEENTEN[0]}")
        ]
        return sorted({verwijzing for tekst in teksten for verwijzing in _VERWIJZING.findall(tekst)})

    def _of_a_page(self, pagina: Pagina, search: str) -> Iterator[dict[str, object]]:
        bekend = {"url.pathname": pagina.pad, "url.search": search, "adres.data": search}
        for uitvoer in _PAGINADEEL:
            yield self._question(uitvoer, bekend)
        for sectie in pagina.secties:
            yield self._question(f"{sectie.id}.children", {**bekend, f"{sectie.id}-adres.data": search})

    def _question(self, uitvoer: str, bekend: dict[str, str]) -> dict[str, object]:
        callback = self._callbacks[uitvoer]

        def filled(delen: list[dict[str, str]]) -> list[dict[str, object]]:
            return [{**deel, "value": bekend[f"{deel['id']}.{deel['property']}"]} for deel in delen]

        namen = [naam.rsplit(".", 1) for naam in uitvoer.strip(".").split("...")]
        outputs = [{"id": naam, "property": eigenschap} for naam, eigenschap in namen]
        return {
            "output": uitvoer,
            "outputs": outputs if uitvoer.startswith("..") else outputs[0],
            "inputs": filled(callback["inputs"]),
            "state": filled(callback["state"]),
            "changedPropIds": [f"{deel['id']}.{deel['property']}" for deel in callback["inputs"]],
        }
