"""How long a full rekenbestand takes: 342 gemeenten × 110 columns × 3 tables, with the cell of every figure.

Part of ``make bench``; on its own with ``python -m tests.bench.bronnen``.
"""

import csv
import io
import statistics
import tempfile
import time
from pathlib import Path

import polars as pl

from pipelines.basis.grenzen import Grenzen
from pipelines.basis.opmaak import format_number
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_reference
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.openen import open_document
from pipelines.sources.rekenbestand.tabellen import read_tables
from tests.bench.meting import Meting, format_ms
from tests.hulp.bronbestanden import RAW, ods, xlsx

KOLOMMEN, TABELLEN, KEREN = 110, 3, 5


def measure_reading() -> list[Meting]:
    """A row per format: the median of five readings, with the time that the processor was at it."""
    invoer = Invoer(RAW)
    read_reference(invoer)
    codes = [f"proef{i:03d}x" for i in range(KOLOMMEN * TABELLEN)]
    extra = pl.DataFrame(
        {"code": codes, "naam": codes, "soort": ["uitgaven"] * len(codes), "aliassen": [""] * len(codes)}
    )
    maatstaven = pl.concat([invoer.tabellen["maatstaf"].select(extra.columns), extra])
    gemeenten = invoer.tabellen["gemeente"].filter(pl.col("jaar") == 2024).select("gm_code", "naam").rows()
    bladen = {
        f"Blad {t}": _sheet(gemeenten, codes[t * KOLOMMEN : (t + 1) * KOLOMMEN], t) for t in range(TABELLEN)
    }
    metingen = []
    with tempfile.TemporaryDirectory() as map_:
        for naam, inhoud in (("ODS", ods(bladen)), ("XLSX", xlsx(bladen)), ("CSV", None)):
            paden = _write(Path(map_), f"rekenbestand.{naam.lower()}", inhoud, bladen)
            tijden = []
            processor = time.process_time()
            for _ in range(KEREN):
                begin = time.perf_counter()
                naslag = Naslag.from_tables({**invoer.tabellen, "maatstaf": maatstaven})
                cijfers = sum(t.frame.height for pad in paden for t in _read(pad, naslag))
                tijden.append(time.perf_counter() - begin)
                assert cijfers == len(gemeenten) * KOLOMMEN * TABELLEN
            cpu = (time.process_time() - processor) / KEREN
            uitleg = f"{format_number(cijfers)} cijfers met cel, mediaan van {KEREN}; processortijd {format_ms(cpu)}"
            metingen.append(
                Meting(f"volledig rekenbestand lezen ({naam})", uitleg, 2, statistics.median(tijden))
            )
    return metingen


def _read(pad: Path, naslag: Naslag):
    bladen, bevindingen = open_document(pad, pad.name, naslag, Grenzen())
    assert bevindingen == []
    for blad in bladen:
        yield from read_tables(blad, naslag)


def _sheet(gemeenten: list[tuple[str, str]], codes: list[str], tafel: int) -> list[list[object]]:
    kop: list[object] = ["CBS", "Naam", *codes]
    return [
        ["Volumina"],
        kop,
        *(
            [
                int(code[2:]),
                naam,
                *(round((i + 1) * (k + 7) * 1.2345678 + tafel, 6) for k in range(len(codes))),
            ]
            for i, (code, naam) in enumerate(gemeenten)
        ),
    ]


def _write(map_: Path, naam: str, inhoud: bytes | None, bladen: dict[str, list[list[object]]]) -> list[Path]:
    if inhoud is not None:
        (map_ / naam).write_bytes(inhoud)
        return [map_ / naam]
    paden = []
    for blad, rijen in bladen.items():
        uit = io.StringIO()
        csv.writer(uit, delimiter=";").writerows([[str(c).replace(".", ",") for c in rij] for rij in rijen])
        paden.append(map_ / f"{blad}.csv")
        paden[-1].write_text(uit.getvalue(), encoding="utf-8")
    return paden


if __name__ == "__main__":
    for meting in measure_reading():
        print(f"{meting.wat:40} {format_ms(meting.waarde or 0):>10}  {meting.hoe}")
