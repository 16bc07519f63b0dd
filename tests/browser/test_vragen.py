"""Ten questions as the three kinds of users ask them, each answered by walking the pages, with the figure of the database.

The reader starts at a page of the navigation and clicks; no address is typed that a reader could not have got by clicking.
"""

import pytest

from tests.hulp.componenten import NBSP, euro, figure

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def venster(chromium, adres):
    """One reader for all questions, so that the program is fetched once."""
    from tests.hulp.lezer import WIJD, Lezer

    lezer = Lezer(chromium, adres, *WIJD).open("/overzicht?jaar=2023")
    yield lezer
    lezer.check()
    lezer.close()


@pytest.fixture(autouse=True)
def nothing_open(venster):
    """A question that failed half-way leaves its drawer to the next one otherwise."""
    if venster.pagina.locator("[role=dialog]").count():
        venster.pagina.goto(venster.adres)
        venster.wait()


def go(venster, naam):
    """To a page by its word in the navigation."""
    venster.pagina.locator("#navigatie").get_by_role("link", name=naam, exact=True).click()
    venster.pagina.locator("#navigatie [aria-current]").filter(has_text=naam).wait_for()
    venster.wait()


def follow(venster, element):
    """Open the derivation of a figure and give its value."""
    element.click()
    waarde = venster.pagina.locator(".fk-spoor__waarde")
    waarde.wait_for()
    gelezen = waarde.inner_text().replace(NBSP, " ")
    inhoud = venster.text("#herkomst-inhoud")
    venster.pagina.get_by_role("button", name="Sluit de herkomst").click()
    waarde.wait_for(state="hidden")
    return gelezen, inhoud


def choose(venster, id_, optie):
    venster.pagina.locator(id_).click()
    venster.pagina.get_by_role("option", name=optie, exact=True).click()


def plain(bedrag):
    return euro(bedrag).replace(NBSP, " ")


# fondsbeheerder


def test_does_the_money_of_2025_add_up_and_how_much_of_it_is_an_assumption(venster, con):
    go(venster, "Overzicht")
    choose(venster, "#ov-jaar", "2025")
    venster.wait_for_text("#ov-kern", "2025 in het kort")
    aanname = figure(con, "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.envelop_regel WHERE uitkeringsjaar = 2025 AND status = 'aanname'")  # fmt: skip
    assert venster.text("#kern-totaal") == "€ 150.000.000"
    assert plain(aanname) in venster.text("#ov-kern")


def test_on_which_keys_is_the_money_for_information_points_divided(venster):
    go(venster, "Overzicht")
    venster.pagina.get_by_role("link", name="Hoe is dit gemaakt?").click()
    venster.wait_for_text("h1", "Hoe komen deze cijfers tot stand?")
    venster.wait()
    raster = venster.pagina.locator("#mt-envelop .ag-center-cols-container")
    raster.get_by_text("inwoners op 1 januari").first.wait_for()
    assert venster.pagina.evaluate("window.scrollY") > 300, "the link goes to the envelope, not to the top"


def test_who_got_the_last_euro_and_who_just_did_not(venster, con):
    go(venster, "Methode")
    choose(venster, "#mt-jaar", "2023")
    venster.wait_for_text("#mt-afronding", ", 2023")
    cijfers = venster.pagina.locator("#mt-afronding .fk-tabel [data-fk-herkomst]")
    waarde, inhoud = follow(venster, cijfers.nth(1))
    naam = venster.pagina.locator("#mt-afronding .fk-tabel tbody tr").nth(1).locator("th").inner_text()
    bedrag = figure(
        con,
        "SELECT b.bedrag_eur FROM mart.toewijzing_bewijs b JOIN mart.gemeente g ON g.gm_code = b.gm_code AND g.indeling_jaar = 2023 "
        "WHERE b.uitkeringsjaar = 2023 AND g.naam = $naam AND (b.regel, b.deel) = (SELECT (x.regel, x.deel) FROM mart.toewijzing_bewijs x "
        "WHERE x.uitkeringsjaar = 2023 AND x.positie = 'vrij' GROUP BY x.regel, x.deel ORDER BY sum(x.extra_eur) DESC, x.regel, x.deel LIMIT 1)",
        naam=naam,
    )
    assert waarde.startswith(plain(bedrag))
    assert "pok/envelop.csv" in inhoud


def test_does_the_algemene_uitkering_of_the_september_circulaire_agree(venster, con):
    go(venster, "Aansluiting en herkomst")
    choose(venster, "#ah-onderwerp", "Gemeentefonds landelijk")
    venster.wait_for_text("#ah-alle", "Getoond:")
    links = figure(con, "SELECT links_eur FROM mart.aansluiting WHERE code = 'S2024_2024-algemene_uitkering'")
    raster = venster.pagina.locator("#raster-aansluiting")
    raster.get_by_text("open vraag").or_(raster.get_by_text("verklaard")).first.wait_for()
    venster.pagina.get_by_label("Zoek in de aansluitingen").fill("S2024 algemene")
    tekst = f"{links:,.2f}".translate(str.maketrans(",.", ".,"))
    waarde, _ = follow(venster, raster.get_by_text(tekst).first)
    assert waarde.startswith(f"€ {tekst}")


