"""Looking for a figure: by its name, or by choosing table, key and column."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.begrippen import term
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import BRUGDELEN, VORMEN
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, clear_button
from dashboard.kader.sectie import section
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import enumerate_words
from pipelines.herkomst import Verwijzing, key_values
from pipelines.herkomst.catalogus import Figuur, Herkomsttabel, find_figure, find_table, read_catalogue
from pipelines.herkomst.woorden import SLEUTELNAMEN

STANDAARDTABEL = "mart.toewijzing"
_MET_CODE = {
    "gm_code",
    "regel",
    "taakveld",
}  # a reader knows or needs these codes, and some names occur twice


def find_a_figure(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Type the name of a figure, or choose table, key and column; both open its derivation."""
    try:
        tabel = find_table(toestand.veld("tabel", STANDAARDTABEL) or STANDAARDTABEL)
        figuur = find_figure(tabel, toestand.veld("kolom", tabel.figuren[0].kolom) or "")
        keuze: Component = _by_choice(gegevens, toestand, tabel, figuur)
    except FondskompasFout as fout:
        keuze = notice("vraag", "Dit cijfer bestaat niet.", str(fout))
    return section(
        "Volg een cijfer",
        html.Div(
            [
                html.Div([html.H3("Kies een cijfer"), keuze], className="fk-paneel"),
                html.Div([html.H3("Of typ een verwijzing"), _by_name()], className="fk-paneel"),
            ],
            className="fk-tweeluik fk-tweeluik--gelijk",
        ),
        lead=[
            "Elk cijfer heeft een ",
            term("verwijzing"),
            ". Daarmee ziet u de berekening, de broncellen en het blad eromheen.",
        ],
    )


def _by_name() -> Component:
    return html.Div(
        [
            html.Label("Verwijzing naar een cijfer", htmlFor="ah-verwijzing", className="fk-zoek__label"),
            dcc.Input(
                id="ah-verwijzing",
                type="text",
                spellCheck="false",
                autoComplete="off",
                className="fk-zoek__veld",
            ),
            html.P(
                ["Bijvoorbeeld ", html.Code("mart.toewijzing?uitkeringsjaar=2023&gm_code=GM0363#bedrag_eur")],
                className="fk-bijschrift",
            ),
            html.P(html.Button("Toon de herkomst", id="ah-toon", type="button", className="fk-knop")),
        ],
        className="fk-zoekcijfer",
    )


def _by_choice(gegevens: Gegevens, toestand: Toestand, tabel: Herkomsttabel, figuur: Figuur) -> Component:
    gekozen = chosen_key(tabel, toestand.veld("sleutel", f"uitkeringsjaar={toestand.jaar}"))
    labels = read_labels(gegevens)
    with gegevens.cursor() as con:
        waarden = {naam: key_values(con, tabel, naam, gekozen) for naam in tabel.sleutel}
    keuzes = [
        search_choice(
            "ah-tabel",
            "Herkomsttabel",
            [(t.naam, t.omschrijving) for t in read_catalogue().values()],
            tabel.naam,
        ),
        *[_key_select(tabel, naam, waarden[naam], gekozen.get(naam), labels) for naam in tabel.sleutel],
        search_choice("ah-kolom", "Cijfer", [(f.kolom, f.omschrijving) for f in tabel.figuren], figuur.kolom),
    ]
    return html.Div(
        [html.Div(keuzes, className="fk-zoekcijfer__keuzes"), *_answer(tabel, figuur, gekozen, waarden)]
    )


def chosen_key(tabel: Herkomsttabel, tekst: str | None) -> dict[str, str]:
    """The key that stands in the address (``uitkeringsjaar=2023&doel=ido``), as far as it fits the table."""
    gegeven = dict(parse_qsl(tekst or ""))
    return {naam: gegeven[naam] for naam in tabel.sleutel if gegeven.get(naam)}


