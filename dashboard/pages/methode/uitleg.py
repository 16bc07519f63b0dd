"""The other sections of Methode: what can be seen, capacity, vintages, formulas, checks, sources and the glossary."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import badge, status_badge
from dashboard.beeld.herkomst import cijfer
from dashboard.beeld.kenmerken import INTERN, Kinderen
from dashboard.beeld.oudraster import cell_reference
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.begrippen import read_terms, term, term_id
from dashboard.gegevens.bronnen import ONBEKEND, UITGEVERS
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from pipelines.basis.bevinding import Ernst, FondskompasFout
from pipelines.basis.opmaak import format_datum, format_eur, format_number
from pipelines.bouw.regels import read_rule_texts, read_subjects
from pipelines.herkomst import Voorbeeld, read_examples
from pipelines.herkomst.catalogus import Figuur, Tabel, find_table, read_catalogue
from pipelines.herkomst.woorden import name_columns

STANDAARDTABEL = "mart.toewijzing"


def visibility(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Per goal: through what its spending can be seen, and how far."""
    rijen = [
        (
            r["naam"],
            termen.ZICHTBAARHEID[r["zichtbaarheid"]],
            r["zichtbaarheid_toelichting"],
            _taakvelden(r["taakvelden"], r["taakveld_status"]),
        )
        for r in gegevens.read("doelen_uitleg").iter_rows(named=True)
    ]
    return section(
        "Wat is te zien en wat niet",
        plain_table("Zichtbaarheid per doel", ("Doel", "Te zien via", "Hoe ver", "Taakveld in Iv3"), rijen),
        lead="AU en DU zijn vrij te besteden, en gemeenten verantwoorden zich daarover aan hun raad. Wat niet te zien is, geldt hier nooit als niet besteed.",
    )


def _taakvelden(taakvelden: str | None, status: str | None) -> Kinderen:
    if not taakvelden:
        return html.Span("geen taakveld is hiervoor bedoeld", className="fk-reden")
    return [taakvelden.replace(" | ", ", "), " ", status_badge(status)]


