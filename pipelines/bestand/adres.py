"""A1 addresses: columns by letters and by number."""

import re

ADRES = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
"""Letters and row number of a cell."""


def kolomletters(kolom: int) -> str:
    """The letters of a 0-based column: 0 → A, 25 → Z, 26 → AA."""
    letters = ""
    rest = kolom + 1
    while rest:
        rest, cijfer = divmod(rest - 1, 26)
        letters = chr(ord("A") + cijfer) + letters
    return letters


def kolomnummer(letters: str) -> int:
    """The 0-based column of its letters, the reverse of ``kolomletters``: A → 0, Z → 25, AA → 26."""
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer - 1


def split_adres(adres: str) -> tuple[int, int]:
    """Row and column, from 0, of an A1 address; raises ValueError when it is none."""
    delen = ADRES.fullmatch(adres)
    if delen is None:
        raise ValueError(f"{adres} is geen adres van een cel")
    return int(delen[2]) - 1, kolomnummer(delen[1])
