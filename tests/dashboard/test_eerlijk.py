"""What a controller asks of the pages: assumptions told as assumptions, nothing missing shown as zero."""

import json

import polars as pl
import pytest

from dashboard.app import create_app
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.aansluiting.bronnen import SOORTEN, TABELLEN
from tests.hulp.componenten import Browser, euro, figure, find_props, words
from tests.hulp.helpers import ROOT


@pytest.fixture(scope="module")
def browser(database):
    return Browser(create_app(database, ROOT / "data" / "raw"))


@pytest.mark.parametrize(("jaar", "bedrag"), [(2021, 375_489), (2022, 332_931)])
def test_a_later_gemeente_shows_the_sum_of_its_parts_with_status(browser, con, jaar, bedrag):
    kop = browser.part("gm-kop", "/gemeente", f"?gm=GM1992&jaar={jaar}")
    assert euro(bedrag) in kop
    assert "fk-badge--aanname" in kop
    delen = "SELECT sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = $jaar AND gm_code IN ('GM0501', 'GM0530', 'GM0614')"
    assert figure(con, delen, jaar=jaar) == bedrag


@pytest.mark.parametrize(
    ("jaar", "jaargang"),
    [(2021, "M2022/2023"), (2024, "S2024/2024"), (2025, "S2024/2025"), (2027, "S2024/2025")],
)
def test_the_vintage_is_the_latest_that_is_not_after_the_year(browser, jaar, jaargang):
    fonds = json.loads(browser.part("gm-uitkeringen", "/gemeente", f"?gm=GM0363&jaar={jaar}"))
    keuze = next(deel for deel in find_props(fonds) if deel.get("id") == "gm-jaargang")
    assert keuze["value"] == jaargang


def test_unpublished_lines_are_named_below_the_vintages(browser):
    fonds = browser.part("gm-fonds", "/gemeente", "?gm=GM1681&jaar=2025")
    assert "niet gepubliceerd" in fonds
    assert "meicirculaire 2024 voor 2025: herindeling, suppletie nieuwe verdeling GF" in fonds


def test_money_of_another_recipient_is_not_said_to_be_the_gemeentes(browser):
    bewijs = browser.part("gm-bewijs", "/gemeente", "?gm=GM0501&jaar=2022&doel=ido")
    assert "aan de inwoners van Brielle toe te rekenen" in bewijs
    assert "ging naar de bibliotheek, niet naar de gemeente" in bewijs
    assert "(waarvan € 14,6 mln via de bibliotheek)" in words(
        browser.part("ov-kern", "/overzicht", "?jaar=2022")
    )


@pytest.mark.parametrize("jaar", [2023, 2027])
def test_an_assumption_is_not_told_as_a_fact(browser, jaar):
    delen = browser.page("/gemeente", f"?gm=GM1681&jaar={jaar}&doel=wijkteams")
    assert "per inwoner toegerekend (aanname)" in delen["gm-doelen"]
    assert "Voor dit doel is" in delen["gm-bewijs"]
    assert delen["gm-antwoord"].count("fk-badge--aanname") >= 7  # three of the four headlines, and every goal
    for woord in ("ontvangt", "kreeg "):
        assert not [id_ for id_, inhoud in delen.items() if woord in inhoud], woord


def test_map_page_and_channel_agree_on_iv3(database):
    gegevens = Gegevens(database)
    kanaal = gegevens.read("zichtbaarheid", jaar=2023)
    iv3 = kanaal.filter(kanaal["zichtbaarheid"] == "iv3").row(0, named=True)
    gemeenten = gegevens.read("opgave_status", jaar=2023, met_voorbeeld=False)
    per_gemeente = {
        rij["gm_code"]: gegevens.read(
            "gemeente_doelen", jaar=2023, gm=rij["gm_code"], klasse=(rij["gm_code"],), met_voorbeeld=False
        )
        for rij in gemeenten.head(25).iter_rows(named=True)
    }
    for gm, doelen in per_gemeente.items():
        toestand = gemeenten.filter(gemeenten["gm_code"] == gm)["toestand"].item()
        assert (toestand == "ondergrens") == (doelen["ondergrens_waarde"].count() > 0), gm
    assert iv3["bedrag_eur"] > 0 and (gemeenten["toestand"] == "ondergrens").any()
    assert gegevens.read("zichtbaarheid", jaar=2025)["bedrag_eur"][2] == 0


def test_what_a_reader_sees_goes_by_words_and_not_by_codes(con, browser):
    regels = {rij[0] for rij in con.execute("SELECT DISTINCT regel FROM mart.envelop_regel").fetchall()}
    namen = [rij[0] for rij in con.execute("SELECT omschrijving FROM mart.aansluiting").fetchall()]
    assert not [naam for naam in namen if any(regel in naam for regel in regels)]
    assert len(set(namen)) == len(namen)
    assert con.execute("SELECT naam FROM staging.maatstaf WHERE contains(naam, 'ozb')").fetchall() == []
    sleutels = browser.part("mt-sleutels", "/methode")
    assert "Decentralisatie-uitkering personen met verward gedrag: " in sleutels
    formules = browser.part("mt-formules", "/methode")
    assert "Eén rij per uitkeringsjaar, doel, vorm en gemeente" in formules


def test_every_kind_of_document_and_table_has_a_dutch_name(con):
    assert {rij[0] for rij in con.execute("SELECT soort FROM mart.document").fetchall()} <= set(SOORTEN)
    assert {rij[0] for rij in con.execute("SELECT tabel FROM mart.bronversie").fetchall()} <= set(TABELLEN)


def test_a_taakveld_that_stands_on_its_parts_says_so(database, con):
    """Zaltbommel booked € 398.000 and € 28.000 on 6.82a and 6.82b, and nothing on 6.82 itself."""
    gegevens = Gegevens(database)
    frame = gegevens.read("vergelijk_taakvelden", jaar=2023, gemeenten=("GM0297",))
    rijen = {r["taakveld"]: (r["lasten_eur"], r["reden"]) for r in frame.iter_rows(named=True)}
    assert rijen["6.82"] == (None, "geboekt op 6.82a, 6.82b")
    assert rijen["6.82a"] == (398_000, None)
    eigen = gegevens.read("gemeente_taakvelden", gm="GM0297").filter(
        (pl.col("groep") == "6.82")
        & (pl.col("boekjaar") == 2023)
        & (pl.col("verslagsoort") == "jaarrekening")
    )
    assert eigen.select("lasten_eur", "reden").row(0) == (None, "geboekt op 6.82a, 6.82b")
    totaal = "SELECT sum(lasten_eur) FROM mart.besteding WHERE boekjaar = 2023 AND verslagsoort = 'jaarrekening' AND gm_code = 'GM0297'"
    assert frame["lasten_eur"].sum() == figure(con, totaal)  # what is left out held nothing
