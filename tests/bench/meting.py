"""What measurements share: a row of the table, its words, and what a browser asks of the server."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pipelines.basis.opmaak import format_number
from tests.hulp.helpers import ROOT


def format_ms(seconden: float) -> str:
    """Milliseconds below a second, else seconds."""
    waarde = Decimal(str(seconden))
    return f"{format_number(waarde * 1000)} ms" if seconden < 1 else f"{format_number(waarde, 2)} s"


def format_mb(bytes_: float) -> str:
    """Megabytes with two decimals."""
    return f"{format_number(Decimal(str(bytes_ / 1_000_000)), 2)} MB"


@dataclass(frozen=True)
class Meting:
    """One row of the table, in the unit that ``toon`` writes; ``waarde`` is ``None`` when it could not be measured, and
    ``reden`` says why."""

    wat: str
    hoe: str
    doel: float
    waarde: float | None
    reden: str = ""
    toon: Callable[[float], str] = format_ms


def measure_process(code: str, *argumenten: str, keer: int) -> float:
    """The median time of a new Python process that runs ``code``."""
    tijden = []
    for _ in range(keer):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, *argumenten], cwd=ROOT, check=True, capture_output=True)
        tijden.append(time.perf_counter() - start)
    return statistics.median(tijden)
