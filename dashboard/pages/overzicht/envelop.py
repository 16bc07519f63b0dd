"""What the money is for: the € 150 million by form and goal, as a flow, as bars and with every line."""

from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show_points
from dashboard.beeld.envelop import envelope_grid, lines_figure
from dashboard.beeld.grafiek.figuur import (
    bar_figure,
    pattern,
)
from dashboard.beeld.grafiek.kleuren import (
    VLAK,
    VORMKLEUREN,
)
from dashboard.beeld.legenda import form_key, status_key
from dashboard.beeld.termen import VORMEN, VORMEN_KORT, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.overzicht.stroom import flow
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_mln, format_number
from pipelines.basis.verwijzing import envelope_lines
from pipelines.basis.zin import Zin, fill

if TYPE_CHECKING:
    import plotly.graph_objects as go


def envelope(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The amount by goal and form, as figure, sentence and table."""
    jaar = toestand.jaar
    regels = gegevens.read("envelop", jaar=jaar)
    zin = summarise_envelope(regels, jaar)
    return section(
        "Waar het geld voor is",
        flow(regels, jaar),
        html.H3("Per doel, met status, sleutel en bron"),
        figuurblok(
            "envelop",
            f"Bedragen per doel en vorm in {jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: envelope_figure(regels, jaar),
            raster=lambda: envelope_grid(regels, jaar),
            boven=html.Div([form_key(regels["vorm"].to_list()), status_key(regels["status"].to_list())]),
            open_tabel=True,
        ),
        lead=zin,
    )


def summarise_envelope(regels: pl.DataFrame, jaar: int | None) -> Zin:
    """Total, largest goal, and how much is assumption."""
    per_doel = regels.group_by("doel_naam").agg(pl.col("bedrag_eur").sum())
    grootste = per_doel.sort("bedrag_eur", "doel_naam", descending=[True, False]).item(0, "doel_naam")
    return fill(
        "Van de {totaal} in {jaar} is {verdeeld} over gemeenten verdeeld; de grootste post is ‘{post}’ met {bedrag}. "
        "Voor {aanname} is de verdeling over doelen of vormen een aanname.",
        totaal=lines_figure(regels, jaar, "miljoen0"),
        jaar=jaar,
        verdeeld=lines_figure(regels, jaar, "miljoen", "verdeeld_eur"),
        post=short_goal(grootste),
        bedrag=lines_figure(regels.filter(pl.col("doel_naam") == grootste), jaar, "miljoen2"),
        aanname=lines_figure(regels.filter(pl.col("status") == "aanname"), jaar, "miljoen"),
    )


def envelope_figure(regels: pl.DataFrame, jaar: int | None) -> "go.Figure":
    """Stacked bars of one year: a row per goal, colour by form, pattern by status; a part opens where it comes from.

    ``regels``: volgorde, doel_naam, regel, vorm, status, bedrag_eur (whole euro), one row per line of the envelope.
    """
    delen = (
        regels.group_by("volgorde", "doel_naam", "vorm", "status")
        .agg(pl.col("bedrag_eur").sum(), pl.col("regel"))
        .with_columns(
            plek=pl.col("vorm").replace_strict(list(VORMEN), range(len(VORMEN)), default=len(VORMEN))
        )
        .sort("plek", "volgorde", "status")
    )
    doelen = delen.group_by("volgorde", "doel_naam").agg(pl.col("bedrag_eur").sum()).sort("volgorde")
    rijen = {naam: rij for rij, naam in enumerate(doelen["doel_naam"])}
    balken = [
        _bars(deel, rijen, str(vorm), str(status), jaar)
        for (vorm, status), deel in delen.group_by("vorm", "status", maintain_order=True)
    ]
    labels = [
        (short_goal(naam), _composition(delen.filter(pl.col("doel_naam") == naam), eur))
        for naam, eur in doelen.select("doel_naam", "bedrag_eur").iter_rows()
    ]
    maximum = max((eur / 1_000_000 for eur in doelen["bedrag_eur"]), default=1.0)
    return bar_figure(balken, labels, maximum, "miljoen euro")


def _bars(deel: pl.DataFrame, rijen: dict[str, int], vorm: str, status: str, jaar: int | None) -> "go.Bar":
    """The amounts of one form and status, each in the row of its goal."""
    import plotly.graph_objects as go

    cijfers = [
        Cijfer(eur, "eur", envelope_lines(jaar, regels), naam=naam, status=status)
        for naam, eur, regels in deel.select("doel_naam", "bedrag_eur", "regel").iter_rows()
    ]
    return go.Bar(
        orientation="h",
        y=[rijen[cijfer.naam] for cijfer in cijfers],
        x=[eur / 1_000_000 for eur in deel["bedrag_eur"]],
        marker={
            "color": VORMKLEUREN.get(vorm, VORMKLEUREN["buiten_gemeentefonds"]),
            "pattern": pattern(status),
            "line": {"color": VLAK, "width": 1},
        },
        customdata=[
            f"<b>{cijfer.naam}</b><br>{VORMEN.get(vorm, vorm)}: {cijfer.tekst}<br>Status van het bedrag: {status}"
            for cijfer in cijfers
        ],
        hovertemplate="%{customdata}<extra></extra>",
        meta=show_points(cijfers),
    )


def _composition(delen: pl.DataFrame, totaal_eur: int) -> str:
    per_vorm = delen.group_by("vorm", maintain_order=True).agg(pl.col("bedrag_eur").sum())
    if per_vorm.height == 1:
        return f"{format_mln(totaal_eur, 2)}, {VORMEN_KORT.get(per_vorm['vorm'][0], per_vorm['vorm'][0])}"
    stukken = [
        f"{VORMEN_KORT.get(vorm, vorm)} {format_number(Decimal(eur) / 1_000_000, 2)}"
        for vorm, eur in per_vorm.iter_rows()
    ]
    return f"{format_mln(totaal_eur, 2)}: " + " + ".join(stukken)
