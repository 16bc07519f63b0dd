"""Deliveries are kept as received, never overwritten, and the build shows the latest while the others stay."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.bestand.openen import hash_document
from pipelines.bouw.bouwen import build
from pipelines.sources.iv3.compileren import add_definition, compile_definition
from pipelines.sources.iv3.naslag import load_reference
from pipelines.sources.ontvangen.bewaren import read_register
from pipelines.sources.ontvangen.iv3 import LEVERINGEN, add_delivery
from tests.hulp.bronbestanden import small_copy
from tests.hulp.deelbouw import ask, find
from tests.hulp.helpers import ORIGINALS, ROOT, needs_originals
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery

RAW = ROOT / "data" / "raw"
DEFINITIES = ORIGINALS / "iv3-definities"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return small_copy(tmp_path / "raw")


def write_delivery(map_: Path, raw: Path, naam: str = "krd.json", **wijziging: Any) -> Path:
    definitie = load_reference(raw).definitie(2024)
    assert definitie is not None
    pad = map_ / naam
    pad.write_bytes(as_bytes(make_delivery(definitie, **{"per_cel": 3_000_000, **wijziging})))
    return pad


def test_a_delivery_is_kept_as_received_and_only_once(raw: Path, tmp_path: Path) -> None:
    pad = write_delivery(tmp_path, raw, "KRD 2024 (def).json")
    eerste, _ = add_delivery(pad, raw, load_reference(raw), None)
    tweede, _ = add_delivery(pad, raw, load_reference(raw), None)
    assert eerste.pad.read_bytes() == pad.read_bytes()
    assert eerste.pad.name.endswith("_KRD_2024_def_.json")
    assert (eerste.is_nieuw, tweede.is_nieuw, tweede.pad) == (True, False, eerste.pad)
    assert len(read_register(LEVERINGEN.path(raw))) == 1


def test_a_delivery_with_errors_is_not_kept(raw: Path, tmp_path: Path) -> None:
    pad = tmp_path / "fout.json"
    pad.write_text(json.dumps({"metadata": {}}))
    with pytest.raises(InvoerGeweigerd) as geweigerd:
        add_delivery(pad, raw, load_reference(raw), None)
    assert {"SF002", "SF005", "SF010"} <= {b.regel for b in geweigerd.value.bevindingen}
    assert not LEVERINGEN.path(raw).exists()


def test_the_build_shows_the_latest_delivery_and_keeps_the_first(raw: Path, tmp_path: Path) -> None:
    naslag = load_reference(raw)
    add_delivery(write_delivery(tmp_path, raw, "een.json"), raw, naslag, None)
    add_delivery(write_delivery(tmp_path, raw, "twee.json", per_cel=4_000_000), raw, naslag, None)
    kern, versies, regels, cellen = ask(
        raw,
        "SELECT DISTINCT lasten_eur, salarissen_eur, vorm FROM mart.besteding "
        "WHERE boekjaar = 2024 AND gm_code = 'GM0363' AND taakveld = '5.6'",
        "SELECT volgnummer, is_laatste FROM kern.iv3_versie WHERE boekjaar = 2024 ORDER BY 1",
        "SELECT bedrag_eur, gedrukt, cel FROM staging.iv3_regel "
        "WHERE volgnummer = 1 AND taakveld = '5.6' AND categorie = '1.1'",
        "SELECT DISTINCT cel_salarissen FROM mart.besteding WHERE boekjaar = 2024 AND taakveld = '5.6'",
    )
    aantal = kern[0][0] // 4_000_000
    assert kern == [(aantal * 4_000_000, 4_000_000, "json")]
    assert versies == [(1, False), (2, True)]
    assert [(r[0], r[1]) for r in regels] == [(Decimal(3_000_000), "3000000")]
    assert cellen == [(regels[0][2],)]
    gelezen = json.loads((tmp_path / "een.json").read_bytes())["data"]["lasten"]
    nummer = int(regels[0][2].split("[")[1].split("]")[0])
    assert gelezen[nummer] == {"taakveld": "5.6", "categorie": "1.1", "bedrag": 3_000_000}


def test_a_stored_delivery_that_changed_stops_the_build(raw: Path, tmp_path: Path) -> None:
    bewaard, _ = add_delivery(write_delivery(tmp_path, raw), raw, load_reference(raw), None)
    bewaard.pad.write_bytes(bewaard.pad.read_bytes().replace(b"Proefpakket", b"Ander pakket"))
    with pytest.raises(InvoerGeweigerd) as geweigerd:
        build(raw, tmp_path / "fk.duckdb")
    assert "document_gewijzigd" in {b.regel for b in geweigerd.value.bevindingen}


def test_a_delivery_x_1000_lands_in_euro(raw: Path, tmp_path: Path) -> None:
    add_delivery(write_delivery(tmp_path, raw, per_cel=3_000), raw, load_reference(raw), "duizend")
    vraag = "SELECT salarissen_eur FROM mart.besteding WHERE boekjaar = 2024 AND taakveld = '5.6'"
    assert ask(raw, vraag) == [[(3_000_000,)]]


def example_definition(boekjaar: int = 2027) -> dict[str, Any]:
    def code(code: str, *onder: dict[str, Any]) -> dict[str, Any]:
        return {
            "code": code,
            "omschrijving": f"omschrijving {code} ",
            **({"subcodes": list(onder)} if onder else {}),
        }

    lijsten = {
        "taakveld": [code("Tot_TV", code("0.", code("0.1"), code("0.10")))],
        "categorie_lasten": [code("Tot_cat_l", code("LR", code("1.1")), code("FR", code("6.1")))],
        "categorie_baten": [code("Tot_cat_b", code("LR", code("3.7")))],
        "balanscode": [code("Tot_Bal", code("A23"))],
        "standper": [code("ultimo")],
        "kengetallen": [code("fk.1")],
        "beleidsindicatoren": [code("bi.1")],
        "verslagperiode": [code("Rek_2027")],
    }
    return {
        "metadata": {"overheidslaag": "Gemeente", "boekjaar": str(boekjaar), "omschrijving": "proef"},
        "codelijsten": {naam: {"codelijst": lijst} for naam, lijst in lijsten.items()},
        "controles": [{"nummer": 6, "foutcode": "PF006", "calculaties": [{"periode": [0, 5]}]}],
        "grijze_cellen": {"lasten": [{"taakveld": "0.1", "categorie": "6.1"}]},
    }


def test_definitions_of_a_year_are_added_from_a_file_and_never_overwritten(raw: Path, tmp_path: Path) -> None:
    pad = tmp_path / "iv3_definities_Gemeente_2027.json"
    pad.write_text(json.dumps(example_definition()), encoding="utf-8")
    assert add_definition(pad, raw) == (2027, True)
    assert add_definition(pad, raw) == (2027, False)
    definitie = load_reference(raw).definitie(2027)
    assert definitie is not None
    assert definitie.laagste["taakveld"] == {"0.1", "0.10"}
    assert definitie.grijs == {("lasten", "0.1", "6.1")}
    anders = example_definition()
    anders["controles"][0]["calculaties"][0]["periode"] = [5]
    pad.write_text(json.dumps(anders), encoding="utf-8")
    with pytest.raises(FondskompasFout, match="niet overschreven"):
        add_definition(pad, raw)
    vraag = "SELECT taakveld FROM staging.taakveld WHERE boekjaar = 2027 ORDER BY 1"
    assert ask(raw, vraag) == [[("0.1",), ("0.10",)]]


@pytest.mark.parametrize(
    "inhoud", ["{}", "[]", "x", '{"metadata": {"overheidslaag": "Provincie", "boekjaar": "2027"}}']
)
def test_what_is_no_definition_is_refused(inhoud: str, raw: Path, tmp_path: Path) -> None:
    pad = tmp_path / "definities.json"
    pad.write_text(inhoud)
    with pytest.raises(FondskompasFout):
        add_definition(pad, raw)
    assert not (raw / "iv3" / "definities" / "2027").exists()


@needs_originals
@pytest.mark.parametrize("jaar", [2021, 2022, 2023, 2024, 2025, 2026])
def test_the_shipped_definitions_are_those_of_cbs(jaar: int) -> None:
    bron = json.loads((DEFINITIES / f"iv3_definities_Gemeente_{jaar}.json").read_text(encoding="utf-8-sig"))
    for naam, inhoud in compile_definition(bron).items():
        assert (RAW / "iv3" / "definities" / str(jaar) / f"{naam}.csv").read_bytes() == inhoud
    definitie = load_reference(RAW).definitie(jaar)
    assert definitie is not None
    grijs = {
        (onderdeel, cel.get("taakveld") or cel.get("balanscode"), cel["categorie"])
        for onderdeel, cellen in bron["grijze_cellen"].items()
        for cel in cellen
    }
    assert definitie.grijs == grijs


def test_every_taakveld_belongs_to_one_comparable_group_each_year(database: Path) -> None:
    with duckdb.connect(database, read_only=True) as con:
        dubbel = con.execute(
            "SELECT niveau, boekjaar, taakveld FROM mart.taakveld_groep GROUP BY ALL HAVING count(*) <> 1"
        ).fetchall()
        toegang = con.execute(
            "SELECT boekjaar, list(taakveld ORDER BY taakveld) FROM mart.taakveld_groep "
            "WHERE niveau = 'grof' AND groep = 'toegang' GROUP BY boekjaar ORDER BY boekjaar"
        ).fetchall()
        behouden = con.execute(
            "SELECT niveau, sum(lasten_eur) = (SELECT sum(lasten_eur) FROM mart.besteding) "
            "FROM mart.besteding_vergelijkbaar GROUP BY niveau"
        ).fetchall()
    assert dubbel == []
    assert toegang[3:5] == [(2024, ["6.2"]), (2025, ["6.21", "6.22", "6.23"])]
    assert sorted(behouden) == [("fijn", True), ("grof", True)]


def test_without_a_delivery_nothing_to_check_against_is_read(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.sources.iv3.naslag.make_reference", lambda *_: pytest.fail("read"))
    assert "bestand_onbekend" not in {b.regel for b in find(raw)}
    (bekend,) = ask(raw, "SELECT bron_id FROM staging.document WHERE document LIKE 'iv3/definities/%'")
    inhoud = {hash_document(pad) for pad in (raw / "iv3" / "definities").rglob("*.csv")}
    assert {bron_id for (bron_id,) in bekend} == inhoud  # years may share a list of codes
