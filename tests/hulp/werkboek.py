"""Small workbooks: .xlsx with openpyxl, .ods by hand (a zip with one content file)."""

import zipfile
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet><table:table table:name="{blad}">{rijen}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def as_number(tekst: str) -> object:
    """A figure of our own dialect as a spreadsheet holds it: a number. Anything else stays text."""
    try:
        return float(Decimal(tekst.replace(",", ".")))
    except ArithmeticError:
        return tekst or None


def write_xlsx(pad: Path, rijen: list[list[object]], blad: str = "Blad1") -> Path:
    """Write one sheet."""
    werkboek = openpyxl.Workbook()
    werkboek.active.title = blad
    for rij in rijen:
        werkboek.active.append(rij)
    werkboek.save(pad)
    return pad


def write_ods(pad: Path, rijen: list[list[object]], blad: str = "Blad1") -> Path:
    """Write one sheet with text and numbers."""
    regels = "".join(f"<table:table-row>{''.join(map(_ods_cell, rij))}</table:table-row>" for rij in rijen)
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archief.writestr("META-INF/manifest.xml", _MANIFEST)
        archief.writestr("content.xml", _ODS.format(blad=blad, rijen=regels))
    return pad


def _ods_cell(waarde: object) -> str:
    if waarde is None:
        return "<table:table-cell/>"
    if isinstance(waarde, float):
        return f'<table:table-cell office:value-type="float" office:value="{waarde!r}"><text:p>{waarde!r}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(waarde))}</text:p></table:table-cell>'


def cache_formula(pad: Path, formule: str, waarde: str) -> None:
    """Put the outcome beside a formula, as Excel does when it saves; openpyxl writes the formula only."""
    with zipfile.ZipFile(pad) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    blad = "xl/worksheets/sheet1.xml"
    voor, na = f"<f>{formule}</f><v></v>".encode(), f"<f>{formule}</f><v>{waarde}</v>".encode()
    delen[blad] = delen[blad].replace(b"<v />", b"<v></v>").replace(b"<v/>", b"<v></v>")
    assert voor in delen[blad]
    delen[blad] = delen[blad].replace(voor, na)
    with zipfile.ZipFile(pad, "w") as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
