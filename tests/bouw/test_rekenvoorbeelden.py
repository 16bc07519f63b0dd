"""Every hand-worked case of tests/rekenvoorbeelden, through the SQL and the commands that users get their figures from."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipelines.basis.opmaak import format_pct
from pipelines.basis.queries import read_query
from pipelines.bouw.bouwen import build
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests.hulp.minifonds import write_split, write_two_vintages
from tests.hulp.rekenblad import create_sheet, fill_sheet, read_sheet
from tests.hulp.rekenvergelijken import VERGELIJKINGEN

KOP = ["nummer", "soort", "omschrijving", "invoer", "verwacht", "uitwerking"]
RUNNERS = dict(VERGELIJKINGEN)


def read_cases():
    """All rows; a column more, less or elsewhere is an error."""
    gevallen = []
    for pad in sorted((Path(__file__).parents[1] / "rekenvoorbeelden").glob("*.csv")):
        with pad.open(encoding="utf-8", newline="") as bestand:
            lezer = csv.DictReader(bestand, delimiter=";", restkey="te veel", strict=True)
            assert lezer.fieldnames == KOP, pad.name
            gevallen += list(lezer)
    return gevallen


def parse_fields(tekst, scheiding=" | "):
    """``a=1 | b=2`` as a dict; a field twice is an error."""
    paren = [deel.strip().split("=", 1) for deel in tekst.split(scheiding.strip()) if deel.strip()]
    velden = {naam.strip(): waarde.strip() for naam, waarde in paren}
    assert len(velden) == len(paren), f"veld dubbel: {tekst}"
    return velden


def number(tekst):
    return Decimal(tekst.replace(",", "."))


def numbers(tekst):
    """``GM0001:1, GM0002:2`` as decimals."""
    return {k.strip(): number(v) for k, v in (deel.split(":") for deel in re.split(r",\s+", tekst) if deel)}


def whole(tekst):
    """``GM0001=4, GM0002=3`` as decimals by gemeente or by the name of a figure."""
    return {k.strip(): number(v) for k, v in (deel.split("=") for deel in re.split(r",\s+", tekst))}


def runner(soort, *velden):
    """Register what calculates a kind of case; its fields are exactly these."""

    def register(functie):
        RUNNERS[soort] = (set(velden), functie)
        return functie

    return register


@pytest.fixture(scope="module")
def bronnen(database, mini_database, con, mini, tmp_path_factory):
    """What cases are calculated on, each opened once."""
    map_ = tmp_path_factory.mktemp("rekenvoorbeelden")
    build(write_two_vintages(map_ / "brug"), map_ / "brug.duckdb")
    aandelen = [
        f"2024-01-01;GM0005;{gm};{teller};3;aanname;voorbeeld"
        for gm, teller in (("GM0001", 1), ("GM0006", 2))
    ]
    build(write_split(map_ / "splitsing", *aandelen), map_ / "splitsing.duckdb")
    with (
        ScenarioRekenaar(mini_database) as rekenaar,
        duckdb.connect() as blad,
        duckdb.connect(map_ / "brug.duckdb", read_only=True) as brug,
        duckdb.connect(map_ / "splitsing.duckdb", read_only=True) as splitsing,
    ):
        create_sheet(blad)
        blad.execute("CREATE SCHEMA scenario")
        yield {
            "echt": con,
            "mini": mini,
            "blad": blad,
            "brug": brug,
            "splitsing": splitsing,
            "rekenaar": rekenaar,
        }


@runner("verdeling", "bedrag", "gewichten")
def allocation(b, v):
    lijn = {"r": (int(v["bedrag"]), list(numbers(v["gewichten"]).items()))}
    fill_sheet(b["blad"], lijn)
    return {gm: rij["bedrag_eur"] for gm, rij in read_sheet(b["blad"], lijn)["r"].items()}


@runner("begrensd", "bedrag", "gewichten", "ondergrenzen", "bovengrenzen")
def limited(b, v):
    lijn = {"r": (int(v["bedrag"]), list(numbers(v["gewichten"]).items()))}
    boven = numbers(v["bovengrenzen"])
    fill_sheet(
        b["blad"], lijn, [("r", gm, onder, boven.get(gm)) for gm, onder in numbers(v["ondergrenzen"]).items()]
    )
    return {gm: rij["bedrag_eur"] for gm, rij in read_sheet(b["blad"], lijn)["r"].items()}


@runner("sleutel", "jaar", "bedrag", "sleutel", "circulaire", "sleutel_jaar")
def key(b, v):
    circulaire = f'sleutel_circulaire = "{v["circulaire"]}"' if v["circulaire"] else ""
    scenario = f"""naam = "voorbeeld"
