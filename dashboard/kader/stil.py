"""HTML that only stands there, sent as one component.

Dash keeps every element of a page in a store of its own and asks each of them again at every answer, so a page of a
thousand table cells is busy for seconds after its last answer came. An element without an ``id`` cannot be written to by
any answer; whole runs of such elements become one component here, and the browser makes the same elements of it
(assets/stil.js).
"""

import copy
from collections.abc import Iterable
from typing import Any

from dash.development.base_component import Component

_HTML = "dash_html_components"
# An element that an answer may write to, or whose clicks are counted, stays a component of its own.
_LEVEND = frozenset({"id", "n_clicks"})


class Stil(Component):
    """Plain HTML. ``boom``: texts and elements; an element is its tag, its attributes and then its own texts and elements."""

    _namespace = "fondskompas"
    _type = "Stil"

    def __init__(self, boom: list[object] | None = None) -> None:
        self._prop_names = ["boom"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = ["boom"]
        self.available_wildcard_properties: list[str] = []
        super().__init__(boom=boom)


def settle(inhoud: Any) -> Any:
    """The same content, in which every run of plain HTML is one component; what lives is left as it is.

    Copies are made where something changes: a component may be shared between readers.
    """
    return _join(_parts(inhoud), is_lijst=isinstance(inhoud, list | tuple))


def _parts(inhoud: Any) -> list[tuple[bool, Any]]:
    """Every child with whether it is plain; a plain element as a list, as in ``Stil``."""
    kinderen = inhoud if isinstance(inhoud, list | tuple) else [inhoud]
    return [_part(kind) for kind in kinderen if kind is not None]


def _part(deel: Any) -> tuple[bool, Any]:
    if isinstance(deel, str | int | float):
        return True, deel
    if not isinstance(deel, Component) or deel._namespace != _HTML:
        return False, deel
    kenmerken = {
        naam: waarde for naam, waarde in deel.to_plotly_json()["props"].items() if naam != "children"
    }
    kinderen = getattr(deel, "children", None)
    delen = _parts(kinderen)
    if _LEVEND.isdisjoint(kenmerken) and all(is_stil for is_stil, _ in delen):
        return True, [deel._type.lower(), kenmerken, *[kind for _, kind in delen]]
    nieuw = copy.copy(deel)
    nieuw.children = _join(delen, is_lijst=isinstance(kinderen, list | tuple))
    return False, nieuw


def _join(delen: Iterable[tuple[bool, Any]], *, is_lijst: bool) -> Any:
    """The children again, with every run of plain ones as one component; a run of text alone stays text."""
    samen: list[Any] = []
    reeks: list[Any] = []

    def close() -> None:
        samen.extend([Stil(list(reeks))] if any(isinstance(deel, list) for deel in reeks) else reeks)
        reeks.clear()

    for is_stil, deel in delen:
        if is_stil:
            reeks.append(deel)
        else:
            close()
            samen.append(deel)
    close()
    return samen if is_lijst or len(samen) > 1 else (samen or [None])[0]
