"""Every comparison with its verdict: how many agree, what does not written out, and all of them."""

from collections.abc import Iterable

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.controles import count_verdicts, reconciliation_grid
from dashboard.beeld.elementen import badge, caption, card, cards, choices, foldout
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import search_box
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, clear_button
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, print_value
from pipelines.basis.opmaak import count, format_number, format_pct
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import fill

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
    bij = f"Bij het inlezen: {count(fouten, 'fout', 'fouten')} en {count(bevindingen.height - fouten, 'waarschuwing', 'waarschuwingen')}."
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
            foldout(
                f"Toon {count(verklaard.height, 'verklaard verschil', 'verklaarde verschillen')}",
                *[_question(rij) for rij in verklaard.iter_rows(named=True)],
            ),
        ]
    return section(
        "Open vragen en verklaarde verschillen",
        *delen,
        lead="Een open vraag blijft een vraag: zij telt nergens als aansluiting, en staat hier tot er een antwoord is.",
    )


def _question(rij: Rij) -> html.Article:
    """One difference: both sides with their provenance, how large it is, what is known, and where from."""
    som = fill(
        "Fondskompas {links} − daartegenover {rechts} = verschil {verschil}",
        links=_side(rij, "links", "Fondskompas"),
        rechts=_side(rij, "rechts", "daartegenover"),
        verschil=_side(rij, "verschil", "verschil"),
    )
    toegestaan = print_value(rij["tolerantie_eur"], "eur_cent")
    return html.Article(
        [
            html.H4([badge(rij["oordeel"], rij["oordeel"]), " ", rij["omschrijving"]]),
            html.P(show(som), className="fk-som"),
            html.P(f"Het verschil is {_share(rij)}; toegestaan is {toegestaan}."),
            html.P([html.Strong("Wat we weten: "), rij["verklaring"] or "nog niets."]),
            caption(f"Bron van het bedrag ertegenover: {rij['bron']}."),
        ],
        className="fk-berekening fk-vraag",
    )


def _share(rij: Rij) -> str:
    """How large a difference is, in words; small is not nil."""
    if rij["verschil_eur"] is None or not rij["rechts_eur"]:
        return "niet te bepalen"
    tekst = format_pct(abs(rij["verschil_eur"]), abs(rij["rechts_eur"]))
    return f"{'minder dan 0,1%' if tekst == '0,0%' else tekst} van het bedrag ertegenover"


def _side(rij: Rij, kant: str, naam: str) -> Cijfer:
    bron = reference("mart.aansluiting", f"{kant}_eur", code=rij["code"])
    return Cijfer(rij[f"{kant}_eur"], "eur_cent", bron, naam=naam, reden="ontbreekt")


def reconciliations(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Every reconciliation, filtered by verdict and subject as the address asks."""
    alle = gegevens.read("aansluiting")
    onderwerpen = sorted(alle["onderwerp"].unique())
    oordeel, onderwerp = toestand.veld("oordeel"), toestand.veld("onderwerp")
    keuzes = choices(
        _choice("ah-oordeel", "Oordeel", OORDELEN, oordeel, "Alle oordelen"),
        _choice("ah-onderwerp", "Onderwerp", onderwerpen, onderwerp, "Alle onderwerpen"),
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
