"""Money that one gemeente receives for its region: 25 regions, nothing lost, and who is no recipient has a region all the same."""

import duckdb
import pytest

from pipelines.bouw.bouwen import build
from tests.hulp.regels.ingrepen import declare_regions


@pytest.mark.parametrize("jaar", range(2021, 2028))
def test_25_regions_have_one_recipient_each_and_together_all_the_money(con, jaar):
    vraag = """
        SELECT count(*), count(DISTINCT centrumgemeente), min(ontvangers), max(ontvangers), sum(bedrag_eur), sum(gemeenten)
        FROM mart.toewijzing_regio WHERE uitkeringsjaar = ? AND doel = 'zorg_en_veiligheid'
    """
    assert con.execute(vraag, [jaar]).fetchall() == [(25, 25, 1, 1, 10_000_002, 344 if jaar < 2023 else 342)]


def test_a_region_has_the_inhabitants_and_the_money_of_its_gemeenten(con):
    fout = """
        SELECT r.uitkeringsjaar, r.regio
        FROM mart.toewijzing_regio AS r
        INNER JOIN mart.regio_gemeente AS l USING (uitkeringsjaar, regio_code)
        INNER JOIN mart.gemeente_jaar AS g ON g.uitkeringsjaar = l.uitkeringsjaar AND g.gm_code = l.gm_code
        LEFT JOIN mart.toewijzing AS t ON t.uitkeringsjaar = l.uitkeringsjaar AND t.gm_code = l.gm_code AND t.doel = r.doel
        GROUP BY r.uitkeringsjaar, r.regio, r.inwoners, r.bedrag_eur, r.gemeenten
        HAVING sum(g.inwoners) <> r.inwoners OR sum(t.bedrag_eur) <> r.bedrag_eur OR count(*) <> r.gemeenten
    """
    assert con.execute(fout).fetchall() == []
    assert con.execute("SELECT DISTINCT doel FROM mart.toewijzing_regio").fetchall() == [
        ("zorg_en_veiligheid",)
    ]


def test_soest_gets_it_by_way_of_utrecht(con):
    vraag = """
        SELECT l.regio, l.centrumgemeente, l.is_centrum, l.status, r.bedrag_eur, r.gemeenten, r.inwoners, r.status
        FROM mart.regio_gemeente AS l INNER JOIN mart.toewijzing_regio AS r USING (uitkeringsjaar, regio_code)
        WHERE l.uitkeringsjaar = 2023 AND l.gm_code = 'GM0342'
    """
    assert con.execute(vraag).fetchall() == [
        ("Utrecht", "GM0344", False, "afgeleid", 710_071, 26, 1_387_643, "aanname")
    ]


def test_a_gemeente_of_before_a_merger_lies_where_its_successor_lies(con):
    """Brielle, Hellevoetsluis and Westvoorne became Voorne aan Zee on 1 January 2023."""
    vraag = "SELECT DISTINCT regio FROM mart.regio_gemeente WHERE uitkeringsjaar = 2022 AND gm_code IN ('GM0501', 'GM0530', 'GM0614')"
    assert con.execute(vraag).fetchall() == [("Rotterdam-Rijnmond",)]


def test_every_recipient_is_a_centrumgemeente_of_the_file(con):
    assert con.execute("SELECT * FROM mart.bevinding WHERE regel = 'regio_ontvanger'").fetchall() == []


def test_regions_of_a_small_fund(miniraw, tmp_path):
    """In 2022 Beestad and Ceeburg lie where Deestad does, which they became; whoever receives, nothing is lost."""
    declare_regions()(miniraw)
    build(miniraw, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        leden = "SELECT uitkeringsjaar, regio, list(gm_code ORDER BY gm_code), list(DISTINCT centrumgemeente) FROM mart.regio_gemeente GROUP BY ALL ORDER BY ALL"
        assert con.execute(leden).fetchall() == [
            (2022, "Noord", ["GM0001", "GM0002", "GM0003"], ["GM0001"]),
            (2022, "Zuid", ["GM0005"], ["GM0005"]),
            (2023, "Noord", ["GM0001", "GM0004"], ["GM0001"]),
            (2023, "Zuid", ["GM0005"], ["GM0005"]),
        ]
        som = "SELECT r.uitkeringsjaar, sum(r.bedrag_eur), sum(r.inwoners) FROM mart.toewijzing_regio AS r GROUP BY ALL ORDER BY ALL"
        assert con.execute(som).fetchall() == [(2022, 1000, 600), (2023, 1000, 630)]


def test_without_the_files_no_goal_is_for_regions(mini):
    assert mini.execute("SELECT count(*) FROM mart.toewijzing_regio").fetchone() == (0,)
    assert mini.execute("SELECT DISTINCT regio FROM herkomst.kenmerk").fetchall() == [("niet ingedeeld",)]
