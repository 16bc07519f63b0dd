"""Build: from data/raw to the published database, whole or not at all, and only when something changed."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipelines.basis.bevinding import Bevinding, FondskompasFout
from pipelines.bouw.publicatie import NIET_TE_SCHRIJVEN, Stap, build_lock, publish, work_file
from pipelines.bouw.vingerafdruk import fingerprint


@dataclass(frozen=True)
class Uitkomst:
    """What a build did: whether anything was new, and the warnings that were published with the figures."""

    gebouwd: bool
    database: Path
    bevindingen: list[Bevinding]
    tabellen: int = 0


def build(
    raw: Path,
    database: Path,
    *,
    productie: bool = False,
    opnieuw: bool = False,
    stand: str | None = None,
    stap: Stap = lambda *_: None,
) -> Uitkomst:
    """Build and publish the database; with ``stand`` as it was known at that circulaire (pipelines.bouw.stand).

    ``stap`` is called with the name of the step, how many are done and how many there are. Raises InvoerGeweigerd with
    every finding when the input has errors, and FondskompasFout when the build cannot run; the published database is
    then what it was.
    """
    if not raw.is_dir():
        raise FondskompasFout(
            f"De map met bronnen bestaat niet: {raw}. Geef de map met --data of FONDSKOMPAS_DATA."
        )
    afdruk = fingerprint(raw, productie=productie, stand=stand)
    if not opnieuw and read_fingerprint(database) == afdruk:
        return Uitkomst(gebouwd=False, database=database, bevindingen=[])
    try:
        with build_lock(database), work_file(database) as nieuw:
            # here, because it brings all that an unchanged build does without
            stappen = import_module("pipelines.bouw.stappen")
            bevindingen, tabellen = stappen.build_into(
                nieuw, raw, afdruk, productie=productie, stand=stand, stap=stap
            )
            publish(nieuw, database)
    except OSError as fout:
        raise FondskompasFout(
            f"{NIET_TE_SCHRIJVEN} ({fout.strerror}: {fout.filename or database})."
        ) from fout
    return Uitkomst(gebouwd=True, database=database, bevindingen=bevindingen, tabellen=tabellen)


def read_fingerprint(database: Path) -> str | None:
    """The fingerprint of the published database; ``None`` when there is none or it cannot be read."""
    import duckdb

    if not database.is_file():
        return None
    try:
        with duckdb.connect(database, read_only=True) as con:
            rij = con.execute("FROM meta.bouw SELECT vingerafdruk").fetchone()
    except duckdb.Error:
        return None
    return rij[0] if rij else None
<<<<<<< HEAD
=======


def _build_into(
    nieuw: Path, raw: Path, afdruk: str, *, productie: bool, stand: str | None, stap: Stap
) -> tuple[list[Bevinding], int]:
    import duckdb

    from pipelines.basis.queries import LAGEN, order_queries, read_queries
    from pipelines.bouw.regels import run_reconciliations, run_rules, store_findings

    queries = order_queries([q for laag in LAGEN for q in read_queries(laag)])
    totaal = _AANTAL_LEESSTAPPEN + len(queries) + 4
    invoer, klaar = _read(raw, stap, totaal)
    if stand is not None:
        from pipelines.bouw.stand import apply_stand

        apply_stand(invoer, stand)
    refuse_examples(invoer, productie=productie)
    _stop_on_errors(invoer.bevindingen)
    with duckdb.connect(nieuw) as con:
        con.execute("BEGIN")  # one transaction: nothing is flushed to disk per table
        load_staging(con, invoer)
        for query in queries:
            klaar += 1
            stap(query.tabel, klaar, totaal)
            create_table(con, query)
        stap("regels", klaar + 1, totaal)
        bevindingen = invoer.bevindingen + run_rules(con)
        _stop_on_errors(bevindingen)
        store_findings(con, bevindingen)
        stap("aansluitingen", klaar + 2, totaal)
        run_reconciliations(con)
        stap("herkomst", klaar + 3, totaal)
        create_provenance(con, frozenset(q.tabel for q in queries))
        _write_meta(con, afdruk, productie=productie, stand=stand)
        stap("publiceren", totaal, totaal)
        con.execute("COMMIT")
        con.execute("CHECKPOINT")
    return bevindingen, len(queries) + 2


def create_provenance(con: "duckdb.DuckDBPyConnection", gemaakt: frozenset[str]) -> None:
    """The views with the cells and steps behind the marts; ``gemaakt`` are the tables of the build itself."""
    from pipelines.basis.queries import HERKOMST, order_queries, read_queries

    klaar = gemaakt | {"mart.aansluiting", "mart.bevinding"}
    for query in order_queries(read_queries(HERKOMST), klaar):
        create_table(con, query)


def create_table(con: "duckdb.DuckDBPyConnection", query: "Query") -> None:
    """Run one query; figures that no longer fit exactly end the build, and are never rounded to fit."""
    import duckdb

    try:
        con.execute(f"CREATE {query.soort} {query.tabel} AS {query.sql}")
    except (duckdb.OutOfRangeException, duckdb.ConversionException) as fout:
        raise FondskompasFout(
            f"De tabel {query.tabel} is niet te berekenen: een getal in de bronnen is te groot om exact mee te rekenen. "
            f"Zoek een bedrag, volume of grens met te veel cijfers ({str(fout).splitlines()[0]})."
        ) from fout
    except (duckdb.IOException, duckdb.FatalException) as fout:
        raise FondskompasFout(f"{_NIET_TE_SCHRIJVEN} ({str(fout).splitlines()[0]}).") from fout


def check_with(invoer: "Invoer") -> list[Bevinding]:
    """Everything a build would find with this input, its candidate documents included; nothing is published.

    Raises InvoerGeweigerd with every finding when there are errors.
    """
    import duckdb

    from pipelines.basis.queries import LAGEN, order_queries, read_queries
    from pipelines.bouw.regels import run_rules
    from pipelines.sources.raw.register import read_all

    for _ in read_all(invoer):
        pass
    _stop_on_errors(invoer.bevindingen)
    with duckdb.connect() as con:
        load_staging(con, invoer)
        for query in order_queries([q for laag in LAGEN for q in read_queries(laag)]):
            create_table(con, query)
        bevindingen = invoer.bevindingen + run_rules(con)
    _stop_on_errors(bevindingen)
    return bevindingen


def _read(raw: Path, stap: Stap, totaal: int) -> tuple["Invoer", int]:
    from pipelines.basis.instellingen import instellingen
    from pipelines.sources.raw.invoer import Invoer
    from pipelines.sources.raw.register import read_all

    invoer = Invoer(raw, grenzen=instellingen().grenzen)
    klaar = 0
    for naam in read_all(invoer):
        klaar += 1
        stap(naam, klaar, totaal)
    return invoer, klaar


def load_staging(con: "duckdb.DuckDBPyConnection", invoer: "Invoer") -> None:
    """Create the schemas and the macros, and write what was read into ``staging``."""
    import polars as pl

    from pipelines.basis.queries import HERKOMST, LAGEN, create_macros
    from pipelines.sources.raw.dubbel import one_per_content

    for schema in ("staging", *LAGEN, HERKOMST, "meta"):
        con.execute(f"CREATE SCHEMA {schema}")
    create_macros(con)
    frames = {**invoer.tabellen, "document": pl.DataFrame(one_per_content(invoer))}
    for naam, frame in frames.items():
        con.register("invoer", frame.to_arrow())
        con.execute(f"CREATE TABLE staging.{naam} AS FROM invoer")
        con.unregister("invoer")


def refuse_examples(invoer: "Invoer", *, productie: bool) -> None:
    """In production example figures are errors: nobody may take them for real."""
    if not productie or "opgave" not in invoer.tabellen:
        return
    voorbeelden = invoer.tabellen["opgave"].filter(invoer.tabellen["opgave"]["status"] == "voorbeeld")
    documenten = {str(d["bron_id"]): str(d["document"]) for d in invoer.documenten}
    for bron_id, blad in voorbeelden.select("bron_id", "blad").unique().sort("bron_id").iter_rows():
        invoer.bevindingen.append(
            meld("voorbeeld_in_productie", Plek(documenten[bron_id], blad, "kolom status"), "voorbeeld")
        )


def _stop_on_errors(bevindingen: list[Bevinding]) -> None:
    if any(b.ernst is Ernst.FOUT for b in bevindingen):
        raise InvoerGeweigerd(bevindingen)


def _write_meta(con: "duckdb.DuckDBPyConnection", afdruk: str, *, productie: bool, stand: str | None) -> None:
    from pipelines.basis.queries import list_names, read_query

    con.execute(read_query("tabellen", "begrip"), {"namen": sorted(list_names())})
    con.execute(read_query("tabellen", "bouw"))
    con.execute(
        "INSERT INTO meta.bouw VALUES (?, ?, ?, ?, ?)",
        [afdruk, VERSIE, datetime.now(UTC).replace(tzinfo=None), productie, stand],
    )
>>>>>>> begrip
