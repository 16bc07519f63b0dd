"""Capacity returns: the template that goes out is what comes back, and a resubmission shows what it changed."""

import functools
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from dashboard.cli import app
from pipelines.basis.bevinding import Ernst
from pipelines.sources.ontvangen import bewaren
from pipelines.sources.ontvangen.opgave import add_return
from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.adviseren import advise
from pipelines.sources.opgave.lezen import read_return
from pipelines.sources.opgave.schrijven import make_template
from pipelines.sources.opgave.vragen import RIJ_BESTEED, RIJ_CAPACITEIT, Doelblad, read_questions
from pipelines.sources.raw.lezen import read_table
from tests.hulp.bronbestanden import small_copy
from tests.hulp.deelbouw import ask, find

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
CAPACITEIT, BESTEED = f"B{RIJ_CAPACITEIT}", f"B{RIJ_BESTEED}"
EERSTE = read_questions(RAW)["wijkteams"].eerste_grootboek
"""The first ledger line of the sheet of the wijkteams."""
Invullen = Callable[[Any], None]


@pytest.fixture(scope="module")
def doelen() -> dict[str, Doelblad]:
    return read_questions(RAW)


@pytest.fixture(scope="module")
def gm_codes() -> frozenset[str]:
    return frozenset(read_table(RAW, "gemeente")["gm_code"])


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return small_copy(tmp_path / "data" / "raw")


@functools.cache
def empty_template() -> bytes:
    """The template of all goals as it goes out; making it takes six times as long as opening it."""
    bladen = [(blad, [m.Bekend("x", "y", "z")]) for blad in read_questions(RAW).values()]
    return make_template("GM0363", "Amsterdam", 2024, bladen)


def fill_in(boek: Any) -> None:
    """One goal with capacity, spending and two ledger lines; one with a reason; the rest empty."""
    blad = boek["wijkteams"]
    blad[CAPACITEIT], blad[BESTEED] = 12.25, 1_500_000
    blad[f"E{RIJ_CAPACITEIT}"], blad[f"E{RIJ_BESTEED}"] = "team Noord", "met inhuur"
    for rij, waarden in enumerate(
        (("4100", 1_000_000, "KP1", "salarissen", None), ("4200", 500_000, None, "inhuur", "tijdelijk")),
        start=EERSTE,
    ):
        for kolom, waarde in zip("ABCDE", waarden, strict=True):
            blad[f"{kolom}{rij}"] = waarde
    boek["ido"][f"D{RIJ_CAPACITEIT}"] = "te laat"
    boek["ido"][f"D{RIJ_BESTEED}"] = "onderdrukt"


def template(map_: Path, *invullen: Invullen, naam: str = "op.xlsx") -> Path:
    """The template, opened, filled in and saved, as a gemeente does."""
    boek = load_workbook(io.BytesIO(empty_template()))
    for stap in invullen:
        stap(boek)
    boek.save(map_ / naam)
    return map_ / naam


def put(blad: str, cel: str, waarde: object) -> Invullen:
    def vul(boek: Any) -> None:
        boek[blad][cel] = waarde

    return vul


def test_what_is_filled_in_comes_back(doelen: Any, gm_codes: Any, tmp_path: Path) -> None:
    pad = template(tmp_path, fill_in)
    opgave, bevindingen = read_return(pad.read_bytes(), pad.name, "bron", doelen, gm_codes)
    assert bevindingen == []
    assert opgave is not None
    assert (opgave.gm_code, opgave.jaar, opgave.peildatum.isoformat()) == ("GM0363", 2024, "2024-12-31")
    assert [r.doel for r in opgave.regels] == [d for d, blad in doelen.items() if not blad.is_blok]
    wijkteams = next(r for r in opgave.regels if r.doel == "wijkteams")
    assert (wijkteams.waarde, wijkteams.besteed_eur, wijkteams.cel) == (Decimal("12.25"), 1_500_000, "B21")
    assert (wijkteams.opmerking, wijkteams.opmerking_besteed) == ("team Noord", "met inhuur")
    ido = next(r for r in opgave.regels if r.doel == "ido")
    assert (ido.reden, ido.reden_besteed) == ("te laat", "onderdrukt")
    assert [(g.grootboekrekening, g.bedrag_eur, g.kostenplaats, g.cel) for g in opgave.grootboek] == [
        ("4100", 1_000_000, "KP1", f"B{EERSTE}"),
        ("4200", 500_000, None, f"B{EERSTE + 1}"),
    ]
    assert {b.regel for b in advise(opgave)} == {"opgave_zonder_reden"}


