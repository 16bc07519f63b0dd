"""The program as a user meets it: in Dutch, exact, with an exit code that a script can rely on, and no traceback."""

import csv
import io
import json
import os
import re
import socket
import subprocess
import sys
from decimal import Decimal

import pytest

from dashboard.cli import app
from pipelines.basis.instellingen import instellingen
from pipelines.bouw.bouwen import build
from pipelines.cli.hoofd import run
from tests.hulp.helpers import ROOT, edit_cell

OPDRACHTEN = ("bouw", "controleer", "sql", "dashboard")
# Typer's own words; a translation that is lost shows here
ENGELS = r"\b(Usage|Options|Commands|Arguments|OPTIONS|COMMAND|ARGS|Show this message|exit|required|default|PATH|TEXT|INTEGER|path|str|int)\b"


@pytest.fixture
def fondskompas(monkeypatch, capsys, tmp_path):
    """Run a command in this process on ``tmp_path``/data; the answer is exit code, output and errors."""
    monkeypatch.delenv("FONDSKOMPAS_DATABASE", raising=False)
    monkeypatch.delenv("FONDSKOMPAS_PRODUCTIE", raising=False)
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(tmp_path / "data"))

    def voer_uit(*argumenten):
        monkeypatch.setattr(sys, "argv", ["fondskompas", *argumenten])
        instellingen.cache_clear()
        code = run(app)
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    yield voer_uit
    instellingen.cache_clear()


@pytest.fixture
def gebouwd(fondskompas, mini_database, monkeypatch):
    """The same, with the tiny database as the published one."""
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(mini_database))
    return fondskompas


# waitress leaves the socket that it could not bind to the garbage collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_address_that_cannot_be_used_says_why_in_dutch(gebouwd):
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = str(bezet.getsockname()[1])
        code, _, fouten = gebouwd("dashboard", "--poort", poort)
    assert (code, "een ander programma luistert daar al" in fouten) == (1, True)
    code, _, fouten = gebouwd("dashboard", "--poort", poort, "--host", "192.0.2.1")
    assert (code, "deze computer heeft dat adres niet" in fouten) == (1, True)
    code, _, fouten = gebouwd("dashboard", "--poort", poort, "--host", "geen adres")
    assert (code, "dat adres bestaat niet" in fouten) == (1, True)


def test_bouw_publishes_and_the_second_time_says_that_nothing_changed(fondskompas, miniraw, tmp_path):
    database = tmp_path / "data" / "processed" / "fondskompas.duckdb"
    code, uit, err = fondskompas("bouw")
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"Gepubliceerd: {re.escape(str(database))} \(\d+ tabellen\)\.\n", uit)
    code, uit, err = fondskompas("bouw")
    assert (code, uit, err) == (
        0,
        f"Er is niets veranderd sinds de vorige bouw; {database} is actueel.\n",
        "",
    )


def test_bouw_counts_the_warnings(fondskompas, miniraw):
    edit_cell(miniraw / "circulaires/M2022_2023/gewichten.csv", "F3", "20,01")
    code, uit, _ = fondskompas("bouw")
    assert code == 0
    assert re.search(r"^1 waarschuwing", uit, re.MULTILINE)


def test_bouw_with_wrong_input_prints_every_finding_and_ends_with_1(fondskompas, miniraw, tmp_path):
    edit_cell(miniraw / "pok/envelop.csv", "E2", "1.000")
    edit_cell(miniraw / "pok/jaren.csv", "C2", "1 januari")
    code, uit, err = fondskompas("bouw")
    assert (code, uit) == (1, "")
    assert "FOUT [waarde_geheel] pok/envelop.csv, blad envelop, cel E2" in err
    assert "FOUT [waarde_datum] pok/jaren.csv, blad jaren, cel C2" in err
    assert "gevonden: 1.000   verwacht: een geheel getal zonder punten of spaties" in err
    assert err.endswith(
        "2 fouten in de invoer; er is niets gepubliceerd en de bestaande database is niet gewijzigd.\n"
    )
    assert not (tmp_path / "data" / "processed" / "fondskompas.duckdb").exists()


def test_production_is_a_setting_of_the_environment(fondskompas, miniraw, monkeypatch):
    monkeypatch.setenv("FONDSKOMPAS_PRODUCTIE", "1")
    code, _, err = fondskompas("bouw")
    assert code == 1
    assert "FOUT [voorbeeld_in_productie] opgaven/voorbeeld_2022.xlsx" in err


def test_the_folder_can_be_given_with_an_option(fondskompas, miniraw, tmp_path, monkeypatch):
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(tmp_path / "elders"))
    assert fondskompas("bouw")[0] == 1
    assert fondskompas("--data", str(tmp_path / "data"), "bouw")[0] == 0


