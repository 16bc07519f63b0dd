"""Building and publishing: whole or not at all, whatever happens on the way; readers never see half."""

import os
import shutil
import signal
import subprocess
import sys
from decimal import Decimal

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.bouw import stappen
from pipelines.bouw.bouwen import build, read_fingerprint
from pipelines.bouw.publicatie import build_lock
from pipelines.bouw.vingerafdruk import fingerprint
from tests.hulp import bouwgeheugen
from tests.hulp.helpers import ROOT, edit_cell

# A build in another process that announces every step and then waits for a line: it stops where the test wants.
BOUW_STAPVOETS = """
import sys
from pathlib import Path
from pipelines.bouw.bouwen import build
def stap(naam, klaar, totaal):
    print(naam, flush=True)
    sys.stdin.readline()
build(Path(sys.argv[1]), Path(sys.argv[2]), opnieuw=True, stap=stap)
"""


@pytest.fixture
def database(tmp_path):
    """Where these tests publish; not the shared database."""
    return tmp_path / "uit" / "fondskompas.duckdb"


@pytest.fixture
def gepubliceerd(miniraw, mini_database, database):
    """A published database of the tiny data/raw."""
    database.parent.mkdir()
    return shutil.copy(mini_database, database)


def first_euro(database):
    """One figure, to see which version is published."""
    with duckdb.connect(database, read_only=True) as con:
        return con.execute(
            "SELECT bedrag_eur FROM mart.envelop_regel WHERE uitkeringsjaar = 2022 AND regel = 'rijk-geen'"
        ).fetchone()[0]


def left_behind(database):
    """Everything beside the database, but for the lock that stays for the next build."""
    return sorted(
        p.name
        for p in database.parent.iterdir()
        if p not in (database, database.parent / ".fondskompas.slot")
    )


def raise_the_line(raw):
    """900 euro more on a line, and on the total of its year."""
    edit_cell(raw / "pok/envelop.csv", "E6", "1900")
    edit_cell(raw / "pok/jaren.csv", "B2", "7900")


def test_a_build_publishes_says_so_counts_its_steps_and_leaves_the_sources_alone(miniraw, database):
    voor = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in miniraw.rglob("*") if p.is_file()}
    stappen = []
    uitkomst = build(miniraw, database, stap=lambda *stap: stappen.append(stap))
    assert (uitkomst.gebouwd, uitkomst.database, uitkomst.bevindingen) == (True, database, [])
    assert uitkomst.tabellen > 20
    assert first_euro(database) == 1000
    assert left_behind(database) == []
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in miniraw.rglob("*") if p.is_file()} == voor
    check_counted(stappen)


def check_counted(stappen):
    """Every step has its number, up to the last."""
    totaal = stappen[0][2]
    assert [klaar for _, klaar, _ in stappen] == list(range(1, totaal + 1))
    assert {t for *_, t in stappen} == {totaal}
    assert stappen[0][0] == "gemeenten en referenties"
    assert [naam for naam, *_ in stappen[-4:]] == ["regels", "aansluitingen", "herkomst", "publiceren"]


def test_a_build_with_nothing_changed_does_nothing_and_says_so(miniraw, gepubliceerd):
    voor = gepubliceerd.stat()
    stappen = []
    uitkomst = build(miniraw, gepubliceerd, stap=lambda *stap: stappen.append(stap))
    na = gepubliceerd.stat()
    assert uitkomst.gebouwd is False
    assert stappen == []
    assert (na.st_ino, na.st_mtime_ns) == (voor.st_ino, voor.st_mtime_ns)


def test_the_same_sources_can_be_built_again_on_request(miniraw, gepubliceerd):
    voor = gepubliceerd.stat().st_ino
    assert build(miniraw, gepubliceerd, opnieuw=True).gebouwd is True
    assert gepubliceerd.stat().st_ino != voor


def test_a_change_in_one_source_is_built(miniraw, gepubliceerd):
    raise_the_line(miniraw)
    assert build(miniraw, gepubliceerd).gebouwd is True
    assert first_euro(gepubliceerd) == 1900


