"""What openpyxl can meet in a file that is damaged or meant to harm: refused before it costs memory."""

import re
import struct
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

MAX_UITGEPAKT = 150 * 1024 * 1024
"""A workbook that unpacks to more than this is refused."""
MAX_SAMENGEVOEGD = 200_000
"""A sheet with more cells under merged ranges is refused."""
MAX_CELLEN = 5_000_000
"""A sheet that reaches further than this many cells is refused."""
_SAMENGEVOEGD = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([^"']*)["']""")
_CEL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_HOEK = re.compile(rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
LEESFOUTEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,  # zipfile: a compression that it does not know
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises on a damaged workbook; it has no error of its own, and with lxml one of its own is a SyntaxError."""


def refuse_bomb(inhoud: bytes) -> None:
    """Raise ValueError when a workbook unpacks to more than a return or a delivery can be."""
    with ZipFile(BytesIO(inhoud)) as zip_:
        uitgepakt = sum(deel.file_size for deel in zip_.infolist())
        if uitgepakt > MAX_UITGEPAKT:
            raise ValueError(
                f"uitgepakt {uitgepakt // 1024 // 1024} MB, meer dan {MAX_UITGEPAKT // 1024 // 1024} MB"
            )
        for naam in zip_.namelist():
            if naam.startswith("xl/worksheets/") and naam.endswith(".xml"):
                _refuse_extent(zip_.read(naam))


def _refuse_extent(blad: bytes) -> None:
    """openpyxl makes every cell that a merged range covers, and every one up to the last: two cells can be billions."""
    bedekt = sum(_size(bereik) for bereik in _SAMENGEVOEGD.findall(blad))
    rij = max((int(rij) for _, rij in _CEL.findall(blad)), default=0)
    kolom = max((_column(letters) for letters in {letters for letters, _ in _CEL.findall(blad)}), default=0)
    if bedekt > MAX_SAMENGEVOEGD or rij * kolom > MAX_CELLEN:
        raise ValueError(f"een blad van {rij} rijen en {kolom} kolommen, met {bedekt} samengevoegde cellen")


def _size(bereik: bytes) -> int:
    hoeken = _HOEK.findall(bereik)
    if len(hoeken) != 2:
        return 0
    (links, boven), (rechts, onder) = hoeken
    return (abs(_column(rechts) - _column(links)) + 1) * (abs(int(onder) - int(boven)) + 1)


def _column(letters: bytes) -> int:
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + letter - ord("A") + 1
    return nummer
