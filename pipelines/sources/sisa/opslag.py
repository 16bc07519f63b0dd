"""SiSa annexes as received: checking one, and adding it to the register in data/raw/sisa/bijlagen."""

from pathlib import Path

import polars as pl

from pipelines.meldingen import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.sources.bewaren import Bewaard, store
from pipelines.sources.grenzen import STANDAARD, Grenzen
from pipelines.sources.iv3.catalogus import Plek, own_finding
from pipelines.sources.sisa.inlezen import BIJLAGEN, MAP, REGISTER, SISA
from pipelines.sources.sisa.lezen import read_annex
from pipelines.sources.tabel import FORMATEN, open_tabel


def check_annex(
    pad: Path, gm_code: str, jaar: int, grenzen: Grenzen = STANDAARD
) -> tuple[pl.DataFrame, str, list[Bevinding]]:
    """Read an annex from disk; also its bron_id."""
    if not pad.is_file():
        raise FondskompasFout(f"Het bestand {pad} bestaat niet.")
    if pad.suffix.lower() not in FORMATEN:
        raise FondskompasFout(
            f"{pad.name} is geen {', '.join(FORMATEN)}. Bewaar de bijlage in een van die formaten."
        )
    tabel, bevindingen = open_tabel(pad, pad.name, grenzen=grenzen)
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


def add_annex(
    pad: Path, raw: Path, gm_code: str, jaar: int, grenzen: Grenzen = STANDAARD
) -> tuple[Bewaard, pl.DataFrame]:
    """Check an annex and keep it; raises InvoerGeweigerd with every finding."""
    frame, bron_id, bevindingen = check_annex(pad, gm_code, jaar, grenzen)
    if bevindingen:
        raise InvoerGeweigerd(bevindingen)
    kolommen = [k.naam for k in BIJLAGEN.kolommen]
    rij: dict[str, object] = {"gm_code": gm_code, "jaar": jaar}
    bewaard = store(raw / MAP / f"{REGISTER}.csv", kolommen, pad.name, pad.read_bytes(), bron_id, [rij])
    return bewaard, frame
