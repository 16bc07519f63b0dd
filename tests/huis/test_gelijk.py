"""The comparison of two versions sees what differs, and lets pass only what is listed or belongs to one run."""

import duckdb

from tests.huis.gelijk.bestanden import as_text
from tests.huis.gelijk.opname import Opname
from tests.huis.gelijk.tabellen import compare_databases, digest
from tests.huis.gelijk.verschillen import Bedoeld, Verschil, compare_part, report
from tests.hulp.bronbestanden import xlsx


def record(map_, **teksten):
    opname = Opname(map_)
    for waar, tekst in teksten.items():
        opname.add("opdracht", waar, tekst)
    return map_


def names(verschillen):
    return [(v.waar, [r for r in v.regels if r[:2] not in ("@@", "--")]) for v in verschillen]


def test_what_differs_is_shown_and_what_is_missing_is_named(tmp_path):
    oud = record(tmp_path / "oud", a="een\ntwee", b="zelfde", weg="x")
    nieuw = record(tmp_path / "nieuw", a="een\ndrie", b="zelfde", erbij="y")
    assert names(compare_part("opdrachten", oud, nieuw)) == [
        ("a", [" een", "-twee", "+drie"]),
        ("weg", ["staat alleen in oud"]),
        ("erbij", ["staat alleen in nieuw"]),
    ]


def test_json_is_compared_value_by_value(tmp_path):
    oud, nieuw = (record(tmp_path / str(n), a=f'{{"x": 1, "y": {n}}}') for n in (1, 2))
    assert names(compare_part("secties", oud, nieuw)) == [("a", ['  "x": 1,', '- "y": 1', '+ "y": 2', " }"])]


def test_paths_hashes_and_moments_of_one_run_are_no_difference(tmp_path):
    for map_, sha, tijd in (("oud", "a" * 64, "08:31"), ("nieuw", "b" * 64, "09.02")):
        opname = Opname(tmp_path / map_)
        opname.glad.learn(str(tmp_path / map_), "opname")
        opname.glad.learn(sha, "sha256 echt")
        opname.add("opdracht", "a", f"{tmp_path / map_}/x.csv {sha} {sha[:12]} <vandaag> {tijd} uur (UTC)")
    assert list(compare_part("opdrachten", tmp_path / "oud", tmp_path / "nieuw")) == []


def test_a_meant_difference_covers_its_lines_only_and_an_unused_one_is_named():
    klein = Verschil("opdrachten opdracht", "sql --help", ("-Stel een vraag.", "+Stel een vraag"))
    groot = Verschil("opdrachten opdracht", "sql --help", ("-Stel een vraag.", "-€ 5"))
    bedoeld = [
        Bedoeld("opdrachten opdracht: * --help", "zonder punt", "Stel een vraag"),
        Bedoeld("briefing *", "nergens voor"),
    ]
    tekst, is_gelijk = report([klein], bedoeld, 5)
    assert is_gelijk
    assert "1 bedoeld (opdrachten opdracht: * --help): zonder punt" in tekst
    assert "ongebruikt in bedoeld.toml: briefing * (nergens voor)" in tekst
    assert not report([klein, groot], bedoeld, 5)[1]


def test_rows_and_types_are_compared_both_ways_whatever_their_order(tmp_path):
    for naam, rijen in (
        ("oud", "(1, 'a'), (1, 'a'), (2, 'b')"),
        ("zo", "(2, 'b'), (1, 'a'), (1, 'a')"),
        ("nieuw", "(1, 'a'), (2, 'b')"),
    ):
        with duckdb.connect(tmp_path / f"{naam}.duckdb") as con:
            con.execute("CREATE SCHEMA mart")
            con.execute(f"CREATE TABLE mart.x AS FROM (VALUES {rijen}) t(k, v)")
            con.execute("CREATE VIEW mart.y AS SELECT k FROM mart.x")
    oud, zo, nieuw = (tmp_path / f"{naam}.duckdb" for naam in ("oud", "zo", "nieuw"))
    assert list(digest(oud)) == list(digest(zo)) != list(digest(nieuw))
    assert list(compare_databases(oud, zo, ["mart.x", "mart.y"])) == []
    assert list(compare_databases(oud, nieuw, ["mart.x"])) == [
        ("mart.x rijen alleen in oud", "1 rijen, zoals:\n(1, 'a')")
    ]


def test_a_workbook_is_compared_by_cell():
    een, twee = (as_text("a.xlsx", xlsx({"V": [["naam", "bedrag"], ["Urk", bedrag]]})) for bedrag in (5, 6))
    assert een.replace("B2\t5\t5", "B2\t6\t6") == twee
