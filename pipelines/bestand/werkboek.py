"""Models that a gemeente fills in (.xlsx): refused before a damaged or hostile one costs memory, here or in openpyxl."""

import re
import struct
import zlib
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from pipelines.basis.grenzen import MB, Geweigerd, Grenzen, too_large
from pipelines.bestand.adres import kolomnummer
from pipelines.bestand.blad import Blad
from pipelines.bestand.xlsx import read_xlsx
from pipelines.bestand.zip import open_zip, read_part

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
    OSError,
    RuntimeError,  # of zipfile: encrypted, or a compression that it does not know
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises on a damaged workbook; it has no error of its own, and with lxml one of its own is a SyntaxError."""


def read_model(inhoud: bytes, grenzen: Grenzen) -> list[Blad]:
    """The sheets of a filled-in model (.xlsx); raises Geweigerd when it cannot be read, or is larger than one can be."""
    refuse_bomb(inhoud, grenzen)
    return list(read_xlsx(open_zip(inhoud, grenzen, "model_uitgepakt_mb"), grenzen))


def refuse_bomb(inhoud: bytes, grenzen: Grenzen) -> None:
    """Raise Geweigerd when a workbook is larger than a return or a delivery can be, packed, unpacked or as a sheet."""
    if len(inhoud) > grenzen.model_mb * MB:
        raise too_large(len(inhoud), grenzen.model_mb, "model_mb")
    with open_zip(inhoud, grenzen, "model_uitgepakt_mb") as zip_:
        for naam in zip_.namelist():
            if naam.startswith("xl/worksheets/") and naam.endswith(".xml"):
                _refuse_extent(read_part(zip_, naam), grenzen)


def _refuse_extent(blad: bytes, grenzen: Grenzen) -> None:
    """openpyxl makes every cell that a merged range covers, and every one up to the last: two cells can be billions."""
    bedekt = sum(_size(bereik) for bereik in _SAMENGEVOEGD.findall(blad))
    rij = max((int(rij) for _, rij in _CEL.findall(blad)), default=0)
    kolom = max((_column(letters) for letters in {letters for letters, _ in _CEL.findall(blad)}), default=0)
    for aantal, grens, instelling in (
        (bedekt, grenzen.model_samengevoegd, "MODEL_SAMENGEVOEGD"),
        (rij * kolom, grenzen.model_cellen, "MODEL_CELLEN"),
    ):
        if aantal > grens:
            raise Geweigerd(
                "bestand_onleesbaar.samengevoegd",
                rijen=rij,
                kolommen=kolom,
                bedekt=bedekt,
                grens=grens,
                instelling=instelling,
            )


def _size(bereik: bytes) -> int:
    hoeken = _HOEK.findall(bereik)
    if len(hoeken) != 2:
        return 0
    (links, boven), (rechts, onder) = hoeken
    return (abs(_column(rechts) - _column(links)) + 1) * (abs(int(onder) - int(boven)) + 1)


def _column(letters: bytes) -> int:
    return kolomnummer(letters.decode().upper()) + 1
