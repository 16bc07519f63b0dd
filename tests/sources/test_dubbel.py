"""Documents with the same content: reported once, and no figure or finding is counted twice."""

import shutil

import duckdb

from pipelines.bouw.bouwen import build
from tests.hulp.helpers import edit_cell
from tests.hulp.minifonds import write_two_vintages


def ask(database, vraag):
    with duckdb.connect(database, read_only=True) as con:
        return con.execute(vraag).fetchall()


def test_two_vintages_with_the_same_weights_give_no_false_finding(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    gewichten = raw / "circulaires/M2022_2023/gewichten.csv"
    shutil.copyfile(gewichten, raw / "circulaires/S2022_2023/gewichten.csv")
    database = tmp_path / "fk.duckdb"
    build(raw, database)
    assert ask(
        database, "SELECT count(*) FROM mart.bevinding WHERE regel = 'clustersom_ongelijk_totaal'"
    ) == [(0,)]
    assert ask(
        database, "SELECT document, waarde FROM mart.bevinding WHERE regel = 'document_zelfde_inhoud'"
    ) == [("circulaires/S2022_2023/gewichten.csv", "circulaires/S2022_2023/gewichten.csv")]
    assert (
        ask(
            database,
            "SELECT count(*), count(DISTINCT bron_id) FROM mart.document HAVING count(*) <> count(DISTINCT bron_id)",
        )
        == []
    )
    bedragen = (
        "SELECT circulaire, count(*) FROM kern.gewicht WHERE cluster = 'Totaal' GROUP BY ALL ORDER BY ALL"
    )
    assert len({aantal for _, aantal in ask(database, bedragen)}) == 1


def test_a_true_finding_is_told_once(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    gewichten = raw / "circulaires/M2022_2023/gewichten.csv"
    edit_cell(gewichten, "F2", "16")
    shutil.copyfile(gewichten, raw / "circulaires/S2022_2023/gewichten.csv")
    database = tmp_path / "fk.duckdb"
    build(raw, database)
    gevonden = ask(
        database,
        "SELECT document, cel, waarde FROM mart.bevinding WHERE regel = 'clustersom_ongelijk_totaal'",
    )
    assert len(gevonden) == len(set(gevonden)) == 1


def test_the_stand_before_the_first_copy_keeps_the_other(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    shutil.copyfile(
        raw / "circulaires/M2022_2023/gewichten.csv", raw / "circulaires/S2022_2023/gewichten.csv"
    )
    database = tmp_path / "fk.duckdb"
    build(raw, database, stand="M2022")
    vraag = "SELECT d.document FROM staging.gewicht AS g JOIN mart.document AS d USING (bron_id) GROUP BY ALL"
    assert ask(database, vraag) == [("circulaires/M2022_2023/gewichten.csv",)]


def test_a_code_list_that_did_not_change_is_no_finding(con):
    """The shipped definitions of Iv3 repeat lists from one year to the next."""
    vraag = "SELECT document FROM mart.bevinding WHERE regel = 'document_zelfde_inhoud'"
    assert con.execute(vraag).fetchall() == []
