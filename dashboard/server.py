"""Serving the dashboard to a browser."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

import dash

from dashboard.pagina import Pagina

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
    from dashboard.pages.lijst import read_pages

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    app = create_app(database, raw, standen, teksten=teksten, productie=productie)
    server = create_server(app.server, host=host, port=poort, threads=_DRADEN, ident="fondskompas")
    threading.Thread(target=warm_up, args=(app, read_pages()), daemon=True).start()
    server.run()


def warm_up(app: dash.Dash, paginas: Sequence[Pagina]) -> None:
    """Ask for every part of every page once, so that no reader waits for what is loaded on first use."""
    from dashboard.figuren.basis import warm_up_figures

    warm_up_figures()
    browser = app.server.test_client()
    browser.get("/_dash-layout")
    for sectie in (sectie for pagina in paginas for sectie in pagina.secties):
        adres = {"id": f"{sectie.id}-adres", "property": "data", "value": ""}
        vraag = {
            "output": f"{sectie.id}.children",
            "outputs": {"id": sectie.id, "property": "children"},
            "inputs": [adres],
            "changedPropIds": [f"{sectie.id}-adres.data"],
        }
        browser.post("/_dash-update-component", json=vraag)
