"""A source cell in its surroundings, whatever the document; and traces through deliveries, annexes and corrections."""

import io

import duckdb
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.openen import hash_document
from pipelines.bouw.bouwen import build
from pipelines.herkomst import Broncel, Verwijzing, read_fragment, trace
from pipelines.sources.iv3.naslag import load_reference
from pipelines.sources.ontvangen.iv3 import add_delivery
from pipelines.sources.ontvangen.sisa import add_annex
from pipelines.toevoegen.poort import confirm_all
from tests.hulp.bronbestanden import ods, small_copy, xlsx
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery
from tests.hulp.iv3_werkboek import as_file, make_workbook
from tests.sources.sisa.test_sisa import BIJLAGE
from tests.sources.test_correcties import GOED, KOP

TITELS = [
    ["Volumina"],
    [],
    ["CBS", "Gemeente", "inwo", "jong"],
    [14, "Groningen", 7, 8],
    [34, "Almere", 5, 6],
]


def pdf() -> bytes:
    uit = io.BytesIO()
    doek = Canvas(uit)
    for nummer in range(1, 9):
        doek.drawString(50, 800 - 14 * nummer, f"regel nummer {nummer}")
    doek.save()
    return uit.getvalue()


def fragment(map_, naam, inhoud, cel, blad, rond=1):
    """The fragment of a document that a database knows by its sha256."""
    pad = map_ / naam
    pad.write_bytes(inhoud)
    bron_id = hash_document(pad)
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA mart")
        con.execute("CREATE TABLE mart.document AS SELECT ? AS bron_id, ? AS document", [bron_id, naam])
        return read_fragment(map_, con, Broncel(bron_id, naam, None, blad, cel, "", None), rond=rond)


@pytest.mark.parametrize(("naam", "maak"), [("v.xlsx", xlsx), ("v.ods", ods)])
def test_a_header_below_titles_is_found(tmp_path, naam, maak):
    f = fragment(tmp_path, naam, maak({"V": TITELS}), "C5", "V")
    assert f.kop == ("Gemeente", "inwo", "jong")
    assert (f.kolommen, f.rijen[f.rij][0], f.rijen[f.rij][1][f.kolom]) == (("B", "C", "D"), 5, "5")


def test_a_line_of_a_pdf_has_the_lines_around_it(tmp_path):
    f = fragment(tmp_path, "c.pdf", pdf(), "p. 1, regel 4", "tabel vanaf p. 1")
    assert f.rijen == tuple((n, (f"regel nummer {n}",)) for n in (3, 4, 5))
    assert f.rij == 1
    with pytest.raises(FondskompasFout, match=r"heeft geen cel p\. 1, regel 40"):
        fragment(tmp_path, "c.pdf", pdf(), "p. 1, regel 40", "tabel vanaf p. 1")


def test_an_amount_of_a_delivery_has_the_entries_around_it(tmp_path):
    inhoud = b'{"data": {"lasten": [{"taakveld": "0.1", "bedrag": 1}, {"taakveld": "0.2", "bedrag": 2}]}}'
    f = fragment(tmp_path, "l.json", inhoud, "$.data.lasten[1].bedrag", "")
    assert f.kolommen == ("pad", "waarde")
    assert [t for _, t in f.rijen] == [
        ("$.data.lasten[1].taakveld", "0.2"),
        ("$.data.lasten[1].bedrag", "2"),
    ]
    assert f.rijen[f.rij][1][f.kolom] == "2"


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory):
    """Real sources with a delivery as JSON, one as Excel, a SiSa annex and a correction."""
    map_ = tmp_path_factory.mktemp("spoor")
    raw = small_copy(map_ / "raw")
    naslag = load_reference(raw)
    definitie = naslag.definitie(2024)
    (map_ / "krd.json").write_bytes(as_bytes(make_delivery(definitie, per_cel=3_000_000)))
    add_delivery(map_ / "krd.json", raw, naslag, None)
    definitie = naslag.definitie(2023)
    model = make_workbook(definitie, make_delivery(definitie, per_cel=3_000_000))
    (map_ / "model.xlsx").write_bytes(as_file(model))
    add_delivery(map_ / "model.xlsx", raw, naslag, None)
    regelingen = raw / "sisa" / "regelingen.csv"
    regels = regelingen.read_text(encoding="utf-8-sig").splitlines()
    nieuw = [
        ";".join([r.split(";")[0], "X99", *r.split(";")[2:4], "01", *r.split(";")[5:]]) for r in regels[1:]
    ]
    regelingen.write_text("\n".join([regels[0], *nieuw]) + "\n", encoding="utf-8-sig")
    (map_ / "sisa.csv").write_text(BIJLAGE, encoding="utf-8")
    add_annex(map_ / "sisa.csv", raw, "GM0363", 2023)
    (raw / "correcties.csv").write_text(KOP + GOED + "\n", encoding="utf-8")
    confirm_all(raw, "verzonnen leveringen en een verzonnen bijlage", Grenzen())
    build(raw, map_ / "fk.duckdb")
    with duckdb.connect(map_ / "fk.duckdb", read_only=True) as con:
        yield raw, con


@pytest.mark.parametrize(
    ("vraag", "suffix", "waarde"),
    [
        ("mart.besteding?boekjaar=2024&verslagsoort=jaarrekening&gm_code=GM0363&taakveld=5.6#salarissen_eur", ".json", 3_000_000),
        ("mart.besteding?boekjaar=2023&verslagsoort=jaarrekening&gm_code=GM0363&taakveld=5.6#salarissen_eur", ".xlsx", 3_000_000),
        ("mart.sisa_besteding?jaar=2023&gm_code=GM0363&doel=ido#besteed_eur", ".csv", 321_000),
    ],
    ids=["JSON", "Excelmodel", "SiSa"],
)  # fmt: skip
def test_every_cell_of_a_trace_is_the_one_in_the_document(gebouwd, vraag, suffix, waarde):
    raw, con = gebouwd
    spoor = trace(con, Verwijzing.lees(vraag))
    assert spoor.waarde == waarde
    cellen = [c for c in spoor.cellen if c.document.endswith(suffix)]
    assert cellen
    for cel in cellen:
        f = read_fragment(raw, con, cel)
        assert f.rijen[f.rij][1][f.kolom] == cel.gedrukt


def test_a_corrected_cell_shows_what_is_printed_and_tells_the_correction(gebouwd):
    raw, con = gebouwd
    vraag = "mart.algemene_uitkering?circulaire=S2024&uitkeringsjaar=2024&gm_code={}#uitkeringsbasis_eur"
    vraag_gm = "SELECT gm_code FROM kern.volume WHERE correctie IS NOT NULL"
    [(gm_code,)] = con.execute(vraag_gm).fetchall()
    cellen = trace(con, Verwijzing.lees(vraag.format(gm_code))).cellen
    (cel,) = [c for c in cellen if c.correctie]
    assert (cel.cel, cel.gedrukt) == ("M3", "243768,00")
    assert "243768,00 → 243769,5: drukfout" in cel.correctie
    f = read_fragment(raw, con, cel)
    assert f.rijen[f.rij][1][f.kolom] == "243768,00"
