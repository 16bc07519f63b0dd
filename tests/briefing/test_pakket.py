"""The pack of the real figures: every printed number is proven, and the same state gives the same bytes."""

import hashlib
import io
import json
import re
from datetime import date
from decimal import Decimal
from functools import cache

import duckdb
import openpyxl
import pdfplumber
import pypdfium2
import pytest
from openpyxl.utils import column_index_from_string
from pptx import Presentation

from pipelines.basis.opmaak import as_plain, format_datum
from pipelines.bevroren.bevriezen import freeze
from pipelines.bevroren.keten import find_head
from pipelines.bevroren.register import open_stand
from pipelines.briefing.cijfers.lezen import Cijfers, Keuze, read_years
from pipelines.briefing.cijfers.sporen import Sporen
from pipelines.briefing.inhoud.noten import IN_DE_NOOT
from pipelines.briefing.maken import make_municipalities, make_pack
from pipelines.briefing.redactie import Bestelling, Redactie
from pipelines.herkomst import Verwijzing, trace
from pipelines.herkomst.rijen import Database
from pipelines.herkomst.spoor import compose
from tests.hulp.briefinglezer import JAAR, numbers, read_pdf, read_slides, squeeze
from tests.hulp.helpers import ROOT, read_rows

LANG, GEVEN = "GM0820", "GM0268"
"""Nuenen, Gerwen en Nederwetten: the longest name; Nijmegen: gave a (made-up) return for every goal."""


@pytest.fixture(scope="module")
def standen(database, tmp_path_factory):
    map_ = tmp_path_factory.mktemp("briefing") / "standen"
    freeze("proef", database, map_)
    return map_


@pytest.fixture(scope="module")
def frozen(standen):
    with duckdb.connect(open_stand("proef", standen), read_only=True) as con:
        yield con


@pytest.fixture(scope="module")
def outcome(frozen):
    """Reference → the figure that it leads to, as text; every view is looked at once for all of them."""
    tabellen = Database(frozen)
    return cache(lambda verwijzing: as_plain(compose(tabellen, verwijzing).stappen[-1].waarde))


@pytest.fixture(scope="module")
def pakket(standen):
    """The national pack, made once."""
    uit = standen.parent / "landelijk"
    make_pack(Bestelling("proef", standen), uit)
    return {pad.name: pad.read_bytes() for pad in uit.iterdir()}


@pytest.fixture(scope="module")
def gemeenten(standen):
    """One gemeente without returns, and one with made-up ones."""
    uit = standen.parent / "gemeenten"
    make_municipalities(Bestelling("proef", standen), uit, gemeenten=[LANG])
    make_municipalities(Bestelling("proef", standen, met_voorbeeld=True), uit, gemeenten=[GEVEN])
    return {gm: {pad.name: pad.read_bytes() for pad in (uit / gm).iterdir()} for gm in (LANG, GEVEN)}


@pytest.fixture(scope="module", params=["landelijk", LANG, GEVEN])
def map_(request, pakket, gemeenten):
    """Each of the three briefings in turn."""
    return {"landelijk": pakket, **gemeenten}[request.param]


def proof(bestanden):
    return json.loads(bestanden["bewijs.json"])


def allowed(bewijs, standen):
    """Numbers that need no proof: texts quoted from the database, and the name and date of the state."""
    stand = json.loads((standen / "register" / "proef.json").read_text())
    teksten = [
        *bewijs["citaten"],
        bewijs["stand"],
        format_datum(date.fromisoformat(stand["bevroren_op"][:10])),
    ]
    return set().union(*(numbers(t) for t in teksten))


def printed(bewijs):
    return set().union(*(numbers(vorm) for g in bewijs["getallen"] for vorm in g["gedrukt"]))


def test_every_number_in_the_pdf_is_in_the_proof(map_, standen):
    bewijs, pdf = proof(map_), read_pdf(map_["briefing.pdf"])
    mag = printed(bewijs) | allowed(bewijs, standen)
    for nummer, tekst in enumerate(pdf.bladzijden, start=1):
        bladzijde = {str(nummer), str(len(pdf.bladzijden))}
        onbewezen = {g for g in numbers(tekst) - mag - bladzijde if not JAAR.fullmatch(g)}
        assert onbewezen == set(), f"page {nummer}"


