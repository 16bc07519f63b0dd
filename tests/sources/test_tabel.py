"""Opening a file as a table: separators, encodings, workbooks; and a file that cannot be read says so in Dutch."""

from datetime import date
from decimal import Decimal

import pytest

from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.adres import kolomletters
from pipelines.sources.tabel.kolommen import Kolom, Schema, read_long
from pipelines.sources.tabel.openen import find_tabel, open_tabel
from tests.hulp.werkboek import cache_formula, write_ods, write_xlsx

SCHEMA = Schema(
    kolommen=(Kolom("naam"), Kolom("aantal", "geheel"), Kolom("bedrag", "decimaal")),
    sleutel=("naam",),
    waardekolom="bedrag",
)
LOS = Schema(
    kolommen=(Kolom("naam"), Kolom("bedrag", "decimaal", verplicht=False)),
    sleutel=("naam",),
    waardekolom="bedrag",
)


def read(pad, schema=SCHEMA):
    """Rows of a file without their source, and its findings as (regel, blad, cel, waarde)."""
    tabel, bevindingen = open_tabel(pad, pad.name)
    if tabel is None:
        return None, [(b.regel, b.blad, b.cel, b.waarde) for b in bevindingen]
    frame, fouten = read_long(tabel, schema)
    rijen = frame.drop("gedrukt", "bron_id", "blad", "cel").rows() if frame.width else []
    return rijen, [(b.regel, b.blad, b.cel, b.waarde) for b in bevindingen + fouten]


def write(tmp_path, inhoud, naam="tabel.csv", codering="utf-8"):
    pad = tmp_path / naam
    pad.write_bytes(inhoud.encode(codering))
    return pad


@pytest.mark.parametrize(
    ("naam", "inhoud", "codering"),
    [
        ("a.csv", "naam;aantal;bedrag\nÉén;2;3,5\n", "utf-8"),
        ("a.csv", "naam;aantal;bedrag\nÉén;2;3,5\n", "utf-8-sig"),
        ("a.csv", "naam;aantal;bedrag\nÉén;2;3,5\n", "cp1252"),
        ("a.csv", "naam;aantal;bedrag\r\nÉén;2;3,5\r\n\r\n;;\r\n", "utf-8"),
        ("a.csv", 'naam,aantal,bedrag\nÉén,2,"3,5"\n', "utf-8"),
        ("a.tsv", "naam\taantal\tbedrag\nÉén\t2\t3,5\n", "utf-8"),
        ("a.csv", "bedrag; Naam ;AANTAL\n3,5; Één ;2\n", "utf-8"),
    ],
    ids=["kaal", "BOM", "Windows-1252", "regeleinden van Windows", "komma's", "tabs", "volgorde en spaties"],
)
def test_one_table_however_it_was_saved(tmp_path, naam, inhoud, codering):
    assert read(write(tmp_path, inhoud, naam, codering)) == ([("Één", 2, Decimal("3.5"))], [])


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_a_workbook_reads_like_a_csv(tmp_path, formaat):
    schrijf = {"xlsx": write_xlsx, "ods": write_ods}[formaat]
    pad = schrijf(
        tmp_path / f"a.{formaat}",
        [["naam", "aantal", "bedrag"], ["Één", 2.0, 3.5], [None, None, None], ["Twee", 1e9, -0.01]],
    )
    assert read(pad) == ([("Één", 2, Decimal("3.5")), ("Twee", 10**9, Decimal("-0.01"))], [])


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
@pytest.mark.parametrize(
    "getypt", ["864750443.44", "194044000000", "44037184912.59", "0.1", "0.000000001", "1234567.123456"]
)
def test_a_number_in_a_workbook_is_what_was_typed(tmp_path, formaat, getypt):
    """A workbook keeps 864750443,44 as the nearest binary number; nothing of that may reach an exact amount."""
    schrijf = {"xlsx": write_xlsx, "ods": write_ods}[formaat]
    rijen, fouten = read(schrijf(tmp_path / f"a.{formaat}", [["naam", "bedrag"], ["x", float(getypt)]]), LOS)
    assert (rijen, fouten) == ([("x", Decimal(getypt))], [])


