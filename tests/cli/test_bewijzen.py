"""Key, freeze, check, calculate again: the commands as somebody gives them one after another."""

import sys

import pytest

from pipelines.basis.instellingen import instellingen
from pipelines.cli.hoofd import run


@pytest.fixture
def fondskompas(monkeypatch, capsys, tmp_path, mini_database):
    """Run a command on the tiny figures, with a folder for states and a place for a key; exit code, output and errors."""
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(mini_database))
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("FONDSKOMPAS_STANDEN", str(tmp_path / "standen"))
    monkeypatch.setenv("FONDSKOMPAS_SLEUTEL", str(tmp_path / "thuis" / "sleutel.pem"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "raw").symlink_to(mini_database.parent / "raw")

    def give(*argumenten):
        monkeypatch.setattr(sys, "argv", ["fondskompas", *argumenten])
        instellingen.cache_clear()
        code = run()
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    yield give
    instellingen.cache_clear()


def test_from_a_key_to_a_chain_that_is_checked(fondskompas, tmp_path, monkeypatch):
    code, uit, _ = fondskompas("bevries", "zonder")
    assert (code, "Niet ondertekend: er is geen sleutel" in uit) == (0, True)
    assert "Geen stand is ondertekend" in fondskompas("standen", "controleer")[1]
    assert "Sleutel gemaakt" in fondskompas("sleutel", "maak")[1]
    vingerafdruk = fondskompas("sleutel", "toon")[1].split("vingerafdruk ")[1].strip()
    code, uit, _ = fondskompas("bevries", "alv", "--reden", "ALV juni", "--door", "beheer")
    assert (code, f"Ondertekend met sleutel {vingerafdruk}" in uit, "Let op" in uit) == (0, True, False)
    kop = uit.split(", kop ")[1][:64]
    code, uit, _ = fondskompas("standen", "controleer", "--kop", kop[:16])
    assert code == 0
    assert f"Keten van 2 schakels, kop «alv»: {kop}." in uit
    assert f"Kop {kop[:16]} is die van «alv»" in uit
    assert fondskompas("standen", "controleer", "--kop", "0" * 16)[0] == 1
    (tmp_path / "standen" / "register" / "alv.json").unlink()
    code, _, fouten = fondskompas("standen", "controleer")
    assert (code, "«alv» (schakel 2), de laatste van de keten, ontbreekt" in fouten) == (1, True)
    monkeypatch.setenv("FONDSKOMPAS_SLEUTEL", str(tmp_path / "data" / "sleutel.pem"))
    code, _, fouten = fondskompas("sleutel", "maak")
    assert (code, "mag niet tussen de gegevens liggen" in fouten) == (1, True)


def test_a_frozen_state_is_calculated_again(fondskompas):
    fondskompas("bevries", "alv")
    code, uit, _ = fondskompas("narekenen", "--stand=alv")
    assert (code, "elk bedrag volgt uit de bronnen" in uit) == (0, True)
    code, _, fouten = fondskompas("narekenen", "--stand=weg")
    assert (code, "geen bevroren stand «weg»" in fouten) == (1, True)
