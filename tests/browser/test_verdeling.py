"""The page Verdeling in a real browser: the questions that it is there for, each answered by a choice or none."""

import pytest

from tests.hulp.componenten import NBSP, euro, figure

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def venster(chromium, adres):
    """One reader for all questions, who comes by the navigation."""
    from tests.hulp.lezer import WIJD, Lezer

    lezer = Lezer(chromium, adres, *WIJD).open("/?jaar=2026")
    lezer.pagina.locator("#navigatie").get_by_role("link", name="Verdeling", exact=True).click()
    lezer.wait_for_text("h1", "Hoe is het geld verdeeld?")
    lezer.wait()
    yield lezer
    lezer.check()
    lezer.close()


def plain(bedrag):
    return euro(bedrag).replace(NBSP, " ")


def choose(venster, id_, optie):
    """An option by the beginning of its words; the section is drawn anew with it."""
    venster.pagina.locator(id_).click()
    venster.pagina.get_by_role("option").filter(has_text=optie).first.click()
    venster.wait()


def cell(venster, raster, rij, veld):
    """What a cell of the row that has these words shows."""
    # the frame is there before the grid, which is drawn once somebody comes near
    tabel = venster.pagina.locator(f'.fk-raster[data-fk-id="{raster.removeprefix("#")}"]')
    tabel.scroll_into_view_if_needed()
    plek = tabel.locator(".ag-row").filter(has_text=rij).first
    plek.wait_for()
    nummer = plek.get_attribute("row-id")
    vak = tabel.locator(f'.ag-row[row-id="{nummer}"] [col-id="{veld}"]').first
    return vak.inner_text().replace(NBSP, " ")


def test_what_is_the_total_of_limburg(venster, con):
    bedrag = figure(
        con,
        "SELECT CAST(sum(t.bedrag_eur) AS BIGINT) FROM mart.toewijzing t JOIN mart.gemeente_jaar g USING (uitkeringsjaar, gm_code) "
        "WHERE uitkeringsjaar = 2026 AND g.provincie = 'Limburg'",
    )
    assert cell(venster, "#raster-groepen", "Limburg", "bedrag") == plain(bedrag)


def test_what_does_a_province_get_of_five_million_more_for_wijkteams(venster, con):
    choose(venster, "#vd-doel", "Vier doelen samen")
    deel = figure(
        con,
        "SELECT sum(b.bedrag_eur) FILTER (WHERE g.provincie = 'Zeeland') * 100 / sum(b.bedrag_eur) "
        "FROM mart.toewijzing_bundel b JOIN mart.gemeente_jaar g USING (uitkeringsjaar, gm_code) WHERE uitkeringsjaar = 2026",
    )
    venster.wait_for_text("#vd-groepen", "55.000.000")
    assert cell(venster, "#raster-groepen", "Zeeland", "aandeel") == f"{deel:.2f}%".replace(".", ",")
    choose(venster, "#vd-doel", "Alle doelen samen")
    venster.wait_for_text("#vd-grootste .fk-lead", "van het geld, met")


def test_do_large_gemeenten_get_more(venster, con):
    choose(venster, "#vd-groep", "Grootteklasse")
    venster.wait_for_text("#vd-groepen", "250.000 inwoners of meer")
    per = figure(
        con,
        "SELECT sum(t.bedrag_eur) / (SELECT sum(inwoners) FROM mart.gemeente_jaar WHERE uitkeringsjaar = 2026 AND inwoners >= 250000) "
        "FROM mart.toewijzing t JOIN mart.gemeente_jaar g USING (uitkeringsjaar, gm_code) WHERE uitkeringsjaar = 2026 AND g.inwoners >= 250000 "
        "AND t.doel NOT IN (SELECT doel FROM mart.toewijzing_regio)",
    )
    venster.pagina.locator('.fk-raster[data-fk-id="raster-groepen"]').scroll_into_view_if_needed()
    venster.wait_for_text("#vd-groepen", f"€{NBSP}{per:.2f}".replace(".", ","))


def test_what_is_the_share_of_the_four_largest(venster, con):
    deel = figure(
        con,
        "SELECT sum(t.bedrag_eur) FILTER (WHERE g.inwoners >= 250000) * 100 / sum(t.bedrag_eur) "
        "FROM mart.toewijzing t JOIN mart.gemeente_jaar g USING (uitkeringsjaar, gm_code) WHERE uitkeringsjaar = 2026",
    )
    assert f"{deel:.2f}% van het geld".replace(".", ",") in venster.text("#vd-grootste .fk-lead")


def test_what_was_there_from_2022_to_2024(venster, con):
    bedrag = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.envelop WHERE uitkeringsjaar BETWEEN 2022 AND 2024",
    )
    choose(venster, "#vd-van", "2022")
    venster.wait_for_text("#vd-jaren .fk-lead", "In 2022 tot en met")
    choose(venster, "#vd-tot", "2024")
    venster.wait_for_text("#vd-jaren", "In 2022 tot en met 2024")
    assert plain(bedrag) in venster.text("#vd-jaren .fk-lead")


def test_on_which_key_was_a_goal_divided_in_a_year(venster):
    venster.pagina.get_by_label("Zoek een doel of sleutel").fill("wijkteams 2024")
    sleutel = "uitkeringsbasis, septembercirculaire 2024 voor 2024"
    venster.pagina.locator("#raster-doelsleutels .ag-center-cols-container").get_by_text(
        sleutel
    ).first.wait_for()
    assert cell(venster, "#raster-doelsleutels", sleutel, "jaar") == "2024"


def test_who_receives_the_decentralisatie_uitkering(venster, con):
    aantal, bedrag = con.execute(
        "SELECT count(*), max(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = 2026 AND vorm = 'du' AND bedrag_eur > 0"
    ).fetchone()
    assert f"{aantal} gemeenten" in venster.text("#vd-ontvangers .fk-lead")
    assert cell(venster, "#raster-ontvangers", "Zuid-Holland", "bedrag") == plain(bedrag)


def test_gemeenten_of_own_choice_are_added_up_and_stand_in_the_address(venster, con):
    choose(venster, "#vd-groep", "Eigen keuze")
    venster.pagina.locator("#vd-gemeenten").click()
    venster.pagina.locator("#vd-gemeenten").fill("zwolle")
    venster.pagina.get_by_role("option", name="Zwolle", exact=True).click()
    bedrag = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE uitkeringsjaar = 2026 AND gm_code = 'GM0193'",
    )
    venster.wait_for_text("#vd-groepen .fk-lead", "Uw keuze van 1 gemeente")
    assert plain(bedrag) in venster.text("#vd-groepen .fk-lead")
    assert "gemeenten=GM0193" in venster.pagina.url
    assert venster.pagina.evaluate("document.activeElement.id") == "vd-gemeenten"  # for the next one
