"""The Iv3 series of 2017–2026: national sums, who did not file, groups, and what a line must be read with."""

import csv

import pytest

from tests.hulp.helpers import ORIGINALS, needs_originals

# national lasten in whole million euro, jaarrekening up to 2024 and begroting after that
TOEGANG = {2020: 1044, 2021: 1119, 2022: 1285, 2023: 1868, 2024: 2144, 2025: 2041, 2026: 2251}
SAMENKRACHT = {2020: 2040, 2024: 4649}
POSTEN = ("0.1", "1.2", "5.6", "6.1", "6.2", "6.21", "6.22", "6.23", "6.82")
# the original of the core figures names two of them otherwise
KENGETALLEN = {
    "lasten_totaal": "lasten",
    "salarissen": "salarissen",
    "inhuur": "inhuur",
    "salarissen_overhead": "salarissen_overhead",
    "inhuur_overhead": "inhuur_overhead",
    "rijksbijdragen_specifiek": "rijk_overige_taakvelden",
}


@pytest.mark.parametrize(("taakveld", "miljoenen"), [("6.2", TOEGANG), ("6.1", SAMENKRACHT)])
def test_national_lasten_are_those_that_cbs_gives(con, taakveld, miljoenen):
    rijen = con.execute(
        """
        SELECT boekjaar, CAST(round(lasten_eur / 1000000) AS INTEGER) FROM mart.lasten_reeks_groep
        WHERE groep = 'landelijk' AND taakveld = ? AND verslagsoort = CASE WHEN boekjaar > 2024 THEN 'begroting' ELSE 'jaarrekening' END
        """,
        [taakveld],
    ).fetchall()
    assert miljoenen.items() <= dict(rijen).items()


def test_every_year_has_a_begroting_and_up_to_2024_a_jaarrekening(con):
    verslagen = con.execute("SELECT DISTINCT verslagsoort, boekjaar FROM mart.lasten_reeks").fetchall()
    assert sorted(verslagen) == [("begroting", jaar) for jaar in range(2017, 2027)] + [
        ("jaarrekening", jaar) for jaar in range(2017, 2025)
    ]


def test_who_did_not_file_is_named_and_is_no_zero(con):
    rijen = con.execute(
        "SELECT boekjaar, verslagsoort, naam, reden FROM mart.lasten_reeks_ontbreekt WHERE boekjaar >= 2022 ORDER BY ALL"
    ).fetchall()
    niet = "heeft niet ingediend"
    assert rijen == [
        (2022, "begroting", "Dijk en Waard", f"{niet}; bestaat sinds 2022"),
        (2022, "begroting", "Land van Cuijk", f"{niet}; bestaat sinds 2022"),
        (2022, "begroting", "Maashorst", f"{niet}; bestaat sinds 2022"),
        (2022, "begroting", "Midden-Drenthe", niet),
        (2022, "jaarrekening", "Almelo", niet),
        (2022, "jaarrekening", "Dordrecht", niet),
        (2022, "jaarrekening", "Twenterand", niet),
        (2022, "jaarrekening", "Weesp", f"{niet}; opgeheven in 2022"),
        (2023, "begroting", "Voorne aan Zee", f"{niet}; bestaat sinds 2023"),
        (2023, "jaarrekening", "Vijfheerenlanden", niet),
        (2024, "begroting", "Vijfheerenlanden", niet),
        (2024, "jaarrekening", "Loon op Zand", niet),
        (2025, "begroting", "De Bilt", niet),
        (2025, "begroting", "Landsmeer", niet),
        (2025, "begroting", "Midden-Drenthe", niet),
        (2025, "begroting", "Vijfheerenlanden", niet),
    ]
    assert con.execute(
        "SELECT count(*) FROM mart.lasten_reeks AS l SEMI JOIN mart.lasten_reeks_ontbreekt AS o USING (boekjaar, verslagsoort, gm_code)"
    ).fetchone() == (0,)


def test_every_gemeente_of_a_year_filed_or_is_named(con):
    afwijkend = con.execute(
        """
        SELECT v.boekjaar, v.verslagsoort, v.ingediend, o.ontbreekt, g.gemeenten
        FROM (SELECT boekjaar, verslagsoort, count(DISTINCT gm_code) AS ingediend FROM mart.lasten_reeks GROUP BY ALL) AS v
        LEFT JOIN (SELECT boekjaar, verslagsoort, count(*) AS ontbreekt FROM mart.lasten_reeks_ontbreekt GROUP BY ALL) AS o
            USING (boekjaar, verslagsoort)
        INNER JOIN (SELECT indeling_jaar AS boekjaar, count(*) AS gemeenten FROM mart.gemeente GROUP BY ALL) AS g USING (boekjaar)
        WHERE v.ingediend + coalesce(o.ontbreekt, 0) <> g.gemeenten
        """
    ).fetchall()
    assert afwijkend == []


def test_what_was_split_later_is_one_line(con):
    """6.21, 6.22 and 6.23 of Amsterdam in the begroting 2026 are its 6.2."""
    delen = con.execute(
        "SELECT post, bedrag_eur FROM kern.iv3_reeks WHERE boekjaar = 2026 AND gm_code = 'GM0363' AND taakveld = '6.2' ORDER BY post"
    ).fetchall()
    assert [post for post, _ in delen] == ["6.21", "6.22", "6.23"]
    assert con.execute(
        "SELECT lasten_eur, aantal_delen, status FROM mart.lasten_reeks WHERE boekjaar = 2026 AND gm_code = 'GM0363' AND taakveld = '6.2'"
    ).fetchone() == (sum(bedrag for _, bedrag in delen), 3, "afgeleid")


