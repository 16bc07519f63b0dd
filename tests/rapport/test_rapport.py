"""Reports: a marked copy of what was submitted, whatever the format, and the same for a machine."""

import json
from dataclasses import replace

import openpyxl
import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout
from pipelines.rapport import report_as_json, write_report
from tests.hulp.helpers import edit_cell
from tests.hulp.werkboek import write_ods, write_xlsx

GEVAARLIJK = ("=1+1", "+1", "-1+2", "@SUM(A1)", '=cmd|"/c calc"!A1')
FOUT = Bevinding("waarde_geheel", Ernst.FOUT, "x.csv", "x", "C2", "abc", "een geheel getal", "Onbruikbaar.", "Verbeter de cel.")  # fmt: skip
WAARSCHUWING = replace(FOUT, regel="nog_iets", ernst=Ernst.WAARSCHUWING, cel="B3", melding="Vreemd.")
RIJEN = [["gm_code", "taakveld", "lasten"], ["GM0001", "6.2", "abc"], ["GM0002", "0.1", "5"]]


@pytest.fixture
def csv_(tmp_path):
    pad = tmp_path / "x.csv"
    pad.write_text("\n".join(";".join(rij) for rij in RIJEN) + "\n", encoding="utf-8")
    return pad


def load(pad):
    return openpyxl.load_workbook(pad)


def test_a_csv_becomes_a_workbook_with_the_failing_cells_marked(csv_, tmp_path):
    write_report([WAARSCHUWING, FOUT], {"x.csv": csv_}, tmp_path / "uit.xlsx")
    boek = load(tmp_path / "uit.xlsx")
    assert boek.sheetnames == ["Bevindingen", "x"]
    assert [[c.value for c in rij] for rij in boek["x"].iter_rows()] == RIJEN
    assert all(c.data_type == "s" for rij in boek["x"].iter_rows() for c in rij)
    for woord in ("Onbruikbaar.", "Verwacht: een geheel getal", "Wat te doen: Verbeter de cel."):
        assert woord in boek["x"]["C2"].comment.text
    assert boek["x"]["C2"].fill.fgColor.rgb != boek["x"]["B3"].fill.fgColor.rgb
    assert boek["x"]["A2"].comment is None and boek["x"]["A2"].fill.fill_type is None


def test_the_list_has_the_worst_first_and_the_keys_of_the_row(csv_, tmp_path):
    write_report([WAARSCHUWING, WAARSCHUWING, FOUT], {"x.csv": csv_}, tmp_path / "uit.xlsx")
    lijst = load(tmp_path / "uit.xlsx")["Bevindingen"]
    rijen = [[c.value for c in rij] for rij in lijst.iter_rows(min_row=2)]
    assert [rij[0] for rij in rijen] == [
        "waarde_geheel: 1 keer — Onbruikbaar.",
        "fout",
        "nog_iets: 2 keer — Vreemd.",
        "waarschuwing",
        "waarschuwing",
    ]
    assert rijen[1][4:7] == ["C2", "abc", "een geheel getal"]
    assert rijen[1][-1] == "gm_code=GM0001; taakveld=6.2"
    assert lijst["E3"].hyperlink.location == "'x'!C2"


@pytest.mark.parametrize("soort", ["xlsx", "ods", "csv"])
def test_nothing_in_a_report_is_a_formula(tmp_path, soort):
    """Neither what was submitted, in whatever format, nor what a finding quotes."""
    pad = tmp_path / f"x.{soort}"
    rijen = [["gm_code", "naam", "lasten"], *[["GM0001", tekst, tekst] for tekst in GEVAARLIJK]]
    if soort == "csv":
        pad.write_text("\n".join(";".join(rij).replace('"', "") for rij in rijen), encoding="utf-8")
    else:
        (write_xlsx if soort == "xlsx" else write_ods)(pad, rijen, "x")
    fouten = [
        replace(FOUT, waarde=tekst, document=pad.name, melding=tekst, verwacht=tekst) for tekst in GEVAARLIJK
    ]
    write_report(fouten, {pad.name: pad}, tmp_path / "uit.xlsx")
    cellen = [
        c
        for blad in load(tmp_path / "uit.xlsx")
        for rij in blad.iter_rows()
        for c in rij
        if c.value is not None
    ]
    assert {c.data_type for c in cellen} == {"s"}
    assert sum(str(c.value).startswith(("=", "+", "-", "@")) and c.quotePrefix for c in cellen) >= 2 * len(
        GEVAARLIJK
    )


