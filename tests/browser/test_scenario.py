"""One walk through the page on scenarios as a fondsbeheerder who never saw it, in a browser."""

import re
import tomllib

import pytest

from tests.hulp.scenariogevallen import VIJF_MILJOEN

pytestmark = pytest.mark.browser


def test_from_example_to_own_scenario_to_file_and_back(lezer, tmp_path):
    venster = lezer().open("/scenario?jaar=2025")
    pagina = venster.pagina
    pagina.get_by_role("link", name=re.compile("Wijkteams 5 miljoen erbij")).click()
    venster.wait_for_text("#sc-kop", "Wat doet dit scenario in 2025?")
    assert "342 gemeenten meer" in venster.text(".sc-antwoord")
    venster.wait()
    # another amount, by typing; the sum says where the difference goes
    veld = pagina.get_by_label("Bedrag van Rechtsbescherming (AU) in euro")
    veld.fill("26000000")
    veld.press("Tab")
    venster.wait_for_text("#sc-saldo", "2.000.000 meer dan het jaartotaal")
    venster.wait_for_text("#sc-saldo", "gaat dat af van Overig")
    pagina.get_by_label("Naam van het scenario").fill("Mijn proef")
    pagina.get_by_role("button", name="Reken door").click()
    venster.wait_for_text("#sc-samenvatting", "Mijn proef")
    venster.wait_for_text("#sc-samenvatting", "7.000.000")
    assert pagina.evaluate("document.activeElement.id") == "sc-kop"
    # what is kept is the file of the command line, and gives the same again
    with pagina.expect_download() as bestand:
        pagina.get_by_role("link", name="Bewaar als bestand").click()
    bewaard = tmp_path / "scenario.toml"
    bestand.value.save_as(bewaard)
    assert tomllib.loads(bewaard.read_text(encoding="utf-8"))["naam"] == "Mijn proef"
    adres = pagina.url
    pagina.get_by_role("link", name="Begin opnieuw").click()
    venster.wait_for_text("#sc-kop", "Er is nog niets veranderd")
    with pagina.expect_file_chooser() as keuze:
        pagina.get_by_text("Laad een scenariobestand").click()
    keuze.value.set_files(bewaard)
    venster.wait_for_text("#sc-samenvatting", "Mijn proef")
    assert pagina.url == adres
    # a wrong file is refused with its place, and changes nothing
    fout = tmp_path / "fout.toml"
    fout.write_text(VIJF_MILJOEN.replace("wijkteams", "wijkteam"), encoding="utf-8")
    pagina.locator(".sc-laden input").set_input_files(fout)
    venster.wait_for_text("#sc-bestandfouten", "fout.toml, regel 9: [[wijzig]] 2, doel")
    assert pagina.url == adres
    groot = tmp_path / "groot.toml"
    groot.write_text("#" * 70_000, encoding="utf-8")
    pagina.locator(".sc-laden input").set_input_files(groot)
    venster.wait_for_text("#sc-bestandfouten", "groter dan 64 kB")
    pagina.go_back()
    venster.wait_for_text("#sc-kop", "Er is nog niets veranderd")
    venster.check()


def test_a_map_and_an_extreme_lead_to_the_calculation(lezer):
    venster = lezer().open("/scenario")
    pagina = venster.pagina
    pagina.get_by_role("link", name=re.compile("Rechtsbescherming naar inwoners")).click()
    venster.near("figuur-sc-kaart").locator(".choroplethlayer path").first.wait_for()
    pagina.locator(".sc-uitersten a").first.click()
    venster.wait_for_text("#sc-bewijs .fk-som", "24.000.000")
    pagina.locator("#sc-bewijs .fk-cijfer").first.click()
    venster.wait_for_text("#herkomst-inhoud", "Broncellen")
    venster.check()


def test_three_questions_of_a_newcomer(lezer):
    """Who loses more than so much per inhabitant with another IDO key, a million for Ede, five million for wijkteams per province."""
    venster = lezer().open("/scenario?jaar=2026")
    pagina = venster.pagina
    pagina.get_by_role(
        "textbox", name="Sleutel van Informatiepunten digitale overheid (IDO) (SPUK, inwoners)"
    ).fill("7m")
    pagina.get_by_role("option", name="laag opleidingsniveau met drempel (7m, LOdr)").click()
    pagina.get_by_role("button", name="Reken door").click()
    venster.wait_for_text(
        "#sc-drempelvak",
        "Geen van de 342 gemeenten verliest in 2026 meer dan € 1,00 per inwoner; het meest is het voor",
    )
    assert "septembercirculaire 2024 voor 2025" in venster.text("#sc-formulier")
    pagina.get_by_label("Meer dan (per inwoner)").fill("0,50")
    venster.wait_for_text("#sc-drempelvak", "gemeenten verliezen in 2026 meer dan € 0,50 per inwoner")
    gemeente = pagina.locator("#sc-mijn")
    gemeente.fill("Ede")
    pagina.get_by_role("option", name="Ede", exact=True).click()
    venster.wait_for_text("#sc-miljoen .sc-antwoord", "krijgt Ede")
    # a value that cannot be is said at its field, in words of the page
    pagina.get_by_label("Bedrag van Wijkteams (AU) in euro").fill("")
    pagina.get_by_role("button", name="Reken door").click()
    venster.wait_for_text("#sc-fouten", "Wijkteams (AU), bedrag")
    assert "Nodig: een bedrag in hele euro's" in venster.text(".sc-form .mantine-InputWrapper-error")
    pagina.get_by_role("link", name=re.compile("Wijkteams 5 miljoen erbij")).click()
    venster.wait_for_text("#sc-kop", "Wat doet dit scenario in 2026?")
    venster.wait_for_text("#sc-groepen", "Groepeer naar")
    pagina.locator("#sc-groep").click()
    pagina.get_by_role("option", name="Provincie").click()
    venster.wait_for_text("#sc-groepen", "Naar provincie loopt het verschil in 2026")
    venster.check()
