"""Serving the dashboard to a browser."""

import gc
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import dash
from werkzeug.test import Client

from dashboard.api.wegen import warm_up_tables
from dashboard.dienst import logboek
from dashboard.dienst.keuzes import read_service
from dashboard.dienst.luisteren import open_port, serve_on
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.pagina import Pagina, Sectie
from pipelines.basis.bevinding import FondskompasFout

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from pipelines.basis.instellingen import Instellingen

_KIJKT_S = 20


def serve(keuzes: "Instellingen", host: str, poort: int) -> None:
    """Serve the dashboard on the figures of ``keuzes`` until the process is stopped; raises FondskompasFout when
    it cannot listen there, or when settings contradict each other."""
    logboek.set_up(keuzes.logvorm)
    bediening = read_service(keuzes, host)

    def make() -> "WSGIApplication":
        """In each process that serves: the application, and a thread that keeps it warm."""
        from dashboard.app import create_app
        from dashboard.inname.openen import inname_of
        from dashboard.pages.lijst import read_pages

        app = create_app(
            keuzes.database_pad,
            keuzes.raw,
            keuzes.standen_pad,
            teksten=keuzes.teksten,
            productie=keuzes.productie,
            uitgaven=keuzes.open_pad,
            per_minuut=keuzes.api_per_minuut,
            bediening=bediening,
            inname=inname_of(keuzes),
        )
        warm = (app, read_pages(), keuzes.database_pad)
        threading.Thread(target=_keep_warm, args=warm, daemon=True).start()
        return app.server

    serve_on(open_port(host, poort), make, keuzes.werkers)


def _keep_warm(app: dash.Dash, paginas: Sequence[Pagina], database: Path) -> None:
    """Warm up for the publication that is there, and again for each that comes and for each day: answers are kept for both."""
    from dashboard.kader.sectie import read_years

    gegevens = Gegevens(database)
    warm: object = None
    while True:
        try:
            nu = (gegevens.edition(), datetime.now(UTC).date())
            if nu != warm:
                warm_up(app, paginas, read_years(gegevens))
                warm = nu
        except FondskompasFout:
            warm = None  # no figures yet, or they are being replaced: every page says so itself
        time.sleep(_KIJKT_S)


def warm_up(app: dash.Dash, paginas: Sequence[Pagina], jaren: Sequence[int] = ()) -> None:
    """Ask for every part of every page once, and once for each of ``jaren``, so that few readers wait for what is made first."""
    from dashboard.beeld.grafiek.figuur import warm_up_figures

    warm_up_figures()
    browser = Client(app.server.config["FK_BINNEN"])  # behind the edge: it is no reader, and comes by no name
    browser.get("/_dash-layout")
    warm_up_tables(browser)
    for search in ("", *(f"?jaar={jaar}" for jaar in jaren)):
        for sectie in (sectie for pagina in paginas for sectie in pagina.secties):
            browser.post("/_dash-update-component", json=_question(sectie, search))
    _spare_collector()


def _spare_collector() -> None:
    """Leave what was loaded to the end out of every later collection: going over all of it stops all readers at once."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _question(sectie: Sectie, search: str) -> dict[str, object]:
    """What a browser posts for a section, as far as it counts."""
    return {
        "output": f"{sectie.id}.children",
        "outputs": {"id": sectie.id, "property": "children"},
        "inputs": [{"id": f"{sectie.id}-adres", "property": "data", "value": search}],
        "changedPropIds": [f"{sectie.id}-adres.data"],
    }
