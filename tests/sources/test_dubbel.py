"""Documents with the same content: reported once, and no figure or finding is counted twice."""

import shutil

from tests.hulp.deelbouw import ask, find
from tests.hulp.helpers import edit_cell
from tests.hulp.minifonds import write_two_vintages


def told(raw, regel):
    return [
        (b.document, b.cel, b.waarde) for b in find(raw, "clustersom_ongelijk_totaal") if b.regel == regel
    ]


def test_two_vintages_with_the_same_weights_give_no_false_finding(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    gewichten = raw / "circulaires/M2022_2023/gewichten.csv"
    shutil.copyfile(gewichten, raw / "circulaires/S2022_2023/gewichten.csv")
    assert told(raw, "clustersom_ongelijk_totaal") == []
    kopie = "circulaires/S2022_2023/gewichten.csv"
    assert [(document, waarde) for document, _, waarde in told(raw, "document_zelfde_inhoud")] == [
        (kopie, kopie)
    ]
    dubbel, per_circulaire = ask(
        raw,
        "SELECT count(*) - count(DISTINCT bron_id) FROM mart.document",
        "SELECT count(*) FROM kern.gewicht WHERE cluster = 'Totaal' GROUP BY circulaire",
    )
    assert dubbel == [(0,)]
    assert len(per_circulaire) == 2 and len(set(per_circulaire)) == 1


def test_a_true_finding_is_told_once(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    gewichten = raw / "circulaires/M2022_2023/gewichten.csv"
    edit_cell(gewichten, "F2", "16")
    shutil.copyfile(gewichten, raw / "circulaires/S2022_2023/gewichten.csv")
    assert len(told(raw, "clustersom_ongelijk_totaal")) == 1


def test_the_stand_before_the_first_copy_keeps_the_other(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    shutil.copyfile(
        raw / "circulaires/M2022_2023/gewichten.csv", raw / "circulaires/S2022_2023/gewichten.csv"
    )
    vraag = "SELECT d.document FROM staging.gewicht AS g JOIN mart.document AS d USING (bron_id) GROUP BY ALL"
    assert ask(raw, vraag, stand="M2022") == [[("circulaires/M2022_2023/gewichten.csv",)]]


def test_a_code_list_that_did_not_change_is_no_finding(con):
    """The shipped definitions of Iv3 repeat lists from one year to the next."""
    vraag = "SELECT document FROM mart.bevinding WHERE regel = 'document_zelfde_inhoud'"
    assert con.execute(vraag).fetchall() == []
