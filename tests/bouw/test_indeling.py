"""Amounts in a later indeling on the real data: mergers exactly, and nothing lost on the way."""

from datetime import date


def rows(con, tabel, waar, *kolommen):
    """Rows of one mart by gm_code."""
    return con.execute(
        f"SELECT gm_code, {', '.join(kolommen)} FROM mart.{tabel} WHERE {waar} ORDER BY gm_code"
    ).fetchall()


def test_voorne_aan_zee_is_the_sum_of_its_three_parts(con):
    delen = con.execute(
        "SELECT doel, vorm, sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = 2022 AND gm_code IN ('GM0501', 'GM0530', 'GM0614') GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    geheel = con.execute(
        "SELECT doel, vorm, bedrag_eur, aantal_delen FROM mart.toewijzing_indeling WHERE uitkeringsjaar = 2022 AND indeling_jaar = 2023 AND gm_code = 'GM1992' ORDER BY ALL"
    ).fetchall()
    assert [rij[:3] for rij in geheel] == delen
    assert len(delen) == 7
    assert {rij[3] for rij in geheel} == {3}
    over = con.execute(
        "SELECT count(*) FROM mart.toewijzing_indeling WHERE indeling_jaar >= 2023 AND gm_code IN ('GM0501', 'GM0530', 'GM0614')"
    ).fetchone()
    assert over == (0,)


def test_voorne_aan_zee_keeps_the_payment_of_its_parts_to_the_cent(con):
    assert con.execute(
        """
            SELECT sum(a.algemene_uitkering_eur) = (
                SELECT i.algemene_uitkering_eur FROM mart.uitkering_indeling i
                WHERE i.indeling_jaar = 2025 AND i.circulaire = 'M2022' AND i.gm_code = 'GM1992'
            )
            FROM mart.algemene_uitkering a WHERE a.circulaire = 'M2022' AND a.gm_code IN ('GM0501', 'GM0530', 'GM0614')
            """
    ).fetchone() == (True,)


def test_what_is_intended_is_in_no_sum(con):
    """Wijdemeren goes to Hilversum on 1 January 2027 if parliament agrees: until then both stand apart in every year."""
    assert con.execute(
        "SELECT datum, oude_code, nieuwe_code, bron FROM mart.herindeling_voorgenomen"
    ).fetchall() == [(date(2027, 1, 1), "GM1696", "GM0402", "rijksoverheid.nl, 21 november 2025")]
    assert con.execute("SELECT count(*) FROM mart.gemeente_verloop WHERE gm_code = 'GM1696'").fetchone() == (
        0,
    )
    jaren = con.execute(
        "SELECT uitkeringsjaar, count(*) FROM mart.gemeente_jaar WHERE gm_code IN ('GM0402', 'GM1696') GROUP BY ALL"
    ).fetchall()
    assert dict(jaren) == dict.fromkeys(range(2021, 2028), 2)


def test_weesp_goes_to_amsterdam_on_24_march_2022(con):
    """No amount knows Weesp (the first source is of after that day); its inhabitants of 1 January 2022 do move."""
    assert rows(
        con,
        "gemeente_verloop",
        "gm_code = 'GM0457'",
        "datum",
        "soort",
        "opvolger",
        "huidige_naam",
        "teller",
        "noemer",
    ) == [("GM0457", date(2022, 3, 24), "geheel", "GM0363", "Amsterdam", 1, 1)]
    apart = dict(
        con.execute(
            "SELECT gm_code, inwoners FROM kern.inwoners WHERE jaar = 2022 AND gm_code IN ('GM0363', 'GM0457')"
        ).fetchall()
    )
    samen = con.execute(
        "SELECT inwoners, aantal_delen FROM kern.inwoners_indeling WHERE inwoners_jaar = 2022 AND peildatum = '2022-03-24' AND gm_code = 'GM0363'"
    ).fetchone()
    assert samen == (apart["GM0363"] + apart["GM0457"], 2)
    assert con.execute(
        "SELECT count(*) FROM mart.toewijzing_indeling WHERE gm_code = 'GM0457'"
    ).fetchone() == (0,)


