"""The long run: damaged and hostile files at every reader (``make fuzz``, ``python -m tests.fuzz.__main__ 10000``). No test.

Each case follows from its number, so that ``python -m tests.fuzz.__main__ --geval 1234`` repeats one. Cases run in a process of
their own with a limit on memory; a case that takes more than 30 seconds of the processor is stopped and counts as hung. A file is read
(``gelezen``), read with errors (``fouten``) or refused (``geweigerd``): every problem must carry a message and a remedy.
"""

import argparse
import contextlib
import json
import os
import random
import resource
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.beschadig import INGREPEN, damage
from tests.fuzz.bestanden import BIJZONDER, LEZERS, bases
from tests.hulp.helpers import ROOT

GEHEUGEN_MB = 3072
SECONDEN = 30
ALLEEN_WAARDEN = 0.5
"""How many of the cases are sound files with a few other values in them; the others are damaged as bytes."""
BIJZONDER_OM_DE = 60
"""One in so many cases is a file made to hurt, such as a zip bomb or 200 MB; the others are damaged ordinary files."""


def case(nummer: int) -> tuple[str, str, bytes | None, str]:
    """Reader, file name, content (``None``: written by ``BIJZONDER`` itself) and what was done to it."""
    kans = random.Random(nummer)
    if nummer % BIJZONDER_OM_DE == 0:
        wat = sorted(BIJZONDER)[nummer // BIJZONDER_OM_DE % len(BIJZONDER)]
        naam = BIJZONDER[wat].naam
        lezer = kans.choice([n for n, lezer in LEZERS.items() if Path(naam).suffix in lezer.formaten])
        return lezer, naam, None, wat
    gewichten = [lezer.gewicht for lezer in LEZERS.values()]
    (lezer,) = kans.choices(list(LEZERS), gewichten)
    naam = kans.choice(sorted(bases(lezer)))
    soorten = ("waarde",) if kans.random() < ALLEEN_WAARDEN else INGREPEN
    ingrepen = [
        (kans.choice(soorten), kans.random(), kans.randrange(1, 300)) for _ in range(kans.randrange(1, 5))
    ]
    return lezer, naam, damage(bases(lezer)[naam], ingrepen), str(ingrepen)


def write_case(map_: Path, nummer: int) -> Path:
    """Make the file of a case; a large one takes a while, and that is no time of a reader."""
    _, naam, inhoud, wat = case(nummer)
    pad = map_ / naam
    if inhoud is None:
        BIJZONDER[wat].schrijf(pad)
    else:
        pad.write_bytes(inhoud)
    return pad


def run_case(pad: Path, nummer: int) -> str:
    """Read one file; what came of it, or how it crashed."""
    lezer = case(nummer)[0]
    try:
        return LEZERS[lezer].lees(pad)
    except BaseException as fout:  # a panic of a Rust library is no Exception
        if isinstance(fout, KeyboardInterrupt):
            raise
        return f"GECRASHT {type(fout).__name__}: {str(fout)[:150]}"
    finally:
        pad.unlink(missing_ok=True)


def work(begin: int, eind: int) -> None:
    """A worker: a line of JSON before a file is made, before it is read, and after."""
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN_MB * 1024**2, GEHEUGEN_MB * 1024**2))
    with tempfile.TemporaryDirectory() as map_:
        for nummer in range(begin, eind):
            print(json.dumps([nummer, None, 0, 0]), flush=True)
            pad = write_case(Path(map_), nummer)
            print(json.dumps([nummer, None, 0, 0]), flush=True)
            _reset_peak()
            start = time.process_time()
            with contextlib.redirect_stdout(sys.stderr):
                uitslag = run_case(pad, nummer)
            print(json.dumps([nummer, uitslag, time.process_time() - start, _peak_mb()]), flush=True)


