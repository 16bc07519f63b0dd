"""Files that come in and go out: bombs, programs and what is no workbook are refused, and no export runs what somebody typed."""

import csv
import hashlib
import io
import zipfile

import openpyxl
import pytest

FORMULE = '=HYPERLINK("http://kwaad.example","klik")'


def _archive(**delen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/").replace("_punt_", "."), inhoud)
    return uit.getvalue()


def _upload(wereld, naam, inhoud):
    invuller, pad = wereld.begun()
    versie = invuller.versie(f"{pad}/inleveren")
    return invuller, pad, invuller.post(f"{pad}/inleveren", versie=versie, bestand=(io.BytesIO(inhoud), naam))


def _with(werkboek, deel):
    uit = io.BytesIO(werkboek)
    with zipfile.ZipFile(uit, "a") as archief:
        archief.writestr(deel, b"x")
    return uit.getvalue()


@pytest.mark.parametrize(
    "deel",
    [
        "xl/vbaProject.bin",
        "xl/embeddings/oleObject1.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/activeX/activeX1.xml",
    ],
)
def test_a_workbook_with_a_program_in_it_is_not_taken(deel, wereld):
    invuller, pad = wereld.begun()
    werkboek = _with(invuller.get(f"{pad}/werkboek").data, deel)
    versie = invuller.versie(f"{pad}/inleveren")
    antwoord = invuller.post(f"{pad}/inleveren", versie=versie, bestand=(io.BytesIO(werkboek), "opgave.xlsx"))
    assert antwoord.status_code == 409 and "macro" in antwoord.text
    assert not (wereld.winkel.map / "bestanden").exists(), "it is not even kept"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(wereld):
    bom = _archive(xl__workbook_punt_xml=b"\0" * 450_000_000)
    assert len(bom) < 500_000
    _, pad, antwoord = _upload(wereld, "opgave.xlsx", bom)
    assert antwoord.status_code == 422 and "niet overgenomen" in antwoord.text
    assert wereld.state(pad) == "concept"


@pytest.mark.parametrize("inhoud", [b"", b"PK\x03\x04kapot", b"MZ\x90\x00", b"<html>", b"%PDF-1.7"])
def test_what_is_no_workbook_changes_nothing(inhoud, wereld):
    invuller, pad, antwoord = _upload(wereld, "../../etc/opgave.xlsx", inhoud)
    assert antwoord.status_code in (409, 422)
    assert "Nog leeg" in invuller.get(pad).text


def test_what_is_too_large_is_refused_before_anything_of_it_is_read(wereld):
    grens = wereld.server.config["FK_INNAME"].hoogstens_bytes
    invuller, pad = wereld.begun()
    for adres, omvang in ((f"{pad}/inleveren", grens + 1), ("/inname/afmelden", 600_000)):
        antwoord = invuller.client.post(
            adres, data={"csrf": invuller.token}, environ_overrides={"CONTENT_LENGTH": str(omvang)}
        )
        assert antwoord.status_code == 413, adres


def test_the_workbook_of_another_gemeente_is_not_taken_for_ones_own(wereld):
    buur = wereld.signed_in("buur")
    eigen = buur.post(f"/inname/ronde/{wereld.demo.ronde.id}/beginnen").headers["Location"]
    vreemd = buur.get(f"{eigen}/werkboek").data
    _, pad, antwoord = _upload(wereld, "opgave.xlsx", vreemd)
    assert antwoord.status_code == 422 and "niet overgenomen" in antwoord.text
    assert wereld.state(pad) == "concept"


def _say(wereld, tekst):
    invuller, pad = wereld.begun()
    doel = f"{pad}/doel/wijkteams"
    velden = {"waarde:wijkteams:fte_wijkteams": "12", "toelichting:wijkteams:fte_wijkteams": tekst}
    invuller.post(doel, versie=invuller.versie(doel), wat="bewaren", **velden)
    return invuller, pad


@pytest.mark.parametrize("tekst", [FORMULE, "+1+1", "-2", "@SUM(A1)", "\t=1+1"])
def test_no_export_runs_what_somebody_typed(tekst, wereld):
    invuller, pad = _say(wereld, tekst)
    boek = openpyxl.load_workbook(io.BytesIO(invuller.get(f"{pad}/werkboek").data))
    cel = boek["wijkteams"]["E21"]
    assert cel.data_type == "s" and str(cel.value).endswith(tekst.strip())
    invuller.post(f"{pad}/indienen", versie=invuller.versie(pad))
    accordeur = wereld.signed_in("accordeur")
    assert accordeur.post(f"{pad}/accorderen", versie=accordeur.versie(f"{pad}/bekijken")).status_code == 303
    tabel = wereld.signed_in("vng").get("/inname/gemeenten/alles.csv").text.removeprefix("\ufeff")
    cellen = [cel for rij in csv.reader(io.StringIO(tabel), delimiter=";") for cel in rij]
    assert any(tekst.strip() in cel for cel in cellen)
    assert not [cel for cel in cellen if cel[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_what_somebody_typed_is_text_on_every_page(wereld):
    script = '"><script>alert(1)</script>'
    invuller, pad = _say(wereld, script)
    assert script not in invuller.get(f"{pad}/doel/wijkteams").text
    invuller.post(f"{pad}/indienen", versie=invuller.versie(pad))
    assert script not in wereld.signed_in("accordeur").get(f"{pad}/bekijken").text


def test_who_signs_can_read_the_file_that_is_signed_for_and_no_neighbour_can(wereld):
    _, pad = wereld.submitted()
    accordeur = wereld.signed_in("accordeur")
    assert f"{pad}/bestand" in accordeur.get(f"{pad}/bekijken").text
    antwoord = accordeur.get(f"{pad}/bestand")
    assert antwoord.status_code == 200 and antwoord.headers["Content-Disposition"].startswith("attachment")
    som = hashlib.sha256(antwoord.data).hexdigest()
    assert som in accordeur.get(f"/inname/bewijs/{pad.rsplit('/', 1)[1]}").text
    for ander in ("buur", "vng"):
        assert wereld.signed_in(ander).get(f"{pad}/bestand").status_code == 404, ander
