"""What a fondsbeheerder and a controller read on the pages about circulaires and gemeenten, held against the tables."""

import json

import pytest

from dashboard.app import create_app
from tests.hulp.componenten import NBSP, Browser, euro, figure, find_props
from tests.hulp.helpers import ROOT

PAAR = "?jaar=2024&van=M2024&naar=S2024"
WAAR = "circulaire_van = 'M2024' AND circulaire_naar = 'S2024' AND uitkeringsjaar = 2024"


@pytest.fixture(scope="module")
def browser(database):
    return Browser(create_app(database, ROOT / "data" / "raw"))


def grid_rows(deel, id_):
    return next(props["rowData"] for props in find_props(json.loads(deel)) if props.get("id") == id_)


def test_the_bridge_shows_its_sum_and_proves_it(browser, con):
    deel = browser.part("ci-brug", "/circulaires", PAAR)
    verschil = figure(con, f"SELECT sum(verschil_eur) FROM mart.brug_totaal WHERE {WAAR}")
    assert euro(verschil) in deel and "sluit aan" in deel and "wijkt af" not in deel
    assert "bij 342 van de 342 gemeenten" in deel


def test_every_gemeente_is_in_the_ranking_with_its_driver_and_its_sum(browser, con):
    rijen = grid_rows(browser.part("ci-gemeenten", "/circulaires", PAAR), "raster-brug-gemeenten")
    assert len(rijen) == figure(con, f"SELECT count(*) FROM mart.brug_totaal WHERE {WAAR}")
    assert {rij["sluit"] for rij in rijen} == {"sluit aan"}
    amsterdam = next(rij for rij in rijen if rij["gm_code"] == "GM0363")
    assert (amsterdam["per_inwoner_tekst"], amsterdam["zonder_per_inwoner_tekst"]) == (
        f"€{NBSP}67,04",
        f"€{NBSP}50,78",
    )
    grootste = figure(
        con,
        f"SELECT max(bedrag_eur) FROM mart.brug WHERE {WAAR} AND gm_code = 'GM0363' AND component <> 'afronding' AND detail NOT IN ('suppletie nieuwe verdeling GF', 'herindeling', 'suppletie bommenregeling')",
    )
    assert (amsterdam["oorzaak"], int(amsterdam["oorzaak_eur"])) == ("uitkeringsfactor", grootste)


def test_the_ranking_leaves_out_what_only_seems_new_unless_asked(browser):
    zonder = browser.part("ci-gemeenten", "/circulaires", PAAR)
    alles = browser.part("ci-gemeenten", "/circulaires", PAAR + "&telt=alles")
    assert "tellen hier niet mee" in zonder and "tellen ook uitkeringen mee" in alles
    assert grid_rows(zonder, "raster-brug-gemeenten")[0] != grid_rows(alles, "raster-brug-gemeenten")[0]


def test_vintages_and_bridge_have_the_same_totals(browser, con):
    rijen = grid_rows(browser.part("ci-jaargangen", "/circulaires", "?jaar=2024"), "raster-circulaires")
    totalen = {rij["circulaire"]: int(rij["totaal"]) for rij in rijen}
    assert totalen["S2024"] == figure(con, f"SELECT sum(nieuw_eur) FROM mart.brug_totaal WHERE {WAAR}")
    assert totalen["M2024"] == figure(con, f"SELECT sum(oud_eur) FROM mart.brug_totaal WHERE {WAAR}")
    assert rijen[0]["suppletie_tekst"] == "niet gepubliceerd"


def test_years_without_a_pair_or_without_a_circulaire_say_so(browser):
    assert "er is dus nog niets om mee te vergelijken" in browser.part("ci-kop", "/circulaires", "?jaar=2023")
    assert "geen circulaire ingelezen" in browser.part("ci-kop", "/circulaires", "?jaar=2021")
    assert browser.part("ci-brug", "/circulaires", "?jaar=2023") in ("", "null")


@pytest.mark.parametrize(
    ("search", "woorden"),
    [
        ("?jaar=2024&van=S2024&naar=M2024", "Een brug loopt vooruit"),
        ("?jaar=2024&van=X1", "‘X1’ is niet ingelezen voor 2024"),
        ("?jaar=2024&van=S2024&naar=S2024", "twee keer ‘S2024’"),
    ],
)
def test_a_pair_that_is_no_bridge_is_named(browser, search, woorden):
    deel = browser.part("ci-kop", "/circulaires", search)
    assert woorden in deel and "meicirculaire 2024 naar septembercirculaire 2024" in deel


def test_another_year_keeps_the_gemeente_and_leaves_the_pair(browser):
    deel = browser.part("ci-kop", "/circulaires", f"{PAAR}&gm=GM1681")
    assert "/circulaires?gm=GM1681&jaar=2025" in deel and "jaar=2025&van=" not in deel


def test_without_a_year_the_page_opens_where_there_is_something_to_compare(browser):
    assert "circulaires over 2025" in browser.part("ci-kop", "/circulaires", "")


