"""Goals that share one amount of which no source says how it is split: one row, which unfolds into the assumed parts."""

from collections.abc import Sequence

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption, status_badge
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import STATUSSEN, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill

VELD = "delen"
"""The field of the address that unfolds the parts: ``delen=aan``."""
WAARVAN = "waarvan "
_STERKTE = pl.Enum(list(STATUSSEN))  # the weakest last, so that it is the greatest


def read_bundles(gegevens: Gegevens, toestand: Toestand) -> pl.DataFrame:
    """The bundles of the year. Frame: ``vragen/algemeen/bundels``."""
    return gegevens.read("bundels", jaar=toestand.jaar)


def is_unfolded(toestand: Toestand) -> bool:
    """Whether the reader wants to see the assumed parts."""
    return toestand.kies(VELD, ("aan", "uit"), "uit") == "aan"


def fold(
    doelen: pl.DataFrame,
    bundels: pl.DataFrame,
    sommen: Sequence[str],
    *,
    statussen: Sequence[str] = ("status",),
    per: Sequence[str] = (),
    lijsten: Sequence[str] = (),
    met_delen: bool = False,
) -> pl.DataFrame:
    """The goals with one row for each bundle in the place of its goals, and with ``met_delen`` these below it.

    ``doelen`` has volgorde, doel and doel_naam, one row per goal and ``per``. In the row of a bundle ``doel`` has the codes of
    its goals with ~ between them, as a reference names them, and so have ``lijsten``; ``sommen`` are added up, ``statussen`` are
    the weakest, and another column is empty unless all its goals have the same there. ``niveau``: 0, or 1 for a part of the row above it;
    ``volgorde``: the place of the goal among these.
    """
    leden = bundels.select(
        "bundel",
        pl.col("naam").alias("bundel_naam"),
        pl.col("doelen").alias("bundel_doelen"),
        pl.col("doelen").str.split("~").alias("doel"),
    ).explode("doel")
    rijen = doelen.join(leden, on="doel", how="left", maintain_order="left").with_columns(niveau=pl.lit(0))
    delen = rijen.filter(pl.col("bundel").is_not_null())
    if not delen.height:
        return rijen.drop("bundel", "bundel_naam", "bundel_doelen")
    samen = _add_up(delen, sommen, statussen, per, lijsten)
    eerste = delen.group_by("bundel").agg(pl.col("volgorde").min().alias("plek"))
    onder = delen.with_columns(
        niveau=pl.lit(1), doel_naam=WAARVAN + pl.col("doel_naam").map_elements(_lower, pl.String)
    )
    gewoon = rijen.filter(pl.col("bundel").is_null())
    alles = [gewoon, samen, *([onder] if met_delen else [])]
    return (
        pl.concat(alles)
        .join(eerste, on="bundel", how="left", maintain_order="left")
        .sort(pl.coalesce("plek", "volgorde"), "niveau", "volgorde", maintain_order=True)
        .with_columns(volgorde=pl.col("doel").rle_id())
        .drop("bundel", "bundel_naam", "bundel_doelen", "plek")
    )


def _add_up(
    delen: pl.DataFrame,
    sommen: Sequence[str],
    statussen: Sequence[str],
    per: Sequence[str],
    lijsten: Sequence[str],
) -> pl.DataFrame:
    """The row of each bundle, from the rows of its goals."""
    eigen = {*sommen, *statussen, *per, *lijsten, "doel", "doel_naam", "volgorde", "bundel"}
    gelijk = [pl.col(kolom) for kolom in delen.columns if kolom not in eigen]
    return (
        delen.group_by("bundel", *per, maintain_order=True)
        .agg(
            pl.col("volgorde").min(),
            pl.col("bundel_doelen").first().alias("doel"),
            pl.col("bundel_naam").first().alias("doel_naam"),
            # a form that none of its goals has money in stays empty: no recipient is not nothing received
            *(pl.when(pl.col(kolom).count() > 0).then(pl.col(kolom).sum()) for kolom in sommen),
            *(pl.col(kolom).cast(_STERKTE).max().cast(pl.String) for kolom in statussen),
            *(pl.col(kolom).str.join("~") for kolom in lijsten),
            *(pl.when(kolom.n_unique() == 1).then(kolom.first()) for kolom in gelijk),
        )
        .select(delen.columns)
    )


