"""A walk through the dashboard with a real browser: what a reader sees, types and clicks."""

from itertools import pairwise

import pytest

from dashboard.gegevens.toestand import default_year
from tests.hulp.lezer import ENGELS, wait_until

pytestmark = pytest.mark.browser


def total(con, gm, jaar):
    sql = (
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE gm_code = ? AND uitkeringsjaar = ?"
    )
    return "€ " + f"{con.execute(sql, [gm, jaar]).fetchone()[0]:,}".replace(",", ".")


def test_overview_shows_the_year_and_its_parts(lezer):
    venster = lezer().open("/overzicht?jaar=2023")
    assert venster.text("#kern-totaal") == "€ 150.000.000"
    assert venster.pagina.title() == "Landelijk overzicht 2023 · Fondskompas"
    assert venster.pagina.locator("html").get_attribute("lang") == "nl"
    venster.draw()
    venster.pagina.locator("#kaart-opgaven .choroplethlayer path").first.wait_for(state="attached")
    assert venster.pagina.locator("#kaart-opgaven .choroplethlayer path").count() > 300
    venster.pagina.locator("#raster-opgaven .ag-row").first.wait_for(state="attached")
    venster.pagina.get_by_role("link", name="De envelop, regel voor regel", exact=True).click()
    venster.pagina.locator("#ov-envelop h2").wait_for()
    venster.draw()
    venster.pagina.locator("#raster-envelop .ag-row").first.wait_for(state="attached")
    assert not venster.pagina.locator("#ov-kern").is_visible()
    assert not ENGELS.search(venster.text("body"))
    venster.check()


def test_a_gemeente_found_by_typing_shows_the_figure_of_the_query(lezer, con):
    venster = lezer().open("/gemeente?jaar=2023")
    assert venster.text("h1") == "Kies een gemeente"
    venster.choose_gemeente("amsterd", "Amsterdam")
    assert venster.text("#gm-totaal") == total(con, "GM0363", 2023)
    assert venster.pagina.url.endswith("/gemeente?jaar=2023&gm=GM0363")
    assert venster.pagina.title() == "Amsterdam 2023 · Fondskompas"
    assert venster.pagina.locator(".fk-antwoord tbody tr").last.bounding_box()["y"] < 900  # on one screen
    assert not ENGELS.search(venster.text("body"))
    venster.pagina.get_by_role("link", name="Berekening", exact=True).click()
    venster.wait_for_text(".fk-berekening .fk-som", "€ 24.000.000")
    assert venster.pagina.title() == "Amsterdam 2023: berekening · Fondskompas"
    assert not venster.pagina.locator("#gm-antwoord").is_visible()
    assert not ENGELS.search(venster.text("body"))
    venster.check()


def test_only_the_open_part_of_a_page_is_asked_for_and_an_old_anchor_finds_its_part(lezer):
    venster = lezer()
    gevraagd = []
    venster.pagina.on("request", lambda verzoek: gevraagd.append(verzoek.post_data or ""))
    venster.open("/gemeente?gm=GM0363&jaar=2023")
    assert any('"gm-antwoord.children"' in vraag for vraag in gevraagd)
    assert not any('"gm-reeks.children"' in vraag or '"gm-fonds.children"' in vraag for vraag in gevraagd)
    venster.open("/gemeente?gm=GM0363&jaar=2024#taakvelden")
    venster.pagina.locator("#taakvelden").wait_for()
    assert "deel=verantwoording" in venster.pagina.url
    venster.wait()
    venster.pagina.go_back()
    venster.pagina.locator(".fk-antwoord").wait_for()
    venster.check()


def test_a_page_without_a_year_opens_in_the_year_of_today_and_back_returns_to_it(lezer, con):
    jaren = [jaar for (jaar,) in con.execute("SELECT uitkeringsjaar FROM mart.jaar").fetchall()]
    nu = str(default_year(jaren))
    venster = lezer().open("/overzicht")
    keuze = venster.pagina.locator("#ov-jaar")
    assert keuze.input_value() == nu
    assert nu in venster.pagina.title()
    keuze.click()
    venster.pagina.get_by_role("option", name="2023", exact=True).click()
    wait_until(venster.pagina, "location.search === '?jaar=2023'")
    venster.pagina.go_back()
    wait_until(venster.pagina, f"document.getElementById('ov-jaar').value === '{nu}'")
    venster.check()


def test_accents_and_apostrophes_do_not_matter_in_the_search(lezer):
    venster = lezer().open("/gemeente")
    venster.choose_gemeente("sudwest", "Súdwest-Fryslân")
    venster.choose_gemeente("s graven", "'s-Gravenhage")
    venster.pagina.locator("#gm-keuze").click()
    venster.pagina.locator("#gm-keuze").fill("weesp")
    venster.pagina.get_by_role("option", name="Amsterdam (Weesp)", exact=True).click()
    venster.wait_for_text("h1", "Amsterdam")
    assert venster.pagina.locator("#gm-keuze").input_value() == "Amsterdam"
    venster.wait()
    venster.check()


