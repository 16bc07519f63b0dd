"""Which lines of the envelope make up the goal, on which key, and what is published, derived or assumed."""

from collections.abc import Mapping

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import status_bar
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.envelop import amounts_by_status, envelope_grid
from dashboard.beeld.termen import VORMEN_KORT, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.doel.ontvangers import find_goal
from pipelines.basis.cijfer import Cijfer, share_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import envelope_lines
from pipelines.basis.zin import Zin, enumerate_pieces, fill


def money(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """How sure the money is, and its lines."""
    doel = find_goal(gegevens, toestand)
    if doel is None:
        return None
    regels = gegevens.read("envelop", jaar=toestand.jaar).filter(pl.col("doel") == doel["doel"])
    per_status = amounts_by_status(regels, toestand.jaar)
    zin = _certainty(per_status, regels, toestand.jaar)
    return section(
        "Hoe zeker is dit geld?",
        html.Div([status_bar(per_status)], className="fk-paneel"),
        figuurblok(
            "doelregels",
            f"Regels van de envelop voor {short_goal(doel['doel_naam'])} in {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: envelope_grid(regels, toestand.jaar, doel["doel"]),
        ),
        lead=zin,
    )


def _certainty(per_status: Mapping[str, Cijfer], regels: pl.DataFrame, jaar: int | None) -> Zin:
    """The share of every status, how sure the keys are, and what is not divided."""
    geheel = total(regels["bedrag_eur"])
    waarom = "het bedrag ervan staat met zijn herkomst in de balk eronder"
    delen = [
        Zin(share_figure(cijfer.waarde, geheel, zonder_bron=waarom), f" {status}")
        for status, cijfer in per_status.items()
        if cijfer.waarde
    ]
    begin = (
        fill("Van het bedrag is {delen}", delen=enumerate_pieces(delen, slot=", "))
        if len(delen) > 1
        else f"Het hele bedrag is {_as_predicate(regels.item(0, 'status'))}"
    )
    sleutels = sorted({s for s in regels.filter(pl.col("verdeeld_eur") > 0)["sleutel_status"] if s})
    over_sleutel = f" De sleutel is {' en '.join(map(_as_predicate, sleutels))}." if sleutels else ""
    rest = [
        fill(
            " {bedrag} ({vorm}) is niet over gemeenten verdeeld.",
            bedrag=Cijfer(eur, "eur", envelope_lines(jaar, [regel], "niet_verdeeld_eur")),
            vorm=VORMEN_KORT[vorm],
        )
        for regel, vorm, eur in regels.filter(pl.col("niet_verdeeld_eur") > 0)
        .select("regel", "vorm", "niet_verdeeld_eur")
        .iter_rows()
    ]
    return Zin(begin, ".", over_sleutel, *rest)


def _as_predicate(status: str) -> str:
    """``een aanname``, ``afgeleid``: a status after ‘is’; two are nouns and two participles."""
    return f"een {status}" if status in ("aanname", "voorbeeld") else status
