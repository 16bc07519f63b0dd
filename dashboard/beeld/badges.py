"""Marks that say how sure a figure is: always a sign and a word, colour and pattern only help."""

from collections.abc import Mapping

from dash import html

from dashboard.beeld.cijfer import show
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.termen import STATUS_UITLEG
from pipelines.basis.cijfer import Cijfer, share_figure


def badge(tekst: str, soort: str, titel: str | None = None) -> html.Span:
    """A small label; ``soort`` picks sign and colour in the style sheet."""
    return html.Span(tekst, className=f"fk-badge fk-badge--{soort.replace(' ', '-')}", title=titel)


def status_badge(status: str | None) -> html.Span | None:
    """The status of a figure as a label, with its meaning as tooltip."""
    return badge(status, status, STATUS_UITLEG.get(status)) if status else None


def status_bar(per_status: Mapping[str, Cijfer]) -> html.Div:
    """A slim stacked bar of euros per status, told apart by pattern, with the same figures as a list below it."""
    totaal = sum(cijfer.waarde or 0 for cijfer in per_status.values())
    aanwezig = [
        (
            status,
            cijfer,
            share_figure(cijfer.waarde, totaal, zonder_bron="deel van de bedragen ernaast samen"),
        )
        for status, cijfer in per_status.items()
        if cijfer.waarde
    ]
    return html.Div(
        className="fk-stapel",
        children=[
            html.Div(
                className="fk-stapel__balk",
                **kenmerken(aria_hidden="true"),
                children=[
                    html.Span(
                        className=f"fk-stapel__deel fk-patroon--{status}",
                        style={"width": f"{aandeel.waarde:.3f}%"},
                    )
                    for status, _, aandeel in aanwezig
                ],
            ),
            html.Ul(
                className="fk-legenda",
                children=[
                    html.Li(
                        [
                            html.Span(
                                className=f"fk-staal fk-patroon--{status}", **kenmerken(aria_hidden="true")
                            ),
                            html.Span(
                                [
                                    html.Strong(f"{status} "),
                                    show(cijfer),
                                    f" ({aandeel.tekst})",
                                    html.Span(f" {STATUS_UITLEG[status]}", className="fk-bijschrift"),
                                ]
                            ),
                        ]
                    )
                    for status, cijfer, aandeel in aanwezig
                ],
            ),
        ],
    )
