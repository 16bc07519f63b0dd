"""docs/beveiliging.md points at tests that exist."""

import ast
import re
from pathlib import Path

HIER = Path(__file__).resolve().parents[2]
BLAD = HIER / "docs" / "beveiliging.md"


def test_every_test_that_the_page_of_security_names_exists():
    genoemd = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", BLAD.read_text("utf-8")))
    assert len(genoemd) > 40
    zoek = []
    for pad, naam in sorted(genoemd):
        bestand = HIER / pad
        boom = ast.parse(bestand.read_text("utf-8")) if bestand.is_file() else ast.Module([], [])
        if naam not in {deel.name for deel in boom.body if isinstance(deel, ast.FunctionDef)}:
            zoek.append(f"{pad}::{naam}")
    assert zoek == []
