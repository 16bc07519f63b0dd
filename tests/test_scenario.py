"""Scenarios: equal to a full rebuild, exact, conserved, and explained by what drives them."""

import csv
import shutil
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest
from openpyxl import load_workbook

from pipelines.bouw import build
from pipelines.cli import opdrachten_scenario  # noqa: F401  registers its commands
from pipelines.cli.hoofd import app, run
from pipelines.queries import read_query
from pipelines.scenario.lezen import parse_scenario, read_scenario
from pipelines.scenario.redenen import explain
from pipelines.scenario.rekenen import ScenarioRekenaar
from pipelines.scenario.uitvoer import write_csv, write_workbook

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "data" / "raw"
VOORBEELDEN = sorted((ROOT / "docs" / "voorbeelden").glob("scenario_*.toml"))
NEUTRAAL = parse_scenario('naam = "Niets"')
VIJF_MILJOEN = """
naam = "Vijf miljoen"
[[wijzig]]
uitkeringsjaar = 2025
doel = "rechtsbescherming"
erbij_eur = -5_000_000
[[wijzig]]
uitkeringsjaar = 2025
doel = "wijkteams"
erbij_eur = 5_000_000
"""
INWONERS = """
naam = "Wijkteams naar inwoners"
[[wijzig]]
uitkeringsjaar = 2025
doel = "wijkteams"
sleutel = "inwoners"
sleutel_jaar = 2025
"""
# Every kind of key, an amount, a line that goes and one that comes; every year still adds up to its total.
ALLES = """
naam = "Van alles"
[[wijzig]]
uitkeringsjaar = 2023
doel = "wijkteams"
sleutel = "cluster:Bestuur en ondersteuning"
[[wijzig]]
uitkeringsjaar = 2024
doel = "leervermogen"
sleutel = "vast:10000 + inwoners"
sleutel_jaar = 2024
[[wijzig]]
uitkeringsjaar = 2024
doel = "kind_en_gezin"
sleutel = "5000000 * maatstaf:LOdr + 8750000 * uitkeringsbasis"
sleutel_circulaire = "M2024"
[[wijzig]]
uitkeringsjaar = 2025
doel = "wijkteams"
sleutel = "uitkeringsbasis [minimaal 9000] [hoogstens 250000]"
[[wijzig]]
uitkeringsjaar = 2025
doel = "integraal_werken"
sleutel = "uitkeringsbasis [ingroei 0,10 vanaf inwoners]"
sleutel_jaar = 2025
[[wijzig]]
uitkeringsjaar = 2025
doel = "leervermogen"
bedrag_eur = "10000001"
[[wijzig]]
uitkeringsjaar = 2026
doel = "zorg_en_veiligheid"
sleutel = "gelijk [alleen GM0014, GM0599, GM0363]"
[[vervalt]]
uitkeringsjaar = 2025
regel = "du-overig"
[[voeg_toe]]
uitkeringsjaar = 2025
regel = "du-extra"
doel = "zorg_en_veiligheid"
vorm = "du"
bedrag_eur = 8749997
sleutel = "du:personen met verward gedrag"
sleutel_circulaire = "M2024"
sleutel_jaar = 2025
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    map_ = tmp_path_factory.mktemp("data")
    build(RAW, map_ / "processed" / "fondskompas.duckdb")
    return map_


@pytest.fixture(scope="module")
def rekenaar(data):
    with ScenarioRekenaar(data / "processed" / "fondskompas.duckdb") as rekenaar:
        yield rekenaar


def year(frame, jaar):
    return frame.filter(pl.col("uitkeringsjaar") == jaar)


def rebuild(doel: Path, scenario, rekenaar):
    """Build everything anew with the lines of the scenario written into pok/envelop.csv."""
    from pipelines.scenario.melden import Verslag
    from pipelines.scenario.toepassen import apply_scenario

    wijzigingen = apply_scenario(scenario, rekenaar.gepubliceerd, Verslag("test"))
    shutil.copytree(RAW, doel / "raw")
    pad = doel / "raw" / "pok" / "envelop.csv"
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        lezer = csv.DictReader(bestand, delimiter=";")
        velden, rijen = lezer.fieldnames, list(lezer)
    rijen = [r for r in rijen if (int(r["uitkeringsjaar"]), r["regel"]) not in wijzigingen.vervangen]
    for regel in wijzigingen.regels:
        rij = {veld: getattr(regel, veld, None) for veld in velden}
        rijen.append({**rij, "status": "aanname", "sleutel_status": "aanname", "bron": "test"})
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, velden, delimiter=";")
        schrijver.writeheader()
        schrijver.writerows(rijen)
    build(doel / "raw", doel / "fondskompas.duckdb")
    return doel / "fondskompas.duckdb"


def test_a_scenario_equals_a_full_rebuild_with_the_same_envelope(rekenaar, tmp_path):
    scenario = parse_scenario(ALLES)
    with duckdb.connect(rebuild(tmp_path, scenario, rekenaar), read_only=True) as con:
        verwacht = con.sql(read_query("scenario", "toewijzing_per_regel")).pl()
        gemeente = con.sql(
            "SELECT uitkeringsjaar, gm_code, CAST(sum(bedrag_eur) AS BIGINT) AS scenario_eur FROM mart.toewijzing GROUP BY ALL"
        ).pl()
    volgorde = ["uitkeringsjaar", "regel", "gm_code"]
    assert rekenaar.allocation(scenario).sort(volgorde).equals(verwacht.sort(volgorde))
    uitkomst = rekenaar.calculate(scenario).gemeente.select(gemeente.columns)
    assert uitkomst.sort(gemeente.columns).equals(gemeente.sort(gemeente.columns))


def test_a_neutral_scenario_changes_nothing(rekenaar):
    uitkomst = rekenaar.calculate(NEUTRAAL)
    assert uitkomst.gemeente["verschil_eur"].unique().to_list() == [0]
    assert uitkomst.regels.is_empty()
    assert uitkomst.uitersten.is_empty()
    assert uitkomst.gemeente_doel.is_empty()
    assert uitkomst.jaren == []
    assert set(uitkomst.groep["gelijk"] - uitkomst.groep["gemeenten"]) == {0}


def test_writing_down_what_is_published_changes_nothing(rekenaar):
    tekst = 'naam = "Zelfde"\n[[wijzig]]\ndoel = "rechtsbescherming"\nuitkeringsjaar = 2025\nbedrag_eur = 24000000\nsleutel = "uitkeringsbasis"'
    assert rekenaar.calculate(parse_scenario(tekst)).regels.is_empty()


def test_the_basis_is_what_is_published(data, rekenaar):
    with duckdb.connect(data / "processed" / "fondskompas.duckdb", read_only=True) as con:
        gepubliceerd = con.sql(
            "SELECT uitkeringsjaar, gm_code, CAST(sum(bedrag_eur) AS BIGINT) AS basis_eur FROM mart.toewijzing GROUP BY ALL"
        ).pl()
        capaciteit = con.sql(
            "SELECT uitkeringsjaar, gm_code, doel, toegewezen_capaciteit FROM mart.realisatie WHERE uitkeringsjaar = 2025"
        ).pl()
    uitkomst = rekenaar.calculate(parse_scenario(VIJF_MILJOEN))
    assert (
        uitkomst.gemeente.select(gepubliceerd.columns)
        .sort(gepubliceerd.columns)
        .equals(gepubliceerd.sort(gepubliceerd.columns))
    )
    samen = uitkomst.gemeente_doel.join(capaciteit, on=["uitkeringsjaar", "gm_code", "doel"])
    assert samen.height == uitkomst.gemeente_doel.height == 2 * 342
    assert samen["basis_capaciteit"].to_list() == samen["toegewezen_capaciteit"].to_list()


@pytest.mark.parametrize("tekst", [VIJF_MILJOEN, INWONERS, ALLES])
def test_sums_are_conserved(rekenaar, tekst):
    scenario = parse_scenario(tekst)
    verdeeld = rekenaar.allocation(scenario).group_by("uitkeringsjaar").agg(pl.col("bedrag_eur").sum())
    uitkomst = rekenaar.calculate(scenario)
    for soort in ("landelijk", "grootteklasse", "provincie", "centrumfunctie"):
        groepen = uitkomst.groep.filter(pl.col("soort") == soort)
        som = groepen.group_by("uitkeringsjaar").agg(
            bedrag_eur=pl.col("scenario_eur").sum(), verschil=pl.col("verschil_eur").sum()
        )
        samen = som.join(verdeeld, on="uitkeringsjaar", suffix="_regels")
        assert samen.height == 7
        assert samen["bedrag_eur"].to_list() == samen["bedrag_eur_regels"].to_list()
        telling = groepen.select(
            pl.col("voordeel") + pl.col("nadeel") + pl.col("gelijk") - pl.col("gemeenten")
        )
        assert set(telling.to_series()) == {0}
    assert uitkomst.gemeente["scenario_eur"].sum() == sum(verdeeld["bedrag_eur"])
    assert (
        uitkomst.doel.group_by("uitkeringsjaar").agg(pl.col("verschil_eur").sum())["verschil_eur"] == 0
    ).all()


def test_shifting_five_million_moves_capacity_and_nearly_no_gemeente(rekenaar):
    uitkomst = rekenaar.calculate(parse_scenario(VIJF_MILJOEN))
    doel = {rij["doel"]: rij for rij in year(uitkomst.doel, 2025).iter_rows(named=True)}
    assert doel["rechtsbescherming"]["verschil_eur"] == -5_000_000
    assert doel["wijkteams"]["verschil_eur"] == 5_000_000
    assert doel["wijkteams"]["verschil_capaciteit"] == Decimal("50.00")
    assert uitkomst.jaren == [2025]
    assert (
        uitkomst.gemeente["verschil_eur"].abs().max() <= 2
    )  # the same key on both lines: only rounding is left
    assert set(uitkomst.uitersten["reden_soort"]) == {"afronding"}


def test_a_price_changes_capacity_and_no_money(rekenaar):
    uitkomst = rekenaar.calculate(parse_scenario('naam = "Duurder"\n[prijzen]\nfte_wijkteams = "125000.00"'))
    assert uitkomst.gemeente["verschil_eur"].unique().to_list() == [0]
    wijkteams = year(uitkomst.doel, 2025).filter(pl.col("doel") == "wijkteams").row(0, named=True)
    assert (wijkteams["basis_capaciteit"], wijkteams["scenario_capaciteit"]) == (
        Decimal("137.50"),
        Decimal("110.00"),
    )
    assert wijkteams["verschil_capaciteit"] == Decimal("-27.50")


def test_per_inhabitant_is_exact_and_rounds_halves_away_from_zero(rekenaar):
    for rij in rekenaar.calculate(parse_scenario(INWONERS)).gemeente.iter_rows(named=True):
        exact = Decimal(rij["verschil_eur"]) / rij["inwoners"]
        assert rij["verschil_eur_per_inwoner"] == exact.quantize(Decimal("0.01"), "ROUND_HALF_UP")


def ingroei(cap):
    return parse_scenario(INWONERS + f'[ingroei]\n"2025" = "{cap}"')


@pytest.mark.parametrize("cap", ["0", "0.01", "0.15", "0.50", "7.50"])
def test_ingroei_stays_within_its_cap_and_its_sum(rekenaar, cap):
    zonder = year(rekenaar.calculate(parse_scenario(INWONERS)).gemeente, 2025)
    met = year(rekenaar.calculate(ingroei(cap)).gemeente, 2025)
    assert met["scenario_eur"].sum() == zonder["scenario_eur"].sum()
    assert met["scenario_ingroei_eur"].sum() == 0
    vrij_voor = vrij_na = 0
    vrij = []
    for voor, na in zip(zonder.iter_rows(named=True), met.iter_rows(named=True), strict=True):
        ruimte = Decimal(cap) * na["inwoners"]
        assert abs(na["verschil_eur"]) <= ruimte
        assert na["scenario_eur"] - na["scenario_ingroei_eur"] == voor["scenario_eur"]
        if (
            abs(na["verschil_eur"]) <= ruimte - 1
        ):  # nobody's limit: λ times what the scenario gives without ingroei
            vrij.append((voor["scenario_eur"], na["scenario_eur"]))
            vrij_voor += voor["scenario_eur"]
            vrij_na += na["scenario_eur"]
    assert all(abs(na * vrij_voor - voor * vrij_na) <= vrij_voor for voor, na in vrij)
    if cap == "7.50":
        assert met["scenario_eur"].to_list() == zonder["scenario_eur"].to_list()
    if cap == "0":
        assert met["verschil_eur"].unique().to_list() == [0]


def test_comparing_two_scenarios_is_antisymmetric(rekenaar):
    a, b = ingroei("0.15"), parse_scenario(ALLES)
    heen, terug = rekenaar.compare(a, b), rekenaar.compare(b, a)
    for frame in ("gemeente", "gemeente_doel", "groep"):
        een, twee = getattr(heen, frame), getattr(terug, frame)
        assert een["basis_eur"].to_list() == twee["scenario_eur"].to_list()
        for kolom in ("verschil_eur", "verschil_eur_per_inwoner"):
            assert een[kolom].to_list() == [-waarde for waarde in twee[kolom]]
    assert (
        year(heen.gemeente, 2025)["basis_eur"].to_list()
        == year(rekenaar.calculate(a).gemeente, 2025)["scenario_eur"].to_list()
    )
    assert rekenaar.compare(a, a).gemeente["verschil_eur"].unique().to_list() == [0]


def test_one_calculator_serves_many_scenarios_at_once(rekenaar):
    teksten = [INWONERS, ALLES, VIJF_MILJOEN] * 2
    with ThreadPoolExecutor(3) as draden:
        uitkomsten = list(draden.map(lambda t: rekenaar.calculate(parse_scenario(t)).gemeente, teksten))
    for eerste, tweede in zip(uitkomsten[:3], uitkomsten[3:], strict=True):
        assert eerste.equals(tweede)


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
        con.execute(f"CREATE TABLE sessie.grondslag_totaal AS {read_query('scenario', 'grondslag_totaal')}")
        for schema, soort, bron in (
            ("basis", "uitkeringsbasis", "M2024 2025"),
            ("scenario", "inwoners", "2025"),
        ):
            con.execute(
                f"CREATE TABLE {schema}.deel AS SELECT 2025 AS uitkeringsjaar, 'r' AS regel, 1 AS deel, '{soort}' AS soort, '{soort}' AS grondslag, '{bron}' AS bron, 1000::BIGINT AS bedrag_eur"
            )
        con.execute(
            "CREATE TABLE scenario.uiterste AS SELECT 2025 AS uitkeringsjaar, k AS kant, 1 AS rang, g AS gm_code, g AS naam, i::BIGINT AS inwoners, b::BIGINT AS basis_eur, (b + v)::BIGINT AS scenario_eur, v::BIGINT AS verschil_eur, 0.00 AS verschil_eur_per_inwoner, 0::BIGINT AS verschil_ingroei_eur FROM (VALUES ('nadeel', 'GM1', 100, 500, -250), ('voordeel', 'GM2', 300, 500, 250)) AS t (k, g, i, b, v)"
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
        con.execute("CREATE SCHEMA scenario")
        con.execute(
            "CREATE TABLE scenario.gemeente AS SELECT 2025 AS uitkeringsjaar, * FROM (VALUES ('klein', 'Utrecht', 'Sterk', 100::BIGINT, 200::BIGINT, 210::BIGINT, 10::BIGINT), ('klein', 'Utrecht', 'Zonder', 300, 306, 300, -6), ('groot', 'Zeeland', 'Zonder', 600, 900, 900, 0)) AS v (grootteklasse, provincie, centrumfunctie, inwoners, basis_eur, scenario_eur, verschil_eur)"
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
        341,
        341,
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
    assert werkboek["Gemeenten"].max_row == 2396 + 1


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
    assert command(monkeypatch, "--data", data, "scenario", "vergelijk", een, twee) == 0
    assert "tweede min het eerste" in capsys.readouterr().out


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
