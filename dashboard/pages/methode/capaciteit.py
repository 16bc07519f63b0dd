"""The parameters with which money becomes capacity, and where capacity is read from."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import status_badge
from dashboard.beeld.begrippen import term
from dashboard.beeld.celadres import cell_reference
from dashboard.beeld.cijfer import show
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import reference


def capacity(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The prices, and what is made with them."""
    doelen = gegevens.read("doelen_uitleg").filter(pl.col("prijs_eur").is_not_null())
    rijen = [
        (
            r["naam"],
            show([_price(r["doel"], r["prijs_eur"]), f" per {r['eenheid']}"]),
            status_badge(r["prijs_status"]),
            [
                r["prijs_bron"],
                html.Span(
                    f" {cell_reference(r['prijs_document'], r['prijs_cel'])}", className="fk-bijschrift"
                ),
            ],
        )
        for r in doelen.iter_rows(named=True)
    ]
    return section(
        "Van geld naar capaciteit",
        plain_table("Prijs per eenheid en doel", ("Doel", "Prijs", "Status", "Bron"), rijen),
        html.Ul(
            [
                html.Li("Wat het geld koopt = toegewezen bedrag ÷ prijs per eenheid, afgerond op honderdsten."),
                html.Li("Gerealiseerd = de opgave van de gemeente zelf. Zonder opgave staat er ‘niet opgegeven’, en dat is niet nul."),
                html.Li("Ondergrens uit Iv3 = salarissen op het taakveld ÷ prijs per fte. Waar werk wordt ingekocht of gesubsidieerd, is er meer."),
            ],
            className="fk-lijst",
        ),
        lead=["Geld en ", term("capaciteit"), " zijn te vergelijken door een prijs per eenheid. Elke prijs is te vervangen, in pok/prijzen.csv of in een scenario."],
    )  # fmt: skip


def _price(doel: str, eur: Decimal) -> Cijfer:
    return Cijfer(eur, "eur", reference("herkomst.prijs", "prijs_eur", doel=doel), naam="Prijs")