def test_a_workbook_keeps_its_layout_and_values(tmp_path):
    pad = write_xlsx(tmp_path / "x.xlsx", [["gm_code", "lasten"], ["GM0001", 12.5]], "x")
    boek = openpyxl.load_workbook(pad)
    boek["x"].column_dimensions["A"].width = 33
    boek["x"]["B2"].number_format = "0.00"
    boek.save(pad)
    write_report([replace(FOUT, document="x.xlsx", cel="B2")], {"x.xlsx": pad}, tmp_path / "uit.xlsx")
    kopie = load(tmp_path / "uit.xlsx")["x"]
    assert (kopie["B2"].value, kopie["B2"].number_format, kopie.column_dimensions["A"].width) == (
        12.5,
        "0.00",
        33,
    )
    assert "Onbruikbaar." in kopie["B2"].comment.text
    assert openpyxl.load_workbook(pad)["x"]["B2"].comment is None, "the submitted file is left alone"


def test_a_json_delivery_is_shown_by_its_paths(tmp_path):
    pad = tmp_path / "x.json"
    post = {"taakveld": "6.2", "categorie": "1.1", "bedrag": 1.50}
    pad.write_text(json.dumps({"data": {"lasten": [post, post]}}), encoding="utf-8")
    fout = replace(FOUT, document="x.json", blad="lasten", cel="$.data.lasten[1].bedrag")
    write_report([fout], {"x.json": pad}, tmp_path / "uit.xlsx")
    blad = load(tmp_path / "uit.xlsx")["levering"]
    (gemarkeerd,) = [rij for rij in blad.iter_rows() if rij[1].comment]
    assert [c.value for c in gemarkeerd] == ["$.data.lasten[1].bedrag", "1.5"]
    (object_,) = json.loads(report_as_json([fout], {"x.json": pad}))["bevindingen"]
    assert object_["sleutels"] == {"taakveld": "6.2", "categorie": "1.1"}


def test_json_holds_every_finding_with_its_keys(csv_):
    inhoud = json.loads(report_as_json([WAARSCHUWING, FOUT], {"x.csv": csv_}))
    assert inhoud["aantal"] == {"fouten": 1, "waarschuwingen": 1}
    assert [b["regel"] for b in inhoud["bevindingen"]] == ["waarde_geheel", "nog_iets"]
    assert inhoud["bevindingen"][0]["sleutels"] == {"gm_code": "GM0001", "taakveld": "6.2"}
    assert inhoud["bevindingen"][0]["ernst"] == "fout"


@pytest.mark.parametrize("cel", ["", "rijen van GM0001", "kolom onbekend", "ZZZ9999999", "$.weg"])
def test_a_finding_without_a_cell_stands_in_the_list_only(csv_, tmp_path, cel):
    write_report([replace(FOUT, cel=cel)], {"x.csv": csv_}, tmp_path / "uit.xlsx")
    boek = load(tmp_path / "uit.xlsx")
    assert boek["Bevindingen"].max_row == 3
    assert not any(c.comment for rij in boek["x"].iter_rows() for c in rij)


def test_a_document_that_cannot_be_read_still_gives_the_list(tmp_path):
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(b"geen werkboek")
    write_report([FOUT], {"x.xlsx": pad}, tmp_path / "uit.xlsx")
    assert load(tmp_path / "uit.xlsx").sheetnames == ["Bevindingen"]


@pytest.mark.parametrize("naam", ["bestaat.xlsx", "uit.csv"])
def test_nothing_is_overwritten(csv_, tmp_path, naam):
    (tmp_path / "bestaat.xlsx").write_text("van een ander")
    with pytest.raises(FondskompasFout, match=r"bestaat al|geen naam voor een werkboek"):
        write_report([FOUT], {"x.csv": csv_}, tmp_path / naam)
    assert (tmp_path / "bestaat.xlsx").read_text() == "van een ander"


def test_a_refused_build_hands_out_its_report(miniraw, tmp_path):
    """Every finding of the run, each in the sheet of its own document."""
    edit_cell(miniraw / "pok/envelop.csv", "E2", "duizend")
    edit_cell(miniraw / "pok/prijzen.csv", "D2", "veel")
    opdracht = ["--data", str(miniraw.parent), "bouw", "--xlsx", str(tmp_path / "uit.xlsx"), "--json"]
    uitkomst = CliRunner().invoke(app, opdracht)
    assert uitkomst.exit_code == 1
    gevonden = {(b["document"], b["cel"]) for b in json.loads(uitkomst.stdout)["bevindingen"]}
    assert {("pok/envelop.csv", "E2"), ("pok/prijzen.csv", "D2")} <= gevonden
    boek = load(tmp_path / "uit.xlsx")
    assert boek["envelop"]["E2"].comment and boek["prijzen"]["D2"].comment
