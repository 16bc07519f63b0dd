"""What the files of one gemeente say: spending per taakveld, returns with remarks, and open findings."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import linked
from dashboard.beeld.legenda import key, swatch
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from dashboard.pages.gemeente.kop import find_gemeente
from dashboard.pages.gemeente.taakveldfiguur import (
    name_report,
    pick_reports,
    spending_figure,
    spending_sources,
    summarise_spending,
)
from dashboard.pages.gemeente.tabellen import own_finding_grid, return_grid, spending_grid

# classes of the style sheet with the first colours of kleuren.REEKS
_KLEUREN = ("au", "du", "spuk")


def spending(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Lasten per taakveld in every Iv3 report: those of the goals as a chart, all of them as a table."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return None
    taakvelden = gegevens.read("gemeente_taakvelden", gm=toestand.gm)
    zin = summarise_spending(taakvelden, gemeente["naam"])
    van_doel, verslagen = taakvelden.filter(pl.col("is_doel")), pick_reports(taakvelden)
    inhoud = (
        [
            figuurblok(
                "taakvelden",
                f"Lasten van {gemeente['naam']} op de taakvelden van de doelen",
                zin=zin,
                toon_zin=False,
                figuur=lambda: spending_figure(van_doel, verslagen, toestand.gm or ""),
                raster=lambda: spending_grid(taakvelden, toestand.gm or ""),
                boven=key(
                    *[
                        [swatch(f"fk-staal fk-vorm--{vorm}"), name_report(*verslag)]
                        for vorm, verslag in zip(_KLEUREN, verslagen, strict=False)
                    ],
                    [
                        html.Span(
                            "gestreept is begroot; bedragen per taakveld in deze volgorde",
                            className="fk-bijschrift",
                        )
                    ],
                ),
            )
        ]
        if verslagen
        else []
    )
    return section(
        "Uitgaven per taakveld",
        *_missing_reports(gegevens, toestand, gemeente["naam"]),
        *inhoud,
        html.P(
            "Codes veranderen: wat in een later jaar is gesplitst of hernoemd, staat als eigen rij met de reden erbij.",
            className="fk-bijschrift",
        ),
        lead=linked(zin, spending_sources(taakvelden, gemeente["gm_code"])),
        id_="taakvelden",
    )


def _missing_reports(gegevens: Gegevens, toestand: Toestand, naam: str) -> list[Component]:
    """A report that the gemeente is not in says so, with the reason; that is not zero."""
    verslagen = gegevens.read("gemeente_iv3", gm=toestand.gm).filter(pl.col("reden").is_not_null())
    return [
        notice(
            "info",
            f"{naam} heeft geen cijfers in de {name_report(r['boekjaar'], r['verslagsoort'])}: {r['reden']}.",
        )
        for r in verslagen.iter_rows(named=True)
    ]


def files(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Returns of all years with remarks, and findings in the files of the gemeente."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return None
    opgaven = gegevens.read("gemeente_opgaven", gm=toestand.gm, met_voorbeeld=toestand.met_voorbeeld)
    bevindingen = gegevens.read("gemeente_bevindingen", gm=toestand.gm)
    return section(
        "Opgaven en bevindingen",
        html.H3("Opgaven en opmerkingen"),
        _returns(opgaven, gemeente["naam"]),
        html.H3("Open bevindingen in de bestanden van deze gemeente"),
        _findings(bevindingen, gemeente["naam"]),
        id_="bestanden",
    )


def _returns(opgaven: pl.DataFrame, naam: str) -> Component:
    if not opgaven.height:
        return html.P(f"Van {naam} is geen opgave ontvangen. Dat is niet nul: er is niets opgegeven.")
    zin = (
        f"{termen.count(opgaven.height, 'opgegeven regel', 'opgegeven regels')} op "
        f"{termen.count(opgaven['peildatum'].n_unique(), 'peildatum', 'peildata')}, waarvan "
        f"{(opgaven['status'] == 'voorbeeld').sum()} verzonnen voorbeelden."
    )
    return figuurblok(
        "opgavenjaren", f"Opgaven van {naam} door de jaren", zin=zin, raster=lambda: return_grid(opgaven)
    )


def _findings(bevindingen: pl.DataFrame, naam: str) -> Component:
    if not bevindingen.height:
        return html.P(
            f"Geen. In de regels van {naam} in de ingelezen bestanden is niets gevonden dat niet klopt; bevindingen over landelijke bestanden staan op het overzicht."
        )
    zin = f"{termen.count(bevindingen.height, 'bevinding', 'bevindingen')} over regels van {naam}."
    return figuurblok(
        "eigen-bevinding",
        f"Bevindingen in de bestanden van {naam}",
        zin=zin,
        raster=lambda: own_finding_grid(bevindingen),
    )
