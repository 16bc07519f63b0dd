"""Limits on a line: the shipped SQL against an oracle that looks for λ with fractions."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hulp.rekenblad import create_sheet, fill_sheet, read_sheet


@pytest.fixture(scope="module")
def rekenblad():
    with duckdb.connect() as con:
        create_sheet(con)
        yield con


def allocate_lines(con, gegeven):
    """``gegeven``: {regel: (bedrag, {gm_code: (gewicht, least, most or None)})}; the answer: {regel: {gm_code: row}}."""
    lijnen = {
        regel: (bedrag, [(gm_code, g[0]) for gm_code, g in gemeenten.items()])
        for regel, (bedrag, gemeenten) in gegeven.items()
    }
    grenzen = [
        (regel, gm_code, onder, boven)
        for regel, (_, gemeenten) in gegeven.items()
        for gm_code, (_, onder, boven) in gemeenten.items()
    ]
    fill_sheet(con, lijnen, grenzen)
    return read_sheet(con, lijnen)


def allocate(con, bedrag, gemeenten):
    """One line: {gm_code: row}."""
    return allocate_lines(con, {"r": (bedrag, gemeenten)})["r"]


def clamp(waarde, onder, boven):
    return max(onder, waarde if boven is None else min(waarde, boven))


def oracle(bedrag, gemeenten):
    """Who is bound at the last point where the clamped sum is not above the line; the rest by largest remainder."""
    punten = {Fraction(0)} | {
        Fraction(grens) / Fraction(w)
        for w, *grenzen in gemeenten.values()
        if w
        for grens in grenzen
        if grens is not None
    }
    som = {
        p: sum(clamp(p * Fraction(w), onder, boven) for w, onder, boven in gemeenten.values()) for p in punten
    }
    labda = max(p for p in punten if som[p] <= bedrag)
    vast, vrij = {}, {}
    for gm_code, (w, onder, boven) in gemeenten.items():
        if w == 0 or labda * Fraction(w) < onder:
            vast[gm_code] = onder
        elif boven is not None and labda * Fraction(w) >= boven:
            vast[gm_code] = boven
        else:
            vrij[gm_code] = Fraction(w)
    rest = bedrag - sum(vast.values())
    exact = {gm_code: rest * w / sum(vrij.values()) for gm_code, w in vrij.items()}
    heel = {gm_code: floor(deel) for gm_code, deel in exact.items()}
    for gm_code in sorted(exact, key=lambda g: (heel[g] - exact[g], g))[: rest - sum(heel.values())]:
        heel[gm_code] += 1
    return vast | heel


GEWICHT = st.one_of(st.integers(0, 4).map(Decimal), st.decimals(0, 4 * 10**9, places=15))
GRENZEN = st.tuples(st.integers(0, 2_000), st.one_of(st.none(), st.integers(0, 5_000)))
GEMEENTE = st.builds(
    lambda w, g: (w, min(g[0], g[1]) if g[1] is not None else g[0], g[1] if w else max(g[0], g[1] or 0)),
    GEWICHT,
    GRENZEN,
)
GEMEENTEN = st.dictionaries(st.integers(1, 1999).map("GM{:04d}".format), GEMEENTE, min_size=1, max_size=10)


@st.composite
def feasible_lines(draw):
    """A line between what its gemeenten get at least and at most, of whom one has a weight."""
    gemeenten = draw(GEMEENTEN.filter(lambda gemeenten: any(g[0] for g in gemeenten.values())))
    onder = sum(g[1] for g in gemeenten.values())
    hoogste = [g[2] if g[0] else g[1] for g in gemeenten.values()]
    boven = 40_000 if None in hoogste else min(40_000, sum(hoogste))
    return draw(st.integers(onder, max(onder, boven))), gemeenten


# Many lines at once: a run of the query costs the same for one line.
@settings(max_examples=8)
@given(lijnen=st.lists(feasible_lines(), min_size=8, max_size=16))
def test_equals_the_oracle_within_its_limits(rekenblad, lijnen):
    gegeven = {f"r{nummer}": lijn for nummer, lijn in enumerate(lijnen)}
    for regel, rijen in allocate_lines(rekenblad, gegeven).items():
        bedrag, gemeenten = gegeven[regel]
        uitkomst = {gm_code: rij["bedrag_eur"] for gm_code, rij in rijen.items()}
        assert sum(uitkomst.values()) == bedrag
        assert uitkomst == oracle(bedrag, gemeenten)
        for gm_code, (gewicht, onder, boven) in gemeenten.items():
            assert uitkomst[gm_code] >= onder
            assert boven is None or not gewicht or uitkomst[gm_code] <= boven


def test_a_minimum_is_paid_by_those_above_it(rekenblad):
    """100 over 1 : 1 : 8 with at least 20: the small ones get 20, the large one what is left."""
    gemeenten = {"GM0001": (1, 20, None), "GM0002": (1, 20, None), "GM0003": (8, 20, None)}
    uitkomst = allocate(rekenblad, 100, gemeenten)
    assert {g: r["bedrag_eur"] for g, r in uitkomst.items()} == {"GM0001": 20, "GM0002": 20, "GM0003": 60}
    assert {g: r["positie"] for g, r in uitkomst.items()} == {
        "GM0001": "ondergrens",
        "GM0002": "ondergrens",
        "GM0003": "vrij",
    }


def test_what_a_maximum_cuts_off_goes_to_the_others_by_weight(rekenblad):
    """100 over 1 : 3 : 6 with at most 40: the large one gets 40, the others divide 60 as 1 : 3."""
    gemeenten = {"GM0001": (1, 0, 40), "GM0002": (3, 0, 50), "GM0003": (6, 0, 40)}
    uitkomst = {g: r["bedrag_eur"] for g, r in allocate(rekenblad, 100, gemeenten).items()}
    assert uitkomst == {"GM0001": 15, "GM0002": 45, "GM0003": 40}


def test_limits_that_leave_no_room_are_told_apart(rekenblad):
    """Together at least 60 of 50: there is no answer, and the rule grenzen_onhaalbaar stops the build."""
    uitkomst = allocate(rekenblad, 50, {"GM0001": (1, 30, None), "GM0002": (1, 30, None)})
    assert {r["positie"] for r in uitkomst.values()} == {"onhaalbaar"}
