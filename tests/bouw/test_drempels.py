"""The thresholds of the gate are data: each is used by a rule, holds a limit, and says how far real figures differ."""

from pipelines.basis.queries import read_queries
from pipelines.bouw.drempels import read_thresholds


def test_every_threshold_is_used_has_a_limit_and_says_what_it_rests_on():
    regels = "\n".join(query.sql for query in read_queries("regels"))
    for rij in read_thresholds().iter_rows(named=True):
        assert f"'{rij['vergelijking']}'" in regels, rij
        assert rij["onder"] is not None or rij["boven"] is not None, rij
        assert rij["onder"] is None or rij["boven"] is None or rij["onder"] <= rij["boven"], rij
        assert rij["bewijs"] and rij["bron"], rij


def test_a_comparison_has_one_threshold_per_subject():
    drempels = read_thresholds()
    assert drempels.select("vergelijking", "onderdeel").is_duplicated().sum() == 0
