"""Every term with its meaning; the same file gives the tooltips."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.begrippen import read_terms, term_id
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section


def glossary(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The terms in alphabetical order."""
    return section(
        "Begrippen",
        html.Dl(
            [
                html.Div([html.Dt(html.Dfn(begrip)), html.Dd(uitleg)], id=term_id(begrip))
                for begrip, uitleg in read_terms().items()
            ],
            className="fk-begrippen",
        ),
        lead="De woorden van deze site, op alfabet.",
    )
