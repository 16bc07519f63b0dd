"""Every section and every table of every page as a file at an address: read by the server, exact, and saying what it is."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from dashboard.api.sectie.vraag import VORMEN, page_word
from dashboard.pages.lijst import read_pages
from dashboard.uitvoer.blad import Staal
from dashboard.uitvoer.tekening.tekenen import draw_chart, draw_sample
from dashboard.uitvoer.tekening.vlak import lines_of
from tests.hulp.componenten import GROEP, dashboard_of

pytestmark = pytest.mark.xdist_group(GROEP)
VIER = ("csv", "json", "xlsx", "png")
# What shows nothing of itself: words about a year that is not there, the choices of a page, and what waits for frozen states.
LEEG = {"ov-melding", "vd-melding", "vd-keuze", "br-pakket", "br-verschil"}
SECTIES = [(pagina, sectie) for pagina in read_pages() for sectie in pagina.secties]


@pytest.fixture(scope="module")
def browser(database):
    return dashboard_of(database).server.test_client()


def find_view(browser, pagina, sectie):
    """The first address of a page on which the section shows something; ``None`` when there is none."""
    for search in ("", *pagina.voorbeelden):
        antwoord = browser.get(f"/gegevens/{page_word(pagina)}/{sectie.id}.json{search}")
        assert antwoord.status_code in (200, 404), (sectie.id, search, antwoord.get_data(as_text=True))
        if antwoord.status_code == 200:
            return search
    return None


def read_csv(antwoord):
    return list(csv.reader(io.StringIO(antwoord.data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(("pagina", "sectie"), SECTIES, ids=[sectie.id for _, sectie in SECTIES])
def test_every_section_of_every_page_has_four_forms_at_one_address(browser, pagina, sectie):
    search = find_view(browser, pagina, sectie)
    assert (search is None) == (sectie.id in LEEG)
    if search is None:
        return
    antwoorden = {
        vorm: browser.get(f"/gegevens/{page_word(pagina)}/{sectie.id}.{vorm}{search}") for vorm in VIER
    }
    assert {vorm: (a.status_code, a.mimetype) for vorm, a in antwoorden.items()} == {
        vorm: (200, VORMEN[vorm].media) for vorm in VIER
    }
    for vorm, antwoord in antwoorden.items():
        kop = antwoord.headers["Content-Disposition"]
        assert re.fullmatch(rf'attachment; filename="fondskompas_[\w.-]+\.{vorm}"', kop), kop
        assert antwoord.headers["ETag"]
    inhoud = antwoorden["json"].json
    _same_in_all(inhoud, antwoorden)
    bron = inhoud["bron"]
    assert bron["titel"] and bron["bron"] and bron["cijfers_van"] and len(bron["sha256"]) == 64
    assert "jaar=" in bron["adres"]
    assert bron["citeer"].endswith(bron["adres"] if len(bron["adres"]) <= 300 else "(met een scenario)")
    assert antwoorden["png"].data.startswith(b"\x89PNG")


def _same_in_all(inhoud, antwoorden):
    """Each figure of the JSON, digit by digit in the CSV and as a number in the worksheet; and no cell that starts a formula."""
    regels = read_csv(antwoorden["csv"])
    rijen = [*inhoud["gegevens"], *inhoud["onder"]]
    koppen = regels[0]
    assert koppen[-1] == "Zo verwijst u hiernaar"
    assert len(regels) == len(rijen) + 1
    bladrijen = load_workbook(io.BytesIO(antwoorden["xlsx"].data), read_only=True)["Cijfers"].iter_rows(
        min_row=2
    )
    for nummer, (rij, cellen) in enumerate(zip(rijen, bladrijen, strict=True)):
        plek = 0
        for kolom, cel in zip(inhoud["kolommen"], cellen, strict=True):
            assert cel.data_type != "f"
            waarde = rij[kolom["veld"]]
            if kolom["soort"] == "cijfer" and waarde["waarde"] is not None:
                exact = Decimal(waarde["waarde"])
                assert Decimal(regels[nummer + 1][plek].replace(",", ".")) == exact, (kolom, waarde)
                assert Decimal(str(cel.value).replace(",", ".")) == exact, (kolom, waarde)
            plek += 2 if f"{kolom['kop']}, toelichting" in koppen and kolom["soort"] == "cijfer" else 1
    for regel in regels:
        for veld in regel:
            kaal = veld.lstrip(" \t\r\n\u00a0\ufeff\u200b")
            assert not kaal.startswith(("=", "@", "+")), veld
            assert not kaal.startswith("-") or re.fullmatch(r"-\d+(,\d+)?", kaal), veld


def test_the_sections_that_follow_fields_have_them_in_the_fields_of_their_page():
    """What a section reads from an address may stand in the address of its file."""
    for pagina, sectie in SECTIES:
        buiten = set(sectie.velden or ()) - {*pagina.velden, "gm", "doel"}
        assert buiten <= {"deel"}, (sectie.id, buiten)


def test_a_table_has_its_own_address_and_holds_what_was_filtered(browser):
    """The rows, their order and their number follow from the address; a number of rows that is no longer so is told."""
    adres = "/gegevens/overzicht/opgaven.csv?jaar=2023&tabel.zoek=zeeland&tabel.orde=-naam"
    regels = read_csv(browser.get(adres))
    namen = [regel[0] for regel in regels[1:]]
    assert {regel[3] for regel in regels[1:]} == {"Zeeland"}
    assert namen == sorted(namen, key=str.casefold, reverse=True)
    assert browser.get(f"{adres}&tabel.getoond={len(namen)}").status_code == 200
    mis = browser.get(f"{adres}&tabel.getoond={len(namen) + 1}")
    assert (mis.status_code, mis.mimetype) == (400, "application/problem+json")
    assert f"Op het scherm staan {len(namen) + 1} rijen" in mis.json["detail"]
    model = json.dumps({"naam": {"filterType": "text", "type": "startsWith", "filter": "vl"}})
    gekozen = browser.get(
        "/gegevens/overzicht/opgaven.json", query_string={"jaar": "2023", "tabel.filter": model}
    )
    assert {rij["naam"][:2].lower() for rij in gekozen.json["gegevens"]} == {"vl"}
    assert gekozen.json["filter"].startswith("filter op")
    assert gekozen.json["totaal"] == 342


def test_amounts_are_those_of_the_api(browser):
    """Of every goal of a gemeente: the digits of the page and those of /v1."""
    api = browser.get("/v1/toewijzingen?gm_code=GM0363&uitkeringsjaar=2023&limiet=1000").json["gegevens"]
    per_doel = {}
    for rij in api:
        per_doel[rij["doel"]] = per_doel.get(rij["doel"], 0) + rij["bedrag_eur"]
    blad = browser.get("/gegevens/doel/ranglijst.json?doel=wijkteams&jaar=2023").json
    [eigen] = [rij for rij in blad["gegevens"] if rij["naam"] == "Amsterdam"]
    assert eigen["bedrag"]["waarde"] == per_doel["wijkteams"]
    per_inwoner = Decimal(per_doel["wijkteams"]) / eigen["inwoners"]["waarde"]
    assert Decimal(eigen["per_inwoner"]["waarde"]) == per_inwoner.quantize(Decimal("0.000001"))
    assert eigen["bedrag"]["verwijzing"].startswith("mart.toewijzing?uitkeringsjaar=2023")


def test_every_amount_and_status_of_the_page_is_that_of_the_api(browser, con):
    """Over all gemeenten, goals and years: the list of a goal against /v1, and both against the database."""
    vragen = con.execute("SELECT DISTINCT uitkeringsjaar, doel FROM mart.toewijzing ORDER BY ALL").fetchall()
    vergeleken = 0
    for jaar, doel in vragen:
        api = {}
        adres = f"/v1/toewijzingen?uitkeringsjaar={jaar}&doel={doel}&limiet=10000"
        for rij in browser.get(adres).json["gegevens"]:
            bedrag, statussen = api.setdefault(rij["gm_code"], (0, set()))
            api[rij["gm_code"]] = (bedrag + rij["bedrag_eur"], statussen | {rij["status"]})
        bekend = con.execute(
            "SELECT gm_code, sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = ? AND doel = ? GROUP BY ALL",
            [jaar, doel],
        ).fetchall()
        assert {gm: bedrag for gm, (bedrag, _) in api.items()} == dict(bekend)
        blad = browser.get(f"/gegevens/doel/ranglijst.json?doel={doel}&jaar={jaar}")
        if blad.status_code == 404:
            continue  # a goal for regions, or for all gemeenten the same nothing: it has no ranking
        pagina = {}
        for rij in blad.json["gegevens"]:
            gm = re.search(r"gm_code=(GM\d{4})", rij["bedrag"]["verwijzing"])[1]
            pagina[gm] = (rij["bedrag"]["waarde"], rij["status"])
        for gm, (bedrag, statussen) in api.items():
            assert pagina[gm][0] == bedrag and pagina[gm][1] in statussen, (jaar, doel, gm)
            vergeleken += 1
        assert all(bedrag == 0 for gm, (bedrag, _) in pagina.items() if gm not in api)
    assert vergeleken > 5_000


@pytest.mark.parametrize(
    ("adres", "status", "woorden"),
    [
        ("nergens/envelop.csv", 404, "Er is geen pagina «nergens». Wel: start, "),
        ("overzicht/weg.csv", 404, "geen onderdeel «weg»"),
        ("overzicht/envelop.exe", 404, "eindigt op .csv, .json, .xlsx, .png"),
        ("overzicht/envelop", 404, "eindigt op"),
        ("overzicht/.csv", 404, "eindigt op"),
        ("overzicht/../../etc/passwd.csv", 404, "geen onderdeel"),
        ("overzicht/envelop.csv?jaar=1800", 404, "Het uitkeringsjaar «1800» staat niet"),
        ("overzicht/envelop.csv?jaar=2023&jaar=2024", 400, "staat er 2 keer"),
        ("overzicht/envelop.csv?kleur=rood", 400, "Onbekende parameter «kleur». Wel: jaar, gm"),
        ("overzicht/envelop.csv?tabel.filter=x", 400, "is geen JSON"),
        ("overzicht/envelop.csv?tabel.filter=[1]", 400, "kan niet worden uitgevoerd"),
        ("overzicht/envelop.csv?tabel.orde=weg", 400, "geen kolom weg"),
        ("overzicht/envelop.csv?tabel.getoond=veel", 400, "kan niet worden uitgevoerd"),
        ("overzicht/ov-envelop.csv?tabel.zoek=x", 400, "hoort bij het adres van een tabel"),
        ("doel/do-kop.csv?doel=bestaatniet", 404, "Kies een van deze doelen: Rechtsbescherming"),
        ("gemeente/gm-kop.json?gm=GM9999", 404, "GM0363"),
        ("scenario/sc-samenvatting.png?s=kapot", 404, "is niet te lezen"),
        ("overzicht/envelop.csv?stand=nergens", 404, "die stand is er niet"),
        ("overzicht/envelop.csv?stand=../x", 404, "die stand is er niet"),
    ],
)
def test_what_is_not_there_is_said_in_dutch(browser, adres, status, woorden):
    antwoord = browser.get(f"/gegevens/{adres}")
    assert (antwoord.status_code, antwoord.mimetype) == (status, "application/problem+json")
    assert woorden in antwoord.json["detail"]


def test_only_reading_and_the_same_bytes_once(browser):
    assert browser.post("/gegevens/overzicht/envelop.csv").status_code == 405
    for vorm in VORMEN:
        adres = f"/gegevens/overzicht/envelop.{vorm}?jaar=2023"
        eerst, nog = browser.get(adres), browser.get(f"{adres}&gm=")
        assert eerst.data == nog.data
        bekend = browser.get(adres, headers={"If-None-Match": eerst.headers["ETag"]})
        assert (bekend.status_code, bekend.data) == (304, b"")
        kop = browser.head(adres)
        assert (kop.status_code, kop.headers["ETag"], kop.data) == (200, eerst.headers["ETag"], b"")


def test_a_demonstration_says_so_everywhere(browser):
    adres = "/gegevens/overzicht/ov-kern.{}?jaar=2023&voorbeeld=aan"
    bron = browser.get(adres.format("json")).json["bron"]
    assert bron["demonstratie"] and bron["citeer"].startswith("DEMONSTRATIE met verzonnen opgaven")
    assert "demonstratie" in browser.get(adres.format("csv")).headers["Content-Disposition"]


def test_a_chart_is_drawn_without_a_browser():
    """Bars stacked to their sum, a mark where its value is, words with their marks; what nobody can draw here is told."""
    as_ = {"range": [0, 10], "title": {"text": "euro"}}
    layout = {"height": 100, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "barmode": "stack", "xaxis": as_}
    layout["yaxis"] = {"range": [0.5, -0.5], "visible": False}
    balk = {
        "type": "bar",
        "orientation": "h",
        "y": [0],
        "marker": {"color": "#14507f", "pattern": {"shape": "."}},
    }
    punt = {
        "type": "scatter",
        "mode": "markers",
        "x": [5],
        "y": [0],
        "marker": {"size": 10, "color": "#c96f00"},
    }
    svg = draw_chart({"data": [balk | {"x": [2]}, balk | {"x": [3]}, punt], "layout": layout}, 100, bytes)
    assert svg is not None
    balken = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" fill="#14507f"', svg)
    assert balken == [("0", "20"), ("20", "30")]
    assert "M45 50 a5 5" in svg and "euro" in svg and "url(#p46)" in svg
    assert draw_chart({"data": [{"type": "pie"}], "layout": {}}, 100, bytes) is None
    regels = [[stuk for stuk in regel if stuk[0]] for regel in lines_of("<b>A &amp; b</b><br>c")]
    assert regels == [[("A & b", True)], [("c", False)]]
    assert "url(#p47)" in draw_sample(Staal("#14507f", "/", "afgeleid"))
