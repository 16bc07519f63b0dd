"""Work that takes seconds, as a reader sees it: in progress, failed, and the clock that asks whether it is done."""

import logging
import uuid

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import notice
from pipelines.basis.bevinding import FondskompasFout

_LOG = logging.getLogger("fondskompas.dashboard")
_ELKE_MS = 1000


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
