"""The mutator of tests/mutatie makes faults that are SQL, and every survivor that is written down has its reason."""

import csv

import duckdb
import sqlglot

from pipelines.basis.queries import create_macros
from tests.hulp.helpers import ROOT
from tests.mutatie.macros import list_files, mutate_macros
from tests.mutatie.mutator import mutate
from tests.mutatie.overlevers import LIJST, read_reasons

SQL = """
SELECT DISTINCT g.gm_code, coalesce(sum(g.bedrag) FILTER (WHERE NOT g.is_oud), 0) AS som, g.c IS NULL AS leeg, CASE WHEN g.a > 1 THEN 1 WHEN g.a < 0 THEN 2 ELSE 3 END AS soort
FROM kern.gemeente AS g
LEFT JOIN kern.jaar AS j ON j.jaar = g.jaar AND j.soort = g.soort
WHERE g.a + 1 > 5 AND g.b = 2
GROUP BY g.gm_code
HAVING sum(g.bedrag) > 3
QUALIFY row_number() OVER (PARTITION BY g.gm_code) = 1
UNION ALL
SELECT 'x' AS gm_code, 1 AS som, TRUE AS leeg, 2 AS soort
ORDER BY gm_code DESC
"""
VERWACHT = {
    "verwisseld",
    "voorwaarde weg",
    "WHERE weg",
    "tak weg",
    "ELSE weg",
    "volgorde om",
    "getal plus een",
    "join anders",
    "COALESCE weg",
    "FILTER weg",
    "HAVING weg",
    "QUALIFY weg",
    "DISTINCT weg",
    "ALL weg",
    "NOT weg",
    "IS om",
}


def test_every_kind_of_fault_is_made_once_and_is_sql():
    mutanten = list(mutate(SQL))
    assert {m.fout.split(":")[0] for m in mutanten} == VERWACHT
    assert len({m.sql for m in mutanten}) == len(mutanten)
    origineel = sqlglot.parse_one(SQL, dialect="duckdb")
    assert all(sqlglot.parse_one(m.sql, dialect="duckdb") != origineel for m in mutanten)


def test_a_fault_is_what_its_name_says():
    (mutant,) = [m for m in mutate("SELECT a + b AS som FROM t") if m.fout.startswith("verwisseld")]
    assert mutant.fout == "verwisseld: a + b"
    assert mutant.sql == "SELECT a - b AS som FROM t"


def test_types_and_text_stay_as_they_are():
    assert list(mutate("SELECT CAST(a AS DECIMAL(38, 15)) AS a, 'vrij' AS b FROM t")) == []


def test_every_survivor_stands_once_with_its_reason():
    with LIJST.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand, delimiter=";"))
    redenen = read_reasons()
    assert len(rijen) == len(redenen)
    assert {oordeel for oordeel, _ in redenen.values()} <= {"gelijkwaardig", "niet getest"}
    assert all((ROOT / bestand).is_file() for bestand, _, _ in redenen)


def test_a_fault_in_a_macro_leaves_it_its_forms_and_is_sql():
    vormen = "SELECT list(parameters ORDER BY parameters), list(macro_definition ORDER BY parameters) FROM duckdb_functions() WHERE function_name = ?"
    gezien = set()
    for doel in list_files():
        for naam, mutant in mutate_macros(doel):
            with duckdb.connect() as con:
                create_macros(con)
                voor = con.execute(vormen, [naam]).fetchone()
                con.execute(mutant.sql)
                na = con.execute(vormen, [naam]).fetchone()
            assert voor[0] == na[0]
            assert sum(oud != nieuw for oud, nieuw in zip(voor[1], na[1], strict=True)) == 1, mutant.sql
            gezien.add(mutant.plek)
    assert gezien >= {"zwakste (2)", "zwakste_van (1)", "zwakste_van (2)", "per_stuk_honderdsten (1)"}
