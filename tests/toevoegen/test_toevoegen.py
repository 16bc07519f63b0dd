"""Adding documents: recognised, tried in a build, kept as received, registered once, never overwritten."""

import csv
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.bouw.bouwen import build
from pipelines.bouw.vingerafdruk import fingerprint
from pipelines.sources.ontvangen.documenten import keep_documents, withdraw_document
from pipelines.sources.raw.bevestigingen import keep_confirmations
from pipelines.toevoegen.toevoegen import Keuzes, Voorstel, propose
from tests.hulp.bronbestanden import RAW, ods, small_copy
from tests.hulp.deelbouw import ask, find


def choices(**genoemd) -> Keuzes:
    """What the user states; most tables here hold an impossible figure, so they are confirmed (test_poort.py is about that)."""
    return Keuzes(**({"bevestig": "een proef"} | genoemd))


S2024 = choices(circulaire="S2024", jaar=2024, publicatiedatum=date(2024, 9, 17))

TITEL = "Volumina\tSeptembercirculaire 2024\tuitkeringsjaar 2024\n"


@pytest.fixture(scope="module")
def vast(tmp_path_factory) -> Path:
    """Sources for the tests in which nothing may change; ``refused`` checks that nothing does."""
    return small_copy(tmp_path_factory.mktemp("vast") / "raw")


@pytest.fixture
def raw(tmp_path) -> Path:
    return small_copy(tmp_path / "raw")


def compiled(naam: str, wijzig=lambda rijen: rijen) -> list[list[str]]:
    """A table of S2024/2024 as rows of text, changed."""
    tekst = (RAW / "circulaires" / "S2024_2024" / f"{naam}.csv").read_text(encoding="utf-8-sig")
    return wijzig([list(rij) for rij in csv.reader(tekst.splitlines(), delimiter=";")])


def write(map_: Path, naam: str, rijen: list[list[str]], titel: str = "") -> Path:
    pad = map_ / naam
    with pad.open("w", newline="", encoding="utf-8") as bestand:
        bestand.write(titel)
        csv.writer(bestand, delimiter="\t", lineterminator="\r\n").writerows(rijen)
    return pad


def change(kolom: str, gm_code: str, waarde: str):
    def wijzig(rijen):
        plek = rijen[0].index(kolom)
        for rij in rijen[1:]:
            if rij[0] == gm_code:
                rij[plek] = waarde
        return rijen

    return wijzig


def drop(kolom: str):
    def wijzig(rijen):
        plek = rijen[0].index(kolom)
        return [rij[:plek] + rij[plek + 1 :] for rij in rijen]

    return wijzig


def add(raw: Path, paden: list[Path], keuzes: Keuzes) -> list[str]:
    voorstel = propose(raw, paden, keuzes, Grenzen())
    if voorstel.rijen:
        keep_confirmations(raw, voorstel.bevestigingen)
        keep_documents(raw, voorstel.rijen)
    return voorstel.berichten


def refused(raw: Path, paden: list[Path], keuzes: Keuzes) -> list:
    voor = fingerprint(raw, productie=False)
    with pytest.raises(InvoerGeweigerd) as fout:
        propose(raw, paden, keuzes, Grenzen())
    assert fingerprint(raw, productie=False) == voor
    return [b for b in fout.value.bevindingen if b.ernst == "fout"]


class Toegevoegd(NamedTuple):
    """Sources to which a corrected table was added, that table as received, and what was proposed."""

    raw: Path
    pad: Path
    voorstel: Voorstel


@pytest.fixture(scope="module")
def toegevoegd(tmp_path_factory) -> Toegevoegd:
    """For the tests that add nothing more; its title says of which circulaire and year it is."""
    map_ = tmp_path_factory.mktemp("toegevoegd")
    raw = small_copy(map_ / "raw")
    pad = write(map_, "nieuw.tsv", compiled("volumina", change("inwo", "GM0014", "1")), TITEL)
    keuzes = choices(publicatiedatum=date(2024, 9, 17), corrigeert="circulaires/S2024_2024/volumina.csv")
    voorstel = propose(raw, [pad], keuzes, Grenzen())
    keep_confirmations(raw, voorstel.bevestigingen)
    keep_documents(raw, voorstel.rijen)
    return Toegevoegd(raw, pad, voorstel)


