"""What a workbook hides, merges or raises: read as it stands, and said."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment

from pipelines.basis.grenzen import STANDAARD
from pipelines.bestand.blad import Blad, Getal, Getoond
from pipelines.bestand.eenheid import find_multiple
from pipelines.bestand.gezien import say_unseen
from pipelines.bestand.openen import read_workbook
from tests.hulp.bronbestanden import ods, xlsx

RIJEN = [["CBS", "Naam", "veiligheidshuizen"], [14, "Groningen", 265650], [34, "Almere", 205590]]
_SPAN = (
    b'<table:table-cell office:value-type="string"><text:p>265650<text:span text:style-name="T1">1</text:span></text:p>'
    b"</table:table-cell>"
)


def _only(inhoud: bytes) -> Blad:
    (blad,) = read_workbook(inhoud, STANDAARD)
    return blad


def _said(blad: Blad) -> list[tuple[str, str, str]]:
    return [(b.regel, b.cel, b.waarde) for b in say_unseen(blad)]


def _with_styles(inhoud: str) -> bytes:
    """The styles that a cell of ``ods`` may name, in a part of their own."""
    return (
        '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        f'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">{inhoud}</office:document-styles>'
    ).encode()


def test_a_raised_digit_is_no_part_of_a_number():
    hoog = CellRichText("265650", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    naam = CellRichText("Groningen", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    assert _only(xlsx({"a": [[naam, hoog]]})).rijen == [["Groningen1", "265650"]]


def test_a_raised_digit_in_ods():
    stijl = _with_styles(
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    assert _only(ods({"a": [[_SPAN]]}, {"styles.xml": stijl})).rijen == [["265650"]]
    assert _only(ods({"a": [[_SPAN]]})).rijen == [["2656501"]]


def test_hidden_rows_columns_and_sheets_are_read_and_said():
    def hide(boek):
        boek["a"].row_dimensions[3].hidden = True
        boek["a"].column_dimensions["C"].hidden = True
        boek["a"].sheet_state = "hidden"
        boek.create_sheet("zichtbaar")

    blad = next(iter(read_workbook(xlsx({"a": RIJEN}, hide), STANDAARD)))
    assert blad.rijen[2] == ["34", "Almere", "205590"]
    assert _said(blad) == [
        ("verborgen_blad", "", "a"),
        ("verborgen_rijen", "A3", "rij 3"),
        ("verborgen_kolommen", "C1", "kolom C"),
    ]


def test_a_hidden_row_without_figures_is_not_said():
    def hide(boek):
        boek["a"].row_dimensions[1].hidden = True
        boek["a"].row_dimensions[9].hidden = True

    assert _said(_only(xlsx({"a": RIJEN}, hide))) == []


def test_what_stands_under_a_merged_cell_is_said():
    cel = b'<table:covered-table-cell office:value-type="float" office:value="205590"><text:p>205590</text:p></table:covered-table-cell>'
    boven = (
        b'<table:table-cell office:value-type="float" office:value="265650" table:number-rows-spanned="2" '
        b'table:number-columns-spanned="1"><text:p>265650</text:p></table:table-cell>'
    )
    blad = _only(ods({"a": [["Groningen", boven], ["Almere", cel]]}))
    assert blad.samengevoegd == {(1, 1): (0, 1)}
    assert _said(blad) == [("cijfer_onder_samenvoeging", "B2", "205590")]


@pytest.mark.parametrize(
    "opmaak", ["Standaard", "Allgemein", "Algemeen", "Général", "Estándar", "#,##0", "0.00E+00"]
)
def test_the_general_format_in_another_language_is_no_date(opmaak):
    def show(boek):
        boek["a"]["C2"].number_format = opmaak

    assert isinstance(_only(xlsx({"a": RIJEN}, show)).rijen[1][2], Getal)


@pytest.mark.parametrize(
    "opmaak", ["dd-mm-yyyy", "TT.MM.JJJJ", "d mmmm jjjj", "[h]:mm", "h:mm AM/PM", "mm:ss.0"]
)
def test_dates_stay_dates(opmaak):
    def show(boek):
        boek["a"]["C2"].number_format = opmaak
        boek["a"]["C2"].alignment = Alignment(horizontal="right")

    assert isinstance(_only(xlsx({"a": RIJEN}, show)).rijen[1][2], Getoond)


def test_a_unit_in_the_format_of_a_cell_is_no_plain_number():
    def show(boek):
        boek["a"]["C2"].number_format = '0.0" mln"'
        boek["a"]["C3"].number_format = '#,##0,,0" mln"'

    assert isinstance(_only(xlsx({"a": RIJEN}, show)).rijen[1][2], Getoond)


@pytest.mark.parametrize(
    ("tekst", "factor"),
    [
        ("Bedragen x € 1.000", 1000),
        ("(€ x 1 mln)", 10**6),
        ("x € 1 miljoen", 10**6),
        ("€ mln", 10**6),
        ("in duizenden euro's", 1000),
        ("Bedrag (€ 1.000)", 1000),
        ("Bedrag (1.000 euro)", 1000),
        ("uitkeringen_x1000", 1000),
        ("SIUDU mln", 10**6),
        ("bedragen in € 1.000", 1000),
        ("Bedrag in k€", 1000),
        ("€ '000", 1000),
        ("bedragen zijn in miljoenen", 10**6),
        ("Alle bedragen luiden in duizenden euro's.", 1000),
        ("x 10^3", 1000),
        ("bedragen x 1.000.000", 10**6),
        ("in 1000-tallen", 1000),
        ("EUR x 1.000", 1000),
        ("een bedrag van € 1.000 per gemeente", None),
        ("€ 10 mln extra", None),
        ("Miljoenennota 2025", None),
        ("x € 1", None),
        ("bedrag per 1.000 inwoners", None),
        ("twee miljoen euro", None),
        ("hele euro's", None),
        ("meer dan 1.000", None),
        ("€ 1.234.000", None),
    ],
)
def test_what_a_text_says_of_the_unit(tekst, factor):
    gevonden = find_multiple(tekst)
    assert (gevonden and gevonden.factor) == factor
