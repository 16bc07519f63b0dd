"""Returns as received: reading one, adding it to the register in data/raw/opgaven/inzendingen, and reading them for the build."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd, has_errors
from pipelines.basis.grenzen import MB, STANDAARD, Grenzen, too_large
from pipelines.sources.ontvangen.bewaren import Bewaard, Register, Rij, changed
from pipelines.sources.opgave.lezen import read_return
from pipelines.sources.opgave.model import ANTWOORD, GROOTBOEK, OPGAVE, Opgave, Regel
from pipelines.sources.opgave.vergelijken import Wijziging, compare_returns
from pipelines.sources.opgave.vragen import Doelblad, make_sheets
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.tabel.kolommen import Kolom

VOORBEELD = "voorbeeld"
"""The status of a return that somebody made up to try it; one without a status is published."""
INZENDINGEN = Register(
    "opgaven/inzendingen",
    "opgaven",
    (
        Kolom("gm_code", "gemeente"),
        Kolom("jaar", "geheel"),
        Kolom("vervangt", verplicht=False),
        Kolom("status", verplicht=False, keuzes=(VOORBEELD,), later=True),
    ),
)


def read_file(
    pad: Path,
    document: str,
    doelen: Mapping[str, Doelblad],
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
    doelen: Mapping[str, Doelblad],
    gm_codes: frozenset[str],
    grenzen: Grenzen = STANDAARD,
    status: str = "",
) -> tuple[Bewaard, Opgave, list[Wijziging] | None]:
    """Keep a return; the changes against the previous one, or ``None`` when it is the first. ``status`` marks one as made up.

    Raises InvoerGeweigerd with every finding when it has errors.
    """
    opgave, bevindingen = read_file(pad, pad.name, doelen, gm_codes, grenzen)
    if opgave is None or has_errors(bevindingen):
        raise InvoerGeweigerd(bevindingen)
    bewaard = INZENDINGEN.store(
        raw,
        pad.name,
        pad.read_bytes(),
        opgave.bron_id,
        {"gm_code": opgave.gm_code, "jaar": opgave.jaar, "status": status},
        lambda bekend: {"vervangt": _previous(bekend, opgave)},
    )
    vorige = bewaard.rij["vervangt"]
    if not vorige or not bewaard.is_nieuw:
        return bewaard, opgave, None
    eerder, _ = read_file(bewaard.pad.with_name(str(vorige)), str(vorige), doelen, gm_codes, grenzen)
    return bewaard, opgave, compare_returns(eerder, opgave) if eerder else None


def _previous(bekend: Sequence[Mapping[str, str]], opgave: Opgave) -> str | None:
    """The latest return of the same gemeente and year among the rows of the register."""
    eerder = [r for r in bekend if (r["gm_code"], r["jaar"]) == (opgave.gm_code, str(opgave.jaar))]
    return max(eerder, key=lambda r: int(r["volgnummer"]))["bestand"] if eerder else None


def read_returns(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    """Read every registered return into staging; the tables exist also when there are none."""
    opgaven = [invoer.tabellen["opgave"]] if "opgave" in invoer.tabellen else []
    rijen: dict[str, list[tuple[object, ...]]] = {
        naam: [] for naam in ("regels", "blokken", "antwoorden", "grootboek")
    }
    register = INZENDINGEN.read(invoer, gm_codes)
    if register and "doel" in invoer.tabellen:
        doelen = make_sheets(invoer.tabellen)
        for rij in register:
            if (opgave := _read_one(invoer, rij, doelen, gm_codes)) is not None:
                wat = (rij["volgnummer"], rij["status"] or "gepubliceerd")
                rijen["regels"] += _lines(opgave, opgave.regels, *wat)
                rijen["blokken"] += _lines(opgave, opgave.blokken, *wat)
                rijen["antwoorden"] += _answers(opgave, *wat)
                rijen["grootboek"] += _ledger(opgave, rij["volgnummer"])
    opgaven.append(pl.DataFrame(rijen["regels"], schema=OPGAVE, orient="row"))
    invoer.tabellen["opgave"] = pl.concat([o.select(*OPGAVE).cast(pl.Schema(OPGAVE)) for o in opgaven])
    invoer.tabellen["opgave_blok"] = pl.DataFrame(rijen["blokken"], schema=OPGAVE, orient="row")
    invoer.tabellen["opgave_antwoord"] = pl.DataFrame(rijen["antwoorden"], schema=ANTWOORD, orient="row")
    invoer.tabellen["opgave_grootboek"] = pl.DataFrame(rijen["grootboek"], schema=GROOTBOEK, orient="row")


def _read_one(
    invoer: Invoer, rij: Rij, doelen: Mapping[str, Doelblad], gm_codes: frozenset[str]
) -> Opgave | None:
    pad, document = rij["pad"], rij["document"]
    if not pad.is_file():
        invoer.bevindingen += changed(document, None, rij["sha256"], "opgave")
        return None
    opgave, bevindingen = read_file(pad, document, doelen, gm_codes, invoer.grenzen)
    invoer.bevindingen += bevindingen
    if opgave is not None:
        invoer.bevindingen += changed(document, opgave.bron_id, rij["sha256"], "opgave")
        invoer.note(pad, opgave.bron_id, INZENDINGEN.soort)
    return opgave


def _lines(opgave: Opgave, regels: Sequence[Regel], volgnummer: int, status: str) -> list[tuple[object, ...]]:
    """The rows of ``OPGAVE``, of goals or of blocks."""
    rijen = []
    for r in regels:
        toelichting = " | ".join(t for t in (r.opmerking, r.opmerking_besteed) if t) or None
        wie = (opgave.peildatum, opgave.gm_code, opgave.gemeente, r.doel, r.indicator, r.eenheid)
        wat = (r.waarde, r.besteed_eur, r.reden, r.reden_besteed, status, toelichting)
        gedrukt = (r.gedrukt, r.cel_besteed, r.gedrukt_besteed)
        rijen.append((*wie, *wat, opgave.bron_id, r.blad, r.cel, volgnummer, *gedrukt))
    return rijen


def _answers(opgave: Opgave, volgnummer: int, status: str) -> list[tuple[object, ...]]:
    """The rows of ``ANTWOORD``."""
    return [
        (
            *(opgave.peildatum, opgave.gm_code, a.doel, a.indicator, a.eenheid, a.soort),
            *(a.waarde, a.tekst, a.reden, status, a.opmerking),
            *(opgave.bron_id, a.blad, a.cel, volgnummer, a.gedrukt),
        )
        for a in opgave.antwoorden
    ]


def _ledger(opgave: Opgave, volgnummer: int) -> list[tuple[object, ...]]:
    """The rows of ``GROOTBOEK``."""
    rijen = []
    for g in opgave.grootboek:
        wie = (opgave.peildatum, opgave.gm_code, g.doel)
        wat = (g.grootboekrekening, g.kostenplaats, g.omschrijving, g.bedrag_eur, g.opmerking)
        rijen.append((*wie, *wat, opgave.bron_id, g.blad, g.cel, volgnummer))
    return rijen
