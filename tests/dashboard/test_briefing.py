"""The page Briefing: what can be made, one click, an honest status, and what is said when it goes wrong."""

import threading

import pytest

from dashboard.app import create_app
from dashboard.gegevens.standen import Standen
from dashboard.gegevens.toestand import parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.gegevens.werkplaats import Stuk, Werkplaats, run_apart
from dashboard.pages.briefing import serve_file
from dashboard.pages.briefing.pakket import describe_proof, file_address, show_pack
from dashboard.pages.briefing.pakketten import (
    Pakket,
    Pakketvraag,
    Uitslag,
    Vergelijkvraag,
    Verschilregel,
    compare,
    find_choice,
    find_pair,
    make_pack,
    usable,
)
from dashboard.pages.briefing.verschil import describe_difference, difference_grid, show_difference
from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.bevriezen import freeze
from pipelines.bevroren.vergelijken import Standverschil
from tests.hulp.componenten import Browser, text, walk_components
from tests.hulp.helpers import ROOT

VRAAG = Pakketvraag("alv-2026", "ab" * 32, 2024, False, None)
PAKKET = Pakket(
    titel="Briefing",
    jaar=2024,
    vorige=None,
    bestanden={"briefing.pdf": b"%PDF", "bewijs.json": b"{}"},
    bladzijden=(b"een", b"twee"),
    getallen=1_210,
    met_cel=1_000,
    uit_noten=200,
    telling=10,
)


@pytest.fixture(scope="module")
def standen(database, mini_database, tmp_path_factory):
    map_ = tmp_path_factory.mktemp("pagina") / "standen"
    freeze("eerste", mini_database, map_)
    freeze("tweede", database, map_)
    return map_


@pytest.fixture
def gegevens(database, standen):
    return Gegevens(database, ROOT / "data" / "raw", standen=Standen(standen))


def choose(gegevens, search):
    bruikbaar = usable(gegevens.standen.findings())
    return find_choice(gegevens, parse_search(search, [2023]), bruikbaar)


def test_without_frozen_states_the_page_says_how_to_make_one(database, tmp_path):
    browser = Browser(create_app(database, ROOT / "data" / "raw", tmp_path / "geen"))
    delen = browser.page("/briefing", "")
    assert "Er zijn nog geen bevroren standen" in delen["br-standen"]
    assert "fondskompas bevries" in delen["br-standen"]
    assert (delen["br-pakket"], delen["br-verschil"]) == ("null", "null")


def test_the_choice_comes_from_the_address_and_says_what_does_not_exist(gegevens):
    assert choose(gegevens, "").stand.naam == usable(gegevens.standen.findings())[0].naam
    assert choose(gegevens, "?stand=eerste").stand.naam == "eerste"
    assert choose(gegevens, "?stand=eerste&pak=tweede").stand.naam == "tweede"
    assert choose(gegevens, "?soort=gemeente").vraag is None
    gekozen = choose(gegevens, "?pak=tweede&soort=gemeente&gm=GM0363&over=2023")
    assert (gekozen.vraag.gm_code, gekozen.vraag.met_voorbeeld, gekozen.vraag.jaar) == ("GM0363", False, 2023)
    assert "‘weg’" in choose(gegevens, "?pak=weg").onbekend
    assert "1999" in choose(gegevens, "?pak=tweede&over=1999").onbekend


def test_a_pair_is_the_last_two_unless_the_address_says_otherwise(gegevens):
    bruikbaar = usable(gegevens.standen.findings())
    paar = find_pair(parse_search("?nieuw=eerste&oud=tweede", [2023]), bruikbaar)
    assert (paar.oud, paar.nieuw) == ("tweede", "eerste")
    paar = find_pair(parse_search("", [2023]), bruikbaar)
    assert {paar.oud, paar.nieuw} == {"eerste", "tweede"}
    assert find_pair(parse_search("", [2023]), bruikbaar[:1]) is None


