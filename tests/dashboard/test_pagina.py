"""The pages as a browser asks for them: every callback over HTTP, without a browser."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from dashboard.app import create_app
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens
from tests.hulp.componenten import GROEP, Browser, dashboard_of, euro, figure
from tests.hulp.helpers import ROOT

pytestmark = pytest.mark.xdist_group(GROEP)
RAW = ROOT / "data" / "raw"
JAREN = range(2021, 2028)
# Large, small, merged in 2023, merged in 2026, with an apostrophe, with an accent, one of the Wadden.
GEMEENTEN = ("GM0363", "GM0088", "GM1992", "GM0402", "GM0518", "GM1900", "GM0093")
# What a page of a gemeente can show differs by year (what is published of it) and by gemeente (its name, its size, whether
# it is there yet): one of them in every year, all of them in the year with most sources, the merged ones around their merger.
GEMEENTEJAREN = (
    *(("GM0363", jaar) for jaar in JAREN),
    *((gm, 2023) for gm in GEMEENTEN[1:]),
    ("GM1992", 2022),
    ("GM0402", 2025),
    ("GM0402", 2026),
)


@pytest.fixture(scope="module")
def app(database):
    return dashboard_of(database)


@pytest.fixture
def browser(app):
    return Browser(app)


@pytest.mark.parametrize("jaar", JAREN)
@pytest.mark.parametrize("voorbeeld", ["aan", "uit"])
def test_every_part_of_the_overview_renders_for_every_year(browser, jaar, voorbeeld):
    for id_, inhoud in browser.page("/overzicht", f"?jaar={jaar}&voorbeeld={voorbeeld}").items():
        assert "kan nu niet worden getoond" not in inhoud, id_
        assert id_ == "ov-melding" or len(inhoud) > 100, id_


@pytest.mark.parametrize(("gm", "jaar"), GEMEENTEJAREN)
def test_every_part_of_a_gemeente_renders_for_every_year(browser, gm, jaar):
    for id_, inhoud in browser.page("/gemeente", f"?gm={gm}&jaar={jaar}&doel=ido").items():
        assert "kan nu niet worden getoond" not in inhoud, id_


def test_every_gemeente_of_a_year_has_a_page(browser, con):
    for (gm,) in con.execute(
        "SELECT DISTINCT gm_code FROM mart.toewijzing WHERE uitkeringsjaar = 2026 AND gm_code < 'GM0300'"
    ).fetchall():
        assert "gm-totaal" in browser.part("gm-antwoord", "/gemeente", f"?gm={gm}&jaar=2026"), gm


def test_the_overview_shows_the_figures_of_the_mart(browser, con):
    kern = browser.part("ov-kern", "/overzicht", "?jaar=2023")
    verdeeld = figure(
        con, "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE uitkeringsjaar = 2023"
    )
    for bedrag in (150_000_000, verdeeld, 150_000_000 - verdeeld):
        assert euro(bedrag) in kern


@pytest.mark.parametrize("jaar", JAREN)
def test_a_gemeente_shows_the_figures_of_the_mart(browser, con, jaar):
    totaal = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE uitkeringsjaar = $jaar AND gm_code = 'GM0363'",
        jaar=jaar,
    )
    assert euro(totaal) in browser.part("gm-antwoord", "/gemeente", f"?gm=GM0363&jaar={jaar}")


@pytest.mark.parametrize("doel", ["rechtsbescherming", "ido", "zorg_en_veiligheid"])
@pytest.mark.parametrize("gm", ["GM0363", "GM1992"])
def test_source_cells_add_up_to_the_weight_of_every_line(database, doel, gm):
    gegevens = Gegevens(database)
    cellen = gegevens.read("broncellen", jaar=2023, gm=gm, doel=doel)
    for regel in gegevens.read("bewijs", jaar=2023, gm=gm, doel=doel).iter_rows(named=True):
        assert cellen.filter(cellen["regel"] == regel["regel"])["gewicht"].sum() == regel["gewicht"]


def test_visible_and_invisible_money_add_up_to_the_year(database):
    gegevens = Gegevens(database)
    for jaar in JAREN:
        assert gegevens.read("zichtbaarheid", jaar=jaar)["bedrag_eur"].sum() == 150_000_000


def test_per_inhabitant_counts_the_inhabitants_of_merged_parts(database, con):
    rij = Gegevens(database).read("gemeenten", jaar=2022)
    amsterdam = rij.filter(rij["gm_code"] == "GM0363").row(0, named=True)
    samen = figure(
        con, "SELECT sum(inwoners) FROM kern.inwoners WHERE jaar = 2022 AND gm_code IN ('GM0363', 'GM0457')"
    )
    assert amsterdam["inwoners"] == samen


def test_made_up_returns_are_only_there_when_asked_for(browser):
    for pad, basis in (("/overzicht", "?jaar=2023"), ("/gemeente", "?gm=GM0363&jaar=2023")):
        aan = " ".join(browser.page(pad, basis + "&voorbeeld=aan").values())
        uit = " ".join(browser.page(pad, basis).values())
        assert "(voorbeeld)" in aan or "fk-badge--voorbeeld" in aan
        assert "(voorbeeld)" not in uit
        assert "fk-badge--voorbeeld" not in uit
        assert '"er_is_voorbeeld": true' not in uit
        assert "Nog geen opgave over 2023." in uit and "Toon de demonstratie met verzonnen opgaven" in uit


@pytest.mark.parametrize("voorbeeld", ["aan", "uit"])
def test_no_headline_counts_a_made_up_return(browser, con, voorbeeld):
    """The figures of 2023, in which every return is made up."""
    assert figure(con, "SELECT count(*) FROM mart.opgave WHERE jaar = 2023 AND status <> 'voorbeeld'") == 0
    delen = browser.page("/overzicht", f"?jaar=2023&voorbeeld={voorbeeld}")
    assert "0 van 342" in delen["ov-kern"]
    assert "Van geen enkele euro is door een opgave te zien" in delen["ov-zicht"]
    assert "342 van 342 gemeenten hebben voor 2023 niets opgegeven" in delen["ov-opgaven"]
    assert "Voor geen van de 7 doelen met een eenheid is er een opgave" in delen["ov-capaciteit"]
    doel = browser.page("/doel", f"?doel=wijkteams&jaar=2023&voorbeeld={voorbeeld}")
    assert "Geen gemeente gaf voor 2023 op welke capaciteit er is" in doel["do-capaciteit"]
    naast = browser.page("/vergelijken", f"?gm=GM0363,GM0268&jaar=2023&voorbeeld={voorbeeld}")
    assert "Geen van deze gemeenten gaf voor 2023 op" in naast["ve-capaciteit"]
    gemeente = browser.page("/gemeente", f"?gm=GM0363&jaar=2023&voorbeeld={voorbeeld}")
    assert "Voor 0 van de " in gemeente["gm-capaciteit"]


def test_without_examples_the_lower_bound_takes_their_place(browser, con):
    gm = figure(
        con,
        "SELECT c.gm_code FROM mart.capaciteit AS c INNER JOIN kern.opgave AS o ON o.gm_code = c.gm_code AND o.doel = c.doel "
        "WHERE c.herkomst = 'iv3' AND c.waarde IS NOT NULL AND o.waarde IS NOT NULL AND o.peildatum = c.peildatum ORDER BY 1 LIMIT 1",
    )
    search = f"?gm={gm}&jaar=2023"
    deel = "wat daarvan voor dit doel is, is niet te zien"
    assert deel not in browser.part("gm-capaciteit", "/gemeente", search + "&voorbeeld=aan")
    assert deel in browser.part("gm-capaciteit", "/gemeente", search)


@pytest.mark.parametrize(
    ("search", "woorden"),
    [
        ("?gm=GM0457&jaar=2023", ["Weesp", "is opgegaan in", "Amsterdam", "24 maart 2022"]),
        ("?gm=GM1992&jaar=2022", ["Voorne aan Zee", "nog niet", "Brielle", "Hellevoetsluis", "Westvoorne"]),
        ("?gm=GM0788&jaar=2023", ["Haaren", "is verdeeld over", "Boxtel", "Vught"]),
        ("?gm=GM9999", ["De gemeentecode ‘GM9999’ is niet bekend"]),
        ("?gm=<script>", ["is niet bekend"]),
        ("", ["Kies een gemeente"]),
        ("?gm=GM0363&jaar=2031", ["Het uitkeringsjaar ‘2031’ staat niet in Fondskompas"]),
        ("?gm=GM0363&jaar=2021", ["24 maart 2022", "344 gemeenten"]),
    ],
)
def test_an_address_that_leads_nowhere_says_what_to_do(browser, search, woorden):
    delen = browser.page("/gemeente", search)
    for woord in woorden:
        assert woord in delen["gm-kop"]
    if "gm-totaal" not in delen["gm-antwoord"]:
        assert {inhoud for id_, inhoud in delen.items() if id_ != "gm-kop"} == {"null"}


def test_an_unknown_goal_is_named_and_the_first_one_is_shown(browser):
    inhoud = browser.part("gm-bewijs", "/gemeente", "?gm=GM0363&doel=onzin")
    assert "Het doel ‘onzin’ bestaat hier niet." in inhoud
    assert "au-rechtsbescherming" in inhoud


def test_unknown_paths_are_dutch_and_not_found(browser):
    assert browser.get("/bestaat-niet").status_code == 404
    assert "Deze pagina bestaat niet" in browser.part("inhoud", "/bestaat-niet")


def test_the_html_is_dutch_and_asks_nothing_of_other_hosts(browser):
    html = browser.get("/").text
    assert '<html lang="nl">' in html
    assert "Loading..." not in html
    assert not [
        deel
        for deel in html.split('"')
        if deel.startswith(("http://", "https://", "//")) and "dash-version" not in deel
    ]


def test_boundaries_are_served_and_unknown_years_are_not(browser):
    assert browser.get("/grenzen/2023.geojson").status_code == 200
    assert browser.get("/grenzen/1999.geojson").status_code == 404


def test_without_boundaries_there_is_a_notice_instead_of_a_map(database, tmp_path):
    assert "Er is geen kaart." in Browser(create_app(database, tmp_path)).part(
        "ov-opgaven", "/overzicht", "?jaar=2023"
    )


def test_without_a_database_the_page_says_how_to_make_one(tmp_path):
    browser = Browser(create_app(tmp_path / "niets.duckdb", RAW))
    assert "fondskompas bouw" in browser.part("inhoud", "/")
    with pytest.raises(GeenDatabase):
        Gegevens(tmp_path / "niets.duckdb").read("jaren")


def test_one_broken_part_leaves_the_rest(database, tmp_path, caplog):
    kopie = Path(shutil.copy(database, tmp_path / "stuk.duckdb"))
    with duckdb.connect(kopie) as con:
        con.execute("DROP TABLE mart.aansluiting")
    browser = Browser(create_app(kopie, RAW))
    with caplog.at_level("ERROR"):
        stuk = browser.part("ah-alle", "/aansluiting", "?jaar=2023")
    assert "Het onderdeel ‘aansluitingen’ kan nu niet worden getoond." in stuk
    assert "Catalog Error" not in stuk
    assert "Catalog Error" in caplog.text
    assert "150.000.000" in browser.part("ov-kern", "/overzicht", "?jaar=2023")


def test_a_new_publication_is_picked_up_and_running_reads_go_on(database, tmp_path):
    kopie = Path(shutil.copy(database, tmp_path / "a.duckdb"))
    gegevens = Gegevens(kopie)
    assert gegevens.read_row("bouw")["versie"] != "nieuw"
    oud = gegevens._connect()
    nieuw = Path(shutil.copy(database, tmp_path / "b.duckdb"))
    with duckdb.connect(nieuw) as con:
        con.execute("UPDATE meta.bouw SET versie = 'nieuw'")
    nieuw.replace(kopie)
    assert gegevens.read_row("bouw")["versie"] == "nieuw"
    assert gegevens._connect().uitgave != oud.uitgave
    with oud.verbinding.cursor() as cursor:
        assert cursor.execute("SELECT versie FROM uitgave.meta.bouw").fetchone()[0] != "nieuw"


def test_two_sessions_at_once_do_not_leak_into_each_other(app):
    keuzes = [("GM0363", 2023), ("GM0599", 2024), ("GM1992", 2025), ("GM0088", 2021)] * 6
    alleen = {
        keuze: Browser(app).part("gm-antwoord", "/gemeente", f"?gm={keuze[0]}&jaar={keuze[1]}")
        for keuze in set(keuzes)
    }
    samen = threading.Barrier(len(keuzes))

    def ask(keuze):
        browser = Browser(app)
        samen.wait()
        return keuze, browser.part("gm-antwoord", "/gemeente", f"?gm={keuze[0]}&jaar={keuze[1]}")

    with ThreadPoolExecutor(len(keuzes)) as draden:
        for keuze, inhoud in draden.map(ask, keuzes):
            assert inhoud == alleen[keuze]


def test_the_cache_stays_small(database):
    gegevens = Gegevens(database, cachegrootte=3)
    for jaar in JAREN:
        gegevens.read("envelop", jaar=jaar)
    assert len(gegevens._cache) == 3
