"""A rebuild gives the same figures from the same sources, and says what differs when they are not the same."""

import shutil
import sys
from dataclasses import replace

from pipelines.basis.instellingen import instellingen
from pipelines.bevroren.bevriezen import freeze
from pipelines.bewijspakket.herbouw import rebuild
from pipelines.cli.hoofd import run
from pipelines.cli.opdrachten.bewijzen.herbouw import describe
from tests.hulp.helpers import edit_cell


def test_the_same_sources_give_the_same_figures(mini_database, tmp_path):
    freeze("alv", mini_database, tmp_path / "standen")
    uitkomst = rebuild("alv", tmp_path / "standen", mini_database.parent / "raw")
    assert (uitkomst.bronnen, uitkomst.software, uitkomst.tabellen, uitkomst.cijfers) == ([], [], [], [])
    assert describe(uitkomst) == ["De herbouw van «alv» geeft dezelfde cijfers, in elke tabel."]


def test_sources_that_no_build_takes_are_named_before_what_is_wrong_with_them(
    mini_database, tmp_path, monkeypatch, capsys
):
    freeze("alv", mini_database, tmp_path / "standen")
    raw = shutil.copytree(mini_database.parent / "raw", tmp_path / "raw")
    edit_cell(raw / "gemeenten" / "inwoners.csv", "C2", "geen getal")
    monkeypatch.setenv("FONDSKOMPAS_STANDEN", str(tmp_path / "standen"))
    monkeypatch.setattr(sys, "argv", ["fondskompas", "herbouw", "--stand", "alv", "--bronnen", str(raw)])
    instellingen.cache_clear()
    assert run() == 1
    uit = capsys.readouterr()
    assert "gemeenten/inwoners.csv: anders dan bij het bevriezen" in uit.out
    assert "geen getal" in uit.err
    instellingen.cache_clear()


def test_other_sources_are_named_with_every_figure_that_differs(mini_database, tmp_path):
    freeze("alv", mini_database, tmp_path / "standen")
    raw = shutil.copytree(mini_database.parent / "raw", tmp_path / "raw")
    edit_cell(raw / "gemeenten" / "inwoners.csv", "C2", "305")
    uitkomst = rebuild("alv", tmp_path / "standen", raw)
    assert uitkomst.bronnen == ["gemeenten/inwoners.csv"]
    assert "mart.toewijzing" in {t.tabel for t in uitkomst.tabellen}
    assert any(c.startswith("toewijzing 2022 ido spuk GM0001: bedrag_eur ") for c in uitkomst.cijfers)
    regels = describe(replace(uitkomst, bronnen=[]))
    assert "sindsdien in de code van Fondskompas gewijzigd" in regels[-1]
    assert describe(uitkomst)[-1] == "De herbouw van «alv» geeft andere cijfers."
