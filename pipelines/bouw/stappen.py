"""The steps of a build: from data/raw to the tables of a database.

Flow: read (all problems at once) → stand → staging → kern → verdeling → mart → rules → reconciliations → provenance views.
Apart from ``bouwen``, so that a build in which nothing changed needs none of this.
"""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl

from pipelines import VERSIE
from pipelines.basis.bevinding import Bevinding, FondskompasFout, Plek, meld, refuse_errors
from pipelines.basis.instellingen import instellingen
from pipelines.basis.queries import (
    HERKOMST,
    LAGEN,
    Query,
    create_macros,
    list_names,
    order_queries,
    read_queries,
    read_query,
)
from pipelines.bouw.bevestigen import pass_gate, read_reasons
from pipelines.bouw.drempels import read_thresholds
from pipelines.bouw.publicatie import ANDERE_MAP, NIET_TE_SCHRIJVEN, Stap
from pipelines.bouw.regels import run_reconciliations, run_rules, store_findings
from pipelines.bouw.stand import apply_stand
from pipelines.sources.raw.dubbel import one_per_content
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_all

_AANTAL_LEESSTAPPEN = 4
_LAATSTE = frozenset({"mart.aansluiting", "mart.bevinding", "mart.bevestiging"})
"""What the rules and reconciliations say, made when all other tables are there."""


def build_into(
    nieuw: Path, raw: Path, afdruk: str, *, productie: bool, stand: str | None, stap: Stap
) -> tuple[list[Bevinding], int]:
    """Fill a new database; what is wrong without stopping it, and how many tables it has."""
    queries = order_queries([q for laag in LAGEN for q in read_queries(laag)])
    totaal = _AANTAL_LEESSTAPPEN + len(queries) + 4
    invoer, klaar = _read(raw, stap, totaal)
    if stand is not None:
        apply_stand(invoer, stand)
    refuse_examples(invoer, productie=productie)
    refuse_errors(invoer.bevindingen)
    with _writing(), duckdb.connect(nieuw) as con:
        con.execute("BEGIN")  # one transaction: nothing is flushed to disk per table
        load_staging(con, invoer)
        for query in queries:
            klaar += 1
            stap(query.tabel, klaar, totaal)
            create_table(con, query)
        stap("regels", klaar + 1, totaal)
        bevindingen = invoer.bevindingen + run_rules(con)
        stap("aansluitingen", klaar + 2, totaal)
        run_reconciliations(con)
        # an earlier circulaire lacks what later totals are compared with
        bevindingen, _ = pass_gate(con, bevindingen, read_reasons(invoer), aansluiten=stand is None)
        refuse_errors(bevindingen)
        store_findings(con, bevindingen)
        con.execute(read_query("tabellen", "bevestiging"))
        stap("herkomst", klaar + 3, totaal)
        create_provenance(con, frozenset(q.tabel for q in queries))
        _write_meta(con, afdruk, productie=productie, stand=stand)
        stap("publiceren", totaal, totaal)
        con.execute("COMMIT")
        con.execute("CHECKPOINT")
    return bevindingen, len(queries) + len(_LAATSTE)


def create_provenance(con: duckdb.DuckDBPyConnection, gemaakt: frozenset[str]) -> None:
    """The views with the cells and steps behind the marts; ``gemaakt`` are the tables of the build itself."""
    klaar = gemaakt | _LAATSTE
    for query in order_queries(read_queries(HERKOMST), klaar):
        create_table(con, query)


def create_table(con: duckdb.DuckDBPyConnection, query: Query) -> None:
    """Run one query; figures that no longer fit exactly end the build, and are never rounded to fit."""
    try:
        with _writing():
            con.execute(f"CREATE {query.soort} {query.tabel} AS {query.sql}")
    except (duckdb.OutOfRangeException, duckdb.ConversionException) as fout:
        raise FondskompasFout(
            f"De tabel {query.tabel} is niet te berekenen: een getal in de bronnen is te groot om exact mee te rekenen. "
            f"Zoek een bedrag, volume of grens met te veel cijfers ({str(fout).splitlines()[0]})."
        ) from fout


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    """What DuckDB cannot write ends in Dutch; of its own words those of a full disk have an answer here."""
    try:
        yield
    except (duckdb.IOException, duckdb.FatalException) as fout:
        reden = str(fout).splitlines()[0]
        wat = "de schijf is vol" if "No space left" in str(fout) else reden
        doe = "Maak ruimte, of controleer de rechten en de schijf, en geef de opdracht opnieuw."
        raise FondskompasFout(f"{NIET_TE_SCHRIJVEN}: {wat}. {doe} {ANDERE_MAP}") from fout


