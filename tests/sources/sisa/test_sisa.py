"""SiSa annexes: read as printed, refused where a value can be two things, and used for the specifieke uitkering."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from dashboard.cli import app
from pipelines.basis.bevinding import Ernst, InvoerGeweigerd
from pipelines.basis.queries import read_query
from pipelines.sources.ontvangen.sisa import add_annex, check_annex
from pipelines.sources.sisa.waarde import parse_value
from tests.hulp.bronbestanden import small_copy
from tests.hulp.deelbouw import ask, find, opened

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
BIJLAGE = """code;indicator;omschrijving;bedrag of aantal;aard controle
X99;X99/01;Besteding (jaar T);€ 321.000;R
X99;02;Aantal locaties;12;n.v.t.
X99;X99/03;Eindverantwoording (Ja/Nee);Nee;n.v.t.
"""
"""X99 is invented for the tests: the code of the IDO regeling is for the user to fill in."""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return small_copy(tmp_path / "raw")


def annex(map_: Path, tekst: str = BIJLAGE) -> Path:
    (map_ / "sisa.csv").write_text(tekst, encoding="utf-8")
    return map_ / "sisa.csv"


def test_an_annex_is_read_as_printed_with_its_cells(tmp_path: Path) -> None:
    frame, _, bevindingen = check_annex(annex(tmp_path), "GM0363", 2023)
    assert bevindingen == []
    assert frame.select("code", "indicator", "soort", "waarde", "gedrukt", "aard_controle", "cel").rows() == [
        ("X99", "01", "bedrag", Decimal(321_000), "€ 321.000", "R", "D2"),
        ("X99", "02", "getal", Decimal(12), "12", "n.v.t.", "D3"),
        ("X99", "03", "tekst", None, "Nee", "n.v.t.", "D4"),
    ]


def test_a_workbook_with_columns_of_its_own_is_read_too(tmp_path: Path) -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    for rij in (
        ("Code", "Indicator", "Omschrijving", "Bedrag", "Aantal", "Aard controle"),
        ("X99", "01", "Besteding", 321000, None, "R"),
        ("X99", "02", "Locaties", None, 12, None),
    ):
        blad.append(rij)
    boek.save(tmp_path / "sisa.xlsx")
    frame, _, bevindingen = check_annex(tmp_path / "sisa.xlsx", "GM0363", 2023)
    assert bevindingen == []
    assert frame.select("indicator", "soort", "waarde", "cel").rows() == [
        ("01", "bedrag", Decimal(321_000), "D2"),
        ("02", "aantal", Decimal(12), "E3"),
    ]


@pytest.mark.parametrize(
    ("tekst", "soort", "uitkomst"),
    [
        ("€ 1.234", "getal", (Decimal(1234), "bedrag")),
        ("€ 1.234.567,89", "getal", (Decimal("1234567.89"), "bedrag")),
        ("€ -5", "getal", (Decimal(-5), "bedrag")),
        ("1234", "bedrag", (Decimal(1234), "bedrag")),
        ("1234,5", "bedrag", (Decimal("1234.5"), "bedrag")),
        ("1.234", "getal", (None, "onbekend")),
        ("1.234", "bedrag", (None, "onbekend")),
        ("€ 1.23", "getal", (None, "onbekend")),
        ("5.051.46", "getal", (None, "onbekend")),
        ("12,5", "aantal", (Decimal("12.5"), "aantal")),
        ("31-12-2024", "getal", (None, "tekst")),
        ("Ja", "getal", (None, "tekst")),
        ("", "getal", (None, "leeg")),
    ],
)
def test_a_value_that_can_be_two_things_is_never_guessed(tekst: str, soort: str, uitkomst: object) -> None:
    assert parse_value(tekst, soort) == uitkomst


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "cel"),
    [
        ("€ 321.000", "321.000", "sisa_waarde", "D2"),
        ("X99/01", "Y12/01", "sisa_indicator", "B2"),
        (";02;", ";X99/01;", "sisa_dubbel", "B3"),
        ("aard controle", "kleur", "kolom_onbekend", "E1"),
        ("indicator;", "iets;", "kolom_ontbreekt", "rij 1"),
        (BIJLAGE.split("\n", 1)[1], "", "sisa_leeg", ""),
    ],
)
def test_what_is_wrong_is_reported_at_its_cell(
    oud: str, nieuw: str, regel: str, cel: str, tmp_path: Path
) -> None:
    assert oud in BIJLAGE
    _, _, bevindingen = check_annex(annex(tmp_path, BIJLAGE.replace(oud, nieuw, 1)), "GM0363", 2023)
    assert (regel, cel) in {(b.regel, b.cel) for b in bevindingen}


def test_an_annex_with_errors_is_not_kept(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(InvoerGeweigerd):
        add_annex(annex(tmp_path, BIJLAGE.replace("€ 321.000", "321.000")), raw, "GM0363", 2023)
    assert not (raw / "sisa" / "bijlagen").exists()


REALISATIE = (
    "SELECT besteed_eur, besteed_status, besteed_herkomst, zichtbaarheid FROM mart.realisatie "
    "WHERE uitkeringsjaar = 2023 AND doel = 'ido' AND gm_code = 'GM0363'"
)


def test_without_a_code_the_spending_stays_out_and_the_report_says_so(raw: Path, tmp_path: Path) -> None:
    add_annex(annex(tmp_path), raw, "GM0363", 2023)
    assert ask(raw, REALISATIE)[0][0][0] != 321_000
    assert [b.regel for b in find(raw, "sisa_code_onbekend") if b.regel.startswith("sisa")] == [
        "sisa_code_onbekend"
    ]


def test_with_a_code_sisa_is_what_was_spent_and_the_latest_annex_counts(raw: Path, tmp_path: Path) -> None:
    regelingen = raw / "sisa" / "regelingen.csv"
    tekst = regelingen.read_text(encoding="utf-8-sig")
    regelingen.write_text(
        tekst.replace("2023;;", "2023;X99;", 1).replace(";ido;;", ";ido;01;", 1), encoding="utf-8"
    )
    add_annex(annex(tmp_path), raw, "GM0363", 2023)
    add_annex(annex(tmp_path, BIJLAGE.replace("321.000", "9.321.000")), raw, "GM0363", 2023)
    verschil = "SELECT besteed_eur - ontvangen_eur = verschil_eur FROM mart.sisa_besteding"
    assert ask(raw, REALISATIE, verschil) == [[(9_321_000, "aanname", "sisa", "sisa")], [(True,)]]
    gevonden = find(raw, "sisa_boven_ontvangen")
    assert [b for b in gevonden if b.ernst is Ernst.FOUT] == []
    regels = [(b.cel, b.waarde) for b in gevonden if b.regel == "sisa_boven_ontvangen"]
    assert regels == [("D2", "9321000")]


def test_the_page_of_a_gemeente_has_its_annex_and_what_was_spent(raw: Path, tmp_path: Path) -> None:
    """With an annex that names the regeling: its lines with their cells, the line that says what was spent, and the sum of it."""
    regelingen = raw / "sisa" / "regelingen.csv"
    tekst = regelingen.read_text(encoding="utf-8-sig")
    regelingen.write_text(
        tekst.replace("2023;;", "2023;X99;", 1).replace(";ido;;", ";ido;01;", 1), encoding="utf-8"
    )
    add_annex(annex(tmp_path), raw, "GM0363", 2023)
    wie = {"jaar": 2023, "gm": "GM0363"}
    tabellen = ("sisa_indicator", "sisa_regeling", "sisa_besteding", "document", "doel", "toewijzing")
    with opened(raw, *(f"mart.{tabel}" for tabel in tabellen)) as con:
        bijlage = con.sql(read_query("vragen", "gemeente_sisa"), params=wie).pl()
        regeling = con.sql(read_query("vragen", "sisa_regelingen"), params=wie).pl().row(0, named=True)
        leeg = con.sql(read_query("vragen", "gemeente_sisa"), params={"jaar": 2024, "gm": "GM0363"}).pl()
    assert bijlage.select("code", "indicator", "gedrukt", "cel", "is_besteed").rows() == [
        ("X99", "01", "€ 321.000", "D2", True),
        ("X99", "02", "12", "D3", False),
        ("X99", "03", "Nee", "D4", False),
    ]
    assert bijlage["document"][0].startswith("sisa/bijlagen/")
    assert regeling["besteed_eur"] == 321_000
    assert regeling["verschil_eur"] == 321_000 - regeling["ontvangen_eur"]
    assert leeg.height == 0


def test_the_code_of_the_ido_regeling_is_not_invented() -> None:
    tekst = (RAW / "sisa" / "regelingen.csv").read_text(encoding="utf-8-sig")
    assert all(rij.split(";")[1] == "" and ";aanname;" in rij for rij in tekst.splitlines()[1:])


def test_the_commands_check_and_keep(raw: Path, tmp_path: Path) -> None:
    opdracht = ["--data", str(raw.parent), "sisa"]
    keuzes = [str(annex(tmp_path)), "--gemeente", "GM0363", "--jaar", "2023"]
    gecontroleerd = CliRunner().invoke(app, [*opdracht, "controleer", *keuzes])
    assert "SiSa-bijlage van GM0363 over 2023, 3 indicatoren." in gecontroleerd.stdout
    bewaard = CliRunner().invoke(app, [*opdracht, "toevoegen", *keuzes])
    assert "3 indicatoren, bewaard als sisa/bijlagen/" in bewaard.stdout
    assert "is er al" in CliRunner().invoke(app, [*opdracht, "toevoegen", *keuzes]).stdout
