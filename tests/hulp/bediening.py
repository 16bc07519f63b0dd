"""A dashboard as an organisation runs it: a process of its own on a port of its own, with its settings."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tests.hulp.helpers import ROOT

_START = "import sys; from dashboard.cli import main; sys.exit(main())"


class Dienst:
    """A running dashboard."""

    def __init__(self, proces: subprocess.Popen[bytes], poort: int, log: IO[str]) -> None:
        self.proces = proces
        self.poort = poort
        self._log = log

    def connect(self, timeout: float = 30) -> http.client.HTTPConnection:
        """A connection that stays open."""
        return http.client.HTTPConnection("127.0.0.1", self.poort, timeout=timeout)

    def get(self, pad: str, **koppen: str) -> tuple[int, dict[str, str], bytes]:
        """One answer over a connection of its own."""
        con = self.connect()
        con.request("GET", pad, headers={naam.replace("_", "-"): waarde for naam, waarde in koppen.items()})
        antwoord = con.getresponse()
        inhoud = antwoord.read()
        con.close()
        return antwoord.status, {k.lower(): v for k, v in antwoord.getheaders()}, inhoud

    def stop(self, hoe: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Its exit code, and what it said."""
        if self.proces.poll() is None:
            self.proces.send_signal(hoe)
        self.proces.wait(timeout=45)
        return self.proces.returncode, self.said()

    def said(self) -> str:
        """What it wrote to its log so far."""
        self._log.seek(0)
        return self._log.read()


def free_port() -> int:
    """A port that nobody has at the moment."""
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        return sok.getsockname()[1]


@contextlib.contextmanager
def serving(data: Path, database: Path, **keuzes: str) -> Iterator[Dienst]:
    """A dashboard that is ready, or answers that it has no figures; ``keuzes`` are its settings by name."""
    poort = free_port()
    omgeving = {naam: w for naam, w in os.environ.items() if not naam.startswith("FONDSKOMPAS_")}
    omgeving |= {f"FONDSKOMPAS_{naam.upper()}": waarde for naam, waarde in keuzes.items()}
    omgeving |= {"FONDSKOMPAS_DATA": str(data), "FONDSKOMPAS_DATABASE": str(database)}
    # no pipe: one that nobody reads is full at some time
    log = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
    proces = subprocess.Popen(
        [sys.executable, "-c", _START, "dashboard", "--poort", str(poort)],
        cwd=ROOT,
        env=omgeving,
        stdout=subprocess.DEVNULL,
        stderr=log,
    )
    dienst = Dienst(proces, poort, log)
    try:
        einde = time.monotonic() + 60
        while True:
            try:
                dienst.get("/gezond")
                break
            except OSError:
                if proces.poll() is not None or time.monotonic() > einde:
                    raise AssertionError(f"it does not serve: {dienst.stop(signal.SIGKILL)}") from None
                time.sleep(0.1)
        yield dienst
    finally:
        if proces.poll() is None:
            dienst.stop()
        log.close()
