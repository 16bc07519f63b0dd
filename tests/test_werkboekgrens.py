"""Two cells that openpyxl would turn into billions: refused before it opens the workbook."""

import io

import pytest
from openpyxl import Workbook

from pipelines.sources.werkboek import refuse_bomb
from tests.fuzzbestanden import BIJZONDER


def made(tmp_path, wat):
    pad = tmp_path / BIJZONDER[wat].naam
    BIJZONDER[wat].schrijf(pad)
    return pad.read_bytes()


@pytest.mark.parametrize(
    ("wat", "melding"),
    [
        ("xlsx alles samengevoegd", "samengevoegde cellen"),
        ("xlsx laatste cel", "1048576 rijen en 16384 kolommen"),
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused(tmp_path, wat, melding):
    with pytest.raises(ValueError, match=melding):
        refuse_bomb(made(tmp_path, wat))


def test_an_ordinary_workbook_with_merged_titles_is_not():
    boek = Workbook()
    boek.active["A1"] = "titel"
    boek.active.merge_cells("A1:H1")
    uit = io.BytesIO()
    boek.save(uit)
    refuse_bomb(uit.getvalue())