def test_a_corrected_table_is_a_version_beside_the_old_and_counts(toegevoegd):
    assert toegevoegd.voorstel.berichten == [
        "nieuw.tsv: volumina, 342 gemeenten, 49 maatstaven, notatie: 49 × decimale komma"
    ]
    (document,) = (toegevoegd.raw / "documenten").iterdir()
    assert document.read_bytes() == toegevoegd.pad.read_bytes()
    waarde = "SELECT volume FROM {} WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024 AND gm_code = 'GM0014' AND maatstaf = 'inwo' ORDER BY versie"
    versies = "SELECT versie, is_geldig, publicatiedatum FROM mart.bronversie WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024 AND tabel = 'volume' ORDER BY versie"
    cel = "SELECT cel, gedrukt FROM staging.volume WHERE versie = 2 AND gm_code = 'GM0014' AND maatstaf = 'inwo'"
    vragen = (waarde.format("kern.volume"), waarde.format("staging.volume"), versies, cel)
    assert ask(toegevoegd.raw, *vragen) == [
        [(Decimal(1),)],
        [(Decimal(243768),), (Decimal(1),)],
        [(1, False, None), (2, True, date(2024, 9, 17))],
        [("M4", "1")],
    ]


def test_adding_twice_says_so_and_does_nothing(toegevoegd):
    raw = toegevoegd.raw
    voor = fingerprint(raw, productie=False)
    (bericht,) = add(raw, [toegevoegd.pad], S2024)
    assert "staat er al in als documenten/" in bericht
    (bericht,) = add(raw, [RAW / "circulaires" / "S2024_2024" / "volumina.csv"], S2024)
    assert "circulaires/S2024_2024/volumina.csv" in bericht
    assert fingerprint(raw, productie=False) == voor


def test_adding_changes_the_fingerprint_of_a_build(toegevoegd, vast):
    """``vast`` is the same folder without the addition."""
    assert fingerprint(toegevoegd.raw, productie=False) != fingerprint(vast, productie=False)


def test_without_circulaire_or_year_the_user_must_say(vast, tmp_path):
    pad = write(tmp_path, "nieuw.tsv", compiled("volumina"))
    assert [(b.regel, b.remedie) for b in refused(vast, [pad], choices())] == [
        ("circulaire_onbekend", "Geef --circulaire M2025."),
        ("jaar_onbekend", "Geef --jaar 2025."),
    ]


def test_a_title_says_what_it_is_and_an_option_that_contradicts_it_is_an_error(toegevoegd, vast):
    (rij,) = toegevoegd.voorstel.rijen
    assert (rij["circulaire"], rij["uitkeringsjaar"], rij["versie"]) == ("S2024", 2024, 2)
    fouten = refused(vast, [toegevoegd.pad], choices(circulaire="M2024"))
    assert [b.regel for b in fouten] == ["circulaire_tegenstrijdig"]


def test_what_a_table_lacks_is_an_error_that_says_what_it_costs(vast, tmp_path):
    """A column of one maatstaf and the weight of another, in one go: each is told."""
    zonder = compiled("gewichten", lambda rijen: [rij for rij in rijen if rij[0] != "inwo"])
    volumina = write(tmp_path, "v.tsv", compiled("volumina", drop("vast")))
    gevonden = {b.regel: b for b in refused(vast, [volumina, write(tmp_path, "g.tsv", zonder)], S2024)}
    assert {regel: b.waarde for regel, b in gevonden.items()} == {
        "maatstaf_zonder_volume": "vast",
        "maatstaf_zonder_gewicht": "inwo",
    }
    # 342 × € 982.055,84 × 1,420 = € 476.925.598
    assert gevonden["maatstaf_zonder_volume"].verschil.startswith("er zou € 476.925.598 verloren gaan")
    assert gevonden["maatstaf_zonder_gewicht"].verschil.startswith("er zou € ")


