"""Iv3 in the build: the reference tables, the crosswalk, and every registered delivery, into staging."""

from typing import TYPE_CHECKING

import polars as pl

from pipelines.sources.iv3 import opslag
from pipelines.sources.iv3.catalogus import FOUTEN
from pipelines.sources.iv3.definities import definition_years
from pipelines.sources.iv3.naslag import SCHEMA, Naslag, make_reference
from pipelines.sources.iv3.overgang import OVERGANG
from pipelines.sources.iv3.staging import TABELLEN
from pipelines.sources.kolommen import Schema, read_long
from pipelines.sources.tabel import find_tabel

if TYPE_CHECKING:
    from pipelines.sources.register import Invoer


def read_iv3_details(invoer: "Invoer") -> None:
    """Read definitions and deliveries; the staging tables exist also when there are none."""
    for naam, schema in TABELLEN.items():
        invoer.tabellen[naam] = pl.DataFrame(schema=schema)
    fouten = _read(invoer, "iv3/fouten", FOUTEN)
    schema = _read(invoer, "iv3/schema", SCHEMA)
    invoer.tabellen["taakveld_overgang"] = _read(invoer, "iv3/taakveld_overgang", OVERGANG)
    if fouten.is_empty() or schema.is_empty() or not {"gemeente", "inwoners"} <= invoer.tabellen.keys():
        return
    frames = {n: invoer.tabellen[n] for n in ("gemeente", "inwoners")} | {"fouten": fouten, "schema": schema}
    naslag = make_reference(invoer.raw, frames)
    naslag.register = lambda tabel: invoer.register(tabel, "iv3")
    _read_definitions(invoer, naslag)
    if opslag.register_path(invoer.raw).is_file():
        _read_deliveries(invoer, naslag)
    invoer.bevindingen += naslag.bevindingen


def _read(invoer: "Invoer", pad: str, schema: Schema) -> pl.DataFrame:
    map_, naam = pad.rsplit("/", 1)
    tabel = invoer.open(find_tabel(invoer.raw / map_, naam), "iv3")
    if tabel is None:
        return pl.DataFrame()
    frame, bevindingen = read_long(tabel, schema)
    invoer.bevindingen += bevindingen
    return frame


def _read_definitions(invoer: "Invoer", naslag: Naslag) -> None:
    """Taakvelden of years that iv3/taakvelden.csv does not have come from their definition."""
    bekend = set(invoer.tabellen["taakveld"]["boekjaar"]) if "taakveld" in invoer.tabellen else set()
    for boekjaar in definition_years(invoer.raw):
        definitie = naslag.definitie(boekjaar)
        if definitie is None or boekjaar in bekend or "taakveld" not in invoer.tabellen:
            continue
        codes = definitie.codes["taakveld"]
        bron = {"bron_id": naslag.bron_id(boekjaar), "blad": "codes", "cel": ""}
        rijen = [
            {"boekjaar": boekjaar, "taakveld": c, "omschrijving": codes[c][0], **bron}
            for c in codes
            if c in definitie.laagste["taakveld"]
        ]
        nieuw = pl.DataFrame(rijen, schema=invoer.tabellen["taakveld"].schema)
        invoer.tabellen["taakveld"] = pl.concat([invoer.tabellen["taakveld"], nieuw])


def _read_deliveries(invoer: "Invoer", naslag: Naslag) -> None:
    register = _read(invoer, f"{opslag.MAP}/{opslag.REGISTER}", opslag.LEVERINGEN)
    if register.is_empty():
        return
    delen: dict[str, list[pl.DataFrame]] = {naam: [invoer.tabellen[naam]] for naam in TABELLEN}
    for rij, controle in opslag.read_deliveries(invoer.raw, register, naslag):
        invoer.bevindingen += controle.bevindingen
        if controle.vorm is None or controle.heeft_fouten:
            continue
        bytes_ = (invoer.raw / controle.document).stat().st_size
        invoer.documenten.append(
            {"bron_id": controle.bron_id, "document": controle.document, "soort": "iv3", "bytes": bytes_}
        )
        vast = _literals(
            {"volgnummer": rij["volgnummer"], "vorm": controle.vorm, "document": controle.document}
        )
        kop = controle.kop.with_columns(**vast, ontvangen_op=pl.lit(rij["ontvangen_op"]))
        regels, balans = (f.with_columns(**vast) for f in controle.amounts())
        for naam, frame in (("iv3_levering", kop), ("iv3_regel", regels), ("iv3_balans", balans)):
            delen[naam].append(frame.select(*TABELLEN[naam]).cast(TABELLEN[naam]))  # type: ignore[arg-type]
    invoer.tabellen |= {naam: pl.concat(frames) for naam, frames in delen.items()}


def _literals(waarden: dict[str, object]) -> dict[str, pl.Expr]:
    return {k: pl.lit(w) for k, w in waarden.items()}