def test_what_changes_the_pack_changes_its_name():
    anders = [
        Pakketvraag("b", VRAAG.sha256, 2024, False, None),
        Pakketvraag(VRAAG.stand, "cd" * 32, 2024, False, None),
        Pakketvraag(VRAAG.stand, VRAAG.sha256, 2023, False, None),
        Pakketvraag(VRAAG.stand, VRAAG.sha256, 2024, True, None),
        Pakketvraag(VRAAG.stand, VRAAG.sha256, 2024, False, "GM0363"),
    ]
    assert len({v.kenmerk for v in [VRAAG, *anders]}) == 6


def test_every_phase_is_said():
    assert "Kies eerst een gemeente" in text(show_pack(None, Stuk("nieuw")))
    assert "Verzonnen opgaven staan niet in de briefing" in text(show_pack(VRAAG, Stuk("nieuw")))
    assert "wordt gemaakt" in text(show_pack(VRAAG, Stuk("bezig")))
    assert "wacht op een andere" in text(show_pack(VRAAG, Stuk("wacht")))
    assert "Geen tekst" in text(show_pack(VRAAG, Stuk("mislukt", fout=FondskompasFout("Geen tekst"))))
    onverwacht = text(show_pack(VRAAG, Stuk("mislukt", fout=ZeroDivisionError("division"))))
    assert "Kenmerk" in onverwacht
    assert "division" not in onverwacht


def test_a_made_pack_shows_its_status_files_and_pages():
    deel = show_pack(VRAAG, Stuk("klaar", PAKKET))
    gelezen = text(deel)
    assert "1.210 cijfers, alle met bewijs: 1.000 met eigen broncellen; 200 berekend" in gelezen
    assert "De 2 bladzijden" in gelezen
    links = [c.href for c in walk_components(deel) if getattr(c, "href", None)]
    assert file_address(VRAAG, "briefing.pdf") in links
    assert all(getattr(c, "alt", "x") for c in walk_components(deel))
    zonder = Pakket(**{**PAKKET.__dict__, "telling": 7})
    assert "waarvan 3 zonder bewijs" in describe_proof(zonder)


def test_files_are_served_until_they_are_let_go(database):
    werk = Werkplaats(hoogstens=1, uitvoerder=lambda doe, *args: doe(*args))
    werk.start(VRAAG, lambda: PAKKET)
    wait(werk, VRAAG)
    app = create_app(database)
    with app.server.test_request_context():
        pdf = serve_file(werk, VRAAG.kenmerk, "briefing.pdf")
        pdf.direct_passthrough = False
        assert (pdf.status_code, pdf.mimetype, pdf.get_data()) == (200, "application/pdf", b"%PDF")
        assert serve_file(werk, VRAAG.kenmerk, "bladzijde-2.png").status_code == 200
        for kenmerk, naam in ((VRAAG.kenmerk, "../geheim"), ("onbekend", "briefing.pdf")):
            weg = serve_file(werk, kenmerk, naam)
            assert weg.status_code == 404
            assert "opnieuw" in weg.get_data(as_text=True)
        werk.start("ander", lambda: 1)
        wait(werk, "ander")
        werk.start("derde", lambda: 1)
        assert serve_file(werk, VRAAG.kenmerk, "briefing.pdf").status_code == 404


def wait(werk, sleutel):
    while werk.find(sleutel).loopt:
        threading.Event().wait(0.005)


def test_work_goes_one_at_a_time_and_a_failure_can_be_tried_again():
    mag, gelopen = threading.Event(), []

    def work(naam):
        gelopen.append(naam)
        mag.wait(30)
        if naam == "a" and gelopen.count("a") == 1:
            raise FondskompasFout("mislukt")
        return naam

    werk = Werkplaats(uitvoerder=lambda doe, *args: doe(*args))
    werk.start("a", work, "a")
    werk.start("a", work, "a")  # asked twice, made once
    werk.start("b", work, "b")
    assert werk.find("b").fase == "wacht"
    mag.set()
    wait(werk, "b")
    assert (werk.find("a").fase, werk.find("b").uitkomst, gelopen) == ("mislukt", "b", ["a", "b"])
    werk.start("a", work, "a")
    wait(werk, "a")
    assert werk.find("a").uitkomst == "a"
    assert werk.find("nooit").fase == "nieuw"