@pytest.mark.parametrize("wijziging", ["hernoemd", "erbij", "weg"])
def test_a_file_that_moves_counts_as_a_change(miniraw, gepubliceerd, wijziging):
    """A build is needed when the fingerprint differs from the published one, as the tests above show."""
    assert read_fingerprint(gepubliceerd) == fingerprint(miniraw, productie=False)
    opgave = miniraw / "opgaven/voorbeeld_2022.xlsx"
    match wijziging:
        case "hernoemd":
            opgave.rename(opgave.with_stem("gemeente_2022"))
        case "erbij":
            (miniraw / "pok/notitie.csv").write_text("a\n", encoding="utf-8")
        case "weg":
            opgave.unlink()
    assert read_fingerprint(gepubliceerd) != fingerprint(miniraw, productie=False)


def test_a_note_beside_the_sources_is_no_change(miniraw, gepubliceerd):
    (miniraw / "LEESMIJ.md").write_text("een aantekening", encoding="utf-8")
    assert build(miniraw, gepubliceerd).gebouwd is False


def test_production_is_another_build_than_testing(miniraw, gepubliceerd):
    assert fingerprint(miniraw, productie=True) != read_fingerprint(gepubliceerd)
    (miniraw / "opgaven/voorbeeld_2022.xlsx").unlink()
    assert fingerprint(miniraw, productie=True) != fingerprint(miniraw, productie=False)
    assert build(miniraw, gepubliceerd, productie=True).gebouwd is True
    with duckdb.connect(gepubliceerd, read_only=True) as con:
        assert con.execute("SELECT productie FROM meta.bouw").fetchall() == [(True,)]


