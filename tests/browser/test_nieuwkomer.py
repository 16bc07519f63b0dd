"""Questions of newcomers: each begins at the front door, takes at most three clicks or choices, and ends at a figure of the database.

Those about keys, groups, scenarios, circulaires and states are in test_verdeling, test_scenario, test_circulaires and test_briefing.
"""

import pytest

from tests.hulp.componenten import NBSP, euro, figure

pytestmark = pytest.mark.browser

VIER = "('wijkteams', 'integraal_werken', 'leervermogen', 'kind_en_gezin')"


@pytest.fixture(scope="module")
def venster(chromium, adres):
    """One reader for all questions, so that the program is fetched once."""
    from tests.hulp.lezer import WIJD, Lezer

    lezer = Lezer(chromium, adres, *WIJD)
    yield lezer
    lezer.check()
    lezer.close()


def plain(bedrag):
    return euro(bedrag).replace(NBSP, " ")


def arrive(venster, typen, naam, jaar="2026"):
    """From the front door to a gemeente by its name."""
    venster.open(f"/?jaar={jaar}")
    veld = venster.pagina.locator("#st-gm")
    veld.click()
    veld.fill(typen)
    venster.pagina.get_by_role("option", name=naam, exact=True).click()
    venster.wait_for_text("h1", naam)
    venster.wait()


def part(venster, naam):
    """A part of the page of a gemeente."""
    venster.pagina.locator("#gm-nav").get_by_role("link", name=naam, exact=True).click()
    venster.pagina.locator("#gm-nav [aria-current]").filter(has_text=naam).wait_for()
    venster.wait()


def test_what_came_for_wijkteams_and_by_which_key(venster, con):
    arrive(venster, "ede", "Ede")
    som = figure(
        con,
        f"SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE gm_code = 'GM0228' AND uitkeringsjaar = 2026 AND doel IN {VIER}",
    )
    rij = venster.pagina.locator("#gm-antwoord tr").filter(has_text="Vier doelen samen").first
    tekst = rij.inner_text().replace(NBSP, " ")
    assert plain(som) in tekst
    assert "Uitkeringsbasis" in tekst
    assert "wijkteams" in tekst


def test_can_it_be_used_and_how_is_it_cited(venster):
    arrive(venster, "soest", "Soest")
    venster.pagina.locator("#gm-totaal [data-fk-herkomst]").click()
    oordeel = venster.pagina.locator(".fk-oordeel")
    oordeel.get_by_text("Met voorbehoud.").wait_for()
    assert "mart.toewijzing?uitkeringsjaar=2026" in oordeel.inner_text()
    oordeel.get_by_role("button", name="Kopieer deze zin").click()
    venster.wait_for_text(".fk-oordeel [role=status]", "zin")
    venster.pagina.get_by_role("button", name="Sluit de herkomst").click()
    oordeel.wait_for(state="hidden")


def test_how_does_my_gemeente_compare(venster, con):
    arrive(venster, "soest", "Soest")
    eur, inwoners = con.execute(
        "SELECT CAST(sum(t.bedrag_eur) AS BIGINT), any_value(g.inwoners) FROM mart.toewijzing t JOIN mart.gemeente_jaar g USING (uitkeringsjaar, gm_code) "
        "WHERE gm_code = 'GM0342' AND uitkeringsjaar = 2026 AND t.doel NOT IN (SELECT doel FROM mart.toewijzing_regio)"
    ).fetchone()
    part(venster, "Vergelijking")
    assert f"€ {eur / inwoners:.2f}".replace(".", ",") in venster.text("#gm-gelijken")


def test_why_is_it_less_than_the_year_before(venster, con):
    arrive(venster, "soest", "Soest", jaar="2024")
    som = "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE gm_code = 'GM0342' AND uitkeringsjaar = $jaar"
    verschil = figure(con, som, jaar=2023) - figure(con, som, jaar=2024)
    tekst = venster.text("#gm-antwoord")
    assert f"{plain(verschil)} minder" in tekst
    assert "zelfde sleutel op nieuwere cijfers" in tekst


