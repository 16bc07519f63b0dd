"""A short walk through Kaart, Doel and Vergelijken in a real browser, as each of the three users would. Needs Chromium."""

import pytest

from tests.hulp.lezer import TELEFOON, wait_until

pytestmark = pytest.mark.browser


def test_a_click_on_a_circle_opens_the_gemeente_and_back_returns_to_the_map(lezer):
    venster = lezer().open("/kaart?doel=wijkteams&jaar=2024")
    venster.wait_for_text("#ka-antwoord", "Wijkteams in 2024")
    cirkels = venster.pagina.locator("#figuur-cartogram .choroplethlayer path")
    cirkels.first.wait_for()
    midden = cirkels.evaluate_all(  # of the largest circle; the chart library listens on a layer above it
        """paden => [paden[0].closest('.fk-figuur').scrollIntoView({ behavior: 'instant' }), paden.map((pad) => pad.getBoundingClientRect())][1]
        .sort((a, b) => b.width - a.width).slice(0, 1).map((vak) => [vak.x + vak.width / 2, vak.y + vak.height / 2])[0]"""
    )
    venster.pagina.mouse.move(*midden)
    venster.wait_for_text("#figuur-cartogram .hoverlayer", "Amsterdam")
    venster.pagina.mouse.click(*midden)
    venster.wait_for_text("h1", "Amsterdam")
    assert "jaar=2024" in venster.pagina.url
    venster.pagina.go_back()
    venster.wait_for_text("h1", "Waar kwam het geld terecht?")
    venster.wait()
    venster.check()


def test_enter_in_the_list_of_the_map_opens_a_gemeente(lezer):
    venster = lezer().open("/kaart")
    venster.pagina.locator("#raster-alle-gemeenten").scroll_into_view_if_needed()
    venster.pagina.locator("#zoek-raster-alle-gemeenten").fill("sudwest")
    link = venster.pagina.locator("#raster-alle-gemeenten a").filter(has_text="Súdwest-Fryslân")
    link.wait_for()
    link.focus()
    venster.pagina.keyboard.press("Enter")
    venster.wait_for_text("h1", "Súdwest-Fryslân")
    venster.check()


def test_a_choice_on_the_map_is_in_the_address_and_the_twin_has_everybody(lezer):
    venster = lezer(*TELEFOON).open("/kaart?jaar=2023")
    venster.pagina.locator("#ka-per").click()
    venster.pagina.get_by_role("option", name="Totaal", exact=True).click()
    venster.wait_for_text("#ka-antwoord", "samen")
    assert "per=totaal" in venster.pagina.url
    venster.pagina.get_by_role("button", name="Toon als tabel: Kaart").click()
    rij = venster.pagina.locator("#raster-kaart .ag-center-cols-container .ag-row").first
    rij.wait_for()
    # another choice draws the block anew; the table that was opened stays open, with the other figures
    kop = venster.pagina.locator("#raster-kaart .ag-header")
    venster.pagina.locator("#ka-per").click()
    venster.pagina.get_by_role("option", name="Per inwoner", exact=True).click()
    kop.filter(has_text="per inwoner").wait_for()
    rij.wait_for()
    assert venster.sticks_out() == []
    venster.check()


def test_an_amount_of_a_goal_opens_where_it_comes_from(lezer):
    venster = lezer().open("/doel?doel=ido&jaar=2023")
    venster.wait_for_text("h1", "Informatiepunten")
    venster.pagina.locator("#do-totaal").get_by_role("button").click()
    venster.wait_for_text("[role='dialog']", "envelop.csv")
    venster.pagina.keyboard.press("Escape")
    venster.pagina.locator("[role='dialog']").wait_for(state="hidden")
    wait_until(venster.pagina, "!location.search.includes('herkomst')")
    venster.check()


def test_gemeenten_are_added_from_a_suggestion_and_by_typing(lezer):
    venster = lezer().open("/vergelijken")
    venster.pagina.get_by_role("link", name="De vier grootste").click()
    venster.wait_for_text("#ve-kenmerken", "Utrecht")
    veld = venster.pagina.locator("#ve-gemeenten")
    veld.click()
    veld.fill("Borger")
    venster.pagina.get_by_role("option", name="Borger-Odoorn", exact=True).click()
    venster.wait_for_text("#ve-kenmerken", "Borger-Odoorn")
    assert "gemeenten=GM0363,GM0599,GM0518,GM0344,GM1681" in venster.pagina.url
    venster.pagina.go_back()
    wait_until(venster.pagina, "!document.querySelector('#ve-kenmerken').textContent.includes('Borger')")
    assert venster.pagina.locator(".mantine-Pill-root").count() == 4
    venster.check()