def test_labels_are_protected_and_input_is_open_and_checked(doelen: Any, tmp_path: Path) -> None:
    boek = load_workbook(template(tmp_path))
    for doel in doelen:
        blad = boek[doel]
        assert blad.protection.sheet
        assert blad[f"A{RIJ_CAPACITEIT}"].protection.locked
        assert not blad[CAPACITEIT].protection.locked
        assert {d.type for d in blad.data_validations.dataValidation} >= {"whole", "list", "textLength"}
    assert boek[m.BLAD_SJABLOON].sheet_state == "veryHidden"


@pytest.mark.parametrize(
    ("invullen", "regel", "blad", "cel"),
    [
        (put("wijkteams", CAPACITEIT, "twaalf"), "opgave_waarde", "wijkteams", CAPACITEIT),
        (put("wijkteams", CAPACITEIT, -1), "opgave_waarde", "wijkteams", CAPACITEIT),
        (put("wijkteams", CAPACITEIT, 1.005), "opgave_waarde", "wijkteams", CAPACITEIT),
        (put("wijkteams", CAPACITEIT, "=6*2"), "opgave_waarde", "wijkteams", CAPACITEIT),
        (put("ido", CAPACITEIT, 1.5), "opgave_waarde", "ido", CAPACITEIT),
        (put("wijkteams", BESTEED, 10.5), "opgave_waarde", "wijkteams", BESTEED),
        (put("wijkteams", BESTEED, True), "opgave_waarde", "wijkteams", BESTEED),
        (put("wijkteams", "D21", "geen zin"), "opgave_reden", "wijkteams", "D21"),
        (put("wijkteams", "D21", "te laat"), "opgave_waarde_en_reden", "wijkteams", "D21"),
        (put("wijkteams", "A21", "Kosten"), "opgave_label_gewijzigd", "wijkteams", "A21"),
        (put("wijkteams", "C21", "uren"), "opgave_label_gewijzigd", "wijkteams", "C21"),
        (put("wijkteams", f"A{EERSTE}", None), "opgave_grootboek_onvolledig", "wijkteams", f"A{EERSTE}"),
        (put("wijkteams", f"B{EERSTE}", None), "opgave_grootboek_onvolledig", "wijkteams", f"B{EERSTE}"),
        (put("wijkteams", f"B{EERSTE}", "veel"), "opgave_waarde", "wijkteams", f"B{EERSTE}"),
        (put("_sjabloon", "B1", "9"), "opgave_versie", "_sjabloon", ""),
        (put("_sjabloon", "B2", "GM9999"), "waarde_gemeente", "_sjabloon", ""),
        (put("_sjabloon", "B4", "vorig jaar"), "opgave_jaar", "_sjabloon", ""),
        (put("_sjabloon", "C5", "fte_anders"), "opgave_doel_onbekend", "rechtsbescherming", ""),
        (lambda boek: boek.remove(boek["ido"]), "opgave_blad_ontbreekt", "ido", ""),
        (put("_sjabloon", "A5", None), "opgave_doelen", "_sjabloon", ""),
        (
            put("wijkteams", f"A{EERSTE + 26}", "4999"),
            "opgave_grootboek_te_veel",
            "wijkteams",
            f"A{EERSTE + 26}",
        ),
        (
            lambda boek: boek["wijkteams"].insert_rows(EERSTE + 14),
            "opgave_grootboek_te_veel",
            "wijkteams",
            f"A{EERSTE + 26}",
        ),
        (lambda boek: boek["wijkteams"].merge_cells("B21:B22"), "opgave_samengevoegd", "wijkteams", BESTEED),
        (
            lambda boek: setattr(boek["wijkteams"][CAPACITEIT], "number_format", "0%"),
            "opgave_waarde",
            "wijkteams",
            CAPACITEIT,
        ),
        (lambda boek: boek.remove(boek["_sjabloon"]), "opgave_geen_sjabloon", "", ""),
        (put("wijkteams", "A5", "Bekend over Urk in 2024"), "opgave_ander_blad", "wijkteams", "A5"),
        (put("wijkteams", "E22", "bedrag x € 1.000"), "eenheid_veelvoud", "wijkteams", "E22"),
        (put("wijkteams", f"B{EERSTE}", 12345678901234567), "opgave_waarde", "wijkteams", f"B{EERSTE}"),
        (
            lambda boek: setattr(boek.copy_worksheet(boek["ido"]), "title", "ido (2)"),
            "blad_niet_gelezen",
            "ido (2)",
            "",
        ),
        (
            lambda boek: setattr(boek["wijkteams"].row_dimensions[22], "hidden", True),
            "verborgen_rijen",
            "wijkteams",
            "A22",
        ),
    ],
)
def test_what_cannot_be_right_is_reported_at_its_cell(
    invullen: Invullen, regel: str, blad: str, cel: str, doelen: Any, gm_codes: Any, tmp_path: Path
) -> None:
    pad = template(tmp_path, fill_in, invullen)
    _, bevindingen = read_return(pad.read_bytes(), pad.name, "bron", doelen, gm_codes)
    assert [(b.regel, b.blad, b.cel) for b in bevindingen] == [(regel, blad, cel)]


