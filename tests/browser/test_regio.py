"""A gemeente that is no recipient sees who receives for it, follows the figure, and is not said to get nothing."""

import pytest

from tests.hulp.componenten import NBSP

pytestmark = pytest.mark.browser


def test_soest_sees_that_utrecht_receives_for_26_gemeenten(lezer):
    venster = lezer().open("/gemeente?gm=GM0342&jaar=2023")
    woorden = venster.text("#gm-regio").replace(NBSP, " ")
    assert (
        "geen ontvanger; via centrumgemeente Utrecht, € 710.071 voor de regio Utrecht van 26 gemeenten"
        in woorden
    )
    rij = venster.pagina.locator(".fk-antwoord tr").filter(has_text="geen ontvanger")
    assert rij.inner_text().count("voor de regio") == 1
    venster.open("/gemeente?gm=GM0342&jaar=2023&deel=vergelijking").draw()
    rij = venster.pagina.locator("#raster-geld .ag-row").filter(has_text="geen ontvanger")
    assert rij.first.inner_text().count("voor de regio") == 2
    venster.open("/gemeente?gm=GM0342&jaar=2023")
    venster.pagina.locator("#gm-regio [data-fk-herkomst]").first.click()
    waarde = venster.pagina.locator(".fk-spoor__waarde")
    waarde.wait_for()
    assert waarde.inner_text().replace(NBSP, " ").startswith("€ 710.071")
    venster.check()


def test_utrecht_receives_for_its_region(lezer):
    venster = lezer().open("/gemeente?gm=GM0344&jaar=2023")
    woorden = venster.text("#gm-regio").replace(NBSP, " ")
    assert "€ 710.071 voor de regio Utrecht van 26 gemeenten" in woorden and "geen ontvanger" not in woorden
    venster.check()
