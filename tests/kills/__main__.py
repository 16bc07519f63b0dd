"""``python -m tests.kills``: end real writers at exact and random moments, run the next command, and look what is left.

    python -m tests.kills --aantal 1000            all writers, as often as their weight says
    python -m tests.kills --schrijver sisa         one writer
    python -m tests.kills --hervat                 go on where an earlier run stopped
    python -m tests.kills --vol 30                 full disks instead of kills

The exit code is 1 when anything was lost, half, or left unregistered.
"""

import argparse
import contextlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from pipelines.cli.opdrachten import OPDRACHTEN
from tests.kills.controle import find_halves, find_leftovers, find_losses
from tests.kills.schrijvers import SCHRIJVERS, add_other_sisa, build, prepare
from tests.kills.slachtoffer import Aanslag, Afloop, choose, run_writer

_STAAT = Path(tempfile.gettempdir()) / "fondskompas-kills.json"
_ZWAAR = ("openpyxl", "xlsxwriter", "filelock", "pipelines.bouw.stappen", "pipelines.rapport", "pdfplumber")
_VOL = (
    "sisa",
    "opgave",
    "iv3",
    "definities",
    "citaat",
    "bevries",
    "bouw",
    "briefing",
    "documenten",
    "scenario",
)


class Proef:
    """One run: the folder that is copied, what each writer asks of the disk, and what was found so far."""

    def __init__(self, map_: Path, staat: Path, zaad: int) -> None:
        self.map = map_
        self.staat = staat
        self.uitkomst: dict[str, Any] = {
            "zaad": zaad,
            "gedaan": 0,
            "per_schrijver": {},
            "soort": {},
            "fouten": [],
        }
        self._droog: dict[str, Afloop] = {}
        basis = run_writer(lambda: prepare(map_ / "basis") or 0, self._empty("basis"))
        if basis.code:
            raise SystemExit(f"De uitgangsmap is niet te maken:\n{basis.uitvoer}")

    def resume(self) -> None:
        """Take over what an earlier run wrote down."""
        if self.staat.is_file():
            self.uitkomst = json.loads(self.staat.read_text(encoding="utf-8"))

    def kill(self, nummer: int, keuze: list[str]) -> None:
        """One kill with the run after it; the same number is the same kill."""
        toeval = random.Random(f"{self.uitkomst['zaad']} {nummer}")
        gewichten = [SCHRIJVERS[naam].gewicht for naam in keuze]
        naam = toeval.choices(keuze, gewichten)[0]
        droog = self._dry(naam)
        aanslag = choose(toeval, droog.stappen, droog.duur)
        with self._copy() as werk:
            afloop = run_writer(lambda: SCHRIJVERS[naam].doe(werk), werk, aanslag)
            fouten = find_halves(werk) + find_losses(werk)
            zelfde = toeval.random() < 0.7
            volgende = SCHRIJVERS[naam].doe if zelfde else toeval.choice((add_other_sisa, build))
            # what only the next addition to the same register can know is asked of that
            if not zelfde and volgende is add_other_sisa and naam not in ("sisa",):
                volgende = build
            daarna = run_writer(lambda: volgende(werk), werk)
            al_bevroren = naam == "bevries" and "Er is al een bevroren stand" in daarna.uitvoer
            if daarna.code and not al_bevroren:
                fouten.append(f"de volgende opdracht eindigt met {daarna.code}: {daarna.uitvoer[-400:]}")
            fouten += find_halves(werk) + find_losses(werk) + find_leftovers(werk, naam, zelfde=zelfde)
        self._note(naam, "geraakt" if afloop.code == -9 else "was al klaar", nummer, aanslag, fouten)

    def fill(self, nummer: int, keuze: list[str]) -> None:
        """A disk that is full at some moment: the writer says so in Dutch, and does it when there is room."""
        toeval = random.Random(f"vol {self.uitkomst['zaad']} {nummer}")
        naam = keuze[nummer % len(keuze)]
        with _small_disk(self.map / "schijf") as schijf, self._copy(schijf) as werk:
            if schijf is None:
                afloop = run_writer(
                    lambda: SCHRIJVERS[naam].doe(werk), werk, Aanslag(bytes=toeval.randint(0, 1500))
                )
            else:
                vulling = _fill_up(schijf, toeval.randint(0, 2) * 4096)
                afloop = run_writer(lambda: SCHRIJVERS[naam].doe(werk), self._empty("buiten"))
                vulling.unlink()
            fouten = find_halves(werk) + find_losses(werk)
            if afloop.code and "schijf is vol" not in afloop.uitvoer:
                fouten.append(f"niet gezegd dat de schijf vol is: {afloop.uitvoer[-400:]}")
            daarna = run_writer(lambda: SCHRIJVERS[naam].doe(werk), werk)
            al_klaar = afloop.code == 0 and naam == "bevries"
            if daarna.code and not al_klaar:
                fouten.append(f"met ruimte eindigt de opdracht met {daarna.code}: {daarna.uitvoer[-400:]}")
            fouten += find_halves(werk) + find_losses(werk) + find_leftovers(werk, naam, zelfde=True)
        self._note(naam, "vol" if afloop.code else "paste nog", nummer, Aanslag(), fouten)

    def _note(self, naam: str, soort: str, nummer: int, aanslag: Aanslag, fouten: list[str]) -> None:
        uit = self.uitkomst
        uit["gedaan"] = nummer + 1
        for telling, sleutel in ((uit["per_schrijver"], naam), (uit["soort"], soort)):
            telling[sleutel] = telling.get(sleutel, 0) + 1
        uit["fouten"] += [f"{nummer} {naam} {aanslag}: {fout}" for fout in fouten]
        self.staat.write_text(json.dumps(uit, ensure_ascii=False, indent=1), encoding="utf-8")
        for fout in fouten:
            print(f"{nummer} {naam} {aanslag}: {fout}", file=sys.stderr, flush=True)

    def _dry(self, naam: str) -> Afloop:
        """What a writer does when nothing happens to it, once."""
        if naam not in self._droog:
            with self._copy() as werk:
                self._droog[naam] = run_writer(lambda: SCHRIJVERS[naam].doe(werk), werk)
            if self._droog[naam].code:
                raise SystemExit(f"{naam} werkt niet: {self._droog[naam].uitvoer}")
        return self._droog[naam]

    def _empty(self, naam: str) -> Path:
        map_ = self.map / naam
        shutil.rmtree(map_, ignore_errors=True)
        map_.mkdir(parents=True)
        return map_

    @contextlib.contextmanager
    def _copy(self, onder: Path | None = None) -> Iterator[Path]:
        werk = (onder or self.map) / "werk"
        shutil.rmtree(werk, ignore_errors=True)
        shutil.copytree(self.map / "basis", werk)
        if onder is None:
            # a change that a build has to see
            prijzen = werk / "data/raw/pok/prijzen.csv"
            prijzen.write_text(
                prijzen.read_text(encoding="utf-8-sig").replace(";500;", ";501;"), encoding="utf-8-sig"
            )
        try:
            yield werk
        finally:
            shutil.rmtree(werk, ignore_errors=True)


