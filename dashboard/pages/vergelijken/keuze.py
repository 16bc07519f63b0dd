"""Which gemeenten are compared, who their peers are, and how far apart two amounts per inhabitant lie."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from dashboard.beeld.grafiek.kleuren import REEKS
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.verwijzing import inhabitants, per_inhabitant, rate_difference
from pipelines.herkomst import SCHEIDING

HOOGSTENS = len(REEKS)
NIET = "niet over gemeenten verdeeld"
GENOTEN = {
    "grootteklasse": "dezelfde grootteklasse",
    "provincie": "dezelfde provincie",
    "centrumfunctie": "dezelfde centrumfunctie",
}


@dataclass(frozen=True)
class Gemeentekeuze:
    """The gemeenten of the address: the frame in the order asked for, and what of it cannot be shown.

    Frame: the columns of vragen/algemeen/gemeenten and vragen/vergelijken/kenmerken.
    """

    gemeenten: pl.DataFrame
    onbekend: tuple[str, ...]
    te_veel: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Their CBS codes in order."""
        return tuple(self.gemeenten["gm_code"])


def asked_codes(toestand: Toestand) -> tuple[str, ...]:
    """The codes of the address: ``gemeenten=GM0363,GM0599``, else ``gm``, which may hold several as well."""
    codes = toestand.lijst("gemeenten") or tuple((toestand.gm or "").split(","))
    return tuple(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))


def read_all(gegevens: Gegevens, jaar: int) -> pl.DataFrame:
    """All gemeenten of a year with what they are compared by."""
    return gegevens.read("gemeenten", jaar=jaar).join(
        gegevens.read("kenmerken", jaar=jaar), on="gm_code", how="left"
    )


def choose(gegevens: Gegevens, toestand: Toestand) -> Gemeentekeuze:
    """The gemeenten to show, at most six, in the order of the address."""
    alle = read_all(gegevens, toestand.jaar)
    bekend = set(alle["gm_code"])
    codes = asked_codes(toestand)
    goed = [code for code in codes if code in bekend]
    volgorde = pl.DataFrame({"gm_code": goed[:HOOGSTENS]}, schema={"gm_code": pl.String})
    return Gemeentekeuze(
        volgorde.join(alle, on="gm_code", how="left", maintain_order="left"),
        tuple(code for code in codes if code not in bekend),
        tuple(goed[HOOGSTENS:]),
    )


def find_peers(alle: pl.DataFrame, gm: str, kenmerk: str, aantal: int = HOOGSTENS - 1) -> list[str]:
    """The codes of the gemeenten with the same ``kenmerk`` that are nearest in inhabitants; ties by code."""
    eigen = alle.filter(pl.col("gm_code") == gm).row(0, named=True)
    if eigen[kenmerk] is None or eigen["inwoners"] is None:
        return []
    return (
        alle.filter((pl.col(kenmerk) == eigen[kenmerk]) & (pl.col("gm_code") != gm))
        .with_columns((pl.col("inwoners") - eigen["inwoners"]).abs().alias("afstand"))
        .sort("afstand", "gm_code", nulls_last=True)
        .head(aantal)["gm_code"]
        .to_list()
    )


def rate(
    eur: Getalwaarde | None, inwoners: int | None, bron: str | None, jaar: int, *codes: str, reden: str = ""
) -> Cijfer:
    """An amount of these gemeenten together per inhabitant, exact; without a value when either is not known.

    ``bron``: the reference of the amount.
    """
    return Cijfer(
        None if eur is None or not inwoners else Decimal(eur) / inwoners,
        "per_inwoner",
        per_inhabitant(bron, jaar, gm_code=SCHEIDING.join(codes)),
        reden=reden,
        zonder_bron="geen bedrag om naar te wijzen",
    )


def difference(eigen: Cijfer, basis: Cijfer) -> tuple[Decimal | None, Decimal | None]:
    """How much more a rate is than another, in its unit and in per cent of the other; per cent of nothing is not said."""
    if eigen.waarde is None or basis.waarde is None:
        return None, None
    verschil = Decimal(eigen.waarde - basis.waarde)
    return verschil, verschil * 100 / basis.waarde if basis.waarde else None


def difference_source(
    jaar: int, bedrag: str | None, gm: str, ander: str | None, ander_gm: str, *, pct: bool = False
) -> str | None:
    """The name of the difference of two amounts per inhabitant, in euro or in per cent."""
    inwoners, andere = inhabitants(jaar, gm_code=gm), inhabitants(jaar, gm_code=ander_gm)
    return rate_difference(bedrag, inwoners, ander, andere, pct=pct)
