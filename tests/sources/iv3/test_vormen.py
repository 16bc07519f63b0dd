"""The Excel model and CBS open data land as the same figures as the JSON delivery, each with its cell."""

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import polars as pl
import pytest

from pipelines.sources.iv3.controleren import Controle, check_file
from pipelines.sources.iv3.naslag import Iv3Naslag, load_reference
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery
from tests.hulp.iv3_werkboek import as_file, make_workbook

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"


@pytest.fixture(scope="module")
def naslag() -> Iv3Naslag:
    return load_reference(RAW)


def delivery(naslag: Iv3Naslag, jaar: int = 2024, **wijziging: Any) -> dict[str, Any]:
    definitie = naslag.definitie(jaar)
    assert definitie is not None
    return make_delivery(definitie, **{"per_cel": 3_000_000, **wijziging})


def check_bytes(inhoud: bytes, naam: str, naslag: Iv3Naslag, map_: Path) -> Controle:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return check_file(pad, naam, naslag)


def check_workbook(
    naslag: Iv3Naslag, map_: Path, breek: Callable[[Any], None] = lambda _b: None, **opties: Any
) -> Controle:
    definitie = naslag.definitie(opties.get("jaar", 2024))
    assert definitie is not None
    boek = make_workbook(definitie, delivery(naslag, opties.pop("jaar", 2024)), **opties)
    breek(boek)
    return check_bytes(as_file(boek), "iv3.xlsx", naslag, map_)


def amounts(controle: Controle, *sleutel: str) -> dict[tuple[Any, ...], Decimal]:
    frame = controle.amounts()[0 if "taakveld" in sleutel else 1]
    return {
        r[:-1]: r[-1] for r in frame.group_by(*sleutel).agg(pl.col("bedrag_eur").sum()).iter_rows() if r[-1]
    }


@pytest.mark.parametrize("jaar", [2023, 2024, 2025, 2026])
def test_the_excel_model_gives_the_figures_of_the_json(jaar: int, naslag: Iv3Naslag, tmp_path: Path) -> None:
    excel = check_workbook(naslag, tmp_path, jaar=jaar)
    json = check_bytes(as_bytes(delivery(naslag, jaar)), "iv3.json", naslag, tmp_path)
    assert excel.bevindingen == []
    assert excel.kop.select("gm_code", "boekjaar", "verslagsoort", "eenheid").rows() == [
        ("GM0363", jaar, "jaarrekening", "duizend")
    ]
    for sleutel in (("kant", "taakveld", "categorie"), ("onderdeel", "balanscode", "kolom")):
        assert amounts(excel, *sleutel) == amounts(json, *sleutel)


def test_the_cell_behind_an_excel_figure_is_its_address(naslag: Iv3Naslag, tmp_path: Path) -> None:
    regels = check_workbook(naslag, tmp_path).amounts()[0]
    rij = regels.filter((pl.col("taakveld") == "0.1") & (pl.col("categorie") == "1.1")).row(0, named=True)
    assert (rij["blad"], rij["cel"], rij["gedrukt"]) == ("5.Verdelingsmatrix lasten", "E4", "3000")


@pytest.mark.parametrize("nummer", ["0363", "060363", 363, 60363])
def test_the_number_of_the_gemeente_may_have_lost_its_zeros(
    nummer: str | int, naslag: Iv3Naslag, tmp_path: Path
) -> None:
    assert check_workbook(naslag, tmp_path, nummer=nummer).kop["gm_code"].to_list() == ["GM0363"]


def put(blad: str, cel: str, waarde: object) -> Callable[[Any], None]:
    def breek(boek: Any) -> None:
        boek[blad][cel] = waarde

    return breek


def remove(blad: str) -> Callable[[Any], None]:
    def breek(boek: Any) -> None:
        del boek[blad]

    return breek


LASTEN = "5.Verdelingsmatrix lasten"


