"""The SF, DF and PF checks of CBS' error catalogue: a delivery that is right passes, one that is broken fails with the code."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.basis.bevinding import Ernst
from pipelines.sources.iv3.controleren import Controle, check_file
from pipelines.sources.iv3.naslag import Iv3Naslag, load_reference
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
Breuk = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def naslag() -> Iv3Naslag:
    return load_reference(RAW)


@pytest.fixture
def levering(naslag: Iv3Naslag) -> dict[str, Any]:
    definitie = naslag.definitie(2024)
    assert definitie is not None
    return make_delivery(definitie, per_cel=3_000_000)


def check(levering: object, naslag: Iv3Naslag, map_: Path, inhoud: bytes | None = None) -> Controle:
    pad = map_ / "levering.json"
    pad.write_bytes(inhoud if inhoud is not None else as_bytes(levering))  # type: ignore[arg-type]
    return check_file(pad, pad.name, naslag)


def zet(pad: str, waarde: object) -> Breuk:
    """Put a value at a path such as ``data.lasten.0.bedrag``."""

    def breek(levering: dict[str, Any]) -> None:
        *weg, laatste = pad.split(".")
        plek: Any = levering
        for stap in weg:
            plek = plek[int(stap)] if stap.isdigit() else plek[stap]
        plek[laatste] = waarde

    return breek


def haal(pad: str) -> Breuk:
    """Remove the key at a path."""

    def breek(levering: dict[str, Any]) -> None:
        *weg, laatste = pad.split(".")
        plek: Any = levering
        for stap in weg:
            plek = plek[int(stap)] if stap.isdigit() else plek[stap]
        del plek[laatste]

    return breek


def voeg(onderdeel: str, **record: object) -> Breuk:
    """Add a record to a section."""
    return lambda levering: levering["data"][onderdeel].append(record)


def samen(*breuken: Breuk) -> Breuk:
    def breek(levering: dict[str, Any]) -> None:
        for breuk in breuken:
            breuk(levering)

    return breek


MILJARD = 1_000_000_000
BREUKEN: dict[str, tuple[str, Breuk]] = {
    "SF001": ("$", haal("metadata")),
    "SF002": ("$.metadata.datum", haal("metadata.datum")),
    "SF003": ("$.metadata.kleur", zet("metadata.kleur", "blauw")),
    "SF004": ("$.metadata.details_openbaar", zet("metadata.details_openbaar", "nee")),
    "SF005": ("$", haal("contact")),
    "SF006": ("$.contact.telefoon", haal("contact.telefoon")),
    "SF007": ("$.contact.fax", zet("contact.fax", "020")),
    "SF008": ("$.contact.email", zet("contact.email", "geen adres")),
    "SF009": ("$.contact.naam", zet("contact.naam", " ")),
    "SF010": ("$", haal("data")),
    "SF011": ("$.data.baten", haal("data.baten")),
    "SF012": ("$.data.lasten", zet("data.lasten", {})),
    "SF013": ("$.data.balans_baten", haal("data.balans_baten")),
    "SF014": ("$.data.balans_lasten", haal("data.balans_lasten")),
    "SF015": ("$.data.balans_standen", haal("data.balans_standen")),
    "SF016": ("$.data.lasten[3].categorie", haal("data.lasten.3.categorie")),
    "SF017": ("$.data.baten[0].bedrag", zet("data.baten.0.bedrag", None)),
    "DF001": ("$.data.lasten[0].taakveld", zet("data.lasten.0.taakveld", "6.99")),
    "DF002": ("$.data.baten[0].categorie", zet("data.baten.0.categorie", "1.1")),
    "DF003": ("$.data.balans_lasten[0].balanscode", zet("data.balans_lasten.0.balanscode", "A999")),
    "DF004": ("$.data.balans_standen[0].standper", zet("data.balans_standen.0.standper", "1-1-2023")),
    "DF005": ("$.data.kengetallen[0].kengetal", zet("data.kengetallen.0.kengetal", "fk.9")),
    "DF006": (
        "$.data.beleidsindicatoren[0].beleidsindicator",
        zet(
            "data.beleidsindicatoren",
            [{"beleidsindicator": "bi.9", "verslagperiode": "Rek_2024", "waarde": "1"}],
        ),
    ),
    "DF007": ("$.data.kengetallen[0].verslagperiode", zet("data.kengetallen.0.verslagperiode", "Rek_1999")),
    "PF001": ("jaarrekening 2024, GM0363", zet("data.balans_lasten.0.bedrag", 9 * MILJARD)),
    "PF002": (
        "jaarrekening 2024, GM0363",
        samen(
            voeg("balans_lasten", balanscode="A23", categorie="3.8", bedrag=MILJARD),
            voeg("balans_baten", balanscode="A23", categorie="3.8", bedrag=MILJARD),
        ),
    ),
    "PF003": ("jaarrekening 2024, GM0363", zet("data.balans_standen.3.bedrag", 7 * MILJARD)),
    "PF004": ("jaarrekening 2024, GM0363", voeg("baten", taakveld="0.10", categorie="7.1", bedrag=MILJARD)),
    "PF005": (
        "jaarrekening 2024, GM0363",
        samen(
            voeg("lasten", taakveld="5.6", categorie="6.1", bedrag=MILJARD),
            voeg("baten", taakveld="5.6", categorie="6.1", bedrag=MILJARD),
        ),
    ),
    "PF006": ("jaarrekening 2024, GM0363", voeg("lasten", taakveld="5.6", categorie="3.8", bedrag=50_001)),
    "PF007": (
        "jaarrekening 2024, GM0363",
        voeg("balans_standen", balanscode="P112", standper="1 januari", bedrag=50_001),
    ),
    "PF008": (
        "jaarrekening 2024, GM0363",
        voeg("balans_standen", balanscode="P112", standper="ultimo", bedrag=50_001),
    ),
    "PF009": (
        "jaarrekening 2024, GM0363",
        samen(
            voeg("lasten", taakveld="5.6", categorie="4.3.9", bedrag=1),
            voeg("baten", taakveld="5.6", categorie="4.3.8", bedrag=1),
        ),
    ),
    "PF099": ("jaarrekening 2024, GM0363", zet("data.balans_standen", [])),
    "SF888": ("$.metadata.boekjaar", zet("metadata.boekjaar", 2031)),
}


@pytest.mark.parametrize("jaar", [2021, 2022, 2023, 2024, 2025, 2026])
@pytest.mark.parametrize("periode", [0, 1, 2, 3, 4, 5])
def test_a_delivery_that_is_right_has_no_findings(
    naslag: Iv3Naslag, jaar: int, periode: int, tmp_path: Path
) -> None:
    definitie = naslag.definitie(jaar)
    assert definitie is not None
    controle = check(make_delivery(definitie, per_cel=3_000_000, periode=periode), naslag, tmp_path)
    assert controle.bevindingen == []
    assert [lev.eenheid for lev in controle.leveringen] == ["euro"]


@pytest.mark.parametrize("foutcode", BREUKEN)
def test_a_broken_delivery_has_the_code_of_the_catalogue_at_its_place(
    foutcode: str, naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path
) -> None:
    cel, breuk = BREUKEN[foutcode]
    assert foutcode not in {b.regel for b in check(levering, naslag, tmp_path).bevindingen}
    breuk(levering)
    gevonden = [b for b in check(levering, naslag, tmp_path).bevindingen if b.regel == foutcode]
    assert [b.cel for b in gevonden][:1] == [cel]
    bevinding = gevonden[0]
    assert bevinding.ernst is (Ernst.WAARSCHUWING if foutcode.startswith("PF") else Ernst.FOUT)
    assert bevinding.document == "levering.json"
    assert bevinding.remedie
    assert "<" not in bevinding.melding


def test_structure_breaks_give_only_their_own_code(
    naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path
) -> None:
    """A file with one structural error is not buried under consequences of that error."""
    BREUKEN["SF002"][1](levering)
    assert {b.regel for b in check(levering, naslag, tmp_path).bevindingen} == {"SF002"}


def test_every_code_of_the_catalogue_has_a_case() -> None:
    naslag = load_reference(RAW)
    bekend = set(naslag.catalogus._fouten)
    assert bekend - set(BREUKEN) == {"SF777", "SF999"}  # a missing file and an unreadable one, tested below


@pytest.mark.parametrize(
    "inhoud",
    [b"{", b"[]", b'{"metadata": NaN}', b"[" * 100_000, b'{"a": 1e9999999999999999999}' * 2, b"{\x81}"],
)
def test_what_is_no_json_is_sf999(inhoud: bytes, naslag: Iv3Naslag, tmp_path: Path) -> None:
    assert "SF999" in {b.regel for b in check(None, naslag, tmp_path, inhoud).bevindingen}


def test_a_missing_file_is_sf777(naslag: Iv3Naslag, tmp_path: Path) -> None:
    controle = check_file(tmp_path / "weg.json", "weg.json", naslag)
    assert [b.regel for b in controle.bevindingen] == ["SF777"]


def test_all_problems_come_in_one_run(naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path) -> None:
    for foutcode in ("SF003", "SF009", "SF017", "DF001", "DF004"):
        BREUKEN[foutcode][1](levering)
    assert {"SF003", "SF009", "SF017", "DF001", "DF004"} <= {
        b.regel for b in check(levering, naslag, tmp_path).bevindingen
    }


@pytest.mark.parametrize("nummer", ["0363", "060363", "363", "GM0363"])
def test_the_number_of_a_gemeente_has_several_forms(
    nummer: str, naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path
) -> None:
    levering["metadata"]["overheidsnummer"] = nummer
    assert check(levering, naslag, tmp_path).leveringen[0].gm_code == "GM0363"


def test_a_number_that_is_no_gemeente_is_refused(
    naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path
) -> None:
    levering["metadata"]["overheidsnummer"] = "056780"
    assert [b.regel for b in check(levering, naslag, tmp_path).bevindingen] == ["iv3_overheidsnummer"]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
def test_utf8_and_windows_1252_are_both_read(
    codering: str, naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path
) -> None:
    levering["metadata"]["overheidsnaam"] = "Amstérdam"
    controle = check(levering, naslag, tmp_path, as_bytes(levering, codering))
    assert (controle.leveringen[0].naam, controle.bevindingen) == ("Amstérdam", [])


def test_schema_1_0_has_texts_and_e_mail(naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path) -> None:
    metadata = levering["metadata"]
    for sleutel in ("details_openbaar", "financieel_pakket", "export_software"):
        del metadata[sleutel]
    metadata |= {"boekjaar": "2024", "periode": "5", "datum": "6-3-2025"}
    levering["contact"] = {"naam": "P.", "e-mail": "p@gemeente.nl", "telefoon": "1"}
    del levering["data"]["kengetallen"]
    assert check(levering, naslag, tmp_path).bevindingen == []


def test_negative_lasten_are_legitimate(naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path) -> None:
    eerste, tweede = levering["data"]["lasten"][:2]
    eerste["bedrag"], tweede["bedrag"] = -1_000_000, tweede["bedrag"] + eerste["bedrag"] + 1_000_000
    assert check(levering, naslag, tmp_path).bevindingen == []


def test_a_total_may_not_carry_an_amount(naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path) -> None:
    levering["data"]["lasten"][0]["taakveld"] = "0."
    bevinding = next(b for b in check(levering, naslag, tmp_path).bevindingen if b.regel == "DF001")
    assert "totaal" in bevinding.verwacht


def test_a_forbidden_cell_is_a_warning(naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path) -> None:
    levering["data"]["lasten"].append({"taakveld": "0.1", "categorie": "4.1.1", "bedrag": 5})
    gevonden = [(b.regel, b.ernst) for b in check(levering, naslag, tmp_path).bevindingen]
    assert gevonden == [("iv3_grijze_cel", Ernst.WAARSCHUWING)]


def test_a_key_that_stands_twice_in_a_record_is_refused(naslag: Iv3Naslag, tmp_path: Path) -> None:
    controle = check(None, naslag, tmp_path, b'{"metadata": {"boekjaar": 2024, "boekjaar": 2025}}')
    assert ("iv3_sleutel_dubbel", "$.metadata.boekjaar") in {(b.regel, b.cel) for b in controle.bevindingen}


@pytest.mark.parametrize(("per_cel", "eenheid"), [(3_000_000, "euro"), (3_000, "duizend"), (100_000, None)])
def test_the_unit_follows_from_the_magnitude_or_is_asked_for(
    per_cel: int, eenheid: str | None, naslag: Iv3Naslag, tmp_path: Path
) -> None:
    definitie = naslag.definitie(2024)
    assert definitie is not None
    controle = check(make_delivery(definitie, per_cel=per_cel), naslag, tmp_path)
    assert controle.leveringen[0].eenheid == eenheid
    assert [b.regel for b in controle.bevindingen] == ([] if eenheid else ["iv3_eenheid_onzeker"])


def test_a_confirmed_unit_wins_and_a_contradiction_is_said(
    naslag: Iv3Naslag, levering: dict[str, Any], tmp_path: Path
) -> None:
    pad = tmp_path / "levering.json"
    pad.write_bytes(as_bytes(levering))
    controle = check_file(pad, pad.name, naslag, "duizend")
    assert controle.leveringen[0].factor() == 1000
    assert [b.regel for b in controle.bevindingen] == ["iv3_eenheid_tegenstrijdig"]
