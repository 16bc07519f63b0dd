"""Keys to the figures: colour for the form, pattern for the status, each with its word."""

from dash import html

from dashboard.beeld import termen
from dashboard.beeld.kenmerken import Kinderen, kenmerken


def swatch(klasse: str) -> html.Span:
    """A small sample of a colour or pattern."""
    return html.Span(className=klasse, **kenmerken(aria_hidden="true"))


def key(*regels: Kinderen) -> html.Ul:
    """A row of samples with their words."""
    return html.Ul([html.Li(regel) for regel in regels], className="fk-legenda fk-legenda--rij")


def form_key(vormen: list[str]) -> html.Ul:
    """The colours of the forms that occur."""
    return key(
        *[
            [swatch(f"fk-staal fk-vorm--{vorm}"), naam]
            for vorm, naam in termen.VORMEN.items()
            if vorm in vormen
        ]
    )


def status_key(statussen: list[str]) -> html.Ul:
    """The patterns of the statuses that occur."""
    patronen = [
        [swatch(f"fk-staal fk-patroon--{status} fk-patroon--neutraal"), status]
        for status in termen.STATUSSEN
        if status in statussen
    ]
    return key([html.Span("Patroon:", className="fk-bijschrift")], *patronen)
