"""Slow work outside this process, one piece at a time, so that readers of other pages do not wait for it.

An outcome is found by the key it was asked under. The last few are kept; a failure is kept until it is asked again.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Literal

from pipelines.basis.bevinding import FondskompasFout

_BEWAARD = 12
_WACHTEND = 6
_BELEEFD = 5
Uitvoerder = Callable[..., Any]


@dataclass(frozen=True)
class Stuk:
    """How far a piece of work is; ``uitkomst`` when it is done, ``fout`` when it failed."""

    fase: Literal["nieuw", "wacht", "bezig", "klaar", "mislukt"]
    uitkomst: Any = None
    fout: BaseException | None = None

    @property
    def loopt(self) -> bool:
        """Whether there is something to wait for."""
        return self.fase in ("wacht", "bezig")


def run_apart(werk: Callable[..., Any], *args: Any) -> Any:
    """The outcome of ``werk(*args)`` from a process of its own that gives way to others; both must be picklable."""
    try:
        with ProcessPoolExecutor(1, get_context("spawn"), os.nice, (_BELEEFD,)) as proces:
            return proces.submit(werk, *args).result()
    except BrokenProcessPool as fout:
        raise FondskompasFout(
            "Het proces dat dit maakte, is onverwacht gestopt; misschien was er te weinig geheugen. Probeer het opnieuw."
        ) from fout


class Werkplaats:
    """Starts work, says how far it is, and keeps what came out; safe to share between threads."""

    def __init__(self, *, hoogstens: int = _BEWAARD, uitvoerder: Uitvoerder = run_apart) -> None:
        self._hoogstens = hoogstens
        self._uitvoerder = uitvoerder
        self._slot = threading.Lock()
        self._draad = ThreadPoolExecutor(1, "werkplaats")
        self._stukken: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def start(self, sleutel: Hashable, werk: Callable[..., Any], *args: Any) -> None:
        """Begin, unless it is under way or done already; raises FondskompasFout when too much is waiting."""
        with self._slot:
            bekend = self._stukken.get(sleutel)
            if bekend is not None and not (bekend.done() and bekend.exception()):
                return
            if sum(not stuk.done() for stuk in self._stukken.values()) > _WACHTEND:
                raise FondskompasFout(
                    f"Er wachten al {_WACHTEND} andere opdrachten. Probeer het over een minuut opnieuw."
                )
            self._stukken[sleutel] = self._draad.submit(self._uitvoerder, werk, *args)
            self._stukken.move_to_end(sleutel)
            self._forget()

    def find(self, sleutel: Hashable) -> Stuk:
        """How far the work under this key is."""
        with self._slot:
            stuk = self._stukken.get(sleutel)
            if stuk is None:
                return Stuk("nieuw")
            self._stukken.move_to_end(sleutel)
        if not stuk.done():
            return Stuk("bezig" if stuk.running() else "wacht")
        fout = stuk.exception()
        return Stuk("mislukt", fout=fout) if fout else Stuk("klaar", stuk.result())

    def known(self) -> list[Hashable]:
        """What was asked for and is still kept."""
        with self._slot:
            return list(self._stukken)

    def _forget(self) -> None:
        klaar = [sleutel for sleutel, stuk in self._stukken.items() if stuk.done()]
        for sleutel in klaar[: max(0, len(self._stukken) - self._hoogstens)]:
            del self._stukken[sleutel]