def capacity(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The parameters with which money becomes capacity, and where capacity is read from."""
    doelen = gegevens.read("doelen_uitleg").filter(pl.col("prijs_eur").is_not_null())
    rijen = [
        (
            r["naam"],
            f"{format_eur(r['prijs_eur'])} per {r['eenheid']}",
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


def vintages(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Which circulaires were read, and in which indeling each year is allocated."""
    jaargangen = [
        (
            f"{r['naam']} voor {r['uitkeringsjaar']}",
            format_number(r["uitkeringsfactor"], 3),
            format_datum(r["indeling_peildatum"]),
            ", ".join(map(str, r["sleutel_voor"])) or html.Span("geen jaar", className="fk-reden"),
        )
        for r in gegevens.read("circulaires").iter_rows(named=True)
    ]
    jaren = [
        (str(r["uitkeringsjaar"]), format_eur(r["totaal_eur"]), format_datum(r["indeling_peildatum"]), r["indeling_toelichting"])
        for r in gegevens.read("jaren").iter_rows(named=True)
    ]  # fmt: skip
    return section(
        "Jaargangen en gemeentelijke indeling",
        html.H3("Ingelezen circulaires"),
        plain_table(
            "Ingelezen jaargangen",
            ("Jaargang", "Uitkeringsfactor", "Indeling van", "Levert een sleutel voor"),
            jaargangen,
        ),
        html.H3("Uitkeringsjaren"),
        plain_table(
            "Uitkeringsjaren en hun indeling", ("Jaar", "Jaartotaal", "Indeling van", "Toelichting"), jaren
        ),
        lead=[
            "Elk cijfer van het gemeentefonds hoort bij een ",
            term("jaargang"),
            "; een nieuwe overschrijft geen oude. Elk jaar is in één ",
            term("indeling"),
            " verdeeld. Samengevoegde gemeenten worden opgeteld; teruggesplitst wordt er nooit.",
        ],
    )


def formulas(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Every column with figures of one table: what it is, and its formula with the numbers of one row."""
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
        html.Div(keuze, className="fk-keuzes"),
        *inhoud,
        lead=f"De {len(catalogus)} tabellen waaruit deze site leest, hebben samen {aantal} soorten cijfers. Elke formule staat hier met de getallen van één voorbeeld ingevuld.",
    )


def _formulas_of(gegevens: Gegevens, tabel: Tabel, jaar: int) -> Sequence[Component]:
    with gegevens.cursor() as con:
        voorbeelden = read_examples(con, tabel, jaar)
    samen = name_columns(list(tabel.optelbaar_over))
    over = f"Op te tellen over {samen}." if samen else "Niet op te tellen."
    rijen = [_formula_row(figuur, voorbeelden.get(figuur.kolom)) for figuur in tabel.figuren]
    return [
        html.P(f"Eén rij per {name_columns(list(tabel.sleutel))}. {over}"),
        html.P(
            ["Voor een eigen vraag: ", html.Code(f"{tabel.naam} ({', '.join(tabel.sleutel)})")],
            className="fk-bijschrift",
        ),
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
    toon = cijfer("Toon", voorbeeld.verwijzing.als_tekst(), naam=f"Voorbeeld van {figuur.omschrijving}")
    return naam, voorbeeld.omschrijving, formule, toon


def reconciliations(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """What is compared with what, per subject, and how that came out."""
    uitkomst = gegevens.read("aansluiting").group_by("onderwerp", "oordeel").len()
    tellingen = {(onderwerp, oordeel): aantal for onderwerp, oordeel, aantal in uitkomst.iter_rows()}
    per_onderwerp: dict[str, list[str]] = {}
    for tekst in read_subjects().values():
        per_onderwerp.setdefault(tekst["onderwerp"], []).append(tekst["uitleg"])
    rijen = [
        (
            html.A(onderwerp, href=f"/aansluiting?onderwerp={onderwerp}#ah-alle", **INTERN),
            html.Ul([html.Li(uitleg) for uitleg in uitleggen], className="fk-lijst"),
            _verdicts(tellingen, onderwerp),
        )
        for onderwerp, uitleggen in sorted(per_onderwerp.items())
    ]
    return section(
        "Aansluitingen",
        plain_table("Aansluitingen per onderwerp", ("Onderwerp", "Wat is vergeleken", "Uitkomst"), rijen),
        lead=["Een ", term("aansluiting"), " vergelijkt twee cijfers die gelijk horen te zijn. Een kant die ontbreekt, telt nooit als gelijk."],
    )  # fmt: skip


def _verdicts(tellingen: dict[tuple[str, str], int], onderwerp: str) -> Kinderen:
    gevonden = [
        html.Li([f"{tellingen[onderwerp, oordeel]}× ", badge(oordeel, oordeel)])
        for oordeel in ("wijkt af", "open vraag", "verklaard", "sluit aan")
        if (onderwerp, oordeel) in tellingen
    ]
    return (
        html.Ul(gevonden, className="fk-lijst") if gevonden else html.Span("nog geen", className="fk-reden")
    )


def checks(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Every rule that the sources are held against, errors first."""
    telling = dict(gegevens.read("bevinding").group_by("regel").len().iter_rows())
    regels = sorted(
        read_rule_texts().items(), key=lambda regel: (regel[1].ernst is not Ernst.FOUT, regel[1].melding)
    )
    rijen = [
        (
            tekst.melding,
            badge(tekst.ernst, tekst.ernst),
            tekst.remedie,
            _occurrence(regel, telling.get(regel, 0)),
        )
        for regel, tekst in regels
    ]
    return section(
        "Controles op de bronnen",
        html.Details(
            [
                html.Summary(f"Toon de {len(rijen)} controles"),
                plain_table(
                    "Controles op de bronnen", ("Wat mis kan zijn", "Ernst", "Wat dan te doen", "Nu"), rijen
                ),
            ],
            className="fk-uitklap",
        ),
        lead=f"Bij elke bouw worden {len(rijen)} controles gedaan. Een fout houdt de bouw tegen; een waarschuwing staat bij de bevindingen.",
    )


def _occurrence(regel: str, aantal: int) -> Kinderen:
    if not aantal:
        return "geen"
    return html.A(f"{aantal}×", href=f"/aansluiting?regel={regel}#ah-bevindingen", **INTERN)


def sources(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Who publishes what, per folder, and how many figures were read from it."""
    documenten = gegevens.read("documentcijfers").with_columns(
        map=pl.col("document").str.split("/").list.first()
    )
    rijen = [
        (
            map_,
            uitgever.wie,
            uitgever.licentie,
            f"{termen.count(aantal, 'document', 'documenten')}, {format_number(cijfers)} cijfers",
        )
        for map_, aantal, cijfers in documenten.group_by("map", maintain_order=True)
        .agg(pl.len().alias("aantal"), pl.sum("aantal_cijfers"))
        .iter_rows()
        for uitgever in [UITGEVERS.get(map_, ONBEKEND)]
    ]
    return section(
        "Bronnen",
        plain_table("Bronnen per map", ("Map", "Uitgever", "Licentie", "Gelezen"), rijen),
        html.P(
            html.A(
                "Alle documenten met hun vingerafdruk",
                href="/aansluiting#ah-documenten",
                **INTERN,
            )
        ),
        lead="Alle cijfers komen uit bestanden die bij de software staan; er wordt niets van internet gehaald.",
    )


def glossary(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Every term with its meaning; the same file gives the tooltips."""
    return section(
        "Begrippen",
        html.Dl(
            [
                html.Div([html.Dt(html.Dfn(begrip)), html.Dd(uitleg)], id=term_id(begrip))
                for begrip, uitleg in read_terms().items()
            ],
            className="fk-begrippen",
        ),
        lead="De woorden van deze site, op alfabet.",
    )