def test_every_number_has_a_proof_that_is_printed_in_the_annex(map_):
    bewijs, pdf = proof(map_), read_pdf(map_["briefing.pdf"])
    assert [g["noot"] for g in bewijs["getallen"]] == list(range(1, len(bewijs["getallen"]) + 1))
    for getal in bewijs["getallen"]:
        assert squeeze(getal["tekst"]) in pdf.bewijzen, getal["id"]
        assert getal["status"] in getal["tekst"]


def test_a_reader_meets_about_twenty_notes_that_together_cover_every_number(map_):
    pdf = read_pdf(map_["briefing.pdf"])
    nummers = list(range(1, max(pdf.verwijzingen) + 1))
    assert set(pdf.verwijzingen) == set(nummers)
    assert len(nummers) <= 22
    gedekt = set()
    for spanne in re.findall(r"Bewijs:([\d–,en]+)\.", pdf.noten):
        for stuk in re.split(r",|en", spanne):
            van, _, tot = stuk.partition("–")
            gedekt |= set(range(int(van), int(tot or van) + 1))
    assert gedekt == {g["noot"] for g in proof(map_)["getallen"]}


def test_no_note_touches_a_digit_in_text_that_is_copied(map_):
    document = pypdfium2.PdfDocument(map_["briefing.pdf"])
    tekst = "\n".join(blad.get_textpage().get_text_range() for blad in document)
    assert re.search(r"\S \[1\]", tekst)
    assert not re.findall(r"\d\[\d+\]|\[\d+\]\d", tekst)


def test_no_page_is_nearly_empty(map_):
    """The last line of every page stands below a quarter of it, or the page holds a quarter of what a full one does."""
    with pdfplumber.open(io.BytesIO(map_["briefing.pdf"])) as pdf:
        tekens = [len(blad.chars) for blad in pdf.pages]
        onderaan = [max(c["bottom"] for c in blad.chars if c["bottom"] < 790) for blad in pdf.pages]
    assert min(onderaan) > 300
    assert min(tekens) > 1_500


def test_every_proven_number_is_in_the_frozen_database(map_, frozen):
    bewijs = proof(map_)
    cijfers = Cijfers(frozen, Keuze(bewijs["jaar"], bewijs["met_voorbeeld"]))
    for getal in bewijs["getallen"]:
        vraag = getal["query"].removeprefix("briefing/")
        gm = bewijs["gemeente"] if vraag in ("gemeente_doel", "gemeente_regio") else None
        (rij,) = [r for r in cijfers.rijen(vraag, gm) if all(str(r[k]) == w for k, w in getal["rij"].items())]
        assert as_plain(rij[getal["kolom"]]) == getal["waarde"], getal["id"]


def test_a_reference_leads_to_the_same_figure(map_, outcome):
    """Where a number is one published figure, the steps to the reference end with that number."""
    gelijk = re.compile(
        r"doel_vorm/.*/bedrag_eur|doel/.*/bedrag_eur|totaal/(au|du|spuk|buiten|verdeeld)_eur|gemeente(_doel)?/.*toegewezen_eur"
    )
    bekeken = 0
    for getal in proof(map_)["getallen"]:
        if gelijk.fullmatch(getal["id"]) and Decimal(getal["waarde"]):
            (tekst,) = getal["verwijzingen"]
            assert outcome(Verwijzing.lees(tekst)) == getal["waarde"]
            bekeken += 1
    assert bekeken >= 6


def test_tracing_from_memory_finds_what_the_state_itself_says(frozen, standen):
    jaar = read_years(frozen)[0]
    sporen = Sporen(frozen, open_stand("proef", standen), jaar)
    sporen.cover([GEVEN])
    for tekst in (
        f"mart.toewijzing?uitkeringsjaar={jaar}&doel=ido&gm_code={GEVEN}#bedrag_eur",
        f"mart.toewijzing?uitkeringsjaar={jaar}&gm_code={GEVEN}#bedrag_eur",
        f"mart.realisatie?uitkeringsjaar={jaar}&doel=wijkteams&gm_code={GEVEN}#besteed_eur",
        f"mart.toewijzing?uitkeringsjaar={jaar}&doel=ido&gm_code={LANG}#bedrag_eur",  # not copied
    ):
        verwijzing = Verwijzing.lees(tekst)
        assert sporen(verwijzing) == trace(frozen, verwijzing, hoogstens_cellen=200)
    sporen.close()