@pytest.mark.parametrize(
    ("breek", "regel", "cel"),
    [
        (put(LASTEN, "E4", "1.234"), "iv3_cel_onbruikbaar", "E4"),
        (put(LASTEN, "E4", "=1+1"), "iv3_cel_onbruikbaar", "E4"),
        (put(LASTEN, "A4", "0.99"), "DF001", "E4"),
        (put(LASTEN, "A4", None), "iv3_bedrag_zonder_code", "E4"),
        (put(LASTEN, "A5", "0.1"), "iv3_rij_dubbel", "A5"),
        (put(LASTEN, "E1", None), "iv3_bedrag_zonder_code", "E4"),
        (put(LASTEN, "E1", "9.9"), "DF002", "E4"),
        (remove(LASTEN), "iv3_blad_ontbreekt", ""),
        (remove("4.Informatie"), "iv3_informatie_ontbreekt", "veld jaar"),
        (put("4.Informatie", "C5", "volgend jaar"), "iv3_informatie_ontbreekt", "C5"),
        (put("4.Informatie", "C3", "9999"), "iv3_informatie_ontbreekt", "C3"),
        (put("4.Informatie", "C5", 2031), "SF888", "C5"),
        (put("7.Balansstanden", "C1", "begin"), "iv3_codes_ontbreken", "rij 1 en kolom A"),
    ],
)
def test_a_broken_workbook_is_refused_at_its_cell(
    breek: Callable[[Any], None], regel: str, cel: str, naslag: Iv3Naslag, tmp_path: Path
) -> None:
    gevonden = {(b.regel, b.cel) for b in check_workbook(naslag, tmp_path, breek).bevindingen}
    assert (regel, cel) in gevonden


@pytest.mark.parametrize("inhoud", [b"PK\x03\x04rest", b"PK\x03\x04" + bytes(5000)])
def test_a_damaged_workbook_is_a_message(inhoud: bytes, naslag: Iv3Naslag, tmp_path: Path) -> None:
    assert [b.regel for b in check_bytes(inhoud, "x.xlsx", naslag, tmp_path).bevindingen] == [
        "bestand_onleesbaar"
    ]


LANG = """"ID";"TaakveldBalanspost";"Categorie";"Gemeenten";"Verslagsoort";"k_1ePlaatsing_1";"k_2ePlaatsing_2"
0;"0.1   ";"L1.1    ";"GM0363   ";"2023X005";100;110
1;"0.1   ";"B3.7    ";"GM0363   ";"2023X005";7;-99998
2;"0.10  ";"L7.1    ";"GM0363   ";"2023X005";-446327;
3;"A23   ";"Primo   ";"GM0363   ";"2023X005";5;6
4;"A23   ";"L6.1    ";"GM0363   ";"2023X005";8;9
5;"0.1   ";"L1.1    ";"GM0014   ";"2023X005";;
"""


def test_open_data_keeps_both_publications_and_knows_what_is_no_figure(
    naslag: Iv3Naslag, tmp_path: Path
) -> None:
    controle = check_bytes(LANG.encode(), "iv3.csv", naslag, tmp_path)
    assert controle.bevindingen == []
    regels, balans = controle.amounts()
    assert regels.sort("plaatsing", "taakveld", "kant").select(
        "plaatsing", "gm_code", "kant", "taakveld", "categorie", "bedrag_eur", "cel"
    ).rows() == [
        (1, "GM0363", "baten", "0.1", "3.7", Decimal(7000), "F3"),
        (1, "GM0363", "lasten", "0.1", "1.1", Decimal(100_000), "F2"),
        (1, "GM0363", "lasten", "0.10", "7.1", Decimal(-446_327_000), "F4"),
        (2, "GM0363", "lasten", "0.1", "1.1", Decimal(110_000), "G2"),
    ]
    assert balans.select("plaatsing", "onderdeel", "balanscode", "kolom", "bedrag_eur").sort(
        "plaatsing", "onderdeel"
    ).rows() == [
        (1, "balans_lasten", "A23", "6.1", Decimal(8000)),
        (1, "balans_standen", "A23", "1 januari", Decimal(5000)),
        (2, "balans_lasten", "A23", "6.1", Decimal(9000)),
        (2, "balans_standen", "A23", "1 januari", Decimal(6000)),
    ]
    assert controle.kop.select("gm_code", "plaatsing", "heeft_cijfers", "verslagsoort").rows() == [
        ("GM0014", 1, False, "jaarrekening"),
        ("GM0014", 2, False, "jaarrekening"),
        ("GM0363", 1, True, "jaarrekening"),
        ("GM0363", 2, True, "jaarrekening"),
    ]


