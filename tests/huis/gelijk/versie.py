"""One version of the program: what its recordings are called, and having them made when they are not there yet."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HIER = Path(__file__).resolve().parent
WORTEL = HIER.parents[2]
_OPNEMERS = ("bestanden.py", "bezoek.py", "opdracht.py", "opnemen.py", "opname.py", "tabellen.py")
_START = (
    "import sys; from pathlib import Path; sys.path.insert(0, {wortel!r}); "
    "from tests.huis.gelijk.opnemen import record; sys.path.remove({wortel!r}); "
    "record(*map(Path, sys.argv[1:5]), sys.argv[5], snel=sys.argv[6] == 'snel')"
)
ONDERDELEN = ("bouw", "opdrachten", "briefing", "secties", "gevallen")


class Opnamefout(Exception):
    """A recording could not be made; the message has what the program said."""


class Versie:
    """A checkout with its recordings in ``opname``, by the content of the program, of the recorder and of the input."""

    def __init__(self, checkout: Path, invoer: Path, opname: Path, *, snel: bool) -> None:
        self.checkout, self.invoer, self.soort = (
            checkout.resolve(),
            invoer.resolve(),
            "snel" if snel else "heel",
        )
        self.map = opname.resolve() / f"{_key(self.checkout, self.invoer)}-{self.soort}"

    def part(self, onderdeel: str) -> Path:
        """The folder of one part, recorded now when nobody did before; raises Opnamefout."""
        pad = self.map / onderdeel
        if pad.is_dir():
            return pad
        basis = None if onderdeel == "bouw" else self.part("bouw")
        self.map.mkdir(parents=True, exist_ok=True)
        (self.map / "checkout.txt").write_text(f"{self.checkout}\n{_head(self.checkout)}\n", encoding="utf-8")
        with _appears(pad) as werk:
            woorden = [
                str(self.checkout),
                str(self.invoer),
                str(basis or werk),
                str(werk),
                onderdeel,
                self.soort,
            ]
            klaar = subprocess.run(
                [sys.executable, "-c", _START.format(wortel=str(WORTEL)), *woorden],
                cwd=self.checkout, env=environment(self.checkout), capture_output=True, text=True, check=False,
            )  # fmt: skip
            if klaar.returncode:
                raise Opnamefout(f"{onderdeel} van {self.checkout}:\n{klaar.stderr[-4000:]}")
        return pad


def environment(checkout: Path) -> dict[str, str]:
    """The environment of a recording: the program of this checkout, and no settings of whoever started it."""
    eigen = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("FONDSKOMPAS_")}
    return eigen | {"PYTHONPATH": str(checkout), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


@contextmanager
def _appears(pad: Path) -> Iterator[Path]:
    """A folder that gets its name when it is whole; whoever was first keeps it."""
    werk = pad.with_name(f".{pad.name}.{os.getpid()}")
    shutil.rmtree(werk, ignore_errors=True)
    werk.mkdir(parents=True)
    try:
        yield werk
        if not pad.is_dir():
            werk.rename(pad)
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def _key(checkout: Path, invoer: Path) -> str:
    """A hash over what is recorded, with what, and on what."""
    namen = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "pipelines", "dashboard", "queries", "pyproject.toml"],
        cwd=checkout, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    som = hashlib.sha256()
    for pad in [
        *(checkout / naam for naam in sorted(namen)),
        *(HIER / n for n in _OPNEMERS),
        invoer / "lijst.json",
    ]:
        if pad.is_file():
            wortel = checkout if pad.is_relative_to(checkout) else pad.parent
            som.update(f"{pad.relative_to(wortel)}\0".encode() + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()[:16]


def _head(checkout: Path) -> str:
    opdracht = ["git", "log", "-1", "--format=%h %s"]
    return subprocess.run(opdracht, cwd=checkout, capture_output=True, text=True, check=True).stdout.strip()
