"""Files that are damaged, hostile or too large: always a message, never a crash."""

import io
import re
from dataclasses import fields

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dashboard.cli import app
from pipelines.basis.grenzen import MB, Geweigerd, Grenzen
from pipelines.basis.instellingen import Instellingen
from pipelines.bestand.openen import read_workbook
from pipelines.bestand.werkboek import read_model
from tests.fuzz.beschadig import INGREPEN, bases, damage, read_damaged
from tests.hulp.bronbestanden import figures, findings, ods, read, refusal, xlsx, zipped
from tests.hulp.helpers import ROOT

KLEIN = Grenzen(
    bestand_mb=1, uitgepakt_mb=8, cellen=1000, rijen=50, kolommen=20, bladen=2, paginas=1, seconden=20
)
INGREEP = st.tuples(st.sampled_from(INGREPEN), st.floats(0, 1, exclude_max=True), st.integers(1, 300))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    naam=st.sampled_from(["a.csv", "b.tsv", "c.ods", "d.xlsx"]),
    ingrepen=st.lists(INGREEP, min_size=1, max_size=3),
)
def test_a_damaged_file_never_crashes_the_reader(tmp_path, naam, ingrepen):
    assert read_damaged(tmp_path, naam, damage(bases()[naam], ingrepen)) in ("geweigerd", "fouten", "gelezen")


@pytest.mark.parametrize("naam", ["e.xls", "f.pdf"])
@pytest.mark.parametrize(
    "ingreep", [("knip", 0.4, 1), ("byte", 0.3, 0), ("wis", 0.2, 200), ("herhaal", 0.1, 40)]
)
def test_a_damaged_binary_file_costs_only_its_own_process(tmp_path, naam, ingreep):
    assert read_damaged(tmp_path, naam, damage(bases()[naam], [ingreep])) in (
        "geweigerd",
        "fouten",
        "gelezen",
    )


def test_the_bases_are_sound(tmp_path):
    uitslag = {naam: read_damaged(tmp_path, naam, inhoud) for naam, inhoud in bases().items()}
    assert uitslag == dict.fromkeys(bases(), "gelezen")


