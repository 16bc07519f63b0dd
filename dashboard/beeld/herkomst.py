"""How a figure led to where it comes from before it was one type; a page that still does so moves to dashboard.beeld.cijfer."""

import re
from collections.abc import Iterable, Mapping, Sequence

from dash.development.base_component import Component

from dashboard.beeld.cijfer import _on_one_line
from dashboard.beeld.cijfer import figure_button as cijfer
from pipelines.basis.verwijzing import envelope_lines as envelope_lines
from pipelines.basis.verwijzing import formula as formula
from pipelines.basis.verwijzing import inhabitants as inhabitants
from pipelines.basis.verwijzing import per_inhabitant as per_inhabitant
from pipelines.basis.verwijzing import place as place
from pipelines.basis.verwijzing import rate_difference as rate_difference
from pipelines.basis.verwijzing import reference as reference
from pipelines.basis.verwijzing import tally as tally

_CLOSES = ").,;:’"


def linked(zin: str, cijfers: Iterable[tuple[str, str | None]]) -> list[str | Component]:
    """A sentence whose figures open their derivation. ``cijfers``: the words of each with its reference, in reading order.

    What the sentence leaves out in a case (``evenveel als gemiddeld``) is not in it, and is passed over. A figure without a
    reference stays text and is passed by, so that the next one is not looked for before it.
    """
    delen: list[str | Component] = []
    open_tekst, rest = "", zin
    for tekst, verwijzing in cijfers:
        plek = re.search(rf"(?<![\d.,]){re.escape(tekst)}(?![.,]?\d)", rest)
        if not plek:
            continue
        eind = plek.end()
        if verwijzing:
            voor, haak = _split_bracket(open_tekst + rest[: plek.start()])
            leesteken = rest[eind : len(rest) - len(rest[eind:].lstrip(_CLOSES))]
            eind += len(leesteken)
            delen += [voor, _on_one_line(haak, cijfer(tekst, verwijzing), leesteken)]
            open_tekst = ""
        else:
            open_tekst += rest[:eind]
        rest = rest[eind:]
    return [deel for deel in [*delen, open_tekst + rest] if deel]


def _split_bracket(tekst: str) -> tuple[str, str]:
    """The text before a figure, and the bracket that opens right before it."""
    return (tekst[:-1], tekst[-1]) if tekst.endswith(("(", "‘")) else (tekst, "")


def point_sources(verwijzingen: Sequence[str | None]) -> Mapping[str, object]:
    """The ``meta`` of a trace whose points open their derivation when clicked; one reference per point, in order."""
    return {"herkomst": verwijzingen}
