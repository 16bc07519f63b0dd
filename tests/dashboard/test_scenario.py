"""The page on scenarios without a browser: examples, links, files, refusals, other readers and other publications."""

import base64
import json
import re
import shutil
import threading
from decimal import Decimal

import polars as pl
import pytest

from dashboard.gegevens.scenarioadres import read_scenario, read_stand
from dashboard.gegevens.toestand import parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.scenario.formulier import FormulierGeweigerd, read_draft, recalculate
from dashboard.pages.scenario.invoer import Invoer
from dashboard.pages.scenario.jaaruitkomst import Geld
from dashboard.pages.scenario.voorbeelden import load_file, read_examples
from dashboard.pages.scenario.wie import map_grid
from pipelines.basis.bevinding import FondskompasFout
from pipelines.bouw.bouwen import build
from pipelines.scenario import lezen
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.link import pack
from pipelines.scenario.melden import ScenarioGeweigerd
from tests.hulp.componenten import GROEP, NBSP, Browser, dashboard_of, find_props
from tests.hulp.helpers import ROOT
from tests.hulp.scenariogevallen import INWONERS, VIJF_MILJOEN

pytestmark = pytest.mark.xdist_group(GROEP)
JAREN = list(range(2021, 2028))
GEEN = Invoer("", False, "buiten-overig")


@pytest.fixture(scope="module")
def gegevens(database):
    return Gegevens(database, ROOT / "data" / "raw")


@pytest.fixture(scope="module")
def browser(database):
    return Browser(dashboard_of(database))


def search(tekst, **velden):
    return "?" + "&".join(f"{n}={w}" for n, w in {"s": pack(tekst), "jaar": 2025, **velden}.items())


def upload(tekst):
    return "data:application/toml;base64," + base64.b64encode(tekst.encode()).decode()


def test_first_use_shows_the_examples_and_no_outcome(browser):
    secties = browser.page("/scenario", "?jaar=2025")
    assert secties["sc-start"].count("sc-voorbeeld__naam") == 4
    assert secties["sc-start"].count("voorbeeldscenario") == 4
    assert "Er is nog niets veranderd" in secties["sc-samenvatting"]
    assert all(
        secties[id_] in ("null", "") for id_ in ("sc-groepen", "sc-kaart", "sc-uitersten", "sc-gemeenten")
    )


def test_examples_do_what_they_say(gegevens):
    vijf, inwoners, ingroei, ido = (gegevens.scenarios.outcome(v) for v in read_examples(gegevens))
    landelijk = vijf.groep.filter(soort="landelijk", uitkeringsjaar=2025).row(0, named=True)
    assert (landelijk["verschil_eur"], landelijk["nadeel"]) == (5_000_000, 0)
    assert inwoners.gemeente.filter(uitkeringsjaar=2025)["verschil_eur"].sum() == 0
    assert set(ido.gemeente_doel.filter(pl.col("verschil_eur") != 0)["doel"]) == {"ido"}
    jaar = ingroei.gemeente.filter(uitkeringsjaar=2025).select("verschil_eur", "inwoners")
    assert all(abs(verschil) <= inwoners * Decimal("0.15") for verschil, inwoners in jaar.iter_rows())


def test_the_page_shows_the_figures_of_the_calculator(browser, gegevens, con):
    verwacht = gegevens.scenarios.outcome(parse_scenario(VIJF_MILJOEN)).gemeente.filter(uitkeringsjaar=2025)
    secties = browser.page("/scenario", search(VIJF_MILJOEN, gm="GM1681"))
    (raster,) = [p for p in find_props(json.loads(secties["sc-gemeenten"])) if "rowData" in p]
    getoond = {rij["gm_code"]: rij for rij in raster["rowData"]}
    assert {gm: rij["scenario"] for gm, rij in getoond.items()} == dict(
        verwacht.select("gm_code", "scenario_eur").iter_rows()
    )
    basis = con.execute(
        "SELECT sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = 2025 AND gm_code = 'GM1681'"
    ).fetchone()[0]
    assert getoond["GM1681"]["basis"] == basis
    (kolom,) = [k for k in raster["columnDefs"] if k["field"] == "basis"]
    assert kolom["context"]["herkomst"] == "mart.toewijzing?uitkeringsjaar=2025&gm_code={gm_code}#bedrag_eur"
    assert "€ 18.750.000 ×" in secties["sc-bewijs"].replace(NBSP, " ")


def test_a_year_without_changes_says_where_they_are(browser):
    tekst = browser.part("sc-samenvatting", "/scenario", search(VIJF_MILJOEN, jaar=2023))
    assert "In 2023 verandert er niets: dit scenario gaat over 2025" in tekst


