"""The tables of a scenario session: what is copied from the published database, and what a scenario puts in."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import create_macros, fetch_rows, read_query
from pipelines.scenario.envelop import Envelopregel, Wijzigingen
from pipelines.scenario.lezen import Scenario
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.sources.raw.envelop import split_keys

BRON_ID = "scenario"
_GEKOPIEERD = (
    "staging.jaar",
    "staging.doel",
    "staging.maatstaf",
    "staging.uitkering_soort",
    "staging.cluster",
    "kern.circulaire",
    "kern.volume",
    "kern.bedrag_per_eenheid",
    "kern.uitkering",
    "kern.inwoners",
    "kern.hercodering",
    "kern.indeling_gemeente",
    "verdeling.uitkeringsbasis",
    "verdeling.cluster",
    "verdeling.inwoners",
    "meta.bouw",
)
# Of a state from before these were known there is nothing of the kind.
_LATER_GEKOMEN = ("kenmerk", "kenmerksoort")
# Made by a query of this package that reads the published database.
_AFGELEID = {
    "gepubliceerd.regel": "gepubliceerde_regel",
    "gepubliceerd.deel": "deel_met_bron",
    "gepubliceerd.toewijzing": "toewijzing_per_regel",
    "gepubliceerd.prijs": "gepubliceerde_prijs",
    "gepubliceerd.ingroei": "geen_ingroei",
    "sessie.geen_ingroei": "geen_ingroei",
    "sessie.kenmerk": "kenmerk",
    "sessie.grondslag_fonds": "grondslag",
}
_SCHEMAS = ("staging", "kern", "verdeling", "meta", "gepubliceerd", "sessie", "nieuw", "basis", "scenario")
_ENVELOP = {
    "uitkeringsjaar": pl.Int64,
    "regel": pl.String,
    "doel": pl.String,
    "vorm": pl.String,
    "bedrag_eur": pl.Int64,
    "sleutel": pl.String,
    "sleutel_circulaire": pl.String,
    "sleutel_jaar": pl.Int64,
    "status": pl.String,
    "sleutel_status": pl.String,
    "sleutel_toelichting": pl.String,
    "bron": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
    "cel_sleutel": pl.String,
}


def prepare_session(con: duckdb.DuckDBPyConnection, database: Path) -> None:
    """Copy what scenarios read into memory and detach the file; raises FondskompasFout when it cannot be read."""
    if not database.is_file():
        raise FondskompasFout(f"Er is nog geen database op {database}. Draai eerst `fondskompas bouw`.")
    try:
        con.execute("ATTACH ? AS bron (READ_ONLY)", [str(database)])
    except duckdb.Error as fout:
        raise FondskompasFout(
            f"De database {database} is niet te openen: {fout}. Draai `fondskompas bouw --opnieuw`."
        ) from fout
    create_macros(con, tijdelijk=True)
    for schema in _SCHEMAS:
        con.execute(f"CREATE SCHEMA {schema}")
    inhoud = fetch_rows(con, read_query("bevroren", "inhoud"), {"database": "bron"})
    aanwezig = {rij["tabel"] for rij in inhoud if rij["schema"] == "staging"}
    con.execute("USE bron")
    try:
        for tabel in _GEKOPIEERD:
            con.execute(f"CREATE TABLE memory.{tabel} AS FROM {tabel}")
        for naam in _LATER_GEKOMEN:
            bron = f"FROM staging.{naam}" if naam in aanwezig else read_query("bevroren", f"{naam}_leeg")
            con.execute(f"CREATE TABLE memory.staging.{naam} AS {bron}")
        regionaal = "regionaal" if "regionaal" in aanwezig else "geen_regionaal"
        for tabel, query in {**_AFGELEID, "sessie.regionaal": regionaal}.items():
            con.execute(f"CREATE TABLE memory.{tabel} AS {read_query('scenario', query)}")
    except duckdb.CatalogException as fout:
        raise FondskompasFout(
            f"De database {database} is van een andere versie van het programma. Draai `fondskompas bouw`."
        ) from fout
    con.execute("USE memory")
    con.execute("DETACH bron")
    con.execute(f"CREATE TABLE sessie.grondslag AS {read_query('scenario', 'grondslag_geheel')}")
    for naam in ("grondslag_totaal", "grondslag_deel"):
        con.execute(f"CREATE TABLE sessie.{naam} AS {read_query('scenario', naam)}")
    for naam in ("grondslag", "grondslag_fonds"):
        con.execute(f"DROP TABLE sessie.{naam}")
    _prepare_phase_in(con)


def _prepare_phase_in(con: duckdb.DuckDBPyConnection) -> None:
    """A database of its own, so that the ingroei runs the same queries on its own lines."""
    con.execute("ATTACH ':memory:' AS ingroei")
    for schema in ("staging", "kern", "verdeling"):
        con.execute(f"CREATE SCHEMA ingroei.{schema}")
    con.execute("CREATE TABLE ingroei.verdeling.inwoners AS FROM memory.verdeling.inwoners")


def staging_frames(
    scenario: Scenario, wijzigingen: Wijzigingen, verslag: Verslag
) -> Mapping[str, pl.DataFrame]:
    """The staging tables of a scenario: its changed lines with their keys taken apart, and what they replace.

    Every line carries the place in the file that asked for it, so that the rules of the build name that place.
    """
    vast = {
        "status": "aanname",
        "sleutel_status": "aanname",
        "sleutel_toelichting": None,
        "bron": f"scenario «{scenario.naam}»",
        "bron_id": BRON_ID,
        "blad": "",
    }
    plaatsen = [_place(r, wijzigingen, verslag) for r in wijzigingen.regels]
    regels = [
        {**asdict(r), **vast, "cel": plaats, "cel_sleutel": plaats}
        for r, plaats in zip(wijzigingen.regels, plaatsen, strict=True)
    ]
    envelop = pl.DataFrame(regels, schema=_ENVELOP, orient="row")
    return {
        "envelop": envelop,
        **split_keys(envelop),
        "document": pl.DataFrame({"bron_id": [BRON_ID], "document": [scenario.bestand]}),
        "vervangen": _frame(wijzigingen.vervangen, uitkeringsjaar=pl.Int64, regel=pl.String),
        **staging_doelen(wijzigingen.doelen),
        "prijs_wijziging": _frame(scenario.prijzen.items(), indicator=pl.String, prijs_eur=pl.Decimal(18, 2)),
        "ingroei": _frame(
            scenario.ingroei.items(), uitkeringsjaar=pl.Int64, ingroei_eur_per_inwoner=pl.Decimal(9, 2)
        ),
    }


def staging_doelen(doelen: frozenset[tuple[int, str]]) -> Mapping[str, pl.DataFrame]:
    """The goals of which something may differ."""
    return {"geraakt": _frame(sorted(doelen), uitkeringsjaar=pl.Int64, doel=pl.String)}


def _frame(rijen: Iterable[tuple[object, ...]], **kolommen: Any) -> pl.DataFrame:
    return pl.DataFrame(list(rijen), schema=kolommen, orient="row")


def _place(regel: Envelopregel, wijzigingen: Wijzigingen, verslag: Verslag) -> str:
    """Which block asked for a line, and for which line: the rules of the build count lines by their place."""
    plaats = wijzigingen.plaatsen.get(regel.id, Plaats())
    return f"{verslag.address(plaats)} ({regel.uitkeringsjaar}, {regel.regel})"
