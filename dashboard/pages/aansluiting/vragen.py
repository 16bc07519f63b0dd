"""What does not simply agree, written out: first what has no explanation, then what has."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import badge
from dashboard.beeld.cijfer import show
from dashboard.beeld.kolom import Rij
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, print_value
from pipelines.basis.opmaak import count, format_pct
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import fill


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
            html.Details(
                [
                    html.Summary(
                        f"Toon {count(verklaard.height, 'verklaard verschil', 'verklaarde verschillen')}"
                    ),
                    *[_question(rij) for rij in verklaard.iter_rows(named=True)],
                ],
                className="fk-uitklap",
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
            html.P(f"Bron van het bedrag ertegenover: {rij['bron']}.", className="fk-bijschrift"),
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
