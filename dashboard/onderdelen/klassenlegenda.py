"""The key to a map in classes: a sample, the limits as numbers, and how many gemeenten there are in it."""

from collections.abc import Sequence

from dash import html

from dashboard.figuren.klassen import Klasse
from dashboard.termen import count


def class_key(titel: str, klassen: Sequence[Klasse]) -> html.Div:
    """``titel`` says what is measured. The samples take their colour from assets/kaart.css, which follows the theme."""
    return html.Div(
        [
            html.P(titel, className="fk-klassen__titel"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.Span(
                                className=f"fk-staal fk-klasse--{'geen' if klasse.nummer < 0 else klasse.nummer}",
                                **{"aria-hidden": "true"},
                            ),
                            html.Span(
                                [
                                    f"{klasse.teken}: ",
                                    html.Strong(klasse.woorden),
                                    html.Span(
                                        f" {count(klasse.aantal, 'gemeente', 'gemeenten')}",
                                        className="fk-bijschrift",
                                    ),
                                ]
                            ),
                        ]
                    )
                    for klasse in klassen
                ],
                className="fk-legenda fk-klassen__lijst",
            ),
        ],
        className="fk-klassen",
    )
