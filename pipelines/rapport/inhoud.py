"""What a submitted document holds, as sheets of text: the ground under a report, whatever the format.

Nothing is interpreted: a number stays the text that stands in the file. A JSON delivery is a sheet of paths and values.
"""

import csv
import io
import json
from pathlib import Path

from pipelines.basis.grenzen import MB, Geweigerd, Grenzen
from pipelines.bestand.blad import Blad
from pipelines.bestand.openen import read_workbook
from pipelines.bestand.tekst import decode, find_separator
from pipelines.sources.tabel.openen import TEKSTFORMATEN


def read_sheets(pad: Path, grenzen: Grenzen) -> list[Blad]:
    """The sheets of a document; none when it is gone, too large to show, or cannot be read (a finding then says so).

    A sheet with more rows or columns than the bounds is cut: a spreadsheet would hardly open it.
    """
    soort = pad.suffix.lower()
    if not pad.is_file() or pad.stat().st_size > grenzen.bestand_mb * MB:
        return []
    lees = _LEZERS.get(soort)
    try:
        return [] if lees is None else lees(pad, grenzen)
    except Geweigerd:
        return []


def _read_text(pad: Path, grenzen: Grenzen) -> list[Blad]:
    tekst = decode(pad.read_bytes())
    scheiding = find_separator(tekst.split("\n", 1)[0])
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding))
    except csv.Error:
        rijen = [regel.split(scheiding) for regel in tekst.splitlines()]
    return [Blad(pad.stem, _cut(rijen, grenzen))]


def _cut(rijen: list[list[str]], grenzen: Grenzen) -> list[list[str]]:
    return [rij[: grenzen.kolommen] for rij in rijen[: grenzen.rapport_rijen]]


def _read_workbook(pad: Path, grenzen: Grenzen) -> list[Blad]:
    """The readers of circulaires: within bounds, and every cell at its own place."""
    return [Blad(b.naam, _cut(b.rijen, grenzen)) for b in read_workbook(pad.read_bytes(), grenzen)]


def _read_json(pad: Path, grenzen: Grenzen) -> list[Blad]:
    """Paths as the readers write them: ``$.data.lasten[3].bedrag``."""
    tekst = decode(pad.read_bytes())
    try:
        inhoud = json.loads(tekst, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return []
    rijen, paden = [["pad", "waarde"]], {"$": 1}
    stapel: list[tuple[str, object]] = [("$", inhoud)]
    while stapel and len(rijen) < grenzen.rapport_rijen:
        plek, waarde = stapel.pop()
        if isinstance(waarde, dict):
            paden.setdefault(plek, len(rijen) + 1)
            stapel += [(f"{plek}.{naam}", deel) for naam, deel in reversed(waarde.items())]
        elif isinstance(waarde, list):
            paden.setdefault(plek, len(rijen) + 1)
            stapel += [(f"{plek}[{i}]", deel) for i, deel in reversed(list(enumerate(waarde)))]
        else:
            rijen.append([plek, "" if waarde is None else str(waarde)])
            paden[plek] = len(rijen)
    return [Blad("levering", rijen, paden={p: min(r, len(rijen)) for p, r in paden.items()})]


_LEZERS = (
    dict.fromkeys(TEKSTFORMATEN, _read_text)
    | dict.fromkeys((".xlsx", ".xlsm", ".ods", ".xls"), _read_workbook)
    | {".json": _read_json}
)
