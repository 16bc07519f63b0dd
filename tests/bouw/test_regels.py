"""Every rule in queries/regels: silent on good data, and a wrong cell leads to a finding that names it."""

import itertools
import shutil
import tomllib
from fnmatch import fnmatchcase

import duckdb
import pytest

from pipelines.basis.bevinding import TEKSTEN, Ernst, InvoerGeweigerd
from pipelines.basis.queries import queries_map, read_query
from pipelines.bouw.bouwen import build
from pipelines.bouw.regels import read_rule_texts
from tests.hulp.deelbouw import find
from tests.hulp.helpers import add_rows, edit_cell
from tests.hulp.regels.gevallen import (
    GEVALLEN,
    HERINDELINGEN,
    JAARREKENING,
    OPGAVEN,
    REKENREGELS,
    UITKERINGEN,
    VOLUMINA,
    returns,
)
from tests.hulp.regels.groepen import FOUTEN, OOK_GEWEIGERD, WAARSCHUWINGEN


def check_named(alle, regel):
    """The findings of a rule name the cell of its case, and quote the texts."""
    _, document, cel, waarde = GEVALLEN[regel]
    tekst = read_rule_texts()[regel]
    gevonden = [b for b in alle if b.regel == regel]
    assert (cel, waarde) in [
        (b.cel, b.waarde if waarde is not None else None)
        for b in gevonden
        if fnmatchcase(b.document, document)
    ], regel
    for bevinding in gevonden:
        assert (bevinding.ernst, bevinding.melding, bevinding.remedie) == (
            tekst.ernst,
            tekst.melding,
            tekst.remedie,
        )
        assert bevinding.blad and bevinding.verwacht


def test_good_data_breaks_no_rule(mini):
    """What a build of the tiny data/raw, all rules included, published."""
    assert mini.execute("FROM mart.bevinding").fetchall() == []


@pytest.mark.parametrize("regel", GEVALLEN)
def test_a_wrong_cell_breaks_its_rule(miniraw, regel):
    GEVALLEN[regel][0](miniraw)
    check_named(find(miniraw, regel), regel)


@pytest.mark.parametrize("groep", FOUTEN, ids=lambda groep: groep[0])
def test_a_build_with_errors_publishes_nothing_and_names_each(miniraw, tmp_path, groep):
    for regel in groep:
        GEVALLEN[regel][0](miniraw)
    with pytest.raises(InvoerGeweigerd) as weigering:
        build(miniraw, tmp_path / "x.duckdb")
    for regel in groep:
        check_named(weigering.value.bevindingen, regel)
        assert read_rule_texts()[regel].ernst is Ernst.FOUT or regel in OOK_GEWEIGERD
    assert not (tmp_path / "x.duckdb").exists()


@pytest.mark.parametrize("groep", WAARSCHUWINGEN, ids=lambda groep: groep[0])
def test_warnings_are_published_with_the_figures_and_nothing_else_is_found(miniraw, tmp_path, groep):
    for regel in groep:
        GEVALLEN[regel][0](miniraw)
    bevindingen = build(miniraw, tmp_path / "x.duckdb").bevindingen
    for regel in groep:
        check_named(bevindingen, regel)
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        gepubliceerd = con.execute("SELECT DISTINCT regel, ernst FROM mart.bevinding").fetchall()
    assert sorted(gepubliceerd) == sorted((regel, Ernst.WAARSCHUWING) for regel in groep)


def test_every_case_takes_part_in_a_whole_build():
    assert sorted(itertools.chain(*FOUTEN, *WAARSCHUWINGEN)) == sorted(GEVALLEN)


