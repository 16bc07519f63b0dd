"""SiSa annexes as received: checking one, and adding it to the register in data/raw/sisa/bijlagen."""

from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout, InvoerGeweigerd, Plek, meld
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.sources.ontvangen.bewaren import Bewaard, store
from pipelines.sources.sisa.inlezen import BIJLAGEN, MAP, REGISTER, SISA
from pipelines.sources.sisa.lezen import read_annex
from pipelines.sources.sisa.openen import open_annex


def check_annex(
    pad: Path, gm_code: str, jaar: int, grenzen: Grenzen = STANDAARD
) -> tuple[pl.DataFrame, str, list[Bevinding]]:
    """Read an annex from disk; also its bron_id."""
    if not pad.is_file():
        raise FondskompasFout(f"Het bestand {pad} bestaat niet.")
    bladen, bron_id, bevindingen = open_annex(pad, pad.name, grenzen)
    if not bladen:
        return pl.DataFrame(schema=SISA), "", bevindingen
    frame, problemen = read_annex(bladen, gm_code, jaar)
    if frame.is_empty() and not problemen:
        problemen = [meld("sisa_leeg", Plek(pad.name, bladen[0].naam))]
    return frame, bron_id, problemen


def add_annex(
    pad: Path, raw: Path, gm_code: str, jaar: int, grenzen: Grenzen = STANDAARD
) -> tuple[Bewaard, pl.DataFrame, list[Bevinding]]:
    """Check an annex and keep it; raises InvoerGeweigerd with every finding when it has errors, else returns them."""
    frame, bron_id, bevindingen = check_annex(pad, gm_code, jaar, grenzen)
    if any(b.ernst is Ernst.FOUT for b in bevindingen):
        raise InvoerGeweigerd(bevindingen)
    kolommen = [k.naam for k in BIJLAGEN.kolommen]
    rij: dict[str, object] = {"gm_code": gm_code, "jaar": jaar}
    bewaard = store(raw / MAP / f"{REGISTER}.csv", kolommen, pad.name, pad.read_bytes(), bron_id, [rij])
    return bewaard, frame, bevindingen
