"""A walk through the bridge as a fondsbeheerder and a controller make it."""

import pytest

from tests.hulp.lezer import ENGELS, wait_until

pytestmark = pytest.mark.browser


def test_from_the_change_to_the_gemeente_and_its_source(lezer):
    venster = lezer().open("/circulaires?jaar=2024")
    assert venster.text("h1") == "Wat veranderde er in de circulaires over 2024?"
    venster.pagina.locator("#ci-van").click()
    venster.pagina.get_by_role("option", name="meicirculaire 2023").click()
    venster.wait_for_text("#ci-kop", "Van meicirculaire 2023 naar septembercirculaire 2024")
    assert "van=M2023" in venster.pagina.url
    venster.pagina.go_back()
    venster.wait_for_text("#ci-kop", "Van meicirculaire 2024 naar septembercirculaire 2024")
    venster.wait()
    keuze = venster.pagina.locator("#ci-gemeente")
    keuze.click()
    keuze.fill("amsterd")
    keuze.press("ArrowDown")
    keuze.press("Enter")
    venster.wait_for_text("#ci-eigen", "€ 62.435.867")
    venster.wait()
    wait_until(venster.pagina, "document.activeElement.id === 'ci-gemeente'")  # it was drawn anew
    venster.pagina.get_by_role("option").first.wait_for(state="detached")
    venster.pagina.locator("#ci-eigen .fk-som .fk-cijfer").first.click()
    venster.wait_for_text("#herkomst-inhoud", "62.435.867")
    assert not ENGELS.search(venster.text("body"))
    venster.check()


def test_the_parts_of_a_gemeente_lead_to_the_peers_and_the_bridge(lezer):
    venster = lezer().open("/gemeente?gm=GM0599&jaar=2024")
    venster.pagina.get_by_role("link", name="Vergelijking", exact=True).click()
    venster.pagina.get_by_role("link", name="Vergelijkbare gemeenten").click()
    venster.pagina.locator("#gm-groep").click()
    venster.pagina.get_by_role("option", name="Zelfde provincie").click()
    venster.wait_for_text("#gm-gelijken", "gemeenten in Zuid-Holland")
    assert "groep=provincie" in venster.pagina.url
    venster.pagina.get_by_role("link", name="Gemeentefonds", exact=True).click()
    venster.pagina.get_by_role("link", name="Bekijk deze brug tussen alle gemeenten").click()
    venster.wait_for_text("#ci-eigen", "De brug van Rotterdam")
    venster.wait()
    assert "groep=" not in venster.pagina.url
    venster.check()
