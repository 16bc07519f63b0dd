"""Seats for who asks: so many answers are made at once, and slow ones have seats of their own.

A thread of the server that waits for a seat costs nothing, so there are many more threads than seats. Scenarios, provenance and
exports take one of the few slow seats; however many of them wait, who only opens a page is not behind them. When too many wait
the next is told so at once, instead of after a minute. An answer that is kept needs no seat.
"""

import threading
import time
from dataclasses import dataclass, field

from flask import Flask, Response, g, request

DRADEN = 128
GEWACHT = "fondskompas.gewacht_s"
_ZITPLAATSEN = 8
_LANGZAME_PLAATSEN = 2
_WACHTEND_LANGZAAM = 80  # of DRADEN, so that the others always find a thread
_HOOGSTENS_S = 60.0
_VRAAG = "/_dash-update-component"
_LANGZAAM = ("herkomst-", "..uitvoer-", "..sc-")
_MET_SCENARIO = ("s=", "t=")
_WEGEN = ("/v1", "/g", _VRAAG)
_DRUK = "Het is nu te druk. Probeer het over enkele seconden opnieuw."


@dataclass
class Plaatsen:
    """So many at once; ``wachtend`` says how many are waiting now."""

    aantal: int
    hoogstens_wachtend: int
    wachtend: int = 0
    _slot: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._vrij = threading.Semaphore(self.aantal)

    def take(self, hoogstens_s: float = _HOOGSTENS_S) -> bool:
        """Wait for a seat; false when too many wait already, or none came free in time."""
        if self._vrij.acquire(blocking=False):
            return True
        with self._slot:
            if self.wachtend >= self.hoogstens_wachtend:
                return False
            self.wachtend += 1
        try:
            return self._vrij.acquire(timeout=hoogstens_s)
        finally:
            with self._slot:
                self.wachtend -= 1

    def give_back(self) -> None:
        """Leave the seat to who waits."""
        self._vrij.release()


@dataclass
class Zaal:
    """The seats of one process."""

    gewoon: Plaatsen = field(default_factory=lambda: Plaatsen(_ZITPLAATSEN, DRADEN))
    langzaam: Plaatsen = field(default_factory=lambda: Plaatsen(_LANGZAME_PLAATSEN, _WACHTEND_LANGZAAM))

    def register(self, server: Flask) -> None:
        """Seat every question that makes an answer; after what answers from what is kept."""
        server.before_request(self._seat)
        server.teardown_request(_leave)

    def _seat(self) -> Response | None:
        if not request.path.startswith(_WEGEN):
            return None
        plaatsen = self.langzaam if is_slow() else self.gewoon
        begin = time.perf_counter()
        if not plaatsen.take():
            return Response(
                _DRUK, 503, mimetype="text/plain", headers={"Retry-After": "5", "Cache-Control": "no-store"}
            )
        g.fk_plaats = plaatsen
        request.environ[GEWACHT] = time.perf_counter() - begin
        return None


def is_slow() -> bool:
    """Whether the question at hand is about the origin of a figure, a file, or a page with a scenario in its address."""
    if request.path != _VRAAG:
        return request.path.startswith("/v1/herkomst")
    vraag = g.get("fk_vraag", {})
    if str(vraag.get("output", "")).startswith(_LANGZAAM):
        return True
    waarden = [deel.get("value") for deel in vraag.get("inputs", []) if isinstance(deel, dict)]
    return any(
        deel.startswith(_MET_SCENARIO)
        for waarde in waarden
        if isinstance(waarde, str)
        for deel in waarde.removeprefix("?").split("&")
    )


def _leave(_fout: BaseException | None) -> None:
    if (plaatsen := g.pop("fk_plaats", None)) is not None:
        plaatsen.give_back()