def test_controleer_on_the_shipped_data_finds_nothing_wrong(fondskompas, database, monkeypatch):
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(database))
    code, uit, err = fondskompas("controleer")
    assert (code, err) == (0, "")
    assert "? open vraag  Borger-Odoorn 2022" in uit
    assert re.search(r"Aansluitingen: \d+ sluit aan, \d+ verklaard, 2 open vraag, 0 wijkt af\.", uit)
    assert re.search(r"Bevindingen: 0 fouten, \d+ waarschuwingen\.", uit)
    assert "iv3_niet_ingediend" in uit


def test_controleer_ends_with_1_when_a_total_deviates_and_shows_both_sides(
    fondskompas, miniraw, tmp_path, monkeypatch
):
    """One figure of one control total changed by a euro; the build publishes, the check refuses."""
    edit_cell(miniraw / "aansluiting/controletotalen.csv", "E2", "19381")
    build(miniraw, tmp_path / "x.duckdb")
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(tmp_path / "x.duckdb"))
    code, uit, _ = fondskompas("controleer")
    assert code == 1
    assert "✗ wijkt af  Uitkeringsbasis × uitkeringsfactor, M2022 voor 2023  [basis]" in uit
    assert "€\u00a019.380,00 tegenover €\u00a019.381,00, verschil €\u00a0-1,00" in uit


def test_controleer_alles_also_shows_what_is_right(gebouwd):
    assert "[opvang]" not in gebouwd("controleer")[1]
    assert "✓ sluit aan  Totaal DU opvang, M2022 voor 2023  [opvang]" in gebouwd("controleer", "--alles")[1]


VRAAG = "SELECT gm_code, uitkeringsbasis_eur, gewicht FROM verdeling.uitkeringsbasis JOIN verdeling.sleutelgewicht USING (gm_code) WHERE regel = 'spuk-jong' AND sleutelgewicht.uitkeringsjaar = 2022 AND gm_code = 'GM0005'"


def test_sql_as_a_table(gebouwd):
    code, uit, err = gebouwd(
        "sql",
        "SELECT gm_code, bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = 2022 AND doel = 'leren' ORDER BY gm_code",
    )
    assert (code, err) == (0, "")
    assert re.findall(r"(GM\d{4}) *│ *(\d+) *│", uit) == [
        ("GM0001", "188"),
        ("GM0002", "374"),
        ("GM0003", "78"),
        ("GM0005", "360"),
    ]
    assert "4 rijen" in uit


def test_sql_as_csv_is_exact_and_fit_for_a_dutch_spreadsheet(gebouwd):
    code, uit, _ = gebouwd("sql", "--csv", VRAAG)
    assert code == 0
    assert list(csv.reader(io.StringIO(uit), delimiter=";")) == [
        ["gm_code", "uitkeringsbasis_eur", "gewicht"],
        ["GM0005", "4060,000000000000000", "40,500000000000000"],
    ]


def test_sql_as_json_keeps_every_decimal(gebouwd):
    code, uit, _ = gebouwd("sql", "--json", VRAAG)
    assert code == 0
    assert json.loads(uit) == [
        {"gm_code": "GM0005", "uitkeringsbasis_eur": "4060.000000000000000", "gewicht": "40.500000000000000"}
    ]


def test_the_three_forms_carry_the_same_figures(gebouwd):
    vraag = "SELECT regel, gm_code, exact_deel, rest FROM mart.toewijzing_bewijs WHERE uitkeringsjaar = 2022 ORDER BY ALL"
    als_json = [tuple(map(str, rij.values())) for rij in json.loads(gebouwd("sql", "--json", vraag)[1])]
    als_csv = [
        tuple(rij) for rij in csv.reader(io.StringIO(gebouwd("sql", "--csv", vraag)[1]), delimiter=";")
    ][1:]
    assert len(als_json) == 24
    assert [(r, g, Decimal(d), Decimal(x)) for r, g, d, x in als_json] == [
        (r, g, Decimal(d.replace(",", ".")), Decimal(x.replace(",", "."))) for r, g, d, x in als_csv
    ]


def test_text_that_a_spreadsheet_would_run_is_made_harmless(gebouwd):
    assert (
        gebouwd("sql", "--csv", "SELECT '=1+1' AS a, '@x' AS b, -5 AS c, NULL AS d")[1]
        == "a;b;c;d\n'=1+1;'@x;-5;\n"
    )


