"""What is read before anything is damaged: the shipped sources, real vintages and reports beside them, and invented annexes."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.bouw.stappen import create_table, load_staging
from pipelines.sources.ontvangen.documenten import keep_documents
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_all
from pipelines.toevoegen.toevoegen import Keuzes, propose
from tests.hulp.deelbouw import _needed as needed

_UITKERINGEN = {"openbare bibliotheken": "du"}
"""What a vintage that is not shipped has, and no shipped one."""
_EERSTE_VERSLAG = 2021
"""The herindelingen that are shipped begin here; before, a merged gemeente would look as if it doubled."""


def read_sources(raw: Path) -> Invoer:
    """Read a data/raw once."""
    invoer = Invoer(raw, grenzen=Grenzen())
    for _ in read_all(invoer):
        pass
    return invoer


def add_vintages(raw: Path, map_: Path, factoren: dict[str, Decimal]) -> Iterable[str]:
    """Register the vintages in ``map_`` (folders such as S2024_2025) that ``raw`` does not have; says what it could not add."""
    with (raw / "circulaires/uitkeringen.csv").open("a", encoding="utf-8") as register:
        register.writelines(f"{naam};{soort};;\n" for naam, soort in _UITKERINGEN.items())
    for pad in sorted(
        p for p in map_.iterdir() if p.is_dir() and not (raw / "circulaires" / p.name).is_dir()
    ):
        circulaire, _, jaar = pad.name.partition("_")
        if pad.name not in factoren:
            continue
        keuzes = Keuzes(
            circulaire, int(jaar), factor=factoren[pad.name], decimaalteken="komma", bevestig="echte cijfers"
        )
        try:
            voorstel = propose(raw, sorted(pad.glob("*.csv")), keuzes, Grenzen())
        except InvoerGeweigerd as fout:
            yield f"{pad.name}: {fout.bevindingen[0].als_tekst()}"
            continue
        keep_documents(raw, voorstel.rijen)


def add_reports(invoer: Invoer, map_: Path) -> None:
    """Lasten per taakveld of reports that are not shipped (lasten_2024_jaarrekening.csv: gemeente × taakveld, x € 1.000).

    Baten are put equal to them: only their total is looked at, and of a real report that is the same.
    """
    heel = invoer.tabellen["iv3"]
    bekend = set(heel.select("boekjaar", "verslagsoort").iter_rows())
    for pad in sorted(map_.glob("lasten_*.csv")):
        _, jaar, soort = pad.stem.split("_")
        if (int(jaar), soort) in bekend or int(jaar) < _EERSTE_VERSLAG:
            continue
        bron_id = pad.stem
        breed = pl.read_csv(pad, separator=";", infer_schema=False)
        lang = breed.unpivot(index="gm_code", variable_name="taakveld", value_name="bedrag").drop_nulls(
            "bedrag"
        )
        rijen = lang.select(
            "gm_code", "taakveld",
            gemeente=pl.col("gm_code"), omschrijving=pl.col("taakveld"), bron_id=pl.lit(bron_id), blad=pl.lit("lasten"),
            cel=pl.lit("B2"), gedrukt=pl.col("bedrag"), lasten_eur=pl.col("bedrag").cast(pl.Int64) * 1000, baten_eur=pl.col("bedrag").cast(pl.Int64) * 1000,
            boekjaar=pl.lit(int(jaar), pl.Int32), verslagsoort=pl.lit(soort),
        )  # fmt: skip
        invoer.tabellen["iv3"] = pl.concat([invoer.tabellen["iv3"], rijen], how="diagonal")
        invoer.documenten.append(
            {"bron_id": bron_id, "document": f"iv3/{pad.name}", "soort": "iv3", "bytes": pad.stat().st_size}
        )


def invent_annexes(invoer: Invoer) -> None:
    """No real annex is shipped, so every gemeente accounts for about nine tenths of the specifieke uitkering that it is allocated,
    a little more or less each year."""
    regeling = invoer.tabellen["sisa_regeling"].with_columns(
        code=pl.lit("X99"), indicator_besteed=pl.lit("X99/01")
    )
    queries, nodig = needed(frozenset({"mart.toewijzing"}))
    met = Invoer(invoer.raw, tabellen={n: f for n, f in invoer.tabellen.items() if f"staging.{n}" in nodig}, documenten=list(invoer.documenten))  # fmt: skip
    with duckdb.connect() as con:
        load_staging(con, met)
        for query in queries:
            create_table(con, query)
        gelezen = con.execute(
            "SELECT uitkeringsjaar AS jaar, gm_code, CAST(sum(bedrag_eur) AS BIGINT) AS ontvangen FROM mart.toewijzing WHERE vorm = 'spuk' AND doel = 'ido' GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    ontvangen = pl.DataFrame(gelezen, schema=["jaar", "gm_code", "ontvangen"], orient="row")
    deel = 880 + (pl.col("gm_code").str.slice(2).cast(pl.Int64) * 7 + pl.col("jaar") * 13) % 40
    bijlagen = ontvangen.select(
        "jaar", "gm_code",
        code=pl.lit("X99"), indicator=pl.lit("X99/01"), omschrijving=pl.lit("Besteding"), soort=pl.lit("bedrag"),
        waarde=(pl.col("ontvangen") * deel // 1000).cast(pl.Decimal(18, 2)), gedrukt=pl.lit(""), aard_controle=pl.lit("R"),
        bron_id=pl.lit("bijlage"), blad=pl.lit("SiSa"), cel=pl.lit("D2"), volgnummer=pl.lit(1, pl.Int64),
    )  # fmt: skip
    invoer.tabellen |= {"sisa_regeling": regeling, "sisa": bijlagen.select(invoer.tabellen["sisa"].columns)}
    invoer.documenten.append(
        {"bron_id": "bijlage", "document": "sisa/bijlagen/verzonnen", "soort": "sisa", "bytes": 1}
    )