def test_a_missing_gemeente_is_an_error_under_the_name_the_user_gave(vast, tmp_path):
    zonder = compiled("volumina", lambda rijen: [rij for rij in rijen if rij[0] != "GM0014"])
    bevindingen = refused(vast, [write(tmp_path, "v.tsv", zonder)], S2024)
    assert ("circulaire_gemeente_ontbreekt", "v.tsv", "GM0014 (Groningen)") in [
        (b.regel, b.document, b.verwacht) for b in bevindingen
    ]


def test_fewer_uitkeringen_than_before_need_a_word_of_the_user(raw, tmp_path):
    namen = ["gm_code", "gemeente", "veiligheidshuizen"]

    def only(rijen):
        plekken = [rijen[0].index(naam) for naam in namen]
        return [[rij[p] for p in plekken] for rij in rijen]

    pad = write(tmp_path, "du.tsv", change("veiligheidshuizen", "GM0014", "7")(compiled("uitkeringen", only)))
    (bevinding,) = refused(raw, [pad], S2024)
    assert (bevinding.regel, bevinding.verschil[:2]) == ("uitkering_vervallen", "€ ")
    add(raw, [pad], choices(circulaire="S2024", jaar=2024, omvang="deel"))
    vraag = "SELECT count(DISTINCT uitkering), sum(bedrag_eur) FILTER (WHERE uitkering = 'veiligheidshuizen' AND gm_code = 'GM0014') FROM kern.uitkering WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024"
    assert ask(raw, vraag) == [[(57, Decimal(7))]]


def test_a_part_that_would_count_for_nothing_is_refused(raw, tmp_path):
    deel = choices(circulaire="S2024", jaar=2024, omvang="deel")
    (bevinding,) = refused(raw, [write(tmp_path, "volumina.csv", compiled("volumina"))], deel)
    assert (bevinding.regel, bevinding.document, bevinding.cel) == (
        "deel_telt_niet",
        "volumina.csv",
        "omvang",
    )
    assert "deze tabel (volumina) zou nergens meetellen" in bevinding.melding
    eerste = choices(circulaire="D2024", jaar=2024, omvang="deel", publicatiedatum=date(2024, 12, 10))
    pad = write(tmp_path, "du.csv", compiled("uitkeringen"))
    assert "nog geen hele tabel van deze circulaire" in " ".join(
        b.melding for b in refused(raw, [pad], eerste)
    )


def test_a_part_replaces_cells_and_may_not_forget_a_gemeente(raw, tmp_path):
    kop = "Gemeente;personen met verward gedrag\n"
    rijen = [
        (rij[1], rij[compiled("uitkeringen")[0].index("personen met verward gedrag")])
        for rij in compiled("uitkeringen")[1:]
    ]
    ontvangers = [(naam, bedrag) for naam, bedrag in rijen if bedrag != "0"]
    deel = choices(circulaire="S2024", jaar=2024, omvang="deel")
    te_kort = tmp_path / "te_kort.csv"
    te_kort.write_text(
        kop + "".join(f"{naam};{bedrag}\n" for naam, bedrag in ontvangers[1:]), encoding="utf-8"
    )
    (bevinding,) = refused(raw, [te_kort], deel)
    assert (bevinding.regel, bevinding.verwacht) == ("uitkering_gemeente_vervallen", "GM0014")
    assert bevinding.verschil == f"€ {int(ontvangers[0][1]):,} in de vorige versie".replace(",", ".")
    heel = tmp_path / "heel.csv"
    heel.write_text(
        kop + "Groningen;-\n" + "".join(f"{naam};{bedrag}\n" for naam, bedrag in ontvangers[1:]),
        encoding="utf-8",
    )
    add(raw, [heel], deel)
    vraag = "SELECT count(*), count(*) FILTER (WHERE versie = 2), count(*) FILTER (WHERE bedrag_eur <> 0) FROM kern.uitkering WHERE circulaire = 'S2024' AND uitkeringsjaar = 2024 AND uitkering = 'personen met verward gedrag'"
    assert ask(raw, vraag) == [[(342, 25, 24)]]