def check_with(invoer: Invoer) -> list[Bevinding]:
    """Everything a build would find with this input, its candidate documents included; nothing is published.

    Raises InvoerGeweigerd with every finding when there are errors.
    """
    return check_confirmed(invoer, None)[0]


def check_confirmed(
    invoer: Invoer, reden: str | None, overzicht: list[str] | None = None
) -> tuple[list[Bevinding], list[Bevinding]]:
    """What a build would find, and which errors of the gate ``reden`` had to be said against for it.

    ``overzicht`` is filled with what the candidates change, in sentences, also when they are refused. Raises
    InvoerGeweigerd when there is an error without a reason, or one that no reason helps.
    """
    for _ in read_all(invoer):
        pass
    refuse_errors(invoer.bevindingen)
    with duckdb.connect() as con:
        load_staging(con, invoer)
        for query in order_queries([q for laag in LAGEN for q in read_queries(laag)]):
            create_table(con, query)
        if overzicht is not None:
            paden = [str(kandidaat["document"]) for kandidaat in invoer.kandidaten]
            zinnen = con.execute(read_query("poort", "overzicht"), {"documenten": paden}).fetchall()
            overzicht[:] = [tekst for (tekst,) in zinnen]
        run_reconciliations(con)
        gevonden = invoer.bevindingen + run_rules(con)
        bevindingen, geweigerd = pass_gate(con, gevonden, read_reasons(invoer), aansluiten=True, reden=reden)
    refuse_errors(bevindingen)
    return bevindingen, geweigerd


def _read(raw: Path, stap: Stap, totaal: int) -> tuple[Invoer, int]:
    invoer = Invoer(raw, grenzen=instellingen().grenzen)
    klaar = 0
    for naam in read_all(invoer):
        klaar += 1
        stap(naam, klaar, totaal)
    return invoer, klaar


def load_staging(con: duckdb.DuckDBPyConnection, invoer: Invoer) -> None:
    """Create the schemas and the macros, and write what was read into ``staging``."""
    for schema in ("staging", *LAGEN, HERKOMST, "meta"):
        con.execute(f"CREATE SCHEMA {schema}")
    create_macros(con)
    for naam, frame in staging_frames(invoer).items():
        store_staging(con, naam, frame)


def staging_frames(invoer: Invoer) -> dict[str, pl.DataFrame]:
    """What was read, and the thresholds of the gate, by the name that each gets in ``staging``."""
    documenten = pl.DataFrame(one_per_content(invoer)).with_row_index("volgorde")
    return {**invoer.tabellen, "document": documenten, "drempel": read_thresholds()}


def store_staging(con: duckdb.DuckDBPyConnection, naam: str, frame: pl.DataFrame) -> None:
    """Write one of these tables."""
    con.register("invoer", frame.to_arrow())
    con.execute(f"CREATE TABLE staging.{naam} AS FROM invoer")
    con.unregister("invoer")


def refuse_examples(invoer: Invoer, *, productie: bool) -> None:
    """In production example figures are errors: nobody may take them for real."""
    if not productie:
        return
    gegeven = [invoer.tabellen[naam] for naam in ("opgave", "antwoord") if naam in invoer.tabellen]
    voorbeelden = [(t.filter(t["status"] == "voorbeeld")).select("bron_id", "blad") for t in gegeven]
    if not voorbeelden:
        return
    documenten = {str(d["bron_id"]): str(d["document"]) for d in invoer.documenten}
    for bron_id, blad in pl.concat(voorbeelden).unique().sort("bron_id").iter_rows():
        invoer.bevindingen.append(
            meld("voorbeeld_in_productie", Plek(documenten[bron_id], blad, "kolom status"), "voorbeeld")
        )


def _write_meta(con: duckdb.DuckDBPyConnection, afdruk: str, *, productie: bool, stand: str | None) -> None:
    con.execute(read_query("tabellen", "begrip"), {"namen": sorted(list_names())})
    con.execute(read_query("tabellen", "bouw"))
    con.execute(
        "INSERT INTO meta.bouw VALUES (?, ?, ?, ?, ?)",
        [afdruk, VERSIE, datetime.now(UTC).replace(tzinfo=None), productie, stand],
    )
