"""A file that the program wrote, as text that can be compared: workbooks by cell, text by line, the rest by its sha256.

Of a PDF and a presentation the words follow, so that a difference can be shown.
"""

import gzip
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path

import pypdfium2
from openpyxl import load_workbook

_TEKST = {".csv", ".txt", ".toml", ".tsv", ".md", ".geojson", ".css", ".js", ".svg", ".html"}


def as_text(naam: str, inhoud: bytes) -> str:
    """What is in a file; a zip gives what is in each of its files."""
    if inhoud[:2] == b"\x1f\x8b":
        inhoud = gzip.decompress(inhoud)
    einde = Path(naam).suffix.lower()
    if einde in (".xlsx", ".xlsm"):
        return "\n".join(_workbook(inhoud))
    if einde == ".json":
        return json.dumps(json.loads(inhoud), ensure_ascii=False, indent=1)
    if einde in _TEKST:
        return inhoud.decode("utf-8", "backslashreplace")
    if einde == ".zip":
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            return "\n".join(f"== {deel}\n{as_text(deel, archief.read(deel))}" for deel in archief.namelist())
    woorden = _WOORDEN.get(einde, lambda _: ())(inhoud)
    return "\n".join([f"sha256 {hashlib.sha256(inhoud).hexdigest()}", *woorden])


def _pdf_lines(inhoud: bytes) -> Iterator[str]:
    pdf = pypdfium2.PdfDocument(inhoud)
    for nummer in range(len(pdf)):
        yield f"== bladzijde {nummer + 1}"
        yield from pdf[nummer].get_textpage().get_text_bounded().splitlines()


def _slide_lines(inhoud: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for deel in sorted(d for d in archief.namelist() if re.search(r"slides?/[^/]+\.xml$|notesSlide", d)):
            yield f"== {deel}"
            yield from (unescape(m) for m in re.findall(r"<a:t>([^<]*)", archief.read(deel).decode("utf-8")))


_WOORDEN: dict[str, Callable[[bytes], Iterable[str]]] = {".pdf": _pdf_lines, ".pptx": _slide_lines}


def _has_formulas(inhoud: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        bladen = [deel for deel in archief.namelist() if deel.startswith("xl/worksheets/")]
        return any(b"<f" in archief.read(deel) for deel in bladen)


def _workbook(inhoud: bytes) -> Iterator[str]:
    """Every cell with its value, what a formula came to, its notation, fill, weight, link and note; and what a sheet has."""
    boek = load_workbook(io.BytesIO(inhoud))
    waarden = load_workbook(io.BytesIO(inhoud), data_only=True) if _has_formulas(inhoud) else boek
    for blad in boek.worksheets:
        yield f"== {blad.title} {blad.sheet_state}, vast {blad.freeze_panes}, beveiligd {blad.protection.sheet}"
        yield f"filter {blad.auto_filter.ref}, samengevoegd {sorted(map(str, blad.merged_cells.ranges))}"
        for regel in blad.data_validations.dataValidation:
            yield f"invoer {regel.sqref}: {regel.type} {regel.formula1} {regel.formula2} {regel.error}"
        for rij in blad.iter_rows():
            for cel in rij:
                if cel.value is None and not cel.has_style:
                    continue
                uitkomst = waarden[blad.title][cel.coordinate].value
                opmaak = (
                    cel.number_format,
                    cel.fill.fgColor.rgb if cel.fill.fill_type else "",
                    cel.font.b or False,
                )
                slot = "" if cel.protection.locked else "open"
                extra = [cel.hyperlink and cel.hyperlink.target, cel.comment and cel.comment.text]
                yield f"{cel.coordinate}\t{cel.value!r}\t{uitkomst!r}\t{opmaak}\t{slot}\t{[e for e in extra if e]}"
    yield f"namen {sorted(boek.defined_names)}, titel {boek.properties.title}, maker {boek.properties.creator}"
