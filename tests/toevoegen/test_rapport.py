"""Reports of ``fondskompas bron toevoegen``: a marked copy and JSON, under the name that the user gave."""

import json

import openpyxl
import pytest

from dashboard.cli import app
from pipelines.basis.instellingen import instellingen
from pipelines.cli.hoofd import run
from tests.hulp.bronbestanden import xlsx
from tests.hulp.minifonds import write_miniraw

KOP = ["CBS", "Gemeente", "inwo", "jong", "vast", "WOZwe"]
GOED = [
    ["GM0001", "Aadorp", 101, 10, 1, 200000],
    ["GM0002", "Beestad", 200, 20, 1, 300000],
    ["GM0003", "Ceeburg", 50, 0, 1, 100000],
    ["GM0005", "'s-Eeveen", 150, 40, 1, 864750443],
]
OPTIES = ("--circulaire", "M2022", "--jaar", "2023")


@pytest.fixture
def voeg_toe(tmp_path, monkeypatch, capsys):
    raw = write_miniraw(tmp_path / "data" / "raw")
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(raw.parent))
    instellingen.cache_clear()

    def toevoegen(*argumenten):
        monkeypatch.setattr("sys.argv", ["fondskompas", "bron", "toevoegen", *map(str, argumenten)])
        code = run(app)
        return code, capsys.readouterr()

    yield toevoegen
    instellingen.cache_clear()


def workbook(pad, rijen):
    pad.write_bytes(xlsx({"Volumina": [KOP, *rijen]}))
    return pad


def test_a_refusal_leaves_a_marked_copy_and_json(voeg_toe, tmp_path):
    fout = [list(rij) for rij in GOED]
    fout[1][2] = "5.051.46"
    pad = workbook(tmp_path / "ontvangen.xlsx", fout)
    code, uit = voeg_toe(pad, *OPTIES, "--xlsx", tmp_path / "rapport.xlsx", "--json")
    assert code == 1
    gevonden = [b for b in json.loads(uit.out)["bevindingen"] if b["ernst"] == "fout"]
    assert [(b["document"], b["blad"], b["cel"]) for b in gevonden] == [("ontvangen.xlsx", "Volumina", "C3")]
    boek = openpyxl.load_workbook(tmp_path / "rapport.xlsx")
    assert boek["Volumina"]["C3"].comment.text and boek["Volumina"]["C2"].comment is None
    assert not (tmp_path / "data/raw/documenten").exists()


@pytest.mark.bouw  # the command tries what it adds
def test_what_was_added_is_told_beside_the_json_and_not_in_it(voeg_toe, tmp_path):
    code, uit = voeg_toe(workbook(tmp_path / "goed.xlsx", GOED), *OPTIES, "--json")
    assert code == 0, uit.err
    assert json.loads(uit.out)["aantal"]["fouten"] == 0
    assert "Toegevoegd: volumina van M2022 voor 2023, versie 2" in uit.err


def test_a_report_that_cannot_be_written_stops_before_anything_is_kept(voeg_toe, tmp_path):
    bestaat = tmp_path / "rapport.xlsx"
    bestaat.write_bytes(b"van iemand anders")
    code, uit = voeg_toe(workbook(tmp_path / "goed.xlsx", GOED), *OPTIES, "--xlsx", bestaat)
    assert code == 1 and "bestaat al" in uit.err
    assert bestaat.read_bytes() == b"van iemand anders"
    assert not (tmp_path / "data/raw/documenten").exists()


def test_two_files_with_one_name_are_refused(voeg_toe, tmp_path):
    (tmp_path / "b").mkdir()
    paden = [workbook(tmp_path / "x.xlsx", GOED), workbook(tmp_path / "b/x.xlsx", GOED)]
    code, uit = voeg_toe(*paden, *OPTIES)
    assert code == 1 and "Twee bestanden heten x.xlsx" in uit.err