def read_all(database):
    """Every column with its type, every row of every table in the order in which it is stored, and those of every view."""
    with duckdb.connect(database, read_only=True) as con:
        kolommen = con.execute(
            "SELECT schema_name, table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
            "WHERE NOT internal ORDER BY schema_name, table_name, column_index"
        ).fetchall()
        tabellen = con.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE schema_name <> 'meta'"
        ).fetchall()
        kijkers = con.execute(
            "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
        return (
            kolommen,
            {tabel: con.execute(f"FROM {tabel}").fetchall() for (tabel,) in tabellen},
            {view: sorted(map(repr, con.execute(f"FROM {view}").fetchall())) for (view,) in kijkers},
        )


def test_the_same_sources_give_the_same_figures_again(miniraw, tmp_path):
    """Computed anew they are what mini_database got when it was built before: table by table, and copied whole, as the
    other tests do (tests/hulp/bouwgeheugen.py).
    """
    with bouwgeheugen.computed():
        build(miniraw, tmp_path / "opnieuw.duckdb")
    with bouwgeheugen.taken_apart():
        build(miniraw, tmp_path / "onthouden.duckdb")
    build(miniraw, tmp_path / "heel.duckdb")
    opnieuw, *andere = (read_all(tmp_path / f"{naam}.duckdb") for naam in ("opnieuw", "onthouden", "heel"))
    assert len(opnieuw[1]) + len(opnieuw[2]) > 100
    assert andere == [opnieuw, opnieuw]


def test_refused_input_leaves_the_published_database_byte_for_byte(miniraw, gepubliceerd):
    voor = (gepubliceerd.read_bytes(), gepubliceerd.stat().st_ino)
    edit_cell(miniraw / "pok/envelop.csv", "E2", "veel")
    with pytest.raises(InvoerGeweigerd, match="de bestaande database is niet gewijzigd"):
        build(miniraw, gepubliceerd)
    assert (gepubliceerd.read_bytes(), gepubliceerd.stat().st_ino) == voor
    assert left_behind(gepubliceerd) == []


def test_a_broken_rule_leaves_the_published_database_byte_for_byte(miniraw, gepubliceerd):
    """Rules run when the new database is almost done, so this is the latest moment to refuse."""
    voor = gepubliceerd.read_bytes()
    edit_cell(miniraw / "pok/envelop.csv", "E2", "1001")
    with pytest.raises(InvoerGeweigerd):
        build(miniraw, gepubliceerd)
    assert gepubliceerd.read_bytes() == voor
    assert left_behind(gepubliceerd) == []


def test_an_unforeseen_error_leaves_the_published_database_byte_for_byte(miniraw, gepubliceerd, monkeypatch):
    voor = gepubliceerd.read_bytes()
    monkeypatch.setattr(stappen, "_write_meta", lambda *_, **__: 1 / 0)
    with bouwgeheugen.taken_apart(), pytest.raises(ZeroDivisionError):
        build(miniraw, gepubliceerd, opnieuw=True)
    assert gepubliceerd.read_bytes() == voor
    assert left_behind(gepubliceerd) == []


@pytest.fixture
def stapvoets(miniraw, gepubliceerd):
    """Start a build in another process and let it run until it has announced a step."""
    processen = []

    def start(tot):
        proces = subprocess.Popen(
            [sys.executable, "-c", BOUW_STAPVOETS, str(miniraw), str(gepubliceerd)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processen.append(proces)
        while (naam := proces.stdout.readline().strip()) != tot:
            assert naam, "the build ended before this step"
            proces.stdin.write("\n")
            proces.stdin.flush()
        return proces

    yield start
    for proces in processen:
        if proces.poll() is None:
            os.kill(proces.pid, signal.SIGKILL)
        proces.communicate()


@pytest.mark.parametrize("tot", ["circulaires", "mart.toewijzing", "publiceren"])
def test_a_build_that_is_killed_leaves_the_old_database_and_the_next_cleans_up(
    stapvoets, miniraw, gepubliceerd, tot
):
    raise_the_line(miniraw)
    proces = stapvoets(tot)
    os.kill(proces.pid, signal.SIGKILL)
    assert proces.wait() == -signal.SIGKILL
    assert first_euro(gepubliceerd) == 1000
    if tot != "circulaires":
        assert left_behind(gepubliceerd), "the killed build should have left its work file"
    assert build(miniraw, gepubliceerd).gebouwd is True
    assert first_euro(gepubliceerd) == 1900
    assert left_behind(gepubliceerd) == []


def test_a_second_build_at_the_same_time_is_refused(stapvoets, miniraw, gepubliceerd):
    stapvoets("mart.toewijzing")
    with pytest.raises(
        FondskompasFout, match=r"Er loopt al een bouw voor deze database\. Wacht tot die klaar is"
    ):
        build(miniraw, gepubliceerd, opnieuw=True)
    assert first_euro(gepubliceerd) == 1000


def test_builds_of_different_databases_do_not_hinder_each_other(miniraw, gepubliceerd, tmp_path):
    with build_lock(gepubliceerd):
        assert build(miniraw, tmp_path / "anders.duckdb").gebouwd is True


def test_a_reader_keeps_the_old_figures_while_a_new_database_is_published(miniraw, gepubliceerd):
    lezer = duckdb.connect(gepubliceerd, read_only=True)
    vraag = "SELECT bedrag_eur FROM mart.envelop_regel WHERE uitkeringsjaar = 2022 AND regel = 'rijk-geen'"
    raise_the_line(miniraw)
    code = "import sys; from pathlib import Path; from pipelines.bouw.bouwen import build; print(build(Path(sys.argv[1]), Path(sys.argv[2])).gebouwd)"
    bouw_ = subprocess.run(
        [sys.executable, "-c", code, str(miniraw), str(gepubliceerd)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert bouw_.stdout.strip() == "True"
    assert lezer.execute(vraag).fetchone() == (1000,)
    assert lezer.execute("SELECT sum(bedrag_eur) FROM mart.toewijzing").fetchone() == (Decimal(12000),)
    lezer.close()
    assert first_euro(gepubliceerd) == 1900


def test_production_refuses_examples_and_names_the_file(miniraw, gepubliceerd):
    voor = gepubliceerd.read_bytes()
    with pytest.raises(InvoerGeweigerd) as weigering:
        build(miniraw, gepubliceerd, productie=True)
    (bevinding,) = weigering.value.bevindingen
    assert (bevinding.regel, bevinding.document, bevinding.blad, bevinding.waarde) == (
        "voorbeeld_in_productie",
        "opgaven/voorbeeld_2022.xlsx",
        "Opgave",
        "voorbeeld",
    )
    assert gepubliceerd.read_bytes() == voor


def test_a_folder_that_is_not_there_is_named(tmp_path, database):
    with pytest.raises(FondskompasFout, match="De map met bronnen bestaat niet"):
        build(tmp_path / "weg", database)
    assert not database.exists()


def test_a_damaged_database_is_built_anew(miniraw, gepubliceerd):
    gepubliceerd.write_bytes(b"geen database")
    assert read_fingerprint(gepubliceerd) is None
    assert build(miniraw, gepubliceerd).gebouwd is True
    assert first_euro(gepubliceerd) == 1000
