"""``python -m tests.mutatie``: which small faults in the allocation and the comparisons no test notices.

First the SQL, judged by the oracles in this process; then the Python, by mutmut and the tests that [tool.mutmut] in
pyproject.toml names. What survives must stand, with the reason, in tests/mutatie/overlevers.csv; the tables of
docs/mutatie.md are made from the run and that file.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

from pipelines.queries import read_query
from tests.helpers import ROOT
from tests.mutatie.mutator import mutate
from tests.mutatie.python import run_mutmut
from tests.mutatie.rechters import Oordeel, judge_sql
from tests.orakel import ORAKELS
from tests.orakel.gevallen import open_cases

OVERLEVERS = ROOT / "tests" / "mutatie" / "overlevers.csv"
PAGINA = ROOT / "docs" / "mutatie.md"
_BEGIN, _EIND = "<!-- gemeten: begin -->\n", "<!-- gemeten: eind -->\n"
# file, place in it, change: what a mutant is known by
Vondst = tuple[str, str, str]


def run_sql(doelen: list[str], over: list[Vondst]) -> dict[str, Counter[Oordeel]]:
    """Judge every mutant of these queries; what survives is added to ``over``."""
    tellingen: dict[str, Counter[Oordeel]] = {}
    with tempfile.TemporaryDirectory() as map_, open_cases(Path(map_)) as gevallen:
        for doel in doelen:
            bestand = f"queries/{doel}.sql"
            tellingen[bestand] = Counter()
            for mutant in mutate(read_query(*doel.split("/"))):
                oordeel = judge_sql(doel, mutant.sql, gevallen)
                tellingen[bestand][oordeel] += 1
                if oordeel is Oordeel.OVERLEEFT:
                    over.append((bestand, mutant.plek, mutant.fout))
            print(bestand, dict(tellingen[bestand]), flush=True)
    return tellingen


def read_reasons() -> dict[Vondst, tuple[str, str]]:
    """Verdict (``gelijkwaardig`` or ``niet getest``) and reason of every survivor that is known."""
    with OVERLEVERS.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand, delimiter=";"))
    return {(r["bestand"], r["plek"], r["wijziging"]): (r["oordeel"], r["verklaring"]) for r in rijen}


def write_page(tellingen: dict[str, Counter[Oordeel]], over: list[Vondst], duur: float) -> None:
    """Put what was measured between the markers of the page."""
    redenen = read_reasons()
    regels = [f"Gemeten op {date.today():%d-%m-%Y} met `make mutatie`; het duurde {duur / 60:.0f} minuten.\n"]
    regels += [
        "| bestand | fouten | opgemerkt | gelijkwaardig | niet getest | onverklaard | ongeldig |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    som: Counter[str] = Counter()
    for bestand, telling in tellingen.items():
        soorten = Counter(redenen.get(v, ("onverklaard", ""))[0] for v in over if v[0] == bestand)
        geldig = telling[Oordeel.OPGEMERKT] + telling[Oordeel.OVERLEEFT]
        cellen = {
            "fouten": geldig,
            "opgemerkt": telling[Oordeel.OPGEMERKT],
            **soorten,
            "ongeldig": telling[Oordeel.ONGELDIG],
        }
        som.update(cellen)
        regels.append(_row(f"`{bestand}`", cellen))
    regels += [
        _row("**samen**", som),
        "",
        "| bestand | plek | wijziging | oordeel | verklaring |",
        "|---|---|---|---|---|",
    ]
    for vondst in over:
        oordeel, verklaring = redenen.get(vondst, ("onverklaard", ""))
        bestand, plek, fout = (tekst.replace("|", "\\|") for tekst in vondst)
        regels.append(f"| `{bestand}` | {plek} | `{fout}` | {oordeel} | {verklaring} |")
    voor, _, rest = PAGINA.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, na = rest.partition(_EIND)
    PAGINA.write_text(voor + _BEGIN + "\n".join(regels) + "\n" + _EIND + na, encoding="utf-8")


def _row(naam: str, cellen: dict[str, int]) -> str:
    kolommen = ("fouten", "opgemerkt", "gelijkwaardig", "niet getest", "onverklaard", "ongeldig")
    return f"| {naam} | " + " | ".join(str(cellen.get(k, 0)) for k in kolommen) + " |"


def main() -> int:
    """Run everything, or the queries that are named; the exit code is 1 when a survivor has no reason."""
    vraag = argparse.ArgumentParser(
        prog="python -m tests.mutatie", description="Mutatietest van SQL en Python."
    )
    vraag.add_argument(
        "doelen", nargs="*", metavar="QUERY", help="zoals verdeling/positie; zonder: alles, en de pagina"
    )
    doelen = vraag.parse_args().doelen
    begin = time.monotonic()
    over: list[Vondst] = []
    tellingen = run_sql(doelen or list(ORAKELS), over)
    if not doelen:
        tellingen |= run_mutmut(over)
        write_page(tellingen, over, time.monotonic() - begin)
    redenen = read_reasons()
    onverklaard = [vondst for vondst in over if vondst not in redenen]
    for vondst in onverklaard:
        print("onverklaard:", " | ".join(vondst))
    alle = sum(tellingen.values(), Counter())
    print(
        f"opgemerkt: {alle[Oordeel.OPGEMERKT]}; overleven: {len(over)}, waarvan onverklaard: {len(onverklaard)}"
    )
    return 1 if onverklaard else 0


if __name__ == "__main__":
    sys.exit(main())
