"""The pages under ``/inname``: one blueprint in the server that already runs."""

from datetime import timedelta
from functools import partial
from typing import Any

from flask import Blueprint, Flask, Response, abort, g, request, url_for

from dashboard.inname import sessie
from dashboard.inname.deur import aanmelden
from dashboard.inname.deur.bewaking import Bewaking
from dashboard.inname.deur.rechten import RECHTEN, may_enter
from dashboard.inname.huis import Huis, signing_key
from dashboard.inname.schermen import (
    begin,
    bewijs,
    collega,
    fonds,
    loket,
    mensen,
    ontheffingen,
    opgave,
    opmerkingen,
    stappen,
    wijzigingen,
)
from dashboard.inname.woorden import GELUKT, STANDEN
from dashboard.kader.tegenspraak import OPMERKINGEN

_MENU = (
    ("Mijn overzicht", "begin"),
    ("Alle gemeenten", "loket"),
    ("Rondes", "rondes"),
    ("Ontheffingen", "ontheffingen"),
    ("Opmerkingen", "opmerkingen"),
    ("Wijzigingen", "wijzigingen"),
    ("Bewijs", "bewijzen"),
    ("Mensen", "mensen"),
    ("Cijfers bijwerken", "bouw"),
)
_DELEN = (
    aanmelden,
    begin,
    opgave,
    stappen,
    loket,
    mensen,
    fonds,
    collega,
    ontheffingen,
    opmerkingen,
    bewijs,
    wijzigingen,
)


def register(server: Flask, huis: Huis, bewaking: Bewaking | None = None) -> None:
    """Add the pages to a server."""
    server.config["FK_INNAME"] = huis
    server.config[OPMERKINGEN] = partial(opmerkingen.said_about, huis)
    server.config.update(
        SECRET_KEY=signing_key(huis.winkel),
        SESSION_COOKIE_NAME="fk_aanmelden",
        SESSION_COOKIE_PATH="/inname/aanmelden",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=huis.is_beveiligd,
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=10),
    )
    blad = Blueprint(
        "inname",
        __name__,
        url_prefix="/inname",
        template_folder="sjablonen",
        static_folder="statisch",
        static_url_path="/statisch",
    )
    (bewaking or Bewaking()).register(blad)
    blad.app_context_processor(lambda: _common(huis) if request.blueprint == "inname" else {})
    for deel in _DELEN:
        deel.register(blad)

    @blad.route("/<path:rest>", methods=["GET", "POST"])
    def niet_gevonden(rest: str) -> Response:
        abort(404)

    server.register_blueprint(blad)


def _common(huis: Huis) -> dict[str, Any]:
    """What every page shows: who is signed in, where he can go, and the words for states."""
    ik = g.get("sessie")
    rollen = None if ik is None else ik.rollen
    menu = [
        (woorden, url_for(f"inname.{route}"), request.endpoint == f"inname.{route}")
        for woorden, route in _MENU
        if ik is not None and route in RECHTEN and may_enter(route, rollen)
    ]
    return {
        "ik": ik,
        "menu": menu,
        "is_lokaal": huis.is_lokaal,
        "STATEN": STANDEN,
        "form_token": sessie.form_token,
        "gelukt": GELUKT.get(request.args.get("gelukt", ""), ""),
    }
