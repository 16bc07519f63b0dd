"""Looking for a figure: by its name, by table, key and column, or from a cell that it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import figure_button
from dashboard.beeld.elementen import caption, choices, plain_table, term
from dashboard.beeld.kenmerken import Kinderen, kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import BRUGDELEN, VORMEN, count
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, clear_button
from dashboard.kader.sectie import section
from dashboard.kader.spoor import cell_in_sheet
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import enumerate_words
from pipelines.herkomst import Broncel, Verwijzing, key_values
from pipelines.herkomst.catalogus import Figuur, Herkomsttabel, find_figure, find_table, read_catalogue
from pipelines.herkomst.woorden import SLEUTELNAMEN

STANDAARDTABEL = "mart.toewijzing"
# a reader knows or needs these codes, and some names occur twice
_MET_CODE = {"gm_code", "regel", "taakveld"}


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
            caption(
                ["Bijvoorbeeld ", html.Code("mart.toewijzing?uitkeringsjaar=2023&gm_code=GM0363#bedrag_eur")]
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
            "Tabel",
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
        return [caption(f"Kies ook {enumerate_words(nodig)}; daarover is dit cijfer niet op te tellen.")]
    verwijzing = Verwijzing(tabel.naam, tuple(gekozen.items()), figuur.kolom).als_tekst()
    over = [
        SLEUTELNAMEN[naam].lower() for naam in tabel.sleutel if naam not in gekozen and len(waarden[naam]) > 1
    ]
    return [
        caption(f"Opgeteld over {enumerate_words(over)}." if over else "Eén cijfer."),
        html.P(
            html.Button(
                "Toon de herkomst",
                type="button",
                className="fk-knop",
                **kenmerken(data_fk_herkomst=verwijzing),
                id="ah-keuze-toon",
            )
        ),
        caption(html.Code(verwijzing)),
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


_HOOGSTENS = 60
_ALS_GEWICHT = 3  # volgorde in vragen/aansluiting/cel_cijfers: the cell is part of a weight


def find_by_cell(gegevens: Gegevens, toestand: Toestand) -> Component:
    """A document and a cell: the cell in its sheet, and the figures that rest on it."""
    documenten = gegevens.read("documentcijfers").filter(pl.col("aantal_cijfers") > 0)
    document, cel = toestand.veld("document"), (toestand.veld("cel") or "").upper()
    keuzes = choices(
        search_choice(
            "ah-document",
            "Document",
            [(d, d) for d in documenten["document"]],
            document,
            placeholder="Kies een document",
        ),
        html.Div(
            [
                html.Label("Cel", htmlFor="ah-celadres", className="fk-zoek__label"),
                dcc.Input(
                    id="ah-celadres",
                    type="text",
                    value=cel,
                    debounce=True,
                    autoComplete="off",
                    placeholder="bijvoorbeeld E21",
                    className="fk-zoek__veld",
                ),
            ],
            className="fk-keuze fk-keuze--smal fk-zoek",
        ),
    )
    return section(
        "Van cel naar cijfer",
        keuzes,
        *(
            _cell_answer(gegevens, documenten, document, cel)
            if document and cel
            else _cell_hint(document, cel)
        ),
        lead="Kies een document en een cel, en zie in welke cijfers zij rechtstreeks meetelt.",
    )


def _cell_hint(document: str | None, cel: str) -> Sequence[Component]:
    if not document and not cel:
        return []
    wat = "een document" if cel else "een cel, zoals E21"
    return [caption(f"Kies ook {wat}.")]


def _cell_answer(
    gegevens: Gegevens, documenten: pl.DataFrame, document: str, cel: str
) -> Sequence[Component]:
    bekend = documenten.filter(pl.col("document") == document)
    if not bekend.height:
        return [notice("vraag", f"Uit ‘{document}’ zijn geen cijfers gelezen.", "Kies een ander document.")]
    cijfers = gegevens.read("cel_cijfers", document=document, cel=cel)
    blad = cijfers["blad"][0] if cijfers.height else bekend["bladen"][0][0]
    return [
        cell_in_sheet(gegevens, Broncel(bekend["bron_id"][0], document, None, blad, cel, "", None)),
        *_figures(cijfers, read_labels(gegevens), cel),
    ]


def _figures(cijfers: pl.DataFrame, labels: Mapping[str, Mapping[str, str]], cel: str) -> Sequence[Component]:
    if not cijfers.height:
        return [
            notice(
                "info",
                f"Op cel {cel} rust geen cijfer rechtstreeks.",
                "Zij is leeg, bevat een naam of code, of telt alleen mee in een totaal.",
            )
        ]
    zin = f"{count(cijfers.height, 'cijfer rust', 'cijfers rusten')} rechtstreeks op deze cel."
    if (cijfers["volgorde"] == _ALS_GEWICHT).any():
        zin += (
            " Via het totaal van alle gewichten werkt zij ook door in het bedrag van alle andere gemeenten."
        )
    if cijfers.height > _HOOGSTENS:
        zin += f" Hieronder de eerste {_HOOGSTENS}."
    rijen = [_figure_row(rij, labels) for rij in cijfers.head(_HOOGSTENS).iter_rows(named=True)]
    return [
        html.P(zin),
        plain_table(f"Cijfers die op cel {cel} rusten", ("Cijfer", "Van", "De cel is", "Herkomst"), rijen),
    ]


def _figure_row(rij: dict, labels: Mapping[str, Mapping[str, str]]) -> tuple[Kinderen, ...]:
    tabel = find_table(rij["tabel"])
    sleutel = tuple(zip(rij["namen"], rij["waarden"], strict=True))
    waarvan = ", ".join(f"{SLEUTELNAMEN[n].lower()} {labels.get(n, {}).get(w, w)}" for n, w in sleutel)
    if rij["kolom"] is None:
        return tabel.omschrijving, waarvan, rij["rol"], "zie de gemeenten apart"
    figuur = find_figure(tabel, rij["kolom"])
    verwijzing = Verwijzing(tabel.naam, sleutel, rij["kolom"]).als_tekst()
    return (
        f"{tabel.omschrijving}: {figuur.omschrijving}",
        waarvan,
        rij["rol"],
        figure_button("Toon", verwijzing, naam=f"{figuur.omschrijving}, {waarvan}"),
    )
