"""What a scenario shows: extremes with their reason, groups, files and commands."""

import csv
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest
from openpyxl import load_workbook

from pipelines.basis.queries import create_macros, read_query
from pipelines.cli.hoofd import app, run
from pipelines.scenario.lezen import parse_scenario, read_scenario
from pipelines.scenario.redenen import explain
from pipelines.scenario.uitvoer import write_csv, write_workbook
from tests.hulp.scenariogevallen import INWONERS, NEUTRAAL, year

ROOT = Path(__file__).resolve().parents[2]
VOORBEELDEN = sorted((ROOT / "docs" / "voorbeelden").glob("scenario_*.toml"))


@pytest.fixture
def data(database, monkeypatch):
    """A data folder for the commands; the database is the shared one."""
    monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(database))
    return ROOT / "data"


def test_extremes_are_ten_on_each_side_with_a_reason(rekenaar):
    uitersten = year(rekenaar.calculate(parse_scenario(INWONERS)).uitersten, 2025)
    for kant, teken in (("voordeel", 1), ("nadeel", -1)):
        rijen = uitersten.filter(pl.col("kant") == kant)
        assert rijen["rang"].to_list() == list(range(1, 11))
        assert all(teken * bedrag > 0 for bedrag in rijen["verschil_eur"])
        assert all(teken * bedrag > 0 for bedrag in rijen["reden_bijdrage_eur"])
    vlieland = uitersten.filter(pl.col("gm_code") == "GM0096").row(0, named=True)
    assert vlieland["reden_bestanddeel"] == "vast bedrag"
    assert "de maatstaf «vast bedrag» telt minder" in explain(vlieland)


def test_the_reason_of_a_hand_worked_case():
    """Two gemeenten with 100 and 300 inhabitants; € 1,000 by a basis of which half is maatstaf m1 (75% and 25%) and half
    is m2 (25% and 75%, as the inhabitants) moves to inhabitants. The first goes from 500 to 250, and all of it is m1."""
    with duckdb.connect() as con:
        create_macros(con, tijdelijk=True)
        for schema in ("staging", "kern", "sessie", "basis", "scenario"):
            con.execute(f"CREATE SCHEMA {schema}")
        con.execute(
            "CREATE TABLE staging.jaar AS SELECT 2025 AS uitkeringsjaar, DATE '2025-01-01' AS indeling_peildatum"
        )
        con.execute("CREATE TABLE staging.maatstaf AS SELECT 'm1' AS code, 'eerste maatstaf' AS naam")
        con.execute(
            "CREATE TABLE kern.hercodering AS SELECT DATE '2025-01-01' AS peildatum_van, DATE '2025-01-01' AS peildatum_naar, x AS gm_code_van, x AS gm_code FROM (VALUES ('GM1'), ('GM2')) AS v (x)"
        )
        con.execute(
            "CREATE TABLE sessie.kenmerk AS SELECT 2025 AS uitkeringsjaar, * FROM (VALUES ('GM1', 100::BIGINT), ('GM2', 300::BIGINT)) AS v (gm_code, inwoners)"
        )
        con.execute(
            "CREATE TABLE sessie.grondslag AS SELECT g AS grondslag, b AS bron, DATE '2025-01-01' AS peildatum, m AS bestanddeel, gm_code, w::HUGEINT AS gewicht FROM (VALUES ('uitkeringsbasis', 'M2024 2025', 'm1', 'GM1', 300), ('uitkeringsbasis', 'M2024 2025', 'm1', 'GM2', 100), ('uitkeringsbasis', 'M2024 2025', 'm2', 'GM1', 100), ('uitkeringsbasis', 'M2024 2025', 'm2', 'GM2', 300), ('inwoners', '2025', 'inwoners', 'GM1', 100), ('inwoners', '2025', 'inwoners', 'GM2', 300)) AS v (g, b, m, gm_code, w)"
        )
        con.execute("CREATE TABLE staging.kenmerksoort AS SELECT 'k1' AS kenmerk, 'eerste kenmerk' AS naam")
        for tabel in ("grondslag_totaal", "grondslag_deel"):
            con.execute(f"CREATE TABLE sessie.{tabel} AS {read_query('scenario', tabel)}")
        for schema, soort, bron in (
            ("basis", "uitkeringsbasis", "M2024 2025"),
            ("scenario", "inwoners", "2025"),
        ):
            con.execute(
                f"CREATE TABLE {schema}.deel AS SELECT 2025 AS uitkeringsjaar, 'r' AS regel, 1 AS deel, '{soort}' AS soort, '{soort}' AS grondslag, '{bron}' AS bron, 1000::BIGINT AS bedrag_eur"
            )
            con.execute(
                f"CREATE TABLE {schema}.regel AS SELECT 2025 AS uitkeringsjaar, 'r' AS regel, 'doel' AS doel"
            )
        con.execute("CREATE TABLE sessie.regionaal AS SELECT 2025 AS uitkeringsjaar, 'ander' AS doel")
        con.execute(
            "CREATE TABLE scenario.uiterste AS SELECT 2025 AS uitkeringsjaar, k AS kant, 1 AS rang, g AS gm_code, g AS naam, i::BIGINT AS inwoners, b::BIGINT AS basis_eur, (b + v)::BIGINT AS scenario_eur, v::BIGINT AS verschil_eur, v::BIGINT AS verschil_eigen_eur, 0.00 AS verschil_eur_per_inwoner, 0::BIGINT AS verschil_ingroei_eur FROM (VALUES ('nadeel', 'GM1', 100, 500, -250), ('voordeel', 'GM2', 300, 500, 250)) AS t (k, g, i, b, v)"
        )
        rijen = {r["gm_code"]: r for r in con.sql(read_query("scenario", "reden")).pl().iter_rows(named=True)}
    for gm_code, bijdrage, aandeel, inwoners in (
        ("GM1", -250, 750_000, 250_000),
        ("GM2", 250, 250_000, 750_000),
    ):
        rij = rijen[gm_code]
        assert (rij["reden_soort"], rij["reden_bestanddeel"]) == ("maatstaf", "eerste maatstaf")
        assert rij["reden_bijdrage_eur"] == bijdrage
        assert (rij["reden_aandeel_miljoenste"], rij["reden_inwoners_miljoenste"]) == (aandeel, inwoners)
        assert rij["reden_verplaatst_eur"] == -500


