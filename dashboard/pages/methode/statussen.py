"""What each status means, and how much of the money of a year has it."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import status_badge, status_bar
from dashboard.beeld.cijfer import show
from dashboard.beeld.envelop import amounts_by_status
from dashboard.beeld.tabel import plain_table
from dashboard.beeld.termen import STATUS_UITLEG
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section


def statuses(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The statuses with their meaning and their amount in the envelope."""
    jaar = toestand.jaar
    per_status = amounts_by_status(gegevens.read("envelop", jaar=jaar), jaar)
    return section(
        "Statussen: hoe zeker is een cijfer",
        plain_table(
            "Statussen en hun betekenis",
            ("Status", "Betekenis", f"Bedrag in de envelop van {jaar}"),
            [
                (status_badge(status), STATUS_UITLEG[status], show(cijfer))
                for status, cijfer in per_status.items()
            ],
        ),
        html.Div(
            [html.H3(f"De envelop van {jaar} naar status"), status_bar(per_status)], className="fk-paneel"
        ),
        lead="Elk cijfer draagt zijn status, met woord, teken en patroon. Een cijfer dat uit andere is gemaakt, krijgt de zwakste van hun statussen, en is nooit sterker dan afgeleid.",
    )
