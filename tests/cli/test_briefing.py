"""Freezing and briefings as a user types them: Dutch, an exit code, and nothing written when something is wrong."""

import json
import sys

import pytest

from dashboard.cli import app
from pipelines.basis.instellingen import instellingen
from pipelines.cli.hoofd import run


@pytest.fixture
def fondskompas(monkeypatch, capsys, tmp_path, mini_database):
    """Run a command on the tiny database; the answer is exit code, output and errors."""
    monkeypatch.delenv("FONDSKOMPAS_PRODUCTIE", raising=False)
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(mini_database))

    def voer_uit(*argumenten):
        monkeypatch.setattr(sys, "argv", ["fondskompas", *map(str, argumenten)])
        instellingen.cache_clear()
        code = run(app)
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    yield voer_uit
    instellingen.cache_clear()


def test_from_freezing_to_a_briefing_of_one_gemeente(fondskompas, tmp_path):
    code, uit, err = fondskompas("bevries", "alv")
    assert (code, err) == (0, "")
    assert uit.startswith("Bevroren als «alv»: sha256 ")
    assert (tmp_path / "data/processed/standen/register/alv.json").is_file()
    code, uit, _ = fondskompas("standen", "lijst")
    assert code == 0
    assert "alv" in uit
    code, uit, _ = fondskompas("standen", "controleer")
    assert (code, uit.splitlines()[0]) == (0, "«alv» is ongewijzigd.")
    map_ = tmp_path / "raad"
    code, uit, err = fondskompas("briefing", "maak", "--stand", "alv", "--uit", map_, "--gemeente", "GM0001")
    assert (code, err) == (0, "")
    assert uit == f"In {map_} staat 1 gemeente: 1 nieuw, 0 stonden er al.\n"
    assert {p.name for p in (map_ / "GM0001").iterdir()} == {"briefing.pdf", "bewijs.json", "manifest.json"}
    assert json.loads((map_ / "GM0001" / "bewijs.json").read_text())["gemeente"] == "GM0001"


def test_the_same_state_twice_has_no_difference(fondskompas):
    fondskompas("bevries", "a")
    fondskompas("bevries", "b")
    assert fondskompas("standen", "vergelijk", "a", "b")[1] == "«a» en «b» bevatten hetzelfde.\n"
    code, uit, _ = fondskompas("briefing", "verschil", "a", "b")
    assert code == 0
    assert "vergeleken getallen veranderden er 0" in uit


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (["--gemeente", "GM0001", "--alle-gemeenten"], "Kies één van"),
        (["--provincie", "Drenthe", "--gemeente", "GM0001"], "Kies één van"),
        (["--jaar", "2030"], "2030 is niet bekend"),
        (["--vorige", "niets"], "geen bevroren stand «niets»"),
        (["--teksten", "nergens"], "eigen teksten bestaat niet"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(fondskompas, tmp_path, argumenten, melding):
    fondskompas("bevries", "alv")
    code, uit, err = fondskompas("briefing", "maak", "--stand", "alv", "--uit", tmp_path / "uit", *argumenten)
    assert (code, uit) == (1, "")
    assert melding in err.replace("\n", " ")
    assert not (tmp_path / "uit").exists()


def test_in_production_made_up_figures_are_refused(fondskompas, monkeypatch, tmp_path):
    fondskompas("bevries", "alv")
    monkeypatch.setenv("FONDSKOMPAS_PRODUCTIE", "1")
    for opdracht in (("maak", "--stand", "alv", "--uit", tmp_path / "u"), ("verschil", "alv", "alv")):
        code, _, err = fondskompas("briefing", *opdracht, "--met-voorbeeld")
        assert code == 1
        assert "In productie zijn voorbeeldcijfers niet toegestaan" in err


def test_without_a_database_there_is_nothing_to_freeze(fondskompas, monkeypatch, tmp_path):
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(tmp_path / "geen.duckdb"))
    code, _, err = fondskompas("bevries", "alv")
    assert code == 1
    assert "Draai eerst `fondskompas bouw`" in err