def test_classes_sum_to_the_country(con):
    ongelijk = con.execute(
        """
        SELECT boekjaar, verslagsoort, taakveld FROM mart.lasten_reeks_groep GROUP BY ALL
        HAVING sum(CASE groep WHEN 'landelijk' THEN -1 ELSE 1 END * lasten_eur) <> 0
            OR sum(CASE groep WHEN 'landelijk' THEN -1 ELSE 1 END * aantal_gemeenten) <> 0
        """
    ).fetchall()
    assert ongelijk == []


def test_the_median_is_the_middle_gemeente(con):
    tarieven = sorted(
        rij[0]
        for rij in con.execute(
            "SELECT round(CAST(lasten_eur AS DECIMAL(18, 4)) / inwoners, 2) FROM mart.lasten_reeks"
            " WHERE boekjaar = 2024 AND verslagsoort = 'jaarrekening' AND taakveld = '6.2' AND grootteklasse = '250.000 inwoners of meer'"
        ).fetchall()
    )
    (mediaan,) = con.execute(
        "SELECT mediaan_per_inwoner_eur FROM mart.lasten_reeks_groep"
        " WHERE boekjaar = 2024 AND verslagsoort = 'jaarrekening' AND taakveld = '6.2' AND groep = '250.000 inwoners of meer'"
    ).fetchone()
    assert len(tarieven) == 4
    assert float(mediaan) == pytest.approx(float(tarieven[1]))


def test_the_series_equals_the_iv3_tables_that_are_compiled_apart(con):
    rijen = con.execute(
        "SELECT code, oordeel, verschil_eur, omschrijving LIKE '%, 0 cellen verschillen' FROM mart.aansluiting WHERE code LIKE 'iv3-reeks-%' ORDER BY code"
    ).fetchall()
    assert rijen == [
        (f"iv3-reeks-{verslag}", "sluit aan", 0, True)
        for verslag in ("2023-begroting", "2023-jaarrekening", "2025-begroting")
    ]


def test_every_break_has_a_taakveld_a_year_and_a_source(con):
    breuken = con.execute(
        "SELECT taakveld, boekjaar, toelichting, bron FROM mart.lasten_reeks_breuk ORDER BY ALL"
    )
    rijen = breuken.fetchall()
    assert [rij[:2] for rij in rijen] == [
        ("6.1", 2022),
        ("6.2", 2023),
        ("6.2", 2025),
        ("6.82", 2023),
        ("6.82", 2025),
    ]
    bekend = {rij[0] for rij in con.execute("SELECT DISTINCT taakveld FROM mart.lasten_reeks").fetchall()}
    assert {rij[0] for rij in rijen} <= bekend
    assert all(toelichting and bron for _, _, toelichting, bron in rijen)


def read_original(naam):
    inhoud = (ORIGINALS / "iv3-reeks" / naam).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(inhoud.splitlines(), delimiter=";"))


@needs_originals
def test_every_lasten_figure_is_the_original(con):
    for jaar, soort in con.execute(
        "SELECT DISTINCT boekjaar, verslagsoort FROM staging.iv3_reeks"
    ).fetchall():
        if (jaar, soort) == (2024, "begroting"):  # of this one there is a table per taakveld only
            continue
        verwacht = {
            (rij["gm_code"], post): int(rij[post]) * 1000
            for rij in read_original(f"lasten_{jaar}_{soort}.csv")
            for post in POSTEN
            if rij.get(post)
        }
        gelezen = con.execute(
            "SELECT gm_code, post, bedrag_eur FROM kern.iv3_reeks WHERE boekjaar = ? AND verslagsoort = ? AND taakveld IS NOT NULL",
            [jaar, soort],
        ).fetchall()
        assert {(gm, post): eur for gm, post, eur in gelezen} == verwacht, (jaar, soort)


@needs_originals
def test_every_core_figure_is_the_original(con):
    verwacht = {
        (int(rij["jaar"]), rij["verslagsoort"], rij["gm_code"], naam): int(rij[kolom]) * 1000
        for rij in read_original("kern_2017_2026.csv")
        for naam, kolom in KENGETALLEN.items()
        if rij[kolom]
    }
    gelezen = con.execute(
        "SELECT boekjaar, verslagsoort, gm_code, kengetal, bedrag_eur FROM mart.kengetal_reeks WHERE (boekjaar, verslagsoort) <> (2024, 'begroting')"
    ).fetchall()
    assert {tuple(sleutel): eur for *sleutel, eur in gelezen} == verwacht


@needs_originals
def test_the_begroting_of_2024_is_the_sum_of_its_table_per_taakveld(con):
    """6.2 and 1.2 for the country, and the salarissen; the table has gemeenten by name and whole taakvelden with their parts."""
    inhoud = (ORIGINALS / "iv3" / "2024_begroting.csv").read_text(encoding="utf-8-sig")
    rijen = [r for r in csv.DictReader(inhoud.splitlines(), delimiter=";") if r["Gemeenten"] != "Nederland"]

    def som(kolom, *codes):
        return sum(
            int(float(r[kolom] or 0)) * 1000 for r in rijen if not codes or r["Taakveld"].split()[0] in codes
        )

    vraag = "SELECT sum(lasten_eur) FROM mart.lasten_reeks WHERE boekjaar = 2024 AND verslagsoort = 'begroting' AND taakveld = ?"
    for codes in (("6.2",), ("1.2",), ("6.82", "6.82a", "6.82b")):
        assert con.execute(vraag, [codes[0]]).fetchone() == (som("Lasten", *codes),)
    assert con.execute(
        "SELECT sum(bedrag_eur) FROM mart.kengetal_reeks WHERE boekjaar = 2024 AND verslagsoort = 'begroting' AND kengetal = 'salarissen'"
    ).fetchone() == (som("L1.1 Salarissen en sociale lasten"),)
