"""Measure the Iv3 readers on generated deliveries: ``python -m tests.bench_iv3``. Prints figures, asserts none."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipelines.sources.iv3.controleren import check_file
from pipelines.sources.iv3.naslag import Naslag, load_reference
from tests.iv3_voorbeeld import as_bytes, make_delivery
from tests.iv3_werkboek import as_file, make_workbook

RAW = Path(__file__).resolve().parents[1] / "data" / "raw"
BOEKJAAR = 2025


def measure() -> list[tuple[str, str, str]]:
    """What was measured, the outcome, and what it should stay under."""
    begin = time.perf_counter()
    naslag = load_reference(RAW)
    naslag.definitie(BOEKJAAR)
    rijen = [("Iv3: naslag en definities lezen", _seconds(time.perf_counter() - begin), "")]
    with tempfile.TemporaryDirectory() as map_:
        rijen += _measure_json(naslag, Path(map_)) + _measure_workbook(naslag, Path(map_))
    return rijen


def _measure_json(naslag: Naslag, map_: Path) -> list[tuple[str, str, str]]:
    definitie = naslag.definitie(BOEKJAAR)
    assert definitie is not None
    paden = []
    for gm_code in sorted(naslag.gemeenten[BOEKJAAR]):
        inwoners = naslag.inwoners_in(BOEKJAAR, gm_code) or 1000
        paden.append(map_ / f"{gm_code}.json")
        paden[-1].write_bytes(as_bytes(make_delivery(definitie, gm_code[2:], per_cel=inwoners * 4)))
    tijden = [_time(lambda pad=pad: check_file(pad, pad.name, naslag).amounts()) for pad in paden]
    return [
        ("Iv3: een JSON lezen en controleren (mediaan)", _seconds(statistics.median(tijden)), "0,3 s"),
        (f"Iv3: {len(paden)} JSON's lezen en controleren", _seconds(sum(tijden)), "30 s"),
    ]


def _measure_workbook(naslag: Naslag, map_: Path) -> list[tuple[str, str, str]]:
    definitie = naslag.definitie(BOEKJAAR)
    assert definitie is not None
    pad = map_ / "iv3.xlsx"
    pad.write_bytes(as_file(make_workbook(definitie, make_delivery(definitie, per_cel=3_000_000))))
    return [
        (
            "Iv3: een Excelmodel lezen en controleren",
            _seconds(_time(lambda: check_file(pad, pad.name, naslag))),
            "",
        )
    ]


def _time(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def _seconds(tijd: float) -> str:
    return f"{tijd:.3f} s".replace(".", ",")


if __name__ == "__main__":
    for wat, uitkomst, grens in measure():
        sys.stdout.write(f"{wat:50} {uitkomst:>10}  {('< ' + grens) if grens else ''}\n")
