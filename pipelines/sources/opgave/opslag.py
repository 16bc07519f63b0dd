"""Returns as received: the register in data/raw/opgaven/inzendingen, adding to it, and reading it for the build."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipelines.meldingen import Bevinding, Ernst, FondskompasFout, InvoerGeweigerd
from pipelines.sources.bewaren import Bewaard, read_register, store
from pipelines.sources.iv3.catalogus import Plek, own_finding
from pipelines.sources.kolommen import Kolom, Schema, read_long
from pipelines.sources.opgave.lezen import read_return
from pipelines.sources.opgave.model import Doelblad, Opgave
from pipelines.sources.opgave.vergelijken import Wijziging, compare_returns
from pipelines.sources.tabel import find_tabel

if TYPE_CHECKING:
    from pipelines.sources.register import Invoer

MAP = "opgaven/inzendingen"
REGISTER = "inzendingen"
MAX_BYTES = 20 * 1024 * 1024
INZENDINGEN = Schema(
    kolommen=(
        Kolom("bestand"),
        Kolom("sha256"),
        Kolom("volgnummer", "geheel"),
        Kolom("gm_code", "gemeente"),
        Kolom("jaar", "geheel"),
        Kolom("vervangt", verplicht=False),
        Kolom("ontvangen_op", "datum"),
        Kolom("oorspronkelijke_naam"),
    ),
    sleutel=("sha256",),
    waardekolom="bestand",
)
OPGAVE = {
    "peildatum": pl.Date,
    "gm_code": pl.String,
    "gemeente": pl.String,
    "doel": pl.String,
    "indicator": pl.String,
    "eenheid": pl.String,
    "waarde": pl.Decimal(24, 9),
    "besteed_eur": pl.Int64,
    "reden": pl.String,
    "reden_besteed": pl.String,
    "status": pl.String,
    "toelichting": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
    "volgnummer": pl.Int64,
}
GROOTBOEK = {
    "peildatum": pl.Date,
    "gm_code": pl.String,
    "doel": pl.String,
    "grootboekrekening": pl.String,
    "kostenplaats": pl.String,
    "omschrijving": pl.String,
    "bedrag_eur": pl.Int64,
    "opmerking": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
    "volgnummer": pl.Int64,
}


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
    pad: Path, document: str, doelen: dict[str, Doelblad], gm_codes: frozenset[str]
) -> tuple[Opgave | None, list[Bevinding]]:
    """Read one return from disk."""
    if not pad.is_file():
        raise FondskompasFout(f"Het bestand {pad} bestaat niet.")
    if pad.stat().st_size > MAX_BYTES:
        raise FondskompasFout(
            f"{pad.name} is groter dan een opgave kan zijn ({MAX_BYTES // 1024 // 1024} MB)."
        )
    inhoud = pad.read_bytes()
    return read_return(inhoud, document, hashlib.sha256(inhoud).hexdigest(), doelen, gm_codes)


def add_return(
    pad: Path, raw: Path, doelen: dict[str, Doelblad], gm_codes: frozenset[str]
) -> tuple[Bewaard, Opgave, list[Wijziging] | None]:
    """Keep a return; the changes against the previous one, or ``None`` when it is the first.

    Raises InvoerGeweigerd with every finding when it has errors.
    """
    opgave, bevindingen = read_file(pad, pad.name, doelen, gm_codes)
    if opgave is None or any(b.ernst is Ernst.FOUT for b in bevindingen):
        raise InvoerGeweigerd(bevindingen)
    register = raw / MAP / f"{REGISTER}.csv"
    vorige = _previous(register, opgave)
    rij: dict[str, object] = {"gm_code": opgave.gm_code, "jaar": opgave.jaar, "vervangt": vorige or ""}
    kolommen = [k.naam for k in INZENDINGEN.kolommen]
    bewaard = store(register, kolommen, pad.name, pad.read_bytes(), opgave.bron_id, [rij])
    if vorige is None or not bewaard.is_nieuw:
        return bewaard, opgave, None
    eerder, _ = read_file(register.parent / vorige, vorige, doelen, gm_codes)
    return bewaard, opgave, compare_returns(eerder, opgave) if eerder else None


def _previous(register: Path, opgave: Opgave) -> str | None:
    """The latest return of the same gemeente and year, other than this document itself."""
    eerder = [
        r
        for r in read_register(register)
        if (r["gm_code"], r["jaar"]) == (opgave.gm_code, str(opgave.jaar)) and r["sha256"] != opgave.bron_id
    ]
    return max(eerder, key=lambda r: int(r["volgnummer"]))["bestand"] if eerder else None


def read_returns(invoer: "Invoer", gm_codes: frozenset[str]) -> None:
    """Read every registered return into staging; the tables exist also when there are none."""
    opgaven = [invoer.tabellen["opgave"]] if "opgave" in invoer.tabellen else []
    regels: list[tuple[object, ...]] = []
    grootboek: list[tuple[object, ...]] = []
    pad = find_tabel(invoer.raw / MAP, REGISTER)
    tabel = invoer.open(pad, "opgaven") if pad.is_file() else None
    if tabel is not None and "doel" in invoer.tabellen:
        register, bevindingen = read_long(tabel, INZENDINGEN, gm_codes)
        invoer.bevindingen += bevindingen
        doelen = goals_of(invoer.tabellen["doel"])
        for rij in register.iter_rows(named=True) if not bevindingen else ():
            _read_one(invoer, rij, doelen, gm_codes, regels, grootboek)
    opgaven.append(pl.DataFrame(regels, schema=OPGAVE, orient="row"))
    invoer.tabellen["opgave"] = pl.concat([o.select(*OPGAVE).cast(OPGAVE) for o in opgaven])  # type: ignore[arg-type]
    invoer.tabellen["opgave_grootboek"] = pl.DataFrame(grootboek, schema=GROOTBOEK, orient="row")


def _read_one(
    invoer: "Invoer",
    rij: dict[str, object],
    doelen: dict[str, Doelblad],
    gm_codes: frozenset[str],
    regels: list[tuple[object, ...]],
    grootboek: list[tuple[object, ...]],
) -> None:
    pad = invoer.raw / MAP / str(rij["bestand"])
    document = pad.relative_to(invoer.raw).as_posix()
    if not pad.is_file():
        invoer.bevindingen.append(_changed(document, "niet gevonden", str(rij["sha256"])))
        return
    opgave, bevindingen = read_file(pad, document, doelen, gm_codes)
    invoer.bevindingen += bevindingen
    if opgave is None:
        return
    if opgave.bron_id != rij["sha256"]:
        invoer.bevindingen.append(_changed(document, opgave.bron_id[:12], str(rij["sha256"])))
    invoer.documenten.append(
        {"bron_id": opgave.bron_id, "document": document, "soort": "opgaven", "bytes": pad.stat().st_size}
    )
    nummer = rij["volgnummer"]
    for r in opgave.regels:
        toelichting = " | ".join(t for t in (r.opmerking, r.opmerking_besteed) if t) or None
        wie = (opgave.peildatum, opgave.gm_code, opgave.gemeente, r.doel, r.indicator, r.eenheid)
        wat = (r.waarde, r.besteed_eur, r.reden, r.reden_besteed, "gepubliceerd", toelichting)
        regels.append((*wie, *wat, opgave.bron_id, r.blad, r.cel, nummer))
    for g in opgave.grootboek:
        wie = (opgave.peildatum, opgave.gm_code, g.doel)
        wat = (g.grootboekrekening, g.kostenplaats, g.omschrijving, g.bedrag_eur, g.opmerking)
        grootboek.append((*wie, *wat, opgave.bron_id, g.blad, g.cel, nummer))


def _changed(document: str, gevonden: str, verwacht: str) -> Bevinding:
    return own_finding(
        "opgave_gewijzigd",
        Plek(document),
        gevonden,
        f"sha256 {verwacht[:12]}…, zoals ontvangen",
        "Deze opgave is na ontvangst veranderd of weg.",
        "Zet het ontvangen bestand terug, of voeg het gewijzigde toe als nieuwe opgave.",
    )