@contextlib.contextmanager
def _small_disk(plek: Path) -> Iterator[Path | None]:
    """A disk of its own in memory; ``None`` where mounting is not allowed."""
    plek.mkdir(exist_ok=True)
    aan = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(plek)], check=False, capture_output=True
    )
    try:
        yield plek if aan.returncode == 0 else None
    finally:
        if aan.returncode == 0:
            subprocess.run(["umount", "-l", str(plek)], check=False, capture_output=True)


def _fill_up(schijf: Path, ruimte: int) -> Path:
    """Leave this many bytes free."""
    vulling = schijf / "vulling"
    vrij = shutil.disk_usage(schijf).free
    with vulling.open("wb") as bestand:
        bestand.write(bytes(max(0, vrij - ruimte - 4096)))
    return vulling


def load_libraries() -> None:
    """Load what writers need and use none of it: a process that is forked from here has it for nothing."""
    for ingang in OPDRACHTEN.values():
        if ingang.module.startswith("pipelines."):
            import_module(ingang.module)
    for naam in _ZWAAR:
        with contextlib.suppress(ImportError):
            import_module(naam)


def main(argumenten: list[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    lezer.add_argument("--aantal", type=int, default=1000)
    lezer.add_argument("--schrijver", action="append", choices=list(SCHRIJVERS))
    lezer.add_argument("--zaad", type=int, default=1)
    lezer.add_argument("--hervat", action="store_true")
    lezer.add_argument("--vol", type=int, default=0)
    lezer.add_argument("--staat", type=Path, default=_STAAT)
    keuzes = lezer.parse_args(argumenten)
    load_libraries()
    with tempfile.TemporaryDirectory(prefix="fondskompas-kills-") as map_:
        proef = Proef(Path(map_), keuzes.staat, keuzes.zaad)
        if keuzes.hervat:
            proef.resume()
        doe, aantal = (proef.fill, keuzes.vol) if keuzes.vol else (proef.kill, keuzes.aantal)
        keuze = keuzes.schrijver or (list(_VOL) if keuzes.vol else list(SCHRIJVERS))
        for nummer in range(proef.uitkomst["gedaan"], aantal):
            doe(nummer, keuze)
    uit = proef.uitkomst
    print(f"{uit['gedaan']} keer: {dict(Counter(uit['soort']))}; {uit['per_schrijver']}")
    print(f"{len(uit['fouten'])} fouten" if uit["fouten"] else "0 verloren, 0 half, 0 niet ingeschreven")
    return 1 if uit["fouten"] else 0


if __name__ == "__main__":
    sys.exit(main())
