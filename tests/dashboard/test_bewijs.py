"""Aansluiting en herkomst, and Methode: what they say, on literal frames and over HTTP, without a browser."""

import json
import re
import shutil
from decimal import Decimal

import duckdb
import polars as pl
import pytest

from dashboard.app import create_app
from dashboard.beeld.elementen import explain, read_terms, term_id
from dashboard.beeld.termen import STATUSSEN
from dashboard.gegevens.bronnen import UITGEVERS, find_publisher
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.aansluiting.bronnen import document_grid, group_findings, version_grid
from dashboard.pages.aansluiting.zoek import chosen_key, missing_key
from dashboard.pages.lijst import read_pages
from dashboard.pages.methode import SECTIES
from dashboard.pages.methode.verdeling import VORMEN_VAN_SLEUTELS, forms_of
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import read_queries
from pipelines.bouw.regels import read_subjects
from pipelines.herkomst import Verwijzing, key_values, read_examples, trace
from pipelines.herkomst.catalogus import find_figure, find_table, read_catalogue
from pipelines.herkomst.woorden import SLEUTELNAMEN
from tests.hulp.componenten import Browser, euro, figure, find_props
from tests.hulp.helpers import ROOT

RAW = ROOT / "data" / "raw"


@pytest.fixture(scope="module")
def browser(database):
    return Browser(create_app(database, RAW))


@pytest.fixture
def los(con):
    """A connection of its own: one with an unfinished result does nothing else."""
    with con.cursor() as cursor:
        yield cursor


def rows(raster):
    return raster.children.rowData


def test_every_reconciliation_has_a_subject_and_says_what_it_compares(con):
    assert {q.naam for q in read_queries("aansluiting")} == set(read_subjects())
    assert all(tekst["onderwerp"] and tekst["uitleg"] for tekst in read_subjects().values())
    onderwerpen = {o for (o,) in con.execute("SELECT DISTINCT onderwerp FROM mart.aansluiting").fetchall()}
    assert onderwerpen == {tekst["onderwerp"] for tekst in read_subjects().values()}


def test_findings_are_grouped_with_errors_first():
    bevindingen = pl.DataFrame(
        {
            "regel": ["a", "a", "b", "c"],
            "ernst": ["waarschuwing", "waarschuwing", "fout", "waarschuwing"],
            "melding": ["A.", "A.", "B.", "C."],
            "remedie": ["a", "a", "b", "c"],
        }
    )
    assert [(g["regel"], g["aantal"]) for g in group_findings(bevindingen)] == [("b", 1), ("a", 2), ("c", 1)]


def test_an_open_question_shows_both_sides_and_is_marked_in_words(browser, con):
    inhoud = browser.part("ah-open", "/aansluiting")
    links, rechts, verschil = con.execute(
        "SELECT CAST(COLUMNS(['links_eur', 'rechts_eur', 'verschil_eur']) AS BIGINT) FROM mart.aansluiting WHERE code = 'borger-odoorn-2021'"
    ).fetchone()
    for bedrag in (links, rechts, verschil):
        assert euro(bedrag) in inhoud
    assert "fk-badge--open-vraag" in inhoud
    assert "De gemeente rondt af op duizend euro" in inhoud


def test_the_filters_show_what_the_database_has(browser, con):
    for oordeel in ("open vraag", "verklaard", "sluit aan"):
        inhoud = browser.part("ah-alle", "/aansluiting", f"?oordeel={oordeel.replace(' ', '%20')}")
        aantal = figure(con, "SELECT count(*) FROM mart.aansluiting WHERE oordeel = $o", o=oordeel)
        assert inhoud.count('"verklaring":') == aantal
    assert "bestaat hier niet" in browser.part("ah-alle", "/aansluiting", "?onderwerp=onzin")
    assert "Geen aansluiting" in browser.part("ah-alle", "/aansluiting", "?oordeel=wijkt%20af")


def test_a_rule_narrows_the_findings_and_an_unknown_one_is_named(browser, con):
    inhoud = browser.part("ah-bevindingen", "/aansluiting", "?regel=iv3_niet_ingediend")
    aantal = figure(con, "SELECT count(*) FROM mart.bevinding WHERE regel = 'iv3_niet_ingediend'")
    assert f"Getoond: {aantal} van de controle" in inhoud
    assert "geen bevinding van de controle ‘onzin’" in browser.part(
        "ah-bevindingen", "/aansluiting", "?regel=onzin"
    )


