"""Dutch notation of numbers and dates."""

from datetime import date
from decimal import Decimal

import pytest

from pipelines.basis.opmaak import (
    enumerate_words,
    format_datum,
    format_eur,
    format_exact,
    format_mln,
    format_number,
    format_pct,
)

HARD = "\u00a0"


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234567, 0, "1.234.567"),
        (-1234567, 0, "-1.234.567"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("-0.4"), 0, "0"),  # no minus before a zero
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("-0"), 1, "0,0"),
        (Decimal("0.5"), 0, "1"),  # halves away from zero, not to the even neighbour
        (Decimal("1.5"), 0, "2"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("1.005"), 2, "1,01"),
        (Decimal("999.995"), 2, "1.000,00"),
        (10**18, 0, "1.000.000.000.000.000.000"),
    ],
)
def test_number(waarde, decimalen, verwacht):
    assert format_number(waarde, decimalen) == verwacht


def test_a_number_beyond_the_default_precision_keeps_every_digit():
    assert format_number(Decimal("12345678901234567890.12"), 2) == "12.345.678.901.234.567.890,12"


def test_euro_has_a_space_that_does_not_break_and_a_minus_before_the_digits():
    assert format_eur(1234567) == f"€{HARD}1.234.567"
    assert format_eur(-5) == f"€{HARD}-5"
    assert format_eur(Decimal("0.125"), 2) == f"€{HARD}0,13"
    assert " " not in format_eur(-1234567, 2)


def test_millions():
    assert format_mln(14_600_000) == f"€{HARD}14,6{HARD}mln"
    assert format_mln(10_000_002, 6) == f"€{HARD}10,000002{HARD}mln"
    assert format_mln(-40_000) == f"€{HARD}0,0{HARD}mln"


def test_percentage():
    assert format_pct(1, 3) == "33,3%"
    assert format_pct(-1, 8, 2) == "-12,50%"
    with pytest.raises(ArithmeticError):
        format_pct(1, 0)


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("1234.5000", "1.234,5"),
        ("2710.000000000000000", "2.710"),
        ("0.000000001", "0,000000001"),
        ("0E-15", "0"),
        ("150000000", "150.000.000"),
        ("-0.50", "-0,5"),
    ],
)
def test_exact_keeps_every_decimal_and_no_more(waarde, verwacht):
    assert format_exact(Decimal(waarde)) == verwacht


def test_figures_of_a_proof_keep_all_their_digits():
    """bedrag × gewicht and the fraction behind a share have more digits than Python's decimals keep by default."""
    assert (
        format_exact(Decimal("12345678901234567.123456789012345")) == "12.345.678.901.234.567,123456789012345"
    )
    assert format_number(10**30 + 1) == "1.000.000.000.000.000.000.000.000.000.001"
    assert format_number(Decimal("12345678901234567.123456789012345"), 2) == "12.345.678.901.234.567,12"


def test_dates():
    assert format_datum(date(2023, 1, 1)) == "1 januari 2023"
    assert format_datum(date(2022, 3, 24)) == "24 maart 2022"


def test_words_are_joined_as_people_say_them():
    assert [enumerate_words(w) for w in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a en b", "a, b en c"]
