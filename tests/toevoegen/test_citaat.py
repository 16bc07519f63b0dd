"""Citations: found in a PDF by page and line, kept word for word, and refused when the document says something else."""

import csv
import hashlib
import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from dashboard.cli import app
from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.basis.instellingen import instellingen
from pipelines.bestand.alinea import find_paragraphs
from pipelines.bestand.pdf import read_lines
from pipelines.cli.hoofd import run
from pipelines.sources.raw.citaten import check_citations
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_circulaires, read_reference
from pipelines.toevoegen.toevoegen import Keuzes, propose
from tests.hulp.bronbestanden import RAW, small_copy
from tests.hulp.deelbouw import ask
from tests.hulp.helpers import edit_cell
from tests.hulp.miniraw import write_miniraw

ALINEA = [
    "Voor de inzet van sociaal raads-",
    "lieden; en de ombudsfunctie is structureel",
    "€ 10 miljoen beschikbaar.",
]


def pdf(*bladzijden: list[list[str]]) -> bytes:
    """Pages of paragraphs of lines."""
    uit = io.BytesIO()
    doek = Canvas(uit, pagesize=A4, invariant=True)
    for alineas in bladzijden:
        hoogte = 780
        for regels in alineas:
            for regel in regels:
                doek.drawString(50, hoogte, regel)
                hoogte -= 14
            hoogte -= 16
        doek.showPage()
    doek.save()
    return uit.getvalue()


CIRCULAIRE = pdf(
    [["Meicirculaire 2022"], ["Inleiding", "over het fonds.", "Meer volgt."]],
    [["2.1 Rechtsbescherming"], ALINEA, ["Iets anders", "dat er niet bij hoort."]],
)


@pytest.fixture(scope="module")
def bladzijden():
    return read_lines(CIRCULAIRE, Grenzen())


@pytest.mark.parametrize(
    "gezocht", ["sociaal raadslieden", "SOCIAAL RAADS", "structureel € 10", "ombudsfunctie"]
)
def test_words_are_found_over_lines_and_hyphens(bladzijden, gezocht):
    (alinea,) = find_paragraphs(bladzijden, gezocht)
    assert (alinea.plek, alinea.tekst) == ("p. 2, regel 2–4", " ".join(ALINEA))


def test_one_page_is_read_on_its_own():
    assert list(read_lines(CIRCULAIRE, Grenzen(), [2])) == [2]


def test_what_is_no_pdf_is_refused():
    with pytest.raises(Geweigerd, match="geen PDF"):
        read_lines(b"PK\x03\x04", Grenzen())


@pytest.fixture
def citeer(tmp_path, monkeypatch, capsys):
    raw = write_miniraw(tmp_path / "data" / "raw")
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(raw.parent))
    pad = tmp_path / "meicirculaire 2022.pdf"
    pad.write_bytes(CIRCULAIRE)

    def voer_uit(*opties):
        monkeypatch.setattr("sys.argv", ["fondskompas", "bron", "citaat", str(pad), *opties])
        instellingen.cache_clear()
        return run(app), capsys.readouterr()

    yield voer_uit
    instellingen.cache_clear()


def test_a_kept_citation_is_in_the_mart_once(citeer, tmp_path):
    code, uit = citeer("--zoek", "raadslieden")
    assert code == 0 and "1. meicirculaire 2022.pdf, p. 2, regel 2–4" in uit.out
    bewaar = ("--zoek", "raadslieden", "--doel", "wijkteams", "--bewaar", "1")
    assert "Bewaard bij wijkteams" in citeer(*bewaar)[1].out
    code, uit = citeer(*bewaar)
    assert code == 0 and "Stond er al" in uit.out and "niet in data/raw" in uit.out
    velden = "doel, document_id, document, naam, plek, tekst, blad, cel"
    assert ask(tmp_path / "data/raw", f"SELECT {velden} FROM mart.citaat") == [
        [
            (
                "wijkteams",
                hashlib.sha256(CIRCULAIRE).hexdigest(),
                None,
                "meicirculaire 2022.pdf",
                "p. 2, regel 2",
                " ".join(ALINEA),
                "citaten",
                "F2",
            )
        ]
    ]


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (("--zoek", "opvangplek"), "staat niet op 2 bladzijden"),
        (("--zoek", "raadslieden", "--bladzijde", "1"), "staat niet op bladzijde 1"),
        (("--zoek", "raadslieden", "--bladzijde", "9"), "heeft geen bladzijde 9"),
        (("--zoek", "- "), "te kort"),
        (("--zoek", "raadslieden", "--bewaar", "1"), "Geef met --doel"),
        (("--zoek", "raadslieden", "--bewaar", "2", "--doel", "wijkteams"), "geen alinea 2"),
        (("--zoek", "raadslieden", "--bewaar", "1", "--doel", "wijk"), "geen doel"),
    ],
)
def test_what_cannot_be_cited_says_why(citeer, tmp_path, opties, melding):
    code, uit = citeer(*opties)
    assert code == 1 and melding in uit.err
    assert not (tmp_path / "data/raw/circulaires/citaten.csv").exists()