def test_a_refused_link_says_what_and_where(browser):
    secties = browser.page(
        "/scenario", search('naam = "x"\n[[wijzig]]\ndoel = "wijkteam"\nbedrag_eur = 1.5\n')
    )
    assert "scenario.toml, regel 3: [[wijzig]] 1, doel" in secties["sc-samenvatting"]
    assert "«wijkteams»" in secties["sc-samenvatting"]
    assert "regel 4: [[wijzig]] 1, bedrag_eur" in secties["sc-samenvatting"]
    assert "niet heel overgenomen" in browser.part("sc-samenvatting", "/scenario", "?s=1kapot")


def test_a_file_is_in_the_address_as_it_was_and_a_wrong_one_is_refused(gegevens):
    toestand = parse_search("?jaar=2025&t=weg", JAREN)
    adres = load_file(gegevens, toestand, upload("\ufeff" + VIJF_MILJOEN), "mijn.toml")
    gelezen = parse_search(adres, JAREN)
    assert read_scenario(gelezen).tekst == VIJF_MILJOEN
    assert gelezen.veld("t") is None
    with pytest.raises(ScenarioGeweigerd) as fout:
        load_file(gegevens, toestand, upload(VIJF_MILJOEN.replace("5_000_000", "4_000_000", 1)), "mijn.toml")
    assert {b.document for b in fout.value.bevindingen} == {"mijn.toml"}


def test_the_form_makes_a_scenario_that_keeps_the_total(gegevens):
    toestand = parse_search("?jaar=2025", JAREN)
    invoer = Invoer(
        "Proef",
        True,
        "buiten-overig",
        {
            "bedrag": {"au-wijkteams": 18_750_000},
            "sleutel": {"au-leervermogen": "inwoners"},
            "stand": {"au-leervermogen": "/2025"},
        },
    )
    stand = read_stand(gegevens, parse_search(recalculate(gegevens, toestand, invoer), JAREN))
    assert stand.scenario.naam == "Proef"
    per_regel = stand.uitkomst.regels.filter(uitkeringsjaar=2027).select(
        "regel", "verschil_eur", "scenario_sleutel"
    )
    assert sorted(per_regel.iter_rows()) == [
        ("au-leervermogen", 0, "inwoners"),
        ("au-wijkteams", 5_000_000, "uitkeringsbasis"),
        ("buiten-overig", -5_000_000, "geen"),
    ]


@pytest.mark.parametrize(
    ("sleutel", "woord"),
    [("inwonrs", "inwonrs"), ("maatstaf:bestaatniet", "bestaatniet"), ("vast:", "vast:")],
)
def test_the_form_says_at_the_field_what_is_wrong_with_a_key(gegevens, sleutel, woord):
    invoer = Invoer("", False, "buiten-overig", {"eigen": {"au-wijkteams": sleutel}})
    with pytest.raises(FormulierGeweigerd) as fout:
        recalculate(gegevens, parse_search("?jaar=2025", JAREN), invoer)
    [(veld, tekst)] = fout.value.veldfouten.items()
    assert (veld, fout.value.overig) == (("sleutel", "au-wijkteams"), [])
    assert woord in tekst
    assert not any(teken in tekst for teken in ("[[", "toml", "regel "))


def test_the_form_says_everything_that_is_wrong_with_it_at_once(gegevens):
    """An amount that cannot be used hides neither a price, nor an ingroei, nor the key of another line."""
    invoer = Invoer(
        "",
        True,
        "zelf",
        {
            "bedrag": {"au-wijkteams": None},
            "eigen": {"au-leervermogen": "maatstaf:bestaatniet"},
            "prijs": {"fte_wijkteams": -1},
            "ingroei": {"2025": "veel"},
        },
    )
    with pytest.raises(FormulierGeweigerd) as fout:
        recalculate(gegevens, parse_search("?jaar=2025", JAREN), invoer)
    assert fout.value.veldfouten.keys() == {
        ("bedrag", "au-wijkteams"),
        ("prijs", "fte_wijkteams"),
        ("ingroei", "2025"),
        ("sleutel", "au-leervermogen"),
    }