def test_a_sum_of_floats_is_what_a_spreadsheet_shows(doelen: Any, gm_codes: Any, tmp_path: Path) -> None:
    pad = template(tmp_path, fill_in, put("wijkteams", CAPACITEIT, 12.299999999999999))
    opgave, bevindingen = read_return(pad.read_bytes(), pad.name, "bron", doelen, gm_codes)
    assert opgave is not None
    assert bevindingen == []
    assert next(r.waarde for r in opgave.regels if r.doel == "wijkteams") == Decimal("12.3")


def test_an_empty_template_is_refused(doelen: Any, gm_codes: Any, tmp_path: Path) -> None:
    pad = template(tmp_path)
    _, bevindingen = read_return(pad.read_bytes(), pad.name, "bron", doelen, gm_codes)
    assert [b.regel for b in bevindingen] == ["opgave_leeg"]


@pytest.mark.parametrize("inhoud", [b"", b"geen werkboek", b"PK\x03\x04" + bytes(100)])
def test_a_damaged_file_is_a_message(inhoud: bytes, doelen: Any, gm_codes: Any) -> None:
    _, bevindingen = read_return(inhoud, "op.xlsx", "bron", doelen, gm_codes)
    assert [b.regel for b in bevindingen] == ["bestand_onleesbaar"]


def test_ledger_lines_that_do_not_add_up_are_a_warning(doelen: Any, gm_codes: Any, tmp_path: Path) -> None:
    pad = template(tmp_path, fill_in, put("wijkteams", f"B{EERSTE}", 900_000))
    opgave, _ = read_return(pad.read_bytes(), pad.name, "bron", doelen, gm_codes)
    assert opgave is not None
    gevonden = [(b.cel, b.waarde) for b in advise(opgave) if b.regel == "opgave_grootboek_ongelijk"]
    assert gevonden == [(BESTEED, "1500000")]


def test_a_resubmission_shows_line_by_line_what_it_changed_and_the_build_uses_it(
    doelen: Any, gm_codes: Any, raw: Path, tmp_path: Path
) -> None:
    eerste = template(tmp_path, fill_in, naam="een.xlsx")
    tweede = template(
        tmp_path,
        fill_in,
        put("wijkteams", CAPACITEIT, 13),
        put("wijkteams", f"B{EERSTE + 1}", 400_000),
        naam="twee.xlsx",
    )
    bewaard, _, wijzigingen = add_return(eerste, raw, doelen, gm_codes)
    assert (bewaard.is_nieuw, bewaard.volgnummer, wijzigingen) == (True, 1, None)
    opnieuw, _, _ = add_return(eerste, raw, doelen, gm_codes)
    assert (opnieuw.is_nieuw, opnieuw.pad) == (False, bewaard.pad)
    _, _, wijzigingen = add_return(tweede, raw, doelen, gm_codes)
    assert wijzigingen is not None
    assert [(w.doel, w.wat, w.oud, w.nieuw) for w in wijzigingen] == [
        ("wijkteams", "capaciteit", "12.25", "13"),
        ("wijkteams", "grootboekregel", None, "4200 / - / inhuur / 400000 / tijdelijk"),
        ("wijkteams", "grootboekregel", "4200 / - / inhuur / 500000 / tijdelijk", None),
    ]
    capaciteit, wijziging, grootboek = ask(
        raw,
        "SELECT waarde, besteed_eur, status FROM mart.capaciteit WHERE gm_code = 'GM0363' AND doel = 'wijkteams' "
        "AND herkomst = 'opgave' AND peildatum = DATE '2024-12-31'",
        "SELECT doel, waarde_oud, waarde_nieuw FROM mart.opgave_wijziging",
        "SELECT grootboekrekening, bedrag_eur FROM mart.opgave_grootboek ORDER BY 1",
    )
    gevonden = find(raw, "opgave_grootboek_ongelijk")
    assert [b for b in gevonden if b.ernst is Ernst.FOUT] == []
    regels = [b.verschil for b in gevonden if b.regel == "opgave_grootboek_ongelijk"]
    assert capaciteit == [(Decimal(13), 1_500_000, "gepubliceerd")]
    assert wijziging == [("wijkteams", Decimal("12.25"), Decimal(13))]
    assert grootboek == [("4100", 1_000_000), ("4200", 400_000)]
    assert regels == ["100000"]


