"""What a table holds, column by column, as the one description of the tables has it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import choices, plain_table
from dashboard.beeld.kenmerken import INTERN, Kind, Kinderen
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from pipelines.herkomst.catalogus import suggest
from pipelines.open.beschrijving import Martkolom, Marttabel, read_description, read_licences

STANDAARDTABEL = "toewijzing"


def columns(_gegevens: Gegevens, toestand: Toestand) -> Component:
    """The columns of the table of the address, or of the first one."""
    tabellen = read_description()
    naam = toestand.veld("kolommen", STANDAARDTABEL) or STANDAARDTABEL
    tabel = tabellen.get(naam)
    keuze = choice(
        "mt-kolomtabel",
        "Tabel",
        [(t.naam, f"{t.titel} ({t.naam})") for t in tabellen.values()],
        tabel.naam if tabel else None,
        searchable=True,
        nothingFoundMessage="Niets gevonden",
    )
    onbekend = f"Er is geen tabel «{naam}».{suggest(naam, tabellen)}"
    inhoud = _describe(tabel) if tabel else [notice("vraag", "Deze tabel bestaat niet.", onbekend)]
    aantal = sum(len(t.kolommen) for t in tabellen.values())
    return section(
        "Tabellen en kolommen",
        choices(keuze),
        *inhoud,
        lead=f"Alles wat deze site toont, staat in {len(tabellen)} tabellen met samen {aantal} kolommen. Dezelfde beschrijving gaat mee met de open data en de API.",
    )


def _describe(tabel: Marttabel) -> Sequence[Component]:
    licentie = read_licences()[tabel.licentie]
    vrij: Kinderen = (
        f"Geen open data: {tabel.niet_open}."
        if tabel.niet_open
        else [
            f"Licentie: {licentie.naam}; noem als bron {licentie.vermelding}. ",
            html.A("Naar open data", href="/open", className="fk-link", **INTERN),
        ]
    )
    sleutel = ", ".join(tabel.kolom(naam).titel.lower() for naam in tabel.sleutel)
    return [
        html.P(f"{tabel.betekenis} Eén rij per {sleutel}."),
        plain_table(
            f"Kolommen van {tabel.titel}",
            ("Kolom", "Betekenis", "Eenheid, en hoe zeker"),
            [_row(kolom, tabel) for kolom in tabel.kolommen],
        ),
        html.P(vrij),
    ]


def _row(kolom: Martkolom, tabel: Marttabel) -> tuple[Kinderen, ...]:
    naam = [kolom.titel, " ", html.Code(kolom.naam, className="fk-code")]
    betekenis: list[Kind] = [kolom.betekenis]
    if kolom.verwijst_naar:
        andere = kolom.verwijst_naar[0]
        adres = f"/methode?kolommen={andere}#mt-kolommen"
        betekenis += [
            " Staat in ",
            html.A(read_description()[andere].titel.lower(), href=adres, className="fk-link", **INTERN),
            ".",
        ]
    return naam, betekenis, _unit(kolom, tabel)


def _unit(kolom: Martkolom, tabel: Marttabel) -> str:
    """In what it counts, and how sure it is: of every row the same, or as another column says."""
    if not kolom.eenheid:
        return "geen cijfer"
    if not kolom.status:
        return kolom.eenheid
    if kolom.status in tabel.namen:
        return f"{kolom.eenheid}; zie {tabel.kolom(kolom.status).titel.lower()}"
    return f"{kolom.eenheid}; {kolom.status}"