def test_a_count_names_a_cell_of_everything_it_counts(pakket):
    """One cell each; of the reconciliations only those whose amount is read from a cell."""
    bekeken = 0
    for getal in proof(pakket)["getallen"]:
        if getal["afleiding"].startswith("telling") and int(getal["waarde"]) and getal["cellen"]:
            is_aansluiting = getal["kolom"] in ("aansluitingen", "sluitend", "verklaard")
            assert getal["cellen_totaal"] <= int(getal["waarde"]), getal["id"]
            assert is_aansluiting or getal["cellen_totaal"] == int(getal["waarde"]), getal["id"]
            bekeken += 1
    assert bekeken >= 20


def test_a_note_leads_to_the_cell_with_that_figure_in_the_source(pakket):
    """Follow the notes of the envelope to the file itself."""
    rijen = read_rows(ROOT / "data" / "raw" / "pok" / "envelop.csv")
    for getal in proof(pakket)["getallen"]:
        if getal["id"].startswith("doel_vorm/") and getal["id"].endswith("bedrag_eur"):
            regels = [int(cel["cel"][1:]) for cel in getal["cellen"] if cel["document"] == "pok/envelop.csv"]
            assert sum(int(rijen[regel - 1][4]) for regel in regels) == int(getal["waarde"]), getal["id"]
            assert all(f"E{regel}" in getal["tekst"] for regel in regels[:IN_DE_NOOT])


def test_every_listed_cell_of_a_table_says_in_the_file_what_the_proof_says(map_):
    read, bekeken = cache(read_rows), 0
    for cel in (c for g in proof(map_)["getallen"] for c in g["cellen"] if c["document"].endswith(".csv")):
        rijen = read(ROOT / "data" / "raw" / cel["document"])
        letters, rij = re.fullmatch(r"([A-Z]+)(\d+)", cel["cel"]).groups()
        assert rijen[int(rij) - 1][column_index_from_string(letters) - 1] == cel["gedrukt"], cel
        bekeken += 1
    assert bekeken >= 50


def test_every_note_names_a_source_a_note_or_a_count(map_):
    for getal in proof(map_)["getallen"]:
        kaal = not getal["cellen"] and not getal["zie_noten"]
        if kaal and getal["waarde"] is not None:
            uitzondering = ("mart.aansluiting", "controle", "bron:", "aansluiting")
            is_nul = getal["waarde"] == "0" and "geteld met queries/briefing/" in getal["tekst"]
            assert is_nul or any(woord in getal["afleiding"] for woord in uitzondering), getal["id"]


def test_a_weak_status_is_said_behind_the_number(map_):
    """In headings and running text, which is page one down to its first chart or table."""
    getallen = proof(map_)["getallen"]
    begin = squeeze(
        re.split(
            r"Bedrag per doel, naar vorm|Toegewezen bedrag, wat", read_pdf(map_["briefing.pdf"]).bladzijden[0]
        )[0]
    )
    vormen = {
        status: {squeeze(v) for g in getallen if g["status"] == status for v in g["gedrukt"]}
        for status in ("gepubliceerd", "afgeleid", "aanname", "voorbeeld")
    }
    bekeken = 0
    for status in ("aanname", "voorbeeld"):
        for vorm in vormen[status] - vormen["gepubliceerd"] - vormen["afgeleid"]:
            if vorm in begin and not vorm.isdigit():
                assert f"{vorm}({status})" in begin, vorm
                bekeken += 1
    assert bekeken >= 4


