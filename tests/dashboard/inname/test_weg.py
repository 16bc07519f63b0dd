"""The road of a return: filled in, handed in, signed by a second person, accepted; and what each sees on the way."""

import io
import time
import zipfile
from dataclasses import replace
from decimal import Decimal

import duckdb
import openpyxl
import pytest

from dashboard.inname.bouwen import Bouwplaats
from pipelines.sources.ontvangen.opgave import INZENDINGEN


@pytest.mark.bouw
def test_a_return_goes_the_whole_road_and_lies_among_the_sources(wereld):
    _, pad = wereld.approved()
    vng = wereld.signed_in("vng")
    assert "Aadorp" in vng.get("/inname/gemeenten?staat=geaccordeerd").text
    antwoord = vng.post(f"{pad}/aanvaarden", versie=vng.versie(f"{pad}/bekijken"))
    assert antwoord.status_code == 303, antwoord.text
    assert wereld.state(pad) == "aanvaard"
    register = INZENDINGEN.path(wereld.winkel.keuzes.raw).read_text(encoding="utf-8-sig").splitlines()
    assert len(register) == 2 and ";GM0001;2023;" in register[1]


@pytest.mark.bouw
def test_after_a_build_from_the_page_the_figure_stands_in_the_dashboard(wereld, tmp_path):
    huis = wereld.server.config["FK_INNAME"]
    database = tmp_path / "nieuw.duckdb"
    plaats = Bouwplaats(
        huis.bouwplaats._map, huis.bouwplaats._omgeving | {"FONDSKOMPAS_DATABASE": str(database)}
    )
    wereld.server.config["FK_INNAME"] = replace(huis, bouwplaats=plaats)
    _, pad = wereld.approved()
    vng = wereld.signed_in("vng")
    assert vng.post(f"{pad}/aanvaarden", versie=vng.versie(f"{pad}/bekijken")).status_code == 303
    assert vng.post("/inname/bouw").status_code == 303
    assert vng.post("/inname/bouw").status_code == 409, "one at a time"
    assert 'http-equiv="refresh"' in vng.get("/inname/bouw").text, "it is looked at again without a script"
    for _ in range(1200):
        if not plaats.read().is_bezig:
            break
        time.sleep(0.1)
    pagina = vng.get("/inname/bouw").text
    assert "De cijfers zijn bijgewerkt" in pagina and str(tmp_path) not in pagina, plaats.read().regels
    vraag = "SELECT waarde FROM mart.capaciteit WHERE gm_code = 'GM0001' AND doel = 'wijkteams' AND peildatum = DATE '2023-12-31'"
    with duckdb.connect(database, read_only=True) as con:
        assert con.execute(vraag).fetchall() == [(Decimal("12.25"),)]


@pytest.mark.bouw
def test_many_are_accepted_at_once_and_each_says_what_became_of_it(wereld):
    _, pad = wereld.approved()
    vng = wereld.signed_in("vng")
    sleutel = (
        vng.get("/inname/gemeenten?staat=geaccordeerd").text.split('name="kies" value="')[1].split('"')[0]
    )
    leeg = vng.get("/inname/gemeenten?zoek=Deestad").text.split('name="kies" value="')[1].split('"')[0]
    velden = {"kies": [sleutel, leeg], "wat": "aanvaarden", "ronde": wereld.demo.ronde.id}
    volg = vng.post("/inname/gemeenten", **velden).headers["Location"]
    for _ in range(600):
        if "Klaar:" in (pagina := vng.get(volg).text):
            break
        time.sleep(0.1)
    assert "Aadorp: aanvaard." in pagina and "Deestad: nog niet begonnen." in pagina
    assert wereld.state(pad) == "aanvaard"
    assert vng.get("/inname/werk/..%2Fbouw").status_code == 404


