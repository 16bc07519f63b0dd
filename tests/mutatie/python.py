"""The mutants of the Python: mutmut makes and judges them as [tool.mutmut] says; here its results are read.

mutmut copies the project into mutants/ and keeps what it found there.
"""

import shutil
import subprocess
import sys
from collections import Counter

from tests.helpers import ROOT
from tests.mutatie.rechters import Oordeel

MUTANTEN = ROOT / "mutants"
_OPGEMERKT = {"killed", "timeout", "suspicious"}


def run_mutmut(over: list[tuple[str, str, str]]) -> dict[str, Counter[Oordeel]]:
    """Run mutmut anew; what survives is added to ``over`` as file, function and change."""
    shutil.rmtree(MUTANTEN, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "mutmut", "run", "--max-children", "1"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return read_results(over)


def read_results(over: list[tuple[str, str, str]]) -> dict[str, Counter[Oordeel]]:
    """The results of the latest run."""
    tellingen: dict[str, Counter[Oordeel]] = {}
    for regel in _ask("results", "--all", "true").splitlines():
        naam, _, stand = regel.strip().rpartition(": ")
        module, _, functie = naam.rpartition(".")
        bestand = module.replace(".", "/") + ".py"
        oordeel = Oordeel.OPGEMERKT if stand in _OPGEMERKT else Oordeel.OVERLEEFT
        tellingen.setdefault(bestand, Counter())[oordeel] += 1
        if oordeel is Oordeel.OVERLEEFT:
            over.append((bestand, functie.rpartition("__mutmut_")[0].removeprefix("x_"), _change(naam)))
    return tellingen


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