def test_a_return_that_comes_in_while_another_waits_its_turn_is_the_one_that_it_replaces(
    doelen: Any, gm_codes: Any, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerste = template(tmp_path, fill_in, naam="een.xlsx")
    tweede = template(tmp_path, fill_in, put("wijkteams", CAPACITEIT, 13), naam="twee.xlsx")
    vrij = bewaren.hold_register

    def wait_for_the_first(register: Path) -> Any:
        monkeypatch.setattr(bewaren, "hold_register", vrij)
        add_return(eerste, raw, doelen, gm_codes)
        return vrij(register)

    monkeypatch.setattr(bewaren, "hold_register", wait_for_the_first)
    _, _, wijzigingen = add_return(tweede, raw, doelen, gm_codes)
    assert wijzigingen is not None
    assert [(w.wat, w.oud, w.nieuw) for w in wijzigingen] == [("capaciteit", "12.25", "13")]


def test_the_commands_make_and_check_a_template(
    database: Path, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(database))
    uit = tmp_path / "sjabloon.xlsx"
    opdracht = ["--data", str(raw.parent), "opgave"]
    gemaakt = CliRunner().invoke(
        app, [*opdracht, "sjabloon", "--gemeente", "GM0363", "--jaar", "2024", "--uit", str(uit)]
    )
    assert gemaakt.exit_code == 0, gemaakt.output
    boek = load_workbook(uit)
    bekend = {
        r[0].value: r[1].value for r in boek["wijkteams"].iter_rows(min_row=6, max_row=18) if r[0].value
    }
    with duckdb.connect(database, read_only=True) as con:
        toegewezen, inwoners = con.execute(
            "SELECT toegewezen_eur, inwoners FROM mart.realisatie AS r JOIN mart.gemeente AS g USING (gm_code) "
            "WHERE r.uitkeringsjaar = 2024 AND g.indeling_jaar = 2024 AND r.gm_code = 'GM0363' AND r.doel = 'wijkteams'"
        ).fetchone() or (0, 0)
    assert bekend["Toegewezen samen"].replace("\u00a0", " ") == f"€ {toegewezen:,}".replace(",", ".")
    assert bekend["Inwoners op 1 januari"] == f"{inwoners:,}".replace(",", ".")
    fill_in(boek)
    boek.save(uit)
    goed = CliRunner().invoke(app, [*opdracht, "controleer", str(uit)])
    assert goed.exit_code == 0, goed.output
    assert (
        "opgave van Amsterdam (GM0363) over 2024, 1 van 7 doelen ingevuld, 2 grootboekregels." in goed.stdout
    )
    boek["wijkteams"][CAPACITEIT] = "veel"
    boek.save(uit)
    fout = CliRunner().invoke(app, [*opdracht, "controleer", str(uit)])
    assert (fout.exit_code, "blad wijkteams, cel B21" in fout.stdout) == (1, True)


def test_two_workbooks_with_the_same_line_are_refused(raw: Path) -> None:
    """tests/bouw/test_regels.py has a whole build that it stops."""
    boek = load_workbook(raw / "opgaven" / "voorbeeld_2024.xlsx")
    boek.properties.title = "kopie"
    boek.save(raw / "opgaven" / "kopie.xlsx")
    fouten = {b.regel for b in find(raw, "opgave_dubbel") if b.ernst is Ernst.FOUT}
    assert fouten == {"opgave_dubbel"}
