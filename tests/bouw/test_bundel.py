"""One amount for several goals: as data, per gemeente, and absent where the split is known."""

import duckdb
import pytest

from pipelines.bouw.bouwen import build
from tests.hulp.regels.ingrepen import declare_bundle


@pytest.mark.parametrize("jaar", range(2022, 2028))
def test_four_goals_share_55_million_from_2022_on(con, jaar):
    vraag = "SELECT bedrag_eur, verdeeld_eur, niet_verdeeld_eur, status, doelen, is_heel FROM mart.bundel WHERE uitkeringsjaar = ?"
    doelen = "integraal_werken~kind_en_gezin~leervermogen~wijkteams"
    assert con.execute(vraag, [jaar]).fetchall() == [(55_000_000, 55_000_000, 0, "aanname", doelen, True)]


def test_the_parts_are_assumptions_and_a_gemeente_gets_their_sum(con):
    assert con.execute("SELECT DISTINCT status FROM mart.bundel_regel").fetchall() == [("aanname",)]
    fout = """
        SELECT b.gm_code FROM mart.toewijzing_bundel AS b
        JOIN mart.bundel AS k USING (uitkeringsjaar, bundel)
        JOIN mart.toewijzing AS t ON t.uitkeringsjaar = b.uitkeringsjaar AND t.gm_code = b.gm_code AND list_contains(string_split(k.doelen, '~'), t.doel)
        GROUP BY b.uitkeringsjaar, b.bundel, b.gm_code, b.bedrag_eur HAVING sum(t.bedrag_eur) <> b.bedrag_eur
    """
    assert con.execute(fout).fetchall() == []
    som = "SELECT uitkeringsjaar, sum(bedrag_eur), count(*) > 300 FROM mart.toewijzing_bundel GROUP BY 1 ORDER BY 1"
    assert con.execute(som).fetchall() == [(2021, 75_886_076, True)] + [
        (jaar, 55_000_000, True) for jaar in range(2022, 2028)
    ]


def test_a_goal_with_another_line_beside_the_bundle_keeps_its_own_row(miniraw, tmp_path):
    """ido has two lines; only one of them is in the bundle. Without the file there is no bundle at all."""
    declare_bundle("heel;au-basis | au-cluster;2000", "deels;spuk-jong;1000")(miniraw)
    build(miniraw, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert con.execute("SELECT bundel, doelen, is_heel FROM mart.bundel ORDER BY 1").fetchall() == [
            ("deels", "ido", False),
            ("heel", "leren~wijkteams", True),
        ]


def test_without_the_file_nothing_is_shared(mini):
    assert mini.execute("SELECT count(*) FROM mart.bundel").fetchone() == (0,)
