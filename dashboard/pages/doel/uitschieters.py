"""The highest and the lowest amounts per inhabitant, each with what drives it."""

from decimal import Decimal

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.kolom import Rij
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.doel.ontvangers import rates
from dashboard.pages.doel.ranglijst import explain, read_ranking
from dashboard.pages.doel.spreiding import quantile
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import allocated, inhabitants
from pipelines.basis.zin import Zin, fill

_HOEVEEL = 5


def extremes(gegevens: Gegevens, toestand: Toestand, doel: Rij) -> Component:
    """Two lists, and how many gemeenten lie far from the middle."""
    rang, land = read_ranking(gegevens, toestand, doel["doel"])
    krijgt = rang.filter(pl.col("bedrag_eur") > 0)
    geen = rang.height - krijgt.height
    onder = f", van de {krijgt.height} die iets krijgen" if geen else ""
    minst = krijgt.tail(_HOEVEEL).reverse()
    boven = _above_average(land, geen) if (minst["verschil_eur"] >= 1).all() else None
    return section(
        "Uitschieters en hun reden",
        html.Div(
            [
                _list("Het meest per inwoner", krijgt.head(_HOEVEEL), doel["doel"], toestand),
                _list(f"Het minst per inwoner{onder}", minst, doel["doel"], toestand, boven),
            ],
            className="fk-kaarten-naast",
        ),
        lead=_fence(krijgt, geen),
    )


def _fence(krijgt: pl.DataFrame, geen: int) -> Zin:
    """How many lie far from the middle, by the usual rule of one and a half times the width of the middle half."""
    waarden = [Decimal(eur) / inw for eur, inw in krijgt.select("bedrag_eur", "inwoners").iter_rows()]
    q1, q3 = quantile(waarden, Decimal("0.25")), quantile(waarden, Decimal("0.75"))
    hoog, laag = (
        Cijfer(grens, "per_inwoner", zonder_bron="grens: anderhalve keer de middelste helft ervandaan")
        for grens in (q3 + (q3 - q1) * 3 / 2, q1 - (q3 - q1) * 3 / 2)
    )
    boven, onder = sum(w > (hoog.waarde or 0) for w in waarden), sum(w < (laag.waarde or 0) for w in waarden)
    ver = (
        fill(
            "Ver van het midden liggen {gemeenten}: {aantal} boven {hoog} per inwoner",
            gemeenten=count(boven + onder, "gemeente", "gemeenten"),
            aantal=boven,
            hoog=hoog,
        )
        if boven + onder
        else "Geen enkele ontvangende gemeente ligt ver van het midden; dit zijn de uitersten"
    )
    eronder = fill(" en {aantal} onder {laag}", aantal=onder, laag=laag) if onder else None
    nul = f" {count(geen, 'gemeente krijgt', 'gemeenten krijgen')} niets: de sleutel geeft hun geen gewicht."
    return Zin(ver, eronder, ".", nul if geen else None)


def _above_average(land: Cijfer, geen: int) -> Zin:
    """Why the least of those who receive is still above the average: others, who count in it, receive nothing."""
    return fill(
        "Ook zij zitten boven het landelijk gemiddelde van {land} per inwoner: daarin {tellen} mee.",
        land=land,
        tellen=count(geen, "gemeente zonder bedrag telt", "gemeenten zonder bedrag tellen"),
    )


def _list(
    titel: str, rijen: pl.DataFrame, doel: str, toestand: Toestand, uitleg: Zin | None = None
) -> Component:
    """Gemeenten with their amount and its reason."""
    href = gemeente_href(toestand)
    punten = [
        html.Li(
            [
                html.Div(
                    [
                        dcc.Link(r["naam"], href=href(r["gm_code"]) + f"&doel={doel}", className="fk-link"),
                        html.Strong(show(per.als("per_inwoner", achter=" per inwoner"))),
                    ],
                    className="fk-kanaal__kop",
                ),
                html.P(_reason(r, toestand.jaar, doel), className="fk-bijschrift"),
            ]
        )
        for r, per in zip(rijen.iter_rows(named=True), rates(rijen, toestand.jaar, doel), strict=True)
    ]
    bij = html.P(show(uitleg), className="fk-bijschrift") if uitleg else None
    return html.Div([html.H3(titel), bij, html.Ul(punten, className="fk-kanalen")])


def _reason(rij: Rij, jaar: int | None, doel: str) -> list[Component | str]:
    gm, naam, waarom = rij["gm_code"], rij["naam"], explain(rij)
    return show(
        [
            Cijfer(
                rij["bedrag_eur"],
                "eur",
                allocated(jaar, doel=doel, gm_code=gm),
                naam=f"Toegewezen aan {naam}",
            ),
            " bij ",
            Cijfer(rij["inwoners"], "aantal", inhabitants(jaar, gm_code=gm), naam=naam, achter=" inwoners"),
            f". {waarom[:1].upper()}{waarom[1:]}.",
        ]
    )
