"""The notation of a column follows from all of its cells, or the column is refused."""

from decimal import Decimal

import polars as pl
import pytest

from pipelines.bestand.blad import Getal, as_number
from pipelines.sources.rekenbestand.notatie import parse_numbers


def parse(cellen, gekozen=None, *, zijn_euro=False):
    frame = pl.DataFrame(
        {
            "kolom": [0] * len(cellen),
            "rij": list(range(len(cellen))),
            "gedrukt": [str(c) for c in cellen],
            "is_getal": [isinstance(c, Getal) for c in cellen],
        }
    )
    waarden, gebreken, _ = parse_numbers(frame, gekozen, zijn_euro=zijn_euro)
    return [None if w is None else w.normalize() for w in waarden], [(g.aard, g.rij) for g in gebreken]


@pytest.mark.parametrize(
    ("cellen", "waarden"),
    [
        (["1.234,5", "1.234", "12"], ["1234.5", "1234", "12"]),
        (["1234.56", "1.234"], ["1234.56", "1.234"]),
        (["12,5", "1.234"], ["12.5", "1234"]),
        (["1.234.567", "1.234"], ["1234567", "1234"]),
        (["1,234,567.5", "1,234"], ["1234567.5", "1234"]),
        (["1\u202f234,5", "1 234", "1\u00a0234"], ["1234.5", "1234", "1234"]),
        (["0,003", "1,457"], ["0.003", "1.457"]),
        (["\u22121.234,50", "- 5,5", "\u20137"], ["-1234.5", "-5.5", "-7"]),
        (["€ 1.234,50", "EUR 3", "-€ 3,00"], ["1234.5", "3", "-3"]),
        (["-0,000914"], ["-0.000914"]),
        (["(1.234,50)", "-/- 1,5", "2,5-", "3,5 \u2013"], ["-1234.5", "-1.5", "-2.5", "-3.5"]),
        (["€ 1.234,50", "€ 12,-", "5,00 EUR", "- € 3,00"], ["1234.5", "12", "5", "-3"]),
        (["265650\u00b9", "1,5"], ["265650", "1.5"]),
        (["12,299999999999999"], ["12.3"]),
        ([as_number("4379.381022"), "1.234,5"], ["4379.381022", "1234.5"]),
    ],
)
def test_what_a_column_proves(cellen, waarden):
    assert parse(cellen) == ([Decimal(w).normalize() for w in waarden], [])


@pytest.mark.parametrize(
    ("cellen", "gebreken"),
    [
        (["1.234", "12"], [("dubbelzinnig", 0)]),
        (["1,234"], [("dubbelzinnig", 0)]),
        (["4379,38", "1.234"], [("dubbelzinnig", 1)]),
        (["5.051.46"], [("tekst", 0)]),
        (["12%"], [("tekst", 0)]),
        (["(1.234)"], [("dubbelzinnig", 0)]),
        (["(12)", "--5", "- 5 -"], [("tekst", 0), ("tekst", 1), ("tekst", 2)]),
        (["1.234,5", "2.345,6", "1234.56"], [("tegenstrijdig", 2)]),
        (["1.234.567", "1.5"], [("tegenstrijdig", 0)]),
        (["n.v.t.", ""], [("tekst", 0), ("leeg", 1)]),
        (["\u0663", "\uff11\uff12"], [("tekst", 0), ("tekst", 1)]),
        (["1.234.56", "1 23", "1,2,3"], [("tekst", 0), ("tekst", 1), ("tekst", 2)]),
        (["1234567890123456789"], [("tekst", 0)]),
        (["1.234.567.890.123.456"], [("tekst", 0)]),
        (["12345678901234,56"], [("tekst", 0)]),
        ([as_number("1234567890123456")], [("tekst", 0)]),
        (["1234.5", "205.590"], [("nul_achteraan", 1)]),
    ],
)
def test_what_a_column_does_not_prove_is_refused(cellen, gebreken):
    waarden, gevonden = parse(cellen)
    assert gevonden == gebreken
    assert all(waarden[rij] is None for _, rij in gebreken)


def test_the_users_word_settles_doubt_and_a_column_that_contradicts_it_is_refused():
    assert parse(["1.234"], ",") == ([Decimal(1234)], [])
    assert parse(["1.234"], ".") == ([Decimal("1.234")], [])
    assert parse(["1.234", "1.234,5"], ".") == ([None, None], [("anders_opgegeven", 1)])
    assert parse(["1.234", "265.6501"], ",") == ([None, None], [("anders_opgegeven", 1)])
    assert parse(["1.234.567", "1.234"], ".") == ([None, None], [("anders_opgegeven", 0)])
    assert parse(["4379,38", "1.234"], ",")[1] == [("dubbelzinnig", 1)]


def test_an_amount_in_euro_has_no_three_decimals():
    assert parse(["265650.50", "205.590", "271.040"], zijn_euro=True)[1] == [("geen_bedrag", 1)]
    assert parse(["265.650", "205.590"], ".", zijn_euro=True) == ([None, None], [("geen_bedrag", 0)])
    assert parse(["1234567,891"], zijn_euro=True)[1] == [("geen_bedrag", 0)]
    assert parse(["265.650,50", "205.590"], zijn_euro=True) == ([Decimal("265650.5"), Decimal(205590)], [])


def parse_table(*kolommen, zijn_euro=True):
    """The values of a table of several columns, and per problem its kind, column and row."""
    cellen = [(k, r, cel) for k, kolom in enumerate(kolommen) for r, cel in enumerate(kolom)]
    frame = pl.DataFrame(cellen, ["kolom", "rij", "gedrukt"], orient="row").with_columns(
        is_getal=pl.lit(False)
    )
    waarden, gebreken, _ = parse_numbers(frame, zijn_euro=zijn_euro)
    return [None if w is None else w.normalize() for w in waarden], [
        (g.aard, g.kolom, g.rij) for g in gebreken
    ]


def test_a_column_of_amounts_that_proves_nothing_is_read_as_the_table_proves():
    assert parse_table(["1.305.638", "7.062"], ["36.821", " - "]) == (
        [Decimal(1305638), Decimal(7062), Decimal(36821), Decimal(0)],
        [],
    )
    assert parse_table(["1,305,638", "7"], ["36,821", "1"])[0][2] == 36821


def test_a_table_that_proves_the_other_mark_or_both_settles_nothing():
    assert parse_table(["1.305.638", "7"], ["36,821", "1"])[1] == [("dubbelzinnig", 1, 0)]
    assert parse_table(["1.305.638", "7"], ["12.5", "7"], ["36.821", "1"])[1] == [("dubbelzinnig", 2, 0)]
    assert parse_table(["1234,5", "7"], ["36.821", "1"])[1] == [("dubbelzinnig", 1, 0)]


def test_volumes_differ_in_unit_so_one_column_says_nothing_of_another():
    assert parse_table(["1.305.638", "7"], ["36.821", "1"], zijn_euro=False)[1] == [("dubbelzinnig", 1, 0)]


def test_scientific_notation_is_read_with_a_remark():
    assert parse(["1,94044E+11", "2,5"]) == (
        [Decimal("1.94044E+11"), Decimal("2.5")],
        [("wetenschappelijk", 0)],
    )


def test_more_than_nine_decimals_are_rounded_with_a_remark_and_binary_tails_are_not_figures():
    assert parse(["4379.381022123456"]) == ([Decimal("4379.381022123")], [("afgerond", 0)])
    assert as_number("134.77999999999997") == "134.78"
    assert as_number("1.94044E+11") == "194044000000"
    assert not isinstance(as_number("1E+400"), Getal)
