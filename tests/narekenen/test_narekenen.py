"""The second calculation: equal to the published figures in every cell, apart from them in every line, and able to disagree."""

import ast
import shutil
import sys

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import instellingen
from pipelines.bewijspakket.narekening import check_again
from pipelines.bouw.bouwen import build
from pipelines.cli.hoofd import run
from pipelines.narekenen.rekenen import as_number, rounded
from pipelines.narekenen.vergelijken import TABELLEN, show
from tests.hulp.helpers import ROOT, edit_cell
from tests.hulp.rijkfonds import write_rijkfonds

MAP = ROOT / "pipelines" / "narekenen"


def test_every_published_figure_follows_from_the_sources(database):
    """All goals, gemeenten and years of the real sources, the algemene uitkering, its clusters and every later indeling."""
    uitkomst = check_again(database, ROOT / "data" / "raw")
    assert [str(v) for v in uitkomst.verschillen] == []
    assert uitkomst.fouten == []
    assert uitkomst.gewijzigd == []
    assert uitkomst.rijen.keys() == TABELLEN.keys()
    assert min(uitkomst.rijen.values()) > 50
    assert len({(r["uitkeringsjaar"], r["doel"]) for r in uitkomst.toewijzing}) > 40


def test_every_kind_of_key_every_limit_and_a_split_come_out_the_same(tmp_path):
    """The real sources have three kinds of key; this fund has them all, with an ingroei, a split and equal remainders."""
    raw = write_rijkfonds(tmp_path / "raw")
    build(raw, tmp_path / "rijk.duckdb")
    uitkomst = check_again(tmp_path / "rijk.duckdb", raw)
    assert ([str(v) for v in uitkomst.verschillen], uitkomst.fouten) == ([], [])
    with duckdb.connect(tmp_path / "rijk.duckdb", read_only=True) as con:
        posities = con.execute("SELECT DISTINCT positie FROM mart.toewijzing_bewijs").fetchall()
        splitsingen = con.execute("SELECT count(*) FROM mart.indeling_splitsing").fetchall()
    assert len(posities) == 3
    assert splitsingen[0][0] > 0


def test_a_corrected_cell_counts_as_corrected(miniraw, tmp_path):
    kop = "document;blad;cel;gedrukt;gecorrigeerd;reden;wie;datum\n"
    regel = "circulaires/M2022_2023/volumina.csv;volumina;D2;10,5;11,5;tikfout;redactie;2026-01-01\n"
    (miniraw / "correcties.csv").write_text(kop + regel, encoding="utf-8")
    build(miniraw, tmp_path / "uit.duckdb")
    assert check_again(tmp_path / "uit.duckdb", miniraw).klopt


@pytest.fixture
def eigen(mini_database, tmp_path, monkeypatch, capsys):
    """The figures of the tiny folder, to be spoiled: the database, and the command on it."""
    pad = tmp_path / "fondskompas.duckdb"
    shutil.copy(mini_database, pad)
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(pad))

    def give(*argumenten):
        monkeypatch.setattr(
            sys,
            "argv",
            ["fondskompas", "narekenen", "--bronnen", str(mini_database.parent / "raw"), *argumenten],
        )
        instellingen.cache_clear()
        code = run()
        return code, "".join(capsys.readouterr())

    yield pad, give
    instellingen.cache_clear()


@pytest.mark.parametrize(
    ("tabel", "wijziging", "waar"),
    [
        ("toewijzing", "bedrag_eur = bedrag_eur + 1", "GM0001: bedrag_eur is «"),
        ("toewijzing", "status = 'gepubliceerd'", "status is «gepubliceerd»"),
        ("toewijzing_bewijs", "gewicht = gewicht + 0.000000000000001", "gewicht is «"),
        (
            "algemene_uitkering",
            "algemene_uitkering_eur = algemene_uitkering_eur - 0.01",
            "algemene_uitkering_eur is «",
        ),
        ("toewijzing", "gm_code = 'GM9999'", "GM9999: deze rij volgt niet uit de bronnen"),
    ],
)
def test_one_changed_cell_is_named_and_is_not_passed_over(eigen, tabel, wijziging, waar):
    pad, give = eigen
    assert give()[0] == 0, give()
    with duckdb.connect(pad) as con:
        waarde = con.execute(f"SELECT min(rowid) FROM mart.{tabel} WHERE gm_code = 'GM0001'").fetchall()[0][0]
        con.execute(f"UPDATE mart.{tabel} SET {wijziging} WHERE rowid = {waarde}")
    code, tekst = give()
    assert code == 1
    assert waar in tekst


def test_a_source_that_changed_since_the_build_is_named(eigen, mini_database, tmp_path):
    raw = shutil.copytree(mini_database.parent / "raw", tmp_path / "raw")
    edit_cell(raw / "gemeenten" / "inwoners.csv", "C2", "301")
    uitkomst = check_again(eigen[0], raw)
    assert uitkomst.gewijzigd == ["gemeenten/inwoners.csv"]
    assert {v.sleutel[3] for v in uitkomst.verschillen if v.tabel == "toewijzing"} >= {"GM0001"}


def test_what_it_cannot_read_is_refused_in_words(eigen, mini_database, tmp_path):
    raw = shutil.copytree(mini_database.parent / "raw", tmp_path / "raw")
    (raw / "pok" / "envelop.csv").rename(raw / "pok" / "envelop.xlsx")
    with pytest.raises(FondskompasFout, match=r"pok/envelop\.csv ontbreekt"):
        check_again(eigen[0], raw)


def test_it_shares_nothing_with_the_first_calculation():
    """At most 400 lines of calculation, and no module but the standard library and its own neighbours."""
    nodig = set()
    for pad in MAP.glob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.ImportFrom):
                nodig.add(knoop.module)
            elif isinstance(knoop, ast.Import):
                nodig |= {alias.name for alias in knoop.names}
    vreemd = {naam for naam in nodig if naam.split(".")[0] not in sys.stdlib_module_names}
    assert {naam for naam in vreemd if not naam.startswith("pipelines.narekenen.")} == set()
    assert len((MAP / "rekenen.py").read_text(encoding="utf-8").splitlines()) <= 400


def test_numbers_are_written_out_exactly():
    assert [show(as_number(t)) for t in ("0,5", "-12,340", "7", "-0,001")] == ["0,5", "-12,34", "7", "-0,001"]
    assert [show(rounded(as_number(t))) for t in ("0,005", "-0,005", "1,0049")] == ["0,01", "-0,01", "1"]
