"""Input that looks right and is not, and commands that would destroy something: refused, with a Dutch reason."""

import shutil
import sys

import pytest

from dashboard.cli import app
from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.basis.instellingen import instellingen
from pipelines.bouw.bouwen import build
from pipelines.cli.hoofd import run
from tests.hulp.helpers import change_rows, edit_cell


def refused(raw, tmp_path):
    """(regel, document, cel) of everything that stops the build; nothing may be published."""
    with pytest.raises(InvoerGeweigerd) as weigering:
        build(raw, tmp_path / "x.duckdb")
    assert not (tmp_path / "x.duckdb").exists()
    return [(b.regel, b.document, b.cel) for b in weigering.value.bevindingen]


@pytest.mark.parametrize("cijfers", ["\u0661\u0662", "\uff11\uff12", "1e5", "\u22125", "0x10"])
def test_only_plain_digits_are_a_number(miniraw, tmp_path, cijfers):
    edit_cell(miniraw / "gemeenten/inwoners.csv", "C2", cijfers)
    assert ("waarde_geheel", "gemeenten/inwoners.csv", "C2") in refused(miniraw, tmp_path)


def test_a_spelling_that_leads_to_two_maatstaven_is_refused(miniraw, tmp_path):
    edit_cell(miniraw / "circulaires/maatstaven.csv", "D2", "jong")
    assert [r for r, _, _ in refused(miniraw, tmp_path)] == ["alias_dubbel"]


@pytest.mark.parametrize("map_", ["../../elders", "/tmp/elders", "M2022_2024", "x" * 400])
def test_a_folder_that_is_not_named_after_its_circulaire_is_refused(miniraw, tmp_path, map_):
    edit_cell(miniraw / "circulaires/circulaires.csv", "E2", map_)
    assert refused(miniraw, tmp_path)[0][1] == "circulaires/circulaires.csv"


def test_a_link_out_of_the_folder_is_refused(miniraw, tmp_path):
    pad = miniraw / "gemeenten/inwoners.csv"
    shutil.move(pad, tmp_path / "elders.csv")
    pad.symlink_to(tmp_path / "elders.csv")
    assert ("bestand_onleesbaar", "gemeenten/inwoners.csv", "") in refused(miniraw, tmp_path)


def test_a_column_doubled_in_another_case_is_seen(miniraw, tmp_path):
    change_rows(
        miniraw / "pok/prijzen.csv",
        lambda rijen: [[*rij, "Prijs_EUR" if i == 0 else "1"] for i, rij in enumerate(rijen)],
    )
    assert [r for r, _, _ in refused(miniraw, tmp_path)] == ["kolom_dubbel"]


@pytest.mark.parametrize(
    ("document", "cel"), [("clusters", "B2"), ("maatstaven", "A2"), ("circulaires", "B2")]
)
def test_an_empty_cell_in_a_reference_table_is_a_finding(miniraw, tmp_path, document, cel):
    edit_cell(miniraw / f"circulaires/{document}.csv", cel, "")
    assert [(d, c) for _, d, c in refused(miniraw, tmp_path)] == [(f"circulaires/{document}.csv", cel)]


def test_a_workbook_with_a_capital_ending_is_read(miniraw, tmp_path):
    pad = next((miniraw / "opgaven").glob("*.xlsx"))
    pad.rename(pad.with_suffix(".XLSX"))
    assert [
        b for b in build(miniraw, tmp_path / "x.duckdb").bevindingen if b.regel == "bestand_onbekend"
    ] == []


@pytest.fixture
def fondskompas(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("FONDSKOMPAS_DATABASE", raising=False)

    def voer_uit(*argumenten):
        monkeypatch.setattr(sys, "argv", ["fondskompas", *map(str, argumenten)])
        instellingen.cache_clear()
        return run(app), capsys.readouterr().err

    yield voer_uit
    instellingen.cache_clear()


def test_a_database_is_never_written_over_something_else(fondskompas, miniraw, tmp_path):
    brief = tmp_path / "brief.txt"
    brief.write_text("bewaar mij")
    code, err = fondskompas("bouw", "--uit", brief)
    assert (code, brief.read_text()) == (1, "bewaar mij")
    assert "is geen database van Fondskompas" in err
    code, err = fondskompas("bouw", "--uit", miniraw / "pok" / "envelop.csv")
    assert code == 1
    assert "ligt in de map met bronnen" in err


def test_a_flood_of_the_same_problem_is_cut_short(fondskompas, miniraw):
    change_rows(
        miniraw / "gemeenten/inwoners.csv",
        lambda rijen: [rijen[0], *[["2022", f"GM{n:04d}", "x", "officieel", ""] for n in range(1, 61)]],
    )
    code, err = fondskompas("bouw")
    assert code == 1
    assert err.count("FOUT [waarde_geheel] gemeenten/inwoners.csv") == 20
    assert "[waarde_geheel] gemeenten/inwoners.csv: en nog 40 van deze soort." in err


def test_an_empty_question_is_answered(fondskompas, miniraw):
    assert fondskompas("bouw")[0] == 0
    assert fondskompas("sql", "") == (1, 'Fout: Geef een vraag, bijvoorbeeld "FROM mart.envelop".\n')