@pytest.mark.parametrize(
    "vraag",
    [
        "CREATE TABLE mart.x AS SELECT 1",
        "DELETE FROM mart.envelop",
        "UPDATE mart.envelop SET bedrag_eur = 0",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "COPY mart.envelop TO '/tmp/uit.csv'",
        "ATTACH '/tmp/x.duckdb' AS x",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SELECT * FROM glob('/etc/*')",
        "SELECT 1; SELECT 2",
        "CALL enable_logging(storage = 'file')",
    ],
)
def test_sql_only_reads_and_only_the_database(gebouwd, mini_database, vraag):
    voor = mini_database.read_bytes()
    code, uit, err = gebouwd("sql", vraag)
    assert (code, uit) == (1, "")
    assert err.startswith(
        (
            "Fout: DuckDB kan deze vraag niet beantwoorden: ",
            "Fout: Stel één vraag die leest, zoals SELECT of DESCRIBE.",
        )
    )
    assert mini_database.read_bytes() == voor


@pytest.mark.parametrize(
    ("argumenten", "code", "tekst"),
    [
        (("verdeel",), 2, "Onbekende opdracht «verdeel»."),
        (("bouw", "--snel"), 2, "Onbekende optie: --snel."),
        (("--kleur", "bouw"), 2, "Onbekende optie: --kleur."),
        (("sql",), 2, "Er ontbreekt een argument: "),
        (("bouw", "nu"), 2, "Onverwacht argument: nu."),
        (("dashboard", "--poort", "veel"), 2, "De waarde voor --poort is niet bruikbaar."),
        (("dashboard", "--poort", "70000"), 2, "De waarde voor --poort is niet bruikbaar."),
        (("--data",), 2, "De optie --data vraagt een waarde."),
        (("sql", "--csv", "--json", "SELECT 1"), 1, "Fout: Kies --csv of --json, niet allebei."),
        (("sql", "SELEC 1"), 1, "Fout: "),
        (("sql", "SELECT 1"), 1, "Fout: Er is nog geen database op "),
        (("controleer",), 1, "Fout: Er is nog geen database op "),
        (("bouw",), 1, "Fout: De map met bronnen bestaat niet: "),
    ],
)
def test_what_goes_wrong_is_said_in_dutch_on_stderr(fondskompas, argumenten, code, tekst):
    uitkomst, uit, err = fondskompas(*argumenten)
    assert (uitkomst, uit) == (code, "")
    assert err.startswith(tekst)
    assert "Traceback" not in err
    assert not re.search(r"No such|Missing|requires|unexpected|Invalid value|Try '", err)


@pytest.mark.parametrize("opdracht", [(), *[(o,) for o in OPDRACHTEN]])
def test_every_help_text_is_dutch(fondskompas, opdracht):
    code, uit, err = fondskompas(*opdracht, "--help")
    assert (code, err) == (0, "")
    assert uit.startswith("Gebruik: fondskompas")
    assert "Toon deze hulp." in uit
    assert re.findall(ENGELS, uit) == []


def test_without_a_command_the_program_shows_its_commands(fondskompas):
    _, uit, err = fondskompas()
    for opdracht in OPDRACHTEN:
        assert re.search(rf"^ +{opdracht} ", uit + err, re.MULTILINE)
    assert "Traceback" not in err


def test_the_version_is_shown(fondskompas):
    code, uit, _ = fondskompas("--versie")
    assert code == 0
    assert re.fullmatch(r"fondskompas \d+\S*\n", uit)


def test_an_unforeseen_error_has_no_traceback_unless_asked(fondskompas, miniraw, monkeypatch):
    monkeypatch.setattr("pipelines.bouw.bouwen.fingerprint", lambda *_, **__: 1 / 0)
    code, _, err = fondskompas("bouw")
    assert code == 1
    assert err.startswith("Onverwachte fout (ZeroDivisionError): ")
    assert "--debug" in err and "Traceback" not in err
    with pytest.raises(ZeroDivisionError):
        fondskompas("--debug", "bouw")


def test_the_program_runs_as_a_process(mini_database):
    """The whole road once: a new process, its exit code, and output that a pipe can read."""
    code = "import sys; from dashboard.cli import main; main()"
    omgeving = os.environ | {"FONDSKOMPAS_DATABASE": str(mini_database)}
    argumenten = [
        sys.executable,
        "-W",
        "error",
        "-c",
        code,
        "sql",
        "--csv",
        "SELECT sum(bedrag_eur) AS som FROM mart.envelop",
    ]
    uitkomst = subprocess.run(argumenten, cwd=ROOT, env=omgeving, capture_output=True, text=True, check=False)
    assert (uitkomst.returncode, uitkomst.stdout, uitkomst.stderr) == (0, "som\n14000\n", "")
