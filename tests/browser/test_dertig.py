"""The thirty questions of users, each walked in a browser: where each is, and those that had no walk of their own."""

import importlib
import shutil
import threading

import pytest
from waitress import create_server

from dashboard.app import create_app
from pipelines.bevroren.bevriezen import freeze
from pipelines.bouw.bouwen import build
from tests.browser.test_nieuwkomer import arrive, part, plain
from tests.hulp.componenten import figure
from tests.hulp.helpers import ROOT
from tests.hulp.lezer import WIJD, Lezer

pytestmark = [pytest.mark.browser, pytest.mark.bouw]

DERTIG = {
    "wijkteams and its key": "test_nieuwkomer.test_what_came_for_wijkteams_and_by_which_key",
    "compare with similar": "test_nieuwkomer.test_how_does_my_gemeente_compare",
    "usable in the jaarstukken and how to cite": "test_nieuwkomer.test_can_it_be_used_and_how_is_it_cited",
    "total 2022–2024": "test_dertig.test_the_total_of_2022_up_to_2024_is_one_figure",
    "why less in 2024": "test_nieuwkomer.test_why_is_it_less_than_the_year_before",
    "SiSa": "test_dertig.test_what_of_this_is_in_sisa",
    "how to hand in": "test_nieuwkomer.test_how_do_we_hand_in_and_what_of_sisa",
    "source cells": "test_dertig.test_from_which_cells_is_a_figure",
    "taakveld 6.2 realised": "test_nieuwkomer.test_what_was_spent_on_taakveld_62",
    "what 2027 rests on": "test_nieuwkomer.test_what_does_2027_rest_on",
    "who loses more than €1 with another IDO key": "test_scenario.test_three_questions_of_a_newcomer",
    "share assumed": "test_vragen.test_does_the_money_of_2025_add_up_and_how_much_of_it_is_an_assumption",
    "who gave no return": "test_nieuwkomer.test_how_much_is_visible_as_one_slide",
    "key per goal per year": "test_verdeling.test_on_which_key_was_a_goal_divided_in_a_year",
    "do large gemeenten get more": "test_verdeling.test_do_large_gemeenten_get_more",
    "an extra million for Ede": "test_scenario.test_three_questions_of_a_newcomer",
    "do the figures reconcile": "test_vragen.test_does_the_algemene_uitkering_of_the_september_circulaire_agree",
    "which 25 get DU": "test_verdeling.test_who_receives_the_decentralisatie_uitkering",
    "biggest losers from mei to september": "test_dertig.test_who_loses_most_from_mei_to_september",
    "+5 mln wijkteams per province": "test_verdeling.test_what_does_a_province_get_of_five_million_more_for_wijkteams",
    "how much is visible, as one slide": "test_nieuwkomer.test_how_much_is_visible_as_one_slide",
    "change since the last ALV": "test_dertig.test_what_changed_since_the_last_alv",
    "real returns": "test_dertig.test_how_many_real_returns_are_there",
    "top and bottom per inhabitant": "test_dertig.test_who_has_the_most_and_the_least_per_inhabitant",
    "IDO map as an image": "test_nieuwkomer.test_a_map_of_the_information_points_as_an_image",
    "why 43.9 mln undistributed": "test_nieuwkomer.test_how_much_is_visible_as_one_slide",
    "share of the four largest": "test_verdeling.test_what_is_the_share_of_the_four_largest",
    "everything in one download": "test_nieuwkomer.test_everything_in_one_download",
    "national fte bought": "test_nieuwkomer.test_how_much_does_the_money_buy_in_the_country",
    "total of Limburg": "test_verdeling.test_what_is_the_total_of_limburg",
}


def test_each_of_the_thirty_is_walked():
    assert len(DERTIG) == 30
    for plek in DERTIG.values():
        module, _, naam = plek.partition(".")
        assert callable(getattr(importlib.import_module(f"tests.browser.{module}"), naam)), plek


@pytest.fixture(scope="module")
def venster(chromium, adres):
    """One reader for all questions, so that the program is fetched once."""
    lezer = Lezer(chromium, adres, *WIJD)
    yield lezer
    lezer.check()
    lezer.close()


def choose(venster, id_, optie):
    venster.pagina.locator(id_).click()
    venster.pagina.get_by_role("option", name=optie, exact=True).click()
    venster.wait()


def test_the_total_of_2022_up_to_2024_is_one_figure(venster, con):
    som = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE gm_code = 'GM0342' AND uitkeringsjaar BETWEEN 2022 AND 2024",
    )
    arrive(venster, "soest", "Soest")
    part(venster, "Vergelijking")
    choose(venster, "#gm-vanaf", "2022")
    choose(venster, "#gm-tm", "2024")
    venster.wait_for_text("#gm-jaren", f"Samen, 2022 t/m 2024: {plain(som)}")


def test_what_of_this_is_in_sisa(venster, con):
    spuk = figure(
        con,
        "SELECT bedrag_eur FROM mart.toewijzing WHERE gm_code = 'GM0342' AND uitkeringsjaar = 2026 AND doel = 'ido' AND vorm = 'spuk'",
    )
    arrive(venster, "soest", "Soest")
    part(venster, "Verantwoording")
    venster.pagina.locator("#gm-nav").get_by_role("link", name="SiSa", exact=True).click()
    tekst = venster.text("#gm-sisa")
    assert "SiSa-bijlage over 2026: niet ingeleverd." in tekst
    assert f"ontvangen {plain(spuk)}" in tekst


