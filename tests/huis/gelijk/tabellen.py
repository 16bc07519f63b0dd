"""Published tables and views: a fingerprint of each, and the rows that two files do not share."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

# Of the build itself, not of its figures: these differ with every build.
_VAN_DE_BOUW = {("meta.bouw", "vingerafdruk"), ("meta.bouw", "gebouwd_op")}
_HOOGSTENS = 5
Kolommen = dict[str, list[tuple[str, str]]]


def digest(database: Path) -> Iterator[tuple[str, str]]:
    """Per table or view its columns, the number of rows and two sums over them that do not depend on their order."""
    with duckdb.connect(database, read_only=True) as con:
        for tabel, kolommen in _columns(con, None).items():
            namen = ", ".join(f'"{naam}"' for naam, _ in kolommen)
            sommen = f"count(*), sum(hash({namen})::HUGEINT), sum(hash('zout', {namen})::HUGEINT)"
            som = con.execute(f"SELECT {sommen} FROM {tabel}").fetchone()
            regels = "\n".join(f"{naam} {soort}" for naam, soort in kolommen)
            yield tabel, f"{regels}\nrijen en sommen: {som}\n{_findings(con, tabel)}"


def _findings(con: duckdb.DuckDBPyConnection, tabel: str) -> str:
    """Findings in full: they are what a case is about."""
    return (
        "\n".join(map(str, con.execute(f"FROM {tabel} ORDER BY ALL").fetchall()))
        if tabel == "mart.bevinding"
        else ""
    )


def compare_databases(oud: Path, nieuw: Path, tabellen: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where these tables of two published files differ: columns, types, and rows by EXCEPT ALL in both directions."""
    with duckdb.connect() as con:
        for naam, pad in (("oud", oud), ("nieuw", nieuw)):
            con.execute(f"ATTACH '{pad}' AS {naam} (READ_ONLY)")
        links, rechts = _columns(con, "oud"), _columns(con, "nieuw")
        for tabel in tabellen:
            if tabel not in rechts or tabel not in links:
                continue  # said by the recording
            a, b = dict(links[tabel]), dict(rechts[tabel])
            gedeeld = [f'"{n}"' if a[n] == b[n] else f'"{n}"::VARCHAR' for n in a if n in b]
            yield from _compare_rows(con, tabel, gedeeld)


def stored_tables(database: Path) -> list[str]:
    """The tables whose rows are in the file itself; a view only names rows that another has."""
    with duckdb.connect(database, read_only=True) as con:
        vraag = "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal ORDER BY ALL"
        return [naam for (naam,) in con.execute(vraag).fetchall()]


def _compare_rows(
    con: duckdb.DuckDBPyConnection, tabel: str, kolommen: list[str]
) -> Iterator[tuple[str, str]]:
    lijst = ", ".join(kolommen)
    for kant, a, b in (("oud", "oud", "nieuw"), ("nieuw", "nieuw", "oud")):
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE verschil AS SELECT {lijst} FROM {a}.{tabel} EXCEPT ALL SELECT {lijst} FROM {b}.{tabel}"
        )
        (aantal,) = con.execute("SELECT count(*) FROM verschil").fetchone() or (0,)
        if aantal:
            rijen = con.execute(f"FROM verschil ORDER BY ALL LIMIT {_HOOGSTENS}").fetchall()
            yield f"{tabel} rijen alleen in {kant}", "\n".join([f"{aantal} rijen, zoals:", *map(str, rijen)])


def _columns(con: duckdb.DuckDBPyConnection, database: str | None) -> Kolommen:
    """Per table or view its columns with their types, without those of the build itself."""
    rijen = con.execute(
        "SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = coalesce(?, current_database()) AND NOT internal ORDER BY 1, column_index",
        [database],
    ).fetchall()
    gevonden: Kolommen = {}
    for tabel, kolom, soort in rijen:
        if (tabel, kolom) not in _VAN_DE_BOUW:
            gevonden.setdefault(tabel, []).append((kolom, soort))
    return gevonden
