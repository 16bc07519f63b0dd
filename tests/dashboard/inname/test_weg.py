"""The road of a return: filled in, handed in, signed by a second person, accepted; and what each sees on the way."""

import io

import openpyxl
import pytest

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