def test_from_which_cells_is_a_figure(venster, con):
    som = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE gm_code = 'GM0228' AND uitkeringsjaar = 2026",
    )
    arrive(venster, "ede", "Ede")
    venster.pagina.locator("#gm-totaal [data-fk-herkomst]").click()
    venster.wait_for_text(".fk-spoor__waarde", plain(som))
    venster.wait_for_text("#herkomst-inhoud", "Broncellen")
    assert "pok/envelop.csv" in venster.text("#herkomst-inhoud")
    venster.pagina.get_by_role("button", name="Sluit de herkomst").click()
    venster.pagina.locator("#herkomst-inhoud").wait_for(state="hidden")


def go(venster, naam, adres):
    """From the front door by the navigation."""
    venster.open(adres)
    venster.pagina.locator("#navigatie").get_by_role("link", name=naam, exact=True).click()
    venster.pagina.locator("#navigatie [aria-current=page]").filter(has_text=naam).wait_for()
    venster.wait()


def test_who_loses_most_from_mei_to_september(venster, con):
    naam, per_inwoner = con.execute(
        """
        WITH schijn AS (
            SELECT b.gm_code, sum(b.bedrag_eur) AS schijn_eur
            FROM mart.brug AS b
            INNER JOIN mart.brug_regel AS r USING (circulaire_van, circulaire_naar, uitkeringsjaar)
            WHERE b.component = 'uitkering' AND r.uitkering = b.detail AND r.lijkt_nieuw
                AND circulaire_van = 'M2024' AND circulaire_naar = 'S2024' AND uitkeringsjaar = 2024
            GROUP BY b.gm_code
        )
        SELECT n.naam, (t.nieuw_eur - t.oud_nieuwe_indeling_eur - coalesce(s.schijn_eur, 0)) / t.inwoners AS per_inwoner
        FROM mart.brug_totaal AS t
        LEFT JOIN schijn AS s USING (gm_code)
        INNER JOIN mart.gemeente_jaar AS n USING (uitkeringsjaar, gm_code)
        WHERE circulaire_van = 'M2024' AND circulaire_naar = 'S2024' AND uitkeringsjaar = 2024
        ORDER BY per_inwoner LIMIT 1
        """
    ).fetchall()[0]
    go(venster, "Circulaires", "/?jaar=2024")
    bedrag = f"€ {per_inwoner:.2f}".replace(".", ",")
    assert f"Het meest naar beneden: {naam} ({bedrag} per inwoner" in venster.text("#ci-gemeenten")


def test_who_has_the_most_and_the_least_per_inhabitant(venster, con):
    rijen = con.execute(
        "SELECT g.naam, round(t.bedrag_eur / g.inwoners, 2) AS per FROM mart.toewijzing AS t "
        "INNER JOIN mart.gemeente_jaar AS g USING (uitkeringsjaar, gm_code) "
        "WHERE uitkeringsjaar = 2026 AND t.doel = 'rechtsbescherming' ORDER BY t.bedrag_eur / g.inwoners"
    ).fetchall()
    go(venster, "Doel", "/?jaar=2026")
    tekst = venster.text("#do-uitschieters")
    for naam, per in (rijen[0], rijen[-1]):
        assert naam in tekst and f"€ {per:.2f} per inwoner".replace(".", ",") in tekst


def test_how_many_real_returns_are_there(venster, con):
    echt = figure(
        con, "SELECT count(DISTINCT gm_code) FROM mart.opgave WHERE jaar = 2024 AND status <> 'voorbeeld'"
    )
    go(venster, "Overzicht", "/?jaar=2024")
    assert f"{echt} van 342" in venster.text("#kern-opgaven")


@pytest.fixture(scope="module")
def twee_standen(database, tmp_path_factory):
    """A dashboard with the state of an ALV before, when rechtsbescherming had a million less in 2026, and that of now."""
    map_ = tmp_path_factory.mktemp("alv")
    raw = shutil.copytree(ROOT / "data" / "raw", map_ / "raw")
    envelop = raw / "pok" / "envelop.csv"
    tekst = envelop.read_text(encoding="utf-8-sig")
    for regel, oud, nieuw in (
        ("2026;au-rechtsbescherming;rechtsbescherming;au;", 24_000_000, 23_000_000),
        ("2026;buiten-overig;overig;buiten_gemeentefonds;", 35_050_000, 36_050_000),
    ):
        assert f"{regel}{oud};" in tekst
        tekst = tekst.replace(f"{regel}{oud};", f"{regel}{nieuw};")
    envelop.write_text(tekst, encoding="utf-8")
    build(raw, map_ / "eerder.duckdb")
    freeze("vorige-alv", map_ / "eerder.duckdb", map_ / "standen")
    freeze("deze-alv", database, map_ / "standen")
    server = create_server(
        create_app(database, ROOT / "data" / "raw", map_ / "standen").server,
        host="127.0.0.1",
        port=0,
        threads=8,
    )
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def test_what_changed_since_the_last_alv(chromium, twee_standen):
    lezer = Lezer(chromium, twee_standen, *WIJD).open("/")
    lezer.pagina.locator("#navigatie").get_by_role("link", name="Briefing", exact=True).click()
    lezer.wait_for_text("#br-verschil", "Twee standen vergelijken")
    lezer.pagina.locator("#br-vergelijk").click()
    # every figure of a briefing twice, each with its cells: on a busy machine more than a minute
    klaar = lezer.pagina.locator("#br-verschillen").filter(has_text="vergeleken getallen veranderden er")
    klaar.wait_for(timeout=240_000)
    lezer.draw()
    rij = lezer.pagina.locator("#br-verschillen .ag-row").filter(has_text="Rechtsbescherming in 2026").first
    rij.wait_for()
    assert "€ 1.000.000" in lezer.text("#br-verschillen")
    assert "pok/envelop.csv" in lezer.text("#br-verschillen")
    lezer.check()
    lezer.close()