def test_group_averages_come_from_the_sums_of_a_hand_worked_case():
    """A group of 100 and 300 inhabitants that get +10 and −6: +4 over 400 is € 0.01, not the average of 0.10 and −0.02."""
    with duckdb.connect() as con:
        create_macros(con, tijdelijk=True)
        con.execute("CREATE SCHEMA scenario")
        con.execute(
            "CREATE TABLE scenario.gemeente AS SELECT 2025 AS uitkeringsjaar, 0::BIGINT AS basis_regionaal_eur, 0::BIGINT AS verschil_regionaal_eur, * FROM (VALUES ('klein', 'Utrecht', 'Sterk', 100::BIGINT, 200::BIGINT, 210::BIGINT, 10::BIGINT), ('klein', 'Utrecht', 'Zonder', 300, 306, 300, -6), ('groot', 'Zeeland', 'Zonder', 600, 900, 900, 0)) AS v (grootteklasse, provincie, centrumfunctie, inwoners, basis_eur, scenario_eur, verschil_eur)"
        )
        groepen = {
            (r["soort"], r["groep"]): r
            for r in con.sql(read_query("scenario", "groep")).pl().iter_rows(named=True)
        }
    utrecht = groepen["provincie", "Utrecht"]
    assert (utrecht["basis_eur"], utrecht["scenario_eur"], utrecht["verschil_eur"]) == (506, 510, 4)
    assert utrecht["basis_eur_per_inwoner"] == Decimal("1.27")  # 1.265
    assert utrecht["scenario_eur_per_inwoner"] == Decimal("1.28")  # 1.275
    assert utrecht["verschil_eur_per_inwoner"] == Decimal("0.01")
    assert (utrecht["voordeel"], utrecht["nadeel"], utrecht["gelijk"], utrecht["gemeenten"]) == (1, 1, 0, 2)
    zonder = groepen["centrumfunctie", "Zonder"]
    assert (zonder["verschil_eur"], zonder["verschil_eur_per_inwoner"]) == (-6, Decimal("-0.01"))  # −0.0067
    assert groepen["landelijk", "alle gemeenten"]["gemeenten"] == 3
    assert [soort for soort, _ in groepen][:3] == ["landelijk", "grootteklasse", "grootteklasse"]