def test_wide_open_data_is_read_too(naslag: Iv3Naslag, tmp_path: Path) -> None:
    breed = "Gemeenten,TaakveldBalanspost,L1.1,B3.7,Primo\nGM0363  ,0.1   ,100.0,,\nGM0363  ,A23   ,,,5.0\n"
    controle = check_bytes(breed.encode(), "2023X005.csv", naslag, tmp_path)
    assert controle.bevindingen == []
    assert controle.amounts()[0].select(
        "kant", "taakveld", "categorie", "bedrag_eur", "cel", "plaatsing"
    ).rows() == [("lasten", "0.1", "1.1", Decimal(100_000), "C2", 1)]


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "cel"),
    [
        (";100;", ";1.208;", "iv3_cel_onbruikbaar", "F2"),
        (";100;", ";1.000;", "iv3_cel_onbruikbaar", "F2"),
        (";100;", ";honderd;", "iv3_cel_onbruikbaar", "F2"),
        (";100;", ";\u0661\u0662;", "iv3_cel_onbruikbaar", "F2"),  # digits of another script
        ("L7.1", "L9.9", "DF002", "F4"),
        ("0.10 ", "0.99 ", "DF001", "F4"),
        ('A23   ";"L6.1', 'A99   ";"L6.1', "DF003", "F6"),
        ("GM0014", "GM9999", "iv3_overheidsnummer", "rij 7"),
        ("2023X005", "2023KW01", "iv3_verslagsoort", "rij 2"),
        ("2023X005", "2031X005", "SF888", ""),
        ('"0.10  ";"L7.1', '"0.1   ";"L1.1', "iv3_rij_dubbel", "F4"),
        ('"ID"', '"Kleur"', "kolom_onbekend", "A1"),
        ('"Categorie"', '""', "bestand_onleesbaar", ""),
    ],
)
def test_broken_open_data_is_refused_at_its_cell(
    oud: str, nieuw: str, regel: str, cel: str, naslag: Iv3Naslag, tmp_path: Path
) -> None:
    assert oud in LANG
    controle = check_bytes(LANG.replace(oud, nieuw).encode(), "iv3.csv", naslag, tmp_path)
    assert (regel, cel) in {(b.regel, b.cel) for b in controle.bevindingen}
    assert controle.heeft_fouten


@pytest.mark.parametrize(
    "inhoud", [b"", b"\x00\x01", b"gm_code;taakveld\n", b"Gemeenten,TaakveldBalanspost\nx"]
)
def test_what_is_not_iv3_is_a_message(inhoud: bytes, naslag: Iv3Naslag, tmp_path: Path) -> None:
    controle = check_bytes(inhoud, "iets.csv", naslag, tmp_path)
    assert controle.heeft_fouten


def test_a_code_that_lost_its_zero_is_refused(naslag: Iv3Naslag, tmp_path: Path) -> None:
    tekst = LANG.replace('"0.10  ";"L7.1', '"0.1   ";"L7.1')
    controle = check_bytes(tekst.encode(), "iv3.csv", naslag, tmp_path)
    assert [(b.regel, b.cel) for b in controle.bevindingen] == [("iv3_nul_verloren", "F4")]


def test_a_grey_cell_of_open_data_is_a_warning(naslag: Iv3Naslag, tmp_path: Path) -> None:
    tekst = LANG + '6;"0.1   ";"L7.1    ";"GM0363   ";"2023X005";12;\n'
    controle = check_bytes(tekst.encode(), "iv3.csv", naslag, tmp_path)
    assert [(b.regel, b.cel) for b in controle.bevindingen] == [("iv3_grijze_cel", "F8")]
    assert not controle.heeft_fouten