def test_the_pdf_is_tagged_titled_and_dutch(map_):
    pdf = read_pdf(map_["briefing.pdf"])
    assert pdf.kenmerken["MarkInfo"]["Marked"] is True
    assert "StructTreeRoot" in pdf.kenmerken
    assert pdf.kenmerken["Lang"] in (b"nl-NL", "nl-NL")
    document = pypdfium2.PdfDocument(map_["briefing.pdf"])
    koppen = [bladwijzer.get_title() for bladwijzer in document.get_toc()]
    assert koppen[-2:] == ["Noten", "Bijlage: bewijs van elk getal"]
    assert document.get_metadata_dict()["Title"] == proof(map_)["briefing"]
    assert len(document) in ((2, 3) if proof(map_)["gemeente"] else range(4, 10))


def test_every_number_on_the_slides_is_in_the_proof(pakket, standen):
    bewijs, dias = proof(pakket), read_slides(pakket["briefing.pptx"])
    mag = printed(bewijs) | allowed(bewijs, standen)
    waarden = {float(g["waarde"]) for g in bewijs["getallen"] if g["waarde"] is not None}
    assert 8 <= len(dias) <= 12
    for nummer, dia in enumerate(dias, start=1):
        assert {g for g in numbers(dia.tekst) - mag if not JAAR.fullmatch(g)} == set(), f"slide {nummer}"
        assert set(dia.waarden) <= waarden, f"slide {nummer}"


def test_the_slides_say_how_their_numbers_came_about(pakket):
    bewijs, dias = proof(pakket), read_slides(pakket["briefing.pptx"])
    per_waarde = {}
    for getal in bewijs["getallen"]:
        if getal["waarde"] is not None:
            per_waarde.setdefault(float(getal["waarde"]), []).append(getal["tekst"])
    assert sum(bool(dia.waarden) for dia in dias) >= 4
    for dia in dias:
        assert dia.talen == {"nl-NL"}
        assert all(dia.beschrijvingen)
        for waarde in dia.waarden:
            assert any(tekst in dia.notities for tekst in per_waarde[waarde])


def test_the_workbook_adds_up(pakket):
    formules = openpyxl.load_workbook(io.BytesIO(pakket["briefing.xlsx"]))
    waarden = openpyxl.load_workbook(io.BytesIO(pakket["briefing.xlsx"]), data_only=True)
    sommen = 0
    for blad in formules.worksheets:
        for cel in [c for rij in blad.iter_rows() for c in rij if str(c.value).startswith("=")]:
            bereik = re.fullmatch(r"=SUM\((\w+):(\w+)\)", cel.value)
            delen = [r[0].value for r in blad[bereik[1] : bereik[2]] if r[0].value is not None]
            assert sum(delen) == waarden[blad.title][cel.coordinate].value, f"{blad.title} {cel.coordinate}"
            sommen += 1
    assert sommen >= 6
    (totaal,) = [rij for rij in waarden["Envelop"].iter_rows(values_only=True) if rij[0] == "Totaal"]
    assert totaal[2] == waarden["Zicht"]["B7"].value == 150_000_000
    assert {b.title for b in formules} >= {"Lees mij", "Gemeenten", "Bewijs", "Manifest"}
    assert all(b.freeze_panes and b.auto_filter.ref for b in formules if b.title != "Lees mij")


def test_two_runs_give_the_same_bytes(pakket, standen):
    with Redactie(Bestelling("proef", standen)) as redactie:
        assert redactie.files(redactie.national()) == pakket


def test_the_manifest_names_every_file(map_):
    manifest = json.loads(map_["manifest.json"])
    assert set(manifest["bestanden"]) == set(map_) - {"manifest.json"}
    assert all(hashlib.sha256(map_[n]).hexdigest() == som for n, som in manifest["bestanden"].items())


def test_the_head_of_the_chain_stands_in_every_form_and_leads_to_the_state(map_, pakket, standen):
    kop = json.loads(map_["manifest.json"])["stand_ketenkop"]
    assert find_head(standen, kop).naam == "proef"
    assert json.loads(map_["bewijs.json"])["ketenkop"] == kop
    with pdfplumber.open(io.BytesIO(map_["briefing.pdf"])) as pdf:
        assert kop[:32] in squeeze("".join(bladzijde.extract_text() for bladzijde in pdf.pages))
    lees_mij = openpyxl.load_workbook(io.BytesIO(pakket["briefing.xlsx"]))["Lees mij"]
    assert kop in {rij[1] for rij in lees_mij.iter_rows(values_only=True)}
    assert kop[:32] in Presentation(io.BytesIO(pakket["briefing.pptx"])).core_properties.keywords


