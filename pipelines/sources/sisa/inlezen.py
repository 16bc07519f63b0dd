"""SiSa in the build: the codes and every registered annex into staging; what reads them is loaded when there is one."""

from typing import TYPE_CHECKING

import polars as pl

from pipelines.basis.bevinding import Plek, meld
from pipelines.sources.tabel.kolommen import Kolom, Schema, read_long
from pipelines.sources.tabel.tabel import find_tabel

if TYPE_CHECKING:
    from pipelines.sources.raw.invoer import Invoer

MAP = "sisa/bijlagen"
REGISTER = "bijlagen"
BIJLAGEN = Schema(
    kolommen=(
        Kolom("bestand"),
        Kolom("sha256"),
        Kolom("volgnummer", "geheel"),
        Kolom("gm_code", "gemeente"),
        Kolom("jaar", "geheel"),
        Kolom("ontvangen_op", "datum"),
        Kolom("oorspronkelijke_naam"),
    ),
    sleutel=("sha256",),
    waardekolom="bestand",
)
REGELINGEN = Schema(
    kolommen=(
        Kolom("jaar", "geheel"),
        Kolom("code", verplicht=False),
        Kolom("regeling"),
        Kolom("doel"),
        Kolom("indicator_besteed", verplicht=False),
        Kolom("status", keuzes=("gepubliceerd", "afgeleid", "aanname")),
        Kolom("bron"),
        Kolom("toelichting", verplicht=False),
    ),
    sleutel=("jaar", "regeling"),
    waardekolom="code",
)
SISA = {
    "jaar": pl.Int64,
    "gm_code": pl.String,
    "code": pl.String,
    "indicator": pl.String,
    "omschrijving": pl.String,
    "soort": pl.String,
    "waarde": pl.Decimal(18, 2),
    "gedrukt": pl.String,
    "aard_controle": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
}


def read_sisa(invoer: "Invoer", gm_codes: frozenset[str]) -> None:
    """Read codes and annexes into staging; the tables exist also when there are none."""
    delen = [pl.DataFrame(schema={**SISA, "volgnummer": pl.Int64})]
    invoer.add_optional("sisa_regeling", "sisa/regelingen", REGELINGEN)
    pad = find_tabel(invoer.raw / MAP, REGISTER)
    register = invoer.open(pad, "sisa") if pad.is_file() else None
    if register is not None:
        from pipelines.sources.sisa.lezen import read_annex
        from pipelines.sources.sisa.openen import open_annex

        rijen, bevindingen = read_long(register, BIJLAGEN, gm_codes)
        invoer.bevindingen += bevindingen
        for rij in rijen.iter_rows(named=True) if not bevindingen else ():
            pad = invoer.raw / MAP / rij["bestand"]
            document = pad.relative_to(invoer.raw).as_posix()
            bladen, bron_id, onleesbaar = open_annex(pad, document, invoer.grenzen)
            invoer.bevindingen += onleesbaar
            if not bladen:
                continue
            invoer.register_file(pad, "sisa")
            if bron_id != rij["sha256"]:
                invoer.bevindingen.append(
                    meld("sisa_gewijzigd", Plek(document), bron_id[:12], sha256=rij["sha256"][:12])
                )
            frame, problemen = read_annex(bladen, rij["gm_code"], rij["jaar"])
            invoer.bevindingen += problemen
            delen.append(frame.with_columns(volgnummer=pl.lit(rij["volgnummer"], dtype=pl.Int64)))
    invoer.tabellen["sisa"] = pl.concat(delen)
