"""Blocks in a real browser: twin, exports, the window with a derivation, the theme, paper."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.hulp.lezer import WIJD, wait_until

pytestmark = pytest.mark.browser


def download(venster, blok, soort):
    """The bytes that an export gives."""
    pagina = venster.pagina
    pagina.locator(f"#blok-{blok} .fk-menu > summary").click()
    with pagina.expect_download() as bestand:
        pagina.locator(f"#blok-{blok} [data-fk-uitvoer={soort}]").click()
    return bestand.value.path().read_bytes()


def test_the_twin_opens_with_the_keyboard_and_exports_without_being_open(lezer):
    venster = lezer().open("/overzicht?jaar=2023")
    knop = venster.pagina.locator("[data-fk-tabel=zicht]")
    dicht = download(venster, "zicht", "csv")
    knop.focus()
    venster.pagina.keyboard.press("Enter")
    venster.pagina.locator("#raster-zicht .ag-row").first.wait_for()
    assert (knop.get_attribute("aria-expanded"), knop.inner_text()) == ("true", "Verberg de tabel")
    assert download(venster, "zicht", "csv") == dicht
    venster.check()


def test_a_grid_is_drawn_when_its_reader_comes_near_it(lezer):
    venster = lezer().open("/overzicht?jaar=2023")
    pagina = venster.pagina
    rijen, plek = pagina.locator("#raster-opgaven .ag-row"), pagina.locator("#blok-opgaven .fk-later")
    hoogte = plek.bounding_box()["height"]
    assert (rijen.count(), plek.count()) == (0, 1)
    assert hoogte > 100  # what is below does not jump when the rows come
    pagina.locator("#blok-opgaven").scroll_into_view_if_needed()
    rijen.first.wait_for()
    assert plek.count() == 0
    venster.check()


def test_an_export_holds_the_rows_that_the_filter_left_in_the_order_shown(lezer):
    venster = lezer().open("/overzicht?jaar=2023")
    venster.pagina.get_by_label("Zoek in de lijst").fill("zeeland")
    wait_until(
        venster.pagina,
        "(rijen => rijen.length && rijen.every(rij => rij.textContent.includes('Zeeland')))([...document.querySelectorAll('#raster-opgaven .ag-center-cols-container .ag-row')])",
    )
    venster.pagina.locator("#raster-opgaven .ag-header-cell").first.click()
    venster.pagina.locator("#raster-opgaven .ag-header-cell").first.click()  # descending
    regels = list(
        csv.reader(io.StringIO(download(venster, "opgaven", "csv").decode("utf-8-sig")), delimiter=";")
    )
    assert {regel[3] for regel in regels[1:]} == {"Zeeland"}
    namen = [regel[0] for regel in regels[1:]]
    assert namen == sorted(namen, key=str.casefold, reverse=True)
    boek = load_workbook(io.BytesIO(download(venster, "opgaven", "xlsx")))
    assert [rij[0].value for rij in boek["Cijfers"].iter_rows(min_row=2)] == namen
    regels = {rij[0].value: rij[1].value for rij in boek["Verantwoording"].iter_rows()}
    assert regels["Filter in de tabel"] == "zoekterm zeeland"
    assert regels["Rijen getoond"] == f"{len(namen)} van 342"
    # the link is an address that anybody can fetch again, with what was filtered and sorted in it
    venster.pagina.locator("#blok-opgaven .fk-menu > summary").click()
    adres = venster.pagina.locator("#blok-opgaven [data-fk-uitvoer=json]").get_attribute("href")
    assert adres.startswith("/gegevens/overzicht/opgaven.json?jaar=2023&tabel.zoek=zeeland&tabel.orde=-")
    opnieuw = venster.pagina.request.get(
        adres.replace("/gegevens", venster.pagina.url.split("/overzicht")[0] + "/gegevens")
    )
    assert [rij["naam"] for rij in opnieuw.json()["gegevens"]] == namen
    venster.check()


def test_a_chart_is_saved_as_it_is_drawn(lezer):
    venster = lezer().open("/overzicht?jaar=2023&deel=envelop")
    venster.pagina.locator("#blok-envelop").scroll_into_view_if_needed()
    venster.pagina.locator("#blok-envelop .bars path").first.wait_for(state="attached")
    assert download(venster, "envelop", "png").startswith(b"\x89PNG")
    svg = download(venster, "envelop", "svg").decode()
    assert "Bedragen per doel en vorm in 2023" in svg and "Vier doelen samen" in svg
    # an image stands alone: what it is of, its legend, how sure it is, from what
    blok = "document.getElementById('blok-envelop')"
    naam, woorden = venster.pagina.evaluate(
        f"""(({{ naam, opmaak }}) => [naam, opmaak.annotations.slice(-2).map((deel) => deel.text).join(" ").replace(/<[^>]*>/g, " ")])(
            window.fondskompas.beeld.maak({blok}, {blok}.querySelector(".js-plotly-plot")))"""
    )
    for deel in (
        "Bedragen per doel en vorm in 2023",
        "Landelijk overzicht 2023",
        "lgemene uitkering",
        "Status:",
        "aanname",
        "Bron:",
    ):
        assert deel in woorden
    assert naam.startswith("fondskompas_envelop_landelijk-overzicht-2023_aanname_")
    # and a knot of the flow opens where its amount comes from
    venster.pagina.get_by_role("link", name="In het kort", exact=True).click()
    venster.wait_for_text("#ov-stroom h2", "Waar het geld voor is")
    venster.wait()
    venster.near("figuur-stroom").locator(".node-rect").first.wait_for()
    venster.pagina.locator("#figuur-stroom .node-rect").nth(1).click()
    venster.wait_for_text(".fk-spoor__waarde", "79.000.000")
    assert "vorm%3Dau" in venster.pagina.url
    venster.check()


def test_a_figure_opens_its_derivation_and_gets_the_focus_back(lezer):
    venster = lezer().open("/gemeente?gm=GM0363&jaar=2023")
    pagina = venster.pagina
    pagina.locator("#gm-totaal button").focus()
    pagina.keyboard.press("Enter")
    venster.wait_for_text("[role=dialog]", "Broncellen")
    venster.wait_for_text(".fk-spoor__waarde", venster.text("#gm-totaal").removeprefix("€ "))
    assert "herkomst=mart.toewijzing" in pagina.url
    pagina.locator(".fk-stappen").get_by_role("button", name="Volg verder").first.click()
    venster.wait_for_text(".fk-stappen", "Verdeeld met de grootste rest")
    assert pagina.locator(".fk-fragment__cel").count() == 1
    pagina.go_back()
    venster.wait_for_text(".fk-stappen", "Opgeteld over")
    pagina.keyboard.press("Escape")
    pagina.locator("[role=dialog]").wait_for(state="detached")
    wait_until(pagina, "document.activeElement.matches('#gm-totaal button')")
    assert "herkomst" not in pagina.url
    venster.check()


def test_a_cell_opens_its_derivation_with_enter_and_the_link_reproduces_it(lezer):
    venster = lezer().open("/gemeente?gm=GM0363&jaar=2023&deel=vergelijking")
    pagina = venster.pagina
    cel = pagina.locator("#raster-geld .ag-row[row-index='1'] .ag-cell[col-id=totaal]")
    cel.click()
    venster.wait_for_text("[role=dialog]", "Broncellen")
    pagina.keyboard.press("Escape")
    pagina.locator("[role=dialog]").wait_for(state="detached")
    wait_until(pagina, "document.activeElement.classList.contains('ag-cell')")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")
    venster.wait_for_text("[role=dialog]", "Broncellen")
    waarde, adres = venster.text(".fk-spoor__waarde"), pagina.url
    tweede = lezer().open(adres.removeprefix(venster.adres))
    tweede.wait_for_text("[role=dialog]", "Broncellen")
    assert tweede.text(".fk-spoor__waarde") == waarde
    venster.check()


def test_the_theme_follows_the_system_and_a_choice_is_kept(lezer):
    venster = lezer(*WIJD)
    venster.pagina.emulate_media(color_scheme="dark")
    venster.open("/")
    thema = "document.documentElement.dataset.thema"
    assert venster.pagina.evaluate(thema) == "donker"
    donker = venster.pagina.evaluate("getComputedStyle(document.body).backgroundColor")
    venster.choose_theme("licht")
    assert venster.pagina.evaluate("getComputedStyle(document.body).backgroundColor") != donker
    venster.open("/")
    assert venster.pagina.evaluate(thema) == "licht"
    venster.pagina.evaluate("localStorage.clear()")
    venster.check()


def test_on_paper_are_the_first_rows_of_a_long_grid_and_where_the_others_are_and_no_controls(lezer):
    venster = lezer().open("/overzicht?jaar=2023")
    pagina = venster.pagina
    pagina.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert (
        pagina.locator(".fk-figuur > .fk-later").count() > 0
    )  # a chart that nobody came near is on paper too
    pagina.emulate_media(media="print")
    pagina.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert pagina.locator(".fk-figuur:not(:has(.js-plotly-plot))").count() == 0
    assert pagina.locator("#blok-opgaven .fk-druktabel tbody tr").count() == 15
    assert "De eerste 15 van 342 rijen" in pagina.locator("#blok-opgaven .fk-drukregel").inner_text()
    assert not pagina.locator("#navigatie").is_visible()
    assert not pagina.locator(".fk-blok__knoppen").first.is_visible()
    assert pagina.locator("#blok-opgaven .fk-druktabel").is_visible()
    pagina.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert pagina.locator(".fk-druktabel").count() == 0


def test_the_navigation_of_a_telephone_opens_closes_and_leads_on(lezer):
    venster = lezer(390, 844).open("/")
    pagina = venster.pagina
    menu = pagina.get_by_role("button", name="Menu")
    assert not pagina.locator("#navigatie").is_visible()
    menu.click()
    assert menu.get_attribute("aria-expanded") == "true"
    pagina.keyboard.press("Escape")
    assert not pagina.locator("#navigatie").is_visible()
    menu.click()
    pagina.get_by_role("link", name="Gemeente", exact=True).click()
    venster.wait_for_text("h1", "Kies een gemeente")
    assert not pagina.locator("#navigatie").is_visible()
    assert pagina.locator("#navigatie [aria-current=page]").text_content() == "Gemeente"
    venster.check()
