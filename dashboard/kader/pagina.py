"""What a page is: where it stands, what it is called, and how it is made. The pages themselves are in dashboard/pages."""

from collections.abc import Callable
from dataclasses import dataclass

import dash
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens

Bouwer = Callable[[Gegevens, Toestand], object]


@dataclass(frozen=True)
class Deel:
    """A part of a page with an address of its own (dashboard/kader/delen.py).

    ``code`` is what the address says in ``deel``, and empty for the part that opens without; ``naam`` is its word in the bar.
    ``inhoud`` has the anchor and the words of each heading in it, for the list of contents.
    """

    code: str
    naam: str
    inhoud: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sectie:
    """A part of a page that one callback fills from the state in the address.

    ``naam`` is what a failure is called by. ``hoogte`` is that of the quiet placeholder in pixels; 0 for none.
    ``velden`` are the fields of the address that this part depends on; a change of another field leaves it alone.
    ``None`` is every field. ``bij_onbekend_jaar`` speaks when the address asks for a year that does not exist; one section
    of a page should. ``vluchtig`` is for a part that depends on more than the figures and the address, such as source
    documents or frozen states: it is made anew each time, while the others are kept (dashboard/gegevens/antwoorden.py).
    ``deel`` is the code of the part of the page that it stands in: it is asked for when that part is open; ``None`` is in all.
    """

    id: str
    naam: str
    build: Bouwer
    hoogte: int = 240
    velden: tuple[str, ...] | None = None
    bij_onbekend_jaar: Bouwer | None = None
    vluchtig: bool = False
    deel: str | None = None


def _register_nothing(_app: dash.Dash, _gegevens: Gegevens) -> None:
    """For a page that has no other callbacks than its sections."""


@dataclass(frozen=True)
class Pagina:
    """A page. ``pad`` is its address, ``naam`` its word in the navigation, ``volgorde`` its place there.

    ``titel`` gives the words of the browser tab before ``· Fondskompas``. ``kop`` gives what stands above the sections;
    ``layout`` the whole frame, for a page that gives its ``placeholders`` a place itself. ``register`` wires what else it
    has. ``velden`` are the fields of the address that the page uses beside ``jaar``, ``gm``, ``voorbeeld`` and ``stand``: only those come along when a reader goes there.
    ``methode`` is the part of the page Methode that says how this page's figures are made; ``None`` for no link to it.
    ``delen`` are its parts, of which one is open at a time; without any all sections stand below each other.
    ``voorbeelden`` are addresses (query strings) that the tests visit, beside the page without any choice.
    """

    pad: str
    naam: str
    volgorde: int
    titel: Callable[[Gegevens, Toestand], str]
    kop: Callable[[Gegevens, Toestand], Component] | None = None
    layout: Callable[[Gegevens, Toestand], Component] | None = None
    secties: tuple[Sectie, ...] = ()
    velden: tuple[str, ...] = ()
    register: Callable[[dash.Dash, Gegevens], None] = _register_nothing
    methode: str | None = ""
    voorbeelden: tuple[str, ...] = ()
    delen: tuple[Deel, ...] = ()
