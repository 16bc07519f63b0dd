"""The front door: three answers that equal the database, every name of a gemeente, and the ways on."""

import pytest

from tests.hulp.componenten import Browser, dashboard_of, words


@pytest.fixture
def browser(database):
    return Browser(dashboard_of(database))


@pytest.mark.parametrize("jaar", [2023, 2026])
def test_the_three_answers_are_those_of_the_database(browser, con, jaar):
    tekst = words(browser.part("st-antwoorden", "/", f"?jaar={jaar}"))
    (verdeeld, totaal, gepubliceerd) = con.execute(
        """SELECT sum(verdeeld_eur), sum(bedrag_eur), sum(bedrag_eur) FILTER (WHERE status = 'gepubliceerd')
        FROM mart.envelop_regel WHERE uitkeringsjaar = ?""",
        [jaar],
    ).fetchone()
    assert f"€ {verdeeld:,}".replace(",", ".") in tekst
    assert f"{gepubliceerd * 100 / totaal:.1f}%".replace(".", ",") in tekst
    assert "Van geen enkele euro is door een opgave te zien wat ertegenover staat." in tekst


def test_a_gemeente_is_found_by_every_name_it_has_or_had(con):
    namen = {
        naam: (code, nu)
        for code, naam, nu in con.execute(
            "SELECT gm_code, naam, nu_naam FROM mart.gemeente_zoeknaam"
        ).fetchall()
    }
    assert namen["Den Haag"] == ("GM0518", "'s-Gravenhage")
    assert namen["Den Bosch"] == ("GM0796", "'s-Hertogenbosch")
    assert namen["Weesp"] == ("GM0457", "Amsterdam")
    assert namen["Brielle"] == ("GM0501", "Voorne aan Zee")
    assert namen["Haaren"] == ("GM0788", None)  # split over four
    (eigen,) = con.execute("SELECT count(*) FROM mart.gemeente_zoeknaam WHERE soort = 'eigen'").fetchone()
    assert eigen == 342


def test_every_goal_and_the_three_ways_on_are_there(browser, con):
    tekst = browser.part("st-wegen", "/", "?jaar=2023") + browser.part("st-doelen", "/", "?jaar=2023")
    assert all(f'"{pad}?jaar=2023' in tekst for pad in ("/gemeente", "/scenario", "/briefing"))
    assert "sociaal raadslieden" in tekst
    doelen = con.execute(
        "SELECT DISTINCT doel FROM mart.envelop_regel WHERE uitkeringsjaar = 2023"
    ).fetchall()
    assert all(f"doel={doel}" in tekst for (doel,) in doelen)
