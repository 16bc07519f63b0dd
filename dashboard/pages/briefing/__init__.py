"""Frozen states and the briefings made of them; making happens outside this process (dashboard/gegevens/werkplaats.py)."""

import io
from collections.abc import Callable
from typing import Any

import dash
from dash import Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import Response, send_file

from dashboard.beeld.meldingen import protect, show_failure
from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.gegevens.werkplaats import Stuk, Werkplaats
from dashboard.kader.keuzes import link_to_address
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import page_head, placeholders, read_years
from dashboard.pages.briefing.pakket import ask_pack, begin_pack, download_name, pack, show_pack
from dashboard.pages.briefing.pakketten import PAD, PAKKETVELDEN, VERSCHILVELDEN, Pakket, Pakketvraag
from dashboard.pages.briefing.standen import states
from dashboard.pages.briefing.verschil import ask_difference, begin_difference, difference, show_difference
from pipelines.basis.bevinding import FondskompasFout

Asker = Callable[[Gegevens, Toestand], Any]
_SECTIES = (
    Sectie("br-standen", "bevroren standen", states, 260, (), vluchtig=True),
    Sectie("br-pakket", "briefing maken", pack, 0, (*PAKKETVELDEN, "gm"), vluchtig=True),
    Sectie("br-verschil", "standen vergelijken", difference, 0, VERSCHILVELDEN, vluchtig=True),
)
_WEG = "Dit pakket is hier niet meer bewaard. Ga naar de pagina Briefing en maak het opnieuw; het wordt precies hetzelfde."


def layout(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The frame: what the page is for, and the places of the sections."""
    standen, pakket, verschil, *adressen = placeholders(_SECTIES)
    return html.Div(
        [
            page_head(
                "Briefing",
                "Maak uit één bevroren stand van de cijfers stukken die u kunt sturen, tonen en verdedigen: een PDF, een "
                "presentatie, een werkboek en het bewijs van elk getal.",
            ),
            pakket,
            standen,
            verschil,
            *adressen,
        ]
    )


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Wire the choices, the two buttons with their clocks, and the files."""
    for id_, veld in (
        ("br-pak", "pak"),
        ("br-soort", "soort"),
        ("br-gm", "gm"),
        ("br-over", "over"),
        ("br-oud", "oud"),
        ("br-nieuw", "nieuw"),
    ):
        link_to_address(app, id_, veld, volgt_adres=False)
    _register_work(app, gegevens, ("br-maak", "br-tik", "br-uitkomst"), ask_pack, begin_pack, show_pack)
    _register_work(
        app,
        gegevens,
        ("br-vergelijk", "br-verschiltik", "br-verschillen"),
        ask_difference,
        begin_difference,
        show_difference,
    )

    @app.server.route(f"{PAD}/pakket/<kenmerk>/<naam>")
    def pack_file(kenmerk: str, naam: str) -> Response:
        return serve_file(gegevens.standen.werk, kenmerk, naam)


def _register_work(
    app: dash.Dash, gegevens: Gegevens, ids: tuple[str, str, str], ask: Asker, begin: Callable, show: Callable
) -> None:
    """A button that starts work, and a clock that looks how far it is."""
    knop, klok, uitkomst = ids

    @app.callback(
        Output(uitkomst, "children"),
        Output(klok, "disabled"),
        Input(knop, "n_clicks"),
        Input(klok, "n_intervals"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    def follow(klikken: int | None, _tellen: int | None, search: str | None) -> tuple[object, object]:
        is_klik = dash.ctx.triggered_id == knop
        if is_klik and not klikken:
            raise PreventUpdate
        antwoord = protect(
            "briefing", lambda: _follow(gegevens.bij(search), search, is_klik, ask, begin, show)
        )
        return antwoord if isinstance(antwoord, tuple) else (antwoord, True)


def _follow(
    gegevens: Gegevens, search: str | None, is_klik: bool, ask: Asker, begin: Callable, show: Callable
) -> tuple[object, bool]:
    """What to show, and whether the clock can stop."""
    vraag = ask(gegevens, parse_search(search, read_years(gegevens)))
    if vraag is None:
        return show(None, Stuk("nieuw")), True
    try:
        if is_klik:
            begin(gegevens.standen, vraag)
    except FondskompasFout as fout:
        return show_failure("Dit kan nu niet worden gemaakt.", fout), True
    stuk = gegevens.standen.werk.find(vraag)
    inhoud = dash.no_update if stuk.loopt and not is_klik else show(vraag, stuk)
    return inhoud, not stuk.loopt


def serve_file(werk: Werkplaats, kenmerk: str, naam: str) -> Response:
    """A file or a page of a pack that was made; says in Dutch how to get it when it is not kept any more."""
    vraag = next((s for s in werk.known() if isinstance(s, Pakketvraag) and s.kenmerk == kenmerk), None)
    stuk = werk.find(vraag) if vraag else Stuk("nieuw")
    inhoud = _read_part(stuk.uitkomst, naam) if stuk.fase == "klaar" else None
    if vraag is None or inhoud is None:
        return Response(_WEG, status=404, mimetype="text/plain")
    # the browser asks again: texts of one's own may have changed
    antwoord = send_file(io.BytesIO(inhoud), download_name=download_name(vraag, naam), max_age=0)
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    return antwoord


def _read_part(pakket: Pakket, naam: str) -> bytes | None:
    bladzijden = {f"bladzijde-{nummer}.png": beeld for nummer, beeld in enumerate(pakket.bladzijden, start=1)}
    return pakket.bestanden.get(naam) or bladzijden.get(naam)


PAGINA = Pagina(
    pad=PAD,
    naam="Briefing",
    volgorde=100,
    titel=lambda *_: "Briefing",
    layout=layout,
    secties=_SECTIES,
    velden=(*PAKKETVELDEN, *VERSCHILVELDEN),
    register=register,
    voorbeelden=("?pak=bestaat-niet&soort=gemeente&gm=GM0363",),
)
