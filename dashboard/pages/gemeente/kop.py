"""Which gemeente a page is about: its name and key figures, or why there is nothing to show."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.kaartjes import card, cards
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader import sectie
from dashboard.kader.inhoudsopgave import contents
from dashboard.pages.gemeente.afwezig import absent, predecessors
from dashboard.pages.gemeente.keuze import find_gemeente
from pipelines.basis.cijfer import Cijfer, count_figure
from pipelines.basis.opmaak import format_datum
from pipelines.basis.verwijzing import allocated, inhabitants, per_inhabitant, place, tally
from pipelines.basis.zin import Zin

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


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Who this gemeente is and what is allocated to it; or why there is nothing to show."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return absent(gegevens, toestand)
    jaar = toestand.jaar
    status = _INWONERS_STATUS.get(gemeente["inwoners_status"], f", {gemeente['inwoners_status']}")
    inwoners = Cijfer(
        gemeente["inwoners"], "aantal", inhabitants(jaar, gm_code=toestand.gm), achter=" inwoners"
    )
    return html.Div(
        [
            html.H1(gemeente["naam"]),
            html.P(
                show(
                    [
                        f"{gemeente['provincie']} · ",
                        inwoners,
                        f" op 1 januari {gemeente['inwoners_jaar']}{status} · "
                        f"grootteklasse {gemeente['grootteklasse']} ({gemeente['grootteklasse_status']}) · {gemeente['gm_code']}",
                    ]
                ),
                className="fk-intro",
            ),
            _indeling_note(gegevens, toestand),
            _key_figures(gemeente, jaar),
            predecessors(gegevens, toestand),
            contents(INHOUD),
        ]
    )


def _key_figures(gemeente: Rij, jaar: int) -> html.Div:
    """The amount, that per inhabitant, and the place of the gemeente in its size class."""
    gm, klasse = gemeente["gm_code"], {"grootteklasse": gemeente["grootteklasse"]}
    bron, bron_klasse = allocated(jaar, gm_code=gm), allocated(jaar, **klasse)
    in_klasse = tally(inhabitants(jaar, **klasse))
    return cards(
        card(
            f"Toegewezen in {jaar}",
            Cijfer(
                gemeente["toegewezen_eur"], "eur", bron, "Toegewezen", status=gemeente["toegewezen_status"]
            ),
            "alle doelen en vormen samen",
            id_="gm-totaal",
        ),
        card(
            "Per inwoner",
            Cijfer(
                Decimal(gemeente["toegewezen_eur"]) / gemeente["inwoners"],
                "per_inwoner",
                per_inhabitant(bron, jaar, gm_code=gm),
                "Per inwoner",
                status=gemeente["toegewezen_status"],
            ),
            f"inwoners van 1 januari {gemeente['inwoners_jaar']}",
        ),
        card(
            "Gemiddeld in de grootteklasse",
            Cijfer(
                Decimal(gemeente["klasse_eur"]) / gemeente["klasse_inwoners"],
                "per_inwoner",
                per_inhabitant(bron_klasse, jaar, **klasse),
                "Gemiddeld in de grootteklasse",
                status=gemeente["klasse_status"],
            ),
            Zin(
                "per inwoner, over ",
                count_figure(gemeente["klasse_aantal"], "gemeente", "gemeenten", in_klasse),
            ),
        ),
        card(
            "Plaats in de grootteklasse",
            Zin(
                Cijfer(gemeente["klasse_rang"], "aantal", place(bron_klasse, gm)),
                " van ",
                Cijfer(gemeente["klasse_aantal"], "aantal", in_klasse),
            ),
            "op bedrag per inwoner, hoogste eerst",
            status=gemeente["klasse_status"],
        ),
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
