"""The € 150 million by goal and form."""

from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import bar_figure, pattern
from dashboard.beeld.herkomst import envelope_lines, point_sources
from dashboard.beeld.kleuren import VLAK, VORMKLEUREN
from dashboard.beeld.termen import VORMEN, VORMEN_KORT, short_goal
from pipelines.basis.opmaak import format_eur, format_mln, format_number
from pipelines.basis.sommen import total

if TYPE_CHECKING:
    import plotly.graph_objects as go


def envelope_figure(regels: pl.DataFrame, jaar: int) -> "go.Figure":
    """Stacked bars of one year: a row per goal, colour by form, pattern by status; a part opens where it comes from.

    ``regels``: volgorde, doel_naam, regel, vorm, status, bedrag_eur (whole euro), one row per line of the envelope.
    """
    import plotly.graph_objects as go

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
        go.Bar(
            orientation="h",
            y=[rijen[naam] for naam in deel["doel_naam"]],
            x=[eur / 1_000_000 for eur in deel["bedrag_eur"]],
            marker={
                "color": VORMKLEUREN.get(vorm, VORMKLEUREN["buiten_gemeentefonds"]),
                "pattern": pattern(status),
                "line": {"color": VLAK, "width": 1},
            },
            customdata=[
                f"<b>{naam}</b><br>{VORMEN.get(vorm, vorm)}: {format_eur(eur)}<br>Status van het bedrag: {status}"
                for naam, eur in deel.select("doel_naam", "bedrag_eur").iter_rows()
            ],
            hovertemplate="%{customdata}<extra></extra>",
            meta=point_sources([envelope_lines(jaar, lijnen) for lijnen in deel["regel"]]),
        )
        for (vorm, status), deel in delen.group_by("vorm", "status", maintain_order=True)
    ]
    labels = [
        (short_goal(naam), _composition(delen.filter(pl.col("doel_naam") == naam), eur))
        for naam, eur in doelen.select("doel_naam", "bedrag_eur").iter_rows()
    ]
    maximum = max((eur / 1_000_000 for eur in doelen["bedrag_eur"]), default=1.0)
    return bar_figure(balken, labels, maximum, "miljoen euro")


def _composition(delen: pl.DataFrame, totaal_eur: int) -> str:
    per_vorm = delen.group_by("vorm", maintain_order=True).agg(pl.col("bedrag_eur").sum())
    if per_vorm.height == 1:
        return f"{format_mln(totaal_eur, 2)}, {VORMEN_KORT.get(per_vorm['vorm'][0], per_vorm['vorm'][0])}"
    stukken = [
        f"{VORMEN_KORT.get(vorm, vorm)} {format_number(Decimal(eur) / 1_000_000, 2)}"
        for vorm, eur in per_vorm.iter_rows()
    ]
    return f"{format_mln(totaal_eur, 2)}: " + " + ".join(stukken)


def envelope_sources(regels: pl.DataFrame, jaar: int) -> list[tuple[str, str | None]]:
    """The figures in ``summarise_envelope`` with their references."""
    per_doel = regels.group_by("doel_naam").agg(pl.col("bedrag_eur").sum(), pl.col("regel"))
    grootste = per_doel.sort("bedrag_eur", "doel_naam", descending=[True, False]).row(0, named=True)
    aanname = regels.filter(pl.col("status") == "aanname")
    return [
        (format_mln(total(regels["bedrag_eur"]), 0), envelope_lines(jaar, regels["regel"])),
        (format_mln(total(regels["verdeeld_eur"])), envelope_lines(jaar, regels["regel"], "verdeeld_eur")),
        (format_mln(grootste["bedrag_eur"], 2), envelope_lines(jaar, grootste["regel"])),
        (format_mln(total(aanname["bedrag_eur"])), envelope_lines(jaar, aanname["regel"])),
    ]


def summarise_envelope(regels: pl.DataFrame, jaar: int) -> str:
    """The figure in one sentence: total, largest goal, and how much is assumption."""
    totaal = total(regels["bedrag_eur"])
    doelen = (
        regels.group_by("doel_naam")
        .agg(pl.col("bedrag_eur").sum())
        .sort("bedrag_eur", "doel_naam", descending=[True, False])
    )
    verdeeld = total(regels["verdeeld_eur"])
    grootste, bedrag = doelen.row(0)
    aanname = total(regels.filter(pl.col("status") == "aanname")["bedrag_eur"])
    return (
        f"Van de {format_mln(totaal, 0)} in {jaar} is {format_mln(verdeeld)} over gemeenten verdeeld; "
        f"de grootste post is ‘{short_goal(grootste)}’ met {format_mln(bedrag, 2)}. "
        f"Voor {format_mln(aanname)} is de verdeling over doelen of vormen een aanname."
    )
