"""Damaged files: whatever the damage, there is a delivery or a message, and never a crash."""

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from pipelines.basis.grenzen import STANDAARD
from pipelines.sources.iv3.controleren import check_file
from pipelines.sources.iv3.naslag import Iv3Naslag, load_reference
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery
from tests.hulp.iv3_werkboek import as_file, make_workbook
from tests.sources.iv3.test_vormen import LANG

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
AANTAL = 150
_STUKKEN = (
    b"null",
    b'""',
    b"-",
    b"1e400",
    b"1e99999999",
    b"{}",
    b"[]",
    b"\xff",
    b";",
    b"true",
    b"\n",
    b"\x00",
)


@pytest.fixture(scope="module")
def naslag() -> Iv3Naslag:
    return load_reference(RAW)


@pytest.fixture(scope="module")
def bronnen(naslag: Iv3Naslag) -> dict[str, bytes]:
    definitie = naslag.definitie(2024)
    assert definitie is not None
    levering = make_delivery(definitie, per_cel=3_000_000)
    levering["data"]["lasten"] = levering["data"]["lasten"][:40]
    return {
        "a.json": as_bytes(levering),
        "a.xlsx": as_file(make_workbook(definitie, levering)),
        "a.csv": LANG.encode(),
    }


def damage(bron: bytes, aantal: int) -> Iterator[bytes]:
    """The same damaged files every time: cut off, bytes changed, removed, doubled or put in between."""
    kans = random.Random(20240715)
    for _ in range(aantal):
        kopie = bytearray(bron[: kans.randrange(len(bron)) if kans.random() < 0.2 else len(bron)])
        for _ in range(kans.randint(1, 5)):
            plek = kans.randrange(len(kopie) + 1)
            soort = kans.random()
            if soort < 0.4:
                kopie[plek : plek + 1] = bytes([kans.randrange(256)])
            elif soort < 0.7:
                del kopie[plek : plek + kans.randint(1, 20)]
            else:
                kopie[plek:plek] = kans.choice(_STUKKEN)
        yield bytes(kopie)


@pytest.mark.parametrize("naam", ["a.json", "a.xlsx", "a.csv"])
def test_a_damaged_file_gives_figures_or_a_message(
    naam: str, bronnen: dict[str, bytes], naslag: Iv3Naslag, tmp_path: Path
) -> None:
    for kopie in damage(bronnen[naam], AANTAL if naam != "a.xlsx" else AANTAL // 5):
        (tmp_path / naam).write_bytes(kopie)
        controle = check_file(tmp_path / naam, naam, naslag)
        assert controle.heeft_fouten or not controle.kop.is_empty()
        assert len(controle.amounts()) == 2
        assert all(
            b.document == naam and b.melding and b.remedie and b.verwacht for b in controle.bevindingen
        )


def test_a_zip_bomb_is_refused_before_it_is_unpacked(naslag: Iv3Naslag, tmp_path: Path) -> None:
    bom = BytesIO()
    with (
        zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as zip_,
        zip_.open("xl/sharedStrings.xml", "w") as deel,
    ):
        for _ in range(STANDAARD.model_uitgepakt_mb * 2):
            deel.write(bytes(1_000_000))
    (tmp_path / "bom.xlsx").write_bytes(bom.getvalue())
    controle = check_file(tmp_path / "bom.xlsx", "bom.xlsx", naslag)
    assert [b.regel for b in controle.bevindingen] == ["bestand_onleesbaar"]
    assert "na uitpakken" in controle.bevindingen[0].waarde