def test_a_new_circulaire_counts_once_it_is_complete(raw, tmp_path):
    """Its name and those of its sheets say which circulaire and years it is of: two tables."""
    rijen = compiled("volumina", change("inwo", "GM0014", "1"))
    pad = tmp_path / "M2025.ods"
    pad.write_bytes(ods({"Volumina 2025": rijen, "Volumina 2026": rijen}))
    voorstel = propose(raw, [pad], choices(factor=Decimal("1.5")), Grenzen())
    assert [(r["circulaire"], r["uitkeringsjaar"], r["blad"]) for r in voorstel.rijen] == [
        ("M2025", 2025, "Volumina 2025"),
        ("M2025", 2026, "Volumina 2026"),
    ]
    keep_confirmations(raw, voorstel.bevestigingen)
    keep_documents(raw, voorstel.rijen)
    vraag = "SELECT sum(uitkeringsbasis_eur) FROM mart.algemene_uitkering WHERE circulaire = 'M2025'"
    assert ask(raw, vraag) == [[(None,)]]
    onvolledig = [b.melding for b in find(raw) if b.regel == "circulaire_onvolledig"]
    assert [melding.endswith("gewichten, uitkeringen.") for melding in onvolledig] == [True, True]
    werkboek = ods(
        {
            "Gewichten": [["M2025 voor 2026"], *compiled("gewichten")],
            "DU": compiled("uitkeringen"),
            "Leeg": [["niets"]],
        }
    )
    pad = tmp_path / "rest.ods"
    pad.write_bytes(werkboek)
    berichten = add(raw, [pad], choices(circulaire="M2025", jaar=2026))
    assert berichten[-1] == "rest.ods: geen tabel herkend op blad Leeg; niet gelezen."
    rij = "SELECT uitkeringsjaar, uitkeringsfactor, indeling_peildatum FROM kern.circulaire WHERE circulaire = 'M2025'"
    vraag = f"{vraag} AND uitkeringsjaar = 2026"
    ((basis_eur,),), kenmerken = ask(raw, vraag, f"{rij} AND uitkeringsjaar = 2026")
    assert basis_eur > 0
    assert kenmerken == [(2026, Decimal("1.5"), date(2023, 1, 1))]


def test_the_same_table_on_two_sheets_is_not_counted_twice(vast, tmp_path):
    rijen = compiled("volumina", change("inwo", "GM0014", "1"))
    pad = tmp_path / "twee.ods"
    pad.write_bytes(ods({"Volumina": rijen, "Volumina oud": rijen}))
    (bevinding,) = refused(vast, [pad], S2024)
    assert (bevinding.regel, bevinding.document, bevinding.blad, bevinding.cel) == (
        "cijfer_dubbel",
        "twee.ods",
        "Volumina oud",
        "C2",
    )


def test_unknown_table_and_unreadable_file_are_both_reported(vast, tmp_path):
    een = write(tmp_path, "een.csv", [["a", "b"], ["1", "2"]])
    assert [b.regel for b in refused(vast, [een, tmp_path / "weg.csv"], S2024)] == [
        "tabel_onbekend",
        "bestand_onleesbaar",
    ]


def test_a_document_that_was_changed_afterwards_stops_the_build(toegevoegd, tmp_path):
    raw = shutil.copytree(toegevoegd.raw, tmp_path / "raw")
    (document,) = (raw / "documenten").iterdir()
    document.write_bytes(document.read_bytes() + b"\n")
    with pytest.raises(InvoerGeweigerd) as fout:
        build(raw, tmp_path / "fk.duckdb")
    assert [b.regel for b in fout.value.bevindingen if b.ernst == "fout"] == ["document_gewijzigd"]