def missing_key(
    tabel: Herkomsttabel, figuur: Figuur, gekozen: Mapping[str, str], waarden: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """The key columns that must still be chosen: those over which this figure cannot be summed."""
    return [
        naam
        for naam in tabel.sleutel
        if naam not in gekozen
        and len(waarden[naam]) > 1
        and not (figuur.optelbaar and naam in tabel.optelbaar_over)
    ]


def _answer(
    tabel: Herkomsttabel, figuur: Figuur, gekozen: dict[str, str], waarden: Mapping[str, tuple[str, ...]]
) -> list[Component]:
    leeg = [naam for naam in tabel.sleutel if not waarden[naam]]
    if leeg:
        return [
            notice("vraag", "Deze keuze heeft geen cijfer.", "Maak een van de keuzes leeg of kies anders.")
        ]
    nodig = [SLEUTELNAMEN[naam].lower() for naam in missing_key(tabel, figuur, gekozen, waarden)]
    if nodig:
        return [
            html.P(
                f"Kies ook {enumerate_words(nodig)}; daarover is dit cijfer niet op te tellen.",
                className="fk-bijschrift",
            )
        ]
    verwijzing = Verwijzing(tabel.naam, tuple(gekozen.items()), figuur.kolom).als_tekst()
    over = [
        SLEUTELNAMEN[naam].lower() for naam in tabel.sleutel if naam not in gekozen and len(waarden[naam]) > 1
    ]
    return [
        html.P(
            f"Opgeteld over {enumerate_words(over)}." if over else "Eén cijfer.", className="fk-bijschrift"
        ),
        html.P(
            html.Button(
                "Toon de herkomst",
                type="button",
                className="fk-knop",
                **kenmerken(data_fk_herkomst=verwijzing),
                id="ah-keuze-toon",
            )
        ),
        html.P(html.Code(verwijzing), className="fk-bijschrift"),
    ]


def _key_select(
    tabel: Herkomsttabel,
    naam: str,
    waarden: tuple[str, ...],
    waarde: str | None,
    labels: Mapping[str, Mapping[str, str]],
) -> dmc.Select:
    namen = labels.get(naam, {})
    codes = naam in _MET_CODE
    opties = [(w, f"{namen[w]} ({w})" if codes and w in namen else namen.get(w, w)) for w in waarden]
    if waarde and waarde not in waarden:
        opties.append((waarde, f"{waarde} (komt hier niet voor)"))
    samen = naam in tabel.optelbaar_over
    return search_choice(
        {"soort": "ah-sleutel", "naam": naam},
        SLEUTELNAMEN[naam],
        opties,
        waarde,
        **clear_button(f"Maak de keuze {SLEUTELNAMEN[naam]} leeg"),
        placeholder="Alle samen" if samen else "Kies",
        **({"filter": {"function": "zoekGemeente"}} if naam == "gm_code" else {}),
    )


def search_choice(
    id_: object, label: str, opties: Iterable[tuple[str, str]], waarde: str | None, **anders: Any
) -> dmc.Select:
    """A long list to choose from by typing; ``opties`` are values with their words."""
    zoeken: dict[str, Any] = {"searchable": True, "nothingFoundMessage": "Niets gevonden", "limit": 100}
    return choice(id_, label, opties, waarde, **(zoeken | anders))


def read_labels(gegevens: Gegevens) -> dict[str, dict[str, str]]:
    """Names for the codes that a reader should not have to know, by key column."""
    return {
        "gm_code": dict(gegevens.read("gemeentenamen").iter_rows()),
        "doel": dict(gegevens.read("doelen_uitleg").select("doel", "naam").iter_rows()),
        "vorm": dict(VORMEN),
        "component": dict(BRUGDELEN),
        **{
            str(kolom): dict(deel.select("code", "naam").iter_rows())
            for (kolom,), deel in gegevens.read("sleutelnamen").group_by("kolom")
        },
    }