def test_every_gemeente_of_every_year_has_inhabitants(rekenaar):
    gemeente = rekenaar.calculate(NEUTRAAL).gemeente
    assert gemeente["inwoners"].null_count() == 0
    assert gemeente.group_by("uitkeringsjaar").len().sort("uitkeringsjaar")["len"].to_list() == [
        344,
        344,
        342,
        342,
        342,
        342,
        342,
    ]


def test_the_csv_has_every_gemeente_with_decimal_commas(rekenaar, tmp_path):
    uitkomst = rekenaar.calculate(parse_scenario(INWONERS))
    write_csv(uitkomst, tmp_path / "uit.csv", 2025)
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as bestand:
        rijen = list(csv.DictReader(bestand, delimiter=";"))
    assert len(rijen) == 342
    assert sum(int(rij["verschil_eur"]) for rij in rijen) == 0
    assert all("." not in rij["verschil_eur_per_inwoner"] for rij in rijen)
    assert {"wijkteams_verschil_eur", "wijkteams_verschil_fte"} <= rijen[0].keys()


def test_the_workbook_has_numbers_and_says_what_it_is(rekenaar, tmp_path):
    scenario = parse_scenario(INWONERS.replace("Wijkteams naar", "=1+1 Wijkteams naar"))
    write_workbook(scenario, rekenaar.calculate(scenario), tmp_path / "uit.xlsx")
    werkboek = load_workbook(tmp_path / "uit.xlsx")
    assert werkboek.sheetnames == ["Lees mij", "Gemeenten", "Groepen", "Uitersten"]
    tekst = {cel.value: cel for rij in werkboek["Lees mij"].iter_rows() for cel in rij}
    assert {scenario.sha256, rekenaar.herkomst.vingerafdruk} <= tekst.keys()
    assert tekst[scenario.naam].data_type == "s"
    for naam in werkboek.sheetnames[1:]:
        assert werkboek[naam].freeze_panes == "A2"
    kop = [cel.value for cel in werkboek["Gemeenten"][1]]
    rij = dict(zip(kop, werkboek["Gemeenten"][2], strict=True))
    assert isinstance(rij["scenario_eur"].value, int)
    assert isinstance(rij["verschil_eur_per_inwoner"].value, int | float)
    assert rij["scenario_eur"].number_format == "#,##0"
    assert werkboek["Gemeenten"].max_row == 2398 + 1


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_the_examples_of_the_guide_can_be_calculated(rekenaar, voorbeeld):
    assert rekenaar.calculate(read_scenario(voorbeeld)).jaren


def command(monkeypatch, *woorden):
    monkeypatch.setattr("sys.argv", ["fondskompas", *map(str, woorden)])
    return run(app)


