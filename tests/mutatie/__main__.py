"""``python -m tests.mutatie``: which small faults in the allocation and the comparisons no test notices.

First the SQL, judged by the oracles in this process; then the Python, by mutmut and the tests that [tool.mutmut] in
pyproject.toml names. What survives must stand, with the reason, in tests/mutatie/overlevers.csv, and nothing else may
stand there; docs/mutatie.md is made from the run and that file.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipelines.basis.queries import BEGRIP, find_query, queries_map, read_query
from tests.mutatie.macros import judge_macro, list_files, mutate_macros
from tests.mutatie.mutator import Mutant, mutate
from tests.mutatie.overlevers import Vondst, compare, read_reasons, write_reasons
from tests.mutatie.pagina import write_part
from tests.mutatie.python import run_mutmut
from tests.mutatie.rechters import Oordeel, judge_sql
from tests.orakel import ORAKELS
from tests.orakel.gevallen import Geval, open_cases

Tellingen = dict[str, Counter[Oordeel]]


def run_sql(doelen: Iterable[str], over: list[Vondst]) -> Tellingen:
    """Judge every mutant of these queries; what survives is added to ``over``."""
    tellingen: Tellingen = {}
    with tempfile.TemporaryDirectory() as map_, open_cases(Path(map_)) as gevallen:
        for doel in doelen:
            bestand = f"queries/{find_query(*doel.split('/')).relative_to(queries_map()).as_posix()}"
            tellingen[bestand] = Counter()
            for mutant, oordeel in _judge(doel, gevallen):
                tellingen[bestand][oordeel] += 1
                if oordeel is Oordeel.OVERLEEFT:
                    over.append((bestand, mutant.plek, mutant.fout))
            print(bestand, {o.value: n for o, n in tellingen[bestand].items()}, flush=True)
    return tellingen


def _judge(doel: str, gevallen: Mapping[str, Geval]) -> Iterator[tuple[Mutant, Oordeel]]:
    """The mutants of a query, or of a file of macros, with what became of them."""
    if doel.startswith(BEGRIP):
        for naam, mutant in mutate_macros(doel):
            yield mutant, judge_macro(naam, mutant.sql, gevallen)
    else:
        for mutant in mutate(read_query(*doel.split("/"))):
            yield mutant, judge_sql(doel, mutant.sql, gevallen)


def _parse_arguments() -> argparse.Namespace:
    vraag = argparse.ArgumentParser(
        prog="python -m tests.mutatie", description="Mutatietest van SQL en Python."
    )
    vraag.add_argument(
        "queries",
        nargs="*",
        metavar="QUERY",
        help="alleen deze, zoals verdeling/positie; de pagina blijft dan zoals zij is",
    )
    vraag.add_argument("--alleen", choices=("sql", "python"), help="alleen dit deel")
    vraag.add_argument(
        "--bijwerken",
        action="store_true",
        help="haal uit overlevers.csv wat niet meer overleeft en zet erin wat nieuw is; de verklaring schrijft u zelf",
    )
    vraag.add_argument(
        "--verder",
        action="store_true",
        help="Python: beoordeel alleen wat de vorige keer niet is opgemerkt of niet aan de beurt kwam",
    )
    antwoord = vraag.parse_args()
    doelen = [*list_files(), *ORAKELS]
    if onbekend := [naam for naam in antwoord.queries if naam not in doelen]:
        vraag.error(f"geen orakel voor {', '.join(onbekend)}; kies uit: {', '.join(doelen)}")
    if antwoord.queries and antwoord.alleen == "python":
        vraag.error("een QUERY is SQL en gaat niet samen met --alleen python")
    return antwoord


def main() -> int:
    """Run everything or a part; the exit code is 1 when the survivors are not those of the list."""
    keuze = _parse_arguments()
    over: list[Vondst] = []
    alle: Tellingen = {}
    delen = [keuze.alleen] if keuze.alleen else ["sql"] if keuze.queries else ["sql", "python"]
    for deel in delen:
        begin = time.monotonic()
        if deel == "sql":
            tellingen = run_sql(keuze.queries or [*list_files(), *ORAKELS], over)
        else:
            tellingen = run_mutmut(over, verder=keuze.verder)
        alle |= tellingen
        if keuze.bijwerken:
            write_reasons(over, tellingen)
        if not keuze.queries:
            write_part(deel, tellingen, over, time.monotonic() - begin)
    onverklaard, verdwenen = compare(over, alle, is_geheel=len(delen) == 2)
    for vondst in onverklaard:
        print("onverklaard:", " | ".join(vondst))
    for vondst in verdwenen:
        print("staat in de lijst en overleeft niet meer:", " | ".join(vondst))
    som = sum(alle.values(), Counter())
    print(
        f"opgemerkt: {som[Oordeel.OPGEMERKT]}; overleven: {len(over)}; onverklaard: {len(onverklaard)}; "
        f"ten onrechte in de lijst: {len(verdwenen)}; verklaard in de lijst: {len(read_reasons())}"
    )
    return 1 if onverklaard or verdwenen else 0


if __name__ == "__main__":
    sys.exit(main())
