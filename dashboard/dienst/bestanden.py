"""What a browser loads once and keeps: each file under an address that holds the hash of what is in it.

The scripts that Dash would write into the page, one for every callback of the browser, become one file: so the policy of
the page need not name each by its hash, and a page that is opened again does not bring them along.
"""

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, request

_LANG = "public, max-age=31536000, immutable"
_INLINE = re.compile(r"<script>(.*?)</script>\s*", re.DOTALL)
_ASSET = re.compile(r'(/assets/([\w.-]+))(?:\?m=[\d.]+)?"')
_HAPPEN = "/_fk-script"


def hash_bytes(inhoud: bytes) -> str:
    """What an address names a content by."""
    return hashlib.sha256(inhoud).hexdigest()[:16]


class Bestanden:
    """The files of one application; safe to share between threads."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._scripts: dict[str, bytes] = {}

    def register(self, server: Flask, write_page: Callable[[], object]) -> None:
        """Serve the gathered scripts, and say of every file under the name of its hash that it may be kept for long.

        ``write_page`` writes a page: another process may have written the one whose scripts are asked for.
        """

        @server.route(f"{_HAPPEN}/<merk>.js")
        def gathered(merk: str) -> Response:
            if merk not in self._scripts:
                write_page()
            if merk not in self._scripts:
                abort(404)
            return Response(self._scripts[merk], mimetype="text/javascript", headers={"Cache-Control": _LANG})

        @server.after_request
        def keep(antwoord: Response) -> Response:
            if request.endpoint == "static" or request.path.startswith("/assets/"):
                naam = request.path.rpartition("/")[2]
                if antwoord.status_code in (200, 304) and request.args.get("m") == self._hash(naam):
                    antwoord.headers["Cache-Control"] = _LANG
            return antwoord

    def name_assets(self, html: str) -> str:
        """A piece of the page in which every asset is asked for by the hash of its content."""
        return _ASSET.sub(lambda deel: f'{deel[1]}?m={self._hash(deel[2])}"', html)

    def gather(self, html: str) -> str:
        """The scripts of a page with those that stand in it replaced by one file."""
        delen = _INLINE.findall(html)
        if not delen:
            return html
        inhoud = ";\n".join(delen).encode()
        merk = hash_bytes(inhoud)
        self._scripts[merk] = inhoud
        return f'{_INLINE.sub("", html)}<script src="{_HAPPEN}/{merk}.js"></script>'

    def _hash(self, naam: str) -> str:
        pad = self._assets / naam
        try:
            stat = pad.stat()
        except OSError:
            return ""
        return _hash_file(pad, stat.st_mtime_ns, stat.st_size)


@lru_cache(256)
def _hash_file(pad: Path, _gewijzigd_ns: int, _bytes: int) -> str:
    return hash_bytes(pad.read_bytes())
