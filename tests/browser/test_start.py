"""The front door in a real browser: from a name to a gemeente, also by a name that it no longer has."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typen", "keuze", "kop"),
    [
        ("den haag", "Den Haag ('s-Gravenhage)", "'s-Gravenhage"),
        ("weesp", "Weesp (nu Amsterdam)", "Weesp"),
        ("sudwest", "Súdwest-Fryslân", "Súdwest-Fryslân"),
    ],
)
def test_a_name_leads_to_its_gemeente(lezer, typen, keuze, kop):
    venster = lezer().open("/")
    pagina = venster.pagina
    pagina.locator("#st-gm").click()
    pagina.locator("#st-gm").fill(typen)
    pagina.get_by_role("option", name=keuze, exact=True).click()
    venster.wait_for_text("h1", kop)
    assert "~" not in pagina.url
    venster.check()


def test_a_door_leads_on_and_the_answers_are_on_one_screen(lezer):
    venster = lezer().open("/")
    vak = venster.pagina.locator("#st-antwoorden .fk-kaart").last.bounding_box()
    assert vak["y"] + vak["height"] <= 900
    venster.pagina.get_by_role("link", name="Stuk voor de ALV").click()
    venster.wait_for_text("h1", "Briefing")
    venster.check()
