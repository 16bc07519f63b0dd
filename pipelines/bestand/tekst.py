"""Text tables (.csv, .tsv, .txt): encoding and separator by evidence, row numbers as a spreadsheet counts them.

The layout of data/raw is a strict case: its header stands in the first row, so that row alone decides on the separator, and
a table without quotes takes the fast road. ``as_csv`` writes that layout.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Sequence

import polars as pl

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller
from pipelines.bestand.blad import Blad

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SCHEIDINGSTEKENS = (";", "\t", ",", "|")
_PROEFRIJEN = 60
Score = Callable[[list[str]], int]


def decode(inhoud: bytes, blad: str = "") -> str:
    """The text of a file: UTF-16 with a mark, UTF-8 with or without one, else Windows-1252.

    Raises Geweigerd, about the sheet ``blad``.
    """
    for codering in ("utf-16",) if inhoud.startswith(UTF16) else ("utf-8-sig", "cp1252"):
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\x00" not in tekst:
            return tekst
    raise Geweigerd("bestand_onleesbaar.codering", blad=blad)


def read_text(inhoud: bytes, naam: str, score: Score, grenzen: Grenzen) -> Blad:
    """The table in a file; ``score`` counts the known names in a row, which decide on the separator. Raises Geweigerd."""
    tekst = decode(inhoud)
    begin = tekst[:4096].lstrip().lower()
    if begin.startswith(("<!doctype", "<html", "<table", "<?xml")):
        raise Geweigerd("bestand_onleesbaar.webpagina")
    scheiding = find_separator(tekst, score)
    teller = Teller(grenzen, naam)
    rijen: list[list[str]] = []
    for rij in split_rows(tekst, scheiding, naam):
        rijen.append(rij)
        teller.check_row(len(rijen), len(rij))
    return Blad(naam, rijen, is_tekst=True, scheiding=scheiding)


def split_rows(tekst: str, scheiding: str, naam: str) -> Iterable[list[str]]:
    """The rows of a text; raises Geweigerd at a quote that does not close, ``naam`` being the sheet."""
    nummer = 0
    try:
        for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True):
            nummer += 1
            yield rij
    except csv.Error as fout:
        raise Geweigerd(
            "bestand_onleesbaar.aanhalingstekens", blad=naam, cel=f"rij {nummer + 1}", uitleg=fout
        ) from fout


def find_separator(tekst: str, score: Score = len) -> str:
    """The one under which some row has most by ``score``; of equals the one with most rows, and ``;`` before others."""
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


def read_plain(tekst: str, scheiding: str) -> tuple[tuple[str, ...], pl.DataFrame] | None:
    """The header and cells of a table without quotes, blank lines or rows of another width; ``None`` for any other.

    Nearly every table is like this, and Polars reads it ten times as fast. The rest takes the careful road, which
    reports what is wrong with a row.
    """
    regels = tekst.rstrip("\r\n").split("\n")
    breedte = regels[0].count(scheiding)
    if (
        '"' in tekst
        or len(regels) < 2
        or any(r.count(scheiding) != breedte or not r.strip("\r") for r in regels)
    ):
        return None
    kop = tuple(naam.strip() for naam in regels[0].split(scheiding))
    if not all(kop):
        return None
    frame = pl.read_csv(
        io.BytesIO("\n".join(regels[1:]).encode()),
        separator=scheiding,
        has_header=False,
        new_columns=[f"c{i}" for i in range(len(kop))],
        infer_schema=False,
        quote_char=None,
    )
    if frame.shape != (len(regels) - 1, len(kop)):
        return None
    cellen = frame.with_columns(pl.all().fill_null("").str.strip_chars()).with_row_index("rij", offset=2)
    cellen = cellen.with_columns(pl.col("rij").cast(pl.Int64))
    return kop, cellen.filter(pl.any_horizontal(pl.exclude("rij") != ""))


def as_csv(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """The bytes of a table as in data/raw: UTF-8 with BOM, semicolons, ``\\n``; ``None`` is an empty cell."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(kop)
    schrijver.writerows(["" if w is None else w for w in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")
