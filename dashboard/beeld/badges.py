"""Marks that say how sure a figure is: always a sign and a word, colour and pattern only help."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from dash import html

from dashboard.beeld.herkomst import cijfer
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.termen import STATUS_UITLEG, STATUSSEN
from pipelines.basis.cijfer import Getalwaarde
from pipelines.basis.opmaak import format_eur, format_pct


def badge(tekst: str, soort: str, titel: str | None = None) -> html.Span:
    """A small label; ``soort`` picks sign and colour in the style sheet."""
    return html.Span(tekst, className=f"fk-badge fk-badge--{soort.replace(' ', '-')}", title=titel)


def status_badge(status: str | None) -> html.Span | None:
    """The status of a figure as a label, with its meaning as tooltip."""
    return badge(status, status, STATUS_UITLEG.get(status)) if status else None


def status_bar(
    per_status: Mapping[str, Getalwaarde],
    totaal: Getalwaarde,
    bronnen: Mapping[str, str | None] = MappingProxyType({}),
) -> html.Div:
    """A slim stacked bar of euros per status, told apart by pattern, with the same figures as a list below it.

    ``bronnen``: per status the reference of its amount.
    """
    aanwezig = [(status, per_status[status]) for status in STATUSSEN if per_status.get(status)]
    return html.Div(
        className="fk-stapel",
        children=[
            html.Div(
                className="fk-stapel__balk",
                **kenmerken(aria_hidden="true"),
                children=[
                    html.Span(
                        className=f"fk-stapel__deel fk-patroon--{status}",
                        style={"width": f"{float(Decimal(eur) * 100 / totaal):.3f}%"},
                    )
                    for status, eur in aanwezig
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
                                    cijfer(
                                        format_eur(eur),
                                        bronnen.get(status),
                                        naam=f"Bedrag met status {status}",
                                    ),
                                    f" ({format_pct(eur, totaal)})",
                                    html.Span(f" {STATUS_UITLEG[status]}", className="fk-bijschrift"),
                                ]
                            ),
                        ]
                    )
                    for status, eur in aanwezig
                ],
            ),
        ],
    )
