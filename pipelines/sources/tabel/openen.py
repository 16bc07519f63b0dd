"""Open a table of data/raw: the compiled layout in whichever of its formats the user keeps it, told by its ending."""

from dataclasses import replace
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.grenzen import STANDAARD, Geweigerd, Grenzen, Teller
from pipelines.bestand.blad import Blad
from pipelines.bestand.openen import hash_file, read_workbook
from pipelines.bestand.tekst import UTF16, decode, find_separator, read_plain, split_rows
from pipelines.sources.tabel.kolommen import Schema, read_long
from pipelines.sources.tabel.tabel import Tabel, as_tabel

TEKSTFORMATEN = (".csv", ".tsv")
WERKBOEKFORMATEN = (".xlsx", ".ods")


def find_tabel(map_: Path, naam: str) -> Path:
    """The file ``naam`` in whichever supported format the user keeps it; the CSV path when there is none."""
    paden = [map_ / f"{naam}{formaat}" for formaat in TEKSTFORMATEN + WERKBOEKFORMATEN]
    return next((pad for pad in paden if pad.is_file()), paden[0])


def read_tabel(
    raw: Path, plek: str, schema: Schema, grenzen: Grenzen = STANDAARD
) -> tuple[pl.DataFrame, list[Bevinding], Tabel | None]:
    """The typed table at a place such as ``pok/doelen``, every problem in it, and the table as it stands."""
    pad = find_tabel(raw / Path(plek).parent, Path(plek).name)
    tabel, bevindingen = open_tabel(pad, pad.relative_to(raw).as_posix(), grenzen=grenzen)
    if tabel is None:
        return pl.DataFrame(), bevindingen, None
    frame, problemen = read_long(tabel, schema)
    return frame, bevindingen + problemen, tabel


def open_tabel(
    pad: Path, document: str, blad: str | None = None, grenzen: Grenzen = STANDAARD
) -> tuple[Tabel | None, list[Bevinding]]:
    """Read one sheet; ``None`` with a finding when the file cannot be read as a table at all, or not within bounds."""
    if not pad.is_file():
        return None, [meld("bestand_onleesbaar.tabel.ontbreekt", Plek(document, "bestand"))]
    try:
        inhoud, bron_id = hash_file(pad, grenzen)
        if pad.suffix.lower() in TEKSTFORMATEN:
            return _open_text(inhoud, Blad(pad.stem, [], document, bron_id, is_tekst=True), grenzen)
        return as_tabel(replace(_pick_sheet(inhoud, blad, grenzen), document=document, bron_id=bron_id))
    except Geweigerd as fout:
        return None, [fout.at(document)]


def _open_text(inhoud: bytes, blad: Blad, grenzen: Grenzen) -> tuple[Tabel | None, list[Bevinding]]:
    """A text whose first row is its header; raises Geweigerd."""
    if inhoud.startswith(UTF16):
        raise Geweigerd("bestand_onleesbaar.codering", blad=blad.naam)
    tekst = decode(inhoud, blad.naam)
    kopregel = tekst.split("\n", 1)[0]
    scheiding = find_separator(kopregel)
    Teller(grenzen, blad.naam).check_width(1, kopregel.count(scheiding) + 1)
    if (snel := read_plain(tekst, scheiding)) is not None:
        return Tabel(blad.document, blad.bron_id, blad.naam, *snel, is_werkboek=False), []
    return as_tabel(replace(blad, rijen=list(split_rows(tekst, scheiding, blad.naam))))


def _pick_sheet(inhoud: bytes, naam: str | None, grenzen: Grenzen) -> Blad:
    """The sheet with this name, or the first; raises Geweigerd. The others are read too, for their bounds."""
    bladen = list(read_workbook(inhoud, grenzen))
    gevonden = [blad for blad in bladen if naam in (None, blad.naam)]
    if not bladen:
        raise Geweigerd("bestand_onleesbaar.zonder_bladen")
    if not gevonden:
        namen = ", ".join(blad.naam for blad in bladen)
        raise Geweigerd("bestand_onleesbaar.geen_blad", namen, gezocht=naam, blad=naam or "")
    return gevonden[0]
