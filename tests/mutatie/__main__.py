"""``python -m tests.mutatie``: how many small faults in the SQL of the allocation and its comparisons the tests notice.

Every mutant is judged by tests in this process; what survives is printed, and stands explained in docs/mutatie.md.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from hypothesis import Phase, settings

import pipelines.queries as queries
from tests.mutatie.mutator import Mutant, mutate

# Loaded before the tests are, because they take the profile of that moment; a failure need not be made smaller.
settings.register_profile(
    "mutatie", derandomize=True, deadline=None, database=None, max_examples=25, phases=[Phase.generate]
)


def survives(doel: str, mutant: Mutant, map_: Path, databases: dict[str, Path]) -> bool:
    """Whether no judge notices the mutant; the query is put back afterwards."""
    from tests.mutatie.rechters import judge

    pad = map_ / f"{doel}.sql"
    echt = pad.read_text(encoding="utf-8")
    try:
        pad.write_text(mutant.sql, encoding="utf-8")
        queries.read_query.cache_clear()
        judge(doel, databases)
    except (AssertionError, duckdb.Error, LookupError, TypeError, ValueError, ArithmeticError):
        return False
    except ExceptionGroup:  # hypothesis found more than one way to fail
        return False
    finally:
        pad.write_text(echt, encoding="utf-8")
        queries.read_query.cache_clear()
    return True


def main() -> int:
    """Judge the mutants within the time given; the exit code is always 0."""
    vraag = argparse.ArgumentParser(prog="python -m tests.mutatie", description="Mutatietest van de SQL.")
    vraag.add_argument("doelen", nargs="*", metavar="DOEL", help="zoals verdeling/positie; zonder: alle")
    vraag.add_argument("--minuten", type=float, default=15, help="stop na zoveel minuten (15)")
    opties = vraag.parse_args()
    settings.load_profile("mutatie")
    from tests.mutatie.rechters import DOELEN, judge, make_databases

    einde = time.monotonic() + 60 * opties.minuten
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        databases = make_databases(map_)
        shutil.copytree(queries.queries_map(), map_ / "queries")
        queries.queries_map = lambda: map_ / "queries"
        werk = []
        for doel in opties.doelen or DOELEN:
            queries.read_query.cache_clear()
            judge(doel, databases)  # the query as it is passes
            werk += [(doel, mutant) for mutant in mutate(queries.read_query(*doel.split("/")))]
        random.Random(1).shuffle(werk)  # when time runs out, what was judged is a fair sample
        oordelen: dict[str, list[bool]] = {}
        for doel, mutant in werk:
            if time.monotonic() > einde:
                break
            leeft = survives(doel, mutant, map_ / "queries", databases)
            oordelen.setdefault(doel, []).append(leeft)
            if leeft:
                print(f"overleeft  {doel}: {mutant.fout}", flush=True)
    for doel, leven in sorted(oordelen.items()):
        print(f"{doel}: {len(leven) - sum(leven)} van {len(leven)} opgemerkt")
    alle = [leeft for leven in oordelen.values() for leeft in leven]
    print(
        f"samen: {len(alle) - sum(alle)} van {len(alle)} opgemerkt; {len(werk) - len(alle)} niet beoordeeld"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
