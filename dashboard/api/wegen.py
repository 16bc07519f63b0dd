"""The addresses of the API: one door for everything under ``/v1``, so that whatever is asked gets an answer in its own form."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, Flask, Request, Response, request

from dashboard.api.herkomst import describe_origin
from dashboard.api.hulpbronnen import VERSIE, VORMEN, WORTEL, Antwoordvorm, Hulpbron, read_resources
from dashboard.api.openapi import describe_api
from dashboard.api.probleem import Probleem, not_found
from dashboard.api.rijen import Bewaard, select_page
from dashboard.api.schrijven import SCHRIJVERS
from dashboard.api.uitleg import explain
from dashboard.api.vraag import (
    Parameters,
    read_one,
    read_question,
    refuse_unknown,
    unknown_state,
    write_cursor,
)
from dashboard.gegevens.maat import Maat
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens, read_from
from pipelines.bevroren.register import list_names
from pipelines.open.beschrijving import read_licences
from pipelines.open.uitgave import encode, list_releases

_LOG = logging.getLogger("fondskompas.api")
_METHODEN = ("GET", "HEAD")
_ALLE = (*_METHODEN, "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_NU = "public, max-age=60"
_BEVROREN = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Antwoord:
    """The bytes of an answer before it is one: what it is, and what it is said to be with."""

    inhoud: bytes
    media: str
    koppen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Deur:
    """What the API answers from: the figures, the kept tables, and how much one address may ask."""

    gegevens: Gegevens
    bewaard: Bewaard
    maat: Maat


def register(server: Flask, gegevens: Gegevens, per_minuut: int) -> None:
    """Add the API to a server."""
    deur = Deur(gegevens, Bewaard(), Maat(per_minuut))
    blauwdruk = Blueprint("v1", __name__, url_prefix=WORTEL)

    def answer(rest: str = "") -> Response:
        return _answer(deur, request, rest)

    blauwdruk.add_url_rule("", "wortel", answer, methods=_ALLE, strict_slashes=True)
    blauwdruk.add_url_rule("/<path:rest>", "alles", answer, methods=_ALLE)
    blauwdruk.add_url_rule("/", "schuin", lambda: answer("/"), methods=_ALLE)
    server.register_blueprint(blauwdruk)


def _answer(deur: Deur, vraag: Request, rest: str) -> Response:
    """Any question, and whatever goes wrong with it.

    This is the outer edge of the API: without it a fault would be answered by the server with a page in HTML, where every answer
    is promised as problem+json.
    """
    try:
        antwoord = _guarded(deur, vraag, rest)
    except Probleem as probleem:
        antwoord = probleem.answer()
    except GeenDatabase as fout:
        antwoord = Probleem(503, "Nog geen cijfers", str(fout), {"Retry-After": "60"}).answer()
    except Exception:  # the outer edge: logged in full, and answered in the form that was promised
        _LOG.exception("De API kon een vraag niet beantwoorden: %s", vraag.full_path)
        antwoord = Probleem(
            500, "Er ging iets mis", "De fout is vastgelegd. Probeer het later opnieuw."
        ).answer()
    antwoord.headers["API-Version"] = VERSIE
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.vary.add("Accept")
    return antwoord


def _guarded(deur: Deur, vraag: Request, rest: str) -> Response:
    if vraag.method not in _METHODEN:
        uitleg = f"Hier kan alleen worden gelezen, met {' of '.join(_METHODEN)}."
        raise Probleem(405, "Alleen lezen", uitleg, {"Allow": ", ".join(_METHODEN)})
    if wacht := deur.maat.wait(vraag.remote_addr or ""):
        uitleg = f"Dit adres stelt te veel vragen. Probeer het over {wacht} s opnieuw, of neem een hele uitgave over (/open)."
        raise Probleem(429, "Te veel vragen", uitleg, {"Retry-After": str(wacht)})
    parameters: Parameters = dict(vraag.args.lists())
    if rest in _VAST:
        refuse_unknown(parameters, ())
        return _finish(vraag, _VAST[rest](), _NU)
    if rest == "wijzigingen":
        refuse_unknown(parameters, ())
        _negotiate(vraag, None, (VORMEN[0],))
        return _finish(vraag, _changes(deur.gegevens.uitgaven), _NU)
    gegevens = _figures(deur.gegevens, read_one(parameters, "stand"))
    geldig = _BEVROREN if gegevens.stand else _NU
    with read_from(None if gegevens.stand else gegevens.open_now()):
        if rest == "herkomst":
            _negotiate(vraag, None, (VORMEN[0],))
            return _finish(vraag, Antwoord(describe_origin(gegevens, parameters), VORMEN[0].media), geldig)
        pad, punt, einde = rest.partition(".")
        hulpbron = read_resources().get(pad)
        if hulpbron is None or (punt and einde not in SCHRIJVERS):
            raise not_found(f"Het adres {WORTEL}/{rest[:60]} bestaat niet. Wat er is, staat op {WORTEL}.")
        vorm = _negotiate(vraag, einde or None, VORMEN)
        return _finish(vraag, _rows(deur, gegevens, hulpbron, vorm, parameters, rest), geldig)


_VAST: dict[str, Callable[[], Antwoord]] = {
    "": lambda: Antwoord(explain().encode(), "text/html"),
    "openapi.json": lambda: Antwoord(_description(), VORMEN[0].media),
}


@cache
def _description() -> bytes:
    return encode(describe_api())


def _figures(gegevens: Gegevens, stand: str | None) -> Gegevens:
    """The published figures, or those of a frozen state; made-up returns are in neither."""
    if stand is None:
        return gegevens
    try:
        return gegevens.van(stand)
    except (
        StandGeweigerd
    ) as fout:  # its words name folders, which is for who keeps them and not for every reader
        bekend = stand in list_names(gegevens.standen.map)
        reden = "zij is beschadigd en wordt geweigerd" if bekend else "die stand is er niet"
        raise unknown_state(stand, reden) from fout


def _negotiate(vraag: Request, einde: str | None, vormen: tuple[Antwoordvorm, ...]) -> Antwoordvorm:
    """The form by the ending of the address, else by what the reader takes; raises Probleem when that is none of these."""
    if einde is not None:
        return next(vorm for vorm in vormen if vorm.einde == einde)
    gekozen = vraag.accept_mimetypes.best_match([vorm.media for vorm in vormen], vormen[0].media)
    past = not vraag.accept_mimetypes or vraag.accept_mimetypes.quality(gekozen or "") > 0
    if not past:
        media = ", ".join(vorm.media for vorm in vormen)
        raise Probleem(406, "Die vorm is er niet", f"Vraag om een van: {media}.")
    return next(vorm for vorm in vormen if vorm.media == gekozen)


def _rows(
    deur: Deur, gegevens: Gegevens, hulpbron: Hulpbron, vorm: Antwoordvorm, parameters: Parameters, rest: str
) -> Antwoord:
    gevraagd = read_question(hulpbron, parameters)
    bladzijde = select_page(deur.bewaard.read(gegevens, hulpbron.tabel), hulpbron, gevraagd)
    volgende = None
    koppen: tuple[tuple[str, str], ...] = ()
    if bladzijde.volgende is not None:
        verder = {**parameters, "na": [write_cursor(bladzijde.volgende)]}
        volgende = f"{WORTEL}/{rest}?{urlencode(verder, doseq=True)}"
        koppen = (("Link", f'<{volgende}>; rel="next"'),)
    omslag = {
        "aantal": bladzijde.rijen.height,
        "volgende": volgende,
        "bron": _source(gegevens, hulpbron),
    }
    return Antwoord(SCHRIJVERS[vorm.einde](bladzijde, omslag), vorm.media, koppen)


def _source(gegevens: Gegevens, hulpbron: Hulpbron) -> dict[str, str | None]:
    """What goes with every answer: which figures, under which terms, and how to cite them."""
    licentie = read_licences()[hulpbron.tabel.licentie]
    stand = gegevens.stand
    naam = f"stand «{stand.naam}» van {stand.datum}" if stand else "gepubliceerde cijfers"
    sha256 = gegevens.sha256()
    return {
        "tabel": hulpbron.tabel.naam,
        "stand": stand.naam if stand else None,
        "sha256": sha256,
        "licentie": licentie.code,
        "citeer": f"{licentie.vermelding}, {hulpbron.tabel.titel.lower()}, {naam}, sha256 {sha256[:16]}",
    }


def _changes(uitgaven: Path) -> Antwoord:
    """What changed in every release, the latest first."""
    lijst = [
        {"naam": v.uitgave.naam, "datum": v.uitgave.datum, "citeer": v.uitgave.citeer, **v.wijzigingen}
        for v in reversed(list_releases(uitgaven))
    ]
    return Antwoord(encode({"gegevens": lijst, "aantal": len(lijst)}), VORMEN[0].media)


def _finish(vraag: Request, antwoord: Antwoord, geldig: str) -> Response:
    """The answer with its fingerprint; a reader who has these bytes already is told so."""
    gemaakt = Response(antwoord.inhoud, mimetype=antwoord.media)
    if antwoord.media == "text/csv":
        gemaakt.headers["Content-Type"] = "text/csv; charset=utf-8; header=present"
    gemaakt.headers.extend(antwoord.koppen)
    gemaakt.headers["Cache-Control"] = geldig
    gemaakt.set_etag(hashlib.sha256(antwoord.inhoud).hexdigest()[:32])
    gemaakt.make_conditional(vraag)
    return gemaakt