def test_land_van_cuijk_has_five_predecessors(con):
    rijen = rows(con, "gemeente_verloop", "opvolger = 'GM1982'", "naam", "huidige_gm_code")
    assert rijen == [
        ("GM0756", "Boxmeer", "GM1982"),
        ("GM0786", "Grave", "GM1982"),
        ("GM0815", "Mill en Sint Hubert", "GM1982"),
        ("GM1684", "Cuijk", "GM1982"),
        ("GM1702", "Sint Anthonis", "GM1982"),
    ]
    delen = con.execute(
        "SELECT sum(inwoners) FROM kern.inwoners WHERE jaar = 2021 AND list_contains(?, gm_code)",
        [[r[0] for r in rijen]],
    ).fetchone()
    assert (
        con.execute(
            "SELECT inwoners FROM kern.inwoners_indeling WHERE inwoners_jaar = 2021 AND peildatum = '2022-01-01' AND gm_code = 'GM1982'"
        ).fetchone()
        == delen
    )


# what CBS publishes for the country on 1 January, and how many gemeenten there were that day
INWONERS = {
    2017: (17_081_507, 388),
    2018: (17_181_084, 380),
    2019: (17_282_163, 355),
    2020: (17_407_585, 355),
    2021: (17_475_415, 352),
    2022: (17_590_672, 345),
    2023: (17_811_291, 342),
    2024: (17_942_942, 342),
    2025: (18_044_027, 342),
    2026: (18_130_208, 342),
}


def test_every_year_has_its_gemeenten_and_official_inhabitants(con):
    rijen = con.execute(
        "SELECT indeling_jaar, sum(inwoners), count(*), min(inwoners_status), max(inwoners_status), bool_and(inwoners_jaar = indeling_jaar)"
        " FROM mart.gemeente GROUP BY ALL"
    ).fetchall()
    assert {rij[0]: rij[1:] for rij in rijen} == {
        jaar: (*wat, "officieel", "officieel", True) for jaar, wat in INWONERS.items()
    }


def test_every_amount_is_there_in_every_later_indeling_and_none_earlier(con):
    jaren = con.execute(
        "SELECT uitkeringsjaar, min(indeling_jaar), count(DISTINCT indeling_jaar) FROM mart.toewijzing_indeling GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert jaren == [
        (2021, 2022, 5),
        (2022, 2022, 5),
        (2023, 2023, 4),
        (2024, 2024, 3),
        (2025, 2025, 2),
        (2026, 2026, 1),
        (2027, 2026, 1),
    ]
    aantallen = con.execute(
        "SELECT indeling_jaar, count(DISTINCT gm_code) FROM mart.toewijzing_indeling GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert aantallen == [(2022, 344), (2023, 342), (2024, 342), (2025, 342), (2026, 342)]


def test_totals_before_and_after_are_equal(con):
    oordelen = con.execute(
        "SELECT oordeel, count(*) FROM mart.aansluiting WHERE code LIKE 'indeling-%' GROUP BY ALL"
    ).fetchall()
    assert oordelen == [("sluit aan", 10)]


def test_in_its_own_indeling_an_amount_is_itself(con):
    verschil = con.execute(
        """
        SELECT count(*) FROM mart.toewijzing t JOIN staging.jaar j USING (uitkeringsjaar)
        LEFT JOIN mart.toewijzing_indeling i
            ON i.indeling_jaar = year(j.indeling_peildatum) AND i.uitkeringsjaar = t.uitkeringsjaar AND i.doel = t.doel AND i.vorm = t.vorm AND i.gm_code = t.gm_code
        WHERE i.bedrag_eur IS DISTINCT FROM t.bedrag_eur OR i.status IS DISTINCT FROM t.status
        """
    ).fetchone()
    assert verschil == (0,)