def test_what_it_corrects_must_exist(toegevoegd, vast):
    (rij,) = toegevoegd.voorstel.rijen
    assert len(rij["corrigeert"]) == 64
    keuzes = choices(circulaire="S2024", jaar=2024, corrigeert="iets.csv")
    assert [b.regel for b in refused(vast, [toegevoegd.pad], keuzes)] == ["corrigeert_onbekend"]


def test_a_file_that_stands_under_another_year_says_where_and_may_hold_for_both(toegevoegd):
    elders = choices(circulaire="S2024", jaar=2025)
    with pytest.raises(InvoerGeweigerd) as fout:
        propose(toegevoegd.raw, [toegevoegd.pad], elders, Grenzen())
    (bevinding,) = fout.value.bevindingen
    assert (bevinding.regel, bevinding.waarde, bevinding.verwacht) == (
        "document_elders",
        "S2024 voor 2024",
        "S2024 voor 2025",
    )
    assert "fondskompas bron intrekken documenten/" in bevinding.remedie
    assert "--nogmaals" in bevinding.remedie


def annex_of_recipients(map_: Path) -> Path:
    """An annex with every recipient of one uitkering, Almere first and with a euro more."""
    kop, *rijen = compiled("uitkeringen")
    plek = kop.index("veiligheidshuizen")
    bedragen = {rij[0]: int(rij[plek]) for rij in rijen if rij[plek] not in ("", "0")} | {"GM0034": 205591}
    codes = sorted(bedragen, key=lambda code: code != "GM0034")
    blad = [["Gemeentecode", "veiligheidshuizen"], *([code, bedragen[code]] for code in codes)]
    (map_ / "bijlage.ods").write_bytes(ods({"Bijlage": blad}))
    return map_ / "bijlage.ods"


def test_a_document_is_withdrawn_with_its_file_and_can_be_added_again(raw, tmp_path):
    pad = annex_of_recipients(tmp_path)
    deel = {"omvang": "deel"}
    add(raw, [pad], choices(circulaire="S2024", jaar=2024, **deel))
    (document,) = (raw / "documenten").iterdir()
    add(raw, [pad], choices(circulaire="M2024", jaar=2024, nogmaals=True, **deel))
    weg = withdraw_document(raw, "bijlage.ods", "M2024", None)
    assert [(r["circulaire"], r["versie"]) for r in weg] == [("M2024", "2")]
    assert document.exists()
    assert len(withdraw_document(raw, document.name.split("_")[0], None, None)) == 1
    assert not document.exists()
    assert (raw / "documenten.csv").read_bytes() == (RAW / "documenten.csv").read_bytes()
    assert "Toegevoegd" not in "".join(add(raw, [pad], choices(circulaire="S2024", jaar=2024, **deel)))
    assert document.exists()
    with pytest.raises(FondskompasFout, match="ingeschreven voor 2031"):
        withdraw_document(raw, "bijlage.ods", None, 2031)


def test_a_document_that_something_refers_to_is_not_withdrawn(raw, tmp_path):
    pad = annex_of_recipients(tmp_path)
    add(raw, [pad], choices(circulaire="S2024", jaar=2024, omvang="deel"))
    (document,) = (raw / "documenten").iterdir()
    regel = f"documenten/{document.name};Bijlage;B2;205591;205590;tikfout;mij;2024-10-01\n"
    with (raw / "correcties.csv").open("a", encoding="utf-8") as correcties:
        correcties.write(regel)
    with pytest.raises(FondskompasFout, match=r"correcties\.csv"):
        withdraw_document(raw, "bijlage.ods", None, None)
    assert document.exists()


def test_a_table_of_factors_needs_no_options(raw, tmp_path):
    pad = tmp_path / "factor.csv"
    pad.write_text("Circulaire;Jaar;Uitkeringsfactor\nM2025;2026;1,512\n")
    voorstel = propose(raw, [pad], Keuzes(), Grenzen())
    assert [(r["soort"], r["circulaire"]) for r in voorstel.rijen] == [("uitkeringsfactor", None)]
    assert voorstel.bevindingen == []
