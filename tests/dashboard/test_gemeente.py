"""The page of a gemeente: the answer on its first screen, and parts of which each has an address."""

import json
import re

import pytest

from dashboard.gegevens.toestand import parse_search
from dashboard.kader.delen import find_part
from dashboard.pages.gemeente import DELEN
from dashboard.pages.lijst import read_pages
from pipelines.herkomst import Verwijzing
from pipelines.herkomst.spoor import trace
from tests.hulp.componenten import GROEP, NBSP, Browser, dashboard_of, euro, figure, find_props, words

pytestmark = pytest.mark.xdist_group(GROEP)
PAD = "/gemeente"


@pytest.fixture(scope="module")
def browser(database):
    return Browser(dashboard_of(database))


def answer(browser, search):
    return words(browser.part("gm-antwoord", PAD, search))


def test_the_answer_names_amount_key_capacity_peers_and_total_of_all_goals(browser, con):
    tekst = answer(browser, "?gm=GM0363&jaar=2026")
    for doel in ("rechtsbescherming", "ido"):
        bedrag = figure(
            con,
            "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE uitkeringsjaar = 2026 AND gm_code = 'GM0363' AND doel = $doel",
            doel=doel,
        )
        assert euro(bedrag).replace(NBSP, " ") in tekst
    assert "Uitkeringsbasis" in tekst
    assert "Inwoners op 1 januari 2025 en inwoners van 15 tot 75 met een laag opleidingsniveau, 2022" in tekst
    assert " fte" in tekst and " locaties" in tekst and "nog geen opgave" in tekst and "dan klasse" in tekst


def test_the_answer_adds_up_the_years_until_today(browser, con):
    som = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE uitkeringsjaar <= year(current_date) "
        "AND gm_code IN ('GM1992', 'GM0501', 'GM0530', 'GM0614')",
    )
    assert euro(som).replace(NBSP, " ") in answer(browser, "?gm=GM1992&jaar=2024")


def test_the_last_real_lasten_stand_against_a_goal_with_a_taakveld(browser, con):
    lasten = figure(
        con,
        "SELECT lasten_eur FROM mart.lasten_reeks WHERE gm_code = 'GM0363' AND verslagsoort = 'jaarrekening' AND taakveld = '5.6' "
        "AND lasten_eur IS NOT NULL ORDER BY boekjaar DESC LIMIT 1",
    )
    miljoen = f"{lasten / 1_000_000:.1f}".replace(".", ",")
    assert f"lasten taakveld 5.6: € {miljoen} mln" in answer(browser, "?gm=GM0363&jaar=2026")


@pytest.mark.parametrize(
    ("search", "woorden"),
    [
        (
            "?gm=GM1992&jaar=2023",
            "nu SPUK, eerst buiten fonds; landelijk € 14,6 mln → € 17,1 mln; andere sleutel, eerst inwoners",
        ),
        ("?gm=GM0363&jaar=2024", "zelfde sleutel op nieuwere cijfers"),
        ("?gm=GM0363&jaar=2026", "zelfde bedrag en sleutel"),
        ("?gm=GM0363&jaar=2021", "het eerste jaar van dit geld"),
        ("?gm=GM0363&jaar=2022", "nieuw in 2022"),
    ],
)
def test_a_change_has_its_reason_in_words(browser, search, woorden):
    assert woorden in answer(browser, search)


def test_a_bundle_is_one_row_until_somebody_asks_for_its_parts(browser):
    dicht, open_ = (answer(browser, f"?gm=GM0344&jaar=2026{delen}") for delen in ("", "&delen=aan"))
    assert "waarvan wijkteams" not in dicht and "wijkteams, integraal werken" in dicht
    assert "waarvan wijkteams" in open_


def test_the_headline_of_the_bridge_is_what_can_be_compared(browser):
    """Nijmegen in 2024: a suppletie that only the later circulaire gives amounts of turns a gain into a loss."""
    tekst = words(browser.part("gm-brug", PAD, "?gm=GM0268&jaar=2024"))
    assert tekst.index("De vergelijkbare verandering is € 61,56 per inwoner") < tekst.index("€ -61,53")


def test_every_section_stands_in_a_part_and_every_anchor_in_the_list_is_there(browser):
    secties = next(pagina.secties for pagina in read_pages() if pagina.pad == PAD)
    assert {sectie.deel for sectie in secties} - {None} == {deel.code for deel in DELEN}
    inhoud = browser.page(PAD, "?gm=GM0363&jaar=2024")
    for deel in DELEN:
        eigen = "".join(inhoud[sectie.id] for sectie in secties if sectie.deel == deel.code)
        for anker, _ in deel.inhoud:
            assert f'"id": "{anker}"' in eigen, anker


