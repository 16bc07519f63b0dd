"""SiSa annexes as received: the register in data/raw/sisa/bijlagen, adding to it, and reading it for the build."""

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipelines.meldingen import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.sources.bewaren import Bewaard, store
from pipelines.sources.iv3.catalogus import Plek, own_finding
from pipelines.sources.kolommen import Kolom, Schema, read_long
from pipelines.sources.sisa.lezen import REGELINGEN, SISA, read_annex
from pipelines.sources.tabel import FORMATEN, find_tabel, open_tabel

if TYPE_CHECKING:
    from pipelines.sources.register import Invoer

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


def check_annex(pad: Path, gm_code: str, jaar: int) -> tuple[pl.DataFrame, str, list[Bevinding]]:
    """Read an annex from disk; also its bron_id."""
    if not pad.is_file():
        raise FondskompasFout(f"Het bestand {pad} bestaat niet.")
    if pad.suffix.lower() not in FORMATEN:
        raise FondskompasFout(
            f"{pad.name} is geen {', '.join(FORMATEN)}. Bewaar de bijlage in een van die formaten."
        )
    tabel, bevindingen = open_tabel(pad, pad.name)
    if tabel is None:
        return pl.DataFrame(schema=SISA), "", bevindingen
    frame, problemen = read_annex(tabel, gm_code, jaar)
    if frame.is_empty() and not problemen:
        plek = Plek(pad.name, tabel.blad)
        problemen = [
            own_finding(
                "sisa_leeg",
                plek,
                "",
                "minstens één indicator",
                "Deze bijlage heeft geen rijen.",
                "Lever de ingevulde bijlage aan.",
            )
        ]
    return frame, tabel.bron_id, bevindingen + problemen


def add_annex(pad: Path, raw: Path, gm_code: str, jaar: int) -> tuple[Bewaard, pl.DataFrame]:
    """Check an annex and keep it; raises InvoerGeweigerd with every finding."""
    frame, bron_id, bevindingen = check_annex(pad, gm_code, jaar)
    if bevindingen:
        raise InvoerGeweigerd(bevindingen)
    kolommen = [k.naam for k in BIJLAGEN.kolommen]
    rij: dict[str, object] = {"gm_code": gm_code, "jaar": jaar}
    bewaard = store(raw / MAP / f"{REGISTER}.csv", kolommen, pad.name, pad.read_bytes(), bron_id, [rij])
    return bewaard, frame


def read_sisa(invoer: "Invoer", gm_codes: frozenset[str]) -> None:
    """Read codes and annexes into staging; the tables exist also when there are none."""
    delen = [pl.DataFrame(schema={**SISA, "volgnummer": pl.Int64})]
    tabel = invoer.open(find_tabel(invoer.raw / "sisa", "regelingen"), "sisa")
    if tabel is not None:
        regelingen, bevindingen = read_long(tabel, REGELINGEN)
        invoer.bevindingen += bevindingen
        invoer.tabellen["sisa_regeling"] = regelingen
    pad = find_tabel(invoer.raw / MAP, REGISTER)
    register = invoer.open(pad, "sisa") if pad.is_file() else None
    if register is not None:
        rijen, bevindingen = read_long(register, BIJLAGEN, gm_codes)
        invoer.bevindingen += bevindingen
        for rij in rijen.iter_rows(named=True) if not bevindingen else ():
            bijlage = invoer.open(invoer.raw / MAP / rij["bestand"], "sisa")
            if bijlage is None:
                continue
            if bijlage.bron_id != rij["sha256"]:
                invoer.bevindingen.append(_changed(bijlage.document, bijlage.bron_id, rij["sha256"]))
            frame, problemen = read_annex(bijlage, rij["gm_code"], rij["jaar"])
            invoer.bevindingen += problemen
            delen.append(frame.with_columns(volgnummer=pl.lit(rij["volgnummer"], dtype=pl.Int64)))
    invoer.tabellen["sisa"] = pl.concat(delen)


def _changed(document: str, gevonden: str, verwacht: str) -> Bevinding:
    return own_finding(
        "sisa_gewijzigd",
        Plek(document),
        gevonden[:12],
        f"sha256 {verwacht[:12]}…, zoals ontvangen",
        "Deze bijlage is na ontvangst veranderd.",
        "Zet het ontvangen bestand terug, of voeg het gewijzigde toe als nieuwe bijlage.",
    )