def test_publishers_and_licences_are_those_of_the_readme_of_the_sources():
    tekst = (RAW / "README.md").read_text(encoding="utf-8")
    rijen = re.findall(r"^\| (`[^|]+)\|(.*)\|$", tekst, re.MULTILINE)
    tabel = {plek: rest for eerste, rest in rijen for plek in re.findall(r"`([\w.]+)/?`", eerste)}
    mappen = {pad.name for pad in RAW.iterdir() if pad.is_dir()}
    assert set(UITGEVERS) >= mappen & set(tabel)
    for map_, uitgever in UITGEVERS.items():
        for woord in re.findall(r"EUPL-1\.2|CC BY 4\.0|Apache-2\.0", uitgever.licentie):
            assert woord in tabel[map_], map_
        for repository in re.findall(r"\w+/\w+", uitgever.via):
            assert f"github.com/{repository}" in tabel[map_], map_
    assert find_publisher("nieuw/bestand.csv").licentie == "niet vastgelegd"


def test_a_document_without_figures_says_so_and_the_fingerprint_is_whole():
    frame = pl.DataFrame(
        {"document": ["iv3/2023.csv", "gemeenten/grenzen.geojson"], "soort": ["iv3", "grenzen"], "bron_id": ["a" * 64, "b" * 64], "bytes": [1000, 5], "aantal_cijfers": [12, 0]}
    )  # fmt: skip
    eerste, tweede = rows(document_grid(frame))
    assert (eerste["cijfers_tekst"], eerste["uitgever"], eerste["sha256"]) == ("12", "CBS, Iv3", "a" * 64)
    assert (tweede["cijfers"], tweede["cijfers_tekst"]) == (None, "namen, codes of grenzen")


def test_what_was_read_is_counted_per_document(database, con):
    frame = Gegevens(database).read("documentcijfers")
    per_document = dict(frame.select("document", "aantal_cijfers").iter_rows())
    assert per_document["pok/envelop.csv"] == figure(con, "SELECT count(*) FROM staging.envelop")
    assert sum(per_document.values()) > 300_000
    assert frame.height == figure(con, "SELECT count(*) FROM mart.document")


def test_versions_are_shown_once_the_database_has_them(database, tmp_path):
    """A database of before that table has no such part; one with it has."""
    zonder, met = (shutil.copy(database, tmp_path / f"{naam}.duckdb") for naam in ("zonder", "met"))
    for pad in (zonder, met):
        with duckdb.connect(pad) as schrijver:
            schrijver.execute("DROP TABLE IF EXISTS mart.bronversie")
    with duckdb.connect(met) as schrijver:
        schrijver.execute(
            "CREATE TABLE mart.bronversie AS SELECT 'M2024' AS circulaire, 2024 AS uitkeringsjaar, 'gewicht_maatstaf' AS tabel, 2 AS versie, "
            "'geheel' AS omvang, TRUE AS is_geldig, 10 AS aantal_cijfers, 1 AS aantal_correcties, 12.50::DECIMAL(38, 9) AS som, NULL::VARCHAR AS naam, "
            "'documenten/x.xlsx' AS document, NULL::DATE AS publicatiedatum, NULL::VARCHAR AS corrigeert, NULL::DATE AS toegevoegd_op, 'ff' AS bron_id"
        )
    deel = ("ah-documenten", "/aansluiting")
    assert "Versies van circulaires" not in Browser(create_app(zonder, RAW)).part(*deel)
    assert "1 versie van een tabel" in Browser(create_app(met, RAW)).part(*deel)
    [rij] = rows(version_grid(Gegevens(met).read("bronversies")))
    assert (rij["jaargang"], rij["geldig"], rij["som_tekst"], rij["datum"]) == (
        "M2024 voor 2024",
        "ja",
        "12,5",
        "niet bekend",
    )


def test_only_what_fits_the_table_is_taken_from_the_address():
    tabel = find_table("mart.toewijzing")
    gekozen = chosen_key(tabel, "gm_code=GM0363&uitkeringsjaar=2023&vreemd=1&doel=")
    assert gekozen == {"uitkeringsjaar": "2023", "gm_code": "GM0363"}


