"""The Iv3 reader on generated deliveries. Part of ``make bench``; on its own with ``python -m tests.bench.iv3``."""

import statistics
import tempfile
import time
from pathlib import Path

from pipelines.sources.iv3.controleren import check_file
from pipelines.sources.iv3.naslag import load_reference
from tests.bench.meting import Meting, format_ms
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
BOEKJAAR = 2025


def measure_iv3() -> list[Meting]:
    """One delivery per gemeente: the median of one, and all of them."""
    naslag = load_reference(RAW)
    definitie = naslag.definitie(BOEKJAAR)
    assert definitie is not None
    tijden = []
    with tempfile.TemporaryDirectory() as map_:
        paden = []
        for gm_code in sorted(naslag.gemeenten[BOEKJAAR]):
            inwoners = naslag.inwoners_in(BOEKJAAR, gm_code) or 1000
            paden.append(Path(map_) / f"{gm_code}.json")
            paden[-1].write_bytes(as_bytes(make_delivery(definitie, gm_code[2:], per_cel=inwoners * 4)))
        processor = time.process_time()
        for pad in paden:
            begin = time.perf_counter()
            check_file(pad, pad.name, naslag).amounts()
            tijden.append(time.perf_counter() - begin)
        cpu = time.process_time() - processor
    uitleg = "lezen en controleren, alle cellen gevuld"
    return [
        Meting(
            "een Iv3-levering (JSON)", f"{uitleg}; mediaan van {len(paden)}", 0.3, statistics.median(tijden)
        ),
        Meting(
            f"{len(paden)} Iv3-leveringen (JSON)",
            f"{uitleg}; processortijd {format_ms(cpu)}",
            30,
            sum(tijden),
        ),
    ]


if __name__ == "__main__":
    for meting in measure_iv3():
        print(f"{meting.wat:40} {format_ms(meting.waarde or 0):>10}  {meting.hoe}")
