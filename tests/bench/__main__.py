"""Speed, measured and shown: ``python -m tests.bench.__main__``. Never part of the tests, and never a reason to fail.

A build runs in a new process where a user would start one, so the import of libraries is included. Each figure stands
beside the speed to hold (shared design, two cores); a busy machine gives slower figures, so read them together.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from pipelines.basis.queries import create_macros, read_query
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests.bench.briefing import measure_briefings
from tests.bench.bronnen import measure_reading
from tests.bench.gebruik import measure_use
from tests.bench.iv3 import measure_iv3
from tests.bench.meting import Meting, format_ms, measure_process
from tests.hulp.helpers import ROOT

RAW = ROOT / "data" / "raw"
_BOUW = "import sys; from pathlib import Path; from pipelines.bouw.bouwen import build; build(Path(sys.argv[1]), Path(sys.argv[2]))"


def measure_build(map_: Path) -> float:
    """A full build, as a user who starts it for the first time."""
    tijden = []
    for nummer in range(3):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", _BOUW, str(RAW), str(map_ / f"{nummer}.duckdb")], cwd=ROOT, check=True
        )
        tijden.append(time.perf_counter() - start)
    return statistics.median(tijden)


def measure_allocation(database: Path, jaar: int = 2024) -> float:
    """The allocation of all lines of one year over all gemeenten, with the database open."""
    sql = read_query("verdeling", "toewijzing_regel")
    invoer = ("kern.envelop_deel", "verdeling.gewicht_geheel", "verdeling.positie")
    with duckdb.connect() as con:
        create_macros(con, tijdelijk=True)
        con.execute(f"ATTACH '{database}' AS fonds (READ_ONLY)")
        for tabel in invoer:
            con.execute(f"CREATE SCHEMA IF NOT EXISTS {tabel.partition('.')[0]}")
            con.execute(f"CREATE TABLE {tabel} AS FROM fonds.{tabel} WHERE uitkeringsjaar = {jaar}")
        return statistics.median(list(_time(lambda: con.execute(sql).fetchall(), keer=20)))


SCENARIO = """
naam = "Alle regels van de AU anders verdeeld, in ieder jaar"
[[wijzig]]
vorm = "au"
sleutel = "gelijk"
"""


def measure_scenario(database: Path) -> tuple[float, str]:
    """A scenario that changes every line of the AU in every year, for all gemeenten; the session is open and warm.

    The explanation of the extremes is left out, as a screen does until somebody asks; the text says what it adds. CPU
    time stands beside the clock because a machine may be shared. What the dividing alone takes stands there too: the rest is
    the comparison per gemeente, goal and group.
    """
    scenario = parse_scenario(SCENARIO)
    with ScenarioRekenaar(database) as rekenaar:
        rekenaar.calculate(scenario)
        start = time.process_time()
        klok = statistics.median(_time(lambda: rekenaar.calculate(scenario, redenen=False), keer=20))
        cpu = (time.process_time() - start) / 20
        verdelen = statistics.median(_time(lambda: rekenaar.check(scenario), keer=20))
        met_redenen = statistics.median(_time(lambda: rekenaar.calculate(scenario), keer=10))
    return klok, (
        f"database open, mediaan van 20; processortijd {format_ms(cpu)}; verdelen en controleren alleen {format_ms(verdelen)};"
        f" met de redenen erbij {format_ms(met_redenen)}"
    )


def measure_machine() -> float:
    """A fixed amount of work that has nothing to do with Fondskompas: it says how fast this machine is now."""

    def count() -> int:
        return sum(getal * getal for getal in range(5_000_000))

    return min(_time(count, keer=3))


def _time(handeling: Callable[[], object], keer: int) -> Iterator[float]:
    for _ in range(keer):
        start = time.perf_counter()
        handeling()
        yield time.perf_counter() - start


def run(map_: Path, melden: Callable[[str], None]) -> list[Meting]:
    """All measurements, in the order of the table."""
    database = map_ / "0.duckdb"
    melden("volledige bouw")
    metingen = [Meting("volledige bouw", "nieuw proces, mediaan van 3", 5, measure_build(map_))]
    melden("bouw zonder wijzigingen")
    metingen.append(
        Meting(
            "bouw zonder wijzigingen",
            "nieuw proces, mediaan van 5",
            1,
            measure_process(_BOUW, str(RAW), str(database), keer=5),
        )
    )
    melden("toewijzing")
    metingen.append(
        Meting(
            "toewijzing 2024 over alle gemeenten",
            "database open, mediaan van 20",
            0.1,
            measure_allocation(database),
        )
    )
    melden("scenario")
    klok, uitleg = measure_scenario(database)
    metingen.append(Meting("scenario over alle gemeenten, doelen en jaren", uitleg, 0.1, klok))
    melden("import van het dashboard")
    try:
        metingen.append(
            Meting(
                "import van dashboard.app",
                "nieuw proces, mediaan van 5",
                2,
                measure_process("import dashboard.app", keer=5),
            )
        )
    except subprocess.CalledProcessError:
        metingen.append(Meting("import van dashboard.app", "", 2, None, "de import mislukt"))
    melden("briefings")
    metingen += measure_briefings(database, map_)
    melden("bronnen lezen")
    metingen += measure_reading() + measure_iv3()
    melden("20 lezers en de browser")
    return metingen + measure_use(database, RAW)


def show(metingen: list[Meting], machine_s: float) -> Table:
    """The table, in Dutch."""
    tabel = Table(
        title="Fondskompas: snelheid",
        caption=(
            f"Python {sys.version.split()[0]}, DuckDB {duckdb.__version__}; doelen gelden op twee kernen. "
            f"Ter vergelijking van machines: vijf miljoen kwadraten optellen duurt hier {format_ms(machine_s)}."
        ),
    )
    for naam, kant in (
        ("wat", "left"),
        ("gemeten", "right"),
        ("doel", "right"),
        ("gehaald", "left"),
        ("hoe", "left"),
    ):
        tabel.add_column(naam, justify=kant)
    for m in metingen:
        doel = f"< {m.toon(m.doel)}"
        if m.waarde is None:
            tabel.add_row(m.wat, "niet gemeten", doel, "?", m.reden)
        else:
            tabel.add_row(m.wat, m.toon(m.waarde), doel, "ja" if m.waarde < m.doel else "nee", m.hoe)
    return tabel


def main() -> int:
    """Measure and print; the exit code is always 0."""
    console = Console()
    with (
        tempfile.TemporaryDirectory() as map_,
        Progress(console=Console(stderr=True), transient=True) as balk,
    ):
        taak = balk.add_task("meten", total=8)
        machine_s = measure_machine()
        metingen = run(Path(map_), lambda wat: balk.update(taak, description=wat, advance=1))
    console.print(show(metingen, machine_s))
    return 0


if __name__ == "__main__":
    sys.exit(main())
