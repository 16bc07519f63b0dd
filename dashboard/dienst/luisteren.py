"""Listening on a port: gunicorn where it runs, waitress elsewhere (Windows); either keeps many open connections at little cost.

A browser keeps six connections open for as long as its page is open, so a thousand readers are thousands of connections of
which a handful asks something. Gunicorn watches those in the kernel (epoll, kqueue) and gives a thread to who speaks; waitress
goes over all of them in Python.
"""

import errno
import importlib.util
import logging
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from typing import TYPE_CHECKING

from dashboard.dienst.drukte import DRADEN
from dashboard.dienst.keuzes import SAMEN_TELLEN
from pipelines.basis.bevinding import FondskompasFout

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

VERBINDINGEN = 4000
"""Open connections that one process keeps; more wait in the queue of the system until one goes."""
_ANDERS_OPEN = 200  # figures, sources, sockets of our own, libraries
_RIJ = 2048
_OPENHOUDEN_S = 75  # longer than the minute that proxies reuse a connection for
_AFMAKEN_S = 30
_WAITRESS_VERBINDINGEN = 480 if sys.platform == "win32" else 2000  # select on Windows takes 512
_LOG = logging.getLogger("fondskompas.server")
_WAAROM = {
    errno.EADDRINUSE: "een ander programma luistert daar al",
    errno.EACCES: "daar is geen recht voor",
    errno.EADDRNOTAVAIL: "deze computer heeft dat adres niet",
}
Maker = Callable[[], "WSGIApplication"]


def open_port(host: str, poort: int) -> socket.socket:
    """A socket that listens; raises FondskompasFout when it cannot."""
    sok = None
    try:
        soort, vorm, protocol, _, adres = socket.getaddrinfo(
            host, poort, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        sok = socket.socket(soort, vorm, protocol)
        if sys.platform != "win32":  # there it would let two programs have the same port
            sok.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sok.bind(adres)
        sok.listen(_RIJ)
    except (OSError, UnicodeError) as fout:
        if sok is not None:
            sok.close()
        waarom = _WAAROM.get(getattr(fout, "errno", None) or 0, "dat adres bestaat niet")
        raise FondskompasFout(
            f"Poort {poort} op {host} is niet te gebruiken: {waarom}. Kies een andere met --poort of --host."
        ) from fout
    return sok


def raise_file_limit() -> int:
    """Let this process have as many open files as it needs, and say how many connections fit; in the log when those are few."""
    if importlib.util.find_spec("resource") is None:  # Windows has no such limit
        return VERBINDINGEN
    import resource

    nodig = VERBINDINGEN + _ANDERS_OPEN
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    onbeperkt = resource.RLIM_INFINITY
    if zacht != onbeperkt and zacht < nodig:
        doel = nodig if hard == onbeperkt else min(nodig, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (doel, hard))
        zacht = doel
    if zacht == onbeperkt or zacht >= nodig:
        return VERBINDINGEN
    passend = max(zacht - _ANDERS_OPEN, zacht // 2)
    _LOG.warning(
        "Dit systeem laat %d open bestanden toe; daarmee passen er %d verbindingen (ongeveer %d lezers) in plaats van %d. "
        "Verhoog de grens: ulimit -n %d, of LimitNOFILE in de dienst.",
        zacht,
        passend,
        passend // 6,
        VERBINDINGEN,
        nodig,
    )
    return passend


def serve_on(sok: socket.socket, make: Maker, werkers: int) -> None:
    """Serve what ``make`` makes, in as many processes, until the process is told to stop; what is being answered is finished.

    The socket is theirs from now on, and closed when they are done.
    """
    verbindingen = raise_file_limit()
    if importlib.util.find_spec("gunicorn") is None or not hasattr(os, "fork"):
        if werkers > 1:
            _LOG.warning("Op dit systeem draait het dashboard in één proces; FONDSKOMPAS_WERKERS telt niet.")
        _serve_with_waitress(sok, make(), min(verbindingen, _WAITRESS_VERBINDINGEN))
        return
    with tempfile.TemporaryDirectory(prefix="fondskompas-") as map_:
        if werkers > 1:
            os.environ[SAMEN_TELLEN] = map_
        from dashboard.dienst.bediener import run

        run(
            make,
            {
                "bind": [f"fd://{sok.detach()}"],
                "workers": werkers,
                "threads": DRADEN,
                "worker_connections": verbindingen,
                "backlog": _RIJ,
                "keepalive": _OPENHOUDEN_S,
                "graceful_timeout": _AFMAKEN_S,
                "worker_tmp_dir": map_,
                "forwarded_allow_ips": "",  # who our proxies are is a setting of our own
                "control_socket_disable": True,
                "proc_name": "fondskompas",
                "loglevel": "warning",
            },
        )


def _serve_with_waitress(sok: socket.socket, app: "WSGIApplication", verbindingen: int) -> None:
    from waitress.server import create_server

    server = create_server(
        app,
        sockets=[sok],
        threads=DRADEN,
        connection_limit=verbindingen,
        asyncore_use_poll=sys.platform != "win32",
        channel_timeout=_OPENHOUDEN_S,
        clear_untrusted_proxy_headers=False,  # read by ProxyFix, for as many hops as are stated
        ident="fondskompas",
    )

    def stop(*_: object) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, stop)
    try:
        server.run()
    finally:
        server.close()
