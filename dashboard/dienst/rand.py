"""The outer edge: every request gets an id, comes by a known name, and is counted and logged when it is answered."""

import logging
import re
import time
import uuid
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from dashboard.dienst.drukte import GEWACHT
from dashboard.dienst.keuzes import Bediening
from dashboard.dienst.logboek import VERZOEK
from dashboard.dienst.metingen import Metingen

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

KOP = "X-Request-ID"
_LOG = logging.getLogger("fondskompas.verzoek")
_KENMERK = re.compile(r"[A-Za-z0-9._-]{8,64}")
_HOST = re.compile(r"(?P<naam>\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?", re.IGNORECASE)
_ZONDER_HOST = (
    "/gezond",
    "/klaar",
)  # whoever watches asks by the address of the machine, and hears nothing else
_ANDERE_NAAM = b"Onder deze naam is Fondskompas hier niet te bereiken.\n"
_SOORTEN = (
    ("/_dash-update-component", "vraag"),
    ("/_dash-component-suites", "script"),
    ("/assets", "script"),
    ("/_", "raamwerk"),
    ("/v1", "api"),
    ("/g", "publiek"),
    ("/open", "uitgave"),
    ("/inname", "inname"),
)


class Rand:
    """A WSGI application around another."""

    def __init__(self, app: "WSGIApplication", bediening: Bediening, metingen: Metingen) -> None:
        self._app = app
        self._hosts = frozenset(bediening.hosts)
        self._vertrouwt_kenmerk = bediening.hops > 0
        self._logt = bediening.logt_verzoeken
        self._metingen = metingen

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        kenmerk = self._name(environ)
        begin = time.perf_counter()
        status = 500

        def start(
            regel: str, koppen: list[tuple[str, str]], exc_info: "OptExcInfo | None" = None
        ) -> Callable[[bytes], object]:
            nonlocal status
            status = int(regel[:3])
            return start_response(regel, [*koppen, (KOP, kenmerk)], exc_info)

        environ["fondskompas.verzoek"] = kenmerk  # for the audit chain of the returns loop
        token = VERZOEK.set(kenmerk)
        try:
            if not self._is_asked_by_name(environ):
                koppen = [
                    ("Content-Type", "text/plain; charset=utf-8"),
                    ("Content-Length", str(len(_ANDERE_NAAM))),
                ]
                start("400 BAD REQUEST", koppen)
                return [_ANDERE_NAAM]
            return self._app(environ, start)
        finally:
            self._note(environ, status, time.perf_counter() - begin)
            VERZOEK.reset(token)

    def _name(self, environ: "WSGIEnvironment") -> str:
        """The id that our own proxy gave, else a new one."""
        gegeven = environ.get("HTTP_X_REQUEST_ID", "") if self._vertrouwt_kenmerk else ""
        return gegeven if _KENMERK.fullmatch(gegeven) else uuid.uuid4().hex

    def _is_asked_by_name(self, environ: "WSGIEnvironment") -> bool:
        if not self._hosts or environ.get("PATH_INFO") in _ZONDER_HOST:
            return True
        treffer = _HOST.fullmatch(environ.get("HTTP_HOST", ""))
        return treffer is not None and treffer["naam"].strip("[]").lower().rstrip(".") in self._hosts

    def _note(self, environ: "WSGIEnvironment", status: int, duur_s: float) -> None:
        pad = environ.get("PATH_INFO", "")
        soort = next((soort for begin, soort in _SOORTEN if pad.startswith(begin)), "pagina")
        gewacht = environ.get(GEWACHT)
        self._metingen.note(soort, status, duur_s, gewacht)
        if self._logt:
            # no address, no query, no browser: who asked what is nobody's business (AVG)
            velden = {"methode": environ.get("REQUEST_METHOD"), "pad": pad, "status": status, "soort": soort}
            _LOG.info("verzoek", extra={**velden, "duur_ms": round(duur_s * 1000, 1)})