def _reset_peak() -> None:
    """From here the peak of memory is that of the next case, not of the heaviest before it."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak_mb() -> int:
    """The peak of memory since the last reset; a child that parses .xls or .pdf has a bound of its own."""
    regels = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(r for r in regels if r.startswith("VmHWM")).split()[1]) // 1024


def _processor(pid: int) -> float:
    """Seconds of processor time of a process: on a busy machine the clock says little."""
    velden = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(velden[11]) + int(velden[12])) / os.sysconf("SC_CLK_TCK")


def outcomes(begin: int, eind: int, tot: float) -> Iterator[tuple[int, str, float, int]]:
    """Number, outcome, seconds and peak of memory per case, until ``tot``; a new worker after one that was lost.

    The pipe has no buffer here: a line in it would be hidden from ``select``, and a case would seem to hang.
    """
    while begin < eind and time.monotonic() < tot:
        opdracht = [sys.executable, "-m", "tests.fuzz.__main__", "--werker", str(begin), str(eind)]
        with subprocess.Popen(
            opdracht, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        ) as werker:
            assert werker.stdout is not None
            bezig, sinds = begin, _processor(werker.pid)
            while True:
                klaar = []
                while not klaar and _processor(werker.pid) - sinds < SECONDEN:
                    klaar, _, _ = select.select([werker.stdout], [], [], 2)
                regel = werker.stdout.readline() if klaar else b""
                sinds = _processor(werker.pid)
                if not regel:
                    werker.kill()
                    if bezig < eind:
                        yield bezig, "VASTGELOPEN" if not klaar else "PROCES GESTOPT", float(SECONDEN), 0
                    begin = bezig + 1
                    break
                nummer, uitslag, duur, mb = json.loads(regel)
                bezig = nummer if uitslag is None else nummer + 1
                if uitslag is not None:
                    yield nummer, uitslag, duur, mb
                if bezig >= eind or (uitslag is not None and time.monotonic() > tot):
                    werker.kill()
                    begin = eind
                    break


def main() -> None:
    """Run the cases and tell what came of them."""
    vraag = argparse.ArgumentParser(description="Gooi beschadigde bestanden naar alle lezers.")
    vraag.add_argument("aantal", type=int, nargs="?", default=10_000)
    vraag.add_argument("--begin", type=int, default=0, help="nummer van het eerste geval")
    vraag.add_argument("--minuten", type=float, default=24 * 60, help="stop na zoveel minuten")
    vraag.add_argument("--geval", type=int, help="draai alleen dit geval, in dit proces")
    vraag.add_argument("--werker", type=int, nargs=2, help=argparse.SUPPRESS)
    keuze = vraag.parse_args()
    if keuze.werker:
        work(*keuze.werker)
        return
    if keuze.geval is not None:
        print(case(keuze.geval)[::3])
        with tempfile.TemporaryDirectory() as map_:
            print(run_case(write_case(Path(map_), keuze.geval), keuze.geval))
        return
    per_lezer: dict[str, list[tuple[int, str, float, int]]] = {naam: [] for naam in LEZERS}
    eind = keuze.begin + keuze.aantal
    for nummer, uitslag, duur, mb in outcomes(keuze.begin, eind, time.monotonic() + 60 * keuze.minuten):
        lezer, _, _, wat = case(nummer)
        if uitslag.isupper() or "GECRASHT" in uitslag:
            print(f"geval {nummer} ({lezer}): {uitslag}   {wat[:160]}", flush=True)
        per_lezer[lezer].append((nummer, uitslag, duur, mb))
    _report(per_lezer)


def _report(per_lezer: dict[str, list[tuple[int, str, float, int]]]) -> None:
    """What came of the cases, with the slowest and the heaviest of each reader."""
    print(f"{sum(map(len, per_lezer.values()))} bestanden; per lezer: uitkomsten, traagste, meeste geheugen")
    for lezer, uitkomsten in per_lezer.items():
        if not uitkomsten:
            continue
        telling = Counter(uitslag.split(" ")[0].partition(":")[0] for _, uitslag, _, _ in uitkomsten)
        traagst, zwaarst = max(uitkomsten, key=lambda u: u[2]), max(uitkomsten, key=lambda u: u[3])
        print(
            f"{lezer:<11}{len(uitkomsten):>6}  {dict(telling)}  {traagst[2]:.1f} s processortijd (geval {traagst[0]}), "
            f"{zwaarst[3]} MB van {GEHEUGEN_MB} MB (geval {zwaarst[0]})"
        )


if __name__ == "__main__":
    main()
