"""What the publication gate refused and somebody confirmed, shown with the figures that it is about."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import caption
from dashboard.beeld.kolom import Rij
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.opmaak import format_datum


def read_confirmations(gegevens: Gegevens) -> pl.DataFrame:
    """What was confirmed in this publication; an older one may not know confirmations. Frame: ``vragen/algemeen/bevestigingen``."""
    if not gegevens.read("heeft_tabel", schema="mart", tabel="bevestiging").item():
        return pl.DataFrame()
    return gegevens.read("bevestigingen")


def confirmations(bevestigd: pl.DataFrame) -> list[Component]:
    """Each confirmation with what was refused, the reason and its date; nothing when there are none."""
    if bevestigd.is_empty():
        return []
    return [
        html.H3("Bevestigd met een reden"),
        html.P(
            "Dit hield een controle tegen, omdat het verder afwijkt dan andere bronnen doen. Iemand heeft het nagegaan en bevestigd."
        ),
        html.Ul([_confirmation(rij) for rij in bevestigd.iter_rows(named=True)], className="fk-regels"),
    ]


def _confirmation(rij: Rij) -> html.Li:
    return html.Li(
        [
            html.P(f"{rij['naam'] or rij['wat']}: {rij['melding']}"),
            html.P(
                [html.Strong("Reden: "), f"{rij['reden']} (bevestigd op {format_datum(rij['bevestigd_op'])})"]
            ),
            caption(f"Gevonden: {rij['gevonden']}."),
        ]
    )