def wholes(rijen: pl.DataFrame) -> pl.DataFrame:
    """The rows that add up to the total: without the parts of a bundle."""
    return rijen.filter(pl.col("niveau") == 0) if "niveau" in rijen.columns else rijen


def _lower(naam: str) -> str:
    """A goal in the middle of a sentence, without what follows a colon."""
    kort = short_goal(naam)
    return kort[:1].lower() + kort[1:]


def bundle_amount(bundel: Rij, jaar: int | None) -> Cijfer:
    """What the goals of a bundle share. ``bundel``: of ``vragen/algemeen/bundels``."""
    bron = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, doel=bundel["doelen"])
    return Cijfer(bundel["bedrag_eur"], "eur", bron, naam=bundel["naam"], status=bundel["status"])


def explain_bundles(bundels: pl.DataFrame, toestand: Toestand, id_: str) -> Component | None:
    """What is not published, and the switch with ``id_`` that shows the assumed parts; nothing in a year without bundles."""
    if not bundels.height:
        return None
    return html.Div(
        [
            *(
                html.P(show([Zin(_what_is_unknown(bundel, toestand.jaar)), " ", status_badge("aanname")]))
                for bundel in bundels.iter_rows(named=True)
            ),
            dmc.Switch(
                id=id_,
                label="Toon de veronderstelde delen",
                checked=is_unfolded(toestand),
                size="sm",
                className="fk-schakelaar",
                withThumbIndicator=False,
            ),
        ],
        className="fk-paneel",
    )


def _what_is_unknown(bundel: Rij, jaar: int | None) -> Zin:
    return fill(
        "{naam}. Dat is één bedrag van {bedrag}; hoe het over deze doelen is verdeeld, is niet gepubliceerd.",
        naam=bundel["naam"],
        bedrag=bundle_amount(bundel, jaar),
    )


def find_bundle(bundels: pl.DataFrame, doel: str | None) -> Rij | None:
    """The bundle that a goal belongs to; ``None`` when it has an amount of its own."""
    met = bundels.filter(pl.col("doelen").str.split("~").list.contains(doel or ""))
    return met.row(0, named=True) if met.height else None


def assumed_part(bundels: pl.DataFrame, doel: str | None, jaar: int | None) -> Component | None:
    """That the amount of a goal is only a part that was assumed; nothing for a goal with an amount of its own."""
    bundel = find_bundle(bundels, doel)
    if bundel is None:
        return None
    zin = fill(
        "{naam}. Dat is één bedrag van {bedrag}; hoe het is verdeeld, is niet gepubliceerd. Wat hier staat, is een verondersteld "
        "deel.",
        naam=bundel["naam"],
        bedrag=bundle_amount(bundel, jaar),
    )
    return notice("let-op", "Voor dit doel alleen is geen bedrag gepubliceerd.", html.P(show(zin)))


def assumed_parts(bundels: pl.DataFrame, jaar: int | None) -> Component | None:
    """The same below a list in which every goal has a row of its own; nothing in a year without bundles."""
    if not bundels.height:
        return None
    zinnen = [
        fill(
            "{naam}. Dat is één bedrag van {bedrag}, dat geen bron verdeelt; hier staat elk van deze doelen met een verondersteld deel. ",
            naam=bundel["naam"],
            bedrag=bundle_amount(bundel, jaar),
        )
        for bundel in bundels.iter_rows(named=True)
    ]
    return caption([*zinnen, status_badge("aanname")])
