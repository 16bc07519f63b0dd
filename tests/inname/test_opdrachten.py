"""The commands of the loop, as somebody gives them one after another."""

import shutil
import sys

import pytest

from pipelines.basis.instellingen import instellingen
from pipelines.cli.hoofd import run


@pytest.fixture
def fondskompas(monkeypatch, capsys, tmp_path, data):
    """Run a command on the tiny data/raw; exit code, output and errors."""
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(data))
    monkeypatch.setenv("FONDSKOMPAS_SLEUTEL", str(tmp_path / "thuis" / "sleutel.pem"))
    monkeypatch.delenv("FONDSKOMPAS_INNAME_DATABASE", raising=False)

    def give(*argumenten):
        monkeypatch.setattr(sys, "argv", ["fondskompas", *argumenten])
        instellingen.cache_clear()
        code = run()
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    yield give
    instellingen.cache_clear()


def test_a_round_from_opening_to_backup(fondskompas, tmp_path, data):
    assert fondskompas("sleutel", "maak")[0] == 0
    assert fondskompas("inname", "organisaties")[1] == "8 organisaties gemaakt.\n"
    code, uit, _ = fondskompas(
        "inname", "ronde", "open", "--jaar", "2023", "--tot", "2099-12-31", "--doel", "leren"
    )
    assert (code, "4 vragen, open tot en met 31-12-2099" in uit) == (0, True)
    ronde = uit.split("(")[1].split(")")[0]
    verleng = (
        "inname",
        "ronde",
        "verleng",
        ronde,
        "--tot",
        "2100-01-31",
        "--reden",
        "storing",
        "--gemeente",
        "GM0001",
    )
    assert fondskompas(*verleng)[0] == 0
    gebruiker = fondskompas(
        "inname", "gebruiker", "toevoegen", "--issuer", "https://idp.invalid", "--sub", "1"
    )[1].split()[1][:-1]
    rol = ("inname", "gebruiker", "rol", gebruiker, "invuller", "--organisatie", "GM0001")
    assert "heeft nu de rol invuller bij Aadorp" in fondskompas(*rol)[1]
    assert "niets veranderd" in fondskompas(*rol)[1]
    assert "heeft nu niet meer" in fondskompas(*rol, "--weg")[1]
    assert fondskompas("inname", "gebruiker", "rol", gebruiker, "vng", "--organisatie", "GM0001")[0] == 1
    assert fondskompas("inname", "ronde", "sluit", ronde, "--reden", "klaar")[0] == 0
    code, uit, _ = fondskompas(
        "inname", "controleer", "--sleutel", str(tmp_path / "thuis" / "sleutel.pem.openbaar")
    )
    assert (code, "0 fout" in uit) == (0, True)
    assert fondskompas("inname", "reservekopie", str(tmp_path / "kopie.zip"))[0] == 0
    assert fondskompas("inname", "openbaar", str(tmp_path / "open"))[1].startswith(
        "0 inzendingen en 0 ontheffingen"
    )
    assert "al iets" in fondskompas("inname", "terugzetten", str(tmp_path / "kopie.zip"))[2]
    shutil.rmtree(data / "inname")
    assert "de keten klopt" in fondskompas("inname", "terugzetten", str(tmp_path / "kopie.zip"))[1]
    assert "Capaciteit 2023" in fondskompas("inname", "ronde", "toon")[1]


def test_a_demo_can_be_made_twice(fondskompas):
    eerst = fondskompas("inname", "demo")
    assert (eerst[0], eerst[1:]) == (0, fondskompas("inname", "demo")[1:])
    assert "Invuller (demo)  invuller" in fondskompas("inname", "gebruiker", "toon")[1]
    assert fondskompas("inname", "verstuur")[1].startswith("0 verstuurd")
    assert fondskompas("inname", "retentie")[0] == 0
    assert "bestaat niet" in fondskompas("inname", "demo", "--gemeente", "GM9999")[2]


@pytest.mark.parametrize("dag", ["31-12-2026", "2026-02-30", "morgen"])
def test_what_is_no_day_is_told(fondskompas, dag):
    assert "geen dag" in fondskompas("inname", "ronde", "open", "--jaar", "2023", "--tot", dag)[2]
