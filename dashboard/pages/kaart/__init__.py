"""The map: a measure per gemeente on a map, and as circles by inhabitants."""

import dash
from dash import Input, html
from dash.development.base_component import Component
from flask import Response, abort, request

from dashboard.beeld.maten import ALLE_DOELEN, MATEN
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.toestand import Toestand, default_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import (
    choice,
    goal_choice,
    in_browser,
    link_to_address,
    link_year_to_address,
    year_choice,
)
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import page_head, placeholders, read_years, unknown_year
from dashboard.pages.kaart.antwoord import answer
from dashboard.pages.kaart.cirkels import cartogram_part, circles_geojson
from dashboard.pages.kaart.gebied import everyone, map_part

_VELDEN = ("doel", "maat", "per")
_ANTWOORD = Sectie("ka-antwoord", "antwoord", answer, 200, (*_VELDEN, "gm"), bij_onbekend_jaar=unknown_year)
_NAAST = (
    Sectie("ka-kaart", "kaart", map_part, 560, (*_VELDEN, "gm")),
    Sectie("ka-cartogram", "cartogram", cartogram_part, 560, (*_VELDEN, "gm")),
)
_LIJST = Sectie("ka-lijst", "alle gemeenten", everyone, 640, _VELDEN)
_SECTIES = (_ANTWOORD, *_NAAST, _LIJST)
_PER = (("inwoner", "Per inwoner"), ("totaal", "Totaal"))


def layout(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The frame of the page; every section is filled by a callback of its own."""
    van_jaar = gegevens.read("doelen", jaar=toestand.jaar or default_year(read_years(gegevens))).select(
        "doel", "doel_naam"
    )
    doelen = [(ALLE_DOELEN, "Alle doelen samen"), *van_jaar.iter_rows()]
    return html.Div(
        [
            page_head(
                "Waar kwam het geld terecht?",
                "Per gemeente op de kaart, en daarnaast als cirkels naar inwonertal, zodat ook een gemeente met weinig grond meetelt. Kies een gemeente om haar pagina te openen.",
                goal_choice("ka-doel", doelen, toestand.doel or ALLE_DOELEN),
                choice("ka-maat", "Maat", MATEN.items(), toestand.kies("maat", list(MATEN), "toegewezen")),
                choice(
                    "ka-per",
                    "Weergave",
                    _PER,
                    toestand.kies("per", ("inwoner", "totaal"), "inwoner"),
                    soort="smal",
                ),
                year_choice("ka-jaar", read_years(gegevens), toestand),
            ),
            *placeholders([_ANTWOORD]),
            html.Div(placeholders(_NAAST), className="fk-kaarten-naast"),
            *placeholders([_LIJST]),
        ]
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the choices, the click on a map, and the address of the circles."""
    link_to_address(app, "ka-doel", "doel", standaard=ALLE_DOELEN)
    link_to_address(app, "ka-maat", "maat", standaard="toegewezen")
    link_to_address(app, "ka-per", "per", standaard="inwoner")
    link_year_to_address(app, "ka-jaar")
    for figuur in ("figuur-kaart", "figuur-cartogram"):
        # an area may be part of a later gemeente, so the code comes from the point and not from the area
        in_browser(
            app,
            "function(klik) { const punt = klik && klik.points[0];"
            " if (punt && punt.customdata) window.fondskompas.kaartKlik({ points: [{ location: punt.customdata[1] }] }); }",
            Input(figuur, "clickData"),
        )

    @app.server.route("/kaart/cirkels/<int:jaar>.geojson")
    def circles(jaar: int) -> Response:
        try:
            eigen = gegevens.bij(request.query_string.decode())
        except StandGeweigerd:
            abort(404)
        if jaar not in read_years(eigen):
            abort(404)
        antwoord = Response(circles_geojson(eigen, jaar), mimetype="application/geo+json")
        antwoord.headers["Cache-Control"] = "public, max-age=86400"
        return antwoord


PAGINA = Pagina(
    pad="/kaart",
    naam="Kaart",
    volgorde=20,
    titel=lambda _, toestand: f"Kaart {toestand.jaar or ''}".strip(),
    layout=layout,
    secties=_SECTIES,
    velden=_VELDEN,
    register=register,
    voorbeelden=(
        "?doel=wijkteams&maat=capaciteit&gm=GM0363",
        "?jaar=2026&doel=zorg_en_veiligheid&per=totaal",
        "?doel=overig",
        "?doel=wijkteams&maat=capaciteit&jaar=2023&voorbeeld=aan",
        "?doel=bestaatniet&maat=lasten",
    ),
)