@pytest.mark.parametrize(
    ("inhoud", "gevonden"),
    [
        (b"", "een leeg bestand"),
        (b"CBS;Naam;inwo\n\x00\x01\x02", "onbekende codering"),
        (b"CBS;Naam;inwo\n\x81\x8d;\x9d;1\n", "onbekende codering"),
        (b"<html><table><tr><td>inwo</td></tr></table></html>", "een webpagina of XML"),
        (b'CBS;Naam;inwo\n14;"Groningen;1\n', "aanhalingstekens die niet sluiten (unexpected end of data)"),
        (b"x" * (2 * 1024 * 1024), "2,0 MB"),
        (b"Gemeente;inwo\nUrk" + b";1" * 10**5, "100001 kolommen of meer"),
        (b"Gemeente;inwo\n" * 60, "51 rijen of meer"),
        (b"Gemeente;inwo\nUrk;" + b"1" * 10**5, "een cel van 100000 tekens"),
        (b"PK\x03\x04 geen zip", "beschadigd werkboek (BadZipFile)"),
        (zipped({"mimetype": b"x", "content.xml": b"<a><b></a>"}), "beschadigd werkboek (ParseError)"),
        (zipped({"content.xml": b'<?xml version="1.0" encoding="str"?><a/>'}), "beschadigd werkboek (LookupError)"),
        (zipped({"iets": b"1"}), "beschadigd werkboek (KeyError)"),
        (zipped({"content.xml": b"<a><b/></a>"}), "een werkboek zonder bladen"),
        (zipped({"content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "een DOCTYPE in de XML"),
        (zipped({"content.xml": b" " * 7 * 1024 * 1024}), "7 MB na uitpakken"),
        (zipped({"xl/vbaProject.bin": b"x", "xl/workbook.xml": b"<workbook/>"}), "macro's in het werkboek"),
        (b"%PDF-1.4 en verder niets", "een PDF dat beschadigd, beveiligd of te groot is"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 kapot", "een werkboek dat beschadigd, beveiligd of te groot is"),
    ],
    # not by the bytes: a zip holds the time at which it was made, and both workers must know a test by one name
    ids=lambda waarde: "bestand" if isinstance(waarde, bytes) else waarde,
)  # fmt: skip
def test_what_is_refused_as_a_whole(tmp_path, inhoud, gevonden):
    assert refusal(tmp_path, inhoud, grenzen=KLEIN) == gevonden


def test_a_million_columns_and_rows_in_a_workbook_are_refused_before_they_take_memory(tmp_path):
    herhaald = b'<table:table-cell table:number-columns-repeated="1000000" office:value-type="float" office:value="1"/>'
    assert (
        refusal(tmp_path, ods({"V": [["Gemeente", "inwo"], ["Urk", herhaald]]}), "v.ods", KLEIN)
        == "1000001 kolommen of meer"
    )
    ver = xlsx(
        {"V": [["Gemeente", "inwo"], ["Urk", 1]]}, lambda werkboek: werkboek["V"].cell(1_048_576, 16_384, 1)
    )
    assert refusal(tmp_path, ver, "v.xlsx", KLEIN).endswith("of meer")


def test_empty_repeats_at_the_end_of_a_sheet_are_no_cells(tmp_path):
    leeg = b'<table:table-cell table:number-columns-repeated="16382"/>'
    (tabel,) = read(
        tmp_path, ods({"V": [["Gemeente", "inwo", leeg], ["Urk", 1, leeg]]}), "v.ods", grenzen=KLEIN
    )
    assert figures(tabel) == {("GM0184", "inwo"): ("1", "B2")}
    assert findings(tabel) == []


def test_a_workbook_with_too_many_sheets_and_one_with_a_password_are_refused(tmp_path):
    assert (
        refusal(tmp_path, xlsx({"a": [["x"]], "b": [["x"]], "c": [["x"]]}), "v.xlsx", KLEIN)
        == "te veel bladen"
    )
    slot = bytearray(zipped({"content.xml": b"<a/>"}))
    for plek in (6, slot.rfind(b"PK\x01\x02") + 8):
        slot[plek] |= 1
    assert refusal(tmp_path, bytes(slot), "v.ods", KLEIN) == "een wachtwoord"


def test_bounds_are_settings(monkeypatch):
    monkeypatch.setenv("FONDSKOMPAS_MAX_KOLOMMEN", "7")
    assert Instellingen().grenzen == Grenzen(kolommen=7)


def test_every_bound_is_a_setting_and_stands_in_the_manual(monkeypatch):
    tekst = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    rijen = dict(re.findall(r"^\| `([A-Z0-9_]+)` \| ([0-9.]+) \|", tekst, re.MULTILINE))
    standaard = {veld.name.upper(): getattr(Grenzen(), veld.name) for veld in fields(Grenzen)}
    assert {naam: int(waarde.replace(".", "")) for naam, waarde in rijen.items()} == standaard
    assert Instellingen().grenzen == Grenzen()
    for naam, waarde in standaard.items():
        monkeypatch.setenv(f"FONDSKOMPAS_MAX_{naam}", str(waarde + 1))
    hoger = {veld.name: getattr(Grenzen(), veld.name) + 1 for veld in fields(Grenzen)}
    assert Instellingen().grenzen == Grenzen(**hoger)


OPDRACHTEN = {
    "iv3.json": ("IV3_JSON_MB", b"{" + b" " * MB, ["iv3", "controleer"]),
    "iv3.csv": ("OPEN_DATA_MB", b"Gemeenten;TaakveldBalanspost\n" + b" " * MB, ["iv3", "controleer"]),
    "iv3.xlsx": ("MODEL_MB", b"PK\x03\x04" + b" " * MB, ["iv3", "controleer"]),
    "definitie.json": ("IV3_JSON_MB", b"{" + b" " * MB, ["iv3", "definities", "toevoegen"]),
    "sisa.csv": ("KOLOMMEN", b"code;indicator;bedrag\n", ["sisa", "controleer", "--gemeente", "GM0363", "--jaar", "2023"]),
    "opgave.xlsx": ("MODEL_MB", b"PK\x03\x04" + b" " * MB, ["opgave", "controleer"]),
}  # fmt: skip


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_every_command_keeps_to_the_settings(tmp_path, monkeypatch, naam):
    instelling, inhoud, opdracht = OPDRACHTEN[naam]
    (tmp_path / naam).write_bytes(inhoud)
    laag = Instellingen(grenzen=Grenzen(**{instelling.lower(): 1 if instelling != "KOLOMMEN" else 2}))
    monkeypatch.setattr("pipelines.cli.opties.instellingen", lambda: laag)
    monkeypatch.setattr("pipelines.cli.opdrachten.sisa._check_gemeente", lambda *_: None)
    monkeypatch.setattr("pipelines.cli.opdrachten.opgave._reference", lambda *_: ({}, frozenset()))
    uitkomst = CliRunner().invoke(app, [*opdracht, str(tmp_path / naam)])
    assert uitkomst.exit_code == 1
    assert f"FONDSKOMPAS_MAX_{instelling}" in " ".join(uitkomst.output.split()) + str(uitkomst.exception)


@pytest.mark.parametrize("read", [read_workbook, read_model])
def test_a_compression_that_nobody_knows_is_refused(read):
    """zipfile says so with an error of its own, of the kind RuntimeError."""
    uit = io.BytesIO()
    openpyxl.Workbook().save(uit)
    inhoud = bytearray(uit.getvalue())
    for kop, plek in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        for begin in [m.start() for m in re.finditer(re.escape(kop), uit.getvalue())]:
            inhoud[begin + plek : begin + plek + 2] = (99).to_bytes(2, "little")
    with pytest.raises(Geweigerd) as fout:
        list(read(bytes(inhoud), Grenzen()))
    assert fout.value.at("a.xlsx").regel == "bestand_onleesbaar"