def test_a_link_to_a_heading_names_the_part_that_it_stands_in(browser):
    van = {anker: deel.code for deel in DELEN for anker, _ in deel.inhoud}
    gezien = set()
    for search in ("?gm=GM0363&jaar=2024", "?gm=GM0342&jaar=2023&delen=aan"):
        for inhoud in browser.page(PAD, search).values():
            for deel, anker in re.findall(r'/gemeente\?[^"#]*?deel=(\w+)[^"#]*#([\w-]+)', inhoud):
                assert van[anker] == deel
                gezien.add(anker)
            assert not [
                adres for adres in re.findall(r'/gemeente\?[^"]*#[\w-]+', inhoud) if "deel=" not in adres
            ]
    assert {"berekening", "verloop"} <= gezien


def test_an_unknown_part_is_the_first_and_the_open_one_is_marked(browser):
    assert find_part(DELEN, parse_search("?deel=onzin", [2024])) == DELEN[0]
    balk = browser.part("gm-nav", PAD, "?gm=GM0363&jaar=2024&doel=ido&deel=verantwoording")
    (stil,) = [props["boom"] for props in find_props(json.loads(balk)) if "boom" in props]
    assert json.dumps(stil).count('"aria-current": "page"') == 1
    assert "doel=ido" in balk  # what was chosen goes along to another part


def test_money_for_a_region_is_in_no_change_per_inhabitant_of_the_fund(con):
    """The change per inhabitant of a circulaire counts every uitkering; that of a goal for regions never changed between two."""
    regels = figure(
        con,
        "SELECT count(*) FROM mart.brug AS b WHERE b.component = 'uitkering' AND 'du:' || b.detail IN "
        "(SELECT r.sleutel FROM mart.envelop_regel AS r WHERE r.doel IN (SELECT t.doel FROM mart.toewijzing_regio AS t))",
    )
    assert regels == 0


def test_sisa_has_a_section_that_says_what_was_received_and_what_to_do(browser, con):
    spuk = figure(
        con,
        "SELECT bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = 2024 AND gm_code = 'GM0342' AND doel = 'ido' AND vorm = 'spuk'",
    )
    tekst = words(browser.part("gm-sisa", PAD, "?gm=GM0342&jaar=2024&deel=verantwoording"))
    assert f"ontvangen {euro(spuk)}".replace(NBSP, " ") in tekst.replace(NBSP, " ")
    assert "niet ingeleverd" in tekst
    assert "fondskompas sisa toevoegen BESTAND --gemeente GM0342 --jaar 2024" in tekst
    zonder = words(browser.part("gm-sisa", PAD, "?gm=GM0342&jaar=2022&deel=verantwoording"))
    assert "In 2022 liep niets van dit geld via een specifieke uitkering aan Soest" in zonder


def test_chosen_years_are_one_figure_whose_proof_adds_up_those_years(browser, con):
    """2022 up to and including 2024 of a gemeente of three gemeenten: on the page, in the last row of its export, and in the trace."""
    som = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE uitkeringsjaar BETWEEN 2022 AND 2024 "
        "AND gm_code IN ('GM1992', 'GM0501', 'GM0530', 'GM0614')",
    )
    deel = browser.part("gm-jaren", PAD, "?gm=GM1992&jaar=2024&deel=vergelijking&vanaf=2022&tm=2024")
    assert f"Samen, 2022 t/m 2024: {euro(som)}".replace(NBSP, " ") in words(deel).replace(NBSP, " ")
    rooster = next(props for props in find_props(json.loads(deel)) if props.get("id") == "raster-jaren")
    assert [rij["jaar"] for rij in rooster["rowData"]] == [2022, 2023, 2024]
    onder = rooster["dashGridOptions"]["pinnedBottomRowData"][0]
    assert (onder["jaar"], int(onder["totaal"])) == ("Samen", som)
    gevolgd = trace(con.cursor(), Verwijzing.lees(onder["totaal_herkomst"]))
    assert int(gevolgd.waarde) == som
    turned = words(browser.part("gm-jaren", PAD, "?gm=GM1992&jaar=2024&deel=vergelijking&vanaf=2024&tm=2022"))
    assert turned == words(deel)
