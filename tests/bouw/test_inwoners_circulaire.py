"""A circulaire counts with the inhabitants of one 1 January: what the gate holds them against, on the shipped figures."""

import pytest

from pipelines.bouw.regels import run_rule
from tests.hulp.deelbouw import opened
from tests.hulp.helpers import ROOT

TABELLEN = (
    "kern.volume",
    "kern.inwoners",
    "kern.inwoners_circulaire",
    "staging.herindeling",
    "staging.drempel",
    "staging.document",
)
PEILJAREN = {
    ("M2022", 2023): 2021,
    ("M2023", 2024): 2022,
    ("M2024", 2024): 2023,
    ("S2024", 2024): 2024,
    ("M2024", 2025): 2023,
}


@pytest.fixture(scope="module")
def tabellen():
    with opened(ROOT / "data" / "raw", *TABELLEN) as con:
        yield con


@pytest.mark.parametrize(("jaargang", "jaar"), PEILJAREN.items(), ids=str)
def test_the_inhabitants_of_a_circulaire_are_those_of_one_day_times_one_growth(con, jaargang, jaar):
    """All but who took over another gemeente agree to a ten-thousandth; of 342 gemeenten at most two did."""
    sql = """
        WITH groei AS (
            SELECT CAST(v.volume AS DOUBLE) / i.inwoners AS maal
            FROM kern.volume AS v
            INNER JOIN kern.inwoners AS i ON i.gm_code = v.gm_code AND i.jaar = $jaar
            WHERE v.circulaire = $circulaire AND v.uitkeringsjaar = $voor AND v.maatstaf = 'inwo'
        )
        SELECT count(*) > 330, count(*) FILTER (WHERE abs(maal / (SELECT median(maal) FROM groei) - 1) > 0.0001) FROM groei
    """
    genoeg, anders = con.execute(
        sql, {"jaar": jaar, "circulaire": jaargang[0], "voor": jaargang[1]}
    ).fetchone()
    assert genoeg
    assert anders <= 2


@pytest.mark.parametrize(
    ("wat", "verwacht"),
    [
        ("UPDATE kern.inwoners SET inwoners = inwoners * 101 // 100 WHERE gm_code = 'GM0200' AND jaar = 2024", "GM0200 in S2024"),
        ("UPDATE staging.volume SET volume = volume * 1.01 WHERE gm_code = 'GM0200' AND maatstaf = 'inwo' AND circulaire = 'M2023'", "GM0200 in M2023"),
    ],
    ids=["inwoners", "volume"],
)  # fmt: skip
def test_one_percent_more_inhabitants_is_found(tabellen, wat, verwacht):
    assert run_rule(tabellen, "poort_inwoners") == []
    tabellen.execute("BEGIN")
    try:
        tabellen.execute(wat)
        assert any(verwacht in b.waarde for b in run_rule(tabellen, "poort_inwoners"))
    finally:
        tabellen.execute("ROLLBACK")
