"""Allocation: the shipped SQL against an oracle that computes the same with fractions. Every euro, for any weights."""

import random
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hulp.rekenblad import create_sheet, fill_sheet, read_sheet

BILJOEN = 10**12


@pytest.fixture(scope="module")
def rekenblad():
    """An in-memory database with what the allocation reads, without limits."""
    with duckdb.connect() as con:
        create_sheet(con)
        yield con


def allocate(con, lijnen):
    """Run the shipped query. ``lijnen``: {regel: (bedrag, [(gm_code, gewicht)])}; the answer: {regel: {gm_code: row}}."""
    fill_sheet(con, lijnen)
    return read_sheet(con, lijnen)


def euros(con, bedrag, gewichten):
    """Whole euro per gemeente for one line."""
    return {
        gm_code: rij["bedrag_eur"] for gm_code, rij in allocate(con, {"r": (bedrag, gewichten)})["r"].items()
    }


def oracle(bedrag, gewichten):
    """Largest remainder in whole euro, equal remainders by ascending code; with fractions, so without any rounding."""
    totaal = sum(Fraction(gewicht) for _, gewicht in gewichten)
    exact = {gm_code: bedrag * Fraction(gewicht) / totaal for gm_code, gewicht in gewichten}
    heel = {gm_code: floor(deel) for gm_code, deel in exact.items()}
    volgorde = sorted(exact, key=lambda gm_code: (heel[gm_code] - exact[gm_code], gm_code))
    for gm_code in volgorde[: bedrag - sum(heel.values())]:
        heel[gm_code] += 1
    return heel


def code(nummer):
    return f"GM{nummer:04d}"


GEWICHT = st.one_of(
    st.integers(0, 5).map(Decimal),  # many ties and zeros
    st.decimals(0, 10**9, places=2),  # inhabitants, amounts
    st.decimals(0, 4 * 10**9, places=15),  # an uitkeringsbasis: euro with fifteen decimals
)
GEWICHTEN = st.dictionaries(st.integers(1, 1999).map(code), GEWICHT, min_size=1, max_size=12).filter(
    lambda g: sum(g.values()) > 0
)
BEDRAG = st.one_of(st.integers(0, 50), st.integers(0, 150_000_000), st.integers(0, BILJOEN))


# Many lines at once: a run of the query costs the same for one line.
LIJNEN = st.lists(st.tuples(BEDRAG, GEWICHTEN), min_size=12, max_size=24)


@settings(max_examples=15)
@given(lijnen=LIJNEN, willekeur=st.randoms(use_true_random=False))
def test_every_line_equals_the_oracle_whatever_the_order_and_whoever_else_there_is(
    rekenblad, lijnen, willekeur
):
    """The oracle knows one line and no order: lines do not influence each other, nor does the order of the rows."""
    gegeven = {}
    for nummer, (bedrag, gewichten) in enumerate(lijnen):
        geschud = sorted(gewichten.items())
        willekeur.shuffle(geschud)
        gegeven[f"r{nummer}"] = (bedrag, geschud)
    for regel, rijen in allocate(rekenblad, gegeven).items():
        bedrag, gewichten = gegeven[regel]
        uitkomst = {gm_code: rij["bedrag_eur"] for gm_code, rij in rijen.items()}
        assert uitkomst == oracle(bedrag, gewichten)
        assert sum(uitkomst.values()) == bedrag
        check_shares(uitkomst, bedrag, dict(gewichten))
        check_proof(rijen, bedrag, dict(gewichten))


def check_shares(uitkomst, bedrag, gewichten):
    """Who weighs more never gets less, and nobody is a euro or more from the exact share."""
    for lichter, zwaarder in pairwise(sorted(gewichten, key=lambda gm_code: gewichten[gm_code])):
        if gewichten[lichter] < gewichten[zwaarder]:
            assert uitkomst[lichter] <= uitkomst[zwaarder]
    totaal = sum(Fraction(g) for g in gewichten.values())
    for gm_code, heel in uitkomst.items():
        assert abs(heel - bedrag * Fraction(gewichten[gm_code]) / totaal) < 1


