"""The application: one shell, pages by path, state in the address."""

from pathlib import Path

import dash
from flask import Response, abort, request

from dashboard import grenzen
from dashboard.gegevens import Gegevens

_PAGINAS = ("/", "/gemeente")
_INDEX = """<!DOCTYPE html>
<html lang="nl">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/kompas.svg">
{%css%}
</head>
<body>
<noscript>Fondskompas heeft JavaScript nodig. Zet JavaScript aan in uw browser en laad de pagina opnieuw.</noscript>
{%app_entry%}
{%config%}
{%scripts%}
{%renderer%}
</body>
</html>"""
_META = (
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {
        "name": "description",
        "content": "Fondskompas: wat gemeenten ontvingen, op welke sleutel, en welke capaciteit er staat.",
    },
    {"name": "theme-color", "content": "#14507f"},
)


class _Dash(dash.Dash):
    """Dash with a Dutch text while the page loads."""

    def interpolate_index(self, **delen: str) -> str:
        delen["app_entry"] = (
            '<div id="react-entry-point"><p class="fk-laden" role="status">Fondskompas wordt geladen…</p></div>'
        )
        return super().interpolate_index(**delen)


def create_app(database: Path, raw: Path | None = None) -> dash.Dash:
    """The dashboard on one database; ``raw`` is where boundaries for the map are found, else there is no map.

    The pages are imported here and not above: their component library takes most of a second, and who only imports this
    module to make an application should not wait for it.
    """
    from dashboard.onderdelen import schil
    from dashboard.pages import gemeente, overzicht

    app = _Dash(
        "dashboard",
        assets_folder=str(Path(__file__).parent / "assets"),
        use_pages=False,
        serve_locally=True,
        suppress_callback_exceptions=True,
        title="Fondskompas",
        update_title="",
        index_string=_INDEX,
        meta_tags=list(_META),
        enable_mcp=False,
    )
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    gegevens = Gegevens(database)
    raw = raw or _default_raw()
    app.layout = schil.layout()
    schil.register(app, gegevens, {"/": overzicht, "/gemeente": gemeente})
    overzicht.register(app, gegevens, grenzen.boundary_years(raw))
    gemeente.register(app, gegevens)
    _serve_boundaries(app, raw)
    _mark_not_found(app)
    return app


def _default_raw() -> Path:
    from pipelines.instellingen import instellingen

    return instellingen().raw


def _serve_boundaries(app: dash.Dash, raw: Path) -> None:
    @app.server.route("/grenzen/<int:jaar>.geojson")
    def boundaries(jaar: int) -> Response:
        if jaar not in grenzen.boundary_years(raw):
            abort(404)
        inhoud = grenzen.load_boundaries(raw / "gemeenten" / f"grenzen_{jaar}.geojson")
        antwoord = Response(inhoud, mimetype="application/geo+json")
        antwoord.headers["Cache-Control"] = "public, max-age=86400"
        return antwoord


def _mark_not_found(app: dash.Dash) -> None:
    """Dash answers every path with the application; a page that does not exist is a 404 all the same."""

    @app.server.after_request
    def mark(antwoord: Response) -> Response:
        is_pagina = antwoord.status_code == 200 and antwoord.mimetype == "text/html"
        if is_pagina and request.path not in _PAGINAS and not request.path.startswith(("/_", "/assets")):
            antwoord.status_code = 404
        return antwoord
