"""What readers say about a figure: the remarks that are not closed, with their answers, and the way to make one.

The frame knows no returns loop: whoever takes remarks says so in the configuration of the server.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from flask import current_app, has_app_context

OPMERKINGEN = "FK_OPMERKINGEN"
"""Under this name the server knows who answers for remarks: a reference → what was said about it."""


@dataclass(frozen=True)
class Gezegd:
    """A remark that is not closed; ``antwoord`` and ``namens`` are empty until somebody answers."""

    tekst: str
    op: str
    antwoord: str = ""
    namens: str = ""


Opmerkingen = Callable[[str], Sequence[Gezegd]]


def disputes(verwijzing: str, search: str | None) -> Component | None:
    """The remarks about a figure and the way to add one; ``None`` where none are taken."""
    vind: Opmerkingen | None = current_app.config.get(OPMERKINGEN) if has_app_context() else None
    if vind is None:
        return None
    adres = urlencode({"cijfer": verwijzing, "terug": search or ""})
    link = html.A("Klopt dit niet? Zeg het.", href=f"/inname/opmerking?{adres}", className="fk-link")
    gezegd = vind(verwijzing)
    kop = [html.H3("Wat lezers zeggen")] if gezegd else []
    return html.Div(
        [*kop, *map(_said, gezegd), html.P(link, className="fk-gezegd__link")],
        className="fk-spoor",
        id="herkomst-gezegd",
    )


def _said(gezegd: Gezegd) -> Component:
    antwoord = (
        html.P([html.Strong(f"Antwoord van {gezegd.namens}: "), gezegd.antwoord])
        if gezegd.antwoord
        else html.P("Hierop is nog niet geantwoord.", className="fk-bijschrift")
    )
    return html.Div(
        html.Div([html.P([html.Strong(f"{gezegd.op}: "), gezegd.tekst]), antwoord]), className="fk-melding"
    )
