"""Changing one thing in a source file, the way a person would in a spreadsheet. Never touches the repository."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What data/raw was compiled from. It is no part of the project, so a clone by itself has nothing to compare with.
ORIGINALS = ROOT.parent / "shared" / "data"
needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the originals (../shared/data) are not here to compare with"
)
Rows = list[list[str]]


def read_rows(pad: Path) -> Rows:
    """All rows of a CSV file, the header included."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.reader(bestand, delimiter=";", strict=True))


def write_rows(pad: Path, rijen: Rows) -> None:
    """Replace a CSV file; as a new file, so that a hard link elsewhere keeps its content."""
    nieuw = pad.with_name(pad.name + ".nieuw")
    with nieuw.open("w", encoding="utf-8-sig", newline="") as bestand:
        csv.writer(bestand, delimiter=";", lineterminator="\n").writerows(rijen)
    nieuw.replace(pad)


def change_rows(pad: Path, wijziging: Callable[[Rows], Rows]) -> None:
    """Rewrite a CSV file with changed rows."""
    write_rows(pad, wijziging(read_rows(pad)))


def edit_cell(pad: Path, cel: str, waarde: str) -> None:
    """Put ``waarde`` in cell ``cel`` (such as ``C2``) of a CSV file."""
    letters, nummer = re.fullmatch(r"([A-Z]+)(\d+)", cel).groups()
    kolom = 0
    for letter in letters:
        kolom = kolom * 26 + ord(letter) - ord("A") + 1
    rijen = read_rows(pad)
    assert rijen[int(nummer) - 1][kolom - 1] != waarde, f"{pad.name} {cel} was already {waarde!r}"
    rijen[int(nummer) - 1][kolom - 1] = waarde
    write_rows(pad, rijen)


def drop_rows(pad: Path, **gezocht: str) -> None:
    """Remove the rows whose columns have the given values; there must be at least one."""
    kop, *rijen = read_rows(pad)
    over = [rij for rij in rijen if any(rij[kop.index(kolom)] != waarde for kolom, waarde in gezocht.items())]
    assert len(over) < len(rijen), f"nothing to drop in {pad.name}: {gezocht}"
    write_rows(pad, [kop, *over])


def add_rows(pad: Path, *regels: str) -> None:
    """Add rows, each written as one line with semicolons."""
    change_rows(pad, lambda rijen: rijen + [regel.split(";") for regel in regels])


def drop_column(pad: Path, naam: str) -> None:
    """Remove one column."""
    kolom = read_rows(pad)[0].index(naam)
    change_rows(pad, lambda rijen: [rij[:kolom] + rij[kolom + 1 :] for rij in rijen])
