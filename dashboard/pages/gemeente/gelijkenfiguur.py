"""One gemeente among its peers: those nearest in size, and the average of the group."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import bar_figure, pattern
from dashboard.beeld.herkomst import inhabitants, per_inhabitant, place, point_sources, reference, tally
from dashboard.beeld.kleuren import ACCENT, PRIMAIR, VLAK, VORMKLEUREN
from dashboard.beeld.termen import count
from pipelines.basis.opmaak import format_eur, format_number

if TYPE_CHECKING:
    import plotly.graph_objects as go


def pick_nearest(groep: pl.DataFrame, gm_code: str, aantal: int = 5) -> pl.DataFrame:
    """The gemeente itself and those of its group that are nearest in inhabitants; itself first.

    ``groep``: gm_code, naam, inwoners, toegewezen_eur, one row per gemeente, the gemeente itself among them.
    """
    zelf = groep.filter(pl.col("gm_code") == gm_code)
    anderen = (
        groep.filter((pl.col("gm_code") != gm_code) & pl.col("inwoners").is_not_null())
        .with_columns(afstand=(pl.col("inwoners") - zelf["inwoners"][0]).abs())
        .sort("afstand", "gm_code")
        .drop("afstand")
    )
    return pl.concat([zelf, anderen.head(aantal)])


def peers_figure(
    gekozen: pl.DataFrame, gemiddeld: Decimal, gm_code: str, jaar: int, groep_bron: str | None = None
) -> "go.Figure":
    """A bar per gemeente in euro per inhabitant, the gemeente itself marked, with the average of the group as a diamond.

    ``groep_bron``: the reference of that average.
    """
    import plotly.graph_objects as go

    rijen = list(
        gekozen.select("gm_code", "naam", "inwoners", "toegewezen_eur", "toegewezen_status").iter_rows()
    )
    waarden = [Decimal(eur) / inwoners for _, _, inwoners, eur, _ in rijen]
    teksten = [
        f"{format_eur(waarde, 2)} per inwoner, {format_number(inwoners)} inwoners"
        for waarde, (_, _, inwoners, _, _) in zip(waarden, rijen, strict=True)
    ]
    balken = [
        go.Bar(
            orientation="h",
            y=list(range(len(rijen))),
            x=[float(waarde) for waarde in waarden],
            marker={
                "color": [
                    PRIMAIR if code == gm_code else VORMKLEUREN["buiten_gemeentefonds"] for code, *_ in rijen
                ],
                "pattern": {**pattern(None), "shape": [pattern(s)["shape"] for *_, s in rijen]},
            },
            customdata=[f"<b>{rij[1]}</b><br>{tekst}" for rij, tekst in zip(rijen, teksten, strict=True)],
            hovertemplate="%{customdata}<extra></extra>",
            meta=point_sources(
                [
                    per_inhabitant(
                        reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, gm_code=code),
                        jaar,
                        gm_code=code,
                    )
                    for code, *_ in rijen
                ]
            ),
        ),
        go.Scatter(
            mode="markers",
            y=list(range(len(rijen))),
            x=[float(gemiddeld)] * len(rijen),
            marker={"symbol": "diamond", "size": 13, "color": VLAK, "line": {"color": ACCENT, "width": 3}},
            customdata=[f"Gemiddelde van de groep: {format_eur(gemiddeld, 2)} per inwoner"] * len(rijen),
            hovertemplate="%{customdata}<extra></extra>",
            meta=point_sources([groep_bron] * len(rijen)),
            cliponaxis=False,
        ),
    ]
    labels = [
        (f"{'► ' if rij[0] == gm_code else ''}{rij[1]}", tekst)
        for rij, tekst in zip(rijen, teksten, strict=True)
    ]
    hoogste = float(max([*waarden, gemiddeld]))
    return bar_figure(balken, labels, hoogste * 1.03 or 1.0, "euro per inwoner")


def group_average(groep: pl.DataFrame) -> Decimal:
    """Euro per inhabitant of all gemeenten of a group together, from sums."""
    return Decimal(groep["toegewezen_eur"].sum()) / groep["inwoners"].sum()


def peers_sources(
    groep: pl.DataFrame, gm_code: str, jaar: int, wie: Mapping[str, str]
) -> list[tuple[str, str | None]]:
    """The figures in ``summarise_peers`` with their references; ``wie`` names the group in a reference."""
    zelf = groep.filter(pl.col("gm_code") == gm_code).row(0, named=True)
    eigen = Decimal(zelf["toegewezen_eur"]) / zelf["inwoners"]
    hoger = sum(
        Decimal(eur) / inwoners > eigen
        for eur, inwoners in groep.select("toegewezen_eur", "inwoners").iter_rows()
    )
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, **wie)
    van_zelf = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, gm_code=gm_code)
    return [
        (str(hoger + 1), place(geld, gm_code)),
        (str(groep.height), tally(inhabitants(jaar, **wie))),
        (format_eur(eigen, 2), per_inhabitant(van_zelf, jaar, gm_code=gm_code)),
        (format_eur(group_average(groep), 2), per_inhabitant(geld, jaar, **wie)),
    ]


def summarise_peers(groep: pl.DataFrame, gm_code: str, omschrijving: str) -> str:
    """Where the gemeente stands in its group, in one sentence."""
    zelf = groep.filter(pl.col("gm_code") == gm_code).row(0, named=True)
    eigen = Decimal(zelf["toegewezen_eur"]) / zelf["inwoners"]
    hoger = sum(
        Decimal(eur) / inwoners > eigen
        for eur, inwoners in groep.select("toegewezen_eur", "inwoners").iter_rows()
    )
    return (
        f"{zelf['naam']} staat op plaats {hoger + 1} van {count(groep.height, 'gemeente', 'gemeenten')} {omschrijving}: "
        f"{format_eur(eigen, 2)} per inwoner, tegen {format_eur(group_average(groep), 2)} gemiddeld."
    )
