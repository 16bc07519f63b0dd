"""Returns as received: reading one, and adding it to the register in data/raw/opgaven/inzendingen."""

import hashlib
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout, InvoerGeweigerd
from pipelines.basis.grenzen import MB, STANDAARD, Grenzen, too_large
from pipelines.sources.ontvangen.bewaren import Bewaard, read_register, store
from pipelines.sources.opgave.inlezen import INZENDINGEN, MAP, REGISTER
from pipelines.sources.opgave.lezen import read_return
from pipelines.sources.opgave.model import Doelblad, Opgave
from pipelines.sources.opgave.vergelijken import Wijziging, compare_returns


def goals_of(doel: pl.DataFrame) -> dict[str, Doelblad]:
    """The goals that a return asks for, by code, from pok/doelen."""
    return {
        rij["doel"]: Doelblad(
            rij["doel"],
            rij["naam"],
            rij["indicator"],
            rij["eenheid"],
            rij["omschrijving"],
            rij["zichtbaarheid_toelichting"],
        )
        for rij in doel.sort("volgorde").iter_rows(named=True)
        if rij["indicator"] is not None
    }


def read_file(
    pad: Path,
    document: str,
    doelen: dict[str, Doelblad],
    gm_codes: frozenset[str],
    grenzen: Grenzen = STANDAARD,
) -> tuple[Opgave | None, list[Bevinding]]:
    """Read one return from disk."""
    if not pad.is_file():
        raise FondskompasFout(f"Het bestand {pad} bestaat niet.")
    if (omvang := pad.stat().st_size) > grenzen.model_mb * MB:
        return None, [too_large(omvang, grenzen.model_mb, "model_mb").at(document)]
    inhoud = pad.read_bytes()
    bron_id = hashlib.sha256(inhoud).hexdigest()
    return read_return(inhoud, document, bron_id, doelen, gm_codes, grenzen)


def add_return(
    pad: Path,
    raw: Path,
    doelen: dict[str, Doelblad],
    gm_codes: frozenset[str],
    grenzen: Grenzen = STANDAARD,
) -> tuple[Bewaard, Opgave, list[Wijziging] | None]:
    """Keep a return; the changes against the previous one, or ``None`` when it is the first.

    Raises InvoerGeweigerd with every finding when it has errors.
    """
    opgave, bevindingen = read_file(pad, pad.name, doelen, gm_codes, grenzen)
    if opgave is None or any(b.ernst is Ernst.FOUT for b in bevindingen):
        raise InvoerGeweigerd(bevindingen)
    register = raw / MAP / f"{REGISTER}.csv"
    vorige = _previous(register, opgave)
    rij: dict[str, object] = {"gm_code": opgave.gm_code, "jaar": opgave.jaar, "vervangt": vorige or ""}
    kolommen = [k.naam for k in INZENDINGEN.kolommen]
    bewaard = store(register, kolommen, pad.name, pad.read_bytes(), opgave.bron_id, [rij])
    if vorige is None or not bewaard.is_nieuw:
        return bewaard, opgave, None
    eerder, _ = read_file(register.parent / vorige, vorige, doelen, gm_codes, grenzen)
    return bewaard, opgave, compare_returns(eerder, opgave) if eerder else None


def _previous(register: Path, opgave: Opgave) -> str | None:
    """The latest return of the same gemeente and year, other than this document itself."""
    eerder = [
        r
        for r in read_register(register)
        if (r["gm_code"], r["jaar"]) == (opgave.gm_code, str(opgave.jaar)) and r["sha256"] != opgave.bron_id
    ]
    return max(eerder, key=lambda r: int(r["volgnummer"]))["bestand"] if eerder else None