def check_proof(rijen, bedrag, gewichten):
    """bedrag × gewicht = naar_beneden × totaal + rest, with 0 ≤ rest < totaal, in whole numbers."""
    for gm_code, rij in rijen.items():
        assert rij["teller"] == bedrag * int(Fraction(gewichten[gm_code]) * 10**15)
        assert rij["teller"] == rij["naar_beneden_eur"] * rij["noemer"] + rij["rest_geheel"]
        assert 0 <= rij["rest_geheel"] < rij["noemer"]
        assert rij["bedrag_eur"] == rij["naar_beneden_eur"] + rij["extra_eur"]
        assert rij["extra_eur"] in (0, 1)


def test_equal_remainders_go_to_the_lowest_code_first(rekenblad):
    gewichten = [(code(9), 1), (code(3), 1), (code(5), 1)]
    assert euros(rekenblad, 100, gewichten) == {code(3): 34, code(5): 33, code(9): 33}
    assert euros(rekenblad, 101, gewichten) == {code(3): 34, code(5): 34, code(9): 33}


def test_the_largest_remainder_gets_the_odd_euro(rekenblad):
    """10 × 1,45 / 3 = 4,83 and 10 × 1,55 / 3 = 5,17: the first has the larger remainder, the second the larger weight."""
    assert euros(rekenblad, 10, [(code(1), Decimal("1.45")), (code(2), Decimal("1.55"))]) == {
        code(1): 5,
        code(2): 5,
    }


def test_an_envelope_of_zero_gives_zero_to_all(rekenblad):
    assert euros(rekenblad, 0, [(code(1), 5), (code(2), 7)]) == {code(1): 0, code(2): 0}


def test_one_recipient_gets_everything(rekenblad):
    assert euros(rekenblad, 10_000_002, [(code(1), Decimal("0.000000000000001"))]) == {code(1): 10_000_002}


def test_a_gemeente_without_weight_gets_nothing(rekenblad):
    assert euros(rekenblad, 1_000_001, [(code(1), 0), (code(2), 3), (code(3), 0), (code(4), 3)]) == {
        code(1): 0,
        code(2): 500_001,
        code(3): 0,
        code(4): 500_000,
    }


def test_a_biljoen_over_all_gemeenten_with_realistic_weights(rekenblad):
    """Weights as in the fund (up to 4 billion euro, fifteen decimals) and ten thousand times the real envelope."""
    willekeur = random.Random(2024)
    gewichten = [(code(n), Decimal(willekeur.randrange(10**21, 4 * 10**24)) / 10**15) for n in range(1, 343)]
    assert sum(g for _, g in gewichten) > 10**11
    uitkomst = euros(rekenblad, BILJOEN, gewichten)
    assert uitkomst == oracle(BILJOEN, gewichten)
    assert sum(uitkomst.values()) == BILJOEN


def test_a_line_whose_weights_are_all_zero_gives_no_euro_in_silence(rekenblad):
    """There is no answer then, so the amounts are empty and the rule sleutel_zonder_gewicht stops the build."""
    assert euros(rekenblad, 100, [(code(1), 0), (code(2), 0)]) == {code(1): None, code(2): None}


def test_the_published_proof_holds_for_every_gemeente(con):
    """The same identity on the real figures, as a controller would check it in mart.toewijzing_bewijs."""
    fout = """
        SELECT count(*) FROM mart.toewijzing_bewijs
        WHERE CAST(te_verdelen_eur AS DECIMAL(18, 0)) * CAST(gewicht AS DECIMAL(38, 15))
            IS DISTINCT FROM CAST(naar_beneden_eur AS DECIMAL(18, 0)) * gewicht_totaal + rest
    """
    assert con.execute(fout).fetchone() == (0,)
    assert con.execute("SELECT count(*) > 10000 FROM mart.toewijzing_bewijs").fetchone() == (True,)


def test_exact_share_is_the_published_fraction(con):
    """exact_deel is exact_teller / exact_noemer, cut at nine decimals; the fraction itself is exact."""
    rijen = con.execute(
        "SELECT envelop_eur, gewicht, gewicht_totaal, exact_teller, exact_noemer, exact_deel FROM mart.toewijzing_bewijs USING SAMPLE reservoir(500 ROWS) REPEATABLE (7)"
    ).fetchall()
    assert len(rijen) == 500
    for bedrag, gewicht, totaal, teller, noemer, deel in rijen:
        exact = bedrag * Fraction(gewicht) / Fraction(totaal)
        assert Fraction(teller, noemer) == exact
        assert Fraction(deel) == Fraction(floor(exact * 10**9), 10**9)