# controller


def test_what_did_my_gemeente_get_and_from_which_cells(venster, con):
    go(venster, "Gemeente")
    venster.choose_gemeente("zwolle", "Zwolle")
    jaar = int(venster.pagina.locator("#gm-jaar").input_value())
    sql = "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE gm_code = 'GM0193' AND uitkeringsjaar = $jaar"
    bedrag = plain(figure(con, sql, jaar=jaar))
    assert venster.text("#gm-totaal") == bedrag
    waarde, inhoud = follow(venster, venster.pagina.locator("#gm-totaal [data-fk-herkomst]"))
    assert waarde.startswith(bedrag)
    assert "Broncellen" in inhoud


def test_i_have_a_cell_of_a_circulaire_what_rests_on_it(venster, con):
    go(venster, "Aansluiting en herkomst")
    venster.pagina.locator("#ah-document").click()
    venster.pagina.locator("#ah-document").fill("M2024_2025/uitkeringen")
    venster.pagina.get_by_role("option", name="circulaires/M2024_2025/uitkeringen.csv").click()
    venster.wait_for_text("#ah-cel", "Kies ook een cel")
    venster.pagina.locator("#ah-celadres").fill("D20")
    venster.pagina.keyboard.press("Enter")
    venster.wait_for_text("#ah-cel", "1 cijfer rust rechtstreeks")
    bedrag = figure(con, "SELECT bedrag_eur FROM mart.uitkering WHERE circulaire = 'M2024' AND uitkeringsjaar = 2025 AND cel = 'D20'")  # fmt: skip
    waarde, inhoud = follow(venster, venster.pagina.locator("#ah-cel [data-fk-herkomst]").first)
    assert waarde.startswith(plain(int(bedrag)))
    assert "D20" in inhoud


def test_why_is_there_no_spending_of_my_gemeente(venster, con):
    go(venster, "Aansluiting en herkomst")
    venster.pagina.locator("#ah-bevindingen").get_by_role(
        "link", name="heeft in dit verslag geen cijfers"
    ).click()
    aantal = figure(con, "SELECT count(*) FROM mart.bevinding WHERE regel = 'iv3_niet_ingediend'")
    venster.wait_for_text("#ah-bevindingen", f"Getoond: {aantal} van")
    raster = venster.pagina.locator("#raster-bevinding")
    raster.get_by_text("Haal de tweede plaatsing op").first.wait_for()
    rijen = raster.locator(".ag-center-cols-container .ag-row")
    rijen.nth(aantal - 1).wait_for()
    assert rijen.count() == aantal


# VNG


def test_how_much_of_the_money_can_be_seen_at_all(venster, con):
    go(venster, "Overzicht")
    niet = figure(
        con, "SELECT CAST(sum(niet_verdeeld_eur) AS BIGINT) FROM mart.envelop WHERE uitkeringsjaar = 2025"
    )
    jaar = venster.pagina.locator("#ov-jaar").input_value()
    if jaar != "2025":
        choose(venster, "#ov-jaar", "2025")
    venster.wait_for_text("#ov-zicht", plain(niet).replace(" ", NBSP))
    go(venster, "Methode")
    venster.pagina.get_by_role("link", name="Wat is te zien", exact=True).click()
    assert "6.21" in venster.text("#mt-zicht")


def test_does_it_agree_with_what_a_gemeente_itself_says(venster, con):
    go(venster, "Aansluiting en herkomst")
    venster.pagina.get_by_role("link", name="Open vragen", exact=True).click()
    vraag = venster.pagina.locator(".fk-vraag").filter(has_text="Borger-Odoorn 2022")
    links, rechts = con.execute(
        "SELECT CAST(links_eur AS BIGINT), CAST(rechts_eur AS BIGINT) FROM mart.aansluiting WHERE code = 'borger-odoorn-2022'"
    ).fetchone()
    tekst = vraag.inner_text().replace(NBSP, " ")
    assert (
        f"Fondskompas {plain(links)} − daartegenover {plain(rechts)} = verschil {plain(links - rechts)}"
        in tekst
    )
    waarde, inhoud = follow(venster, vraag.locator("[data-fk-herkomst]").first)
    assert waarde.startswith(plain(links))
    assert "circulaires/M2022_2023/volumina.csv" in inhoud


def test_a_figure_from_a_letter_can_be_looked_up_by_its_name(venster, con):
    go(venster, "Aansluiting en herkomst")
    venster.pagina.get_by_label("Verwijzing naar een cijfer").fill(
        "mart.envelop?uitkeringsjaar=2024&doel=wijkteams#bedrag_eur"
    )
    bedrag = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.envelop WHERE uitkeringsjaar = 2024 AND doel = 'wijkteams'",
    )
    waarde, inhoud = follow(venster, venster.pagina.locator("#ah-toon"))
    assert waarde.startswith(plain(bedrag))
    assert "pok/envelop.csv" in inhoud
