"""‘Alle cijfers’: one download of everything that is divided, of all years, from where readers look for it."""

import threading
from collections.abc import Callable, Hashable, Mapping
from datetime import datetime

import dash
import polars as pl
from cachetools import LRUCache
from dash import html
from flask import Response, abort, request

from dashboard.beeld.kenmerken import kenmerken
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens
from dashboard.uitvoer.alles import Leesmij, write_all_csv, write_all_workbook
from pipelines.basis.opmaak import format_datum, format_moment

_PAD = "/alle-cijfers"
_TABELLEN = {"Verdeling": "alles_verdeling", "Gemeenten": "alles_gemeenten", "Envelop": "alles_envelop"}
_Schrijver = Callable[[Mapping[str, pl.DataFrame], Leesmij, datetime], bytes]
_SOORTEN: Mapping[str, tuple[_Schrijver, str]] = {
    "xlsx": (write_all_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": (write_all_csv, "application/zip"),
}
_WOORDEN = {"xlsx": "Excel (XLSX)", "zip": "CSV (zip)"}


def download_all() -> html.P:
    """The links, as they stand on a page."""
    links: list[html.A | str] = []
    for soort, woorden in _WOORDEN.items():
        links += [
            html.A(woorden, href=f"{_PAD}.{soort}", className="fk-link", **kenmerken(download="")),
            " of ",
        ]
    return html.P(
        ["Alle cijfers van alle jaren, met GM-codes: ", *links[:-1], "."], className="fk-bijschrift fk-alles"
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Serve the files; each is made once per publication."""
    bewaard: LRUCache[Hashable, bytes] = LRUCache(4)
    slot = threading.Lock()  # making one takes a second, and two readers do not need two

    @app.server.route(f"{_PAD}.<soort>")
    def all_figures(soort: str) -> Response:
        if soort not in _SOORTEN:
            abort(404)
        try:
            eigen = gegevens.bij(f"?{request.query_string.decode('ascii', 'replace')}")
            with slot:
                sleutel = (eigen.edition(), soort)
                if sleutel not in bewaard:
                    bewaard[sleutel] = make_all(eigen, soort)
                inhoud = bewaard[sleutel]
            naam = name_all(eigen, soort)
        except (GeenDatabase, StandGeweigerd):
            abort(404)
        kop = {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-cache"}
        return Response(inhoud, mimetype=_SOORTEN[soort][1], headers=kop)


def make_all(gegevens: Gegevens, soort: str) -> bytes:
    """The file of one kind (``xlsx``, ``zip``); raises GeenDatabase."""
    schrijf, _ = _SOORTEN[soort]
    tabellen = {naam: gegevens.read(vraag) for naam, vraag in _TABELLEN.items()}
    return schrijf(tabellen, _explain(gegevens), _built(gegevens))


def name_all(gegevens: Gegevens, soort: str) -> str:
    """``fondskompas_alle-cijfers_2026-11-30.xlsx``: with the day of the figures, and the sha256 of a frozen state."""
    stand = f"_sha256-{gegevens.stand.sha256[:12]}" if gegevens.stand else ""
    return f"fondskompas_alle-cijfers_{_built(gegevens):%Y-%m-%d}{stand}.{soort}"


def _built(gegevens: Gegevens) -> datetime:
    bouw = gegevens.read_row("bouw")
    if bouw is None:
        raise GeenDatabase
    moment: datetime = bouw["gebouwd_op"]
    return moment


def _explain(gegevens: Gegevens) -> Leesmij:
    stand = gegevens.stand
    bevroren = datetime.fromisoformat(stand.bevroren_op).date() if stand else None
    return [
        (
            "Wat dit is",
            "Wat aan gemeenten is toegerekend uit de € 150 miljoen per jaar, van alle jaren. Geen officiële publicatie.",
        ),
        (
            "Verdeling",
            "Een rij per jaar, gemeente (GM-code), doel en vorm, in hele euro's, met sleutel en circulaire.",
        ),
        (
            "Gemeenten",
            "Een rij per jaar en gemeente: inwoners, regio en het totaal. eigen_eur is zonder geld voor een hele regio.",
        ),
        ("Envelop", "Elke regel van de envelop, ook wat niet over gemeenten is verdeeld, met bron."),
        (
            "status",
            "gepubliceerd: staat zo in een bron; afgeleid: daaruit berekend; aanname: zonder bron, vervangbaar.",
        ),
        (
            "voor_regio",
            "ja: een centrumgemeente ontvangt dit voor haar regio; deel het niet door haar eigen inwoners.",
        ),
        (
            "Indeling",
            "Gemeenten in de indeling van het jaar zelf; een code kan dus in een later jaar ontbreken.",
        ),
        ("Opgaven", "Opgaven van gemeenten, en de voorbeelden daarvan, staan niet in dit bestand."),
        (
            "Bronnen",
            "Rekenbestanden gemeentefonds en circulaires van BZK; inwoners en gemeenten van CBS (CC BY 4.0).",
        ),
        ("Cijfers van", format_moment(_built(gegevens))),
        *(
            [("Bevroren stand", f"{stand.naam}, {format_datum(bevroren)}, sha256 {stand.sha256}")]
            if stand and bevroren
            else []
        ),
        ("Database (sha256)", gegevens.sha256()),
    ]
