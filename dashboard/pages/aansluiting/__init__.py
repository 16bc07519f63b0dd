"""Whether the figures agree, and where each of them comes from: reconciliations, findings, documents, and looking up."""

import dash
from dash import ALL, Input, State, html
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import in_browser, link_to_address
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import contents, page_head, unknown_year
from dashboard.pages.aansluiting import zoek
from dashboard.pages.aansluiting.aansluitingen import questions, reconciliations, summary
from dashboard.pages.aansluiting.bronnen import documents, findings
from dashboard.pages.aansluiting.zoek import find_by_cell

SECTIES = (
    Sectie("ah-kort", "samenvatting", summary, 260, (), bij_onbekend_jaar=unknown_year),
    Sectie("ah-open", "open vragen", questions, 700, ()),
    Sectie("ah-alle", "aansluitingen", reconciliations, 760, ("oordeel", "onderwerp")),
    Sectie("ah-bevindingen", "bevindingen", findings, 780, ("regel",)),
    Sectie("ah-documenten", "documenten", documents, 720, ()),
    Sectie("ah-zoek", "volg een cijfer", zoek.find_a_figure, 420, ("tabel", "kolom", "sleutel")),
    Sectie("ah-cel", "van cel naar cijfer", find_by_cell, 240, ("document", "cel"), vluchtig=True),
)
_INHOUD = (
    ("ah-open", "Open vragen"),
    ("ah-alle", "Alle aansluitingen"),
    ("ah-bevindingen", "Bevindingen"),
    ("ah-documenten", "Documenten"),
    ("ah-zoek", "Volg een cijfer"),
    ("ah-cel", "Van cel naar cijfer"),
)


def top(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """What the page answers, and the choices that hold for all of it."""
    kop = page_head(
        "Kloppen de cijfers, en waar komen ze vandaan?",
        "Elk totaal is vergeleken met een ander cijfer dat gelijk hoort te zijn, en elk cijfer is te volgen tot de cel waarin het staat.",
    )
    return html.Div([kop, contents(_INHOUD)])


def register(app: dash.Dash, _gegevens: Gegevens) -> None:
    """Wire the filters and both ways of looking up (assets/opzoeken.js)."""
    for id_, veld in (("ah-oordeel", "oordeel"), ("ah-onderwerp", "onderwerp"), ("ah-celadres", "cel")):
        link_to_address(app, id_, veld, volgt_adres=False, wisbaar=True)
    for id_, veld in (("ah-kolom", "kolom"), ("ah-document", "document")):
        link_to_address(app, id_, veld, volgt_adres=False)
    in_browser(app, "function(tabel) { window.fondskompas.kiesTabel(tabel); }", Input("ah-tabel", "value"))
    in_browser(
        app,
        "function(waarden, ids) { window.fondskompas.kiesSleutel(waarden, ids); }",
        Input({"soort": "ah-sleutel", "naam": ALL}, "value"),
        State({"soort": "ah-sleutel", "naam": ALL}, "id"),
    )
    in_browser(
        app,
        "function(klikken, enter, tekst) { window.fondskompas.toonVerwijzing(tekst); }",
        Input("ah-toon", "n_clicks"),
        Input("ah-verwijzing", "n_submit"),
        State("ah-verwijzing", "value"),
    )


PAGINA = Pagina(
    pad="/aansluiting",
    naam="Aansluiting en herkomst",
    volgorde=80,
    titel=lambda *_: "Aansluiting en herkomst",
    kop=top,
    secties=SECTIES,
    velden=("oordeel", "onderwerp", "regel", "tabel", "kolom", "sleutel", "document", "cel"),
    register=register,
    methode="mt-aansluitingen",
    voorbeelden=(
        "?oordeel=open%20vraag&document=circulaires/M2022_2023/volumina.csv&cel=F20",
        "?regel=iv3_niet_ingediend&tabel=mart.besteding",
        "?oordeel=onzin&tabel=mart.onzin&document=onzin&cel=zz",
    ),
)
