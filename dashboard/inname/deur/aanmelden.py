"""Signing in and out: at the provider that was configured, or as a role on this computer alone."""

import ipaddress
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname import sessie
from dashboard.inname.huis import Huis
from dashboard.inname.oidc import AanmeldenGeweigerd
from pipelines.inname.demo import demo_users
from pipelines.inname.mensen.gebruikers import roles_of

_UITLEG = {
    "invuller": "Vult de opgave in en dient haar in.",
    "accordeur": "Accordeert als tweede persoon, of stuurt terug met een reden.",
    "beheerder": "Geeft rollen en vraagt ontheffing.",
    "accountant": "Leest mee en haalt bewijs op.",
    "vng": "Ziet alle gemeenten, herinnert, aanvaardt en bouwt de cijfers.",
    "fondsbeheer": "Opent rondes en stelt wijzigingen voor.",
    "fondsbeheer-2": "Keurt goed wat een ander voorstelde.",
}
_LOKAAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/aanmelden")
    def aanmelden() -> Response:
        if g.sessie is not None:
            return make_response(redirect(sessie.safe_target(request.args.get("naar"))))
        return _sign_in_page()

    @blad.post("/aanmelden/lokaal")
    def aanmelden_lokaal() -> Response:
        if not is_local():
            abort(404)
        demo = {wie.id for wie in demo_users(current_app.config["FK_INNAME"].winkel)}
        if (wie := request.form.get("wie", "")) not in demo:
            return _sign_in_page("Deze rol is er niet. Kies er een uit de lijst.", 400)
        return _sign_in(wie, request.form.get("naar"))

    @blad.get("/aanmelden/oidc")
    def aanmelden_oidc() -> Response | Doorverwijzing:
        huis = current_app.config["FK_INNAME"]
        if huis.inlogdienst is None:
            abort(404)
        try:
            return huis.inlogdienst.start(
                huis.address(url_for("inname.aanmelden_terug")), request.args.get("naar")
            )
        except AanmeldenGeweigerd as fout:
            return _sign_in_page(f"{fout} Probeer het later opnieuw.", 503)

    @blad.get("/aanmelden/terug")
    def aanmelden_terug() -> Response:
        huis = current_app.config["FK_INNAME"]
        if huis.inlogdienst is None:
            abort(404)
        try:
            persoon, naar = huis.inlogdienst.finish()
        except AanmeldenGeweigerd as fout:
            return _sign_in_page(f"{fout} Begin opnieuw.", 400)
        return _sign_in(huis.find_person(persoon), naar)

    @blad.post("/afmelden")
    def afmelden() -> Response:
        current_app.config["FK_INNAME"].end_session(sessie.read_cookie(sessie.SESSIE))
        antwoord = make_response(redirect(url_for("inname.aanmelden"), 303))
        sessie.drop_cookie(antwoord, sessie.SESSIE)
        return antwoord


def is_local() -> bool:
    """Whether a role may be taken without a password: only on this computer, asked by its own name and not through a proxy."""
    if not current_app.config["FK_INNAME"].is_lokaal:
        return False
    host = urlsplit(f"//{request.host}").hostname or ""
    is_doorgestuurd = any(
        kop in request.headers for kop in ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host")
    )
    return (
        not is_doorgestuurd
        and (host in _LOKAAL or f"[{host}]" in _LOKAAL)
        and ipaddress.ip_address(request.remote_addr or "0.0.0.0").is_loopback
    )


def _sign_in(gebruiker: str, naar: str | None) -> Response:
    """A fresh session, whatever there was before: nobody can have chosen its token beforehand."""
    huis = current_app.config["FK_INNAME"]
    if oud := sessie.read_cookie(sessie.SESSIE):
        huis.end_session(oud)
    antwoord = make_response(redirect(sessie.safe_target(naar), 303))
    sessie.set_cookie(antwoord, sessie.SESSIE, huis.start_session(gebruiker))
    sessie.drop_cookie(antwoord, sessie.GAST)
    return antwoord


def _sign_in_page(fout: str = "", status: int = 200) -> Response:
    huis = current_app.config["FK_INNAME"]
    delen = {
        "fout": fout,
        "naar": sessie.safe_target(request.values.get("naar")),
        "personen": _demo_people(huis) if is_local() else [],
        "heeft_oidc": huis.inlogdienst is not None,
    }
    return make_response(render_template("aanmelden.html", **delen), status)


def _demo_people(huis: Huis) -> list[dict[str, str]]:
    """The roles of the demonstration, with what each is for and for whom it acts."""
    uit = []
    for wie in demo_users(huis.winkel):
        voor = [rij.organisatie_naam for rij in roles_of(huis.winkel, wie.id)]
        uitleg = _UITLEG.get(wie.sub or "", "")
        uit.append({"id": wie.id, "naam": wie.naam or "", "uitleg": uitleg, "voor": voor[0] if voor else ""})
    return uit
