"""Amounts over a split: by declared shares to the last cent, and refused by name without them."""

from decimal import Decimal

import duckdb
import pytest

from pipelines.bouw.bouwen import build
from tests.hulp import deelbouw
from tests.hulp.deelbouw import find
from tests.hulp.helpers import add_rows
from tests.hulp.minifonds import declare_shares, write_split

EEN_DERDE = (
    "2024-01-01;GM0005;GM0001;1;3;aanname;raadsbesluit",
    "2024-01-01;GM0005;GM0006;2;3;aanname;raadsbesluit",
)
REDEN = "GM0005 is op 2024-01-01 gesplitst en er is geen verdeling bekend (gemeenten/splitsingen.csv)"


def rows(con, tabel, waar, *kolommen):
    """Rows of one mart by gm_code."""
    return con.execute(
        f"SELECT gm_code, {', '.join(kolommen)} FROM mart.{tabel} WHERE {waar} ORDER BY gm_code"
    ).fetchall()


@pytest.fixture(scope="module")
def een_derde(tmp_path_factory):
    """One third of 's-Eeveen to Aadorp and two thirds to Feestad."""
    map_ = tmp_path_factory.mktemp("een_derde")
    build(write_split(map_ / "raw", *EEN_DERDE), map_ / "x.duckdb")
    with duckdb.connect(map_ / "x.duckdb", read_only=True) as con:
        yield con


def test_declared_shares_divide_whole_euro_by_largest_remainder(een_derde):
    """'s-Eeveen has 250 of the line in equal parts: one third is 83,33 and two thirds 166,67, so 83 and 167."""
    waar = "uitkeringsjaar = 2022 AND doel = 'overig' AND vorm = 'au' AND indeling_jaar = "
    assert rows(een_derde, "toewijzing_indeling", waar + "2023", "bedrag_eur", "reden") == [
        ("GM0001", 250, None),
        ("GM0004", 500, None),
        ("GM0005", 250, None),
    ]
    assert rows(een_derde, "toewijzing_indeling", waar + "2024", "bedrag_eur", "status", "reden") == [
        ("GM0001", 333, "aanname", None),
        ("GM0004", 500, "aanname", None),
        ("GM0006", 167, "aanname", None),
    ]
    bewijs = "soort = 'toewijzing' AND uitkeringsjaar = 2022 AND doel = 'overig' AND indeling_jaar = 2024"
    assert rows(
        een_derde,
        "indeling_splitsing",
        bewijs,
        "bedrag_van",
        "teller",
        "noemer",
        "naar_beneden",
        "rest",
        "extra",
        "bedrag",
    ) == [
        ("GM0001", 250, 1, 3, 83, 1, 0, 83),
        ("GM0006", 250, 2, 3, 166, 2, 1, 167),
    ]


def test_declared_shares_divide_a_negative_payment_to_the_cent(een_derde):
    """AU of 's-Eeveen −858.660,44: −286.220,15 (the larger remainder) and −572.440,29; others 440: 146,67 and 293,33."""
    assert rows(
        een_derde,
        "uitkering_indeling",
        "indeling_jaar = 2024",
        "algemene_uitkering_eur",
        "overige_uitkeringen_eur",
        "status",
    ) == [
        ("GM0001", Decimal("3865.00") - Decimal("286220.15"), Decimal("156.67"), "aanname"),
        ("GM0004", Decimal("8825.00"), Decimal("590.00"), "afgeleid"),
        ("GM0006", Decimal("-572440.29"), Decimal("293.33"), "aanname"),
    ]
    assert een_derde.execute(
        "SELECT DISTINCT oordeel FROM mart.aansluiting WHERE code LIKE 'indeling-%'"
    ).fetchall() == [("sluit aan",)]


