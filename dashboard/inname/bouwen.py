"""A build that was started from a page: a process of its own, whose state lies on disk so that every process of the server sees it."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import write_whole

_STAAT, _UITVOER = "bouw.json", "bouw.log"
_HOOGSTENS_TEKENS = 20_000


@dataclass(frozen=True)
class Bouw:
    """The last build that was started here; ``code`` is how it ended, ``None`` while it runs."""

    pid: int = 0
    begonnen: str = ""
    klaar: str = ""
    code: int | None = None
    regels: str = ""

    @property
    def is_bezig(self) -> bool:
        """Whether it runs."""
        return bool(self.pid) and self.code is None

    @property
    def is_gelukt(self) -> bool:
        """Whether the figures were published, or had nothing new."""
        return self.code == 0

    @property
    def is_mislukt(self) -> bool:
        """Whether it ended without publishing."""
        return self.code not in (None, 0)


class Bouwplaats:
    """Where builds are started, one at a time; ``map`` keeps the state, ``omgeving`` says on which data."""

    def __init__(self, map_: Path, omgeving: dict[str, str]) -> None:
        self._map, self._omgeving = map_, omgeving

    def read(self) -> Bouw:
        """The last build. One whose process is gone without a word was broken off."""
        try:
            bouw = Bouw(**json.loads((self._map / _STAAT).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Bouw()
        if bouw.is_bezig and not _is_alive(bouw.pid):
            bouw = replace(bouw, code=-1)
        return replace(bouw, regels=self._output())

    def start(self, bevestig: str | None = None) -> None:
        """Start a build; ``bevestig`` is the reason why what the gate refuses is right. Raises FondskompasFout when one runs."""
        self._map.mkdir(parents=True, exist_ok=True)
        with FileLock(self._map / f"{_STAAT}.lock", timeout=5):
            if self.read().is_bezig:
                raise FondskompasFout(
                    "Er loopt al een bouw. Wacht tot die klaar is en probeer het dan opnieuw."
                )
            opdracht = [sys.executable, "-m", "dashboard.inname.bouwopdracht", "bouw"]
            opdracht += ["--bevestig", bevestig] if bevestig else []
            with (self._map / _UITVOER).open("wb") as uitvoer:
                proces = subprocess.Popen(
                    opdracht,
                    stdin=subprocess.DEVNULL,
                    stdout=uitvoer,
                    stderr=subprocess.STDOUT,
                    env={**os.environ, **self._omgeving, "NO_COLOR": "1", "COLUMNS": "100"},
                )
            self._keep(Bouw(proces.pid, _now()))
        threading.Thread(target=self._follow, args=(proces,), daemon=True).start()

    def _follow(self, proces: "subprocess.Popen[bytes]") -> None:
        code = proces.wait()
        self._keep(replace(self.read(), code=code, klaar=_now(), regels=""))

    def _keep(self, bouw: Bouw) -> None:
        write_whole(self._map / _STAAT, json.dumps(asdict(bouw)).encode())

    def _output(self) -> str:
        try:
            tekst = (self._map / _UITVOER).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        for plek in sorted(self._omgeving.values(), key=len, reverse=True):
            tekst = tekst.replace(
                plek, Path(plek).name
            )  # who reads this has no business with the folders of the server
        return tekst[-_HOOGSTENS_TEKENS:].strip()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
