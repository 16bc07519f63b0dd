"""A frozen state around a page: the bar that says so, and links that stay on it wherever they were made."""

import copy
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import kenmerken
from dashboard.gegevens.toestand import read_stand
from pipelines.basis.opmaak import format_datum
from pipelines.bevroren.register import BevrorenStand


def frozen_bar(stand: BevrorenStand, terug: str) -> Component:
    """The name and date of the state, and the way back; ``terug`` is the same view on the figures of now."""
    return html.Aside(
        className="fk-standbalk",
        children=html.Div(
            [
                html.P(
                    [
                        "U kijkt naar de bevroren stand ",
                        html.Strong(stand.naam),
                        f" van {frozen_on(stand)}. ",
                        html.Span(
                            f"Gecontroleerd: sha256 {stand.sha256[:12]}…",
                            className="fk-bijschrift",
                            title=stand.sha256,
                        ),
                    ]
                ),
                # without data-fk-ga: the page is loaded anew, so that nothing of the state stays behind
                html.A("Terug naar de cijfers van nu", href=terug, className="fk-link"),
            ],
            className="fk-standbalk__binnen",
        ),
        **kenmerken(aria_label="Bevroren stand"),
    )


def frozen_on(stand: BevrorenStand) -> str:
    """The day of freezing in words."""
    return format_datum(datetime.fromisoformat(stand.bevroren_op).date())


_BESTANDEN = ("/assets", "/grenzen", "/kaart/cirkels", "/briefing/pakket")
_PROPS = ("children", "href", "rowData", "data", "dashGridOptions")


def keep_stand(inhoud: Any, stand: str | None) -> Any:
    """The same components with ``stand`` in every link to a page; what has a state already keeps its own.

    Links are attributes ``href`` of components and fields ``<veld>_href`` of grids, also of grids that wait in a store.
    Copies are made: a component may be shared with readers of another state.
    """
    return _walk(inhoud, stand) if stand else inhoud


def link_with_stand(href: str, stand: str) -> str:
    """An address with the state in it; the address of a file, an anchor or another site stays as it is."""
    delen = urlsplit(href)
    is_pagina = href.startswith("/") and not href.startswith("//") and not href.startswith(_BESTANDEN)
    if not is_pagina or read_stand(delen.query):
        return href
    velden = "&".join(filter(None, (delen.query, urlencode({"stand": stand}))))
    return urlunsplit(delen._replace(query=velden))


def _walk(deel: Any, stand: str) -> Any:
    if isinstance(deel, Component):
        nieuw = copy.copy(deel)
        for naam in _PROPS:
            if hasattr(deel, naam):
                setattr(nieuw, naam, _walk_named(naam, getattr(deel, naam), stand))
        return nieuw
    if isinstance(deel, list | tuple):
        return [_walk(d, stand) for d in deel]
    if isinstance(deel, Mapping):
        return {naam: _walk_named(naam, waarde, stand) for naam, waarde in deel.items()}
    return deel


def _walk_named(naam: object, waarde: Any, stand: str) -> Any:
    is_link = isinstance(waarde, str) and isinstance(naam, str) and (naam == "href" or naam.endswith("_href"))
    return link_with_stand(waarde, stand) if is_link else _walk(waarde, stand)
