"""Two cells that openpyxl would turn into billions: refused before it opens the workbook."""

import io

import pytest
from openpyxl import Workbook

from pipelines.basis.grenzen import STANDAARD, Geweigerd, Grenzen
from pipelines.bestand.werkboek import refuse_bomb
from tests.fuzz.bestanden import BIJZONDER


def made(tmp_path, wat):
    pad = tmp_path / BIJZONDER[wat].naam
    BIJZONDER[wat].schrijf(pad)
    return pad.read_bytes()


def ordinary():
    boek = Workbook()
    boek.active["A1"] = "titel"
    boek.active.merge_cells("A1:H1")
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("wat", "melding"),
    [
        ("xlsx alles samengevoegd", "samengevoegde cellen"),
        ("xlsx laatste cel", "1048576 rijen en 16384 kolommen"),
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused(tmp_path, wat, melding):
    with pytest.raises(Geweigerd) as weigering:
        refuse_bomb(made(tmp_path, wat), STANDAARD)
    assert melding in weigering.value.bevinding.waarde


def test_an_ordinary_workbook_with_merged_titles_is_not():
    refuse_bomb(ordinary(), STANDAARD)


@pytest.mark.parametrize(
    ("grens", "instelling"),
    [
        ({"model_mb": 0}, "MODEL_MB"),
        ({"model_uitgepakt_mb": 0, "zip_vanaf_mb": 0}, "MODEL_UITGEPAKT_MB"),
        ({"zipdelen": 1}, "ZIPDELEN"),
        ({"model_samengevoegd": 7}, "MODEL_SAMENGEVOEGD"),
        ({"model_cellen": 0}, "MODEL_CELLEN"),
    ],
)
def test_the_refusal_names_the_setting(grens, instelling):
    with pytest.raises(Geweigerd) as weigering:
        refuse_bomb(ordinary(), Grenzen(**grens))
    assert f"FONDSKOMPAS_MAX_{instelling}" in weigering.value.bevinding.remedie
