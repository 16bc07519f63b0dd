"""Per goal: through what its spending can be seen, and how far."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section


def visibility(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The goals with their channel."""
    rijen = [
        (
            r["naam"],
            termen.ZICHTBAARHEID[r["zichtbaarheid"]],
            r["zichtbaarheid_toelichting"],
            _taakvelden(r["taakvelden"], r["taakveld_status"]),
        )
        for r in gegevens.read("doelen_uitleg").iter_rows(named=True)
    ]
    return section(
        "Wat is te zien en wat niet",
        plain_table("Zichtbaarheid per doel", ("Doel", "Te zien via", "Hoe ver", "Taakveld in Iv3"), rijen),
        lead="AU en DU zijn vrij te besteden, en gemeenten verantwoorden zich daarover aan hun raad. Wat niet te zien is, geldt hier nooit als niet besteed.",
    )


def _taakvelden(taakvelden: str | None, status: str | None) -> Kinderen:
    if not taakvelden:
        return html.Span("geen taakveld is hiervoor bedoeld", className="fk-reden")
    return [taakvelden.replace(" | ", ", "), " ", status_badge(status)]
