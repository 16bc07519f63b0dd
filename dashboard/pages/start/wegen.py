"""Three ways on, one for each reader, and what the money is for."""

from dash import html
from dash.development.base_component import Component
from flask import current_app, has_app_context

from dashboard.beeld.elementen import caption
from dashboard.beeld.kenmerken import INTERN
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.allecijfers import download_all
from dashboard.kader.sectie import section

_WEGEN = (
    ("/gemeente", "Mijn gemeente", "Per doel het bedrag, de sleutel, hoe zeker dat is en wat ertegenover staat, voor de jaarstukken en de raad."),
    ("/scenario", "Verdeling en scenario", "Wat een andere sleutel of een ander bedrag voor elke gemeente betekent, en wie erop voor- of achteruitgaat."),
    ("/briefing", "Stuk voor de ALV", "Een bevroren stand als PDF, presentatie en werkboek, met bij elk getal het bewijs."),
)  # fmt: skip


def ways_on(_gegevens: Gegevens, toestand: Toestand) -> Component:
    """The doors; the way to the gemeente keeps the one that was looked at last."""
    return section(
        "Waar wilt u heen?",
        html.Ul(
            [
                html.Li(
                    html.A(
                        [
                            html.Strong(naam, className="fk-deur__naam"),
                            html.Span(uitleg, className="fk-deur__uitleg"),
                        ],
                        href=pad + toestand.voor(()).search(),
                        className="fk-deur",
                        **INTERN,
                    )
                )
                for pad, naam, uitleg in _WEGEN
            ],
            className="fk-deuren",
        ),
        html.P(
            html.A(
                "In gewone taal: wat kreeg uw gemeente, en wat is te zien?",
                href=f"/g/{toestand.gm}" if toestand.gm else "/g",
                className="fk-link",
            )
        ),
        _return_door(),
        download_all(),
    )


def _return_door() -> Component | None:
    """The way in for who reports; only where returns are taken."""
    if not has_app_context() or "FK_INNAME" not in current_app.config:
        return None
    return html.P(
        html.A(
            "Opgave doen: welke capaciteit staat er in uw gemeente tegenover het geld?",
            href="/inname",
            className="fk-link",
        )
    )


def goals(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the money is for: every goal of the year, with the way to its page."""
    doelen = gegevens.read("doelen", jaar=toestand.jaar).select("doel", "doel_naam", "omschrijving")
    return section(
        "Waar is het geld voor?",
        html.Ul(
            [
                html.Li(
                    [
                        html.A(
                            naam,
                            href="/doel" + toestand.voor(("doel",)).search(doel=doel),
                            className="fk-link",
                            **INTERN,
                        ),
                        caption(omschrijving),
                    ]
                )
                for doel, naam, omschrijving in doelen.iter_rows()
            ],
            className="fk-doelen",
        ),
    )
