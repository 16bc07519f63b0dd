"""Small files as users have them, written by hand, and a way to read one from text."""

import csv
import io
import shutil
import zipfile
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import polars as pl
from openpyxl import Workbook

from pipelines.basis.grenzen import Grenzen
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_reference
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.openen import open_document
from pipelines.sources.rekenbestand.tabellen import Gelezen, read_tables

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
CLUSTERS = [
    "Sociale basisvoorzieningen",
    "Participatie",
    "Individuele voorzieningen Wmo",
    "Individuele voorzieningen Jeugd",
    "Bestuur en ondersteuning",
    "Orde en veiligheid",
    "Onderwijs",
    "Sport, cultuur en recreatie",
    "Infrastructuur, ruimte en milieu",
    "Overig",
    "Overige eigen middelen",
    "Onroerendezaakbelasting",
]


@cache
def naslag() -> Naslag:
    """The reference tables of the project."""
    invoer = Invoer(RAW)
    read_reference(invoer)
    return Naslag.from_tables(invoer.tabellen)


def read(map_: Path, inhoud: str | bytes, naam: str = "tabel.csv", **opties) -> list[Gelezen]:
    """Read a file with this content; a file that is refused altogether fails the test."""
    pad = map_ / naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    bladen, bevindingen = open_document(pad, naam, naslag(), opties.pop("grenzen", Grenzen()))
    assert bevindingen == []
    return [tabel for blad in bladen for tabel in read_tables(blad, naslag(), **opties)]


def refusal(map_: Path, inhoud: bytes, naam: str = "tabel.csv", grenzen: Grenzen | None = None) -> str:
    """What was found in a file that is refused as a whole."""
    pad = map_ / naam
    pad.write_bytes(inhoud)
    bladen, bevindingen = open_document(pad, naam, naslag(), grenzen or Grenzen())
    assert bladen == []
    assert len(bevindingen) == 1
    return bevindingen[0].waarde


def figures(tabel: Gelezen) -> dict[tuple[str, str], tuple[str, str]]:
    """(gemeente, column) to (value, cell); no value where it could not be read."""
    frame = tabel.frame
    return {
        (rij[0], rij[1]): ("" if rij[2] is None else f"{rij[2].normalize():f}", rij[6])
        for rij in frame.select(
            "gm_code", pl.nth(2), pl.nth(3), "gedrukt", "bron_id", "blad", "cel"
        ).iter_rows()
    }


def findings(tabel: Gelezen) -> list[tuple[str, str]]:
    """Rule and cell of everything that was remarked."""
    return [(b.regel, b.cel) for b in tabel.bevindingen]


def ods(bladen: dict[str, list[list[object]]], delen_erbij: dict[str, bytes] | None = None) -> bytes:
    """A workbook with numbers as numbers; a value may also be the raw XML of a cell, as bytes."""
    delen = []
    for naam, rijen in bladen.items():
        regels = "".join(
            f"<table:table-row>{''.join(_ods_cell(c) for c in rij)}</table:table-row>" for rij in rijen
        )
        delen.append(f"<table:table table:name={quoteattr(naam)}>{regels}</table:table>")
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        + "".join(delen)
        + "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": xml.encode(),
            **(delen_erbij or {}),
        }
    )


def zipped(delen: dict[str, bytes]) -> bytes:
    """A zip with these parts."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def _ods_cell(waarde: object) -> str:
    if isinstance(waarde, bytes):
        return waarde.decode()
    if isinstance(waarde, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(waarde)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{waarde}"><text:p>?</text:p></table:table-cell>'


def xlsx(bladen: dict[str, list[list[object]]], bewerk=lambda werkboek: None) -> bytes:
    """A workbook by openpyxl, with a last touch by ``bewerk``."""
    werkboek = Workbook()
    werkboek.remove(werkboek.active)
    for naam, rijen in bladen.items():
        blad = werkboek.create_sheet(naam)
        for rij in rijen:
            blad.append(rij)
    bewerk(werkboek)
    uit = io.BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


def small_copy(doel: Path) -> Path:
    """The shipped sources without boundaries and yearly tables of Iv3, which most of the time of a build goes to."""
    zonder = shutil.ignore_patterns("*.geojson", "*.md", "20??_begroting.csv", "20??_jaarrekening.csv")
    kopie = Path(shutil.copytree(RAW, doel, ignore=zonder))
    totalen = csv.DictReader(
        (RAW / "aansluiting/controletotalen.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"
    )
    codes = [totaal["code"] for totaal in totalen if totaal["grootheid"].startswith("iv3_")]
    kop = "wat;regel;sha256;gevonden;reden;bevestigd_op"
    regels = [
        kop,
        *(
            f"{code};aansluiting_wijkt_af;;;deze kopie heeft geen lasten per gemeente;2026-01-01"
            for code in codes
        ),
    ]
    (kopie / "bevestigingen.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")
    return kopie
