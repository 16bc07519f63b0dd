"""Amounts of a delivery that cannot be trusted: refused or warned of at their own place, never taken in silence."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.basis.bevinding import Ernst
from pipelines.sources.iv3.controleren import check_file
from pipelines.sources.iv3.naslag import load_reference
from tests.hulp.iv3_voorbeeld import make_delivery

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"


@pytest.mark.parametrize(
    ("bedrag", "regel", "ernst"),
    [
        (b"NaN", "SF999", Ernst.FOUT),
        (b"9" * 5_000, "iv3_bedrag_te_groot", Ernst.FOUT),
        (b"1e400", "iv3_bedrag_te_groot", Ernst.FOUT),
        (b"12.345", "iv3_bedrag_decimalen", Ernst.WAARSCHUWING),
        (b'1}, {"taakveld": "0.1", "categorie": "1.1", "bedrag": 2', "iv3_record_dubbel", Ernst.WAARSCHUWING),
    ],
)
def test_an_amount_that_cannot_be_trusted_is_named_at_its_place(
    bedrag: bytes, regel: str, ernst: Ernst, tmp_path: Path
) -> None:
    naslag = load_reference(RAW)
    definitie = naslag.definitie(2024)
    assert definitie is not None
    levering: dict[str, Any] = make_delivery(definitie, per_cel=3_000_000)
    eerste = levering["data"]["lasten"][0]
    assert (eerste["taakveld"], eerste["categorie"]) == ("0.1", "1.1")
    eerste["bedrag"] = "HIER"
    inhoud = json.dumps(levering).encode().replace(b'"HIER"', bedrag)
    (tmp_path / "l.json").write_bytes(inhoud)
    controle = check_file(tmp_path / "l.json", "l.json", naslag)
    gevonden = {(b.regel, b.ernst): b.cel for b in controle.bevindingen}
    assert gevonden[regel, ernst].startswith("$.data.lasten[")
