"""How long a full rekenbestand takes: 342 gemeenten × 110 columns × 3 tables, with the cell of every figure.

``python -m tests.bench_bronnen`` prints the median of five readings per format.
"""

import csv
import io
import statistics
import tempfile
import time
from pathlib import Path

import polars as pl

from pipelines.sources.bestand import open_document
from pipelines.sources.grenzen import Grenzen
from pipelines.sources.invoer import Invoer
from pipelines.sources.naslag import Naslag
from pipelines.sources.register import read_reference
from pipelines.sources.rekenbestand import read_tables
from tests.bronbestanden import RAW, ods, xlsx

KOLOMMEN, TABELLEN, KEREN = 110, 3, 5


def main() -> None:
    """Print one line per format."""
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
    with tempfile.TemporaryDirectory() as map_:
        for naam, inhoud in (
            ("rekenbestand.ods", ods(bladen)),
            ("rekenbestand.xlsx", xlsx(bladen)),
            ("rekenbestand.csv", None),
        ):
            paden = _write(Path(map_), naam, inhoud, bladen)
            tijden = []
            for _ in range(KEREN):
                begin = time.perf_counter()
                naslag = Naslag.from_tables({**invoer.tabellen, "maatstaf": maatstaven})
                cijfers = sum(t.frame.height for pad in paden for t in _read(pad, naslag))
                tijden.append(time.perf_counter() - begin)
                assert cijfers == len(gemeenten) * KOLOMMEN * TABELLEN
            print(f"{naam:20} {cijfers} cijfers met cel: {statistics.median(tijden):.2f} s")


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
    main()
