"""The key to a map in classes: a sample, the limits as numbers, and how many gemeenten there are in it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dash import html

from dashboard.beeld.herkomst import cijfer
from dashboard.beeld.kaart.klassen import Klasse
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.termen import count


def class_key(
    titel: str, klassen: Sequence[Klasse], bronnen: Mapping[int, str | None] = MappingProxyType({})
) -> html.Div:
    """``titel`` says what is measured; ``bronnen`` gives by number which gemeenten a class has. The samples take their colour from assets/kaart.css, which follows the theme."""
    return html.Div(
        [
            html.P(titel, className="fk-klassen__titel"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.Span(
                                className=f"fk-staal fk-klasse--{'geen' if klasse.nummer < 0 else klasse.nummer}",
                                **kenmerken(aria_hidden="true"),
                            ),
                            html.Span(
                                [
                                    f"{klasse.teken}: ",
                                    html.Strong(klasse.woorden),
                                    html.Span(
                                        [
                                            " ",
                                            cijfer(
                                                count(klasse.aantal, "gemeente", "gemeenten"),
                                                bronnen.get(klasse.nummer),
                                                naam=klasse.woorden,
                                            ),
                                        ],
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
