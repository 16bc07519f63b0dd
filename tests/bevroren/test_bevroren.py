"""Frozen states: immutable, verified on opening, whole or not at all."""

import json
import shutil
import signal
import subprocess
import sys
import time

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import read_query
from pipelines.basis.uitgave import open_published
from pipelines.bevroren import bevriezen
from pipelines.bevroren.bevriezen import freeze
from pipelines.bevroren.register import list_entries, list_names, object_path, open_stand, read_entry
from pipelines.bevroren.vergelijken import compare_standen
from pipelines.bouw.bouwen import build
from tests.hulp.helpers import ROOT, edit_cell
from tests.hulp.miniraw import write_miniraw


@pytest.fixture
def standen(tmp_path):
    return tmp_path / "standen"


def test_a_frozen_state_is_the_published_database_and_says_what_it_holds(mini_database, standen):
    stand = freeze("alv-2026", mini_database, standen)
    pad = open_stand("alv-2026", standen)
    assert pad.read_bytes() == mini_database.read_bytes()
    assert pad.stem == stand.sha256
    assert read_entry(standen, "alv-2026") == stand
    assert [c["circulaire"] for c in stand.circulaires] == ["M2022"]
    assert [d["document"] for d in stand.documenten if d["soort"] == "opgaven"] == [
        o["document"] for o in stand.opgaven
    ]
    assert {p["indicator"] for p in stand.parameters["prijzen"]}
    assert {j["totaal_eur"] for j in stand.parameters["jaren"]}


def test_nothing_of_it_can_be_written(mini_database, standen):
    freeze("a", mini_database, standen)
    assert {p.stat().st_mode & 0o222 for p in standen.rglob("*.*") if p.suffix in (".json", ".duckdb")} == {0}
    with (
        duckdb.connect(open_stand("a", standen), read_only=True) as con,
        pytest.raises(duckdb.InvalidInputException),
    ):
        con.execute("CREATE TABLE x AS SELECT 1 AS y")


