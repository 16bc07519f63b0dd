"""Put the service around an application, in this order from the network in: proxy, headers, edge, compression, pages."""

from collections.abc import Callable

from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.dienst import toezicht
from dashboard.dienst.inpakken import Inpakken
from dashboard.dienst.keuzes import Bediening
from dashboard.dienst.koppen import Koppen
from dashboard.dienst.logboek import VERZOEK
from dashboard.dienst.metingen import Metingen
from dashboard.dienst.rand import Rand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.publiek.blad import paragraphs, write_sheet

_WOORDEN = {
    400: ("Deze vraag klopt niet", "De server begrijpt niet wat er wordt gevraagd."),
    404: ("Deze pagina bestaat niet", "Misschien is het adres verkeerd overgenomen."),
    405: ("Dat kan hier niet", "Dit adres is niet bedoeld voor deze soort vraag."),
    413: ("Dit is te groot", "Er is meer gestuurd dan deze server aanneemt."),
}
_ANDERS = ("Er ging iets mis", "De fout is vastgelegd. Probeer het later opnieuw.")


def surround(server: Flask, gegevens: Gegevens, bediening: Bediening, find_policy: Callable[[], str]) -> None:
    """Wrap a server, and add the addresses for who keeps watch; ``find_policy`` gives the policy of the pages."""
    metingen = Metingen(lambda: toezicht.find_age(gegevens))
    toezicht.register(server, gegevens, bediening, metingen)
    server.register_error_handler(HTTPException, _explain)
    for onbekend in (DependencyException, InvalidResourceError):  # a script that no library has
        server.register_error_handler(onbekend, lambda _: _explain(NotFound()))
    server.config["FK_BINNEN"] = server.wsgi_app
    app = Inpakken(server.wsgi_app)
    app = Koppen(Rand(app, bediening, metingen), find_policy, tls=bediening.tls)
    if bediening.hops:
        app = ProxyFix(app, x_for=bediening.hops, x_proto=bediening.hops, x_host=bediening.hops)
    server.wsgi_app = app


def _explain(fout: HTTPException) -> Response | HTTPException:
    """What goes wrong at the server, in Dutch, with the id under which the log has it."""
    if fout.response is not None or (fout.code or 500) < 400:
        return fout
    titel, uitleg = _WOORDEN.get(fout.code or 500, _ANDERS)
    if request.path.startswith("/_"):  # a script asks, which shows nothing of it
        antwoord = Response(f"{titel}. {uitleg}\n", fout.code, mimetype="text/plain")
    else:
        kenmerk = f"Kenmerk: {VERZOEK.get()}" if (fout.code or 500) >= 500 else None
        antwoord = Response(
            write_sheet(titel, f"<h1>{titel}</h1>\n{paragraphs(uitleg, kenmerk)}"),
            fout.code,
            mimetype="text/html",
        )
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
