"""Headers that tell a browser what a page may do, on every answer, also on one that the application never made.

Scripts run from this server alone: no inline script but those whose hash is in the policy, no ``eval``. Styles may be inline:
charts (plotly), grids (ag-grid) and controls (mantine) set the place and size of what they draw with style attributes and style
sheets of their own making, which no hash can name.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_OVERAL = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_HSTS = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
_IN_TE_SLUITEN = "/g"


def hash_script(tekst: str) -> str:
    """An inline script as a policy names it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode() + "'"


def page_policy(hashes: Iterable[str]) -> str:
    """The policy of the application: its own files, and the inline scripts with these hashes."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


PUBLIEK = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors *",
    )
)
"""The page of a gemeente at ``/g/…``: no script at all, and made to stand on the site of somebody else."""


class Koppen:
    """A WSGI application around another that adds the headers; one that is there already stays."""

    def __init__(self, app: "WSGIApplication", find_policy: Callable[[], str], *, tls: bool) -> None:
        self._app = app
        self._find_policy = find_policy
        self._vast = (*_OVERAL, _HSTS) if tls else _OVERAL

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        pad = environ.get("PATH_INFO", "")
        is_publiek = pad == _IN_TE_SLUITEN or pad.startswith(f"{_IN_TE_SLUITEN}/")

        def start(
            status: str, koppen: list[tuple[str, str]], exc_info: "OptExcInfo | None" = None
        ) -> Callable[[bytes], object]:
            eigen = [*self._vast, ("Content-Security-Policy", PUBLIEK if is_publiek else self._find_policy())]
            if not is_publiek:
                eigen.append(("X-Frame-Options", "DENY"))
            aanwezig = {naam.lower() for naam, _ in koppen}
            koppen = [*koppen, *(paar for paar in eigen if paar[0].lower() not in aanwezig)]
            return start_response(status, koppen, exc_info)

        return self._app(environ, start)
