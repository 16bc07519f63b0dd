"""The bar that says that a reader looks at a frozen state and not at the figures of now."""

from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import kenmerken
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
