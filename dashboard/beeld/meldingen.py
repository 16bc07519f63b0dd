"""Notices to the reader: what failed, what takes seconds, and the boundary that keeps one broken part from breaking the page."""

import functools
import logging
import uuid
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from dash import dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.beeld.elementen import caption
from dashboard.beeld.kenmerken import Kinderen, kenmerken
from dashboard.gegevens.antwoorden import note_failure
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.uitgave import GeenDatabase
from pipelines.basis.bevinding import FondskompasFout

_LOG = logging.getLogger("fondskompas.dashboard")
_TEKENS = {"info": "i", "let-op": "!", "fout": "!", "vraag": "?"}
_ELKE_MS = 1000
P = ParamSpec("P")
T = TypeVar("T")


def notice(soort: str, titel: str, *inhoud: Kinderen) -> html.Div:
    """A boxed notice; ``soort`` is ``info``, ``let-op``, ``vraag`` or ``fout``. The title says it without colour too."""
    return html.Div(
        className=f"fk-melding fk-melding--{soort}",
        role="alert" if soort == "fout" else "note",
        children=[
            html.Span(_TEKENS[soort], className="fk-melding__teken", **kenmerken(aria_hidden="true")),
            html.Div(
                [
                    html.Strong(titel, className="fk-melding__titel"),
                    *[_paragraph(deel) for deel in inhoud if deel is not None],
                ]
            ),
        ],
    )


def _paragraph(inhoud: Kinderen) -> Component:
    return inhoud if isinstance(inhoud, html.Ul | html.P) else html.P(inhoud)


def first_use() -> html.Div:
    """The page for who has no figures yet."""
    return html.Div(
        className="fk-eerste-keer",
        children=[
            html.H1("Er zijn nog geen cijfers"),
            html.P(
                "Fondskompas toont de cijfers uit een database die u zelf bouwt uit de bronbestanden. Die database is er nog niet."
            ),
            html.Ol(
                [
                    html.Li(
                        ["Open een opdrachtvenster en geef de opdracht ", html.Code("fondskompas bouw"), "."]
                    ),
                    html.Li("Wacht tot de bouw klaar is; dat duurt enkele seconden."),
                    html.Li(
                        ["Laad deze pagina opnieuw. ", html.A("Opnieuw laden", href="", className="fk-link")]
                    ),
                ]
            ),
            caption(
                "Is er wel gebouwd? Controleer dan of het dashboard naar dezelfde map kijkt (instelling FONDSKOMPAS_DATA of FONDSKOMPAS_DATABASE)."
            ),
        ],
    )


def not_found(pad: str) -> html.Div:
    """The page for an address that does not exist."""
    return html.Div(
        className="fk-eerste-keer",
        children=[
            html.H1("Deze pagina bestaat niet"),
            html.P(
                [
                    "Het adres ",
                    html.Code(pad),
                    " hoort niet bij een pagina van Fondskompas. Misschien is de link verouderd of zit er een tikfout in.",
                ]
            ),
            html.P(
                [
                    dcc.Link("Naar het landelijk overzicht", href="/overzicht", className="fk-link"),
                    " of ",
                    dcc.Link("zoek een gemeente", href="/gemeente", className="fk-link"),
                    ".",
                ]
            ),
        ],
    )


def refused(fout: StandGeweigerd, terug: str) -> html.Div:
    """The page for an address that asks for a frozen state that is not shown; ``terug`` is the address of the figures of now."""
    return html.Div(
        className="fk-eerste-keer",
        children=[
            html.H1("Deze bevroren stand wordt niet getoond"),
            notice("fout", "De stand uit het adres wordt geweigerd.", str(fout)),
            html.P("Er staat niets anders voor in de plaats: de cijfers van nu kunnen afwijken."),
            html.P(
                [
                    html.A("Naar de cijfers van nu", href=terug, className="fk-link"),
                    " of ",
                    html.A("bekijk welke bevroren standen er zijn", href="/briefing", className="fk-link"),
                    ".",
                ]
            ),
        ],
    )


def protect(onderdeel: str, build: Callable[[], T]) -> T | html.Div | None:
    """What ``build`` makes, or a Dutch notice when it fails; the log has the traceback under the same reference.

    This is the one place that catches everything: it is the outer edge, where the alternative is a page that stays half
    empty without a word.
    """
    try:
        return build()
    except PreventUpdate:
        raise
    except GeenDatabase:
        note_failure(onderdeel)
        return None
    except StandGeweigerd as fout:
        return notice("fout", "Deze bevroren stand wordt geweigerd.", str(fout))
    except Exception:  # the outer edge: logged in full, and shown instead of an empty part
        note_failure(onderdeel)
        kenmerk = uuid.uuid4().hex[:8]
        _LOG.exception("Onderdeel %s mislukt, kenmerk %s", onderdeel, kenmerk)
        return notice(
            "fout",
            f"Het onderdeel ‘{onderdeel}’ kan nu niet worden getoond.",
            "De rest van de pagina werkt wel. Laad de pagina opnieuw; blijft het misgaan, meld dit dan bij de beheerder.",
            f"Kenmerk {kenmerk}",
        )


def guarded(onderdeel: str) -> Callable[[Callable[P, object]], Callable[P, object]]:
    """Make a callback show a Dutch notice instead of failing (``protect``)."""

    def decorate(callback: Callable[P, object]) -> Callable[P, object]:
        @functools.wraps(callback)
        def inner(*args: P.args, **kwargs: P.kwargs) -> object:
            return protect(onderdeel, lambda: callback(*args, **kwargs))

        return inner

    return decorate


def tick(id_: str, *, loopt: bool) -> dcc.Interval:
    """A clock that runs only while there is something to wait for."""
    return dcc.Interval(id=id_, interval=_ELKE_MS, disabled=not loopt)


def in_progress(tekst: str) -> Component:
    """A quiet sign of work; it moves only for who does not mind movement."""
    return html.Div(
        [html.P(tekst), html.Div(html.Span(), className="fk-voortgang", **kenmerken(aria_hidden="true"))],
        className="fk-werkt",
        role="status",
    )


def show_failure(titel: str, fout: BaseException) -> Component:
    """What went wrong; what nobody foresaw is logged in full under the reference that is shown."""
    if isinstance(fout, FondskompasFout):
        return notice("fout", titel, str(fout))
    kenmerk = uuid.uuid4().hex[:8]
    _LOG.error("%s Kenmerk %s", titel, kenmerk, exc_info=fout)
    return notice(
        "fout",
        titel,
        "Er ging iets onverwachts mis. Probeer het opnieuw; blijft het misgaan, meld dit dan bij de beheerder.",
        f"Kenmerk {kenmerk}",
    )
