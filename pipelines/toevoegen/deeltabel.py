"""A table of uitkeringen that holds less than the version before it: what that would do, in euro, is for the user to say."""

from typing import TYPE_CHECKING

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.opmaak import format_number
from pipelines.basis.sommen import total
from pipelines.sources.ontvangen.documenten import Rij
from pipelines.sources.rekenbestand.tabellen import Gelezen

if TYPE_CHECKING:
    from pipelines.sources.raw.invoer import Invoer


def missing_columns(rij: Rij, tabel: Gelezen, nu: "Invoer") -> list[Bevinding]:
    frame = nu.tabellen["uitkering"]
    oud = frame.filter(
        (frame["circulaire"] == rij["circulaire"]) & (frame["uitkeringsjaar"] == rij["uitkeringsjaar"])
    )
    oud = oud.filter(~oud["uitkering"].is_in(tabel.frame["uitkering"].unique().to_list()))
    if oud.is_empty():
        return []
    namen = sorted(oud["uitkering"].unique())
    laatste = oud.filter(oud["versie"] == oud["versie"].max())
    return [
        meld(
            "uitkering_vervallen.meer" if len(namen) > 8 else "uitkering_vervallen",
            Plek(rij["naam"], rij["blad"]),
            aantal=tabel.frame["uitkering"].n_unique(),
            uitkeringen=", ".join(namen[:8]),
            meer=len(namen) - 8,
            verschil=f"€ {format_number(total(laatste['bedrag_eur']))} in de vorige versie",
        )
    ]


def missing_gemeenten(rij: Rij, tabel: Gelezen, nu: "Invoer") -> list[Bevinding]:
    """An error per uitkering in which a gemeente had an amount and is not named now: it may be nil, or forgotten."""
    sleutel = ["gm_code", "uitkering"]
    oud = nu.tabellen["uitkering"].filter(
        (pl.col("circulaire") == rij["circulaire"]) & (pl.col("uitkeringsjaar") == rij["uitkeringsjaar"])
    )
    oud = oud.filter(pl.col("versie") == pl.col("versie").max().over(sleutel), pl.col("bedrag_eur") != 0)
    oud = oud.filter(pl.col("uitkering").is_in(tabel.frame["uitkering"].unique().to_list()))
    weg = oud.join(tabel.frame, on=sleutel, how="anti").sort(sleutel)
    return [
        meld(
            "uitkering_gemeente_vervallen.meer" if groep.height > 10 else "uitkering_gemeente_vervallen",
            tabel.blad.plek(""),
            uitkering,
            gemeenten=", ".join(groep["gm_code"].head(10)),
            aantal=groep.height,
            meer=groep.height - 10,
            verschil=f"€ {format_number(total(groep['bedrag_eur']))} in de vorige versie",
        )
        for (uitkering,), groep in weg.group_by(["uitkering"], maintain_order=True)
    ]
