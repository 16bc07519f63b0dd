"""How much of the money can be followed, and through which channel; on the national page."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import badge
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import cijfer, linked
from dashboard.beeld.kenmerken import kenmerken
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from dashboard.pages.overzicht.zichttabel import channel_source, share_source, visibility_grid
from pipelines.basis.cijfer import Getalwaarde
from pipelines.basis.opmaak import format_eur, format_pct
from pipelines.basis.sommen import total


def visibility(gegevens: Gegevens, toestand: Toestand) -> Component:
    """How much of the money can be followed, and how."""
    kanalen = gegevens.read("zichtbaarheid", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    totaal = total(kanalen["bedrag_eur"])
    opgave = kanalen.row(0, named=True)["bedrag_eur"]
    voorbeeld = "voorbeeldopgave" if total(kanalen["voorbeeld_eur"]) else "opgave"
    zin = (
        f"Van {format_pct(opgave, totaal)} van het geld is door een {voorbeeld} te zien wat ertegenover staat."
        if opgave
        else "Van geen enkele euro is door een opgave te zien wat ertegenover staat."
    )
    return section(
        "Hoeveel van het geld is te zien",
        figuurblok(
            "zicht",
            f"Hoeveel van het geld van {toestand.jaar} is te zien",
            zin=zin,
            toon_zin=False,
            figuur=lambda: html.Ul(
                [_channel(rij, totaal, toestand) for rij in kanalen.iter_rows(named=True)],
                className="fk-kanalen",
            ),
            raster=lambda: visibility_grid(kanalen, toestand),
        ),
        lead=linked(
            f"{zin} Wat niet te zien is, kan wel besteed zijn: AU en DU zijn vrij besteedbaar en gemeenten verantwoorden zich aan hun raad.",
            [(format_pct(opgave, totaal), share_source(kanalen.row(0, named=True), toestand))],
        ),
    )


def _channel(rij: dict, totaal: Getalwaarde, toestand: Toestand) -> Component:
    """One way of following the money, with its amount and its share."""
    bron, aandeel = channel_source(rij, toestand), share_source(rij, toestand)
    naam = termen.ZICHTBAARHEID[rij["zichtbaarheid"]]
    klasse = "voorbeeld" if rij["voorbeeld_eur"] else rij["zichtbaarheid"].replace(" ", "-")
    voorbeeld = (
        [
            " ",
            badge("voorbeeld", "voorbeeld"),
            " ",
            cijfer(format_eur(rij["voorbeeld_eur"]), channel_source(rij, toestand, "voorbeeld_eur")),
            " daarvan",
        ]
        if rij["voorbeeld_eur"]
        else []
    )
    return html.Li(
        [
            html.Div(
                [
                    html.Strong(naam),
                    html.Span(
                        [
                            cijfer(format_eur(rij["bedrag_eur"]), bron, naam=naam),
                            " (",
                            cijfer(format_pct(rij["bedrag_eur"], totaal), aandeel, naam=f"Aandeel, {naam}"),
                            ")",
                        ],
                        className="fk-getal",
                    ),
                ],
                className="fk-kanaal__kop",
            ),
            html.Div(
                html.Span(
                    className=f"fk-balk__vulling fk-kanaal--{klasse}",
                    style={"width": f"{100 * rij['bedrag_eur'] / totaal:.2f}%"},
                )
                if rij["bedrag_eur"]
                else None,
                className="fk-balk__spoor",
                **kenmerken(aria_hidden="true"),
            ),
            html.P(
                [termen.ZICHTBAARHEID_UITLEG[rij["zichtbaarheid"]], *voorbeeld], className="fk-bijschrift"
            ),
        ]
    )
