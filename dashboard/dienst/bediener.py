"""Gunicorn as one command uses it: no configuration of its own, and connections that do not ask anything cost no thread."""

import errno
import logging
import os
import selectors
import socket
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import TConn, ThreadWorker
from prometheus_client.multiprocess import mark_process_dead

from dashboard.dienst.metingen import is_counted_together

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_GEDULD_S = 10.0  # between two pieces of one question
_HOOGSTENS_S = 120.0  # for a whole one
_VERGEEFS = frozenset({errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK})
_VOL = frozenset({errno.EMFILE, errno.ENFILE})


class Beleefd(socket.socket):
    """A connection whose other side has so long to say what it says; a thread that listens to it does not listen for ever."""

    _einde = 0.0

    def setblocking(self, flag: bool, /) -> None:
        """Waiting means waiting with patience, and patience ends."""
        self.settimeout(_GEDULD_S if flag else 0.0)
        self._einde = time.monotonic() + _HOOGSTENS_S

    def recv(self, *args: Any) -> bytes:
        """What comes in; ConnectionResetError when that took too long."""
        if self.gettimeout() and time.monotonic() > self._einde:
            raise ConnectionResetError(errno.ECONNRESET, "too slow")
        try:
            return super().recv(*args)
        except TimeoutError as fout:
            raise ConnectionResetError(errno.ECONNRESET, "too slow") from fout

    def sendall(self, *args: Any) -> None:
        """All of it, to who takes it."""
        try:
            super().sendall(*args)
        except TimeoutError as fout:
            raise ConnectionResetError(errno.ECONNRESET, "too slow") from fout


class Draadwerker(ThreadWorker):
    """A worker that waits for the first words of a new connection where it waits for all others, and not in a thread.

    The one it stems from lets a thread wait five seconds for them; a browser opens connections ahead of what it may ask, and a
    handful of those would hold every thread.
    """

    def handle_quit(self, sig: int, frame: Any) -> None:
        """Ctrl+C stops as kindly as a service manager does: what is being answered is finished."""
        self.handle_exit(sig, frame)

    def accept(self, listener: socket.socket) -> None:
        """Take a connection and watch it."""
        try:
            nieuw, adres = listener.accept()
        except OSError as fout:
            if fout.errno in _VOL:
                logging.getLogger("fondskompas.server").error(
                    "Er zijn te veel open bestanden; nieuwe verbindingen wachten."
                )
                time.sleep(0.05)
            elif fout.errno not in _VERGEEFS:
                raise
            return
        verbinding = TConn(
            self.cfg,
            Beleefd(nieuw.family, nieuw.type, nieuw.proto, nieuw.detach()),
            adres,
            listener.getsockname(),
        )
        self.nr_conns += 1
        verbinding.set_timeout()
        self.pending_conns.append(verbinding)
        self.poller.register(
            verbinding.sock,
            selectors.EVENT_READ,
            lambda sok: self.on_pending_socket_readable(verbinding, sok),
        )


class Logregels(Logger):
    """Gunicorn's own lines in the log of the program."""

    def setup(self, cfg: Any) -> None:
        """No handlers of its own."""
        super().setup(cfg)
        for handler in list(self.error_log.handlers):
            self.error_log.removeHandler(handler)
        self.error_log.propagate = True


class Programma(BaseApplication):
    """The application and its settings, for gunicorn; ``make`` is called in each process that serves."""

    def __init__(self, make: "Callable[[], WSGIApplication]", keuzes: Mapping[str, object]) -> None:
        self._make = make
        self._keuzes = {
            **keuzes,
            "worker_class": Draadwerker,
            "logger_class": Logregels,
            "child_exit": _forget,
            "worker_exit": _leave,
        }
        super().__init__()

    def load_config(self) -> None:
        """Nothing from a file or the environment."""
        for naam, waarde in self._keuzes.items():
            self.cfg.set(naam, waarde)

    def load(self) -> Any:
        """Make the application."""
        return self._make()


def _forget(_server: object, werker: Any) -> None:
    """What a process that is gone was doing at the moment no longer counts."""
    if is_counted_together():
        mark_process_dead(werker.pid)


def _leave(_server: object, werker: Any) -> None:
    """Go at once when everything is answered: what libraries still hold goes with the process, and they need not say so."""
    if werker.booted:
        logging.shutdown()
        os._exit(0)


def run(make: "Callable[[], WSGIApplication]", keuzes: Mapping[str, object]) -> None:
    """Serve until told to stop."""
    Programma(make, keuzes).run()