def test_a_build_that_was_broken_off_does_not_run_for_ever(tmp_path):
    (tmp_path / "bouw.json").write_text('{"pid": 999999999, "begonnen": "2026-01-01T00:00:00+00:00"}')
    assert Bouwplaats(tmp_path, {}).read().is_mislukt


def test_what_is_wrong_is_said_at_its_question_and_nothing_is_handed_in(wereld):
    invuller, pad = wereld.begun()
    doel = f"{pad}/doel/wijkteams"
    antwoord = invuller.post(
        doel, versie=invuller.versie(doel), wat="verder", **{"waarde:wijkteams:fte_wijkteams": "twaalf"}
    )
    assert antwoord.headers["Location"].startswith(doel), "who has an error stays at it"
    pagina = invuller.get(doel).text
    vraag = pagina[pagina.index('id="wijkteams-fte_wijkteams"') : pagina.index('id="wijkteams-besteed_eur"')]
    for deel in ("Waar", "Gevonden", "twaalf", "Goed is", "Zo herstelt u het"):
        assert deel in vraag
    antwoord = invuller.post(f"{pad}/indienen", versie=invuller.versie(pad))
    assert antwoord.status_code == 422
    assert "1 punt moet nog goed" in antwoord.text
    assert wereld.state(pad) == "concept"


def test_an_empty_return_is_not_handed_in(wereld):
    invuller, pad = wereld.begun()
    assert "moet nog goed" not in invuller.get(pad).text, "nothing is wrong before somebody wants to hand in"
    assert invuller.post(f"{pad}/indienen", versie=invuller.versie(pad)).status_code == 422
    assert wereld.state(pad) == "concept"


def test_the_workbook_brings_the_same_answers(wereld):
    invuller, pad = wereld.begun()
    boek = openpyxl.load_workbook(io.BytesIO(invuller.get(f"{pad}/werkboek").data))
    boek["wijkteams"]["B21"] = 7.5
    uit = io.BytesIO()
    boek.save(uit)
    antwoord = invuller.post(
        f"{pad}/inleveren",
        versie=invuller.versie(f"{pad}/inleveren"),
        bestand=(io.BytesIO(uit.getvalue()), "opgave.xlsx"),
    )
    assert antwoord.status_code == 303, antwoord.text
    assert 'value="7,5"' in invuller.get(f"{pad}/doel/wijkteams").text


def test_the_second_person_sees_what_changed_and_can_send_it_back(wereld):
    invuller, pad = wereld.submitted()
    accordeur = wereld.signed_in("accordeur")
    pagina = accordeur.get(f"{pad}/bekijken").text
    assert "Wat er veranderde" in pagina and "12,25" in pagina
    versie = accordeur.versie(f"{pad}/bekijken")
    assert accordeur.post(f"{pad}/afwijzen", versie=versie, reden=" ").status_code == 409, (
        "without a reason it goes nowhere"
    )
    assert (
        accordeur.post(f"{pad}/afwijzen", versie=versie, reden="Tel de ingehuurde fte mee.").status_code
        == 303
    )
    assert wereld.state(pad) == "concept"
    assert "Tel de ingehuurde fte mee." in invuller.get(pad).text


def test_the_fund_sends_back_with_a_reason_and_the_gemeente_mends_it(wereld):
    _, pad = wereld.approved()
    vng = wereld.signed_in("vng")
    antwoord = vng.post(
        f"{pad}/terugsturen", versie=vng.versie(f"{pad}/bekijken"), reden="De eenheid klopt niet."
    )
    assert antwoord.status_code == 303
    invuller = wereld.signed_in("invuller")
    assert "De eenheid klopt niet." in invuller.get(f"{pad}/bekijken").text
    assert invuller.post(f"{pad}/heropenen", versie=invuller.versie(f"{pad}/bekijken")).status_code == 303
    assert wereld.state(pad) == "concept"


