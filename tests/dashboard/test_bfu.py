"""A year whose envelope says bfu: divided as the DU was, and called by its own name wherever a form is named."""

import json
from pathlib import Path

import duckdb
import pytest

from dashboard.app import create_app
from pipelines.basis.queries import read_query
from pipelines.bewijspakket.narekening import check_again
from pipelines.bouw.bouwen import build
from pipelines.herkomst import Verwijzing
from pipelines.herkomst.spoor import trace
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests.hulp.componenten import Browser, find_props, words
from tests.hulp.miniraw import write_miniraw

pytestmark = pytest.mark.bouw
GM = "GM0004"
"""Receives it in 2023."""
ALLES = "mart.toewijzing?uitkeringsjaar=2023&vorm=bfu#bedrag_eur"


@pytest.fixture(scope="module")
def omgezet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny fund, of which 2023 has a bijzondere fondsuitkering where 2022 has a decentralisatie-uitkering."""
    map_ = tmp_path_factory.mktemp("bfu")
    envelop = write_miniraw(map_ / "raw") / "pok" / "envelop.csv"
    tekst = envelop.read_text(encoding="utf-8")
    assert "2023;du-opvang;veilig;du;" in tekst
    envelop.write_text(
        tekst.replace("2023;du-opvang;veilig;du;", "2023;du-opvang;veilig;bfu;"), encoding="utf-8"
    )
    build(map_ / "raw", map_ / "fondskompas.duckdb")
    return map_ / "fondskompas.duckdb"


@pytest.fixture(scope="module")
def bladeren(omgezet: Path) -> Browser:
    return Browser(create_app(omgezet, omgezet.parent / "raw"))


def test_it_is_divided_to_the_euro_as_the_du_was(omgezet: Path, mini_database: Path) -> None:
    vraag = "SELECT gm_code, bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = 2023 AND vorm = $vorm ORDER BY gm_code"
    met = [
        duckdb.connect(pad, read_only=True).execute(vraag, {"vorm": vorm}).fetchall()
        for pad, vorm in ((omgezet, "bfu"), (mini_database, "du"))
    ]
    assert met[0] == met[1]
    assert sum(eur for _, eur in met[0]) == 1000
    with duckdb.connect(omgezet, read_only=True) as con:
        assert con.execute(
            "SELECT DISTINCT vorm FROM mart.toewijzing WHERE uitkeringsjaar = 2022 AND doel = 'veilig'"
        ).fetchall() == [("du",)]
        gevolgd = trace(con.cursor(), Verwijzing.lees(ALLES))
        assert (int(gevolgd.waarde or 0), "BFU" in gevolgd.omschrijving) == (1000, True)


def test_calculated_again_it_is_the_same(omgezet: Path) -> None:
    assert check_again(omgezet, omgezet.parent / "raw").klopt


def test_pages_call_it_by_its_name_and_count_it_as_gemeentefonds(bladeren: Browser) -> None:
    kern = words(bladeren.part("ov-kern", "/overzicht", "?jaar=2023"))
    assert "BFU" in kern and "DU" not in kern.replace("BFU", "")
    assert "DU" in words(bladeren.part("ov-kern", "/overzicht", "?jaar=2022")).replace("BFU", "")
    envelop = bladeren.part("ov-envelop", "/overzicht", "?jaar=2023")
    assert "BFU" in envelop and "fk-vorm--bfu" in envelop
    wie = words(bladeren.part("vd-ontvangers", "/verdeling", "?jaar=2023"))
    assert "Wie krijgt de bijzondere fondsuitkering?" in wie
    doelen = json.loads(bladeren.part("gm-doelen", "/gemeente", f"?gm={GM}&jaar=2023&deel=vergelijking"))
    koppen = [kolom["headerName"] for props in find_props(doelen) for kolom in props.get("columnDefs", ())]
    assert "BFU" in koppen and "DU" not in koppen
    jaren = json.loads(bladeren.part("gm-jaren", "/gemeente", f"?gm={GM}&jaar=2023&deel=vergelijking"))
    koppen = [kolom["headerName"] for props in find_props(jaren) for kolom in props.get("columnDefs", ())]
    assert "BFU" in koppen and "DU" in koppen


def test_the_briefing_the_return_and_a_scenario_know_it(omgezet: Path) -> None:
    with ScenarioRekenaar(omgezet) as rekenaar:
        scenario = parse_scenario(
            'naam = "x"\n[[wijzig]]\nregel = "du-opvang"\nuitkeringsjaar = 2023\nsleutel = "gelijk"\n'
        )
        regel = rekenaar.calculate(scenario).regels.row(0, named=True)
    assert (regel["basis_vorm"], regel["scenario_vorm"]) == ("bfu", "bfu")
    with duckdb.connect(omgezet, read_only=True) as con:
        rijen = con.sql(read_query("vragen", "opgave_bekend"), params={"jaar": 2023, "gm_code": GM}).pl()
        assert int(rijen["bfu_eur"].sum()) > 0 and rijen["du_eur"].count() == 0
