"""``fondskompas iv3``: what a user sees, in Dutch, and the exit code."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from pipelines.sources.iv3.naslag import load_reference
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery

DATA = Path(__file__).resolve().parents[3] / "data"


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    definitie = load_reference(DATA / "raw").definitie(2024)
    assert definitie is not None
    pad = tmp_path / "krd.json"
    pad.write_bytes(as_bytes(make_delivery(definitie, per_cel=3_000_000)))
    return pad


def test_a_good_delivery_is_reported_as_such(bestand: Path) -> None:
    uitkomst = CliRunner().invoke(app, ["--data", str(DATA), "iv3", "controleer", str(bestand)])
    assert uitkomst.exit_code == 0
    assert "krd.json: JSON-levering, GM0363, jaarrekening 2024, hele euro's." in uitkomst.stdout
    assert "0 fouten, 0 waarschuwingen." in uitkomst.stdout


def test_a_broken_delivery_names_code_path_and_remedy_and_fails(bestand: Path) -> None:
    bestand.write_bytes(bestand.read_bytes().replace(b'"taakveld": "0.1"', b'"taakveld": "0.99"', 1))
    uitkomst = CliRunner().invoke(app, ["--data", str(DATA), "iv3", "controleer", str(bestand)])
    assert uitkomst.exit_code == 1
    assert "FOUT [DF001] krd.json, blad lasten, cel $.data.lasten[0].taakveld" in uitkomst.stdout
    assert "wat te doen:" in uitkomst.stdout


def test_help_is_dutch() -> None:
    uitkomst = CliRunner().invoke(app, ["iv3", "--help"])
    assert "Gebruik:" in uitkomst.stdout
    assert "definities" in uitkomst.stdout
