"""Twenty readers of the dashboard at once, for the table of ``tests.bench``.

Each reader opens pages one after the other, with years, goals and gemeenten of his own choice, and asks for every part of
a page as a browser does; between two pages he reads for a while. What counts is how long the server takes for one answer.
Readers and server share one process and so one interpreter lock, which is less favourable than in use.
"""

import random
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.app import create_app
from dashboard.gegevens import Gegevens
from dashboard.onderdelen.sectie import read_years
from dashboard.pages.lijst import read_pages
from dashboard.server import warm_up

_LEZERS = 20
_PAGINAS = 6
_LEESTIJD_S = (2.0, 6.0)
_GEMEENTEN = ("GM0363", "GM0599", "GM1681", "GM0060", "GM0518", "GM1900", "GM0088", "GM0344")


@dataclass(frozen=True)
class Lezing:
    """All answers of one measurement: seconds on the clock each, and processor seconds per answer."""

    duren: list[float]
    cpu_per_antwoord: float

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.duren, n=20)[-1]


def measure_readers(database: Path, raw: Path) -> Lezing:
    """Every answer that twenty readers got, after the server made what it makes before its first reader."""
    app = create_app(database, raw)
    warm_up(app, read_pages(), read_years(Gegevens(database, raw)))
    vragen = _Vragen(app)
    duren: list[float] = []

    def read(nummer: int) -> None:
        keuze = random.Random(nummer)
        browser = app.server.test_client()
        time.sleep(keuze.uniform(0, _LEESTIJD_S[0]))
        for _ in range(_PAGINAS):
            for vraag in vragen.of_a_page(keuze):
                start = time.perf_counter()
                antwoord = browser.post("/_dash-update-component", json=vraag)
                duren.append(time.perf_counter() - start)
                assert antwoord.status_code in (200, 204), (antwoord.status_code, vraag)
            time.sleep(keuze.uniform(*_LEESTIJD_S))

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
        afhankelijk = app.server.test_client().get("/_dash-dependencies").json
        self._callbacks = {cb["output"]: cb for cb in afhankelijk}
        self._paginas = read_pages()

    def of_a_page(self, keuze: random.Random) -> Iterator[dict[str, object]]:
        """The questions of one page with a choice of year, goal and gemeente, or of one of its example addresses."""
        pagina = keuze.choice(self._paginas)
        eigen = f"?jaar={keuze.choice(range(2021, 2028))}&gm={keuze.choice(_GEMEENTEN)}"
        search = keuze.choice(("", eigen, eigen, *pagina.voorbeelden))
        bekend = {"url.pathname": pagina.pad, "url.search": search, "adres.data": search}
        for uitvoer in ("inhoud.children", "titel.data", "..navigatie.children...woordmerk.href.."):
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