def check(raw, document=None):
    """The findings about citations, with ``document`` as if it were a registered one."""
    invoer = Invoer(raw)
    read_reference(invoer)
    if document is not None:
        invoer.register_file(document, "documenten")
    check_citations(invoer)
    return [(b.regel, b.document, b.cel) for b in invoer.bevindingen]


def test_a_citation_that_its_document_does_not_hold_stops_the_build(citeer, tmp_path):
    raw = tmp_path / "data/raw"
    citeer("--zoek", "raadslieden", "--doel", "wijkteams", "--bewaar", "1")
    document = raw / "documenten" / "c.pdf"
    document.parent.mkdir()
    document.write_bytes(CIRCULAIRE)
    assert check(raw, document) == []
    edit_cell(raw / "circulaires/citaten.csv", "F2", " ".join(ALINEA).replace("10", "11"))
    assert check(raw, document) == [("citaat_niet_in_document", "circulaires/citaten.csv", "F2")]
    assert check(raw) == [], "an unregistered document cannot be checked"
    edit_cell(raw / "circulaires/citaten.csv", "G2", "wijk")
    assert ("citaat_doel_onbekend", "circulaires/citaten.csv", "G2") in check(raw)


def test_a_damaged_pdf_is_told(tmp_path):
    from pipelines.toevoegen.citeren import search

    pad = tmp_path / "kapot.pdf"
    pad.write_bytes(CIRCULAIRE[:200])
    with pytest.raises(FondskompasFout, match=r"kapot\.pdf"):
        search(pad, "raadslieden", None, Grenzen())


def test_a_circulaire_without_a_table_is_kept_to_cite_from(tmp_path):
    raw = small_copy(tmp_path / "data" / "raw")
    pad = tmp_path / "meicirculaire 2022.pdf"
    pad.write_bytes(CIRCULAIRE)
    for opdracht in (
        ["bron", "toevoegen", str(pad)],
        ["bron", "toevoegen", str(pad)],
        ["bron", "citaat", str(pad), "--zoek", "raadslieden", "--doel", "rechtsbescherming", "--bewaar", "1"],
        ["bron", "lijst"],
    ):
        assert CliRunner().invoke(app, ["--data", str(raw.parent), *opdracht]).exit_code == 0
    with (raw / "documenten.csv").open(encoding="utf-8-sig") as register:
        (rij,) = csv.DictReader(register, delimiter=";")
    assert (rij["soort"], rij["circulaire"], rij["uitkeringsjaar"]) == ("tekst", "M2022", "")
    invoer = Invoer(raw)
    read_circulaires(invoer, read_reference(invoer))
    check_citations(invoer)
    assert [b for b in invoer.bevindingen if b.ernst == "fout"] == []
    assert rij["document"] in {d["document"] for d in invoer.documenten}


def test_a_pdf_with_rows_of_gemeenten_that_nobody_recognises_is_no_text(tmp_path):
    pad = tmp_path / "bijlage.pdf"
    pad.write_bytes(pdf([["Gemeente  Onbekende uitkering"], ["Amsterdam 100", "Urk 200", "Zwolle 300"]]))
    with pytest.raises(InvoerGeweigerd) as weigering:
        propose(RAW, [pad], Keuzes(), Grenzen())
    assert [b.regel for b in weigering.value.bevindingen] == ["tabel_onbekend"]
