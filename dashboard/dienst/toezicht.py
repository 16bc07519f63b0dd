"""Addresses for who keeps watch: alive, ready, measured, and where to report a leak."""

import hmac
import json
import time
from ipaddress import ip_address

from flask import Flask, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST

from dashboard.dienst.keuzes import Bediening
from dashboard.dienst.metingen import Metingen
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens
from pipelines import VERSIE
from pipelines.basis.bevinding import FondskompasFout


def find_age(gegevens: Gegevens) -> float | None:
    """Seconds since the figures of now were published; ``None`` when there are none."""
    try:
        return max(0.0, time.time() - gegevens.open_now().gewijzigd_ns / 1e9)
    except GeenDatabase:
        return None


def register(server: Flask, gegevens: Gegevens, bediening: Bediening, metingen: Metingen) -> None:
    """Add the addresses to a server."""

    @server.route("/gezond")
    def healthy() -> Response:
        return _answer({"gezond": True, "versie": VERSIE})

    @server.route("/klaar")
    def ready() -> Response:
        try:
            uitgave = gegevens.open_now()
        except GeenDatabase:
            return _answer({"klaar": False, "reden": "er zijn nog geen cijfers"}, 503)
        except FondskompasFout:  # its words name folders, which is not for every reader
            return _answer({"klaar": False, "reden": "de cijfers zijn nu niet te openen"}, 503)
        leeftijd = find_age(gegevens)
        return _answer(
            {
                "klaar": True,
                "versie": VERSIE,
                "uitgave": uitgave.kenmerk,
                "leeftijd_s": None if leeftijd is None else int(leeftijd),
            }
        )

    @server.route("/metrics")
    def metrics() -> Response:
        if not _may_measure(bediening.metingen_sleutel):
            abort(404)
        antwoord = Response(metingen.write(), content_type=CONTENT_TYPE_LATEST)
        antwoord.headers["Cache-Control"] = "no-store"
        return antwoord

    @server.route("/.well-known/security.txt")
    def security() -> Response:
        if not bediening.contact or not bediening.geldig_tot:
            abort(404)  # nothing is said that the organisation did not say
        regels = [f"Contact: {bediening.contact}", f"Expires: {bediening.geldig_tot}T23:59:59Z"]
        regels += [f"Policy: {bediening.beleid}"] if bediening.beleid else []
        return Response("\n".join((*regels, "Preferred-Languages: nl, en", "")), mimetype="text/plain")


def _answer(inhoud: dict[str, object], status: int = 200) -> Response:
    antwoord = Response(json.dumps(inhoud, ensure_ascii=False), status, mimetype="application/json")
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def _may_measure(sleutel: str) -> bool:
    """With the key from anywhere; without one from this computer only, and not by way of a proxy on it."""
    if sleutel:
        gegeven = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(gegeven.encode(), sleutel.encode())
    if "X-Forwarded-For" in request.headers:
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
