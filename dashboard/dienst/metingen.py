"""What is counted of the requests, for Prometheus.

With more than one process every process writes its counts to a folder (``PROMETHEUS_MULTIPROC_DIR``, which the server makes
before this module is imported), and whichever is asked adds up those of all.
"""

import os
from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from dashboard.dienst.keuzes import SAMEN_TELLEN

_GRENZEN_S = (0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


def is_counted_together() -> bool:
    """Whether other processes count as well."""
    return bool(os.environ.get(SAMEN_TELLEN))


class Uitgavemeter(Collector):
    """How old the figures are, read when somebody asks; −1 when there are none."""

    def __init__(self, find_age: Callable[[], float | None]) -> None:
        self._find_age = find_age

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """One measure."""
        leeftijd = self._find_age()
        yield GaugeMetricFamily(
            "fondskompas_cijfers_leeftijd_seconds",
            "Seconds since the figures were published, -1 without figures",
            value=-1 if leeftijd is None else leeftijd,
        )


class Metingen:
    """The counts of one application, in a register of its own."""

    def __init__(self, find_age: Callable[[], float | None]) -> None:
        self._meter = Uitgavemeter(find_age)
        self._register = CollectorRegistry()
        self._verzoeken = Counter(
            "fondskompas_verzoeken", "Requests answered", ("soort", "status"), registry=self._register
        )
        self._duur = Histogram(
            "fondskompas_verzoek_seconds",
            "Seconds until the answer was there",
            ("soort",),
            buckets=_GRENZEN_S,
            registry=self._register,
        )
        self._gewacht = Histogram(
            "fondskompas_wachttijd_seconds",
            "Seconds that a question waited for a seat",
            buckets=_GRENZEN_S,
            registry=self._register,
        )

    def note(self, soort: str, status: int, duur_s: float, gewacht_s: float | None) -> None:
        """Count one request; the kinds are a fixed list, so nobody can make the counts grow."""
        self._verzoeken.labels(soort, f"{status // 100}xx").inc()
        self._duur.labels(soort).observe(duur_s)
        if gewacht_s is not None:
            self._gewacht.observe(gewacht_s)

    def write(self) -> bytes:
        """All counts as Prometheus reads them (text format 0.0.4)."""
        samen = CollectorRegistry()
        samen.register(self._meter)
        if is_counted_together():
            MultiProcessCollector(samen)
            return generate_latest(samen)
        return generate_latest(samen) + generate_latest(self._register)
