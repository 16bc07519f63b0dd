"""Exports: read back, a file holds what was on screen; nothing in it becomes a formula; it says where it came from."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import parse_qs

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.api.sectie.bestanden import file_name, make_file
from dashboard.api.sectie.vraag import read_question
from dashboard.beeld.kolom import column
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.lijst import read_pages
from dashboard.uitvoer.bestand import account_for, write_csv, write_workbook
from dashboard.uitvoer.blad import Cel, Rooster, read_shown, show_sheet
from dashboard.uitvoer.keuze import Keuze, read_choice
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.link import pack
from tests.hulp.componenten import NBSP
from tests.hulp.helpers import ROOT
from tests.hulp.scenariogevallen import VIJF_MILJOEN

BRON = "mart.toewijzing?uitkeringsjaar=2023&gm_code=GM0363#bedrag_eur"
ROOSTER = Rooster(
    "doelen",
    "Bedrag per doel",
    "Een zin.",
    "",
    [
        column("doel", "Doel"),
        column("eur", "Be\u00addrag", soort="getal", herkomst="mart.toewijzing?uitkeringsjaar={jaar}&gm_code=GM0363#bedrag_eur"),
        column("fte", "Fte", soort="woorden"),
        column("code", "Code", hide=True),
    ],
    [
        {"doel": "Wijk\u00adteams", "eur": 1234567.0, "eur_tekst": f"€{NBSP}1.234.567", "fte": 2.5, "fte_tekst": "2,5 fte (voorbeeld)", "fte_voorbeeld": True, "jaar": 2023, "code": "wt"},
        {"doel": "=1+1", "eur": None, "eur_tekst": "niet opgegeven", "fte": -3.25, "fte_tekst": "-3,3 fte", "jaar": 2023, "code": "som"},
    ],
    [{"doel": "Totaal", "eur": 1234567.0, "eur_tekst": f"€{NBSP}1.234.567", "eur_herkomst": None}],
)  # fmt: skip
GETOOND = [
    ["Doel", "Bedrag", "Fte"],
    ["Wijkteams", f"€{NBSP}1.234.567", "2,5 fte (voorbeeld)"],
    ["=1+1", "niet opgegeven", "-3,3 fte"],
    ["Totaal", f"€{NBSP}1.234.567", ""],
]
ADRES = "?gm=GM0363&jaar=2023"


def sheet(keuze=Keuze(), rooster=ROOSTER, adres=ADRES):  # noqa: B008
    return show_sheet(rooster, keuze, "/gemeente", adres)


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


def workbook():
    inhoud = write_workbook(sheet(), [("Softwareversie", "1.2.3")], [("pok/envelop.csv", "pok", "ab12")])
    return load_workbook(io.BytesIO(inhoud))


def test_the_workbook_read_back_is_what_was_on_screen():
    ws = workbook()["Cijfers"]
    gelezen = [[shown(cel) for cel in rij] for rij in ws.iter_rows()]
    assert gelezen == GETOOND
    assert (ws["B2"].value, ws["C3"].value) == (1234567, -3.25)
    assert (ws.freeze_panes, ws.auto_filter.ref) == ("B2", "A1:C3")


def test_text_never_becomes_a_formula():
    assert workbook()["Cijfers"]["A3"].data_type == "s"
    regels = list(csv.reader(io.StringIO(write_csv(sheet()).decode("utf-8-sig")), delimiter=";"))
    assert regels[2][0] == "'=1+1"


def test_a_csv_keeps_numbers_bare_and_words_beside_them():
    regels = list(csv.reader(io.StringIO(write_csv(sheet()).decode("utf-8-sig")), delimiter=";"))
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
    regels = dict(account_for(sheet(), BOUW, "f" * 64, ["meicirculaire 2022 voor 2023"]))
    assert regels["Adres"] == "/gemeente?gm=GM0363&jaar=2023"
    assert regels["Keuze: gemeente"] == "GM0363"
    assert regels["Rijen getoond"] == "2 van 2"
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
    [
        {"kolommen": 3},
        {"filters": "x"},
        {"filters": {"doel": 1}},
        {"orde": [1]},
        {"orde": [{}]},
        {"getoond": "veel"},
    ],
)
def test_a_question_that_makes_no_sense_is_refused_in_dutch(fout):
    with pytest.raises(FondskompasFout, match="kan niet worden uitgevoerd"):
        sheet(read_choice(fout))


@pytest.mark.parametrize(
    "fout",
    [
        {"kolommen": ["weg"]},
        {"filters": {"weg": {"filterType": "text", "type": "contains", "filter": "x"}}},
        {"orde": [{"veld": "weg", "richting": "asc"}]},
        {"filters": {"doel": {"filterType": "text", "type": "raden", "filter": "x"}}},
        {"filters": {"eur": {"filterType": "number", "type": "equals", "filter": "x"}}},
        {"getoond": 1},
    ],
)
def test_a_view_that_the_table_does_not_have_is_refused(fout):
    with pytest.raises(FondskompasFout):
        sheet(read_choice(fout))


def contains(woord):
    return {"filterType": "text", "type": "contains", "filter": woord}


@pytest.mark.parametrize(
    ("vraag", "codes"),
    [
        ({}, ["a", "b", "c", "d"]),
        ({"filters": {"naam": contains("EE")}}, ["a", "b"]),
        ({"filters": {"naam": {"operator": "OR", "conditions": [contains("beek"), contains("dam")]}}}, ["a", "d"]),
        ({"filters": {"naam": {"operator": "AND", "conditions": [contains("ee"), contains("k")]}}}, ["a"]),
        ({"filters": {"naam": {"filterType": "text", "type": "notContains", "filter": "ee"}}}, ["c", "d"]),
        ({"filters": {"naam": {"filterType": "text", "type": "blank"}}}, ["c"]),
        ({"filters": {"eur": {"filterType": "number", "type": "greaterThan", "filter": 2}}}, ["d"]),
        ({"filters": {"eur": {"filterType": "number", "type": "inRange", "filter": 1, "filterTo": 3}}}, ["a"]),
        ({"filters": {"eur": {"filterType": "number", "type": "notBlank"}}}, ["a", "c", "d"]),
        ({"orde": [{"veld": "eur", "richting": "asc"}]}, ["b", "c", "a", "d"]),
        ({"orde": [{"veld": "eur", "richting": "desc"}]}, ["d", "a", "c", "b"]),
        ({"orde": [{"veld": "soort", "richting": "desc"}, {"veld": "eur", "richting": "asc"}]}, ["b", "d", "c", "a"]),
        ({"zoek": "x ee"}, ["a"]),
        ({"zoek": "1234567"}, ["d"]),
        ({"filters": {"naam": contains("ee")}, "getoond": 2}, ["a", "b"]),
    ],
)  # fmt: skip
def test_a_view_holds_the_rows_that_the_grid_shows_in_their_order(vraag, codes):
    rijen = [
        {"code": "a", "naam": "Beek", "soort": "x", "eur": 2.0},
        {"code": "b", "naam": "Eede", "soort": "y", "eur": None},
        {"code": "c", "naam": None, "soort": "x", "eur": 1.0},
        {"code": "d", "naam": "Dam", "soort": "y", "eur": 1234567.0},
    ]
    kolommen = [column(veld, veld) for veld in ("code", "naam", "soort", "eur")]
    getoond = sheet(read_choice(vraag), Rooster("x", "x", "", "", kolommen, rijen, []))
    assert [rij[0].tekst for rij in getoond.rijen] == codes
    assert getoond.totaal == 4


def test_columns_come_in_the_order_of_the_screen_and_the_filter_is_named():
    vraag = {
        "kolommen": ["fte", "doel", "fte"],
        "filters": {"eur": {"filterType": "number", "type": "blank"}},
        "zoek": "1",
    }
    blad = sheet(read_choice(vraag))
    assert [kolom.kop for kolom in blad.kolommen] == ["Fte", "Doel"]
    assert blad.filter == "filter op Bedrag; zoekterm 1"


def test_a_table_that_is_too_large_says_what_to_do():
    with pytest.raises(FondskompasFout, match="Zet eerst een filter"):
        sheet(rooster=replace(ROOSTER, rijen=list(ROOSTER.rijen) * 100_000))


SCENARIO = {
    "blok": "sc-groepen",
    "pad": "/scenario",
    "adres": f"?s={pack(VIJF_MILJOEN)}&jaar=2025&groep=provincie",
}


def ask(gegevens, soort="xlsx", blok="envelop", pad="/overzicht", adres="?jaar=2023"):
    vraag = read_question(read_pages(), pad.strip("/"), f"{blok}.{soort}", parse_qs(adres.lstrip("?")))
    return make_file(gegevens, vraag)


def test_files_have_a_name_that_says_what_is_in_them(database):
    gegevens = Gegevens(database, ROOT / "data" / "raw")
    inhoud, naam = ask(gegevens)
    assert naam == "fondskompas_envelop_2023.xlsx"
    regels = {
        rij[0].value: rij[1].value for rij in load_workbook(io.BytesIO(inhoud))["Verantwoording"].iter_rows()
    }
    assert regels["Database (sha256)"] == gegevens.sha256()
    assert "meicirculaire 2022 voor 2023" in regels["Circulaires"]
    assert file_name(sheet(adres="?gm=../../x"), "csv") == "fondskompas_doelen_x.csv"


def test_slides_draw_the_figures_that_the_server_read(database):
    """A native chart in the order of the screen, the table, the status below, and where every figure is from in the notes."""
    gegevens = Gegevens(database, ROOT / "data" / "raw")
    eerst = ask(gegevens, "csv", **SCENARIO)[0].decode("utf-8-sig").splitlines()
    inhoud, naam = ask(gegevens, "pptx", **SCENARIO)
    assert naam == "fondskompas_sc-groepen_2025_provincie.pptx"
    staven, tabel = Presentation(io.BytesIO(inhoud)).slides
    [grafiek] = [vorm.chart for vorm in staven.shapes if vorm.has_chart]
    assert list(grafiek.plots[0].categories) == [regel.split(";")[0] for regel in eerst[1:13]]
    getekend = [f"{waarde:.2f}".replace(".", ",") for waarde in grafiek.plots[0].series[0].values]
    assert getekend == [regel.split(";")[1] for regel in eerst[1:13]]
    [raster] = [vorm.table for vorm in tabel.shapes if vorm.has_table]
    assert raster.cell(11, 0).text == "Alle gemeenten" or len(list(raster.rows)) == 13
    for dia in (staven, tabel):
        woorden = " ".join(vorm.text_frame.text for vorm in dia.shapes if vorm.has_text_frame)
        assert "Verschil per inwoner naar provincie in 2025" in woorden
        assert "Status: aanname. Bron: Fondskompas" in woorden
        assert gegevens.sha256() in dia.notes_slide.notes_text_frame.text
        assert "formule.verandering_per_inwoner" in dia.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("waarde", [float("nan"), float("inf"), 1e300])
def test_what_is_no_figure_stays_text(waarde):
    rijen = [{"doel": "x", "eur": waarde, "eur_tekst": "1", "fte": 1.0, "fte_tekst": "1"}]
    blad = sheet(rooster=replace(ROOSTER, rijen=rijen))
    [rij] = blad.rijen
    assert rij[1].waarde is None
    assert b"x;1;1" not in write_csv(blad)