def test_a_figure_that_cannot_be_summed_asks_for_the_rest_of_its_key():
    tabel = find_table("mart.algemene_uitkering")
    waarden = {"circulaire": ("M2023", "M2024"), "uitkeringsjaar": ("2024",), "gm_code": ("GM0363", "GM0599")}
    bedrag, factor = (find_figure(tabel, k) for k in ("algemene_uitkering_eur", "uitkeringsfactor"))
    assert missing_key(tabel, bedrag, {}, waarden) == ["circulaire"]
    assert missing_key(tabel, factor, {"circulaire": "M2024"}, waarden) == ["gm_code"]


def test_every_key_column_has_a_name_for_readers():
    assert {naam for tabel in read_catalogue().values() for naam in tabel.sleutel} <= set(SLEUTELNAMEN)


def test_what_is_chosen_can_be_traced(browser, con, los):
    search = "?tabel=mart.uitkering&sleutel=circulaire%3DS2024%26uitkeringsjaar%3D2024%26gm_code%3DGM0363"
    props = find_props(browser_json(browser, "ah-zoek", search))
    [verwijzing] = [p["data-fk-herkomst"] for p in props if "data-fk-herkomst" in p]
    som = figure(con, "SELECT sum(bedrag_eur) FROM mart.uitkering WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024 AND gm_code = 'GM0363'")  # fmt: skip
    assert trace(los, Verwijzing.lees(verwijzing)).waarde == som


def browser_json(browser, id_, search):
    return json.loads(browser.part(id_, "/aansluiting", search))


def test_choices_are_those_of_the_rows_that_are_left(los):
    tabel = find_table("mart.toewijzing")
    assert key_values(los, tabel, "vorm", {"doel": "ido", "uitkeringsjaar": "2023"}) == ("spuk",)
    assert key_values(los, tabel, "uitkeringsjaar", {})[0] == "2021"
    assert key_values(los, tabel, "doel", {"gm_code": "GM9999"}) == ()
    with pytest.raises(FondskompasFout, match="hoort niet bij de sleutel"):
        key_values(los, tabel, "regel", {})


@pytest.mark.parametrize("tabel", read_catalogue().values(), ids=lambda t: t.naam)
def test_every_column_has_an_example_that_can_be_followed(los, tabel):
    voorbeelden = read_examples(los, tabel, 2023)
    if not los.view(tabel.naam).limit(1).fetchall():  # nothing was handed in yet, such as an annex of SiSa
        assert voorbeelden == {}
        return
    assert set(voorbeelden) == {f.kolom for f in tabel.figuren}
    eerste = next(iter(voorbeelden.values())).verwijzing
    assert trace(los, eerste, hoogstens_cellen=1).verwijzing == eerste


@pytest.mark.parametrize(
    ("document", "cel", "tabel", "kolom"),
    [
        ("circulaires/M2024_2024/uitkeringen.csv", "E20", "mart.uitkering", "bedrag_eur"),
        ("circulaires/M2022_2023/volumina.csv", "F20", "mart.toewijzing_bewijs", "bedrag_eur"),
        ("circulaires/circulaires.csv", "C3", "mart.algemene_uitkering", "uitkeringsfactor"),
        ("iv3/2023_begroting.csv", "F20", "mart.besteding", "baten_eur"),
        ("pok/envelop.csv", "E21", "mart.envelop_regel", "bedrag_eur"),
        ("gemeenten/inwoners.csv", "C900", "mart.gemeente", "inwoners"),
        ("opgaven/voorbeeld_2023.xlsx", "G2", "mart.capaciteit", "waarde"),
        ("aansluiting/controletotalen.csv", "E4", "mart.aansluiting", "rechts_eur"),
    ],
)  # fmt: skip
def test_a_figure_that_rests_on_a_cell_has_that_cell_in_its_derivation(
    database, los, document, cel, tabel, kolom
):
    gevonden = Gegevens(database).read("cel_cijfers", document=document, cel=cel)
    treffers = gevonden.filter((pl.col("tabel") == tabel) & (pl.col("kolom") == kolom))
    assert treffers.height
    rij = treffers.row(0, named=True)
    verwijzing = Verwijzing(tabel, tuple(zip(rij["namen"], rij["waarden"], strict=True)), kolom)
    herkomst = trace(los, verwijzing, hoogstens_cellen=5000)
    assert (document, cel) in {(c.document, c.cel) for c in herkomst.cellen}


