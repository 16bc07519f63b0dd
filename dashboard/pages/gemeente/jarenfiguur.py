"""What one gemeente is allocated in every year, by form."""

from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import bar_figure, pattern
from dashboard.beeld.herkomst import per_inhabitant, point_sources, reference
from dashboard.beeld.kleuren import VLAK, VORMKLEUREN
from dashboard.beeld.termen import VORMEN, VORMEN_KORT
from pipelines.basis.opmaak import format_eur

if TYPE_CHECKING:
    import plotly.graph_objects as go


def sum_years(delen: pl.DataFrame) -> pl.DataFrame:
    """A row per year: uitkeringsjaar, bedrag_eur, inwoners, inwoners_jaar. Frame: ``vragen/gemeente/gemeente_jaren``."""
    return (
        delen.group_by("uitkeringsjaar")
        .agg(
            pl.col("bedrag_eur").sum(),
            pl.col("inwoners").first(),
            pl.col("inwoners_jaar").first(),
        )
        .sort("uitkeringsjaar")
    )


def years_figure(delen: pl.DataFrame, gm_code: str) -> "go.Figure":
    """Stacked bars, a row per year, colour by form and pattern by status. Frame: ``vragen/gemeente/gemeente_jaren``."""
    import plotly.graph_objects as go

    jaren = sum_years(delen)
    rijen = {jaar: rij for rij, jaar in enumerate(jaren["uitkeringsjaar"])}
    balken = [
        go.Bar(
            orientation="h",
            y=[rijen[jaar] for jaar in deel["uitkeringsjaar"]],
            x=[eur / 1_000 for eur in deel["bedrag_eur"]],
            marker={
                "color": VORMKLEUREN.get(vorm, VORMKLEUREN["buiten_gemeentefonds"]),
                "pattern": pattern(status),
                "line": {"color": VLAK, "width": 1},
            },
            customdata=[
                f"<b>{jaar}</b><br>{VORMEN.get(vorm, vorm)}: {format_eur(eur)}<br>Status: {status}"
                for jaar, eur in deel.select("uitkeringsjaar", "bedrag_eur").iter_rows()
            ],
            hovertemplate="%{customdata}<extra></extra>",
            meta=point_sources(
                [
                    reference(
                        "mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, vorm=vorm, gm_code=delen_van
                    )
                    if delen_van
                    else None
                    for jaar, delen_van in deel.select("uitkeringsjaar", "delen").iter_rows()
                ]
            ),
        )
        for (vorm, status), deel in delen.group_by("vorm", "status", maintain_order=True)
    ]
    labels = [
        (
            f"{jaar}: {format_eur(eur)}",
            _composition(delen.filter(pl.col("uitkeringsjaar") == jaar)),
        )
        for jaar, eur in jaren.select("uitkeringsjaar", "bedrag_eur").iter_rows()
    ]
    return bar_figure(
        balken, labels, max((eur / 1_000 for eur in jaren["bedrag_eur"]), default=1.0), "duizend euro"
    )


def _composition(delen: pl.DataFrame) -> str:
    return " + ".join(
        f"{VORMEN_KORT.get(vorm, vorm)} {format_eur(eur).removeprefix('€').strip()}"
        for vorm, eur in delen.select("vorm", "bedrag_eur").iter_rows()
    )


def summarise_years(delen: pl.DataFrame, naam: str) -> str:
    """First and last year in one sentence, per inhabitant, and how sure the amounts are."""
    jaren = sum_years(delen)
    eerste, laatste = jaren.row(0, named=True), jaren.row(-1, named=True)
    zwak = delen.filter(pl.col("status").is_in(["aanname", "voorbeeld"]))["uitkeringsjaar"].n_unique()
    onzeker = f" In {zwak} van de {jaren.height} jaren rust het bedrag deels op een aanname." if zwak else ""
    return f"Aan {naam} is {_amount(eerste)} toegerekend en {_amount(laatste)}.{onzeker}"


def years_sources(delen: pl.DataFrame) -> list[tuple[str, str | None]]:
    """The amounts in ``summarise_years`` with their references; of a gemeente that was split since there is none."""
    jaren = sum_years(delen)
    bronnen: list[tuple[str, str | None]] = []
    for rij in (jaren.row(0, named=True), jaren.row(-1, named=True)):
        wie = delen.filter(pl.col("uitkeringsjaar") == rij["uitkeringsjaar"]).item(0, "delen")
        if not wie:
            continue
        jaar = rij["uitkeringsjaar"]
        geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, gm_code=wie)
        bronnen.append((format_eur(rij["bedrag_eur"]), geld))
        if rij["inwoners"]:
            per = format_eur(Decimal(rij["bedrag_eur"]) / rij["inwoners"], 2)
            bronnen.append((per, per_inhabitant(geld, jaar, gm_code=wie)))
    return bronnen


def _amount(rij: dict) -> str:
    per = (
        f" ({format_eur(Decimal(rij['bedrag_eur']) / rij['inwoners'], 2)} per inwoner)"
        if rij["inwoners"]
        else ""
    )
    return f"in {rij['uitkeringsjaar']} {format_eur(rij['bedrag_eur'])}{per}"