def test_a_changed_byte_is_refused(mini_database, standen):
    stand = freeze("a", mini_database, standen)
    pad = object_path(standen, stand.sha256)
    inhoud = bytearray(pad.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    pad.chmod(0o644)
    pad.write_bytes(inhoud)
    with pytest.raises(FondskompasFout, match="«a» is beschadigd en wordt geweigerd"):
        open_stand("a", standen)


def test_a_lost_file_is_refused(mini_database, standen):
    stand = freeze("a", mini_database, standen)
    object_path(standen, stand.sha256).unlink()
    with pytest.raises(FondskompasFout, match="ontbreekt"):
        open_stand("a", standen)


@pytest.mark.parametrize("wijziging", ["datum", "onleesbaar", "andere naam"])
def test_a_changed_register_is_refused(mini_database, standen, wijziging):
    freeze("a", mini_database, standen)
    pad = standen / "register" / "a.json"
    pad.chmod(0o644)
    if wijziging == "datum":
        inhoud = json.loads(pad.read_text())
        pad.write_text(json.dumps({**inhoud, "bevroren_op": "2020-01-01T00:00:00"}))
    elif wijziging == "onleesbaar":
        pad.write_text("[]")
    else:
        pad.rename(pad.with_name("b.json"))
    with pytest.raises(FondskompasFout, match="beschadigd"):
        open_stand("b" if wijziging == "andere naam" else "a", standen)


@pytest.mark.parametrize("naam", ["", "a/b", "../a", ".a", "a b", "x" * 65])
def test_a_name_that_is_no_file_name_is_refused(mini_database, standen, naam):
    with pytest.raises(FondskompasFout, match="kan geen naam"):
        freeze(naam, mini_database, standen)
    assert not standen.exists()


def test_a_name_is_given_once(mini_database, standen):
    eerste = freeze("ALV", mini_database, standen)
    with pytest.raises(FondskompasFout, match="«ALV», en die verandert niet meer"):
        freeze("alv", mini_database, standen)
    assert list_entries(standen) == [eerste]


def test_an_unknown_name_says_which_there_are(mini_database, standen):
    freeze("a", mini_database, standen)
    with pytest.raises(FondskompasFout, match=r"geen bevroren stand «b»\. Wel: a"):
        open_stand("b", standen)


def test_the_same_figures_are_stored_once(mini_database, standen):
    freeze("a", mini_database, standen)
    freeze("b", mini_database, standen)
    assert len(list((standen / "objecten").iterdir())) == 1
    assert list_names(standen) == ["a", "b"]


def test_a_failed_freeze_leaves_nothing(mini_database, standen, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(bevriezen.os, "fsync", full)
    with pytest.raises(FondskompasFout, match="niet te schrijven"):
        freeze("a", mini_database, standen)
    monkeypatch.undo()
    assert [p.name for p in standen.rglob("*") if p.is_file()] == [".slot"]


def test_a_killed_freeze_leaves_nothing_that_counts_and_the_next_one_cleans_up(mini_database, standen):
    """Killed with the copy made and the entry not yet written: the name is still free."""
    code = (
        "import sys, time; from pathlib import Path; from pipelines.bevroren import bevriezen as b\n"
        "b._describe = lambda *_: time.sleep(60)\n"
        "b.freeze('a', Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    proces = subprocess.Popen([sys.executable, "-c", code, str(mini_database), str(standen)], cwd=ROOT)
    while not list(standen.glob(".deel-*")):
        assert proces.poll() is None, "it ended before it could be killed"
        time.sleep(0.05)
    proces.send_signal(signal.SIGKILL)
    proces.wait()
    assert list_names(standen) == []
    freeze("a", mini_database, standen)
    assert not list(standen.glob(".deel-*"))
    assert open_stand("a", standen).is_file()


def test_two_states_are_compared_by_document_parameter_and_table(mini_database, standen, tmp_path):
    freeze("oud", mini_database, standen)
    raw = write_miniraw(tmp_path / "raw")
    edit_cell(raw / "pok/prijzen.csv", "D2", "123456")
    build(raw, tmp_path / "nieuw.duckdb")
    freeze("nieuw", tmp_path / "nieuw.duckdb", standen)
    verschil = compare_standen("oud", "nieuw", standen)
    assert ("pok/prijzen.csv", "gewijzigd") in verschil.documenten
    assert [(naam, nu) for naam, _, nu in verschil.parameters] == [(verschil.parameters[0][0], "123456")]
    assert {t.tabel for t in verschil.tabellen} >= {"staging.prijs", "mart.realisatie"}
    assert "mart.toewijzing" not in {t.tabel for t in verschil.tabellen}
    assert compare_standen("oud", "oud", standen).tabellen == []


def test_a_state_from_before_bundles_is_read_as_one_in_which_nothing_is_shared(mini_database, tmp_path):
    """It lacks the table that bundles are made of; the pages and briefings of this version ask for them all the same."""
    pad = tmp_path / "ouder.duckdb"
    shutil.copy(mini_database, pad)
    with duckdb.connect(pad) as con:
        for naam in ("mart.toewijzing_bundel", "mart.bundel", "mart.bundel_regel", "staging.bundel"):
            soort = con.execute(
                "SELECT table_type FROM information_schema.tables WHERE table_schema || '.' || table_name = ?",
                [naam],
            ).fetchone()[0]
            con.execute(f"DROP {'VIEW' if soort == 'VIEW' else 'TABLE'} {naam}")
        con.execute("DELETE FROM meta.begrip WHERE naam LIKE '%bundel%'")
    with open_published(pad) as con:
        assert con.execute(read_query("vragen", "bundels"), {"jaar": 2022}).fetchall() == []
        gedeeld = read_query("briefing", "bundel_doel")
        con.execute(f"CREATE TEMP TABLE briefing_bundel AS {gedeeld}", {"jaar": 2022})
        assert {rij[0] for rij in con.execute(read_query("briefing", "doel"), {"jaar": 2022}).fetchall()} == {
            "doel"
        }
