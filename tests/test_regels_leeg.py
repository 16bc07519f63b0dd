"""No rule passes because the value that it compares is missing: that is reported, or it means something and says what."""

import shutil

import duckdb
import pytest

from pipelines.queries import read_query
from pipelines.regels import read_rule_texts
from tests.legegevallen import LEGE_GEVALLEN, LEGE_REKENREGELS, ZONDER_GEVAL
from tests.test_regels import findings

BETEKENIS = "betekenis: "


@pytest.mark.parametrize("regel", LEGE_GEVALLEN)
def test_an_empty_value_is_reported_or_means_something(miniraw, tmp_path, regel):
    LEGE_GEVALLEN[regel](miniraw)
    gevonden = {b.regel for b in findings(miniraw, tmp_path / "x.duckdb")}
    verwacht = read_rule_texts()[regel]["leeg"]
    if verwacht.startswith(BETEKENIS):
        assert regel not in gevonden, "the rule does report it: name the rule in column leeg"
    else:
        assert verwacht in gevonden


@pytest.mark.parametrize("regel", LEGE_REKENREGELS)
def test_an_empty_outcome_is_reported(mini_database, tmp_path, regel):
    shutil.copy(mini_database, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb") as con:
        con.execute(LEGE_REKENREGELS[regel])
        assert con.execute(read_query("regels", regel)).fetchall() != []


def test_every_rule_says_what_an_empty_value_does_and_has_a_case():
    teksten = read_rule_texts()
    assert set(teksten) == set(LEGE_GEVALLEN) | set(LEGE_REKENREGELS) | ZONDER_GEVAL
    for regel, tekst in teksten.items():
        assert tekst["leeg"], regel
        assert tekst["leeg"].removeprefix(BETEKENIS) != tekst["leeg"] or " " not in tekst["leeg"], regel
    assert all(teksten[regel]["leeg"].startswith(BETEKENIS) for regel in ZONDER_GEVAL)