@pytest.mark.parametrize("kop", ["k_1ePlaatsing_1 (mln euro)", "k_1ePlaatsing_1 (in euro)"])
def test_another_unit_in_the_heading_of_open_data_is_refused(
    kop: str, naslag: Iv3Naslag, tmp_path: Path
) -> None:
    controle = check_bytes(LANG.replace("k_1ePlaatsing_1", kop).encode(), "iv3.csv", naslag, tmp_path)
    assert [(b.regel, b.cel) for b in controle.bevindingen] == [("eenheid_veelvoud", "F1")]


def test_name_and_number_of_two_gemeenten_are_refused(naslag: Iv3Naslag, tmp_path: Path) -> None:
    levering = delivery(naslag)
    levering["metadata"]["overheidsnaam"] = "Gemeente Urk"
    json = check_bytes(as_bytes(levering), "iv3.json", naslag, tmp_path)
    assert ("iv3_naam_tegenstrijdig", "$.metadata.overheidsnaam") in {
        (b.regel, b.cel) for b in json.bevindingen
    }
    excel = check_workbook(naslag, tmp_path, put("4.Informatie", "C4", "Urk"))
    assert ("iv3_naam_tegenstrijdig", "C4") in {(b.regel, b.cel) for b in excel.bevindingen}


def test_a_tail_of_a_float_in_json_is_no_figure(naslag: Iv3Naslag, tmp_path: Path) -> None:
    inhoud = as_bytes(delivery(naslag)).replace(b'"bedrag": 3000000', b'"bedrag": 3000000.0000000002', 1)
    assert b"0000000002" in inhoud
    controle = check_bytes(inhoud, "iv3.json", naslag, tmp_path)
    assert not [b for b in controle.bevindingen if b.regel.startswith("iv3_bedrag")]


@pytest.mark.parametrize(
    ("breek", "regel", "blad"),
    [
        (lambda boek: setattr(boek.copy_worksheet(boek[LASTEN]), "title", "5.Verdelingsmatrix (2)"), "", ""),
        (
            lambda boek: setattr(
                boek.copy_worksheet(boek["7.Balansstanden"]), "title", "7.Balansstanden (2)"
            ),
            "blad_niet_gelezen",
            "7.Balansstanden (2)",
        ),
        (
            lambda boek: setattr(boek.copy_worksheet(boek["7.Balansstanden"]), "title", "Balansstanden"),
            "iv3_blad_dubbel",
            "Balansstanden",
        ),
        (lambda boek: setattr(boek[LASTEN].row_dimensions[4], "hidden", True), "verborgen_rijen", LASTEN),
        (lambda boek: boek[LASTEN].merge_cells("E4:F4"), "iv3_cel_samengevoegd", LASTEN),
        (put(LASTEN, "B1", "x € 1 mln"), "eenheid_veelvoud", LASTEN),
        (put(LASTEN, "E4", 123456789012345678), "iv3_cel_onbruikbaar", LASTEN),
        (put(LASTEN, "E4", 12345678901234), "iv3_bedrag_te_groot", LASTEN),
    ],
)
def test_what_a_workbook_hides_or_says_twice(
    breek: Callable[[Any], None], regel: str, blad: str, naslag: Iv3Naslag, tmp_path: Path
) -> None:
    gevonden = {(b.regel, b.blad) for b in check_workbook(naslag, tmp_path, breek).bevindingen}
    assert not regel or (regel, blad) in gevonden


def test_a_declared_range_is_not_trusted(naslag: Iv3Naslag, tmp_path: Path) -> None:
    definitie = naslag.definitie(2024)
    assert definitie is not None
    inhoud = as_file(make_workbook(definitie, delivery(naslag)))
    uit = BytesIO()
    with ZipFile(BytesIO(inhoud)) as oud, ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            deel = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:C5"', oud.read(naam))
            nieuw.writestr(naam, deel)
    kort = check_bytes(uit.getvalue(), "iv3.xlsx", naslag, tmp_path)
    assert amounts(kort, "kant", "taakveld") == amounts(check_workbook(naslag, tmp_path), "kant", "taakveld")