def test_too_much_waiting_is_refused_in_words():
    mag = threading.Event()
    werk = Werkplaats(uitvoerder=lambda doe: doe())
    try:
        with pytest.raises(FondskompasFout, match="wachten al"):
            for nummer in range(20):
                werk.start(nummer, mag.wait)
    finally:
        mag.set()


def test_work_apart_gives_its_outcome_and_its_failure():
    assert run_apart(divmod, 7, 2) == (3, 1)
    with pytest.raises(FondskompasFout, match="In productie"):
        run_apart(make_pack, Pakketvraag("x", "", 2024, True, None, productie=True), ROOT, None)


def test_one_click_makes_a_pack_of_a_gemeente_that_can_be_fetched(database, standen):
    """The whole way in one process, as the page walks it."""
    app = create_app(database, ROOT / "data" / "raw", standen)
    browser, search = Browser(app), "?pak=tweede&soort=gemeente&gm=GM0363"
    assert "Maak de briefing" in browser.page("/briefing", search)["br-pakket"]
    keuze = choose(Gegevens(database, standen=Standen(standen)), search)
    pakket = make_pack(keuze.vraag, standen, None)
    assert {"briefing.pdf", "bewijs.json", "manifest.json"} == set(pakket.bestanden)
    assert pakket.bestanden["briefing.pdf"].startswith(b"%PDF")
    assert len(pakket.bladzijden) >= 2
    assert pakket.getallen > 20
    assert pakket.zonder == 0
    with pytest.raises(FondskompasFout, match="GM9999"):
        make_pack(Pakketvraag("tweede", keuze.vraag.sha256, 2024, False, "GM9999"), standen, None)


def test_a_difference_names_what_changed_and_why():
    vraag = Vergelijkvraag("a", "1", "b", "2", met_voorbeeld=False)
    regel = Verschilregel("Wijkteams", "€ 1", "€ 2", "€ 1", "aanname", ("envelop.csv E3: 1 → 2",))
    uitslag = Uitslag(
        10, (regel,), (), ("nieuw",), Standverschil(None, None, [("envelop.csv", "gewijzigd")], [], [])
    )
    assert describe_difference(vraag, uitslag) == (
        "Van 10 vergeleken getallen veranderde er 1; 1 staat alleen in b en 0 alleen in a."
    )
    assert "envelop.csv: gewijzigd" in text(show_difference(vraag, Stuk("klaar", uitslag)))
    assert difference_grid([regel]).children.rowData[0]["oorzaak"] == "envelop.csv E3: 1 → 2"
    gelijk = Uitslag(10, (), (), (), Standverschil(None, None, [], [], []))
    assert "Alle 10 vergeleken getallen zijn gelijk" in text(show_difference(vraag, Stuk("klaar", gelijk)))
    assert "twee verschillende" in text(
        show_difference(Vergelijkvraag("a", "1", "a", "1", met_voorbeeld=False), Stuk("nieuw"))
    )


def test_the_same_figures_under_two_names_do_not_differ(database, tmp_path):
    sha = [freeze(naam, database, tmp_path).sha256 for naam in ("een", "twee")]
    uitslag = compare(Vergelijkvraag("een", sha[0], "twee", sha[1], met_voorbeeld=False), tmp_path)
    assert uitslag.regels == uitslag.alleen_oud == uitslag.alleen_nieuw == ()
    assert uitslag.vergeleken > 100


@pytest.mark.browser
def test_a_reader_freezes_nothing_but_sees_how(lezer):
    """The dashboard of the other browser tests has no frozen states."""
    venster = lezer().open("/briefing")
    venster.wait_for_text("#br-standen", "fondskompas bevries")
    venster.open("/?stand=nergens")
    assert "wordt niet getoond" in venster.text("h1")
    venster.pagina.get_by_role("link", name="Naar de cijfers van nu").click()
    venster.wait_for_text("h1", "")
    venster.wait()
    assert "stand=" not in venster.pagina.url
    venster.check()
