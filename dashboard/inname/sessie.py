"""Who a request is from: the cookie of a session that the server keeps, a token in every form, and where one goes after signing in.

A session has a token of its own for its forms. That of a guest follows from a cookie (a hash of it), so that nothing has to be kept;
a form that was made in another session, or by another site, does not have it.
"""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from flask import Response, current_app, g, request

SESSIE, GAST = "fk_sessie", "fk_gast"
BEGIN = "/inname"
_LANGSTE_ADRES = 500


def is_secure() -> bool:
    """Whether readers come by TLS: then a cookie never travels without."""
    return bool(current_app.config["FK_INNAME"].is_beveiligd)


def cookie_name(naam: str) -> str:
    """The name of a cookie; behind TLS with the prefix that keeps another site of the same domain from setting it."""
    return f"__Host-{naam}" if is_secure() else naam


def read_cookie(naam: str) -> str:
    """What a cookie holds; nothing when it is not there."""
    return request.cookies.get(cookie_name(naam), "")


def set_cookie(antwoord: Response, naam: str, waarde: str) -> None:
    """Give a cookie that scripts cannot read and that other sites cannot send along with a form."""
    antwoord.set_cookie(
        cookie_name(naam), waarde, path="/", httponly=True, samesite="Lax", secure=is_secure()
    )


def drop_cookie(antwoord: Response, naam: str) -> None:
    """Take a cookie away again."""
    antwoord.delete_cookie(cookie_name(naam), path="/", httponly=True, samesite="Lax", secure=is_secure())


def form_token() -> str:
    """The token for the forms of this page: of the session, and without one of a cookie for guests."""
    return g.sessie.csrf if g.get("sessie") else _token_of(_guest())


def has_form_token() -> bool:
    """Whether a form comes from a page that this server made for this browser, and not from another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    gast = read_cookie(GAST)
    verwacht = g.sessie.csrf if g.get("sessie") else _token_of(gast) if gast else ""
    gegeven = request.form.get("csrf", "")
    return bool(verwacht) and hmac.compare_digest(verwacht.encode(), gegeven.encode("utf-8", "replace"))


def give_guest_cookie(antwoord: Response) -> Response:
    """Send the cookie that the forms of a guest were made with."""
    if nieuw := g.pop("nieuwe_gast", None):
        set_cookie(antwoord, GAST, nieuw)
    return antwoord


def _guest() -> str:
    if gast := g.get("nieuwe_gast") or read_cookie(GAST):
        return gast
    g.nieuwe_gast = secrets.token_urlsafe(32)
    return g.nieuwe_gast


def _token_of(houder: str) -> str:
    return hashlib.sha256(f"formulier|{houder}".encode()).hexdigest()


def safe_target(naar: str | None) -> str:
    """Where to go after signing in: an address of these pages, never one of another site."""
    adres = naar or ""
    vreemd = len(adres) > _LANGSTE_ADRES or "\\" in adres or any(not 32 < ord(teken) < 127 for teken in adres)
    if vreemd or adres.startswith("//"):
        return BEGIN
    delen = urlsplit(adres)
    pad = delen.path
    is_hier = not delen.scheme and not delen.netloc and (pad == BEGIN or pad.startswith(f"{BEGIN}/"))
    return adres if is_hier and ".." not in pad else BEGIN