def test_made_up_returns_are_left_out_unless_asked_for(pakket, gemeenten):
    eerste = read_pdf(pakket["briefing.pdf"]).bladzijden
    assert "niet opgegeven door 342 van de 342 gemeenten" in re.sub(r"\s+", " ", eerste[0])
    assert "voorbeeld" not in {g["status"] for g in proof(pakket)["getallen"]}
    met = read_pdf(gemeenten[GEVEN]["briefing.pdf"]).bladzijden[0]
    assert "verzonnen voorbeeldcijfers" in met
    assert "voorbeeld" in {g["status"] for g in proof(gemeenten[GEVEN])["getallen"]}


def test_goals_that_share_an_amount_are_one_row_with_the_assumed_parts_below(pakket):
    """The amount is a published difference, its split an assumption: no chart and no sum shows the parts as figures."""
    boek = openpyxl.load_workbook(io.BytesIO(pakket["briefing.xlsx"]), data_only=True)
    rijen = [[cel for cel in rij if cel is not None] for rij in boek["Envelop"].iter_rows(values_only=True)]
    namen = [rij[0] for rij in rijen if rij]
    assert namen.count("Vier doelen samen") == 1
    assert "Wijkteams" not in namen
    (delen,) = [blad for blad in boek if "delen" in blad.title.lower()]
    bedragen = {rij[0]: (rij[2], rij[4]) for rij in delen.iter_rows(values_only=True) if rij[2] == 13_750_000}
    assert set(bedragen) == {
        "Wijkteams",
        "Integraal werken in het sociaal domein",
        "Lerend vermogen van gemeenten",
        "Kind- en gezinsbescherming",
    }
    assert {status for _, status in bedragen.values()} == {"aanname"}


def test_money_for_a_region_is_in_no_amount_per_inhabitant(pakket, gemeenten, frozen):
    """Nijmegen receives for its region; Nuenen gets nothing itself and is told by whom and how much for how many."""
    jaar, eigen = proof(pakket)["jaar"], {}
    for gm, eur, inwoners in frozen.execute(
        """SELECT t.gm_code, sum(t.bedrag_eur)::BIGINT, any_value(g.inwoners) FROM mart.toewijzing AS t
        INNER JOIN mart.gemeente_jaar AS g USING (uitkeringsjaar, gm_code)
        WHERE t.uitkeringsjaar = ? AND t.doel NOT IN (SELECT r.doel FROM mart.toewijzing_regio AS r WHERE r.uitkeringsjaar = ?)
        GROUP BY t.gm_code""",
        [jaar, jaar],
    ).fetchall():
        eigen[gm] = Decimal(eur) / inwoners
    for gm in (GEVEN, LANG):
        per_inwoner = {g["id"]: g["waarde"] for g in proof(gemeenten[gm])["getallen"]}
        assert Decimal(per_inwoner[f"gemeente/{gm}/per_inwoner_eur"]) == eigen[gm].quantize(Decimal("0.01"))
        assert not [id_ for id_ in per_inwoner if "zorg_en_veiligheid" in id_ and "per_inwoner" in id_]
    tekst = {
        gm: re.sub(r"\s+", " ", read_pdf(gemeenten[gm]["briefing.pdf"]).bladzijden[0]) for gm in gemeenten
    }
    assert "ontvangt de gemeente voor de hele regio Gelderland-Zuid van 14 gemeenten" in tekst[GEVEN]
    assert "geen ontvanger; via centrumgemeente Eindhoven" in tekst[LANG]


def test_a_gemeente_reads_by_which_key_each_goal_was_divided(gemeenten):
    tekst = re.sub(r"\s+", " ", " ".join(read_pdf(gemeenten[LANG]["briefing.pdf"]).bladzijden))
    assert "Naar welke sleutel het geld is verdeeld" in tekst
    assert "Rechtsbescherming algemene uitkering uitkeringsbasis" in tekst
