"""Three answers: what is divided, how sure that is, and what can be seen of it."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import Inhoud
from dashboard.beeld.elementen import card, cards
from dashboard.beeld.envelop import amounts_by_status, available, divided, lines_figure
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.zicht import say_seen, seen_by_return
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import count_figure, part_figure
from pipelines.basis.verwijzing import inhabitants, tally


def answers(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The three cards, each with the way to what it is about."""
    kaarten = cards(_divided(gegevens, toestand), _sure(gegevens, toestand), _seen(gegevens, toestand))
    return section(f"{toestand.jaar} in drie antwoorden", html.Div(kaarten, className="fk-antwoorden"))


def _way(tekst: str, pad: str) -> Inhoud:
    return html.A(tekst, href=pad, className="fk-link", **INTERN)


def _divided(gegevens: Gegevens, toestand: Toestand) -> html.Div:
    jaar = toestand.jaar
    k = gegevens.read_row("kerncijfers", jaar=jaar) or {}
    beschikbaar, verdeeld = available(k, jaar), divided(k, jaar)
    return card(
        "Wat is er verdeeld?",
        verdeeld,
        [
            part_figure(verdeeld, beschikbaar, naam="Aandeel verdeeld"), " van ", beschikbaar, ", over ",
            count_figure(k["aantal_gemeenten"], "gemeente", "gemeenten", tally(inhabitants(jaar))),
        ],
        [_way("Bekijk per doel en sleutel", "/overzicht" + toestand.voor(()).search(deel="envelop"))],
        id_="st-verdeeld",
    )  # fmt: skip


def _sure(gegevens: Gegevens, toestand: Toestand) -> html.Div:
    jaar = toestand.jaar
    regels = gegevens.read("envelop", jaar=jaar)
    per_status, alles = amounts_by_status(regels, jaar), lines_figure(regels, jaar)
    delen = [
        deel
        for status in ("afgeleid", "aanname")
        for deel in (", ", part_figure(per_status[status], alles, naam=f"Aandeel {status}"), f" is {status}")
    ]
    return card(
        "Hoe zeker is dat?",
        part_figure(per_status["gepubliceerd"], alles, naam="Aandeel gepubliceerd"),
        ["van het geld staat als bedrag in een stuk van het Rijk", *delen],
        [_way("Lees wat dat betekent", "/methode" + toestand.voor(()).search())],
        id_="st-zeker",
    )


def _seen(gegevens: Gegevens, toestand: Toestand) -> html.Div:
    kanalen = gegevens.read("zichtbaarheid", jaar=toestand.jaar)
    return card(
        "Wat staat ertegenover?",
        seen_by_return(kanalen, toestand.jaar),
        [
            say_seen(kanalen, toestand.jaar),
            " Opgaven van gemeenten zijn de enige bron daarvoor; verzonnen voorbeelden tellen niet mee.",
        ],
        [_way("Bekijk wat er te zien is", "/overzicht" + toestand.voor(()).search() + "#zicht")],
        id_="st-zicht",
    )
