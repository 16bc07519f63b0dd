"""Exports: read back, a file holds what was on screen; nothing in it becomes a formula; it says where it came from."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.uitvoerknoppen import file_name, make_file
from dashboard.uitvoer.bestand import account_for, write_csv, write_workbook
from dashboard.uitvoer.blad import Cel, read_sheet, read_shown
from pipelines.basis.bevinding import FondskompasFout
from tests.hulp.componenten import NBSP
from tests.hulp.helpers import ROOT

BRON = "mart.toewijzing?uitkeringsjaar=2023&gm_code=GM0363#bedrag_eur"
VRAAG = {
    "soort": "xlsx",
    "blok": "doelen",
    "naam": "Bedrag per doel",
    "zin": "Een zin.",
    "pad": "/gemeente",
    "adres": "?gm=GM0363&jaar=2023",
    "jaargang": "",
    "filter": "filter op Doel",
    "totaal": 9,
    "kolommen": [
        {"veld": "doel", "kop": "Doel", "soort": "tekst"},
        {"veld": "eur", "kop": "Bedrag", "soort": "getal"},
        {"veld": "fte", "kop": "Fte", "soort": "woorden"},
    ],
    "rijen": [
        [["Wijk\u00adteams", "Wijk\u00adteams", False, None], [1234567.0, f"€{NBSP}1.234.567", False, BRON], [2.5, "2,5 fte (voorbeeld)", True, None]],
        [["=1+1", "=1+1", False, None], [None, "niet opgegeven", False, None], [-3.25, "-3,3 fte", False, None]],
    ],
    "onder": [[["Totaal", "Totaal", False, None], [1234567.0, f"€{NBSP}1.234.567", False, None], [None, "", False, None]]],
}  # fmt: skip
BOUW = {"versie": "1.2.3", "gebouwd_op": datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "productie": False}


def shown(cel):
    """What a spreadsheet shows for a cell with a format of this program."""
    if not isinstance(cel.value, int | float):
        return cel.value or ""
    voor, _, rest = cel.number_format.partition("#,##0")
    nullen = len(rest) - len(rest.lstrip(".0"))
    decimalen = max(nullen - 1, 0)
    getal = f"{Decimal(repr(cel.value)).quantize(Decimal(1).scaleb(-decimalen), 'ROUND_HALF_UP'):,f}"
    return voor.strip('"') + getal.translate(str.maketrans(",.", ".,")) + rest[nullen:].strip('"')


def workbook(vraag=VRAAG):
    inhoud = write_workbook(
        read_sheet(vraag), [("Softwareversie", "1.2.3")], [("pok/envelop.csv", "pok", "ab12")]
    )
    return load_workbook(io.BytesIO(inhoud))


def test_the_workbook_read_back_is_what_was_on_screen():
    ws = workbook()["Cijfers"]
    gelezen = [[shown(cel) for cel in rij] for rij in ws.iter_rows()]
    verwacht = [[k["kop"] for k in VRAAG["kolommen"]]] + [
        [cel[1].replace("\u00ad", "") for cel in rij] for rij in (*VRAAG["rijen"], *VRAAG["onder"])
    ]
    assert gelezen == verwacht
    assert (ws["B2"].value, ws["C3"].value) == (1234567, -3.25)
    assert (ws.freeze_panes, ws.auto_filter.ref) == ("B2", "A1:C3")


def test_text_never_becomes_a_formula():
    assert workbook()["Cijfers"]["A3"].data_type == "s"
    regels = list(csv.reader(io.StringIO(write_csv(read_sheet(VRAAG)).decode("utf-8-sig")), delimiter=";"))
    assert regels[2][0] == "'=1+1"


def test_a_csv_keeps_numbers_bare_and_words_beside_them():
    regels = list(csv.reader(io.StringIO(write_csv(read_sheet(VRAAG)).decode("utf-8-sig")), delimiter=";"))
    assert regels == [
        ["Doel", "Bedrag", "Bedrag, toelichting", "Fte", "Fte, toelichting"],
        ["Wijkteams", "1234567", "", "2,5", "fte (voorbeeld)"],
        ["'=1+1", "", "niet opgegeven", "-3,3", "fte"],
        ["Totaal", "1234567", "", "", ""],
    ]


def test_the_workbook_names_the_source_of_every_figure_and_the_documents():
    rijen = [[cel.value for cel in rij] for rij in workbook()["Herkomst"].iter_rows()]
    assert ["Wijkteams", "Bedrag", f"€{NBSP}1.234.567", BRON] in rijen
    assert ["pok/envelop.csv", "pok", "ab12", None] in rijen


def test_the_account_says_what_was_asked_and_of_which_figures():
    regels = dict(
        account_for(read_sheet(VRAAG), BOUW, "f" * 64, ["meicirculaire 2022 voor 2023"], BOUW["gebouwd_op"])
    )
    assert regels["Adres"] == "/gemeente?gm=GM0363&jaar=2023"
    assert regels["Keuze: gemeente"] == "GM0363"
    assert regels["Rijen getoond"] == "2 van 9"
    assert regels["Circulaires"] == "meicirculaire 2022 voor 2023"
    assert (regels["Softwareversie"], regels["Database (sha256)"]) == ("1.2.3", "f" * 64)


@pytest.mark.parametrize(
    ("waarde", "tekst", "opmaak"),
    [
        (12.0, "12", "#,##0"),
        (1234.5, f"€{NBSP}1.234,50", f'"€{NBSP}"#,##0.00'),
        (-5.0, f"€{NBSP}-5", f'"€{NBSP}"#,##0'),
        (12.34, "12,3%", '#,##0.0"%"'),
        (0.0, f"€{NBSP}0*", f'"€{NBSP}"#,##0"*"'),
    ],
)  # fmt: skip
def test_a_number_keeps_its_format(waarde, tekst, opmaak):
    assert read_shown(Cel(waarde, tekst)).opmaak == opmaak


@pytest.mark.parametrize("tekst", [f"€{NBSP}14,6{NBSP}mln", "geen", "2023-01", ""])
def test_text_that_shows_another_number_stays_text(tekst):
    assert read_shown(Cel(14_600_000.0, tekst)) is None


@pytest.mark.parametrize(
    "fout",
    [{"rijen": "x"}, {"rijen": [[1]]}, {"kolommen": None}, {"totaal": "veel"}, {"rijen": [[["a"]]]}],
)
def test_a_question_that_makes_no_sense_is_refused_in_dutch(fout):
    with pytest.raises(FondskompasFout, match="kan niet worden uitgevoerd"):
        read_sheet(VRAAG | fout)


def test_a_table_that_is_too_large_says_what_to_do():
    with pytest.raises(FondskompasFout, match="Zet eerst een filter"):
        read_sheet(VRAAG | {"rijen": [VRAAG["rijen"][0]] * 200_000})


def test_files_have_a_name_that_says_what_is_in_them(database):
    gegevens = Gegevens(database, ROOT / "data" / "raw")
    inhoud, naam = make_file(gegevens, VRAAG)
    assert naam == "fondskompas_doelen_GM0363_2023.xlsx"
    regels = {
        rij[0].value: rij[1].value for rij in load_workbook(io.BytesIO(inhoud))["Verantwoording"].iter_rows()
    }
    assert regels["Database (sha256)"] == gegevens.sha256()
    assert "meicirculaire 2022 voor 2023" in regels["Circulaires"]
    assert file_name(read_sheet(VRAAG | {"adres": "?gm=../../x"}), "csv") == "fondskompas_doelen_x.csv"


@pytest.mark.parametrize("waarde", [float("nan"), float("inf"), 1e300])
def test_what_is_no_figure_stays_text(waarde):
    vraag = VRAAG | {"rijen": [[["x", "x", False, None], [waarde, "1", False, None], [1, "1", False, None]]]}
    [rij] = read_sheet(vraag).rijen
    assert rij[1].waarde is None
    assert b"x;1;1" not in write_csv(read_sheet(vraag))
