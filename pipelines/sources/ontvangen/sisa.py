"""SiSa annexes as received: checking one, adding it to the register in data/raw/sisa/bijlagen, and reading them for the build."""

from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, FondskompasFout, Plek, meld, refuse_errors
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.sources.ontvangen.bewaren import Bewaard, Register, changed
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.rekenbestand.naslag import Gemeentezoeker
from pipelines.sources.sisa.lezen import open_annex, read_annex
from pipelines.sources.sisa.model import REGELINGEN, SISA
from pipelines.sources.tabel.kolommen import Kolom

BIJLAGEN = Register(
    "sisa/bijlagen",
    "sisa",
    (Kolom("gm_code", "gemeente"), Kolom("jaar", "geheel")),
)


def check_annex(
    pad: Path,
    gm_code: str,
    jaar: int,
    grenzen: Grenzen = STANDAARD,
    gemeenten: Gemeentezoeker | None = None,
) -> tuple[pl.DataFrame, str, list[Bevinding]]:
    """Read an annex from disk; also its bron_id. ``gemeenten`` knows the names that it may mention."""
    if not pad.is_file():
        raise FondskompasFout(f"Het bestand {pad} bestaat niet.")
    bladen, bevindingen = open_annex(pad, pad.name, grenzen)
    if not bladen:
        return pl.DataFrame(schema=SISA), "", bevindingen
    frame, problemen = read_annex(bladen, gm_code, jaar, gemeenten)
    if frame.is_empty() and not problemen:
        problemen = [meld("sisa_leeg", Plek(pad.name, bladen[0].naam))]
    return frame, bladen[0].bron_id, problemen


def add_annex(
    pad: Path,
    raw: Path,
    gm_code: str,
    jaar: int,
    grenzen: Grenzen = STANDAARD,
    gemeenten: Gemeentezoeker | None = None,
) -> tuple[Bewaard, pl.DataFrame, list[Bevinding]]:
    """Check an annex and keep it; raises InvoerGeweigerd with every finding when it has errors, else returns them."""
    frame, bron_id, bevindingen = check_annex(pad, gm_code, jaar, grenzen, gemeenten)
    refuse_errors(bevindingen)
    rij = {"gm_code": gm_code, "jaar": jaar}
    return BIJLAGEN.store(raw, pad.name, pad.read_bytes(), bron_id, rij), frame, bevindingen


def read_sisa(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    """Read codes and annexes into staging; the tables exist also when there are none."""
    invoer.add_optional("sisa_regeling", "sisa/regelingen", REGELINGEN)
    delen = [pl.DataFrame(schema={**SISA, "volgnummer": pl.Int64})]
    gemeenten = None
    if "gemeente" in invoer.tabellen:
        gemeenten = Gemeentezoeker.from_tables(invoer.tabellen["gemeente"], pl.DataFrame())
    for rij in BIJLAGEN.read(invoer, gm_codes):
        bladen, onleesbaar = open_annex(rij["pad"], rij["document"], invoer.grenzen)
        invoer.bevindingen += onleesbaar
        if not bladen:
            continue
        invoer.register_file(rij["pad"], BIJLAGEN.soort)
        invoer.bevindingen += changed(rij["document"], bladen[0].bron_id, rij["sha256"], "sisa")
        frame, problemen = read_annex(bladen, rij["gm_code"], rij["jaar"], gemeenten)
        invoer.bevindingen += problemen
        delen.append(frame.with_columns(volgnummer=pl.lit(rij["volgnummer"], dtype=pl.Int64)))
    invoer.tabellen["sisa"] = pl.concat(delen)