totaal_wijzigt = true
[[wijzig]]
uitkeringsjaar = {v["jaar"]}
regel = "au-basis"
bedrag_eur = {v["bedrag"]}
sleutel = "{v["sleutel"]}"
sleutel_jaar = {v["sleutel_jaar"]}
{circulaire}"""
    rijen = b["rekenaar"].allocation(parse_scenario(scenario)).iter_rows(named=True)
    return {
        r["gm_code"]: r["bedrag_eur"]
        for r in rijen
        if (r["uitkeringsjaar"], r["regel"]) == (int(v["jaar"]), "au-basis")
    }


def query(con, sql, *waarden):
    """The rows as a dict, or the one figure."""
    rijen = con.execute(sql, list(waarden)).fetchall()
    return rijen[0][0] if len(rijen) == 1 and len(rijen[0]) == 1 else dict(rijen)


@runner("brug", "gemeente", "component", "detail")
def bridge(b, v):
    return query(
        b["brug"],
        "SELECT bedrag_eur FROM mart.brug WHERE gm_code = ? AND component = ? AND detail = ?",
        *(v[n] for n in ("gemeente", "component", "detail")),
    )


_INDELING = "SELECT gm_code, bedrag_eur FROM mart.toewijzing_indeling WHERE indeling_jaar = ? AND uitkeringsjaar = ? AND doel = ? AND vorm = ?"


@runner("indeling", "indeling_jaar", "jaar", "doel", "vorm")
def merged(b, v):
    return query(b["mini"], _INDELING, v["indeling_jaar"], v["jaar"], v["doel"], v["vorm"])


@runner("splitsing", "indeling_jaar", "jaar", "doel", "vorm")
def split(b, v):
    return query(b["splitsing"], _INDELING, v["indeling_jaar"], v["jaar"], v["doel"], v["vorm"])


@runner("groep", "inwoners", "basis", "scenario")
def group(b, v):
    inwoners, basis, scenario = (numbers(v[n]) for n in ("inwoners", "basis", "scenario"))
    blad = b["blad"]
    blad.execute(
        "CREATE OR REPLACE TABLE scenario.gemeente (uitkeringsjaar BIGINT, grootteklasse VARCHAR, provincie VARCHAR, centrumfunctie VARCHAR, inwoners BIGINT, basis_eur BIGINT, scenario_eur BIGINT, verschil_eur BIGINT, basis_regionaal_eur BIGINT, verschil_regionaal_eur BIGINT)"
    )
    blad.executemany(
        "INSERT INTO scenario.gemeente VALUES (2025, 'klein', 'Utrecht', 'Zonder', ?, ?, ?, ?, 0, 0)",
        [[n, basis[gm], scenario[gm], scenario[gm] - basis[gm]] for gm, n in inwoners.items()],
    )
    (rij,) = [
        r
        for r in blad.sql(read_query("scenario", "groep")).pl().iter_rows(named=True)
        if r["soort"] == "provincie"
    ]
    namen = ("inwoners", "basis_eur", "scenario_eur", "verschil_eur", "basis_eur_per_inwoner")
    namen += ("scenario_eur_per_inwoner", "verschil_eur_per_inwoner", "voordeel", "nadeel", "gelijk")
    return {naam.replace("_eur", ""): rij[naam] for naam in namen}


@runner("aandeel", "deel", "geheel", "decimalen")
def share(b, v):
    return format_pct(Decimal(v["deel"]), Decimal(v["geheel"]), int(v["decimalen"]))


_MILJOEN = "SELECT gm_code, bedrag_eur FROM mart.miljoen WHERE circulaire = ? AND uitkeringsjaar = ? AND bestemming = ?"


@runner("miljoen", "circulaire", "jaar", "bestemming")
def million(b, v):
    return query(b["mini"], _MILJOEN, v["circulaire"], v["jaar"], v["bestemming"])


@runner("echt_miljoen", "circulaire", "jaar", "bestemming", "gemeente")
def real_million(b, v):
    return query(b["echt"], _MILJOEN, v["circulaire"], v["jaar"], v["bestemming"])[v["gemeente"]]


_UITKERING = "SELECT algemene_uitkering_eur FROM mart.algemene_uitkering WHERE circulaire = ? AND uitkeringsjaar = ? AND gm_code = ?"


@runner("uitkering", "circulaire", "jaar", "gemeente")
def payment(b, v):
    return query(b["mini"], _UITKERING, v["circulaire"], v["jaar"], v["gemeente"])


@runner("echt_uitkering", "circulaire", "jaar", "gemeente")
def real_payment(b, v):
    return query(b["echt"], _UITKERING, v["circulaire"], v["jaar"], v["gemeente"])


@runner("capaciteit", "jaar", "doel", "gemeente")
def capacity(b, v):
    sql = "SELECT toegewezen_capaciteit FROM mart.realisatie WHERE uitkeringsjaar = ? AND doel = ? AND gm_code = ?"
    return query(b["mini"], sql, v["jaar"], v["doel"], v["gemeente"])


@runner("echt_toewijzing", "jaar", "doel", "vorm", "gemeente")
def real_allocation(b, v):
    sql = "SELECT bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = ? AND doel = ? AND vorm = ? AND gm_code = ?"
    return query(b["echt"], sql, v["jaar"], v["doel"], v["vorm"], v["gemeente"])


@runner("echt_brug", "van", "naar", "jaar", "gemeente")
def real_bridge(b, v):
    verschil, per_inwoner = (
        b["echt"]
        .execute(
            "SELECT verschil_eur, verschil_per_inwoner_eur FROM mart.brug_totaal WHERE circulaire_van = ? AND circulaire_naar = ? AND uitkeringsjaar = ? AND gm_code = ?",
            [v[n] for n in ("van", "naar", "jaar", "gemeente")],
        )
        .fetchone()
    )
    return {"verschil": verschil, "per_inwoner": per_inwoner}


GEVALLEN = read_cases()


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: f"{g['nummer']}-{g['soort']}")
def test_the_case_comes_out_as_worked_by_hand(bronnen, geval):
    velden, run = RUNNERS[geval["soort"]]
    invoer = parse_fields(geval["invoer"])
    assert set(invoer) == velden, "onbekend of ontbrekend veld"
    uitkomst = run(bronnen, invoer)
    if isinstance(uitkomst, dict):
        assert uitkomst == whole(geval["verwacht"])
    elif isinstance(uitkomst, str):
        assert uitkomst == geval["verwacht"]
    else:
        assert uitkomst == number(geval["verwacht"])


def test_every_case_is_whole_and_every_kind_is_used():
    nummers = [geval["nummer"] for geval in GEVALLEN]
    assert len(set(nummers)) == len(nummers)
    assert {geval["soort"] for geval in GEVALLEN} == set(RUNNERS)
    for geval in GEVALLEN:
        assert set(geval) == set(KOP), geval["nummer"]
        assert all(geval[kolom] for kolom in KOP), geval["nummer"]