def test_every_row_knows_its_cell_also_below_a_blank_row(tmp_path):
    pad = write(tmp_path, "naam;aantal;bedrag\nA;1;1\n;;\nB;2;2\n")
    frame, _ = read_long(open_tabel(pad, "map/tabel.csv")[0], SCHEMA)
    assert frame["cel"].to_list() == ["C2", "C4"]
    assert frame["blad"].to_list() == ["tabel", "tabel"]
    assert len(frame["bron_id"][0]) == 64


def test_a_formula_is_read_as_its_outcome(tmp_path):
    pad = write_xlsx(tmp_path / "a.xlsx", [["naam", "bedrag"], ["som", "=1+1"]])
    cache_formula(pad, "1+1", "2")
    assert read(pad, LOS) == ([("som", Decimal(2))], [])


def test_a_formula_without_an_outcome_is_an_empty_cell_where_a_figure_is_due(tmp_path):
    pad = write_xlsx(tmp_path / "a.xlsx", [["naam", "aantal", "bedrag"], ["som", "=1+1", 3.5]])
    assert read(pad)[1] == [("waarde_geheel", "Blad1", "B2", "")]


def test_a_formula_that_fails_is_not_an_empty_cell(tmp_path):
    """#N/B in an optional column must never turn into 'no figure'."""
    pad = write_xlsx(tmp_path / "a.xlsx", [["naam", "bedrag"], ["goed", 1.5], ["fout", "#N/A"]])
    assert [(regel, blad, cel) for regel, blad, cel, _ in read(pad, LOS)[1]] == [
        ("cel_foutwaarde", "Blad1", "B3")
    ]


@pytest.mark.parametrize(
    ("tekst", "kolom"),
    [
        ("25.000", "aantal"),
        ("1.000", "aantal"),
        ("1.234,5", "bedrag"),
        ("12,34,5", "bedrag"),
        ("€ 5", "bedrag"),
    ],
)
def test_a_number_typed_as_text_with_a_thousands_mark_is_refused_in_a_workbook(tmp_path, tekst, kolom):
    rij = {"naam": "x", "aantal": 1.0, "bedrag": 1.0} | {kolom: tekst}
    pad = write_xlsx(tmp_path / "a.xlsx", [list(rij), list(rij.values())])
    assert [(cel, waarde) for _, _, cel, waarde in read(pad)[1]] == [
        ({"aantal": "B2", "bedrag": "C2"}[kolom], tekst)
    ]


def test_dates_of_csv_and_workbook_are_the_same(tmp_path):
    schema = Schema(kolommen=(Kolom("dag", "datum"),), sleutel=("dag",), waardekolom="dag")
    assert read(write(tmp_path, "dag\n2023-12-31\n"), schema) == ([(date(2023, 12, 31),)], [])
    assert read(write_xlsx(tmp_path / "a.xlsx", [["dag"], [date(2023, 12, 31)]]), schema) == (
        [(date(2023, 12, 31),)],
        [],
    )
    assert read(write(tmp_path, "dag\n2023-02-30\n31-12-2023\n"), schema)[1] == [
        ("waarde_datum", "tabel", "A2", "2023-02-30"),
        ("waarde_datum", "tabel", "A3", "31-12-2023"),
    ]


@pytest.mark.parametrize(
    ("naam", "inhoud", "waarde"),
    [
        ("weg.csv", None, "bestand ontbreekt"),
        ("leeg.csv", b"", "geen koprij"),
        ("kop.csv", b"\n1;2\n", "geen koprij"),
        ("nul.csv", b"naam;bedrag\nx\x00;1\n", "onbekende codering"),
        ("utf16.csv", "naam;bedrag\n".encode("utf-16"), "onbekende codering"),
        ("quote.csv", b'naam;bedrag\n"x;1\n', None),
        ("stuk.xlsx", b"dit is geen zip", None),
        ("stuk.ods", b"PK\x03\x04", None),
    ],
)
def test_a_file_that_is_no_table_is_a_finding_with_a_remedy(tmp_path, naam, inhoud, waarde):
    pad = tmp_path / naam
    if inhoud is not None:
        pad.write_bytes(inhoud)
    tabel, (bevinding,) = open_tabel(pad, f"map/{naam}")
    assert tabel is None
    assert (bevinding.regel, bevinding.document) == ("bestand_onleesbaar", f"map/{naam}")
    assert bevinding.waarde == waarde if waarde else bevinding.waarde
    assert bevinding.melding.startswith("Het bestand is niet ")
    assert bevinding.remedie.endswith(".")
    assert bevinding.verwacht


