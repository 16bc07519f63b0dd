"""How every figure is made, from the same data that makes it."""

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import link_to_address, link_year_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import contents, page_head, placeholders, read_years, unknown_year
from dashboard.pages.methode import bronnen, formules, kolommen, verdeling, woorden

# The ids are the anchors that other pages link to (Pagina.methode); the names are those of the contents.
SECTIES = (
    Sectie("mt-weg", "De weg van een cijfer", woorden.road, 300, (), bij_onbekend_jaar=unknown_year),
    Sectie("mt-envelop", "De envelop", verdeling.envelope, 900, ()),
    Sectie("mt-sleutels", "Sleutels", verdeling.keys, 900, ()),
    Sectie("mt-afronding", "Afronding", verdeling.rounding, 900, ()),
    Sectie("mt-status", "Statussen", woorden.statuses, 500, ()),
    Sectie("mt-zicht", "Wat is te zien", woorden.visibility, 700, ()),
    Sectie("mt-capaciteit", "Van geld naar capaciteit", verdeling.capacity, 600, ()),
    Sectie("mt-jaargangen", "Jaargangen en indeling", bronnen.vintages, 700, ()),
    Sectie("mt-formules", "Formules per cijfer", formules.formulas, 500, ("tabel",)),
    Sectie("mt-kolommen", "Tabellen en kolommen", kolommen.columns, 700, ("kolommen",)),
    Sectie("mt-aansluitingen", "Aansluitingen", bronnen.reconciliations, 500, ()),
    Sectie("mt-controles", "Controles op de bronnen", bronnen.checks, 200, ()),
    Sectie("mt-bronnen", "Bronnen", bronnen.sources, 400, ()),
    Sectie("mt-begrippen", "Begrippen", woorden.glossary, 1400, ()),
)


def layout(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The frame of the page; every section is filled by a callback of its own."""
    return html.Div(
        [
            page_head(
                "Hoe komen deze cijfers tot stand?",
                "Van de envelop tot de laatste euro van een gemeente: welke gegevens, welke formule, welke afronding, en wat er niet te zien is.",
                year_choice("mt-jaar", read_years(gegevens), toestand),
            ),
            contents((sectie.id, sectie.naam) for sectie in SECTIES),
            *placeholders(SECTIES),
        ]
    )


def register(app: dash.Dash, _gegevens: Gegevens) -> None:
    """Wire the year and the table of which the formulas are shown."""
    link_year_to_address(app, "mt-jaar")
    link_to_address(app, "mt-tabel", "tabel", volgt_adres=False)
    link_to_address(app, "mt-kolomtabel", "kolommen", volgt_adres=False)


PAGINA = Pagina(
    pad="/methode",
    naam="Methode",
    volgorde=90,
    titel=lambda _, toestand: f"Methode {toestand.jaar or ''}".strip(),
    layout=layout,
    secties=SECTIES,
    velden=("tabel", "kolommen"),
    register=register,
    methode=None,
    voorbeelden=("?jaar=2021&tabel=mart.realisatie", "?jaar=2026&kolommen=doel"),
)
