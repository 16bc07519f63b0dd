"""What the oracles share: tables as rows of exact values, groups of rows, rounding and largest remainder."""

import math
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

import duckdb

Rij = dict[str, object]
Orakel = Callable[["Tafels"], list[Rij]]
RANGEN = ("gepubliceerd", "afgeleid", "aanname", "voorbeeld")


class Tafels:
    """The tables of a database as lists of rows; every decimal is a fraction, so nothing is rounded on the way."""

    def __init__(self, con: duckdb.DuckDBPyConnection, catalogus: str = "memory") -> None:
        self._con, self._catalogus = con, catalogus
        self._gelezen: dict[str, list[Rij]] = {}

    def __call__(self, tabel: str) -> list[Rij]:
        if tabel not in self._gelezen:
            vol = tabel if tabel.count(".") == 2 else f"{self._catalogus}.{tabel}"
            self._gelezen[tabel] = read_rows(self._con, f"FROM {vol}")
        return self._gelezen[tabel]


def read_rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[Rij]:
    """The rows of a query, decimals as fractions."""
    uitkomst = con.execute(sql)
    namen = [kolom[0] for kolom in uitkomst.description]
    assert len(set(namen)) == len(namen)
    return [dict(zip(namen, map(exact, rij), strict=True)) for rij in uitkomst.fetchall()]


def exact(waarde: object) -> object:
    """A decimal as a fraction; the rest as it is. A float has no place in the figures."""
    assert not isinstance(waarde, float)
    return Fraction(waarde) if isinstance(waarde, Decimal) else waarde


def pick(rij: Rij, *velden: str) -> tuple[object, ...]:
    return tuple(rij[veld] for veld in velden)


def take(rij: Rij, *velden: str) -> Rij:
    return {veld: rij[veld] for veld in velden}


def group(rijen: Iterable[Rij], *velden: str) -> dict[tuple[object, ...], list[Rij]]:
    """The rows per key; a key with an unknown part joins with nothing, so look it up with ``find``."""
    antwoord: dict[tuple[object, ...], list[Rij]] = {}
    for rij in rijen:
        antwoord.setdefault(pick(rij, *velden), []).append(rij)
    return antwoord


def find(groepen: dict[tuple[object, ...], list[Rij]], *sleutel: object) -> Rij | None:
    """The one row with this key, or none; more than one is a fault of the data."""
    rijen = [] if None in sleutel else groepen.get(sleutel, [])
    assert len(rijen) <= 1, sleutel
    return rijen[0] if rijen else None


def total(rijen: Iterable[Rij], veld: str) -> object:
    """The sum of what is known."""
    return sum(rij[veld] for rij in rijen if rij[veld] is not None)


def rounded(waarde: Fraction | int, decimalen: int = 0) -> Fraction:
    """Half away from zero."""
    geschaald = Fraction(waarde) * 10**decimalen
    heel = math.floor(abs(geschaald) + Fraction(1, 2))
    return Fraction(heel if geschaald >= 0 else -heel, 10**decimalen)


def per(waarde: object, noemer: object, decimalen: int = 2) -> Fraction | None:
    """A quotient rounded half away from zero; unknown where there is nothing to divide by."""
    if waarde is None or not noemer:
        return None
    return rounded(Fraction(waarde) / Fraction(noemer), decimalen)


def divide(bedrag: int, gewichten: dict[str, object]) -> dict[str, tuple[int, Fraction, int, int]]:
    """Largest remainder: per code floor, remainder (as a part of a euro), rank and extra euro."""
    som = sum(gewichten.values())
    deel = {code: Fraction(bedrag) * Fraction(w) / Fraction(som) for code, w in gewichten.items()}
    vloer = {code: math.floor(d) for code, d in deel.items()}
    over = bedrag - sum(vloer.values())
    rang = sorted(deel, key=lambda code: (vloer[code] - deel[code], code))
    return {
        code: (vloer[code], deel[code] - vloer[code], rang.index(code) + 1, int(rang.index(code) < over))
        for code in gewichten
    }


def weakest(*statussen: str | None, minstens: str | None = None) -> str | None:
    """The weakest of the statuses that are known."""
    rangen = [RANGEN.index(s) for s in (*statussen, minstens) if s is not None]
    return RANGEN[max(rangen)] if rangen else None
