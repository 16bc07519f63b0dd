"""Which gemeente a page is about: its name and key figures, or why there is nothing to show."""

from decimal import Decimal

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import termen
from dashboard.gegevens import Gegevens
from dashboard.onderdelen import sectie
from dashboard.onderdelen.badges import status_badge
from dashboard.onderdelen.herkomst import cijfer, reference
from dashboard.onderdelen.kaartjes import card, cards
from dashboard.onderdelen.meldingen import notice
from dashboard.toestand import Toestand
from pipelines.opmaak import format_datum, format_eur, format_number

_INWONERS_STATUS = {"officieel": "", "benadering": ", benadering", "voorlopig": ", voorlopig cijfer"}


def gemeente_options(gegevens: Gegevens, jaar: int | None) -> list[dict[str, str]]:
    """The gemeenten of a year for the choice list, sorted without regard to accents and punctuation."""
    if jaar is None:
        return []
    return [
        {"value": code, "label": naam}
        for code, naam in gegevens.read("gemeenten", jaar=jaar).select("gm_code", "naam").iter_rows()
    ]


def find_gemeente(gegevens: Gegevens, toestand: Toestand) -> dict | None:
    """The gemeente of this view with its inhabitants and class; ``None`` when the year's indeling does not know it."""
    if toestand.jaar is None or toestand.gm is None:
        return None
    rij = gegevens.read("gemeenten", jaar=toestand.jaar).filter(pl.col("gm_code") == toestand.gm)
    return rij.row(0, named=True) if rij.height else None


def find_name(gegevens: Gegevens, toestand: Toestand) -> str | None:
    """The name of the gemeente in the address, whether it still exists or not."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente:
        return gemeente["naam"]
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm) if toestand.gm else None
    return bekend["naam"] if bekend else None


def read_goals(gegevens: Gegevens, toestand: Toestand, gemeente: dict) -> pl.DataFrame:
    """The goals of this gemeente, with the sums of its size class."""
    klasse = gegevens.read("gemeenten", jaar=toestand.jaar).filter(
        pl.col("grootteklasse") == gemeente["grootteklasse"]
    )
    return gegevens.read(
        "gemeente_doelen",
        jaar=toestand.jaar,
        gm=toestand.gm,
        klasse=tuple(klasse["gm_code"]),
        met_voorbeeld=toestand.met_voorbeeld,
    )


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Who this gemeente is and what is allocated to it; or why there is nothing to show."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return _absent(gegevens, toestand)
    per_inwoner = Decimal(gemeente["toegewezen_eur"]) / gemeente["inwoners"]
    klasse = Decimal(gemeente["klasse_eur"]) / gemeente["klasse_inwoners"]
    status = _INWONERS_STATUS.get(gemeente["inwoners_status"], f", {gemeente['inwoners_status']}")
    return html.Div(
        [
            html.H1(gemeente["naam"]),
            html.P(
                f"{gemeente['provincie']} · {format_number(gemeente['inwoners'])} inwoners op 1 januari {gemeente['inwoners_jaar']}{status} · "
                f"grootteklasse {gemeente['grootteklasse']} ({gemeente['grootteklasse_status']}) · {gemeente['gm_code']}",
                className="fk-intro",
            ),
            _indeling_note(gegevens, toestand),
            cards(
                card(
                    f"Toegewezen in {toestand.jaar}",
                    cijfer(
                        format_eur(gemeente["toegewezen_eur"]),
                        reference(
                            "mart.toewijzing", "bedrag_eur", uitkeringsjaar=toestand.jaar, gm_code=toestand.gm
                        ),
                        naam="Toegewezen",
                    ),
                    "alle doelen en vormen samen",
                    id_="gm-totaal",
                    status=gemeente["toegewezen_status"],
                ),
                card(
                    "Per inwoner",
                    format_eur(per_inwoner, 2),
                    f"inwoners van 1 januari {gemeente['inwoners_jaar']}",
                    status=gemeente["toegewezen_status"],
                ),
                card(
                    "Gemiddeld in de grootteklasse",
                    format_eur(klasse, 2),
                    f"per inwoner, over {termen.count(gemeente['klasse_aantal'], 'gemeente', 'gemeenten')}",
                    status=gemeente["klasse_status"],
                ),
                card(
                    "Plaats in de grootteklasse",
                    f"{gemeente['klasse_rang']} van {gemeente['klasse_aantal']}",
                    "op bedrag per inwoner, hoogste eerst",
                    status=gemeente["klasse_status"],
                ),
            ),
        ]
    )


def unknown_year(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What to say when the address asks for a year that is not there."""
    return html.Div([html.H1("Onbekend uitkeringsjaar"), sectie.unknown_year(gegevens, toestand)])


