"""Every column with figures of one table: what it is, and its formula with the numbers of one row."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import figure_button
from dashboard.beeld.elementen import caption, choices, plain_table
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from pipelines.basis.bevinding import FondskompasFout
from pipelines.herkomst import Voorbeeld, read_examples
from pipelines.herkomst.catalogus import Figuur, Herkomsttabel, find_table, read_catalogue
from pipelines.herkomst.woorden import name_columns

STANDAARDTABEL = "mart.toewijzing"


def formulas(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The table of the address, or the first one."""
    catalogus = read_catalogue()
    try:
        tabel = find_table(toestand.veld("tabel", STANDAARDTABEL) or STANDAARDTABEL)
        inhoud = _formulas_of(gegevens, tabel, toestand.jaar)
    except FondskompasFout as fout:
        tabel, inhoud = None, [notice("vraag", "Deze tabel bestaat niet.", str(fout))]
    keuze = choice(
        "mt-tabel",
        "Tabel",
        [(t.naam, t.omschrijving) for t in catalogus.values()],
        tabel.naam if tabel else None,
        searchable=True,
        nothingFoundMessage="Niets gevonden",
    )
    aantal = sum(len(t.figuren) for t in catalogus.values())
    return section(
        "Formules per cijfer",
        choices(keuze),
        *inhoud,
        lead=f"De {len(catalogus)} tabellen waaruit deze site leest, hebben samen {aantal} soorten cijfers. Elke formule staat hier met de getallen van één voorbeeld ingevuld.",
    )


def _formulas_of(gegevens: Gegevens, tabel: Herkomsttabel, jaar: int) -> Sequence[Component]:
    with gegevens.cursor() as con:
        voorbeelden = read_examples(con, tabel, jaar)
    samen = name_columns(list(tabel.optelbaar_over))
    over = f"Op te tellen over {samen}." if samen else "Niet op te tellen."
    rijen = [_formula_row(figuur, voorbeelden.get(figuur.kolom)) for figuur in tabel.figuren]
    return [
        html.P(f"Eén rij per {name_columns(list(tabel.sleutel))}. {over}"),
        caption(["Voor een eigen vraag: ", html.Code(f"{tabel.naam} ({', '.join(tabel.sleutel)})")]),
        plain_table(
            f"Cijfers van de tabel {tabel.omschrijving}",
            ("Cijfer", "Hoe gemaakt", "Formule, met getallen", "Voorbeeld"),
            rijen,
        ),
    ]


def _formula_row(figuur: Figuur, voorbeeld: Voorbeeld | None) -> tuple[Kinderen, ...]:
    naam = [
        figuur.omschrijving[:1].upper() + figuur.omschrijving[1:],
        " ",
        html.Code(figuur.kolom, className="fk-code"),
    ]
    if voorbeeld is None:
        return naam, html.Span("er is nog geen rij", className="fk-reden"), "", ""
    formule = voorbeeld.formule or html.Span(
        "zonder berekening overgenomen of opgeteld", className="fk-reden"
    )
    toon = figure_button(
        "Toon", voorbeeld.verwijzing.als_tekst(), naam=f"Voorbeeld van {figuur.omschrijving}"
    )
    return naam, voorbeeld.omschrijving, formule, toon
