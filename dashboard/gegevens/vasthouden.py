"""A page goes on with the edition that it was opened on, and hears when there is another.

The page names its edition with every question (assets/uitgave.js); every answer names the edition of now. An edition that is
gone is not replaced by another in silence: the page is asked to load anew.
"""

from contextlib import ExitStack

from flask import Flask, Response, g, request

from dashboard.gegevens.uitgave import GeenDatabase, Gegevens, UitgaveWeg, read_from

VAN_PAGINA = "X-Fondskompas-Uitgave"
VAN_NU = "X-Fondskompas-Nu"
NU = "/_uitgave"
_VRAAG = "/_dash-update-component"
_BESTAND = "/gegevens/"  # a file of what a page shows
_BEVROREN = b"stand="


def register(server: Flask, gegevens: Gegevens) -> None:
    """Answer every question from one edition: that of its page, or without one that of now."""

    @server.before_request
    def hold_edition() -> Response | None:
        kenmerk = request.headers.get(VAN_PAGINA)
        is_bestand = kenmerk is not None and request.path.startswith(_BESTAND)
        if not is_bestand and (request.path != _VRAAG or _BEVROREN in request.get_data(cache=True)):
            return None  # a frozen state does not change
        try:
            uitgave = gegevens.find(kenmerk) if kenmerk else gegevens.open_now()
        except GeenDatabase:
            return None
        except UitgaveWeg:
            return Response(status=204)  # nothing on the page changes; it hears that there are other figures
        g.fk_vast = ExitStack()
        g.fk_vast.enter_context(read_from(uitgave))
        return None

    @server.after_request
    def tell(antwoord: Response) -> Response:
        if request.path == _VRAAG:
            antwoord.headers[VAN_NU] = read_now(gegevens)
        return antwoord

    @server.teardown_request
    def let_go(_fout: BaseException | None) -> None:
        if (vast := g.pop("fk_vast", None)) is not None:
            vast.close()

    @server.route(NU)
    def now() -> Response:
        return Response(read_now(gegevens), mimetype="text/plain", headers={"Cache-Control": "no-store"})


def read_now(gegevens: Gegevens) -> str:
    """The edition of now, opened so that a page can go on with it; empty when there is none."""
    try:
        return gegevens.open_now().kenmerk
    except GeenDatabase:
        return ""
