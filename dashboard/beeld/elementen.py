"""The small pieces that pages are made of: marks of a status, terms, small words, keys to a figure, lists, cards, plain tables."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.kenmerken import INTERN, Kind, Kinderen, kenmerken
from dashboard.beeld.termen import STATUS_UITLEG
from pipelines.basis.cijfer import Cijfer, share_figure
from pipelines.basis.queries import queries_map


def badge(tekst: str, soort: str, titel: str | None = None) -> html.Span:
    """A small label; ``soort`` picks sign and colour in the style sheet."""
    return html.Span(tekst, className=f"fk-badge fk-badge--{soort.replace(' ', '-')}", title=titel)


def status_badge(status: str | None) -> html.Span | None:
    """The status of a figure as a label, with its meaning as tooltip."""
    return badge(status, status, STATUS_UITLEG.get(status)) if status else None


def caption(inhoud: Inhoud | Sequence[Inhoud]) -> html.P:
    """Small words below or above what they are about."""
    return html.P(show(inhoud), className="fk-bijschrift")


def note(inhoud: Inhoud | Sequence[Inhoud]) -> html.Span:
    """Small words within a line or a cell."""
    return html.Span(show(inhoud), className="fk-bijschrift")


def choices(*keuzes: Component | None, soort: str = "") -> html.Div:
    """Choices beside each other above what they change. ``soort``: a class of their own."""
    return html.Div(
        keuzes[0] if len(keuzes) == 1 else list(keuzes),
        className=" ".join(filter(None, ("fk-keuzes", soort))),
    )


def foldout(titel: str, *inhoud: Kind) -> html.Details:
    """What is closed until somebody asks for it."""
    return html.Details([html.Summary(titel), *inhoud], className="fk-uitklap")


def facts(paren: Iterable[tuple[str, Inhoud | Sequence[Inhoud]]]) -> html.Dl:
    """Names with what belongs to them, below each other."""
    delen = [deel for naam, waarde in paren for deel in (html.Dt(naam), html.Dd(show(waarde)))]
    return html.Dl(delen, className="fk-feiten")


def status_bar(per_status: Mapping[str, Cijfer]) -> html.Div:
    """A slim stacked bar of euros per status, told apart by pattern, with the same figures as a list below it."""
    totaal = sum(cijfer.waarde or 0 for cijfer in per_status.values())
    aanwezig = [
        (
            status,
            cijfer,
            share_figure(cijfer.waarde, totaal, zonder_bron="deel van de bedragen ernaast samen"),
        )
        for status, cijfer in per_status.items()
        if cijfer.waarde
    ]
    return html.Div(
        className="fk-stapel",
        children=[
            html.Div(
                className="fk-stapel__balk",
                **kenmerken(aria_hidden="true"),
                children=[
                    html.Span(
                        className=f"fk-stapel__deel fk-patroon--{status}",
                        style={"width": f"{aandeel.waarde:.3f}%"},
                    )
                    for status, _, aandeel in aanwezig
                ],
            ),
            html.Ul(
                className="fk-legenda",
                children=[
                    html.Li(
                        [
                            swatch(f"fk-staal fk-patroon--{status}"),
                            html.Span(
                                [
                                    html.Strong(f"{status} "),
                                    show(cijfer),
                                    f" ({aandeel.tekst})",
                                    html.Span(f" {STATUS_UITLEG[status]}", className="fk-bijschrift"),
                                ]
                            ),
                        ]
                    )
                    for status, cijfer, aandeel in aanwezig
                ],
            ),
        ],
    )


def swatch(klasse: str) -> html.Span:
    """A small sample of a colour or pattern."""
    return html.Span(className=klasse, **kenmerken(aria_hidden="true"))


def key(*regels: Kinderen) -> html.Ul:
    """A row of samples with their words."""
    return html.Ul([html.Li(regel) for regel in regels], className="fk-legenda fk-legenda--rij")


def form_key(vormen: list[str]) -> html.Ul:
    """The colours of the forms that occur."""
    return key(
        *[
            [swatch(f"fk-staal fk-vorm--{vorm}"), naam]
            for vorm, naam in termen.VORMEN.items()
            if vorm in vormen
        ]
    )


def status_key(statussen: list[str]) -> html.Ul:
    """The patterns of the statuses that occur."""
    patronen = [
        [swatch(f"fk-staal fk-patroon--{status} fk-patroon--neutraal"), status]
        for status in termen.STATUSSEN
        if status in statussen
    ]
    return key([html.Span("Patroon:", className="fk-bijschrift")], *patronen)


def card(
    naam: str | Component,
    waarde: Inhoud | Sequence[Inhoud],
    *onder: Inhoud | Sequence[Inhoud],
    id_: str | None = None,
    status: str | None = None,
) -> html.Div:
    """A figure with its name and, where not published, its status above, and its explanation below.

    ``status`` is by default that of the figure.
    """
    if status is None and isinstance(waarde, Cijfer):
        status = waarde.status
    merk = status_badge(status) if status != "gepubliceerd" else None
    return html.Div(
        className="fk-kaart",
        children=[
            html.P([naam, " ", merk] if merk else naam, className="fk-kaart__naam"),
            html.P(show(waarde), className="fk-kaart__waarde", **kenmerken(id=id_)),
            *[html.P(show(deel), className="fk-kaart__onder") for deel in onder if deel],
        ],
    )


def cards(*kaarten: html.Div, soort: str = "") -> html.Div:
    """Cards beside each other as far as the width allows. ``soort``: a class of their own."""
    return html.Div(list(kaarten), className=" ".join(filter(None, ("fk-kaarten", soort))))


def plain_table(naam: str, koppen: Sequence[str], rijen: Iterable[Sequence[Kinderen]]) -> html.Div:
    """Rows of cells below their headings; the first cell names its row. ``naam`` is read to who cannot see it.

    On a telephone the headings go and every cell says what it is.
    """
    kop = head_row(koppen)
    romp = html.Tbody(
        [
            html.Tr(
                [html.Th(rij[0], scope="row")]
                + [
                    html.Td(cel, **kenmerken(data_kop=naam_kolom))
                    for naam_kolom, cel in zip(koppen[1:], rij[1:], strict=True)
                ]
            )
            for rij in rijen
        ]
    )
    return table_box(naam, kop, romp, "fk-tabel fk-tabel--lees")


def head_row(koppen: Iterable[str]) -> html.Thead:
    """The headings of a table."""
    return html.Thead(html.Tr([html.Th(kop, scope="col") for kop in koppen]))


def table_box(
    naam: str, kop: html.Thead, romp: html.Tbody, klasse: str, *, onderschrift: str | None = None
) -> html.Div:
    """A table that scrolls within its own box. ``naam`` is read to who cannot see it, as is ``onderschrift`` where it differs."""
    titel = html.Caption(onderschrift or naam, className="fk-verborgen")
    return html.Div(
        html.Table([titel, kop, romp], className=klasse),
        className="fk-tabelvak",
        tabIndex=0,
        role="region",
        **kenmerken(aria_label=naam),
    )


@cache
def read_terms() -> Mapping[str, str]:
    """Every term with its meaning, in the order of the file (that of the alphabet)."""
    with (queries_map() / "vragen" / "algemeen" / "begrippen.csv").open(
        encoding="utf-8-sig", newline=""
    ) as bestand:
        return MappingProxyType(
            {rij["begrip"]: rij["uitleg"] for rij in csv.DictReader(bestand, delimiter=";")}
        )


def explain(begrip: str) -> str:
    """The meaning of a term, for a tooltip; raises KeyError for a term that the glossary does not have."""
    return read_terms()[begrip]


def term_id(begrip: str) -> str:
    """The anchor of a term on the page Methode: ``grootste rest`` → ``begrip-grootste-rest``."""
    return "begrip-" + re.sub(r"[^a-z0-9]+", "-", begrip.lower()).strip("-")


def term(begrip: str, tekst: str | None = None) -> html.A:
    """A word in a text that leads to its meaning; hovering shows it at once."""
    return html.A(
        tekst or begrip,
        href=f"/methode#{term_id(begrip)}",
        title=explain(begrip),
        className="fk-begrip",
        **INTERN,
    )