def test_the_cell_lookup_shows_the_sheet_and_says_when_nothing_rests_on_it(browser):
    inhoud = browser.part("ah-cel", "/aansluiting", "?document=pok/envelop.csv&cel=e21")
    assert "fk-fragment__cel" in inhoud
    assert "3 cijfers rusten rechtstreeks" in inhoud
    assert "rust geen cijfer rechtstreeks" in browser.part(
        "ah-cel", "/aansluiting", "?document=pok/envelop.csv&cel=C21"
    )
    assert "heeft geen cel ZZ9" in browser.part("ah-cel", "/aansluiting", "?document=pok/envelop.csv&cel=ZZ9")
    assert "zijn geen cijfers gelezen" in browser.part("ah-cel", "/aansluiting", "?document=onzin&cel=A1")


def test_terms_are_whole_sorted_and_have_their_own_anchor():
    begrippen = read_terms()
    assert all(isinstance(uitleg, str) and uitleg.endswith(".") for uitleg in begrippen.values())
    assert list(begrippen) == sorted(begrippen, key=str.casefold)
    assert len({term_id(begrip) for begrip in begrippen}) == len(begrippen)
    assert set(STATUSSEN) <= set(begrippen)
    with pytest.raises(KeyError):
        explain("onzin")


@pytest.mark.parametrize(
    ("sleutel", "vormen"),
    [
        ("geen", {"geen"}),
        ("uitkeringsbasis", {"uitkeringsbasis"}),
        ("14600000 * inwoners + 2530000 * maatstaf:LOdr", {"inwoners", "maatstaf", "delen"}),
        ("vast:10000 + inwoners", {"inwoners", "vast"}),
        ("uitkeringsbasis [minimaal 5000] [hoogstens 250000]", {"uitkeringsbasis", "minimaal", "hoogstens"}),
        ("du:x [alleen GM0363]", {"du", "alleen"}),
        ("uitkeringsbasis [ingroei 7,50 vanaf inwoners]", {"uitkeringsbasis", "ingroei"}),
    ],
)
def test_a_key_is_listed_under_every_form_that_it_uses(sleutel, vormen):
    assert forms_of(sleutel) == vormen
    assert vormen <= {vorm for vorm, *_ in VORMEN_VAN_SLEUTELS}


def test_every_key_in_use_stands_in_the_method(browser, con):
    inhoud = browser.part("mt-sleutels", "/methode")
    for (sleutel,) in con.execute("SELECT DISTINCT sleutel FROM kern.envelop_regel").fetchall():
        assert f'"{sleutel}"' in inhoud


@pytest.mark.parametrize("jaar", range(2021, 2028))
def test_the_worked_example_is_the_proof_of_that_year(database, con, jaar):
    voorbeeld = Gegevens(database).read("afronding_voorbeeld", jaar=jaar)
    eerste = voorbeeld.row(0, named=True)
    assert eerste["som_naar_beneden_eur"] + eerste["over_eur"] == eerste["te_verdelen_eur"]
    resten = [rij["exact_deel"] - Decimal(rij["naar_beneden_eur"]) for rij in voorbeeld.iter_rows(named=True)]
    assert resten == sorted(resten, reverse=True)
    assert voorbeeld["extra_eur"].to_list() == sorted(voorbeeld["extra_eur"], reverse=True)
    for rij in voorbeeld.iter_rows(named=True):
        sql = "SELECT bedrag_eur FROM mart.toewijzing_bewijs WHERE uitkeringsjaar = $jaar AND regel = $regel AND deel = $deel AND gm_code = $gm"
        assert rij["bedrag_eur"] == figure(
            con, sql, jaar=jaar, regel=rij["regel"], deel=rij["deel"], gm=rij["gm_code"]
        )


def test_every_page_leads_to_a_part_of_the_method_that_exists(browser):
    ankers = {sectie.id for sectie in SECTIES} | {""}
    for pagina in read_pages():
        assert pagina.methode is None or pagina.methode in ankers, pagina.pad
        assert ("Hoe is dit gemaakt?" in browser.part("inhoud", pagina.pad)) == (pagina.methode is not None)
