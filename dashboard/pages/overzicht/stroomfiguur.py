"""The € 150 million as a flow: from the envelope by form to goal."""

from typing import TYPE_CHECKING

import polars as pl

from dashboard.beeld.figuur import LETTERS, base_layout
from dashboard.beeld.herkomst import formula, point_sources, reference
from dashboard.beeld.kleuren import AS, INKT, LIJN, PRIMAIR, VLAK, VORMKLEUREN
from dashboard.beeld.termen import VORMEN, VORMEN_KORT, short_goal
from pipelines.basis.opmaak import format_eur, format_mln, format_pct
from pipelines.basis.sommen import total

if TYPE_CHECKING:
    import plotly.graph_objects as go

_HOOGTE = 520


def sum_flow(regels: pl.DataFrame) -> pl.DataFrame:
    """One row per vorm and doel with its amount, in the order of VORMEN and of the goals. Whole euro."""
    plek = pl.col("vorm").replace_strict(list(VORMEN), range(len(VORMEN)), default=len(VORMEN))
    return (
        regels.group_by("vorm", "doel", "doel_naam", "volgorde")
        .agg(pl.col("bedrag_eur").sum())
        .sort(plek, "volgorde")
    )


def flow_figure(regels: pl.DataFrame, jaar: int) -> "go.Figure":
    """Bands from the envelope to forms to goals; a click on a band or a knot opens where its amount comes from.

    ``regels``: vorm, doel, doel_naam, volgorde, bedrag_eur (whole euro), one row per line of the envelope.
    """
    import plotly.graph_objects as go

    stromen = sum_flow(regels)
    vormen = stromen["vorm"].unique(maintain_order=True).to_list()
    doelen = dict(stromen.sort("volgorde").select("doel", "doel_naam").iter_rows())
    knopen = ["envelop", *vormen, *doelen]
    plek = {naam: nummer for nummer, naam in enumerate(knopen)}
    per_vorm = dict(stromen.group_by("vorm").agg(pl.col("bedrag_eur").sum()).iter_rows())
    per_doel = dict(stromen.group_by("doel").agg(pl.col("bedrag_eur").sum()).iter_rows())
    totaal = total(stromen["bedrag_eur"])
    banden = [("envelop", vorm, per_vorm[vorm], VORMEN[vorm]) for vorm in vormen]
    banden += [
        (vorm, doel, eur, f"{short_goal(doelen[doel])}, {VORMEN_KORT[vorm]}")
        for vorm, doel, eur in stromen.select("vorm", "doel", "bedrag_eur").iter_rows()
    ]
    namen = [
        f"Envelop {format_mln(totaal, 0)}",
        *[f"{VORMEN_KORT[vorm]} {format_mln(per_vorm[vorm])}" for vorm in vormen],
        *[f"{short_goal(naam)} {format_mln(per_doel[doel], 2)}" for doel, naam in doelen.items()],
    ]
    stroom = go.Sankey(
        arrangement="fixed",
        node={
            "label": namen,
            "color": [PRIMAIR, *[VORMKLEUREN[vorm] for vorm in vormen], *[AS] * len(doelen)],
            "pad": 18,
            "thickness": 14,
            "line": {"color": VLAK, "width": 1},
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [plek[van] for van, _, _, _ in banden],
            "target": [plek[naar] for _, naar, _, _ in banden],
            "value": [float(eur) for _, _, eur, _ in banden],
            "color": [LIJN] * len(banden),
            "customdata": [
                f"{wat}: {format_eur(eur)} ({format_pct(eur, totaal)})" for _, _, eur, wat in banden
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"family": LETTERS, "size": 13, "color": INKT},
        meta={
            **point_sources([_source(jaar, van, naar) for van, naar, _, _ in banden]),
            "knopen": [
                _envelope(jaar),
                *[_envelope(jaar, vorm=vorm) for vorm in vormen],
                *[_envelope(jaar, doel=doel) for doel in doelen],
            ],
        },
    )
    return go.Figure([stroom], base_layout(_HOOGTE) | {"margin": {"l": 4, "r": 4, "t": 12, "b": 12}})


def _source(jaar: int, van: str, naar: str) -> str:
    return _envelope(jaar, **({"vorm": naar} if van == "envelop" else {"doel": naar, "vorm": van}))


def _envelope(jaar: int, **sleutel: str) -> str:
    return reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, **sleutel)


def flow_sources(regels: pl.DataFrame, jaar: int) -> list[tuple[str, str | None]]:
    """The figures in ``summarise_flow`` with their references."""
    per_vorm = sum_flow(regels).group_by("vorm").agg(pl.col("bedrag_eur").sum())
    vorm, bedrag = per_vorm.sort("bedrag_eur", descending=True).row(0)
    totaal = total(regels["bedrag_eur"])
    fonds = total(per_vorm.filter(pl.col("vorm").is_in(["au", "du"]))["bedrag_eur"])
    van_vorm, van_fonds, alles = (
        reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, **sleutel)
        for sleutel in ({"vorm": vorm}, {"vorm": "au~du"}, {})
    )
    return [
        (format_mln(bedrag), van_vorm),
        (format_pct(fonds, totaal), formula("aandeel", deel=van_fonds, geheel=alles)),
    ]


def summarise_flow(regels: pl.DataFrame) -> str:
    """The flow in one sentence: the largest form, and the share that stays outside the gemeentefonds."""
    stromen = sum_flow(regels)
    totaal = total(stromen["bedrag_eur"])
    per_vorm = stromen.group_by("vorm").agg(pl.col("bedrag_eur").sum()).sort("bedrag_eur", descending=True)
    vorm, bedrag = per_vorm.row(0)
    fonds = total(per_vorm.filter(pl.col("vorm").is_in(["au", "du"]))["bedrag_eur"])
    return (
        f"De grootste stroom is de vorm ‘{VORMEN[vorm]}’ met {format_mln(bedrag)}; door het gemeentefonds gaat "
        f"{format_pct(fonds, totaal)} van het geld, de rest erbuiten om."
    )
