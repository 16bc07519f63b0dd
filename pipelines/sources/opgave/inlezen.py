"""Returns in the build: every registered return into staging; what reads them is loaded when there is one."""

from typing import TYPE_CHECKING

import polars as pl

from pipelines.basis.bevinding import Plek, meld
from pipelines.sources.tabel.kolommen import Kolom, Schema, read_long
from pipelines.sources.tabel.tabel import find_tabel

if TYPE_CHECKING:
    from pipelines.sources.opgave.model import Doelblad
    from pipelines.sources.raw.invoer import Invoer

MAP = "opgaven/inzendingen"
REGISTER = "inzendingen"
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
    "gedrukt": pl.String,
    "cel_besteed_eur": pl.String,
    "gedrukt_besteed_eur": pl.String,
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


def read_returns(invoer: "Invoer", gm_codes: frozenset[str]) -> None:
    """Read every registered return into staging; the tables exist also when there are none."""
    opgaven = [invoer.tabellen["opgave"]] if "opgave" in invoer.tabellen else []
    regels: list[tuple[object, ...]] = []
    grootboek: list[tuple[object, ...]] = []
    pad = find_tabel(invoer.raw / MAP, REGISTER)
    tabel = invoer.open(pad, "opgaven") if pad.is_file() else None
    if tabel is not None and "doel" in invoer.tabellen:
        from pipelines.sources.ontvangen.opgave import goals_of

        register, bevindingen = read_long(tabel, INZENDINGEN, gm_codes)
        invoer.bevindingen += bevindingen
        doelen = goals_of(invoer.tabellen["doel"])
        for rij in register.iter_rows(named=True) if not bevindingen else ():
            _read_one(invoer, rij, doelen, gm_codes, regels, grootboek)
    opgaven.append(pl.DataFrame(regels, schema=OPGAVE, orient="row"))
    invoer.tabellen["opgave"] = pl.concat([o.select(*OPGAVE).cast(pl.Schema(OPGAVE)) for o in opgaven])
    invoer.tabellen["opgave_grootboek"] = pl.DataFrame(grootboek, schema=GROOTBOEK, orient="row")


def _read_one(
    invoer: "Invoer",
    rij: dict[str, object],
    doelen: "dict[str, Doelblad]",
    gm_codes: frozenset[str],
    regels: list[tuple[object, ...]],
    grootboek: list[tuple[object, ...]],
) -> None:
    from pipelines.sources.ontvangen.opgave import read_file

    pad, sha256 = invoer.raw / MAP / str(rij["bestand"]), str(rij["sha256"])[:12]
    document = pad.relative_to(invoer.raw).as_posix()
    if not pad.is_file():
        invoer.bevindingen.append(meld("opgave_gewijzigd", Plek(document), "niet gevonden", sha256=sha256))
        return
    opgave, bevindingen = read_file(pad, document, doelen, gm_codes, invoer.grenzen)
    invoer.bevindingen += bevindingen
    if opgave is None:
        return
    if opgave.bron_id != rij["sha256"]:
        invoer.bevindingen.append(
            meld("opgave_gewijzigd", Plek(document), opgave.bron_id[:12], sha256=sha256)
        )
    invoer.documenten.append(
        {"bron_id": opgave.bron_id, "document": document, "soort": "opgaven", "bytes": pad.stat().st_size}
    )
    nummer = rij["volgnummer"]
    for r in opgave.regels:
        toelichting = " | ".join(t for t in (r.opmerking, r.opmerking_besteed) if t) or None
        wie = (opgave.peildatum, opgave.gm_code, opgave.gemeente, r.doel, r.indicator, r.eenheid)
        wat = (r.waarde, r.besteed_eur, r.reden, r.reden_besteed, "gepubliceerd", toelichting)
        gedrukt = (r.gedrukt, r.cel_besteed, r.gedrukt_besteed)
        regels.append((*wie, *wat, opgave.bron_id, r.blad, r.cel, nummer, *gedrukt))
    for g in opgave.grootboek:
        wie = (opgave.peildatum, opgave.gm_code, g.doel)
        wat = (g.grootboekrekening, g.kostenplaats, g.omschrijving, g.bedrag_eur, g.opmerking)
        grootboek.append((*wie, *wat, opgave.bron_id, g.blad, g.cel, nummer))
