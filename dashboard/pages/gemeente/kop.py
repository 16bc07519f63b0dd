"""Which gemeente a page is about: its name and key figures, or why there is nothing to show."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.herkomst import cijfer, inhabitants, linked, per_inhabitant, place, reference, tally
from dashboard.beeld.kaartjes import card, cards
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader import sectie
from dashboard.kader.inhoudsopgave import contents
from dashboard.kader.meldingen import notice
from dashboard.kader.toestand import Toestand
from dashboard.pages.gemeente.afwezig import absent, predecessors
from pipelines.basis.opmaak import format_datum, format_eur, format_number

_INWONERS_STATUS = {"officieel": "", "benadering": ", benadering", "voorlopig": ", voorlopig cijfer"}

# the parts of the page in order: anchor and words
INHOUD = (
    ("doelen", "Toegewezen per doel"),
    ("capaciteit", "Wat ertegenover staat"),
    ("sinds-vorige", "Wat veranderde sinds de vorige circulaire"),
    ("verloop", "Verloop over de jaren"),
    ("gelijken", "Vergelijkbare gemeenten"),
    ("taakvelden", "Uitgaven per taakveld"),
    ("berekening", "Hoe is dit berekend"),
    ("gemeentefonds", "Het hele gemeentefonds"),
    ("bestanden", "Opgaven en bevindingen"),
)


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
        return absent(gegevens, toestand)
    per_inwoner = Decimal(gemeente["toegewezen_eur"]) / gemeente["inwoners"]
    klasse = Decimal(gemeente["klasse_eur"]) / gemeente["klasse_inwoners"]
    jaar = toestand.jaar
    bron = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, gm_code=toestand.gm)
    groep = {"grootteklasse": gemeente["grootteklasse"]}
    bron_klasse = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, **groep)
    status = _INWONERS_STATUS.get(gemeente["inwoners_status"], f", {gemeente['inwoners_status']}")
    return html.Div(
        [
            html.H1(gemeente["naam"]),
            html.P(
                [
                    f"{gemeente['provincie']} · ",
                    cijfer(
                        f"{format_number(gemeente['inwoners'])} inwoners",
                        inhabitants(jaar, gm_code=toestand.gm),
                    ),
                    f" op 1 januari {gemeente['inwoners_jaar']}{status} · "
                    f"grootteklasse {gemeente['grootteklasse']} ({gemeente['grootteklasse_status']}) · {gemeente['gm_code']}",
                ],
                className="fk-intro",
            ),
            _indeling_note(gegevens, toestand),
            cards(
                card(
                    f"Toegewezen in {toestand.jaar}",
                    cijfer(
                        format_eur(gemeente["toegewezen_eur"]),
                        bron,
                        naam="Toegewezen",
                    ),
                    "alle doelen en vormen samen",
                    id_="gm-totaal",
                    status=gemeente["toegewezen_status"],
                ),
                card(
                    "Per inwoner",
                    cijfer(
                        format_eur(per_inwoner, 2),
                        per_inhabitant(bron, jaar, gm_code=toestand.gm),
                        naam="Per inwoner",
                    ),
                    f"inwoners van 1 januari {gemeente['inwoners_jaar']}",
                    status=gemeente["toegewezen_status"],
                ),
                card(
                    "Gemiddeld in de grootteklasse",
                    cijfer(
                        format_eur(klasse, 2),
                        per_inhabitant(bron_klasse, jaar, **groep),
                        naam="Gemiddeld in de grootteklasse",
                    ),
                    [
                        "per inwoner, over ",
                        cijfer(
                            termen.count(gemeente["klasse_aantal"], "gemeente", "gemeenten"),
                            tally(inhabitants(jaar, **groep)),
                        ),
                    ],
                    status=gemeente["klasse_status"],
                ),
                card(
                    "Plaats in de grootteklasse",
                    linked(
                        f"{gemeente['klasse_rang']} van {gemeente['klasse_aantal']}",
                        [
                            (str(gemeente["klasse_rang"]), place(bron_klasse, toestand.gm)),
                            (str(gemeente["klasse_aantal"]), tally(inhabitants(jaar, **groep))),
                        ],
                    ),
                    "op bedrag per inwoner, hoogste eerst",
                    status=gemeente["klasse_status"],
                ),
            ),
            predecessors(gegevens, toestand),
            contents(INHOUD),
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