def test_a_colleague_answers_one_question_without_an_account(wereld):
    invuller, pad = wereld.begun()
    adres = f"{pad}/collega/ido/ido_locaties"
    invuller.get(adres)
    pagina = invuller.post(adres).text
    link = pagina.split('id="link" value="')[1].split('"')[0]
    collega = wereld.guest()
    vraag = collega.get(link).text
    assert "Aadorp" in vraag and "waarde:wijkteams" not in vraag, "one question, and no other"
    assert collega.post(link, **{"waarde:ido:ido_locaties": "3"}).status_code == 303
    assert 'value="3"' in invuller.get(f"{pad}/doel/ido").text


def test_a_remark_stands_in_the_list_until_it_is_closed_with_a_reason(wereld):
    verwijzing = "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&vorm=au&gm_code=GM0001#bedrag_eur"
    gast = wereld.guest()
    assert gast.get("/inname/opmerking", query_string={"cijfer": verwijzing}).status_code == 200
    assert (
        gast.post("/inname/opmerking", cijfer=verwijzing, tekst="Dit is te <b>hoog</b>.").status_code == 303
    )
    invuller = wereld.signed_in("invuller")
    lijst = invuller.get("/inname/opmerkingen").text
    assert "Dit is te &lt;b&gt;hoog&lt;/b&gt;." in lijst
    assert "Dit is te" not in wereld.signed_in("buur").get("/inname/opmerkingen").text
    id_ = lijst.split("/inname/opmerkingen/")[1].split("/")[0]
    assert (
        invuller.post(
            f"/inname/opmerkingen/{id_}/antwoord", antwoord="Het klopt: zie de circulaire."
        ).status_code
        == 303
    )
    assert (
        "Het klopt: zie de circulaire."
        in gast.get("/inname/opmerking", query_string={"cijfer": verwijzing}).text
    )
    vng = wereld.signed_in("vng")
    assert vng.post(f"/inname/opmerkingen/{id_}/sluiten", reden="Uitgelegd.").status_code == 303
    assert "Het klopt" not in gast.get("/inname/opmerking", query_string={"cijfer": verwijzing}).text


def test_a_waiver_is_asked_by_the_gemeente_and_decided_by_the_fund(wereld):
    beheerder = wereld.signed_in("beheerder")
    velden = {
        "ronde": wereld.demo.ronde.id,
        "doel": "ido",
        "tot": "2099-12-31",
        "reden": "Er is geen bibliotheek.",
    }
    assert beheerder.post("/inname/ontheffingen", **velden).status_code == 303
    vng = wereld.signed_in("vng")
    id_ = vng.get("/inname/ontheffingen").text.split('action="/inname/ontheffingen/')[1].split('"')[0]
    assert vng.post(f"/inname/ontheffingen/{id_}", wat="verlenen", reden="Akkoord.").status_code == 303
    assert "verleend" in beheerder.get("/inname/ontheffingen").text


def test_the_fund_extends_a_round_with_a_reason(wereld):
    fonds = wereld.signed_in("fondsbeheer")
    velden = {"ronde": wereld.demo.ronde.id, "tot": "2099-12-31", "reden": "De zomer."}
    assert fonds.post("/inname/rondes/verlengen", **velden).status_code == 303
    assert "31 december 2099" in wereld.signed_in("invuller").get("/inname").text
    assert fonds.post("/inname/rondes/verlengen", **(velden | {"tot": "morgen"})).status_code == 409


@pytest.mark.parametrize("soort", ["sisa", "iv3"])
def test_an_annex_and_a_delivery_come_in_by_the_same_door(soort, wereld):
    invuller = wereld.signed_in("invuller")
    pad = invuller.post(f"/inname/ronde/{wereld.demo.ronde.id}/beginnen", soort=soort).headers["Location"]
    assert invuller.get(pad).headers["Location"] == f"{pad}/inleveren"
    versie = invuller.versie(f"{pad}/inleveren")
    antwoord = invuller.post(f"{pad}/inleveren", versie=versie, bestand=(io.BytesIO(b"{}"), "levering.json"))
    assert antwoord.status_code in (409, 422), (
        "409 where data/raw has no definitions of that year to judge a delivery by"
    )
    assert "niet overgenomen" in antwoord.text or "ontbreekt" in antwoord.text, antwoord.text
    assert invuller.post(f"{pad}/indienen", versie=invuller.versie(f"{pad}/inleveren")).status_code == 409
    assert wereld.state(pad) == "concept"