def _indeling_note(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Years that are allocated in another indeling than their own 1 January say so."""
    jaar = gegevens.read("jaren").filter(pl.col("uitkeringsjaar") == toestand.jaar).row(0, named=True)
    peildatum = jaar["indeling_peildatum"]
    if (peildatum.year, peildatum.month, peildatum.day) == (toestand.jaar, 1, 1) and jaar[
        "indeling_toelichting"
    ].startswith("indeling van 1 januari van het"):
        return None
    return notice(
        "info",
        f"{toestand.jaar} is verdeeld in de gemeentelijke indeling van {format_datum(peildatum)}.",
        f"Toelichting bij de bron: {jaar['indeling_toelichting']}.",
    )


def _absent(gegevens: Gegevens, toestand: Toestand) -> Component:
    if toestand.gm is None:
        return html.Div(
            [
                html.H1("Kies een gemeente"),
                html.P(
                    [
                        "Typ hierboven de naam van een gemeente. U ziet dan welk bedrag per doel voor haar is berekend, tot op de broncel, en welke capaciteit ertegenover staat."
                    ],
                    className="fk-intro",
                ),
            ]
        )
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm)
    herkomst = gegevens.read("gemeente_herkomst", gm=toestand.gm)
    opgeheven = herkomst.filter(pl.col("is_opgeheven"))
    if opgeheven.height:
        return _abolished(opgeheven, toestand)
    if bekend:
        return _not_yet(gegevens, toestand, bekend["naam"], herkomst)
    return html.Div(
        [
            html.H1("Onbekende gemeente"),
            notice(
                "vraag",
                f"De gemeentecode ‘{toestand.gm}’ is niet bekend.",
                "Een code bestaat uit GM en vier cijfers, bijvoorbeeld GM0363. Kies hierboven een gemeente op naam.",
            ),
        ]
    )


def _abolished(opgeheven: pl.DataFrame, toestand: Toestand) -> Component:
    rij = opgeheven.row(0, named=True)
    links = [
        _gemeente_link(r["nieuwe_code"], r["nieuwe_naam"], toestand) for r in opgeheven.iter_rows(named=True)
    ]
    hoe = "is opgegaan in" if rij["soort"] == "geheel" else "is verdeeld over"
    return html.Div(
        [
            html.H1(rij["oude_naam"]),
            notice(
                "info",
                f"{rij['oude_naam']} staat niet meer in de indeling waarin {toestand.jaar} is verdeeld.",
                html.P([f"De gemeente {hoe} ", *_join(links), f" per {format_datum(rij['datum'])}."]),
            ),
        ]
    )


def _not_yet(gegevens: Gegevens, toestand: Toestand, naam: str, herkomst: pl.DataFrame) -> Component:
    links = [_gemeente_link(r["oude_code"], r["oude_naam"], toestand) for r in herkomst.iter_rows(named=True)]
    return html.Div(
        [
            html.H1(naam),
            notice(
                "info",
                f"{naam} staat nog niet in de indeling waarin {toestand.jaar} is verdeeld.",
                html.P(["Zij ontstond uit ", *_join(links), "."]) if links else "Kies een later jaar.",
                _later_amount(gegevens, toestand),
            ),
        ]
    )


def _later_amount(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The amounts of its parts together, for a gemeente that came into being later."""
    later = gegevens.read_row("gemeente_later", jaar=toestand.jaar, gm=toestand.gm)
    if later is None:
        return None
    return html.P(
        [
            f"Samen, in de indeling van {later['indeling_jaar']}, is voor {toestand.jaar} ",
            html.Strong(format_eur(later["bedrag_eur"]), id="gm-later"),
            " toegerekend ",
            status_badge(later["status"]),
            ".",
        ]
    )


def _gemeente_link(code: str, naam: str, toestand: Toestand) -> Component:
    return dcc.Link(naam, href="/gemeente" + toestand.search(gm=code), className="fk-link")


def _join(links: list[Component]) -> list[object]:
    """a, b en c."""
    tekens = [", "] * max(0, len(links) - 2) + [" en "] * (len(links) > 1)
    return [
        deel
        for nummer, link in enumerate(links)
        for deel in ([tekens[nummer - 1], link] if nummer else [link])
    ]
