"""A scenario that is refused: everything that is wrong, each with its place, what was found and what to do."""

from collections.abc import Callable

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.meldingen import notice, protect
from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd


def show_problem(fout: FondskompasFout) -> Component:
    """Everything that is wrong, each with its place, what was found and what to do."""
    if not isinstance(fout, InvoerGeweigerd):
        return notice("fout", "Dit scenario is niet te lezen.", str(fout))
    return notice(
        "fout", str(fout), html.Ul([_finding(b) for b in fout.bevindingen], className="sc-bevindingen")
    )


def _finding(bevinding: Bevinding) -> html.Li:
    plek = f", {bevinding.cel}" if bevinding.cel else ""
    return html.Li(
        [
            html.Strong(f"{bevinding.document}{plek}: "),
            bevinding.melding,
            html.Br(),
            f"Gevonden: {bevinding.waarde or '(leeg)'}. Verwacht: {bevinding.verwacht}.",
            html.Br(),
            f"Wat te doen: {bevinding.remedie}",
        ]
    )


def answer(make: Callable[[], str]) -> tuple[object, object]:
    """What is wrong, or where to go; never both."""
    antwoord = protect("scenario", lambda: _try(make))
    return (None, antwoord) if isinstance(antwoord, str) else (antwoord, dash.no_update)


def _try(make: Callable[[], str]) -> str | Component:
    try:
        return make()
    except FondskompasFout as fout:
        return show_problem(fout)