def test_a_receipt_names_file_people_and_chain_as_page_and_as_pdf(wereld):
    _, pad = wereld.approved()
    accountant = wereld.signed_in("accountant")
    lijst = accountant.get("/inname/bewijs").text
    adres = "/inname/bewijs/" + pad.rsplit("/", 1)[1]
    assert adres in lijst and "/inname/keten.zip" not in lijst
    pagina = accountant.get(adres).text
    for deel in ("Invuller (demo)", "Accordeur (demo)", "sha256", "geaccordeerd"):
        assert deel in pagina
    assert accountant.get(f"{adres}/pdf").data.startswith(b"%PDF")
    assert wereld.signed_in("buur").get(adres).status_code == 404
    fonds = wereld.signed_in("fondsbeheer")
    assert "en klopt tot en met nummer" in fonds.get("/inname/bewijs").text
    with zipfile.ZipFile(io.BytesIO(fonds.get("/inname/keten.zip").data)) as archief:
        assert "gebeurtenissen.jsonl" in archief.namelist()
        assert b"Invuller (demo)" not in archief.read("gebeurtenissen.jsonl"), (
            "people are numbers in the chain"
        )


@pytest.mark.bouw
def test_an_amount_of_the_envelope_changes_when_a_second_person_agrees(wereld):
    een, ander = wereld.signed_in("fondsbeheer"), wereld.signed_in("fondsbeheer-2")
    velden = {"soort": "envelop", "regel": "2023:au-basis", "status": "aanname", "reden": "Nieuwe brief."}
    assert een.post("/inname/wijzigingen", **velden, bedrag="veel", bron="brief").status_code == 409
    assert (
        een.post(
            "/inname/wijzigingen", **velden, bedrag="1.000", bron="Brief van de minister, p. 3"
        ).status_code
        == 303
    )
    id_ = ander.get("/inname/wijzigingen").text.split('action="/inname/wijzigingen/')[1].split('"')[0]
    assert f"/inname/wijzigingen/{id_}" not in een.get("/inname/wijzigingen").text, (
        "who proposed does not decide"
    )
    assert een.post(f"/inname/wijzigingen/{id_}", wat="goed", reden="Akkoord.").status_code == 404
    assert ander.post(f"/inname/wijzigingen/{id_}", wat="goed", reden="Akkoord.").status_code == 303
    assert "Brief van de minister, p. 3" in (wereld.winkel.keuzes.raw / "pok" / "envelop.csv").read_text(
        encoding="utf-8-sig"
    )


def test_a_beheerder_gives_and_takes_roles_and_never_his_own(wereld):
    beheerder = wereld.signed_in("beheerder")
    buur = wereld.mensen["buur"]
    beheerder.get("/inname/mensen")
    assert beheerder.post("/inname/mensen/geven", code=buur, rol="accordeur").status_code == 303
    assert "Invuller van de buurgemeente (demo)" in beheerder.get("/inname/mensen").text
    assert (
        beheerder.post("/inname/mensen/geven", code=wereld.mensen["beheerder"], rol="accordeur").status_code
        == 404
    )
    for velden in (
        {"code": buur, "rol": "vng"},
        {"code": buur, "rol": "baas"},
        {"code": "0" * 16, "rol": "invuller"},
    ):
        assert beheerder.post("/inname/mensen/geven", **velden).status_code == 409, velden
    assert beheerder.post("/inname/mensen/nemen", code=buur, rol="accordeur").status_code == 303
    assert "buurgemeente" not in beheerder.get("/inname/mensen").text
