"""From a cell of a document to the figures that rest on it."""

from collections.abc import Mapping, Sequence

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import figure_button
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.meldingen import notice
from dashboard.beeld.tabel import plain_table
from dashboard.beeld.termen import count
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.kader.spoor import show_fragment
from dashboard.pages.aansluiting.zoek import read_labels, search_choice
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import instellingen
from pipelines.herkomst import Broncel, Verwijzing, read_fragment
from pipelines.herkomst.catalogus import find_figure, find_table
from pipelines.herkomst.woorden import SLEUTELNAMEN

_HOOGSTENS = 60
_ALS_GEWICHT = 3  # volgorde in vragen/aansluiting/cel_cijfers: the cell is part of a weight


def find_by_cell(gegevens: Gegevens, toestand: Toestand) -> Component:
    """A document and a cell: the cell in its sheet, and the figures that rest on it."""
    documenten = gegevens.read("documentcijfers").filter(pl.col("aantal_cijfers") > 0)
    document, cel = toestand.veld("document"), (toestand.veld("cel") or "").upper()
    keuzes = html.Div(
        [
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
        ],
        className="fk-keuzes",
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
    return [html.P(f"Kies ook {wat}.", className="fk-bijschrift")]


def _cell_answer(
    gegevens: Gegevens, documenten: pl.DataFrame, document: str, cel: str
) -> Sequence[Component]:
    bekend = documenten.filter(pl.col("document") == document)
    if not bekend.height:
        return [notice("vraag", f"Uit ‘{document}’ zijn geen cijfers gelezen.", "Kies een ander document.")]
    cijfers = gegevens.read("cel_cijfers", document=document, cel=cel)
    blad = cijfers["blad"][0] if cijfers.height else bekend["bladen"][0][0]
    return [
        _sheet(gegevens, bekend["bron_id"][0], document, blad, cel),
        *_figures(cijfers, read_labels(gegevens), cel),
    ]


def _sheet(gegevens: Gegevens, bron_id: str, document: str, blad: str, cel: str) -> Component:
    try:
        with gegevens.cursor() as con:
            plek = Broncel(bron_id, document, None, blad, cel, "", None)
            return show_fragment(read_fragment(gegevens.raw, con, plek, grenzen=instellingen().grenzen))
    except FondskompasFout as fout:
        return notice("let-op", "Het blad rond deze cel is niet te tonen.", str(fout))


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
