"""Serving the dashboard to a browser."""

import logging
import threading
from pathlib import Path

_DRADEN = 8


def serve(
    database: Path,
    host: str,
    poort: int,
    raw: Path | None = None,
    standen: Path | None = None,
    *,
    teksten: Path | None = None,
    productie: bool = False,
) -> None:
    """Serve the dashboard until the process is stopped; raises OSError when the port is taken."""
    from waitress import create_server

    from dashboard.app import create_app

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    app = create_app(database, raw, standen, teksten=teksten, productie=productie)
    server = create_server(app.server, host=host, port=poort, threads=_DRADEN, ident="fondskompas")
    threading.Thread(target=_warm_up, args=(app,), daemon=True).start()
    server.run()


def _warm_up(app: object) -> None:
    """Ask for both pages once, so that the first reader does not wait for what is loaded on first use."""
    from dashboard.figuren.basis import warm_up_figures

    warm_up_figures()
    app.server.test_client().get("/_dash-layout")  # type: ignore[attr-defined]
