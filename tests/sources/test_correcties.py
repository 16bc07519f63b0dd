"""Corrections of single cells: applied in sight, refused when they no longer fit the source."""

from decimal import Decimal

import pytest

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.bouw.bouwen import build
from tests.hulp.bronbestanden import small_copy
from tests.hulp.deelbouw import ask, find

KOP = "document;blad;cel;gedrukt;gecorrigeerd;reden;wie;datum\n"
GOED = "circulaires/S2024_2024/volumina.csv;volumina;M3;243768,00;243769,5;drukfout;BZK;2024-10-01"


def write_sources(map_, *regels):
    raw = small_copy(map_ / "raw")
    (raw / "correcties.csv").write_text(KOP + "".join(r + "\n" for r in regels), encoding="utf-8")
    return raw


def test_a_correction_changes_the_value_and_keeps_what_was_printed(tmp_path):
    raw = write_sources(tmp_path, GOED)
    assert ask(
        raw,
        "SELECT volume, gedrukt, correctie FROM staging.volume WHERE cel = 'M3' AND circulaire = 'S2024' AND uitkeringsjaar = 2024 AND blad = 'volumina'",
        "SELECT volume FROM kern.volume WHERE correctie IS NOT NULL",
    ) == [
        [(Decimal("243769.5"), "243768,00", "243768,00 → 243769,5: drukfout (BZK, 2024-10-01)")],
        [(Decimal("243769.5"),)],
    ]
    assert [b.cel for b in find(raw) if b.regel == "correctie_toegepast"] == ["M3"]


@pytest.mark.parametrize(
    ("regel", "code"),
    [
        (GOED.replace("243768,00", "243767,00"), "correctie_bron_gewijzigd"),
        (GOED.replace(";M3;", ";ZZ3;"), "correctie_cel_onbekend"),
        (GOED.replace("volumina.csv", "weg.csv"), "correctie_document_onbekend"),
        (GOED.replace("243769,5", "243.769,5"), "correctie_waarde"),
    ],
)
def test_a_correction_that_does_not_fit_stops_the_build(tmp_path, regel, code):
    with pytest.raises(InvoerGeweigerd) as fout:
        build(write_sources(tmp_path, regel), tmp_path / "fk.duckdb")
    assert [(b.regel, b.document, b.cel) for b in fout.value.bevindingen if b.ernst == "fout"] == [
        (code, "correcties.csv", "A2")
    ]
