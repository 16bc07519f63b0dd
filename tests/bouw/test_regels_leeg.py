"""No rule passes because the value that it compares is missing: that is reported, or it means something and says what."""

import itertools
import shutil
import tomllib

import duckdb
import pytest

from pipelines.basis.bevinding import TEKSTEN, Ernst
from pipelines.basis.queries import read_query
from pipelines.bouw.bouwen import build
from tests.hulp.deelbouw import find
from tests.hulp.regels.groepen import LEEG_GELEZEN
from tests.hulp.regels.leeg import LEGE_GEVALLEN, LEGE_REKENREGELS, ZONDER_GEVAL

BETEKENIS = "betekenis: "


def rule_lines():
    """Every line under a rule, also ``leeg``, which says what reports an empty value."""
    return tomllib.loads((TEKSTEN / "regels.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("regel", LEGE_GEVALLEN)
def test_an_empty_value_is_reported_or_means_something(miniraw, regel):
    teksten = rule_lines()
    verwacht = teksten[regel]["leeg"]
    LEGE_GEVALLEN[regel](miniraw)
    bevindingen = find(miniraw, *{regel, verwacht} & set(teksten))
    gevonden = {b.regel for b in bevindingen}
    if verwacht.startswith(BETEKENIS):
        assert regel not in gevonden, "the rule does report it: name the rule in line leeg"
    else:
        assert verwacht in gevonden
    is_gelezen = all(b.ernst is not Ernst.FOUT or b.regel in teksten for b in bevindingen)
    assert is_gelezen == (regel in itertools.chain(*LEEG_GELEZEN)), "see tests/hulp/regels/groepen.py"


@pytest.mark.parametrize("groep", LEEG_GELEZEN, ids=lambda groep: groep[0])
def test_no_table_fails_on_an_empty_value(miniraw, tmp_path, groep):
    for regel in groep:
        LEGE_GEVALLEN[regel](miniraw)
    assert build(miniraw, tmp_path / "x.duckdb").gebouwd


@pytest.mark.parametrize("regel", LEGE_REKENREGELS)
def test_an_empty_outcome_is_reported(mini_database, tmp_path, regel):
    shutil.copy(mini_database, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb") as con:
        con.execute(LEGE_REKENREGELS[regel])
        assert con.execute(read_query("regels", regel)).fetchall() != []


def test_every_rule_says_what_an_empty_value_does_and_has_a_case():
    teksten = rule_lines()
    assert set(teksten) == set(LEGE_GEVALLEN) | set(LEGE_REKENREGELS) | ZONDER_GEVAL
    for regel, tekst in teksten.items():
        assert tekst["leeg"], regel
        assert tekst["leeg"].removeprefix(BETEKENIS) != tekst["leeg"] or " " not in tekst["leeg"], regel
    assert all(teksten[regel]["leeg"].startswith(BETEKENIS) for regel in ZONDER_GEVAL)
