"""``python -m tests.inname wandel 100000`` walks through the states; ``python -m tests.inname keten 10000`` alters that many events.

The exit code is 1 when a walk found a self-approval or a sight of another's concept, or when an altered event was not named.
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import select, text, update

from pipelines.bevroren.sleutels import make_key
from pipelines.inname.opslag.keten import OPDRACHTREGEL, check_chain, record
from pipelines.inname.opslag.tabellen import gebeurtenis
from tests.hulp.miniraw import write_miniraw
from tests.inname.machine import Wandeling
from tests.inname.spel import Spel, open_game, settings_for


def _play(map_: Path) -> Spel:
    write_miniraw(map_ / "data" / "raw")
    keuzes = settings_for(map_ / "data")
    make_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    return open_game(keuzes)


def walk(map_: Path, aantal: int) -> int:
    """So many walks, in batches with a seed of their own and a fresh store each."""
    begin, gedaan = time.perf_counter(), 0
    while gedaan < aantal:
        deel = min(500, aantal - gedaan)
        Wandeling.spel, Wandeling.geteld = _play(map_ / str(gedaan)), 0
        hoe = settings(
            max_examples=deel, stateful_step_count=20, suppress_health_check=list(HealthCheck), deadline=None, derandomize=False,
            database=None,
        )  # fmt: skip
        run_state_machine_as_test(Wandeling, settings=hoe)
        Wandeling.spel.winkel.close()
        shutil.rmtree(map_ / str(gedaan))
        gedaan += deel
        print(f"{gedaan} wandelingen, {time.perf_counter() - begin:.0f} s", flush=True)
    return 0


def alter(map_: Path, aantal: int) -> int:
    """So many events, each altered in one column, and how many of them the check names."""
    winkel, gok = _play(map_).winkel, random.Random(7)
    with winkel.write() as con:
        for n in range(aantal + 50):
            record(con, winkel, OPDRACHTREGEL, "proef", f"rij:{n}", na={"n": n})
        con.execute(text("DROP TRIGGER gebeurtenis_geen_update"))
        nummers = set(gok.sample(range(1, check_chain_length(con)), aantal))
        for nummer in nummers:
            kolom = gebeurtenis.c[
                gok.choice(
                    ("tijd", "wie", "handeling", "onderwerp", "voor", "na", "verzoek", "hash", "handtekening")
                )
            ]
            was = con.execute(select(kolom).where(gebeurtenis.c.nummer == nummer)).scalar_one()
            con.execute(
                update(gebeurtenis).where(gebeurtenis.c.nummer == nummer).values({kolom.name: f"x{was[1:]}"})
            )
    begin = time.perf_counter()
    genoemd = set(check_chain(winkel).fouten)
    print(
        f"{len(nummers & genoemd)} van {aantal} gewijzigde gebeurtenissen genoemd, {time.perf_counter() - begin:.1f} s"
    )
    return int(not nummers <= genoemd)


def check_chain_length(con: object) -> int:
    from pipelines.inname.opslag.keten import read_head

    return read_head(con).nummer + 1


if __name__ == "__main__":
    wat, hoeveel = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="fondskompas-") as tijdelijk:
        sys.exit({"wandel": walk, "keten": alter}[wat](Path(tijdelijk), hoeveel))
