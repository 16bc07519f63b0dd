"""Releases of open data as files: only what the manifest of a release names, so that no address leads out of its folder."""

from pathlib import Path

from flask import Flask, Response, abort, send_file

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import check_name
from pipelines.open.uitgave import HANDTEKENING, MANIFEST, SLEUTEL, list_releases, read_release

_SOORTEN = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".pem": "application/x-pem-file",
    ".sig": "application/octet-stream",
    ".ttl": "text/turtle; charset=utf-8",
}
_NOOIT_ANDERS = "public, max-age=31536000, immutable"


def register(server: Flask, uitgaven: Path) -> None:
    """Add the files of every release to a server, below ``/uitgaven/<naam>/``; and the public key of the latest that was signed."""

    @server.route(f"/uitgaven/{SLEUTEL}")
    def public_key() -> Response:
        getekend = [gevonden for gevonden in list_releases(uitgaven) if gevonden.openbaar]
        if not getekend or not (getekend[-1].map / SLEUTEL).is_file():
            abort(404)
        antwoord = send_file(
            (getekend[-1].map / SLEUTEL).resolve(), mimetype=_SOORTEN[".pem"], conditional=True
        )
        antwoord.headers["Access-Control-Allow-Origin"] = "*"
        return antwoord

    @server.route("/uitgaven/<naam>/<path:pad>")
    def file(naam: str, pad: str) -> Response:
        try:
            check_name(naam)
            gevonden = read_release(uitgaven / naam)
        except FondskompasFout:
            abort(404)
        los = {MANIFEST, *([HANDTEKENING] if gevonden.openbaar else [])}
        if pad not in los and pad not in gevonden.bestanden:
            abort(404)
        antwoord = send_file(
            (gevonden.map / pad).resolve(), mimetype=_SOORTEN[Path(pad).suffix], conditional=True
        )
        antwoord.headers["Cache-Control"] = _NOOIT_ANDERS
        antwoord.headers["Access-Control-Allow-Origin"] = "*"
        antwoord.headers["X-Content-Type-Options"] = "nosniff"
        return antwoord
