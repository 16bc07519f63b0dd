"""A connection that only has to read can do nothing else: no files, no extensions, no other settings, and no way back."""

import duckdb
import pytest

from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.instellingen import Instellingen
from pipelines.basis.uitgave import attach_published, lock
from pipelines.cli.vraag import open_database
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.rekenen import ScenarioRekenaar

VERBODEN = (
    "FROM read_text('/etc/hostname')",
    "FROM read_csv('{map}/a.csv')",
    "FROM '{map}/a.csv'",
    "FROM glob('/etc/*')",
    "COPY (SELECT 1) TO '{map}/uit.csv'",
    "EXPORT DATABASE '{map}/uit'",
    "ATTACH '{map}/ander.duckdb' AS ander",
    "INSTALL httpfs",
    "LOAD httpfs",
    "FROM read_csv('https://voorbeeld.nl/a.csv')",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "RESET lock_configuration",
    "SET memory_limit = '64GB'",
    "SET threads = 64",
    "SET autoload_known_extensions = true",
    "SET allow_community_extensions = true",
    "SET temp_directory = '{map}'",
)


@pytest.fixture
def een_bestand(tmp_path):
    (tmp_path / "a.csv").write_text("a\n1\n", encoding="utf-8")
    return tmp_path


def refused(con, map_):
    """What of the forbidden list the connection refused, for a reason of its own and not because the text is no SQL."""
    geweigerd = []
    for sql in VERBODEN:
        try:
            con.execute(sql.format(map=map_)).fetchall()
        except duckdb.ParserException:
            raise
        except (duckdb.PermissionException, duckdb.InvalidInputException):
            geweigerd.append(sql)
        except duckdb.Error as fout:
            geweigerd.append(f"{sql}: {fout}")
    return geweigerd


def test_without_the_lock_files_can_be_read(een_bestand):
    """Otherwise the tests below would hold nothing."""
    with duckdb.connect() as con:
        assert con.execute(f"FROM read_csv('{een_bestand}/a.csv')").fetchall() == [(1,)]
        con.execute("SET threads = 2")


def test_what_the_dashboard_reads_with_reads_the_figures_and_nothing_else(mini_database, een_bestand):
    with Gegevens(mini_database).cursor() as con:
        assert con.execute("SELECT count(*) FROM mart.gemeente").fetchall()[0][0] > 0
        assert refused(con, een_bestand) == list(VERBODEN)
        assert [pad.name for pad in een_bestand.iterdir()] == ["a.csv"]
        assert con.execute("SELECT count(*) FROM mart.gemeente").fetchall()[0][0] > 0


def test_a_cursor_of_a_locked_connection_is_locked_as_well(mini_database, een_bestand):
    con, _ = attach_published(mini_database)
    lock(con)
    with con.cursor() as ander:
        assert refused(ander, een_bestand) == list(VERBODEN)
    con.close()


def test_the_calculator_of_scenarios_is_locked_and_calculates(mini_database, een_bestand):
    with ScenarioRekenaar(mini_database) as rekenaar:
        assert refused(rekenaar._con, een_bestand) == list(VERBODEN)
        assert rekenaar.calculate(parse_scenario('naam = "niets"')).gemeente.height > 0


def test_a_question_on_the_command_line_is_locked(mini_database, een_bestand):
    with open_database(mini_database) as con:
        lock(con)
        assert refused(con, een_bestand) == list(VERBODEN)


def test_memory_is_bounded_by_the_setting(mini_database):
    with Gegevens(mini_database).cursor() as con:
        assert con.execute("SELECT current_setting('memory_limit')").fetchall() == [("1.8 GiB",)]


@pytest.mark.parametrize("geheugen", ["veel", "2", "0GB", "1GB'; SET threads = 1; --", "99999999GB", "1.5GB"])
def test_a_bound_on_memory_is_a_number_with_its_unit_and_nothing_more(geheugen):
    with pytest.raises(ValueError, match="geheugen"):
        Instellingen(geheugen=geheugen)
