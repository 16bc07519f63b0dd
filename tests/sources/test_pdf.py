"""Tables in a PDF: with and without ruled lines, names over two lines, repeated headings, totals; page and line as place."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.hulp.bronbestanden import figures, findings, naslag, read

STIJL = getSampleStyleSheet()["Normal"]
TITEL = "Bijlage bij de septembercirculaire 2024, uitkeringsjaar 2024"


def drawn(*bladen: list[tuple]) -> bytes:
    """Pages of lines: a text, or (left texts by x, right-aligned texts by x)."""
    uit = io.BytesIO()
    doek = Canvas(uit, pagesize=A4)
    for regels in bladen:
        for nummer, (links, rechts) in enumerate(regels):
            for x, tekst in links.items():
                doek.drawString(x, 780 - 16 * nummer, tekst)
            for x, tekst in rechts.items():
                doek.drawRightString(x, 780 - 16 * nummer, tekst)
        doek.showPage()
    doek.save()
    return uit.getvalue()


KOP = [
    ({50: "CBS", 90: "Gemeente"}, {300: "personen met", 420: "veiligheids-"}),
    ({}, {300: "verward gedrag", 420: "huizen"}),
]
PAGINA_1 = [
    ({50: TITEL}, {}),
    *KOP,
    ({50: "14", 90: "Groningen"}, {300: "1.234.567", 420: "-"}),
    ({90: "Nuenen, Gerwen en"}, {}),
    ({50: "820", 90: "Nederwetten"}, {300: "12.345", 420: "7"}),
    ({50: "Pagina 1 van 2"}, {}),
]
PAGINA_2 = [
    *KOP,
    ({50: "1931", 90: "Krimpenerwaard"}, {300: "1", 420: "3"}),
    ({90: "Totaal"}, {300: "1.246.913", 420: "10"}),
    ({50: "1) voorlopig"}, {}),
]


def test_columns_without_lines(tmp_path):
    (tabel,) = read(tmp_path, drawn(PAGINA_1, PAGINA_2), "du.pdf")
    assert findings(tabel) == []
    assert tabel.soort == "uitkeringen"
    assert tabel.opschrift == TITEL
    assert figures(tabel) == {
        ("GM0014", "personen met verward gedrag"): ("1234567", "p. 1, regel 4"),
        ("GM0820", "personen met verward gedrag"): ("12345", "p. 1, regel 6"),
        ("GM1931", "personen met verward gedrag"): ("1", "p. 2, regel 3"),
        ("GM0014", "veiligheidshuizen"): ("0", "p. 1, regel 4"),
        ("GM0820", "veiligheidshuizen"): ("7", "p. 1, regel 6"),
        ("GM1931", "veiligheidshuizen"): ("3", "p. 2, regel 3"),
    }


def test_a_total_that_is_not_the_sum_names_page_and_line(tmp_path):
    blad = [*PAGINA_1[:4], PAGINA_1[5], ({90: "Totaal"}, {300: "9.999.999", 420: "7"})]
    blad[4] = ({50: "34", 90: "Almere"}, {300: "12.345", 420: "7"})
    (tabel,) = read(tmp_path, drawn(blad), "du.pdf")
    assert findings(tabel) == [("totaal_ongelijk", "p. 1, regel 6")]


def test_figures_that_are_set_left_and_figures_with_spaces(tmp_path):
    blad = [
        ({50: "Gemeente", 250: "veiligheidshuizen", 400: "vrouwenopvang"}, {}),
        ({50: "Groningen", 250: "1.234.567", 400: "1 234 567"}, {}),
        ({50: "Rotterdam", 250: "7", 400: "12"}, {}),
        ({50: "Urk", 250: "1.000", 400: "- 1 000"}, {}),
    ]
    (tabel,) = read(tmp_path, drawn(blad), "du.pdf")
    assert [w for w, _ in figures(tabel).values()] == ["1234567", "7", "1000", "1234567", "12", "-1000"]
    assert findings(tabel) == []


def test_a_figure_under_no_column_is_not_lost(tmp_path):
    blad = [
        ({50: "Gemeente"}, {300: "veiligheidshuizen", 420: "vrouwenopvang"}),
        ({50: "Groningen"}, {300: "10", 420: "20"}),
        ({50: "Nuenen, Gerwen en"}, {}),
        ({50: "Nederwetten"}, {300: "10", 360: "15", 420: "20"}),
        ({50: "Totaal"}, {300: "20", 420: "40"}),
    ]
    (tabel,) = read(tmp_path, drawn(blad), "du.pdf")
    assert "fout" in {b.ernst for b in tabel.bevindingen}


def test_a_misspelt_gemeente_is_an_error_with_its_line(tmp_path):
    blad = [
        *PAGINA_1[:4],
        ({90: "Almeere"}, {300: "12.345", 420: "7"}),
        ({90: "Urk"}, {300: "1.000", 420: "8"}),
    ]
    (tabel,) = read(tmp_path, drawn(blad), "du.pdf")
    assert ("gemeente_onbekend", "p. 1, regel 5") in findings(tabel)


@pytest.mark.parametrize("lijnen", [True, False])
def test_every_gemeente_over_pages_with_repeated_headings_and_wrapped_names(tmp_path, lijnen):
    weergave = naslag().gemeenten.weergave
    codes = sorted(next(leden for dag, leden in naslag().gemeenten.indelingen.items() if dag.year == 2024))
    rijen: list[list] = [
        [Paragraph(t, STIJL) for t in ("Gemeente", "personen met verward gedrag", "veiligheids-<br/>huizen")]
    ]
    verwacht, som = {}, [0, 0]
    for i, code in enumerate(codes):
        bedragen = (1_000_000 + i * 12_345, i * 7)
        som = [a + b for a, b in zip(som, bedragen, strict=True)]
        rijen.append(
            [Paragraph(weergave[code], STIJL), f"{bedragen[0]:,}".replace(",", "."), bedragen[1] or "-"]
        )
        verwacht[code, "personen met verward gedrag"] = str(bedragen[0])
        verwacht[code, "veiligheidshuizen"] = str(bedragen[1])
    rijen.append(["Totaal", f"{som[0]:,}".replace(",", "."), som[1]])
    tabel_ = Table(rijen, colWidths=[75, 110, 80], repeatRows=1)
    opmaak = [("ALIGN", (1, 0), (-1, -1), "RIGHT")] + (
        [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))] if lijnen else []
    )
    tabel_.setStyle(TableStyle(opmaak))
    uit = io.BytesIO()
    SimpleDocTemplate(uit, pagesize=A4).build([Paragraph(TITEL, STIJL), tabel_])
    (tabel,) = read(tmp_path, uit.getvalue(), "du.pdf")
    assert findings(tabel) == []
    assert {sleutel: waarde for sleutel, (waarde, _) in figures(tabel).items()} == verwacht


def test_a_sign_apart_from_its_digits_belongs_to_the_amount(tmp_path):
    blad = [
        ({50: "Gemeente"}, {300: "veiligheidshuizen", 420: "vrouwenopvang"}),
        ({50: "Groningen", 245: "\u2013"}, {300: "265.650", 420: "-"}),
        ({50: "Rotterdam", 230: "-/-"}, {300: "1.265.650", 420: "(5.265.650)"}),
        ({50: "Urk"}, {300: "€ 1.234.567", 420: "7.234.567-"}),
    ]
    (tabel,) = read(tmp_path, drawn(blad), "du.pdf")
    assert findings(tabel) == []
    waarden = [w for w, _ in figures(tabel).values()]
    assert waarden == ["-265650", "-1265650", "1234567", "0", "-5265650", "-7234567"]


def _with_note(hoogte: float, grootte: float) -> bytes:
    uit = io.BytesIO()
    doek = Canvas(uit, pagesize=A4)
    for nummer, (naam, bedrag) in enumerate(
        (("Gemeente", "veiligheidshuizen"), ("Urk", "265.650"), ("Almere", "1.265.650"))
    ):
        doek.setFont("Helvetica", 10)
        doek.drawString(50, 780 - 16 * nummer, naam)
        doek.drawRightString(300, 780 - 16 * nummer, bedrag)
        if naam == "Urk":
            doek.setFont("Helvetica", grootte)
            doek.drawString(300, 780 - 16 * nummer + hoogte, "1")
    doek.save()
    return uit.getvalue()


@pytest.mark.parametrize(("hoogte", "grootte"), [(4, 6), (5, 10), (3, 7)])
def test_a_raised_digit_behind_a_number_is_a_note(tmp_path, hoogte, grootte):
    (tabel,) = read(tmp_path, _with_note(hoogte, grootte), "du.pdf")
    assert findings(tabel) == []
    assert figures(tabel)["GM0184", "veiligheidshuizen"] == ("265650", "p. 1, regel 2")


def test_a_small_digit_that_is_not_raised_is_no_part_of_a_number_that_is_read(tmp_path):
    (tabel,) = read(tmp_path, _with_note(0, 6), "du.pdf")
    assert "fout" in {b.ernst for b in tabel.bevindingen}
    assert ("GM0184", "veiligheidshuizen") not in figures(tabel)


def test_blocks_beside_each_other_on_a_page_are_read_one_after_the_other(tmp_path):
    blad = [
        ({50: TITEL}, {}),
        (
            {50: "CBS", 90: "Gemeente", 300: "CBS", 340: "Gemeente"},
            {250: "veiligheidshuizen", 540: "veiligheidshuizen"},
        ),
        ({50: "14", 90: "Groningen", 300: "363", 340: "Amsterdam"}, {250: "1.265.650", 540: "676.830"}),
        ({50: "34", 90: "Almere", 300: "518", 340: "'s-Gravenhage"}, {250: "205.590", 540: "-"}),
    ]
    (tabel,) = read(tmp_path, drawn(blad), "du.pdf")
    assert findings(tabel) == []
    assert tabel.opschrift == TITEL
    assert {gm: w for (gm, _), (w, _) in figures(tabel).items()} == {
        "GM0014": "1265650",
        "GM0034": "205590",
        "GM0363": "676830",
        "GM0518": "0",
    }
