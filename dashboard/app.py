"""The application: one shell, pages by path (dashboard/pages/lijst.py), state in the address."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

import dash
from flask import Flask, Response, abort, has_request_context, request

from dashboard.api import wegen as api
from dashboard.api.sectie import wegen as secties
from dashboard.dienst import vragen
from dashboard.dienst.bestanden import Bestanden
from dashboard.dienst.drukte import Zaal
from dashboard.dienst.keuzes import Bediening
from dashboard.dienst.koppen import hash_script, page_policy
from dashboard.dienst.opstelling import surround
from dashboard.gegevens import grenzen, vasthouden
from dashboard.gegevens.antwoorden import Antwoorden
from dashboard.gegevens.standen import Standen
from dashboard.gegevens.toestand import default_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.pagina import Pagina
from dashboard.publiek import wegen as publiek
from pipelines.basis.bevinding import FondskompasFout

# The theme is known before the first paint: a choice that was kept, else what the system asks for.
_THEMA = """
(function () {
    var gekozen = null;
    try { gekozen = localStorage.getItem("fondskompas-thema"); } catch (fout) { gekozen = null; }
    var donker = gekozen ? gekozen === "donker" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.thema = donker ? "donker" : "licht";
    document.documentElement.dataset.mantineColorScheme = donker ? "dark" : "light";
})();
"""
_INDEX = f"""<!DOCTYPE html>
<html lang="nl">
<head>
{{%metas%}}
<title>{{%title%}}</title>
<link rel="icon" type="image/svg+xml" href="/assets/kompas.svg">
<script>{_THEMA}</script>
{{%css%}}
</head>
<body>
<noscript>Fondskompas heeft JavaScript nodig. Zet JavaScript aan in uw browser en laad de pagina opnieuw.</noscript>
{{%app_entry%}}
{{%config%}}
{{%scripts%}}
{{%renderer%}}
</body>
</html>"""
_RENDERER = '<template id="_dash-renderer"></template>'  # Dash looks for this name in its page; what it stands for is in the gathered scripts
_VOORWERPEN = frozenset({"uitvoer-vraag.data"})
_HOOGSTENS_BYTES = 64 * 1024 * 1024  # of one question: an export of the most cells that are allowed fits
_ELKE_PAGINA = "/<path:path>"  # what Dash calls the address of every page; other addresses say themselves what is not there
_META = (
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {
        "name": "description",
        "content": "Fondskompas: wat gemeenten ontvingen, op welke sleutel, en welke capaciteit er staat.",
    },
    {"name": "color-scheme", "content": "light dark"},
)


Inname = Callable[[Flask, Gegevens], None]
"""What adds the pages of the returns loop to a server (dashboard/inname/openen.py)."""


class _Dash(dash.Dash):
    """Dash with a Dutch text while the page loads, and in every page the edition that it is opened on and the year it opens in."""

    def interpolate_index(self, *_: str, **delen: str) -> str:
        gegevens = self.server.config["FK_GEGEVENS"]
        eigen = {"fk-uitgave": vasthouden.read_now(gegevens), "fk-jaar": _year_of_opening(gegevens)}
        delen["metas"] += "".join(
            f'<meta name="{naam}" content="{inhoud}">' for naam, inhoud in eigen.items()
        )
        bestanden = self.server.config["FK_BESTANDEN"]
        delen["css"] = bestanden.name_assets(delen["css"])
        delen["scripts"] = bestanden.gather(
            bestanden.name_assets(delen["scripts"] + _bare(delen["renderer"]))
        )
        delen["renderer"] = _RENDERER
        delen["app_entry"] = (
            '<div id="react-entry-point"><p class="fk-laden" role="status">Fondskompas wordt geladen…</p></div>'
        )
        return super().interpolate_index(**delen)


def _bare(renderer: str) -> str:
    """What starts the renderer, as one of the scripts that are gathered."""
    return f"<script>{renderer.partition('>')[2].removesuffix('</script>')}</script>"


def _year_of_opening(gegevens: Gegevens) -> str:
    """The year that a page shows when its address names none; nothing without figures to choose from."""
    search = request.query_string.decode("utf-8", "replace") if has_request_context() else ""
    try:
        jaren = gegevens.bij(search).read("jaren")["uitkeringsjaar"]
        return str(default_year(jaren.to_list()) or "")
    except FondskompasFout:
        return ""  # the page says what is the matter


def create_app(
    database: Path,
    raw: Path | None = None,
    standen: Path | None = None,
    *,
    teksten: Path | None = None,
    productie: bool = False,
    uitgaven: Path | None = None,
    per_minuut: int = 0,
    inname: Inname | None = None,
    bediening: Bediening | None = None,
) -> dash.Dash:
    """The dashboard on one database; ``raw`` is where boundaries and source documents are found, else there is no map.

    ``standen`` is the folder with frozen states (else the folder of that name beside the database), ``teksten`` one with texts
    of one's own for a briefing; ``productie`` refuses briefings with made-up figures. ``uitgaven`` is the folder with releases of open
    data (else ``open`` beside the database), ``per_minuut`` how many questions the API takes from one address; 0 is no limit.
    ``bediening`` is how an organisation runs it, ``inname`` adds the pages of the returns loop; without it no way to them is shown.

    The pages are imported here: who only imports this module should not wait a second for their component library.
    """
    from dashboard.pages.lijst import read_pages

    app = _new_app()
    raw = raw or _default_raw()
    bevroren = Standen(standen or database.parent / "standen", teksten=teksten, productie=productie)
    gegevens = Gegevens(database, raw, standen=bevroren, uitgaven=uitgaven)
    app.server.config["FK_GEGEVENS"] = gegevens
    _register_door(app)
    _add_others(app.server, gegevens, per_minuut, inname)
    vasthouden.register(app.server, gegevens)  # before what is kept: that is kept per edition
    paginas = read_pages()
    secties.register(app.server, gegevens, paginas, per_minuut)
    _add_pages(app, gegevens, paginas, met_inname=inname is not None)
    Antwoorden(
        lambda: (gegevens.edition(), *grenzen.boundary_years(raw)),
        secties={f"{sectie.id}.children": sectie.velden for pagina in paginas for sectie in pagina.secties},
    ).register(app.server)
    Zaal().register(app.server)  # after what is kept: that needs no seat
    _finish(app, gegevens, {pagina.pad for pagina in paginas}, bediening or Bediening())
    return app


def _add_pages(app: dash.Dash, gegevens: Gegevens, paginas: Sequence[Pagina], *, met_inname: bool) -> None:
    from dashboard.kader import schil
    from dashboard.kader.sectie import register_sections

    app.layout = schil.layout(met_inname=met_inname)
    schil.register(app, gegevens, paginas)
    for pagina in paginas:
        register_sections(app, gegevens, pagina)
        pagina.register(app, gegevens)


def _add_others(server: Flask, gegevens: Gegevens, per_minuut: int, inname: Inname | None) -> None:
    """What is no page of Dash: the API, the public pages, and the returns loop where there is one."""
    api.register(server, gegevens, per_minuut)
    publiek.register(server, gegevens)
    if inname is not None:
        inname(server, gegevens)


def _finish(app: dash.Dash, gegevens: Gegevens, paden: Collection[str], bediening: Bediening) -> None:
    """What comes after every page, and around all of it."""
    _serve_boundaries(app, gegevens.raw)
    _mark_not_found(app, paden)
    surround(app.server, gegevens, bediening, partial(page_policy, (hash_script(_THEMA),)))


def _new_app() -> dash.Dash:
    """An application without pages; everything that a browser loads comes from here."""
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
    app.server.config["MAX_CONTENT_LENGTH"] = _HOOGSTENS_BYTES
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    return app


def _register_door(app: dash.Dash) -> None:
    """What comes before every page: its files under their hash, and a look at each question."""
    bestanden = Bestanden(Path(str(app.config.assets_folder)))
    app.server.config["FK_BESTANDEN"] = bestanden
    bestanden.register(app.server, app.index)
    vragen.register(app.server, app.callback_map, _VOORWERPEN)


def _default_raw() -> Path:
    from pipelines.basis.instellingen import instellingen

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


def _mark_not_found(app: dash.Dash, paden: Collection[str]) -> None:
    """Dash answers every path with the application; a page that does not exist is a 404 all the same."""

    @app.server.after_request
    def mark(antwoord: Response) -> Response:
        is_pagina = antwoord.status_code == 200 and antwoord.mimetype == "text/html"
        if is_pagina and request.endpoint == _ELKE_PAGINA and request.path not in paden:
            antwoord.status_code = 404
        return antwoord
