"""The goal of this view, who receives money for it, and that money as figures: an amount, and per inhabitant."""

from decimal import Decimal
from typing import Any

import polars as pl

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, per_inhabitant, tally


def find_goal(gegevens: Gegevens, toestand: Toestand) -> dict[str, Any] | None:
    """The goal of this view, the first one when none is asked for; ``None`` when it does not exist in the year."""
    if toestand.jaar is None:
        return None
    doelen = gegevens.read("doelen", jaar=toestand.jaar)
    gekozen = doelen.filter(pl.col("doel") == toestand.doel) if toestand.doel else doelen.head(1)
    return gekozen.row(0, named=True) if gekozen.height else None


def find_divided(gegevens: Gegevens, toestand: Toestand) -> dict[str, Any] | None:
    """The goal of this view (row of ``vragen/algemeen/doelen``) when something of it is divided; else ``None``."""
    doel = find_goal(gegevens, toestand)
    return doel if doel and doel["verdeeld_eur"] else None


def read_recipients(gegevens: Gegevens, toestand: Toestand, doel: str) -> pl.DataFrame:
    """All gemeenten of the year with what they got: vragen/algemeen/gemeenten and vragen/doel/gemeenten_doel together."""
    namen = gegevens.read("gemeenten", jaar=toestand.jaar).drop("toegewezen_eur")
    cijfers = gegevens.read(
        "gemeenten_doel", jaar=toestand.jaar, doel=doel, met_voorbeeld=toestand.met_voorbeeld
    )
    return namen.join(cijfers, on="gm_code", how="inner")


def read_receiving(gegevens: Gegevens, toestand: Toestand, doel: str) -> tuple[pl.DataFrame, Cijfer]:
    """The gemeenten that got something (bedrag_eur above zero), and the amount per inhabitant of the whole country."""
    alle = read_recipients(gegevens, toestand, doel).filter(
        pl.col("toegewezen_eur").is_not_null() & (pl.col("inwoners") > 0)
    )
    land = rate(total(alle["toegewezen_eur"]), total(alle["inwoners"]) or 1, toestand.jaar, doel)
    return alle.filter(pl.col("toegewezen_eur") > 0).rename({"toegewezen_eur": "bedrag_eur"}), land


def rate(
    eur: Getalwaarde, inwoners: Getalwaarde, jaar: int | None, doel: str, naam: str = "", **wie: str
) -> Cijfer:
    """Euro per inhabitant of ``wie`` (a ``gm_code``, a ``grootteklasse``), exact; without it of the whole country."""
    bron = per_inhabitant(allocated(jaar, doel=doel, **wie), jaar, **wie)
    return Cijfer(Decimal(eur) / inwoners, "per_inwoner", bron, naam=naam)


def rates(gemeenten: pl.DataFrame, jaar: int | None, doel: str) -> list[Cijfer]:
    """Euro per inhabitant of each gemeente by its name, in the order of the frame: gm_code, naam, bedrag_eur, inwoners."""
    return [
        rate(eur, inwoners, jaar, doel, naam, gm_code=gm)
        for gm, naam, eur, inwoners in gemeenten.select(
            "gm_code", "naam", "bedrag_eur", "inwoners"
        ).iter_rows()
    ]


def recipients(aantal: int, jaar: int | None, doel: str) -> Cijfer:
    """How many gemeenten receive money for the goal; nobody to show when there are none."""
    bron = tally(allocated(jaar, doel=doel)) if aantal else None
    return Cijfer(aantal, "aantal", bron, zonder_bron="nul: geen gemeente krijgt hiervoor geld")
