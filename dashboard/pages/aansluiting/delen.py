"""The sections of the page Aansluiting that show what was checked: reconciliations, findings and documents."""

from collections.abc import Iterable
from decimal import Decimal

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import badge
from dashboard.beeld.begrippen import term
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.controles import count_verdicts, finding_grid, reconciliation_grid
from dashboard.beeld.herkomst import cijfer, reference
from dashboard.beeld.kaartjes import card, cards
from dashboard.beeld.kenmerken import INTERN, kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.beeld.oudraster import search_box
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, clear_button
from dashboard.kader.sectie import section
from dashboard.pages.aansluiting.documenten import document_grid, version_grid
from pipelines.basis.opmaak import format_eur, format_number, format_pct
from pipelines.basis.sommen import total

OORDELEN = ("wijkt af", "open vraag", "verklaard", "sluit aan")
OORDEEL_UITLEG = {
    "sluit aan": "Het verschil valt binnen de tolerantie.",
    "verklaard": "Er is een verschil, en het is tot op de tolerantie verklaard.",
    "open vraag": "Er is een verschil, en de oorzaak is nog niet bekend.",
    "wijkt af": "Er is een verschil zonder verklaring, of een kant ontbreekt.",
}


def summary(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """How many comparisons agree, as one card per verdict."""
    aansluitingen = gegevens.read("aansluiting")
    aantallen = dict(aansluitingen.group_by("oordeel").len().iter_rows())
    kaarten = [
        card(
            badge(oordeel, oordeel),
            format_number(aantallen.get(oordeel, 0)),
            OORDEEL_UITLEG[oordeel],
            id_=f"ah-aantal-{oordeel.replace(' ', '-')}",
        )
        for oordeel in reversed(OORDELEN)
    ]
    bevindingen = gegevens.read("bevinding")
    fouten = bevindingen.filter(pl.col("ernst") == "fout").height
    bij = f"Bij het inlezen: {termen.count(fouten, 'fout', 'fouten')} en {termen.count(bevindingen.height - fouten, 'waarschuwing', 'waarschuwingen')}."
    return section("In het kort", cards(*kaarten), lead=f"{count_verdicts(aansluitingen)} {bij}")


def questions(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """What does not simply agree, written out: first what has no explanation, then what has."""
    aansluitingen = gegevens.read("aansluiting")
    onverklaard = aansluitingen.filter(pl.col("oordeel").is_in(["wijkt af", "open vraag"]))
    verklaard = aansluitingen.filter(pl.col("oordeel") == "verklaard")
    delen: list[Component] = [html.H3("Nog niet verklaard")]
    if onverklaard.height:
        delen += [_question(rij) for rij in onverklaard.iter_rows(named=True)]
    else:
        delen.append(html.P("Er is geen verschil zonder verklaring."))
    if verklaard.height:
        delen += [
            html.H3("Wel verklaard"),
            html.Details(
                [
                    html.Summary(
                        f"Toon {termen.count(verklaard.height, 'verklaard verschil', 'verklaarde verschillen')}"
                    ),
                    *[_question(rij) for rij in verklaard.iter_rows(named=True)],
                ],
                className="fk-uitklap",
            ),
        ]
    return section(
        "Open vragen en verklaarde verschillen",
        *delen,
        lead="Een open vraag blijft een vraag: zij telt nergens als aansluiting, en staat hier tot er een antwoord is.",
    )


def _question(rij: dict) -> html.Article:
    """One difference: both sides with their provenance, how large it is, what is known, and where from."""
    som = [
        "Fondskompas ",
        _side(rij, "links", "Fondskompas"),
        " − daartegenover ",
        _side(rij, "rechts", "daartegenover"),
        " = verschil ",
        _side(rij, "verschil", "verschil"),
    ]
    toegestaan = _eur(rij["tolerantie_eur"])
    return html.Article(
        [
            html.H4([badge(rij["oordeel"], rij["oordeel"]), " ", rij["omschrijving"]]),
            html.P(som, className="fk-som"),
            html.P(f"Het verschil is {_share(rij)}; toegestaan is {toegestaan}."),
            html.P([html.Strong("Wat we weten: "), rij["verklaring"] or "nog niets."]),
            html.P(f"Bron van het bedrag ertegenover: {rij['bron']}.", className="fk-bijschrift"),
        ],
        className="fk-berekening fk-vraag",
    )


def _share(rij: dict) -> str:
    """How large a difference is, in words; small is not nil."""
    if rij["verschil_eur"] is None or not rij["rechts_eur"]:
        return "niet te bepalen"
    tekst = format_pct(abs(rij["verschil_eur"]), abs(rij["rechts_eur"]))
    return f"{'minder dan 0,1%' if tekst == '0,0%' else tekst} van het bedrag ertegenover"


def _side(rij: dict, kant: str, naam: str) -> Component:
    waarde = rij[f"{kant}_eur"]
    if waarde is None:
        return html.Span("ontbreekt", className="fk-reden")
    return cijfer(_eur(waarde), reference("mart.aansluiting", f"{kant}_eur", code=rij["code"]), naam=naam)


def _eur(waarde: Decimal) -> str:
    return format_eur(waarde, 0 if waarde == waarde.to_integral_value() else 2)


def reconciliations(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Every reconciliation, filtered by verdict and subject as the address asks."""
    alle = gegevens.read("aansluiting")
    onderwerpen = sorted(alle["onderwerp"].unique())
    oordeel, onderwerp = toestand.veld("oordeel"), toestand.veld("onderwerp")
    keuzes = html.Div(
        [
            _choice("ah-oordeel", "Oordeel", OORDELEN, oordeel, "Alle oordelen"),
            _choice("ah-onderwerp", "Onderwerp", onderwerpen, onderwerp, "Alle onderwerpen"),
        ],
        className="fk-keuzes",
    )
    gekozen = alle
    if oordeel:
        gekozen = gekozen.filter(pl.col("oordeel") == oordeel)
    if onderwerp:
        gekozen = gekozen.filter(pl.col("onderwerp") == onderwerp)
    zin = count_verdicts(gekozen) if gekozen.height else ""
    if gekozen.height < alle.height:
        zin = f"Getoond: {gekozen.height} van de {alle.height}. {zin}"
    onbekend = [w for w, goed in ((oordeel, OORDELEN), (onderwerp, onderwerpen)) if w and w not in goed]
    return section(
        "Alle aansluitingen",
        keuzes,
        _nothing(onbekend)
        if not gekozen.height
        else figuurblok(
            "aansluiting",
            "Aansluitingen",
            zin=zin,
            toon_zin=False,
            raster=lambda: reconciliation_grid(gekozen),
            boven=search_box("raster-aansluiting", "Zoek in de aansluitingen", "Bijvoorbeeld S2024"),
        ),
        lead=f"{zin} Bedragen in euro, tenzij de omschrijving een aantal noemt.".strip(),
    )


def _nothing(onbekend: list[str]) -> Component:
    if onbekend:
        return notice(
            "vraag", f"‘{onbekend[0]}’ bestaat hier niet.", "Kies hierboven een ander oordeel of onderwerp."
        )
    return notice(
        "info", "Geen aansluiting voldoet aan deze keuze.", "Maak een van de keuzes hierboven leeg."
    )


def _choice(id_: str, label: str, opties: Iterable[str], waarde: str | None, leeg: str) -> dmc.Select:
    return choice(
        id_,
        label,
        [(optie, optie) for optie in opties],
        waarde,
        placeholder=leeg,
        allowDeselect=True,
        **clear_button(f"Maak de keuze {label} leeg"),
    )


def findings(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What was wrong in the sources, per rule and worst first, and then cell by cell."""
    alle = gegevens.read("bevinding")
    if not alle.height:
        return section(
            "Bevindingen bij de bronnen",
            notice("info", "Er zijn geen bevindingen.", "Alle bronbestanden doorstonden de controles."),
        )
    regel = toestand.veld("regel")
    gekozen = alle.filter(pl.col("regel") == regel) if regel else alle
    zin = f"{termen.count(alle.height, 'bevinding', 'bevindingen')} bij {termen.count(alle['document'].n_unique(), 'document', 'documenten')}."
    if regel and gekozen.height:
        zin += f" Getoond: {gekozen.height} van de controle ‘{gekozen['melding'][0]}’"
    return section(
        "Bevindingen bij de bronnen",
        html.Ul([_rule(rij, toestand, regel) for rij in group_findings(alle)], className="fk-regels"),
        html.P(html.A("Toon alle bevindingen", href=toestand_link(toestand, None), **INTERN))
        if regel
        else None,
        notice("vraag", f"Er is geen bevinding van de controle ‘{regel}’.")
        if not gekozen.height
        else figuurblok(
            "bevinding",
            "Bevindingen bij de bronnen",
            zin=zin,
            toon_zin=False,
            raster=lambda: finding_grid(gekozen),
        ),
        lead=[
            zin,
            " De cijfers zijn overgenomen zoals ze er staan; een ",
            term("bevinding"),
            " met ernst ‘fout’ houdt een bouw tegen.",
        ],
    )


def group_findings(bevindingen: pl.DataFrame) -> list[dict]:
    """Per rule: ernst, melding, remedie and how often (``aantal``); errors first, then most often first."""
    return (
        bevindingen.group_by("regel")
        .agg(pl.first("ernst", "melding", "remedie"), pl.len().alias("aantal"))
        .with_columns((pl.col("ernst") != "fout").alias("_later"))
        .sort("_later", "aantal", "regel", descending=[False, True, False])
        .drop("_later")
        .to_dicts()
    )


def _rule(rij: dict, toestand: Toestand, gekozen: str | None) -> html.Li:
    return html.Li(
        [
            html.P(
                [
                    badge(rij["ernst"], rij["ernst"]),
                    " ",
                    html.A(
                        f"{rij['aantal']}× {rij['melding']}",
                        href=toestand_link(toestand, rij["regel"]),
                        **kenmerken(data_fk_ga="", aria_current="true" if rij["regel"] == gekozen else None),
                    ),
                ]
            ),
            html.P(["Wat te doen: ", rij["remedie"]], className="fk-bijschrift"),
        ]
    )


def toestand_link(toestand: Toestand, regel: str | None) -> str:
    """This page with only the findings of one rule, or with all of them."""
    return f"/aansluiting{toestand.search(regel=regel)}#ah-bevindingen"


def documents(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The source documents, and the versions of circulaires where this database keeps those."""
    documenten = gegevens.read("documentcijfers")
    cijfers = total(documenten["aantal_cijfers"])
    zin = f"{documenten.height} documenten, waaruit {format_number(cijfers)} cijfers zijn gelezen. De vingerafdruk bewijst dat een document niet is veranderd."
    return section(
        "Documenten",
        figuurblok(
            "documenten",
            "Brondocumenten",
            zin=zin,
            toon_zin=False,
            raster=lambda: document_grid(documenten),
        ),
        *_versions(gegevens),
        lead=f"{zin} Uitgever en licentie gelden per map en zijn overgenomen uit data/raw/README.md.",
    )


def _versions(gegevens: Gegevens) -> list[Component]:
    if not gegevens.read("heeft_tabel", schema="mart", tabel="bronversie").item():
        return []
    versies = gegevens.read("bronversies")
    vervangen = versies.filter(~pl.col("is_geldig")).height
    tabellen = termen.count(versies.height, "versie van een tabel", "versies van tabellen")
    zin = f"{tabellen} van circulaires; {termen.count(vervangen, 'versie telt', 'versies tellen')} niet meer mee."
    return [
        html.H3("Versies van circulaires"),
        html.P(zin),
        figuurblok(
            "versies",
            "Versies van circulaires",
            zin=zin,
            toon_zin=False,
            raster=lambda: version_grid(versies),
        ),
    ]
