"""Weights, and workbooks: what a cell is follows from how it is stored, not from how it is shown."""

import polars as pl
import pytest

from tests.hulp.bronbestanden import CLUSTERS, RAW, figures, findings, ods, read, xlsx

WEIGHTS = [["Codering maatstaf", "Naam maatstaf", *CLUSTERS, "Totaal"]]


def test_weights_by_code_and_by_name_and_contradicting(tmp_path):
    rij = ["0"] * 12
    regels = [
        *WEIGHTS,
        ["inwo", "inwoners", *rij, "1,50"],
        ["", "Art. 12", *rij, "1"],
        ["", "jongeren", *rij, "2"],
        ["jong", "inwoners", *rij, "3"],
        ["x", "onbekend", *rij, "4"],
    ]
    (tabel,) = read(tmp_path, "\n".join(";".join(r) for r in regels))
    totaal = (
        tabel.frame.filter(pl.col("cluster") == "Totaal").select("soort", "naam", "gedrukt", "cel").rows()
    )
    assert totaal == [
        ("maatstaf", "inwo", "1,50", "O2"),
        ("uitkering", "artikel 12", "1", "O3"),
        ("maatstaf", "jong", "2", "O4"),
    ]
    assert findings(tabel) == [("maatstaf_tegenstrijdig", "A5"), ("rij_onbekend", "A6")]


def test_weights_without_a_cluster_are_refused(tmp_path):
    kop = ["naam", *CLUSTERS[1:], "Totaal"]
    (tabel,) = read(tmp_path, "\n".join(";".join(r) for r in [kop, ["inwoners", *["1"] * 12]]))
    assert [b.verwacht for b in tabel.bevindingen] == ["een kolom «Sociale basisvoorzieningen»"]


ROWS = [
    ["Volumina 2024"],
    [],
    ["", "CBS", "Naam", "inwo", "jong"],
    ["", 14, "Groningen", 4379.381022, "1.234"],
    ["", 34, "Almere", 12, "5,5"],
]


@pytest.mark.parametrize(("maak", "naam"), [(ods, "b.ods"), (xlsx, "b.xlsx"), (xlsx, "b.csv")])
def test_workbook_numbers_need_no_notation_and_text_does(tmp_path, maak, naam):
    (tabel,) = read(tmp_path, maak({"Toelichting": [["niets"]], "Volumina": ROWS}), naam)
    assert figures(tabel)["GM0014", "inwo"] == ("4379.381022", "D4")
    assert figures(tabel)["GM0014", "jong"] == ("1234", "E4")
    assert tabel.blad.naam == "Volumina"
    assert tabel.frame["gedrukt"].to_list()[0] == "4379,381022"


def test_xls_is_read_with_the_types_of_its_cells(tmp_path):
    inhoud = (RAW.parents[1] / "tests" / "bestanden" / "volumina.xls").read_bytes()
    (tabel,) = read(tmp_path, inhoud, "volumina.xls")
    assert figures(tabel)["GM0014", "inwo"] == ("4379.381022", "D4")
    assert figures(tabel)["GM0034", "jong"] == ("0", "E5")
    assert findings(tabel) == []


def test_workbook_percentages_dates_merged_cells_and_formulas_without_value_are_errors(tmp_path):
    def bewerk(werkboek):
        blad = werkboek["V"]
        blad["B2"].number_format = "0%"
        blad["B3"].number_format = "dd-mm-yyyy"
        blad["B4"] = "=1+1"
        blad.merge_cells("B5:B6")

    rijen = [
        ["Gemeente", "inwo"],
        ["Urk", 0.5],
        ["Almere", 45000],
        ["Groningen", 1],
        ["Lelystad", 5],
        ["Dronten", 6],
    ]
    (tabel,) = read(tmp_path, xlsx({"V": rijen}, bewerk), "v.xlsx")
    assert [(b.cel, b.waarde) for b in tabel.bevindingen] == [
        ("B2", "50.0%"),
        ("B3", "datum 45000"),
        ("B4", "(formule zonder waarde)"),
        ("B6", ""),
    ]
    assert "samengevoegde" in tabel.bevindingen[3].melding


def test_ods_repeats_percentages_and_merged_cells(tmp_path):
    rijen = [
        ["Gemeente", "inwo", "jong"],
        ["Urk", b'<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'],
        ["Almere", b'<table:table-cell office:value-type="percentage" office:value="0.12"><text:p>12%</text:p></table:table-cell>', b"<table:covered-table-cell/>"],
    ]  # fmt: skip
    (tabel,) = read(tmp_path, ods({"V": rijen}), "v.ods")
    assert figures(tabel)["GM0184", "jong"] == ("7", "C2")
    assert [(b.cel, b.waarde) for b in tabel.bevindingen] == [("B3", "12.00%"), ("C3", "")]