def test_a_workbook_without_the_wanted_sheet_names_the_sheets_it_has(tmp_path):
    pad = write_xlsx(tmp_path / "a.xlsx", [["naam"]], blad="Blad 1")
    tabel, (bevinding,) = open_tabel(pad, "opgaven/a.xlsx", "Opgave")
    assert tabel is None
    assert (bevinding.blad, bevinding.waarde, bevinding.verwacht) == (
        "Opgave",
        "Blad 1",
        "een blad met de naam Opgave",
    )


def test_a_table_may_be_kept_in_any_format(tmp_path):
    assert find_tabel(tmp_path, "jaren") == tmp_path / "jaren.csv"  # what is expected when there is none
    (tmp_path / "jaren.ods").touch()
    assert find_tabel(tmp_path, "jaren") == tmp_path / "jaren.ods"


def test_column_letters():
    assert [kolomletters(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_text_with_a_thousands_mark_is_refused_where_a_decimal_is_due(tmp_path):
    pad = write_xlsx(tmp_path / "a.xlsx", [["naam", "bedrag"], ["x", "1.234"]])
    assert [(cel, waarde) for _, _, cel, waarde in read(pad, LOS)[1]] == [("B2", "1.234")]


ELDERS = [
    [None] * 4,
    [None] * 4,
    [None, "naam", "aantal", "bedrag"],
    [None, "a", 1, 2.5],
    [None, "b", "x", 3],
]


@pytest.mark.parametrize("schrijf", [write_xlsx, write_ods])
def test_a_table_that_begins_further_on_the_sheet_has_the_right_addresses(tmp_path, schrijf):
    pad = tmp_path / ("t.xlsx" if schrijf is write_xlsx else "t.ods")
    schrijf(pad, ELDERS)
    tabel, _ = open_tabel(pad, pad.name)
    frame, fouten = read_long(tabel, SCHEMA)
    assert (tabel.kop, tabel.koprij, tabel.links) == (("naam", "aantal", "bedrag"), 3, 1)
    assert frame["cel"].to_list() == ["D4", "D5"]
    assert [(b.regel, b.cel, b.waarde) for b in fouten] == [("waarde_geheel", "C5", "x")]


@pytest.mark.parametrize("schrijf", [write_xlsx, write_ods])
def test_a_column_without_a_name_before_the_table_is_no_empty_margin(tmp_path, schrijf):
    pad = tmp_path / ("t.xlsx" if schrijf is write_xlsx else "t.ods")
    schrijf(pad, [[None, "naam", "aantal", "bedrag"], ["los", "a", 1, 2]])
    tabel, _ = open_tabel(pad, pad.name)
    assert [(b.regel, b.cel) for b in read_long(tabel, SCHEMA)[1]] == [("kolom_onbekend", "A1")]


def test_a_cell_at_the_far_end_of_a_sheet_is_refused_before_memory_is_taken(tmp_path):
    from openpyxl import Workbook

    boek = Workbook()
    boek.active.append(["naam", "aantal", "bedrag"])
    boek.active.cell(1048576, 16384, 1)
    boek.save(tmp_path / "t.xlsx")
    (gevonden,) = read(tmp_path / "t.xlsx")[1]
    assert gevonden[0] == "bestand_onleesbaar" and gevonden[3].endswith("of meer")


def test_bounds_hold_for_plain_tables_too(tmp_path):
    breed = write(tmp_path, "naam" + ";x" * 3000 + "\n")
    assert read(breed)[1] == [("bestand_onleesbaar", "tabel", "rij 1", "3001 kolommen of meer")]
    groot = write(tmp_path, "naam;aantal;bedrag\n" + "a;1;2\n" * 200_000, "groot.csv")
    tabel, (bevinding,) = open_tabel(groot, groot.name, grenzen=Grenzen(bestand_mb=1))
    assert tabel is None and "FONDSKOMPAS_MAX_BESTAND_MB" in bevinding.remedie
