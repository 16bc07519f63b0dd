"""Figures and sentences as HTML: a figure is a button that opens where it comes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import kenmerken
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.zin import Link, Zin

_CLOSES = ").,;:’"
_OPENS = ("(", "‘")
Inhoud = str | Cijfer | Zin | Component | None
"""What a page can say: words, a figure, a sentence, or what is drawn already."""
_getoond: ContextVar[list[Cijfer] | None] = ContextVar("getoond", default=None)


@contextmanager
def collect_figures() -> Iterator[list[Cijfer]]:
    """Keep every figure that is shown meanwhile, and let grids carry theirs exactly: for who gives them on as data."""
    getoond: list[Cijfer] = []
    token = _getoond.set(getoond)
    try:
        yield getoond
    finally:
        _getoond.reset(token)


def collects_figures() -> bool:
    """Whether what is shown is given on as data."""
    return _getoond.get() is not None


def _note_figure(cijfer: Cijfer) -> None:
    getoond = _getoond.get()
    if getoond is not None:
        getoond.append(cijfer)


def show(inhoud: "Inhoud | Sequence[Inhoud]") -> Any:
    """Children of a component: a sentence is a list of pieces, a figure a button, and all else stays as it is."""
    if isinstance(inhoud, Zin):
        return show_sentence(inhoud)
    if isinstance(inhoud, Cijfer):
        return show_figure(inhoud)
    if isinstance(inhoud, list | tuple):
        return [
            stuk
            for deel in inhoud
            for stuk in (show_sentence(deel) if isinstance(deel, Zin) else [show(deel)])
        ]
    return inhoud


def plain_text(inhoud: str | Zin) -> str:
    """The words of a sentence, for a text alternative."""
    return inhoud.tekst if isinstance(inhoud, Zin) else inhoud


def show_figure(cijfer: Cijfer, *, id_: str | None = None) -> Component:
    """A figure in text or a card that opens its derivation.

    Without a reference it is plain text: a figure that cannot be followed does not look as if it can.
    """
    _note_figure(cijfer)
    return figure_button(cijfer.tekst, cijfer.verwijzing, naam=cijfer.naam, id_=id_)


def figure_button(tekst: str, verwijzing: str | None, *, naam: str = "", id_: str | None = None) -> Component:
    """Words that open the derivation of the figure in them."""
    extra = kenmerken(id=id_)
    if verwijzing is None:
        return html.Span(tekst, className="fk-getal", **extra)
    waarvan = f"{naam}: " if naam else ""
    return html.Button(
        tekst,
        type="button",
        className="fk-cijfer",
        **kenmerken(data_fk_herkomst=verwijzing, aria_label=f"{waarvan}{tekst}, toon de herkomst", **extra),
    )


def show_sentence(zin: Zin) -> list[str | Component]:
    """The pieces of a sentence. A figure without a reference is words like any other."""
    woorden, knoppen = [""], list[Cijfer | Link]()
    for stuk in zin.stukken:
        if isinstance(stuk, str):
            woorden[-1] += stuk
        elif isinstance(stuk, Cijfer) and stuk.verwijzing is None:
            _note_figure(stuk)
            woorden[-1] += stuk.tekst
        else:
            knoppen.append(stuk)
            woorden.append("")
    delen: list[str | Component] = []
    rest = woorden[0]
    for knop, na in zip(knoppen, woorden[1:], strict=True):
        if isinstance(knop, Link):
            delen += [rest, dcc.Link(knop.tekst, href=knop.adres, className="fk-link")]
            rest = na
            continue
        voor, haak = (rest[:-1], rest[-1]) if rest.endswith(_OPENS) else (rest, "")
        leesteken = na[: len(na) - len(na.lstrip(_CLOSES))]
        delen += [voor, _on_one_line(haak, show_figure(knop), leesteken)]
        rest = na[len(leesteken) :]
    return [deel for deel in [*delen, rest] if deel]


def _on_one_line(haak: str, knop: Component, leesteken: str) -> Component:
    """A figure with what touches it: a browser may break a line at either side of a button, also before a full stop."""
    if not haak and not leesteken:
        return knop
    return html.Span([deel for deel in (haak, knop, leesteken) if deel], className="fk-heel")


def show_points(cijfers: Iterable[Cijfer]) -> Mapping[str, list[str | None]]:
    """The ``meta`` of a trace whose points open their derivation when clicked; one figure per point, in order."""
    return {"herkomst": [cijfer.verwijzing for cijfer in cijfers]}
