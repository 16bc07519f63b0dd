"""The addresses of the API: one door for everything under ``/v1``, so that whatever is asked gets an answer in its own form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, Flask, Request, Response, request
from werkzeug.test import Client

from dashboard.api.herkomst import describe_origin
from dashboard.api.hulpbronnen import VERSIE, VORMEN, WORTEL, Antwoordvorm, Hulpbron, read_resources
from dashboard.api.openapi import describe_api
from dashboard.api.probleem import Probleem, not_found
from dashboard.api.rand import ALLE, BEVROREN, NU, answer_safely, finish, refuse_state
from dashboard.api.rijen import Bewaard, select_page
from dashboard.api.schrijven import SCHRIJVERS
from dashboard.api.uitleg import explain
from dashboard.api.vraag import (
    Parameters,
    read_one,
    read_question,
    refuse_unknown,
    write_cursor,
)
from dashboard.gegevens.maat import Maat
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.uitgave import Gegevens, read_from
from pipelines.open.beschrijving import read_licences
from pipelines.open.uitgave import encode, list_releases


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

    blauwdruk.add_url_rule("", "wortel", answer, methods=ALLE, strict_slashes=True)
    blauwdruk.add_url_rule("/<path:rest>", "alles", answer, methods=ALLE)
    blauwdruk.add_url_rule("/", "schuin", lambda: answer("/"), methods=ALLE)
    server.register_blueprint(blauwdruk)


def warm_up_tables(browser: Client) -> None:
    """Ask one row of every resource, so that no reader waits while a table is read for the first time."""
    for pad in read_resources():
        browser.get(f"{WORTEL}/{pad}?limiet=1")


def _answer(deur: Deur, vraag: Request, rest: str) -> Response:
    """Any question, and whatever goes wrong with it."""
    antwoord = answer_safely(vraag, deur.maat, lambda: _guarded(deur, vraag, rest))
    antwoord.headers["API-Version"] = VERSIE
    antwoord.vary.add("Accept")
    return antwoord


def _guarded(deur: Deur, vraag: Request, rest: str) -> Response:
    parameters: Parameters = dict(vraag.args.lists())
    if rest in _VAST:
        refuse_unknown(parameters, ())
        return _finish(vraag, _VAST[rest](), NU)
    if rest == "wijzigingen":
        refuse_unknown(parameters, ())
        _negotiate(vraag, None, (VORMEN[0],))
        return _finish(vraag, _changes(deur.gegevens.uitgaven), NU)
    gegevens = _figures(deur.gegevens, read_one(parameters, "stand"))
    geldig = BEVROREN if gegevens.stand else NU
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
    except StandGeweigerd as fout:
        raise refuse_state(gegevens, stand, fout) from fout


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
    return finish(vraag, antwoord.inhoud, antwoord.media, geldig, antwoord.koppen)
