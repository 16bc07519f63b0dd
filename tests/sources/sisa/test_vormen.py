"""The forms in which an annex comes: a table anywhere in a file, or the form of the ministry with indicators in blocks."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.basis.bevinding import Ernst
from pipelines.sources.ontvangen.sisa import check_annex
from tests.hulp.bronbestanden import naslag, ods, xlsx

KOP = ["code", "indicator", "omschrijving", "bedrag of aantal", "aard controle"]
BLOKKEN: list[list[object]] = [
    ["SiSa bijlage verantwoordingsinformatie 2023"],
    ["Verstrekker", "Uitkeringscode", "Specifieke uitkering", "Indicator", "Indicator", "Indicator"],
    ["BZK", "X99", "Regeling A", "Besteding (jaar T)", "Aantal locaties", "Eindverantwoording (Ja/Nee)"],
    [None, None, "Gemeenten"],
    [None, None, None, "Aard controle R", "Aard controle n.v.t.", "Aard controle n.v.t."],
    [None, None, None, "Indicator: X99/01", "Indicator: X99/02", "Indicator: X99/03"],
    [None, None, None, 321000.5, 12, "Nee"],
    [None, None, None, "Cumulatieve besteding (t/m jaar T)"],
    [None, None, None, "Aard controle R"],
    [None, None, None, "Indicatornummer: X99 / 04"],
    [None, None, None, "€ 1.321.000"],
    ["BZK", "X98", "Regeling B", "Beschikkingsnummer", "Besteding (jaar T)"],
    [None, None, None, "Aard controle n.v.t.", "Aard controle R"],
    [None, None, None, "Indicator: X98/01", "Indicator: X98/02"],
    [None, None, 1, "PR-1", 10],
    [None, None, 2, "PR-2", 20],
]
"""Invented codes; the layout is that of annexes in published annual accounts."""


def check(map_: Path, naam: str, inhoud: bytes):
    (map_ / naam).write_bytes(inhoud)
    frame, _, bevindingen = check_annex(map_ / naam, "GM0363", 2023, gemeenten=naslag().gemeenten)
    return frame, [(b.regel, b.blad, b.cel, b.ernst) for b in bevindingen]


@pytest.mark.parametrize(("naam", "maak"), [("b.xlsx", xlsx), ("b.ods", ods)])
def test_the_form_of_the_ministry_is_read_with_its_cells(tmp_path, naam, maak) -> None:
    leeg = [["" if cel is None else cel for cel in rij] for rij in BLOKKEN]
    frame, gevonden = check(tmp_path, naam, maak({"Toelichting": [["Lees mij"]], "SiSa": leeg}))
    assert frame.select("code", "indicator", "omschrijving", "waarde", "aard_controle", "cel").rows() == [
        ("X99", "01", "Besteding (jaar T)", Decimal("321000.50"), "R", "D7"),
        ("X99", "02", "Aantal locaties", Decimal(12), "n.v.t.", "E7"),
        ("X99", "03", "Eindverantwoording (Ja/Nee)", None, "n.v.t.", "F7"),
        ("X99", "04", "Cumulatieve besteding (t/m jaar T)", Decimal(1_321_000), "R", "D11"),
    ]
    assert gevonden == [
        ("sisa_meer_regels", "SiSa", "D15", Ernst.WAARSCHUWING),
        ("sisa_meer_regels", "SiSa", "E15", Ernst.WAARSCHUWING),
    ]


def test_a_table_may_start_anywhere_and_repeat_its_header(tmp_path) -> None:
    rijen = [
        ["Bijlage 2023"],
        [],
        ["", *KOP],
        ["", "C9", "C9/01", "b", 1234.5, "R"],
        ["", *KOP],
        ["", "C9", "02", "b", "€ 5", "R"],
    ]
    frame, gevonden = check(tmp_path, "t.xlsx", xlsx({"Lees mij": [["uitleg"]], "S": rijen}))
    assert gevonden == []
    assert frame.select("indicator", "waarde", "blad", "cel").rows() == [
        ("01", Decimal("1234.5"), "S", "E4"),
        ("02", Decimal(5), "S", "E6"),
    ]


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("=1+1", [("sisa_waarde", "S", "D2", Ernst.FOUT)]),
        (1234.567, [("sisa_waarde", "S", "D2", Ernst.FOUT)]),
        ("(5)", [("sisa_waarde", "S", "D2", Ernst.FOUT)]),
        ("12,000", [("sisa_waarde", "S", "D2", Ernst.FOUT)]),
    ],
)
def test_a_value_that_is_none_or_two_is_refused_at_its_cell(tmp_path, waarde, verwacht) -> None:
    frame, gevonden = check(tmp_path, "w.xlsx", xlsx({"S": [KOP, ["C9", "C9/01", "b", waarde, "R"]]}))
    assert frame.is_empty()
    assert gevonden == verwacht


def test_a_value_without_an_indicator_and_two_annexes_in_one_file_are_refused(tmp_path) -> None:
    los = [KOP, ["C9", "C9/01", "b", 1, "R"], ["", "", "zonder", 2, ""]]
    assert check(tmp_path, "l.xlsx", xlsx({"S": los}))[1] == [("sisa_indicator", "S", "B3", Ernst.FOUT)]
    twee = xlsx({"A": los[:2], "B": los[:2]})
    assert check(tmp_path, "2.xlsx", twee)[1] == [("sisa_twee_bladen", "B", "", Ernst.FOUT)]


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        ([["Bedragen x € 1.000"], KOP, ["C9", "C9/01", "b", 1, "R"]], ("eenheid_veelvoud", "A1")),
        (
            [[*KOP[:3], "Bedrag (x € 1.000)", "Aard controle"], ["C9", "C9/01", "b", 1, "R"]],
            ("eenheid_veelvoud", "D1"),
        ),
        ([["Jaar", *KOP], [2022, "C9", "C9/01", "b", 1, "R"]], ("sisa_ander_jaar", "A2")),
        ([["Gemeente", *KOP], ["Urk", "C9", "C9/01", "b", 1, "R"]], ("sisa_andere_gemeente", "A2")),
        ([["Gemeentecode", *KOP], ["060184", "C9", "C9/01", "b", 1, "R"]], ("sisa_andere_gemeente", "A2")),
        ([["SiSa bijlage 2022"], KOP, ["C9", "C9/01", "b", 1, "R"]], ("sisa_ander_jaar", "A1")),
        ([["Gemeentecode:", "060184"], KOP, ["C9", "C9/01", "b", 1, "R"]], ("sisa_andere_gemeente", "A1")),
        ([["Gemeente Urk"], KOP, ["C9", "C9/01", "b", 1, "R"]], ("sisa_andere_gemeente", "A1")),
        (
            [["Code", "Indicator", "Omschrijving", "Bedrag", "Aantal"], ["C9", "C9/01", "b", 612000, 12]],
            ("sisa_twee_waarden", "E2"),
        ),
        ([KOP, ["C9", "C9/01", "b", "12345678901234567", "R"]], ("sisa_waarde", "D2")),
    ],
)
def test_what_an_annex_says_of_itself_must_agree(tmp_path, rijen, verwacht) -> None:
    assert (*verwacht, Ernst.FOUT) in [
        (r, c, e) for r, _, c, e in check(tmp_path, "a.xlsx", xlsx({"S": rijen}))[1]
    ]


def test_what_agrees_is_read(tmp_path) -> None:
    kop = ["Jaar", "Gemeentecode", "Gemeente", *KOP]
    rijen = [
        ["SiSa bijlage 2023", "Gemeente", "Amsterdam"],
        kop,
        [2023, "0363", "Amsterdam", "C9", "C9/01", "b", 1, "R"],
    ]
    frame, gevonden = check(tmp_path, "a.xlsx", xlsx({"S": rijen}))
    assert (len(frame), gevonden) == (1, [])


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("-/- 1234", "-1234"),
        ("(1234)", "-1234"),
        ("€ 1.234-", "-1234"),
        ("583412,5499999999", "583412.55"),
        ("€ 12,-", "12"),
    ],
)
def test_signs_and_sums_of_floats_are_read_as_everywhere(tmp_path, tekst, waarde) -> None:
    frame, gevonden = check(tmp_path, "w.xlsx", xlsx({"S": [KOP, ["C9", "C9/01", "b", tekst, "R"]]}))
    assert gevonden == []
    assert str(frame["waarde"][0].normalize()) == str(Decimal(waarde).normalize())


def test_hidden_rows_and_sheets_that_are_not_read_are_said(tmp_path) -> None:
    def hide(boek):
        boek["S"].row_dimensions[2].hidden = True

    inhoud = xlsx({"S": [KOP, ["C9", "C9/01", "b", 1, "R"]], "oud": [["iets", 5]]}, hide)
    frame, gevonden = check(tmp_path, "v.xlsx", inhoud)
    assert len(frame) == 1
    assert gevonden == [
        ("blad_niet_gelezen", "oud", "", Ernst.WAARSCHUWING),
        ("verborgen_rijen", "S", "A2", Ernst.WAARSCHUWING),
    ]
