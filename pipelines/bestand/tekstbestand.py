"""Text tables (.csv, .tsv, .txt): encoding and separator by evidence, row numbers as a spreadsheet counts them."""

import codecs
import csv
import io
from collections.abc import Callable

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller

_SCHEIDINGSTEKENS = (";", "\t", ",", "|")
_PROEFRIJEN = 60
Score = Callable[[list[str]], int]


def decode(inhoud: bytes) -> str:
    """The text of a file: UTF-16 with a mark, UTF-8 with or without one, else Windows-1252; raises Geweigerd."""
    coderingen = ("utf-8-sig", "cp1252")
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coderingen = ("utf-16",)
    for codering in coderingen:
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\x00" not in tekst:
            return tekst
    raise Geweigerd("bestand_onleesbaar.codering")


def read_text(inhoud: bytes, naam: str, score: Score, grenzen: Grenzen) -> tuple[list[list[str]], str]:
    """The rows and the separator: the one under which most cells of some row are known names; raises Geweigerd."""
    tekst = decode(inhoud)
    begin = tekst[:4096].lstrip().lower()
    if begin.startswith(("<!doctype", "<html", "<table", "<?xml")):
        raise Geweigerd("bestand_onleesbaar.webpagina")
    scheiding = _separator(tekst, score)
    teller = Teller(grenzen, naam)
    rijen: list[list[str]] = []
    try:
        for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True):
            rijen.append(rij)
            teller.check_row(len(rijen), len(rij))
    except csv.Error as fout:
        raise Geweigerd(
            "bestand_onleesbaar.aanhalingstekens", uitleg=fout, blad=naam, cel=f"rij {len(rijen) + 1}"
        ) from fout
    return rijen, scheiding


def _separator(tekst: str, score: Score) -> str:
    """By known names in a row; without any, by the number of cells that most rows share."""
    proef = tekst.split("\n", _PROEFRIJEN)[:_PROEFRIJEN]
    beste, uitslag = ";", (-1, -1)
    for teken in _SCHEIDINGSTEKENS:
        rijen = [_split(regel, teken) for regel in proef if teken in regel]
        bekend = max((score(rij) for rij in rijen), default=0)
        if (bekend, len(rijen)) > uitslag:
            beste, uitslag = teken, (bekend, len(rijen))
    return beste


def _split(regel: str, teken: str) -> list[str]:
    try:
        return next(csv.reader([regel], delimiter=teken), [])
    except csv.Error:
        return []
