"""The derivation of one figure, from its value to its source cells; pure functions on what pipelines.herkomst found."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dashboard.gegevens import Gegevens
from dashboard.onderdelen.badges import status_badge
from dashboard.onderdelen.meldingen import notice
from pipelines.meldingen import FondskompasFout
from pipelines.opmaak import format_eur, format_exact

if TYPE_CHECKING:
    from pipelines.herkomst import Broncel, Herkomst, Stap


def trail(gegevens: Gegevens, verwijzing: str) -> Component:
    """Everything behind one figure, or why it cannot be followed."""
    from pipelines.herkomst import Verwijzing, trace

    try:
        with gegevens.cursor() as con:
            herkomst = trace(con, Verwijzing.lees(verwijzing))
    except FondskompasFout as fout:
        return html.Div(
            [
                notice("vraag", "Van dit cijfer is de herkomst niet te tonen.", str(fout)),
                html.Code(verwijzing),
            ]
        )
    return show_trace(herkomst)


def show_trace(herkomst: "Herkomst") -> Component:
    """Value, steps and cells, in reading order."""
    return html.Div(
        [
            html.H2(herkomst.omschrijving, className="fk-spoor__titel"),
            html.P(
                [show_value(herkomst.waarde, herkomst.eenheid), " ", status_badge(herkomst.status)],
                className="fk-spoor__waarde",
            ),
            html.H3("Stappen"),
            html.Ol([_step(stap) for stap in herkomst.stappen], className="fk-stappen")
            if herkomst.stappen
            else html.P("Dit cijfer staat zo in een bron.", className="fk-bijschrift"),
            html.H3("Broncellen"),
            *_cells(herkomst.cellen, herkomst.cellen_totaal),
            html.P(["Verwijzing: ", html.Code(herkomst.verwijzing.als_tekst())], className="fk-bijschrift"),
        ]
    )


def show_value(waarde: object, eenheid: str | None) -> str:
    """A figure with its unit; euro in front, other units behind."""
    if waarde is None:
        return "geen cijfer"
    if not isinstance(waarde, int | Decimal):
        return f"{waarde} {eenheid or ''}".strip()
    if eenheid in ("eur", "euro", "€"):
        cijfers = Decimal(waarde)
        return format_eur(waarde, 0 if cijfers == cijfers.to_integral_value() else 2)
    return f"{format_exact(Decimal(waarde))} {eenheid or ''}".strip()


def _step(stap: "Stap") -> Component:
    verder = (
        html.Button(
            "Volg verder",
            type="button",
            className="fk-cijfer",
            **{
                "data-fk-herkomst": stap.verwijzing.als_tekst(),
                "aria-label": f"Volg verder: {stap.omschrijving}",
            },
        )
        if stap.verwijzing
        else None
    )
    return html.Li(
        [
            html.Div(
                [
                    html.Span(stap.omschrijving),
                    html.Strong([show_value(stap.waarde, stap.eenheid), " ", status_badge(stap.status)]),
                ],
                className="fk-stappen__kop",
            ),
            html.P(stap.formule, className="fk-stappen__formule") if stap.formule else None,
            verder,
        ]
    )


def _cells(cellen: Sequence["Broncel"], totaal: int) -> list[Component]:
    if not cellen:
        return [
            html.P("Voor dit cijfer is geen cel van een bronbestand gebruikt.", className="fk-bijschrift")
        ]
    meer = (
        html.P(f"De eerste {len(cellen)} van {totaal} cellen.", className="fk-bijschrift")
        if totaal > len(cellen)
        else None
    )
    koppen = ("Document", "Blad", "Cel", "Gedrukt", "Wat het is")
    tabel = html.Table(
        [
            html.Caption("Broncellen van dit cijfer", className="fk-verborgen"),
            html.Thead(html.Tr([html.Th(kop, scope="col") for kop in koppen])),
            html.Tbody([_cell_row(cel) for cel in cellen]),
        ],
        className="fk-tabel fk-tabel--klein",
    )
    vak = html.Div(
        tabel,
        className="fk-tabelvak",
        tabIndex=0,
        role="region",
        **{"aria-label": "Broncellen van dit cijfer"},
    )
    return [deel for deel in (meer, vak) if deel]


def _cell_row(cel: "Broncel") -> html.Tr:
    gedrukt = [cel.gedrukt]
    if cel.correctie:
        gedrukt.append(html.Span(f" gecorrigeerd: {cel.correctie}", className="fk-bijschrift"))
    return html.Tr(
        [
            html.Th(
                [
                    cel.document,
                    html.Span(f"versie {cel.versie or cel.bron_id[:12]}", className="fk-bijschrift"),
                ],
                scope="row",
            ),
            html.Td(cel.blad),
            html.Td(cel.cel),
            html.Td(gedrukt),
            html.Td(cel.rol),
        ]
    )
