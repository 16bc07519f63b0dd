"""Answers to callbacks that are kept for the next reader who asks exactly the same.

A part of a page follows from the publication and the address, and from nothing else; to make it costs a thousand times
what it costs to send it again. What is kept are the bytes of such an answer, found by the bytes of the question; of a
section by what it follows in the address, so that another field there does not have it made again. An answer is kept only when its callback says that it is such a part (``remembered``) and nothing in it failed (``note_failure``).
Nothing here belongs to a reader.
"""

import functools
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType
from typing import ParamSpec, TypeVar

from cachetools import LRUCache
from flask import Flask, Response, g, has_app_context, request

from dashboard.gegevens.toestand import restrict
from dashboard.gegevens.uitgave import GeenDatabase

P = ParamSpec("P")
T = TypeVar("T")
_PAD = "/_dash-update-component"
_GROOTSTE_VRAAG = 16 * 1024
_BEVROREN = b"stand="
_BEWAARD_BYTES = 64 * 1024 * 1024
_mislukt: ContextVar[list[str] | None] = ContextVar("mislukt", default=None)


def note_failure(onderdeel: str) -> None:
    """Say that a part could not be made, so that the answer it stands in is not kept."""
    mislukt = _mislukt.get()
    if mislukt is not None:
        mislukt.append(onderdeel)


@contextmanager
def watch_failures() -> Iterator[list[str]]:
    """The parts that could not be made meanwhile."""
    mislukt: list[str] = []
    token = _mislukt.set(mislukt)
    try:
        yield mislukt
    finally:
        _mislukt.reset(token)


def remembered(callback: Callable[P, T]) -> Callable[P, T]:
    """Keep the answers of a callback that reads nothing but its arguments and the publication."""

    @functools.wraps(callback)
    def inner(*args: P.args, **kwargs: P.kwargs) -> T:
        with watch_failures() as mislukt:
            antwoord = callback(*args, **kwargs)
        if not mislukt and has_app_context():
            g.fk_bewaar = True
        return antwoord

    return inner


class Antwoorden:
    """The kept answers of one application, the latest used first to stay; safe to share between threads.

    ``find_basis`` says what answers follow from beside the question; it raises GeenDatabase when there are no figures yet,
    and then nothing is kept. The day counts as well, because a sentence may say what is past. ``secties`` says of every output
    that is filled from the address alone which fields it follows (``None`` for all).
    """

    def __init__(
        self,
        find_basis: Callable[[], Hashable],
        bewaard_bytes: int = _BEWAARD_BYTES,
        secties: Mapping[str, tuple[str, ...] | None] = MappingProxyType({}),
    ) -> None:
        self._find_basis = find_basis
        self._secties = secties
        self._slot = threading.Lock()
        self._bewaard: LRUCache[tuple[Hashable, ...], bytes] = LRUCache(bewaard_bytes, getsizeof=len)

    def register(self, server: Flask) -> None:
        """Answer from what is kept, and keep what may be kept."""
        server.before_request(self._answer)
        server.after_request(self._keep)

    def _answer(self) -> Response | None:
        sleutel = self._key()
        if sleutel is None:
            return None
        with self._slot:
            if (bekend := self._bewaard.get(sleutel)) is not None:
                return Response(bekend, mimetype="application/json")
        g.fk_sleutel = sleutel
        return None

    def _keep(self, antwoord: Response) -> Response:
        # A publication that came while the answer was made: it may hold figures of both, so it is not kept.
        sleutel = g.get("fk_sleutel")
        if antwoord.status_code == 200 and g.get("fk_bewaar") and sleutel and sleutel == self._key():
            inhoud = antwoord.get_data()
            if len(inhoud) <= self._bewaard.maxsize:
                with self._slot:
                    self._bewaard[sleutel] = inhoud
        return antwoord

    def _key(self) -> tuple[Hashable, ...] | None:
        """The question with all that its answer follows from; ``None`` for what is no question to keep."""
        if request.path != _PAD or (request.content_length or 0) > _GROOTSTE_VRAAG:
            return None
        vraag = request.get_data(cache=True)
        if _BEVROREN in vraag:
            return None  # a frozen state is verified for every answer, so none is kept
        try:
            return (self._find_basis(), datetime.now(UTC).date(), self._name(vraag))
        except GeenDatabase:
            return None

    def _name(self, vraag: bytes) -> Hashable:
        """What questions with the same answer have in common; of a section what it asks for and what it follows.

        Everything that comes back in the answer counts, or a strange question would be answered to others.
        """
        match request.get_json(silent=True):
            case {
                "output": str(uitvoer),
                "outputs": {"id": str(id_), "property": str(eigenschap)},
                "inputs": [{"value": str(search)}],
            } if uitvoer in self._secties and uitvoer == f"{id_}.{eigenschap}":
                return uitvoer, restrict(search, self._secties[uitvoer])
        return vraag