def test_another_key_takes_the_figures_of_the_year_by_itself(gegevens):
    toestand = parse_search("?jaar=2026", JAREN)
    sleutels = {"au-wijkteams": "inwoners", "spuk-ido-inwoners": "maatstaf:LOdr", "au-leervermogen": "gelijk"}
    invoer = Invoer("", False, "buiten-overig", {"sleutel": sleutels, "stand": dict.fromkeys(sleutels, "")})
    regels = read_draft(gegevens, parse_search(recalculate(gegevens, toestand, invoer), JAREN)).regels
    nu = gegevens.scenarios.published().regels
    bron = {
        naam: (r.sleutel_circulaire, r.sleutel_jaar) for (jaar, naam), r in regels.items() if jaar == 2026
    }
    oude = {naam: (r.sleutel_circulaire, r.sleutel_jaar) for (jaar, naam), r in nu.items() if jaar == 2026}
    assert bron["spuk-ido-inwoners"] == oude["au-leervermogen"]
    assert bron["au-wijkteams"] == oude["spuk-ido-inwoners"]
    assert bron["au-leervermogen"][0] is None


def test_a_key_is_found_by_its_name_its_code_and_the_number_of_the_ministry(browser):
    tekst = browser.part("sc-formulier", "/scenario", "?jaar=2025")
    assert "laag opleidingsniveau met drempel (7m, LOdr)" in tekst
    assert "bijstandsontvangers (8a, bo3_nw)" in tekst


def test_who_loses_more_than_a_reader_asks(browser, gegevens):
    uitkomst = gegevens.scenarios.outcome(parse_scenario(INWONERS)).gemeente.filter(uitkeringsjaar=2025)
    verwacht = {
        gm
        for gm, verschil, inwoners in uitkomst.select("gm_code", "verschil_eur", "inwoners").iter_rows()
        if -100 * verschil > 25 * inwoners
    }
    vak = browser.part("sc-drempelvak", "/scenario", search(INWONERS, drempel="0.25"))
    (raster,) = [p for p in find_props(json.loads(vak)) if "rowData" in p]
    assert {rij["gm_code"] for rij in raster["rowData"]} == verwacht
    assert 0 < len(verwacht) < uitkomst.height
    bedragen = [rij["per_inwoner"] for rij in raster["rowData"]]
    assert bedragen == sorted(bedragen)
    assert "Geen van de 34" in browser.part("sc-drempelvak", "/scenario", search(INWONERS, drempel="500"))
    assert "is geen bedrag" in browser.part("sc-drempelvak", "/scenario", search(INWONERS, drempel="veel"))


def test_a_million_more_for_ede(browser, con):
    """By hand: the largest remainder moves a euro at most."""
    tekst = browser.part("sc-miljoen", "/scenario", "?jaar=2025&gm=GM0228&bij=spuk-ido-inwoners").replace(
        NBSP, " "
    )
    jaar = con.execute(
        "SELECT sleutel_jaar FROM staging.envelop WHERE uitkeringsjaar = 2025 AND regel = 'spuk-ido-inwoners'"
    ).fetchone()[0]
    eigen, alle = con.execute(
        "SELECT sum(inwoners) FILTER (gm_code = 'GM0228'), sum(inwoners) FROM mart.inwoners WHERE jaar = $jaar",
        {"jaar": jaar},
    ).fetchone()
    bedragen = [int(deel.replace(".", "")) for deel in re.findall(r"€ ([\d.]+)(?![\d,.])", tekst)]
    assert any(abs(bedrag - 1_000_000 * eigen / alle) <= 1 for bedrag in bedragen)
    assert "Kies waarvoor" in browser.part("sc-miljoen", "/scenario", "?jaar=2025")


REGIO = """
naam = "Zorg- en veiligheidshuizen naar inwoners"
[[wijzig]]
uitkeringsjaar = 2025
regel = "du-zorg_en_veiligheid"
sleutel = "inwoners [alleen GM0363, GM0599, GM0344]"
sleutel_jaar = 2025
"""


def test_money_of_a_region_is_in_no_amount_per_inhabitant(browser):
    secties = browser.page("/scenario", search(REGIO))
    (raster,) = [p for p in find_props(json.loads(secties["sc-gemeenten"])) if "rowData" in p]
    rijen = {rij["gm_code"]: rij for rij in raster["rowData"]}
    assert rijen["GM0363"]["verschil"] != 0
    assert (rijen["GM0363"]["per_inwoner"], rijen["GM0363"]["per_inwoner_tekst"]) == (None, "voor de regio")
    assert rijen["GM0228"]["per_inwoner"] == 0
    assert "per inwoner het meest" not in secties["sc-samenvatting"]
    assert "voor hun hele regio" in secties["sc-groepen"]
    assert "Verschil per inwoner" not in secties["sc-groepen"]
    assert "Geen van de 34" in secties["sc-drempelvak"]
    miljoen = browser.part("sc-miljoen", "/scenario", "?jaar=2025&gm=GM0228&bij=du-zorg_en_veiligheid")
    assert "voor de hele regio" in miljoen
    assert "per inwoner" not in miljoen


