"""The tables that are open data, and under which terms; all of the one description."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import foldout, plain_table
from dashboard.beeld.kenmerken import INTERN
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.opmaak import enumerate_words
from pipelines.open.beschrijving import open_tables, read_description, read_licences


def overview(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Every table with what a row is, and the way to its columns."""
    rijen = [
        (
            [
                html.A(
                    tabel.titel,
                    href=f"/methode?kolommen={tabel.naam}#mt-kolommen",
                    className="fk-link",
                    **INTERN,
                ),
                " ",
                html.Code(tabel.naam, className="fk-code"),
            ],
            f"{tabel.betekenis} Eén rij per {enumerate_words([tabel.kolom(naam).titel.lower() for naam in tabel.sleutel])}.",
            read_licences()[tabel.licentie].code,
        )
        for tabel in open_tables().values()
    ]
    niet = [
        f"{tabel.titel.lower()} ({tabel.niet_open})"
        for tabel in read_description().values()
        if tabel.niet_open
    ]
    return section(
        "Wat er is",
        foldout(
            f"Toon de {len(rijen)} tabellen", plain_table("Tabellen", ("Tabel", "Wat", "Licentie"), rijen)
        ),
        html.P(f"Niet vrijgegeven: {'; '.join(niet)}."),
        lead=[f"{len(rijen)} tabellen. Elke kolom heeft een naam, een eenheid, een betekenis en een status."],
    )


def terms(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """How to cite, and what may be done with it."""
    rijen = [
        (licentie.naam, html.Code(licentie.code), licentie.vermelding)
        for licentie in read_licences().values()
    ]
    return section(
        "Licentie en verwijzen",
        plain_table("Licenties", ("Licentie", "Code", "Noem als bron"), rijen),
        html.P(
            "Verwijs naar een uitgave met haar naam, versie en sha256; die regel staat bij elke uitgave en in elk antwoord van de API. "
            "Dan vindt iedereen later precies dezelfde cijfers."
        ),
        lead=["Elke tabel heeft haar eigen licentie, omdat de cijfers van verschillende uitgevers komen."],
    )