def test_how_do_we_hand_in_and_what_of_sisa(venster):
    arrive(venster, "soest", "Soest")
    part(venster, "Verantwoording")
    tekst = venster.text("#gm-capaciteit")
    assert "Nog geen opgave over 2026" in tekst
    assert "levert haar cijfers in met het sjabloon" in tekst
    venster.pagina.locator("#gm-capaciteit summary").filter(
        has_text="Waarom is dit wel of niet te zien?"
    ).click()
    venster.wait_for_text("#gm-capaciteit", "SiSa-bijlage")


def test_what_was_spent_on_taakveld_62(venster, con):
    arrive(venster, "nijmegen", "Nijmegen")
    lasten = figure(
        con,
        "SELECT lasten_eur FROM mart.lasten_reeks WHERE gm_code = 'GM0268' AND boekjaar = 2024 AND verslagsoort = 'jaarrekening' AND taakveld = '6.2'",
    )
    mln = f"6.2: € {lasten / 1e6:.1f} mln".replace(".", ",").replace("6,2:", "6.2:")
    assert f"{mln} (2024)" in venster.text("#gm-antwoord")


def test_what_does_2027_rest_on(venster):
    arrive(venster, "nijmegen", "Nijmegen", jaar="2027")
    tekst = venster.text("#gm-antwoord")
    assert "septembercirculaire 2024 voor 2025" in tekst
    assert "zelfde bedrag en sleutel" in tekst


def test_how_much_is_visible_as_one_slide(venster, con):
    venster.open("/?jaar=2026")
    assert "0,0%" in venster.text("#st-zicht")
    venster.pagina.get_by_role("link", name="Bekijk wat er te zien is").click()
    niet = figure(
        con, "SELECT CAST(sum(niet_verdeeld_eur) AS BIGINT) FROM mart.envelop WHERE uitkeringsjaar = 2026"
    )
    venster.wait_for_text("#ov-zicht", plain(niet).replace(" ", NBSP))
    venster.wait()
    # why so much has no gemeente is beside that amount, and who gave a return below it
    assert "geen ontvangende gemeente of geen sleutel bekend" in venster.text("#ov-kern")
    assert "342 van 342 gemeenten hebben voor 2026 niets opgegeven" in venster.text("#ov-opgaven")
    venster.pagina.get_by_role("link", name="De envelop, regel voor regel", exact=True).click()
    venster.pagina.locator("#ov-envelop h2").wait_for()
    venster.near("figuur-envelop")
    venster.pagina.locator("#blok-envelop .fk-menu > summary").click()
    with venster.pagina.expect_download() as bestand:
        venster.pagina.locator("#blok-envelop [data-fk-uitvoer=pptx]").click()
    assert bestand.value.path().read_bytes()[:2] == b"PK"


def test_how_much_does_the_money_buy_in_the_country(venster, con):
    venster.open("/overzicht?jaar=2026")
    fte = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) / 100000 AS DECIMAL(9, 1)) FROM mart.toewijzing WHERE uitkeringsjaar = 2026 AND doel = 'rechtsbescherming'",
    )
    assert f"{fte} fte".replace(".", ",") in venster.text("#ov-capaciteit")


def test_everything_in_one_download(venster):
    venster.open("/?jaar=2026")
    with venster.pagina.expect_download() as bestand:
        venster.pagina.locator(".fk-alles").get_by_role("link", name="CSV (zip)").click()
    assert "alle-cijfers" in bestand.value.suggested_filename
    assert bestand.value.path().read_bytes()[:2] == b"PK"


def test_a_map_of_the_information_points_as_an_image(venster):
    venster.open("/kaart?doel=ido&jaar=2026")
    venster.pagina.locator("#figuur-kaart .choroplethlayer path").first.wait_for()
    venster.pagina.locator("#blok-kaart .fk-menu > summary").click()
    with venster.pagina.expect_download() as bestand:
        venster.pagina.locator("#blok-kaart [data-fk-uitvoer=png]").click()
    assert bestand.value.path().read_bytes().startswith(b"\x89PNG")
    assert "2026" in bestand.value.suggested_filename