def test_the_commands(data, monkeypatch, capsys, tmp_path):
    assert len(VOORBEELDEN) == 2
    een, twee = VOORBEELDEN
    assert command(monkeypatch, "--data", data, "scenario", "controleer", een) == 0
    assert "is in orde" in capsys.readouterr().out
    opties = ("--jaar", "2025", "--csv", tmp_path / "a.csv", "--xlsx", tmp_path / "a.xlsx")
    assert command(monkeypatch, "--data", data, "scenario", "reken", twee, *opties) == 0
    uit = capsys.readouterr().out
    for stuk in (
        "Wat verandert",
        "Provincie 2025",
        "Centrumfunctie 2025",
        "Grootste nadeel per inwoner 2025",
    ):
        assert stuk in uit
    assert (tmp_path / "a.csv").is_file()
    assert (tmp_path / "a.xlsx").is_file()
    opties = ("--jaar", "2025", "--csv", tmp_path / "b.csv", "--xlsx", tmp_path / "b.xlsx")
    assert command(monkeypatch, "--data", data, "scenario", "vergelijk", een, twee, *opties) == 0
    assert "tweede min het eerste" in capsys.readouterr().out
    with (tmp_path / "b.csv").open(encoding="utf-8-sig", newline="") as bestand:
        gemeenten = list(csv.DictReader(bestand, delimiter=";"))
    blad = load_workbook(tmp_path / "b.xlsx")
    tekst = [tuple(cel.value for cel in rij) for rij in blad["Lees mij"].iter_rows()]
    assert ("Eerste scenario (basis)", read_scenario(een).naam) in tekst
    assert ("Tweede scenario (scenario)", read_scenario(twee).naam) in tekst
    assert blad["Gemeenten"].max_row == len(gemeenten) + 1
    kolom = [cel.value for cel in blad["Gemeenten"][1]].index("verschil_eur")
    in_werkboek = [rij[kolom] for rij in blad["Gemeenten"].iter_rows(min_row=2, values_only=True)]
    assert in_werkboek == [int(rij["verschil_eur"]) for rij in gemeenten]
    assert any(in_werkboek)


def test_a_wrong_file_ends_with_its_problems_and_no_traceback(data, monkeypatch, capsys, tmp_path):
    (tmp_path / "fout.toml").write_text('naam = "x"\n[prijzen]\nfte_wijkteam = 1\n', encoding="utf-8")
    assert command(monkeypatch, "--data", data, "scenario", "controleer", tmp_path / "fout.toml") == 1
    fout = capsys.readouterr().err
    assert "«fte_wijkteams»" in fout
    assert "1 fout in het scenario" in fout
    assert command(monkeypatch, "--data", data, "scenario", "reken", tmp_path / "weg.toml") == 1
    assert "is niet te lezen" in capsys.readouterr().err
    assert command(monkeypatch, "--data", data, "scenario", "reken", VOORBEELDEN[0], "--jaar", "1999") == 1
    assert "Kies uit: 2021" in capsys.readouterr().err


def test_money_for_a_region_is_in_no_amount_per_own_inhabitant(rekenaar):
    """Five million more for the zorg- en veiligheidshuizen, and 0.10 per inhabitant as the most that may change: nobody is limited."""
    uitkomst = rekenaar.calculate(
        parse_scenario(
            'naam = "regio"\ntotaal_wijzigt = true\n[[wijzig]]\nuitkeringsjaar = 2026\ndoel = "zorg_en_veiligheid"\n'
            'erbij_eur = 5_000_000\n[ingroei]\n2026 = "0.10"\n'
        )
    )
    jaar = pl.col("uitkeringsjaar") == 2026
    gemeenten = uitkomst.gemeente.filter(jaar)
    geraakt = gemeenten.filter(pl.col("verschil_eur") != 0)
    assert (geraakt.height, geraakt["verschil_eur"].sum()) == (25, 5_000_000)
    assert geraakt["verschil_regionaal_eur"].to_list() == geraakt["verschil_eur"].to_list()
    assert set(gemeenten["verschil_eur_per_inwoner"]) == {Decimal(0)}
    assert set(gemeenten["scenario_ingroei_eur"]) == {0}
    assert (
        uitkomst.gemeente_doel.filter(jaar)["verschil_eur_per_inwoner"].null_count()
        == uitkomst.gemeente_doel.filter(jaar).height
    )
    assert uitkomst.uitersten.filter(jaar).height == 0
    land = uitkomst.groep.filter(jaar & (pl.col("soort") == "landelijk")).row(0, named=True)
    eigen = land["basis_eur"] - 10_000_002
    assert land["basis_eur_per_inwoner"] == (Decimal(eigen) / land["inwoners"]).quantize(Decimal("0.01"))
    assert land["scenario_eur_per_inwoner"] == land["basis_eur_per_inwoner"]