def test_a_split_without_shares_is_refused_by_name_and_nothing_is_lost(tmp_path):
    raw = write_split(tmp_path / "raw")
    uitkomst = build(raw, tmp_path / "x.duckdb")
    [bevinding] = uitkomst.bevindingen
    assert (bevinding.regel, bevinding.document, bevinding.cel) == (
        "indeling_splitsing_zonder_sleutel",
        "gemeenten/herindelingen.csv",
        "D4",
    )
    assert bevinding.waarde.startswith(
        "GM0005 in de indeling van 2024: M2022 voor 2023 (-858220.44 euro), toewijzing 2022 ("
    )
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert rows(
            con,
            "toewijzing_indeling",
            "uitkeringsjaar = 2022 AND doel = 'overig' AND vorm = 'au' AND indeling_jaar = 2024",
            "bedrag_eur",
            "reden",
        ) == [
            ("GM0001", 250, None),
            ("GM0004", 500, None),
            ("GM0005", 250, REDEN),
        ]
        assert con.execute(
            "SELECT DISTINCT oordeel FROM mart.aansluiting WHERE code LIKE 'indeling-%'"
        ).fetchall() == [("sluit aan",)]
        assert rows(
            con, "gemeente_verloop", "gm_code = 'GM0005'", "opvolger", "teller", "noemer", "huidige_naam"
        ) == [
            ("GM0005", "GM0001", None, None, "Aadorp"),
            ("GM0005", "GM0006", None, None, "Feestad"),
        ]


@pytest.mark.parametrize("helften", [("1;2", "1;2"), ("1;3", "2;3")])
def test_parts_that_come_together_again_are_the_whole(tmp_path, helften):
    """'s-Eeveen is split over Feestad and Geestad, and a year later both go to Aadorp: half and half is all of it."""
    raw = write_split(tmp_path / "raw")
    add_rows(
        raw / "gemeenten/gemeenten.csv",
        "2024;GM0007;Geestad;Utrecht",
        "2025;GM0001;Aadorp;Drenthe",
        "2025;GM0004;Deestad;Drenthe",
    )
    herindelingen = raw / "gemeenten/herindelingen.csv"
    herindelingen.write_text(
        herindelingen.read_text("utf-8-sig").replace(
            "GM0005;'s-Eeveen;GM0001;Aadorp", "GM0005;'s-Eeveen;GM0007;Geestad"
        ),
        "utf-8-sig",
    )
    add_rows(
        herindelingen,
        "2025-01-01;GM0006;Feestad;GM0001;Aadorp;geheel",
        "2025-01-01;GM0007;Geestad;GM0001;Aadorp;geheel",
    )
    declare_shares(
        raw,
        f"2024-01-01;GM0005;GM0006;{helften[0]};aanname;x",
        f"2024-01-01;GM0005;GM0007;{helften[1]};aanname;x",
    )
    with deelbouw.opened(raw, "mart.toewijzing_indeling") as con:
        waar = "uitkeringsjaar = 2022 AND doel = 'overig' AND vorm = 'au' AND indeling_jaar = "
        assert (
            sum(bedrag for _, bedrag in rows(con, "toewijzing_indeling", waar + "2024", "bedrag_eur")) == 1000
        )
        assert rows(con, "toewijzing_indeling", waar + "2025", "bedrag_eur") == [
            ("GM0001", 500),
            ("GM0004", 500),
        ]


@pytest.mark.parametrize(
    ("aandelen", "regel"),
    [
        (EEN_DERDE[:1], "splitsing_onvolledig"),
        (
            ("2024-01-01;GM0005;GM0001;1;3;aanname;x", "2024-01-01;GM0005;GM0006;1;3;aanname;x"),
            "splitsing_onvolledig",
        ),
        (
            ("2024-01-01;GM0005;GM0001;1;2;aanname;x", "2024-01-01;GM0005;GM0006;2;4;aanname;x"),
            "splitsing_onvolledig",
        ),
        (
            ("2024-01-01;GM0005;GM0001;-1;3;aanname;x", "2024-01-01;GM0005;GM0006;4;3;aanname;x"),
            "splitsing_onvolledig",
        ),
        (("2023-01-01;GM0002;GM0004;1;1;aanname;x",), "splitsing_onbekend"),
    ],
    ids=["one missing", "not a whole", "two denominators", "negative", "a merger"],
)
def test_shares_that_are_not_one_whole_are_refused_and_lose_nothing(tmp_path, aandelen, regel):
    raw = write_split(tmp_path / "raw", *aandelen)
    assert {
        b.regel for b in find(raw, "splitsing_onvolledig", "splitsing_onbekend", "indeling_ongelijk")
    } == {regel}


def test_the_shipped_table_of_shares_is_empty(con):
    """No source gives shares for the splits of 2019 and 2021, and none are made up."""
    assert con.execute("SELECT count(*) FROM staging.splitsing").fetchone() == (0,)
