"""Compression of answers, outside Flask: what the application keeps and what it sends stay the bytes it made.

A text that was sent before is found by its hash, so a script or a kept answer is compressed once. With that hash an answer
that says nothing about its freshness is told apart too: who has it already gets 304.
"""

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from cachetools import LRUCache
from werkzeug.datastructures import Headers
from werkzeug.http import parse_accept_header, parse_etags

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_SOORTEN = frozenset(
    {
        "application/geo+json",
        "application/javascript",
        "application/json",
        "application/ld+json",
        "application/problem+json",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/html",
        "text/javascript",
        "text/plain",
        "text/turtle",
    }
)
_KLEINSTE = 1024  # below this the headers weigh more than what is saved
_GROOTSTE = 16 * 1024 * 1024  # of one answer that is held in memory; the rest goes as it comes
_BEWAARD_BYTES = 48 * 1024 * 1024
_NIVEAU = 6


class Inpakken:
    """A WSGI application around another; safe to share between threads."""

    def __init__(self, app: "WSGIApplication", bewaard_bytes: int = _BEWAARD_BYTES) -> None:
        self._app = app
        self._slot = threading.Lock()
        self._bewaard: LRUCache[bytes, bytes] = LRUCache(bewaard_bytes, getsizeof=len)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        begin: list[tuple[str, list[tuple[str, str]], OptExcInfo | None]] = []

        def remember(
            status: str, koppen: list[tuple[str, str]], exc_info: "OptExcInfo | None" = None
        ) -> Callable[[bytes], object]:
            begin[:] = [(status, koppen, exc_info)]
            return _refuse_write

        delen = self._app(environ, remember)
        [(status, lijst, fout)] = begin
        koppen = Headers(lijst)
        if not _may_be_packed(environ, status, koppen):
            start_response(status, lijst, fout)
            return delen
        try:
            inhoud = b"".join(delen)
        finally:
            if (sluit := getattr(delen, "close", None)) is not None:
                sluit()
        koppen.add("Vary", "Accept-Encoding")
        merk = hashlib.blake2b(inhoud, digest_size=16).digest()
        is_te_bewaren = status.startswith("200") and environ["REQUEST_METHOD"] == "GET"
        if is_te_bewaren and "ETag" not in koppen:
            koppen["ETag"] = f'W/"{merk.hex()}"'
            koppen.setdefault("Cache-Control", "no-cache")
            if parse_etags(environ.get("HTTP_IF_NONE_MATCH")).contains_weak(merk.hex()):
                for naam in ("Content-Length", "Content-Type"):
                    koppen.remove(naam)
                start_response("304 NOT MODIFIED", koppen.to_wsgi_list())
                return []
        if len(inhoud) >= _KLEINSTE and parse_accept_header(environ.get("HTTP_ACCEPT_ENCODING"))["gzip"] > 0:
            inhoud = self._pack(merk, inhoud)
            koppen["Content-Encoding"] = "gzip"
            if (etag := koppen.get("ETag", "")).startswith('"'):
                koppen["ETag"] = f"W/{etag}"  # the same text, no longer the same bytes
        koppen["Content-Length"] = str(len(inhoud))
        start_response(status, koppen.to_wsgi_list(), fout)
        return [inhoud]

    def _pack(self, merk: bytes, inhoud: bytes) -> bytes:
        with self._slot:
            if (bekend := self._bewaard.get(merk)) is not None:
                return bekend
        klein = gzip.compress(inhoud, _NIVEAU, mtime=0)
        with self._slot:
            if len(klein) <= self._bewaard.maxsize:
                self._bewaard[merk] = klein
        return klein


def _may_be_packed(environ: "WSGIEnvironment", status: str, koppen: Headers) -> bool:
    """Whole answers in text of a size that is known and fits; a part of a file (206) stays the part that it is.

    What nobody may keep is for one reader and holds the token of his forms: its length must tell nothing of that, and it is not
    remembered here either.
    """
    soort = koppen.get("Content-Type", "").partition(";")[0].strip().lower()
    lengte = koppen.get("Content-Length", "")
    return (
        environ["REQUEST_METHOD"] in ("GET", "POST")
        and status[:3] in ("200", "404", "400")
        and soort in _SOORTEN
        and "Content-Encoding" not in koppen
        and koppen.get("Cache-Control") != "no-store"
        and lengte.isdigit()
        and int(lengte) <= _GROOTSTE
    )


def _refuse_write(_deel: bytes) -> object:
    """The old second way of WSGI (PEP 3333) to give an answer. Flask has none of it; bytes given so would be lost without a word."""
    raise NotImplementedError("the application gives its answer as it returns, not by write()")