def test_a_million_gives_the_gemeente_what_the_table_says(browser, con):
    rijen = grid_rows(browser.part("ci-miljoen", "/circulaires", PAAR + "&gm=GM1681"), "raster-miljoen")
    bedrag = figure(
        con,
        "SELECT bedrag_eur FROM mart.miljoen WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024 AND bestemming = 'au' AND gm_code = 'GM1681'",
    )
    assert (rijen[0]["bestemming"], int(rijen[0]["bedrag"])) == ("Algemene uitkering", bedrag)
    assert any(rij["totaal_tekst"] == "niet te verdelen" for rij in rijen)


def test_the_gemeente_shows_the_nearest_year_with_a_bridge_and_says_so(browser):
    deel = browser.part("gm-brug", "/gemeente", "?gm=GM0363&jaar=2023")
    assert "dit gaat over 2024" in deel and "van=M2024&naar=S2024" in deel


def test_a_merged_gemeente_has_all_years_as_sums_of_its_parts(browser, con):
    rijen = grid_rows(browser.part("gm-jaren", "/gemeente", "?gm=GM1992&jaar=2024"), "raster-jaren")
    eerste = next(rij for rij in rijen if rij["jaar"] == 2021)
    delen = figure(
        con,
        "SELECT sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = 2021 AND gm_code IN ('GM0501', 'GM0530', 'GM0614')",
    )
    assert (int(eerste["totaal"]), eerste["indeling"]) == (delen, "som van 3 gemeenten van toen")
    assert eerste["delen"] == "GM0501~GM0530~GM0614"  # by which a reference names the sum


def test_a_gemeente_that_ceased_says_what_became_of_it_and_links_on(browser):
    brielle = browser.part("gm-kop", "/gemeente", "?gm=GM0501&jaar=2024")
    assert "is opgegaan in" in brielle and "gm=GM1992" in brielle and "zelf is nog te bekijken in" in brielle
    haaren = browser.part("gm-kop", "/gemeente", "?gm=GM0788&jaar=2024")
    assert "is verdeeld over" in haaren and all(naam in haaren for naam in ("Boxtel", "Vught", "Tilburg"))
    voorne = browser.part("gm-antwoord", "/gemeente", "?gm=GM1992&jaar=2024")
    assert "Voorgangers en herindelingen" in voorne and "Hellevoetsluis" in voorne


def test_findings_are_those_of_the_gemeente(browser):
    assert "Voorne aan Zee heeft geen cijfers in de begroting 2023" in browser.part(
        "gm-taakvelden", "/gemeente", "?gm=GM1992&jaar=2024"
    )
    assert "heeft in dit verslag geen cijfers" in browser.part(
        "gm-bestanden", "/gemeente", "?gm=GM1992&jaar=2024"
    )
    eigen = browser.part("gm-bestanden", "/gemeente", "?gm=GM0363&jaar=2024")
    assert "leerlingen voortgezet onderwijs van GM0363: 1937.103084000 was 0.000000000" in eigen
    assert "is niets gevonden" in browser.part("gm-bestanden", "/gemeente", "?gm=GM0599&jaar=2024")


def test_returns_can_be_hidden_when_they_are_made_up(browser):
    met = browser.part("gm-bestanden", "/gemeente", "?gm=GM0363&jaar=2024&voorbeeld=aan")
    zonder = browser.part("gm-bestanden", "/gemeente", "?gm=GM0363&jaar=2024")
    assert "(voorbeeld)" in met
    assert "(voorbeeld)" not in zonder and "geen opgave ontvangen" in zonder


def test_a_taakveld_that_was_split_has_the_sum_of_its_parts(browser, con):
    rijen = grid_rows(browser.part("gm-taakvelden", "/gemeente", "?gm=GM0599&jaar=2024"), "raster-taakvelden")
    per_code = {rij["groep"]: rij for rij in rijen}
    som = figure(
        con,
        "SELECT sum(lasten_eur) FROM mart.besteding WHERE gm_code = 'GM0599' AND boekjaar = 2025 AND verslagsoort = 'begroting' "
        "AND taakveld IN ('6.21', '6.22', '6.23')",
    )
    assert som and som in per_code["6.2"].values()
    assert per_code["6.2"]["bijzonder"] == "2025: som van 6.21, 6.22 en 6.23"
    assert "code bestaat niet in 2023" in per_code["6.21"].values()
    assert not per_code["0.1"]["bijzonder"]  # 0.10 and 0.11 are other taakvelden


def test_an_own_choice_of_peers_is_kept_and_the_unknown_is_named(browser):
    deel = browser.part("gm-gelijken", "/gemeente", "?gm=GM0363&jaar=2024&groep=eigen&met=GM0599,GM9999")
    assert "Niet in de indeling van 2024: GM9999" in deel and "plaats" in deel
    assert "Kies hierboven gemeenten" in browser.part("gm-gelijken", "/gemeente", "?gm=GM0363&groep=eigen")
