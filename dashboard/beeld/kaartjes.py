"""Cards with one figure each."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import status_badge
from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.kenmerken import kenmerken
from pipelines.basis.cijfer import Cijfer


def card(
    naam: str | Component,
    waarde: Inhoud | Sequence[Inhoud],
    *onder: Inhoud | Sequence[Inhoud],
    id_: str | None = None,
    status: str | None = None,
) -> html.Div:
    """A figure with its name and, where not published, its status above, and its explanation below.

    ``status`` is by default that of the figure.
    """
    if status is None and isinstance(waarde, Cijfer):
        status = waarde.status
    merk = status_badge(status) if status != "gepubliceerd" else None
    return html.Div(
        className="fk-kaart",
        children=[
            html.P([naam, " ", merk] if merk else naam, className="fk-kaart__naam"),
            html.P(show(waarde), className="fk-kaart__waarde", **kenmerken(id=id_)),
            *[html.P(show(deel), className="fk-kaart__onder") for deel in onder if deel],
        ],
    )


def cards(*kaarten: html.Div) -> html.Div:
    """Cards beside each other as far as the width allows."""
    return html.Div(list(kaarten), className="fk-kaarten")
