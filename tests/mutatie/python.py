"""The mutants of the Python: mutmut makes and judges them as [tool.mutmut] says; here its results are read.

mutmut copies the project into mutants/ and keeps what it found there.
"""

import shutil
import subprocess
import sys
from collections import Counter

from tests.hulp.helpers import ROOT
from tests.mutatie.rechters import Oordeel

MUTANTEN = ROOT / "mutants"
# A test that hangs proves nothing here, so a timeout has to be explained like a survivor.
_OPGEMERKT = {"killed"}


def run_mutmut(over: list[tuple[str, str, str]], *, verder: bool = False) -> dict[str, Counter[Oordeel]]:
    """Run mutmut; what survives is added to ``over`` as file, function and change.

    Anew, or with ``verder`` only what the latest run did not notice or did not come to: for after an interrupted run, or
    when tests were added and the code is the same.
    """
    namen: list[str] = []
    if verder and MUTANTEN.exists():
        namen = [naam for naam, stand in _read_states() if stand not in _OPGEMERKT]
        if not namen:
            return read_results(over)
        # which test reaches which function: kept by mutmut, and then a new case is not tried
        (MUTANTEN / "mutmut-stats.json").unlink(missing_ok=True)
    else:
        shutil.rmtree(MUTANTEN, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *namen],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return read_results(over)


def read_results(over: list[tuple[str, str, str]]) -> dict[str, Counter[Oordeel]]:
    """The results of the latest run."""
    tellingen: dict[str, Counter[Oordeel]] = {}
    namen: Counter[tuple[str, str, str]] = Counter()
    for naam, stand in _read_states():
        module, _, functie = naam.rpartition(".")
        bestand = module.replace(".", "/") + ".py"
        oordeel = Oordeel.OPGEMERKT if stand in _OPGEMERKT else Oordeel.OVERLEEFT
        tellingen.setdefault(bestand, Counter())[oordeel] += 1
        if oordeel is Oordeel.OVERLEEFT:
            vondst = (bestand, functie.rpartition("__mutmut_")[0].removeprefix("x_"), _change(naam))
            namen[vondst] += 1
            nummer = f" ({namen[vondst]})" if namen[vondst] > 1 else ""
            over.append((*vondst[:2], vondst[2] + nummer))
    return tellingen


def _read_states() -> list[tuple[str, str]]:
    """Every mutant by name with what became of it."""
    regels = (
        regel.strip().rpartition(": ")
        for regel in _ask("results", "--all", "true").splitlines()
        if ": " in regel
    )
    return [(naam, stand) for naam, _, stand in regels]


def _change(naam: str) -> str:
    """What a mutant changes, on one line: the old words → the new ones."""
    verschil = [r for r in _ask("show", naam).splitlines() if r[:1] in "+-" and r[:3] not in ("+++", "---")]
    oud, nieuw = (" ".join(r[1:].strip() for r in verschil if r[0] == teken) for teken in "-+")
    return f"{oud} → {nieuw}"


def _ask(*woorden: str) -> str:
    uitkomst = subprocess.run(
        [sys.executable, "-m", "mutmut", *woorden], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return uitkomst.stdout
