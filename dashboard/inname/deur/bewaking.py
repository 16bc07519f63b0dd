"""What stands before every route: bounds, the session, the matrix of rights and the token of the form; and what goes after it."""

import secrets
from collections.abc import Mapping
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from dashboard.gegevens.maat import Maat
from dashboard.inname import sessie
from dashboard.inname.deur.rechten import may_enter
from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.inname.mensen.rechten import GeenRecht

_FORMULIER_BYTES = 512 * 1024
_VELDEN = 4000
UPLOADS = frozenset({"inname.inleveren"})
"""The route that takes a file; every other body is small."""
_PER_MINUUT = {"aanmelden": 30, "gast": 30, "schrijven": 120, "lezen": 600}
_KOPPEN = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_TEKSTEN = {
    400: ("Dit verzoek klopt niet", "Ga terug, laad de pagina opnieuw en probeer het nog eens."),
    403: ("Dit mag u hier niet", "Uw rol geeft geen toegang tot deze pagina of deze stap."),
    404: ("Deze pagina is er niet", "Het adres klopt niet, of wat u zoekt is niet voor u te zien."),
    405: ("Dit verzoek klopt niet", "Ga terug, laad de pagina opnieuw en probeer het nog eens."),
    413: ("Dit is te groot", "Lever een kleiner bestand in."),
    500: (
        "Er ging iets mis",
        "Dat ligt aan Fondskompas en niet aan u. Probeer het opnieuw; blijft het misgaan, meld het dan.",
    ),
    429: ("Dat is te vaak achter elkaar", "Wacht een minuut en probeer het dan opnieuw."),
}


class Bewaking:
    """The checks of one server; each kind of request has a bound, per user, and per address for who has not signed in."""

    def __init__(self, per_minuut: Mapping[str, int] = _PER_MINUUT) -> None:
        self._maten = {soort: Maat(aantal) for soort, aantal in per_minuut.items()}

    def register(self, blad: Blueprint) -> None:
        """Put them before and after every route of a blueprint."""
        blad.before_request(self._check)
        blad.after_request(_finish)
        blad.register_error_handler(HTTPException, _say_error)
        blad.register_error_handler(FondskompasFout, _say_refusal)

    def _check(self) -> Response | None:
        """Let a request through, or say what is the matter; in this order, so that the cheapest refuses first."""
        route = (request.endpoint or "").removeprefix("inname.")
        huis = current_app.config["FK_INNAME"]
        is_upload = request.endpoint in UPLOADS
        request.max_content_length = huis.hoogstens_bytes if is_upload else _FORMULIER_BYTES
        request.max_form_memory_size = _FORMULIER_BYTES
        request.max_form_parts = _VELDEN
        if route == "static":
            return None
        if (request.content_length or 0) > request.max_content_length:
            return _page(413)  # before anything of it is read
        if "\x00" in request.path:
            return _page(404)
        if _has_null(request.args):
            return _page(400)
        g.verzoek = request.environ.get("fondskompas.verzoek") or secrets.token_hex(8)
        if route.startswith("aanmelden_") and (wacht := self._wait("aanmelden", request.remote_addr)):
            return wacht
        g.sessie = huis.read_session(sessie.read_cookie(sessie.SESSIE))
        wie = g.sessie.gebruiker if g.sessie else request.remote_addr
        soort = "lezen" if request.method in ("GET", "HEAD") else "schrijven" if g.sessie else "gast"
        if wacht := self._wait(soort, wie):
            return wacht
        rollen = None if g.sessie is None else g.sessie.rollen
        if not may_enter(route, rollen):
            if rollen is None:
                return _to_sign_in()
            return _page(403)
        if request.method not in ("GET", "HEAD") and (_has_null(request.form) or not sessie.has_form_token()):
            return _page(400)
        return None

    def _wait(self, soort: str, wie: str | None) -> Response | None:
        """The refusal for who asks too much of this kind; ``None`` for who may go on."""
        wacht = self._maten[soort].wait(wie or "")
        if not wacht:
            return None
        antwoord = _page(429)
        antwoord.headers["Retry-After"] = str(wacht)
        return antwoord


def _has_null(velden: MultiDict[str, str]) -> bool:
    """Whether a field holds the one character that PostgreSQL keeps nowhere; SQLite would."""
    return any("\x00" in tekst for paar in velden.items(multi=True) for tekst in paar)


def _to_sign_in() -> Response:
    naar = request.full_path.rstrip("?") if request.method == "GET" else sessie.BEGIN
    return make_response(redirect(url_for("inname.aanmelden", naar=naar), 303))


def _finish(antwoord: Response) -> Response:
    for kop, waarde in _KOPPEN.items():
        if kop != "Cache-Control" or request.endpoint != "inname.static":
            antwoord.headers[kop] = waarde
    return sessie.give_guest_cookie(antwoord)


def _say_error(fout: HTTPException) -> Response:
    return _page(fout.code if fout.code in _TEKSTEN else 400)


def _say_refusal(fout: FondskompasFout) -> Response:
    """What the domain refuses is said in its own words: it was asked for by somebody who may know."""
    if isinstance(fout, GeenRecht):  # the same whether it is there or not
        return _page(404, kop="Dit is er niet, of niet voor u", teksten=[str(fout)])
    bevindingen = fout.bevindingen if isinstance(fout, InvoerGeweigerd) else []
    tekst = "Er is niets veranderd." if bevindingen else str(fout)
    return _page(409, kop="Dit gaat zo niet", teksten=[tekst], bevindingen=bevindingen)


def _page(status: int, **delen: Any) -> Response:
    kop, tekst = _TEKSTEN.get(status, _TEKSTEN[400])
    return make_response(
        render_template("melding.html", **({"kop": kop, "teksten": [tekst]} | delen)), status
    )
