"""A rebuild gives the same figures from the same sources, and says what differs when they are not the same."""

import shutil
from dataclasses import replace

from pipelines.bevroren.bevriezen import freeze
from pipelines.bewijspakket.herbouw import rebuild
from pipelines.cli.opdrachten.bewijzen.herbouw import describe
from tests.hulp.helpers import edit_cell


def test_the_same_sources_give_the_same_figures(mini_database, tmp_path):
    freeze("alv", mini_database, tmp_path / "standen")
    uitkomst = rebuild("alv", tmp_path / "standen", mini_database.parent / "raw")
    assert (uitkomst.bronnen, uitkomst.software, uitkomst.tabellen, uitkomst.cijfers) == ([], [], [], [])
    assert describe(uitkomst) == ["De herbouw van «alv» geeft dezelfde cijfers, in elke tabel."]


def test_other_sources_are_named_with_every_figure_that_differs(mini_database, tmp_path):
    freeze("alv", mini_database, tmp_path / "standen")
    raw = shutil.copytree(mini_database.parent / "raw", tmp_path / "raw")
    edit_cell(raw / "gemeenten" / "inwoners.csv", "C2", "350")
    uitkomst = rebuild("alv", tmp_path / "standen", raw)
    assert uitkomst.bronnen == ["gemeenten/inwoners.csv"]
    assert "mart.toewijzing" in {t.tabel for t in uitkomst.tabellen}
    assert any(c.startswith("toewijzing 2022 ido spuk GM0001: bedrag_eur ") for c in uitkomst.cijfers)
    regels = describe(replace(uitkomst, bronnen=[]))
    assert "sindsdien in de code van Fondskompas gewijzigd" in regels[-1]
    assert describe(uitkomst)[-1] == "De herbouw van «alv» geeft andere cijfers."
