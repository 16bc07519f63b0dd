"""What .ods and .xlsx share: a zip with XML. Opened within bounds, parsed as a stream, refused when it carries macros."""

import io
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import IO, Literal

from pipelines.basis.grenzen import MB, Geweigerd, Grenzen

ZIP_BEGIN = b"PK\x03\x04"
_BESCHADIGD = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    EOFError,
    LookupError,  # a part that is not there, and an encoding that does not exist
    RuntimeError,  # of zipfile: encrypted, or a compression that it does not know
    OSError,
    ValueError,
)


def damaged(fout: Exception) -> Geweigerd:
    """The refusal of a workbook that cannot be opened."""
    return Geweigerd("bestand_onleesbaar.zip", uitleg=type(fout).__name__)


def open_zip(inhoud: bytes, grenzen: Grenzen, instelling: str = "uitgepakt_mb") -> zipfile.ZipFile:
    """The archive, after a look at what it would unpack to; ``instelling`` names the bound on that. Raises Geweigerd."""
    hoogste: int = getattr(grenzen, instelling)
    try:
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
        delen = archief.infolist()
    except _BESCHADIGD as fout:
        raise damaged(fout) from fout
    totaal = sum(deel.file_size for deel in delen)
    bom = any(  # small parts compress far; only a large one can be a bomb
        deel.file_size > grenzen.zip_vanaf_mb * MB
        and deel.file_size > grenzen.zipverhouding * max(1, deel.compress_size)
        for deel in delen
    )
    if len(delen) > grenzen.zipdelen:
        raise Geweigerd("bestand_onleesbaar.te_veel_delen", aantal=len(delen), grens=grenzen.zipdelen)
    if totaal > hoogste * MB or bom:
        raise Geweigerd(
            "bestand_onleesbaar.te_groot_uitgepakt",
            mb=totaal // MB,
            grens=hoogste,
            verhouding=grenzen.zipverhouding,
            instelling=instelling.upper(),
        )
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise Geweigerd("bestand_onleesbaar.wachtwoord")
    return archief


def read_part(archief: zipfile.ZipFile, deel: str) -> bytes:
    """The content of one part; raises Geweigerd when it is damaged."""
    try:
        return archief.read(deel)
    except _BESCHADIGD as fout:
        raise damaged(fout) from fout


def refuse_macros(archief: zipfile.ZipFile) -> None:
    """Raise Geweigerd when a workbook carries macros: what they would do to the figures cannot be seen."""
    if any(naam.lower().endswith("vbaproject.bin") for naam in archief.namelist()):
        raise Geweigerd("bestand_onleesbaar.macros")


Moment = Literal["start", "end"]


def iter_xml(
    archief: zipfile.ZipFile, deel: str, momenten: tuple[Moment, ...] = ("end",)
) -> Iterator[tuple[str, ET.Element]]:
    """(event, element) of one part as a stream; raises Geweigerd when it is damaged."""
    try:
        with archief.open(deel) as bestand:
            _refuse_doctype(bestand)
        with archief.open(deel) as bestand:
            yield from ET.iterparse(bestand, events=momenten)
    except _BESCHADIGD as fout:
        raise damaged(fout) from fout


def _refuse_doctype(bestand: IO[bytes]) -> None:
    """No workbook needs a document type; a file that has one tries to have entities expanded."""
    if b"<!DOCTYPE" in bestand.read(8192):
        raise Geweigerd("bestand_onleesbaar.doctype")


@lru_cache(maxsize=4096)
def local(naam: str) -> str:
    """The name without its namespace; producers differ in which they use."""
    return naam.rpartition("}")[2]


def attribute(element: ET.Element, naam: str) -> str | None:
    """An attribute by local name."""
    for sleutel, waarde in element.attrib.items():
        if local(sleutel) == naam:
            return waarde
    return None