@pytest.mark.parametrize("regel", REKENREGELS)
def test_a_wrong_calculation_breaks_its_rule(mini_database, tmp_path, regel):
    wijziging, verwacht = REKENREGELS[regel]
    shutil.copy(mini_database, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb") as con:
        assert con.execute(read_query("regels", regel)).fetchall() == []
        con.execute(wijziging)
        assert con.execute(read_query("regels", regel)).fetchall() == [verwacht]


@pytest.mark.parametrize(
    "sleutel",
    [
        "cluster:Zorgg",
        "maatstaf:jongg",
        "du:participatie",
        "du:onbekend",
    ],
)
def test_a_key_that_does_not_exist_is_refused(miniraw, sleutel):
    """du:participatie is an integratie-uitkering, so no key either."""
    edit_cell(miniraw / "pok/envelop.csv", "G2", sleutel)
    gevonden = [(b.cel, b.waarde) for b in find(miniraw, "sleutel_onbekend")]
    assert gevonden == [("G2", f"{sleutel} M2022 2023")]


@pytest.mark.parametrize(
    ("cel", "waarde"), [("H2", "S2022"), ("H2", ""), ("I2", "2024"), ("I2", ""), ("I7", "2019")]
)
def test_a_key_whose_source_was_not_read_is_refused(miniraw, cel, waarde):
    edit_cell(miniraw / "pok/envelop.csv", cel, waarde)
    gevonden = [b.cel for b in find(miniraw, "sleutel_onbekend")]
    assert gevonden == [f"G{cel[1:]}"]


@pytest.mark.parametrize("document", ["uitkeringen", "iv3"])
@pytest.mark.parametrize("naam", ["Beestad", "béestad", "Beestad (Dr.)", "BEE-STAD"])
def test_a_name_beside_the_code_of_another_gemeente_is_refused(miniraw, document, naam):
    bestand = {"uitkeringen": UITKERINGEN, "iv3": JAARREKENING}[document]
    edit_cell(miniraw / bestand, "B2", naam)
    gevonden = [(b.document, b.cel, b.waarde, b.verwacht) for b in find(miniraw, "naam_bij_andere_code")]
    assert gevonden == [(bestand, "B2", f"GM0001: {naam}", "Aadorp")]


def test_a_return_under_the_name_of_another_gemeente_is_refused(miniraw):
    returns(gemeente="Beestad")(miniraw)
    gevonden = [(b.document, b.cel) for b in find(miniraw, "naam_bij_andere_code")]
    assert gevonden == [(OPGAVEN, "C2")]


@pytest.mark.parametrize("naam", ["AADORP", "Aadorp (Dr.)", "Gemeente Aadorp", "Oud-Aadorp"])
def test_another_spelling_of_its_own_name_is_fine(miniraw, naam):
    edit_cell(miniraw / VOLUMINA, "B2", naam)
    assert find(miniraw, "naam_bij_andere_code") == []


def test_names_that_differ_in_brackets_only_are_told_apart(miniraw):
    """Bergen (NH.) and Bergen (L.): either may be printed as Bergen, but not as the other."""
    for cel, naam in (("C2", "Bergen (NH.)"), ("C3", "Bergen (L.)"), ("C6", "Bergen (NH.)")):
        edit_cell(miniraw / "gemeenten/gemeenten.csv", cel, naam)
    edit_cell(miniraw / VOLUMINA, "B2", "Bergen")
    edit_cell(miniraw / VOLUMINA, "B3", "Bergen (L)")
    assert find(miniraw, "naam_bij_andere_code") == []
    edit_cell(miniraw / VOLUMINA, "B2", "Bergen (L)")
    gevonden = [(b.regel, b.cel) for b in find(miniraw, "naam_bij_andere_code")]
    assert gevonden == [("naam_bij_andere_code", "B2")]


def test_whole_and_split_on_one_date_is_refused(miniraw):
    add_rows(miniraw / HERINDELINGEN, "2023-01-01;GM0002;Beestad;GM0005;'s-Eeveen;gesplitst")
    gevonden = [(b.cel, b.waarde) for b in find(miniraw, "herindeling_dubbel_geheel")]
    assert gevonden == [("B4", "2023-01-01 GM0002: GM0004 geheel, GM0005 gesplitst")]


def test_every_rule_has_texts_and_a_failing_case():
    """A rule that nobody has seen fail may never fail."""
    regels = {pad.stem for pad in (queries_map() / "regels").glob("*.sql")}
    assert regels == set(tomllib.loads((TEKSTEN / "regels.toml").read_text(encoding="utf-8")))
    assert regels == set(GEVALLEN) | set(REKENREGELS)
