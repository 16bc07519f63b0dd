"""The derivation of one figure, from its value to its source cells; pure functions on what pipelines.herkomst found."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import caption, head_row, note, status_badge, table_box
from dashboard.beeld.kenmerken import Kind, kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.oordeel import show_verdict
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import instellingen
from pipelines.basis.opmaak import format_eur, format_exact, format_number
from pipelines.herkomst import Broncel, Fragment, Herkomst, Stap, Verwijzing, read_fragment, trace
from pipelines.herkomst.spoor import SCENARIO, Elders


def _nobody() -> None:
    return None


def trail(
    gegevens: Gegevens, verwijzing: str, find_elsewhere: Callable[[], Elders | None] = _nobody
) -> Component:
    """Everything behind one figure with its first cell in its sheet, or why it cannot be followed.

    ``find_elsewhere`` gives who answers for figures that are not in the database.
    """
    try:
        herkomst = _trace(gegevens, verwijzing, find_elsewhere)
    except FondskompasFout as fout:
        return html.Div(
            [
                notice("vraag", "Van dit cijfer is de herkomst niet te tonen.", str(fout)),
                html.Code(verwijzing),
            ]
        )
    blad = cell_in_sheet(gegevens, herkomst.cellen[0]) if herkomst.cellen else None
    oordeel = show_verdict(gegevens, herkomst, show_value(herkomst.waarde, herkomst.eenheid))
    return show_trace(herkomst, oordeel, blad)


def _trace(gegevens: Gegevens, verwijzing: str, find_elsewhere: Callable[[], Elders | None]) -> Herkomst:
    if SCENARIO not in verwijzing:
        return gegevens.trace(verwijzing)
    elders = find_elsewhere()
    with gegevens.cursor() as con:
        return trace(con, Verwijzing.lees(verwijzing), elders=elders)


def cell_in_sheet(gegevens: Gegevens, cel: Broncel) -> Component:
    """A source cell with the rows and columns around it, or why it cannot be shown."""
    try:
        with gegevens.cursor() as con:
            return show_fragment(read_fragment(gegevens.raw, con, cel, grenzen=instellingen().grenzen))
    except FondskompasFout as fout:
        return notice("let-op", "Het blad rond deze cel is niet te tonen.", str(fout))


def retrace(
    gegevens: Gegevens, verwijzing: str, nummer: int, find_elsewhere: Callable[[], Elders | None] = _nobody
) -> Component | None:
    """The cell with this number in the list of ``trail``, in its sheet; ``None`` when the list has no such cell."""
    herkomst = _trace(gegevens, verwijzing, find_elsewhere)
    return cell_in_sheet(gegevens, herkomst.cellen[nummer]) if 0 <= nummer < len(herkomst.cellen) else None


def show_fragment(fragment: Fragment) -> Component:
    """A piece of a sheet: column letters, the header of the sheet, and the rows with their numbers; the cell marked."""
    kop = html.Tr(
        [html.Th("Rij", scope="col")]
        + [
            html.Th([letter, html.Br(), tekst], scope="col")
            for letter, tekst in zip(fragment.kolommen, fragment.kop, strict=True)
        ]
    )
    rijen = [
        html.Tr(
            [html.Th(str(nummer), scope="row")]
            + [
                _fragment_cell(tekst, is_cel=plek == fragment.rij and kolom == fragment.kolom)
                for kolom, tekst in enumerate(teksten)
            ]
        )
        for plek, (nummer, teksten) in enumerate(fragment.rijen)
    ]
    naam = f"{fragment.document}, blad {fragment.blad}, rond cel {fragment.cel}"
    tabel = html.Table(
        [html.Caption(naam), html.Thead(kop), html.Tbody(rijen)], className="fk-tabel fk-fragment"
    )
    return html.Div(tabel, className="fk-tabelvak", tabIndex=0, role="region", **kenmerken(aria_label=naam))


def _fragment_cell(tekst: str | None, *, is_cel: bool) -> html.Td:
    if not is_cel:
        return html.Td(tekst)
    return html.Td(
        [html.Mark(tekst), html.Span(" deze cel", className="fk-verborgen")], className="fk-fragment__cel"
    )


def show_trace(herkomst: Herkomst, oordeel: Component, blad: Component | None) -> Component:
    """Value, verdict, steps and cells, in reading order; ``blad`` is the first cell in its sheet."""
    return html.Div(
        [
            html.H2(herkomst.omschrijving, className="fk-spoor__titel"),
            html.P(
                [show_value(herkomst.waarde, herkomst.eenheid), " ", status_badge(herkomst.status)],
                className="fk-spoor__waarde",
            ),
            oordeel,
            html.H3("Stappen"),
            html.Ol([_step(stap) for stap in herkomst.stappen], className="fk-stappen")
            if herkomst.stappen
            else caption("Dit cijfer staat zo in een bron."),
            html.H3("Broncellen"),
            *_cells(herkomst.cellen, herkomst.cellen_totaal),
            html.Div(
                blad, id="herkomst-fragment", className="fk-fragmentvak", **kenmerken(aria_live="polite")
            ),
            caption(["Verwijzing: ", html.Code(herkomst.verwijzing.als_tekst())]),
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
    if eenheid is not None and eenheid.startswith("euro "):  # euro per inwoner
        return f"{format_eur(waarde, 2)} {eenheid.removeprefix('euro ')}"
    if eenheid == "%":
        return f"{format_number(waarde, 2)}%"
    return f"{format_exact(Decimal(waarde))} {eenheid or ''}".strip()


def _step(stap: Stap) -> Component:
    verder = (
        html.Button(
            "Volg verder",
            type="button",
            className="fk-cijfer",
            **kenmerken(
                data_fk_herkomst=stap.verwijzing.als_tekst(), aria_label=f"Volg verder: {stap.omschrijving}"
            ),
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


def _cells(cellen: Sequence[Broncel], totaal: int) -> list[Component]:
    if not cellen:
        return [caption("Voor dit cijfer is geen cel van een bronbestand gebruikt.")]
    meer = caption(f"De eerste {len(cellen)} van {totaal} cellen.") if totaal > len(cellen) else None
    vak = table_box(
        "Broncellen van dit cijfer",
        head_row(("Document", "Blad", "Cel", "Gedrukt", "Wat het is")),
        html.Tbody([_cell_row(nummer, cel) for nummer, cel in enumerate(cellen)]),
        "fk-tabel fk-tabel--klein",
    )
    return [deel for deel in (meer, vak) if deel]


def _cell_row(nummer: int, cel: Broncel) -> html.Tr:
    gedrukt: list[Kind] = [cel.gedrukt]
    if cel.correctie:
        gedrukt.append(note(f" gecorrigeerd: {cel.correctie}"))
    return html.Tr(
        [
            html.Th([cel.document, note(f"versie {cel.versie or cel.bron_id[:12]}")], scope="row"),
            html.Td(cel.blad),
            html.Td(
                html.Button(
                    cel.cel,
                    type="button",
                    className="fk-cijfer",
                    **kenmerken(data_fk_cel=nummer, aria_label=f"Toon cel {cel.cel} in het blad"),
                )
            ),
            html.Td(gedrukt),
            html.Td(cel.rol),
        ]
    )