def test_a_link_is_read_once_for_all_sections(browser, monkeypatch):
    gelezen = []
    echt = lezen.tomllib.loads
    monkeypatch.setattr(lezen.tomllib, "loads", lambda tekst: gelezen.append(tekst) or echt(tekst))
    browser.page("/scenario", search(VIJF_MILJOEN.replace("Vijf miljoen", "Eenmaal gelezen")))
    assert sum("Eenmaal gelezen" in tekst for tekst in gelezen) == 1


def test_a_form_without_changes_says_so(gegevens):
    with pytest.raises(FondskompasFout, match="nog niets veranderd"):
        recalculate(gegevens, parse_search("?jaar=2025", JAREN), GEEN)


def test_one_scenario_against_another(browser, gegevens):
    secties = browser.page("/scenario", search(INWONERS, t=pack(VIJF_MILJOEN)))
    (raster,) = [p for p in find_props(json.loads(secties["sc-gemeenten"])) if "rowData" in p]
    vergeleken = gegevens.scenarios.outcome(parse_scenario(INWONERS), parse_scenario(VIJF_MILJOEN)).gemeente
    verwacht = vergeleken.filter(uitkeringsjaar=2025, gm_code="GM0363").row(0, named=True)
    rij = next(r for r in raster["rowData"] if r["gm_code"] == "GM0363")
    assert (rij["basis"], rij["verschil"]) == (verwacht["basis_eur"], verwacht["verschil_eur"])
    # the basis is no published figure now, so it leads to the other scenario and not to a source
    herkomst = next(k for k in raster["columnDefs"] if k["field"] == "basis")["context"]["herkomst"]
    assert herkomst == "scenario.gemeente?uitkeringsjaar=2025&gm_code={gm_code}#basis_eur"


def test_two_readers_at_once_each_get_their_own(browser):
    eigen = {"Vijf miljoen": VIJF_MILJOEN, "Wijkteams naar inwoners": INWONERS}
    gezien = {naam: [] for naam in eigen}

    def ask(naam):
        for _ in range(6):
            for id_ in ("sc-samenvatting", "sc-gemeenten"):
                gezien[naam].append(browser.part(id_, "/scenario", search(eigen[naam])))

    draden = [threading.Thread(target=ask, args=(naam,)) for naam in eigen]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    een, ander = gezien.values()
    assert len(set(een)) == len(set(ander)) == 2
    assert not set(een) & set(ander)
    assert "Er is nog niets veranderd" in browser.part("sc-samenvatting", "/scenario", "?jaar=2025")


def test_a_new_publication_is_calculated_on(mini_database, miniraw, tmp_path):
    database = shutil.copy(mini_database, tmp_path / "fondskompas.duckdb")
    gegevens = Gegevens(database, miniraw)
    scenario = parse_scenario('naam = "x"\n[[wijzig]]\nregel = "au-basis"\nsleutel = "gelijk"\n')
    eerst = gegevens.scenarios.outcome(scenario)
    assert gegevens.scenarios.outcome(scenario) is eerst
    envelop = miniraw / "pok" / "envelop.csv"
    envelop.write_text(
        envelop.read_text(encoding="utf-8")
        .replace("au-basis;wijkteams;au;1000", "au-basis;wijkteams;au;1500")
        .replace("rijk-geen;overig;buiten_gemeentefonds;1000", "rijk-geen;overig;buiten_gemeentefonds;500"),
        encoding="utf-8",
    )
    build(miniraw, database)
    daarna = gegevens.scenarios.outcome(scenario)
    som = pl.col("scenario_eur").sum()
    assert daarna.gemeente.select(som).item() == eerst.gemeente.select(som).item() + 2 * 500


def test_gemeenten_with_the_same_cents_per_inhabitant_stand_in_their_real_order():
    gemeenten = pl.DataFrame(
        {
            "gm_code": ["GM0001", "GM0002", "GM0003"],
            "naam": ["Aa", "Bee", "Cee"],
            "inwoners": [1000, 1000, None],
            "verschil_eur": [-131, -134, -5],
            "verschil_eur_per_inwoner": [Decimal("-0.13"), Decimal("-0.13"), None],
        }
    )
    geld = Geld.of("gemeente", gepubliceerd=False, uitkeringsjaar=2025, gm_code="{gm_code}")
    rijen = map_grid(gemeenten, geld, lambda gm: gm).children.rowData
    assert [rij["per_inwoner"] for rij in rijen] == [-0.131, -0.134, None]
    assert rijen[0]["per_inwoner_tekst"] == rijen[1]["per_inwoner_tekst"]
    assert rijen[2]["per_inwoner_tekst"] == "geen inwonertal"
