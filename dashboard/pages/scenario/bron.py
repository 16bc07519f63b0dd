"""The names of the figures of a scenario, by which they lead to where they come from (pipelines.scenario.herkomst.spoor)."""

from collections.abc import Sequence

import polars as pl

from dashboard.beeld.herkomst import formula, reference
from dashboard.pages.scenario.woorden import signed_eur


def money_sources(tabel: str, basis: str | None = None, **sleutel: object) -> dict[str, str | None]:
    """The names of the figures of one row of an outcome (pipelines.scenario.herkomst.spoor), by field.

    ``tabel``: gemeente, gemeente_doel or doel; ``basis``: the name of the published amount it is compared with.
    """
    van = {
        kant: reference(f"scenario.{tabel}", f"{kant}_eur", **sleutel)
        for kant in ("basis", "scenario", "verschil")
    }
    wie = {naam: waarde for naam, waarde in sleutel.items() if naam != "doel"}
    inwoners = reference("herkomst.inwoners", "inwoners_indeling", **wie)
    basis = basis or van["basis"]
    return {
        "basis": basis,
        "scenario": van["scenario"],
        "verschil": van["verschil"],
        "per_inwoner": formula(
            "verandering_per_inwoner", nieuw=van["scenario"], oud=basis, inwoners=inwoners
        ),
        "basis_pi": formula("per_inwoner", bedrag=basis, inwoners=inwoners),
        "scenario_pi": formula("per_inwoner", bedrag=van["scenario"], inwoners=inwoners),
    }


def gemeente_sources(jaar: int, *, traceerbaar: bool, **wie: str) -> dict[str, str | None]:
    """The names of what gemeenten get in all: one (``gm_code``), a group (``provincie``), or everybody."""
    sleutel = {"uitkeringsjaar": jaar, **wie}
    basis = reference("mart.toewijzing", "bedrag_eur", **sleutel) if traceerbaar else None
    return money_sources("gemeente", basis, **sleutel)


def count_sources(jaar: int, **wie: str) -> dict[str, str]:
    """Which gemeenten of a group, or of everybody, gain, lose or stay the same."""
    return {
        kolom: reference("scenario.gemeente", kolom, uitkeringsjaar=jaar, **wie)
        for kolom in ("voordeel", "nadeel", "gelijk")
    }


def extreme_sources(
    uitersten: pl.DataFrame, jaar: int, kanten: Sequence[str], *, traceerbaar: bool
) -> list[tuple[str, str | None]]:
    """The difference per inhabitant of the first gemeente of each side, in words, with its reference."""
    eersten = [uitersten.filter((pl.col("kant") == kant) & (pl.col("rang") == 1)) for kant in kanten]
    return [
        (
            signed_eur(rij["verschil_eur_per_inwoner"]),
            gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code=rij["gm_code"])["per_inwoner"],
        )
        for eerste in eersten
        for rij in eerste.iter_rows(named=True)
    ]


def capacity_source(jaar: int, doel: str) -> str:
    """The name of how much more capacity a gemeente can buy for a goal; ``{gm_code}`` is to be filled in."""
    return reference(
        "scenario.gemeente_doel", "verschil_capaciteit", uitkeringsjaar=jaar, doel=doel, gm_code="{gm_code}"
    )
