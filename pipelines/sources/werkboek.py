"""What openpyxl can meet in a file that is damaged or meant to harm: refused before it costs memory."""

import struct
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

MAX_UITGEPAKT = 150 * 1024 * 1024
"""A workbook that unpacks to more than this is refused."""
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
    NotImplementedError,
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
