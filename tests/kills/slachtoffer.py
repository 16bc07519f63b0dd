"""A process that runs one writer and is killed in it: at the n-th thing it asks of the disk, or after a while.

It is forked from a process that loaded the libraries and used none of them, so that a kill costs what the writer costs. What
is counted and cut off is in this process only; the program knows nothing of it.
"""

import errno
import io
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_STAPPEN = ("replace", "rename", "link", "unlink", "fsync", "mkdir", "chmod")


@dataclass(frozen=True)
class Aanslag:
    """How it ends: ``stap`` of all that is asked of the disk (``na`` it, or before), after ``seconden``, or with a full disk.

    ``bytes`` is how many may be written before the disk is full; nothing at all is a run that ends by itself.
    """

    stap: int | None = None
    na: bool = False
    seconden: float | None = None
    bytes: int | None = None


@dataclass(frozen=True)
class Afloop:
    """How it ended: the exit code (negative for a signal), what it said, how many steps it asked and how long it took."""

    code: int
    uitvoer: str
    stappen: int
    duur: float


def run_writer(schrijf: Callable[[], int], werk: Path, aanslag: Aanslag = Aanslag()) -> Afloop:
    """Run a writer in a process of its own and end it as asked."""
    uitvoer, teller = werk / "uitvoer.txt", werk / "stappen.txt"
    begin = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        _live(schrijf, uitvoer, teller, aanslag)
    if aanslag.seconden is not None:
        time.sleep(aanslag.seconden)
        if os.waitpid(pid, os.WNOHANG)[0] == 0:
            os.kill(pid, signal.SIGKILL)
        else:
            return Afloop(0, _read(uitvoer), 0, time.perf_counter() - begin)
    _, stand = os.waitpid(pid, 0)
    stappen = int(_read(teller) or 0)
    return Afloop(os.waitstatus_to_exitcode(stand), _read(uitvoer), stappen, time.perf_counter() - begin)


def _read(pad: Path) -> str:
    return pad.read_text(encoding="utf-8", errors="replace") if pad.is_file() else ""


def _live(schrijf: Callable[[], int], uitvoer: Path, teller: Path, aanslag: Aanslag) -> None:
    """The life of the new process; it never comes back."""
    code = 70
    try:
        beschrijver = os.open(uitvoer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(beschrijver, 1)
        os.dup2(beschrijver, 2)
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8", write_through=True)
        stappen = _Stappen(aanslag)
        stappen.install()
        code = schrijf()
        stappen.uninstall()
        teller.write_text(str(stappen.aantal), encoding="utf-8")
    except BaseException:  # the edge of a process: what happens in it is for the one that looks at it
        traceback.print_exc()
    finally:
        os._exit(code)


class _Stappen:
    """Counts what the writer asks of the disk, and ends it at its step."""

    def __init__(self, aanslag: Aanslag) -> None:
        self.aantal = 0
        self._aanslag = aanslag
        self._bytes = 0
        self._echt: dict[str, Any] = {}
        self._open = io.open

    def install(self) -> None:
        for naam in _STAPPEN:
            self._echt[naam] = getattr(os, naam)
            setattr(os, naam, self._counted(self._echt[naam]))
        io.open = self._open_counted

    def uninstall(self) -> None:
        for naam, echt in self._echt.items():
            setattr(os, naam, echt)
        io.open = self._open

    def step(self, doe: Callable[[], Any], half: Callable[[], object] | None = None) -> Any:
        """One step; the one to die at is done, half done or not done."""
        self.aantal += 1
        if self.aantal != self._aanslag.stap:
            return doe()
        if self._aanslag.na:
            doe()
        elif half is not None:
            half()
        os.kill(os.getpid(), signal.SIGKILL)
        raise SystemExit(71)

    def spend(self, aantal: int) -> int:
        """How many of these bytes still fit on the disk."""
        if self._aanslag.bytes is None:
            return aantal
        past = min(aantal, max(0, self._aanslag.bytes - self._bytes))
        self._bytes += past
        return past

    def _counted(self, echt: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            return self.step(lambda: echt(*args, **kwargs))

        return counted

    def _open_counted(self, file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        bestand = self._open(file, mode, *args, **kwargs)
        if any(teken in mode for teken in "wxa") and not isinstance(file, int):
            return _Schrijver(bestand, self)
        return bestand


class _Schrijver:
    """A file that is written to, of which each write is a step: half of it may be all that reaches the disk."""

    def __init__(self, bestand: Any, stappen: _Stappen) -> None:
        self._bestand = bestand
        self._stappen = stappen

    def write(self, inhoud: Any) -> int:
        past = self._stappen.spend(len(inhoud))
        if past < len(inhoud):
            self._bestand.write(inhoud[:past])
            raise OSError(errno.ENOSPC, "No space left on device", getattr(self._bestand, "name", None))
        return self._stappen.step(lambda: self._put(inhoud), lambda: self._put(inhoud[: len(inhoud) // 2]))

    def _put(self, inhoud: Any) -> int:
        aantal = self._bestand.write(inhoud)
        self._bestand.flush()
        return aantal

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._bestand, naam)

    def __enter__(self) -> "_Schrijver":
        return self

    def __exit__(self, *_: object) -> None:
        self._bestand.close()


def choose(toeval: random.Random, stappen: int, duur: float) -> Aanslag:
    """An exact moment three times out of four, else any moment."""
    if toeval.random() < 0.75:
        return Aanslag(stap=toeval.randint(1, max(1, stappen)), na=toeval.random() < 0.5)
    return Aanslag(seconden=toeval.random() * duur)