def test_a_link_reproduces_the_view(lezer):
    venster = lezer().open("/gemeente?gm=GM0599&jaar=2025&deel=berekening&doel=wijkteams&voorbeeld=aan")
    assert venster.text("h1") == "Rotterdam"
    assert venster.pagina.locator("#gm-jaar").input_value() == "2025"
    assert venster.pagina.locator("#gm-doel").input_value() == "Wijkteams"
    assert venster.pagina.locator("#voorbeeld-keuze").is_checked()
    venster.check()


def test_back_returns_to_what_was_there(lezer, con):
    venster = lezer().open("/gemeente?gm=GM0363&jaar=2023")
    jaar = venster.pagina.locator("#gm-jaar")
    jaar.click()
    venster.pagina.get_by_role("option", name="2021", exact=True).click()
    venster.wait_for_text("#gm-kop", "indeling van 24 maart 2022")
    venster.wait_for_text("#gm-totaal", total(con, "GM0363", 2021).removeprefix("€ "))
    venster.pagina.go_back()
    venster.wait_for_text("#gm-totaal", total(con, "GM0363", 2023).removeprefix("€ "))
    assert jaar.input_value() == "2023"
    venster.pagina.get_by_role("link", name="Overzicht").click()
    venster.wait_for_text("h1", "Wat gebeurt er")
    venster.pagina.go_back()
    venster.wait_for_text("h1", "Amsterdam")
    venster.wait()
    venster.check()


def test_the_demonstration_is_off_says_so_on_every_page_and_counts_for_nothing(lezer):
    venster = lezer().open("/overzicht?jaar=2023")
    assert venster.text("#kern-opgaven") == "0 van 342"
    assert venster.draw().pagina.locator(".fk-badge--voorbeeld").count() == 0
    venster.pagina.get_by_role("switch", name="Demonstratie").click()
    venster.wait_for_text("#standbalk", "Demonstratie.")
    venster.wait()
    assert "voorbeeld=aan" in venster.pagina.url
    assert venster.text("#kern-opgaven") == "0 van 342"
    assert venster.pagina.locator(".fk-badge--voorbeeld").count() > 0
    venster.pagina.get_by_role("link", name="Kaart", exact=True).click()
    venster.wait_for_text("h1", "Waar kwam het geld terecht")
    assert venster.pagina.title().startswith("Demonstratie: ")
    venster.pagina.get_by_role("link", name="Zet de demonstratie uit").click()
    venster.wait()
    assert "voorbeeld" not in venster.pagina.url
    assert venster.draw().pagina.locator(".fk-badge--voorbeeld").count() == 0
    venster.pagina.get_by_role("link", name="Gemeente", exact=True).click()
    venster.wait_for_text("h1", "Kies een gemeente")
    venster.choose_gemeente("amsterd", "Amsterdam")
    assert "nog geen opgave" in venster.text(".fk-antwoord")
    venster.pagina.get_by_role("link", name="Verantwoording", exact=True).click()
    venster.pagina.locator("#capaciteit").wait_for()
    venster.draw()
    assert venster.pagina.locator(".fk-cel-voorbeeld").count() == 0
    assert "niet opgegeven" in venster.text("#raster-capaciteit")
    venster.check()


def test_the_list_of_gemeenten_can_be_searched_and_leads_on(lezer):
    venster = lezer().open("/overzicht?jaar=2024")
    venster.pagina.get_by_label("Zoek in de lijst").fill("Fryslân ameland")
    link = venster.pagina.locator("#raster-opgaven").get_by_role("link", name="Ameland")
    wait_until(
        venster.pagina,
        "document.querySelectorAll('#raster-opgaven .ag-pinned-left-cols-container .ag-row').length === 1",
    )
    link.click()
    venster.wait_for_text("h1", "Ameland")
    assert "jaar=2024" in venster.pagina.url
    venster.wait()
    venster.check()


def test_the_amount_leads_to_its_calculation(lezer):
    venster = lezer().open("/gemeente?gm=GM0363&jaar=2023&deel=vergelijking")
    venster.pagina.locator("#raster-geld .ag-row").nth(4).wait_for(state="attached")
    venster.pagina.locator("#raster-geld").get_by_role("link", name="bekijk").nth(2).click()
    venster.wait_for_text("#gm-bewijs", "spuk-ido-inwoners")
    assert "doel=ido" in venster.pagina.url
    venster.check()


@pytest.mark.parametrize(
    "pad", ["/overzicht?jaar=2023", "/gemeente?gm=GM0363&jaar=2023", "/gemeente", "/overzicht?jaar=2021"]
)
def test_nothing_sticks_out_on_a_telephone(lezer, pad):
    venster = lezer(390, 844).open(pad)
    breedte = venster.pagina.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert breedte[0] <= breedte[1]
    venster.check()


def test_the_keyboard_reaches_the_content_first(lezer):
    venster = lezer().open("/")
    venster.pagina.keyboard.press("Tab")
    assert venster.pagina.evaluate("document.activeElement.textContent") == "Direct naar de inhoud"
    koppen = venster.pagina.eval_on_selector_all(
        "h1, h2, h3", "koppen => koppen.map(kop => Number(kop.tagName[1]))"
    )
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert all(volgende - vorige <= 1 for vorige, volgende in pairwise(koppen))
    venster.check()
