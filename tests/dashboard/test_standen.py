"""Looking at a frozen state: its own figures on every page, for who asks for it, and only as long as no byte changed."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import openpyxl
import pytest
from dash import dcc, html

from dashboard.app import create_app
from dashboard.beeld.raster import Raster
from dashboard.gegevens.standen import Standen, StandGeweigerd
from dashboard.gegevens.toestand import parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.schil import without_state
from dashboard.kader.stand import keep_stand, link_with_stand
from dashboard.pages.lijst import read_pages
from pipelines.bevroren.bevriezen import freeze
from pipelines.bevroren.register import object_path
from tests.hulp.componenten import Browser
from tests.hulp.helpers import ROOT

STAND = "alv-proef"
ANDERS = "klein"


@pytest.fixture(scope="module")
def standen(database, mini_database, tmp_path_factory):
    """The real figures, and those of the tiny data, under a name each."""
    map_ = tmp_path_factory.mktemp("standen") / "standen"
    freeze(STAND, database, map_)
    freeze(ANDERS, mini_database, map_)
    return map_


@pytest.fixture(scope="module")
def app(mini_database, standen):
    """The figures of now are the tiny ones."""
    return create_app(mini_database, ROOT / "data" / "raw", standen)


@pytest.fixture
def eigen_standen(mini_database, tmp_path):
    """A folder that a test may spoil."""
    freeze(ANDERS, mini_database, tmp_path / "standen")
    return tmp_path / "standen"


def spoil(standen):
    """Change one byte in the middle of the frozen file; nothing else about the file changes."""
    pad = object_path(standen, Standen(standen).verify(ANDERS).sha256)
    pad.chmod(0o644)
    with pad.open("r+b") as bestand:
        bestand.seek(pad.stat().st_size // 2)
        byte = bestand.read(1)[0]
        bestand.seek(-1, 1)
        bestand.write(bytes([byte ^ 1]))


def test_the_state_is_part_of_the_state_of_every_page():
    toestand = parse_search("?stand=alv-2026&doel=wijkteams&maat=x", [2023])
    assert toestand.stand == "alv-2026"
    assert toestand.voor(()).search() == "?jaar=2023&stand=alv-2026"
    assert "stand" not in toestand.search(stand=None)
    assert without_state("?gm=GM0363&stand=alv-2026&gemeenten=A,B") == "?gm=GM0363&gemeenten=A,B"
    assert without_state("?stand=alv-2026") == ""


@pytest.mark.parametrize(
    ("href", "verwacht"),
    [
        ("/methode#anker", "/methode?stand=a#anker"),
        ("/gemeente?gm=GM0363", "/gemeente?gm=GM0363&stand=a"),
        ("/gemeente?stand=b", "/gemeente?stand=b"),
        ("#inhoud", "#inhoud"),
        ("", ""),
        ("//elders.example/x", "//elders.example/x"),
        ("https://elders.example/x", "https://elders.example/x"),
        ("/briefing/pakket/1/briefing.pdf", "/briefing/pakket/1/briefing.pdf"),
    ],
)
def test_a_link_to_a_page_keeps_the_state(href, verwacht):
    assert link_with_stand(href, "a") == verwacht


def test_links_are_kept_in_grids_and_stores_and_what_is_shared_is_not_touched():
    gedeeld = html.P(html.A("x", href="/kaart"))
    raster = Raster(id="r", rowData=[{"naam": "x", "naam_href": "/gemeente?gm=A", "tekst": "/geen-link"}])
    inhoud = html.Div(
        [gedeeld, raster, dcc.Store(id="s", data={"props": {"rowData": [{"x_href": "/doel"}]}})]
    )
    met = keep_stand(inhoud, "a")
    assert met.children[0].children.href == "/kaart?stand=a"
    assert met.children[1].rowData == [
        {"naam": "x", "naam_href": "/gemeente?gm=A&stand=a", "tekst": "/geen-link"}
    ]
    assert met.children[2].data["props"]["rowData"] == [{"x_href": "/doel?stand=a"}]
    assert gedeeld.children.href == "/kaart"
    assert keep_stand(inhoud, None) is inhoud


@pytest.mark.parametrize("pagina", read_pages(), ids=lambda pagina: pagina.pad)
def test_every_page_opens_on_a_frozen_state_and_every_link_stays_on_it(app, pagina):
    browser, search = Browser(app), f"?jaar=2023&gm=GM0363&stand={STAND}"
    delen = {"inhoud": browser.part("inhoud", pagina.pad, search), **browser.page(pagina.pad, search)}
    delen |= {id_: browser.part_of(id_, pagina.pad, search) for id_ in ("navigatie", "voet")}
    for id_, inhoud in delen.items():
        assert "kan nu niet worden getoond" not in inhoud, id_
        for deel in inhoud.split('href": "')[1:]:
            href = deel.split('"')[0]
            is_pagina = href.startswith("/") and not href.startswith("/briefing/pakket")
            assert not is_pagina or "stand=" in href, (id_, href)


def test_the_bar_names_the_state_and_leads_back(app):
    balk = Browser(app).part("standbalk", "/gemeente", f"?gm=GM0363&stand={STAND}")
    assert STAND in balk
    assert '"href": "/gemeente?gm=GM0363"' in balk
    assert Browser(app).part("standbalk", "/gemeente", "?gm=GM0363") == "null"


def test_readers_of_different_states_at_the_same_time_get_their_own_figures(app):
    """The real figures and the tiny ones differ everywhere; a state and now may have the same."""
    zoek = {naam: f"?jaar=2023&stand={naam}" for naam in (STAND, ANDERS)}
    alleen = {naam: Browser(app).page("/overzicht", search) for naam, search in zoek.items()}
    assert alleen[STAND] != alleen[ANDERS]
    samen = threading.Barrier(8)

    def ask(naam):
        samen.wait()
        return naam, Browser(app).page("/overzicht", zoek[naam])

    with ThreadPoolExecutor(8) as draden:
        for naam, gekregen in draden.map(ask, (STAND, ANDERS) * 4):
            assert gekregen == alleen[naam]


def test_the_derivation_of_a_figure_is_that_of_the_state(app):
    verwijzing = "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&vorm=au&gm_code=GM0363#bedrag_eur"
    spoor = Browser(app).part(
        "herkomst-inhoud", "/", f"?stand={STAND}", **{"herkomst-vraag.data": verwijzing}
    )
    assert "Broncellen" in spoor
    assert "niet te tonen" not in spoor.split("herkomst-fragment")[0]


def test_an_export_names_the_state_and_its_sha256(app, standen):
    sha256 = Standen(standen).verify(STAND).sha256
    browser = app.server.test_client()
    antwoord = browser.get(f"/gegevens/overzicht/envelop.xlsx?jaar=2023&stand={STAND}")
    naam = f"fondskompas_envelop_2023_{STAND}_sha256-{sha256[:12]}.xlsx"
    assert antwoord.headers["Content-Disposition"] == f'attachment; filename="{naam}"'
    assert "immutable" in antwoord.headers["Cache-Control"]
    regels = {
        rij[0]: rij[1]
        for rij in openpyxl.load_workbook(io.BytesIO(antwoord.data))["Verantwoording"].values
        if len(rij) > 1
    }
    assert (regels["Bevroren stand"], regels["Bevroren stand (sha256)"]) == (STAND, sha256)
    assert regels["Database (sha256)"] == sha256
    nu = browser.get("/gegevens/overzicht/envelop.csv?jaar=2023")
    assert nu.headers["Content-Disposition"] == 'attachment; filename="fondskompas_envelop_2023.csv"'
    weg = browser.get("/gegevens/overzicht/envelop.csv?stand=nergens")
    assert (weg.status_code, weg.mimetype) == (404, "application/problem+json")


def test_an_unknown_state_is_refused_on_every_page_and_not_replaced(app):
    browser = Browser(app)
    for pad in ("/overzicht", "/gemeente"):
        inhoud = browser.part("inhoud", pad, "?gm=GM0363&stand=nergens")
        assert "wordt niet getoond" in inhoud
        assert "nergens" in inhoud
        for deel in browser.page(pad, "?gm=GM0363&stand=nergens").values():
            assert "wordt geweigerd" in deel


@pytest.mark.parametrize("naam", ["../../etc/passwd", "a/b", "x" * 200, "\x00"])
def test_a_name_that_cannot_be_one_is_refused(app, naam):
    assert "wordt niet getoond" in Browser(app).part("inhoud", "/", f"?stand={quote(naam, safe='')}")


def test_a_changed_byte_is_refused_also_when_the_state_is_open_already(mini_database, eigen_standen):
    app = create_app(mini_database, ROOT / "data" / "raw", eigen_standen)
    browser, search = Browser(app), f"?stand={ANDERS}"
    assert "wordt niet getoond" not in browser.part("inhoud", "/", search)
    assert all("wordt geweigerd" not in deel for deel in browser.page("/overzicht", search).values())
    assert "Geweigerd" not in browser.page("/briefing", "")["br-standen"]
    spoil(eigen_standen)
    inhoud = browser.part("inhoud", "/", search)
    assert "wordt niet getoond" in inhoud
    assert "beschadigd" in inhoud
    assert browser.part("standbalk", "/", search) == "null"
    assert all("wordt geweigerd" in deel for deel in browser.page("/overzicht", search).values())
    standen = browser.page("/briefing", "")["br-standen"]
    assert "Geweigerd" in standen
    assert "beschadigd" in standen
    assert "wordt niet getoond" not in browser.part("inhoud", "/", "")


def test_states_are_verified_once_and_few_stay_open(mini_database, standen):
    register = Standen(standen, hoogstens=1)
    gegevens = Gegevens(mini_database, standen=register)
    eerst = gegevens.bij(f"?stand={STAND}")
    assert gegevens.bij(f"?stand={STAND}") is eerst
    assert gegevens.bij(f"?stand={ANDERS}") is not eerst
    assert gegevens.bij(f"?stand={STAND}") is not eerst  # it was let go of
    assert eerst.read("jaren").height  # and still serves who has it
    assert gegevens.bij("") is gegevens
    with pytest.raises(StandGeweigerd, match="Er is geen bevroren stand"):
        gegevens.bij("?stand=weg")


def test_in_production_a_state_with_made_up_figures_is_not_shown(mini_database, standen):
    gegevens = Gegevens(mini_database, standen=Standen(standen, productie=True))
    with pytest.raises(StandGeweigerd, match="verzonnen voorbeeldcijfers"):
        gegevens.bij(f"?stand={STAND}")
    assert gegevens.van(STAND).stand.heeft_voorbeeld  # a briefing of it can be made: there they do not count
