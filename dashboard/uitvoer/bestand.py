"""A table as CSV (UTF-8 with BOM, semicolons, decimal comma, as a Dutch spreadsheet reads it) or as XLSX: what is on screen, and in
a worksheet where each figure comes from and what it was made with.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.gegevens.toestand import asks_examples
from dashboard.uitvoer.blad import Blad, Cel, read_shown
from pipelines.basis.celtekst import guard_text
from pipelines.basis.opmaak import format_datum, format_moment
from pipelines.bevroren.register import BevrorenStand


def write_csv(blad: Blad, bij: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """The rows as shown. A number stands bare in its column; the words around it (a reason, ``voorbeeld``, a unit) in a
    column beside it, that is there when a row has such words. ``bij``: what every row says after its own columns, so that a row
    that was copied elsewhere still says where it is from."""
    rijen = [*blad.rijen, *blad.onder]
    met_woorden = [
        kolom.met_cijfer and any(_split(rij[nummer])[1] for rij in rijen)
        for nummer, kolom in enumerate(blad.kolommen)
    ]
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    koppen = [
        guard_text(kop)
        for kolom, woorden in zip(blad.kolommen, met_woorden, strict=True)
        for kop in ([kolom.kop, f"{kolom.kop}, toelichting"] if woorden else [kolom.kop])
    ]
    schrijver.writerow([*koppen, *bij])
    slot = [guard_text(tekst) for tekst in bij.values()]
    for rij in rijen:
        velden = []
        for cel, kolom, woorden in zip(rij, blad.kolommen, met_woorden, strict=True):
            if kolom.met_cijfer:
                getal, tekst = _split(cel)
                velden += [getal, guard_text(tekst)] if woorden else [getal]
            else:
                velden.append(guard_text(cel.tekst))
        schrijver.writerow([*velden, *slot])
    return uit.getvalue().encode("utf-8-sig")


def _split(cel: Cel) -> tuple[str, str]:
    """The number with a decimal comma, and the words that stand with it; of a figure all its digits."""
    getoond = read_shown(cel)
    woorden = cel.tekst if getoond is None else getoond.na
    getal = cel.exact if cel.exact is not None else getoond.getal if getoond else None
    return "" if getal is None else f"{getal:f}".replace(".", ","), woorden.replace("\u00a0", " ").strip(" ")


_KOP = PatternFill("solid", fgColor="FF14507F")
_KOPLETTER = Font(bold=True, color="FFFFFFFF")
_VET = Font(bold=True)
_BREEDTE = (9, 60)
_ALLES = "#,##0.######"
_HOOGSTENS_CIJFERS = 15  # that a spreadsheet holds exactly
Document = tuple[str, str, str]


def write_workbook(
    blad: Blad, verantwoording: Sequence[tuple[str, str]], documenten: Sequence[Document]
) -> bytes:
    """Sheets ``Cijfers``, ``Herkomst`` and ``Verantwoording``. ``documenten``: document, kind, sha256."""
    boek = Workbook()
    _figures(boek.worksheets[0], blad)
    _provenance(boek.create_sheet("Herkomst"), blad, documenten)
    _account(boek.create_sheet("Verantwoording"), verantwoording)
    boek.properties.title, boek.properties.creator = blad.naam, "Fondskompas"
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _figures(ws: Worksheet, blad: Blad) -> None:
    ws.title = "Cijfers"
    _header(ws, [kolom.kop for kolom in blad.kolommen])
    for nummer, rij in enumerate([*blad.rijen, *blad.onder], start=2):
        is_onder = nummer > len(blad.rijen) + 1
        for kolom, cel in enumerate(rij, start=1):
            _put(ws, nummer, kolom, cel, vet=is_onder)
    ws.freeze_panes = "B2"
    if blad.kolommen:
        ws.auto_filter.ref = f"A1:{get_column_letter(len(blad.kolommen))}{len(blad.rijen) + 1}"
    _widths(ws)


def _put(ws: Worksheet, rij: int, kolom: int, cel: Cel, *, vet: bool) -> None:
    getoond = read_shown(cel)
    if cel.exact is not None and len(cel.exact.as_tuple().digits) > _HOOGSTENS_CIJFERS:
        # a spreadsheet would round it: its digits as text
        vak = put_text(ws, rij, kolom, f"{cel.exact:f}".replace(".", ","))
        vak.alignment = Alignment(vertical="top", horizontal="right")
    elif getoond is None and cel.exact is None:
        vak = put_text(ws, rij, kolom, cel.tekst)
        vak.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        # the value itself; the format shows as many decimals as the screen does
        vak = ws.cell(rij, kolom, cel.waarde if cel.exact is None else as_number(cel.exact))
        vak.number_format = getoond.opmaak if getoond else _ALLES
        vak.alignment = Alignment(vertical="top", horizontal="right")
    if vet:
        vak.font = _VET


def as_number(waarde: Decimal) -> int | float:
    """A figure of at most fifteen digits as a worksheet holds it."""
    return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)


def put_text(ws: Worksheet, rij: int, kolom: int, tekst: str) -> "Cell | MergedCell":
    """Text that stays text, also when it starts as a formula does."""
    vak = ws.cell(rij, kolom, ILLEGAL_CHARACTERS_RE.sub("", tekst))
    vak.data_type = "s"
    return vak


def _provenance(ws: Worksheet, blad: Blad, documenten: Sequence[Document]) -> None:
    _header(ws, ["Rij", "Kolom", "Waarde zoals getoond", "Verwijzing"])
    for rij in [*blad.rijen, *blad.onder]:
        for kolom, cel in zip(blad.kolommen, rij, strict=True):
            if cel.verwijzing:
                _line(ws, [rij[0].tekst, kolom.kop, cel.tekst, cel.verwijzing])
    if ws.max_row == 1:
        _line(ws, ["", "", "", "De cijfers in deze tabel hebben geen verwijzing per cel."])
    _line(ws, [])
    eerste = ws.max_row + 2
    for kolom, kop in enumerate(("Document", "Soort", "Versie (sha256)"), start=1):
        put_text(ws, eerste, kolom, kop).font = _VET
    for document in documenten:
        _line(ws, document)
    ws.freeze_panes = "A2"
    _widths(ws)


def _account(ws: Worksheet, regels: Sequence[tuple[str, str]]) -> None:
    _header(ws, ["Wat", "Waarde"])
    for regel in regels:
        _line(ws, regel)
    ws.freeze_panes = "A2"
    _widths(ws)


def _line(ws: Worksheet, teksten: Sequence[str]) -> None:
    rij = ws.max_row + 1
    for kolom, tekst in enumerate(teksten, start=1):
        put_text(ws, rij, kolom, tekst)


def _header(ws: Worksheet, koppen: Sequence[str]) -> None:
    for kolom, kop in enumerate(koppen, start=1):
        vak = put_text(ws, 1, kolom, kop)
        vak.fill, vak.font = _KOP, _KOPLETTER
        vak.alignment = Alignment(wrap_text=True, vertical="center")


def _widths(ws: Worksheet) -> None:
    for kolom, cellen in enumerate(ws.columns, start=1):
        langste = max(
            (max(map(len, re.split(r"\n", str(cel.value)))) for cel in cellen if cel.value is not None),
            default=0,
        )
        ws.column_dimensions[get_column_letter(kolom)].width = min(max(langste + 3, _BREEDTE[0]), _BREEDTE[1])


_VELDEN = {"gm": "gemeente", "voorbeeld": "demonstratie"}


def account_for(
    blad: Blad,
    bouw: Mapping[str, Any],
    sha256: str,
    jaargangen: Sequence[str],
    stand: BevrorenStand | None = None,
) -> list[tuple[str, str]]:
    """The lines of the sheet. ``bouw``: row of ``vragen/algemeen/bouw``; ``jaargangen``: the circulaires behind the figures.
    ``stand``: the frozen state that the figures come from. Nothing in it is of the moment of asking: the same question on the same
    figures gives the same file."""
    keuzes = [
        (f"Keuze: {_VELDEN.get(naam, naam)}", waarde) for naam, waarde in parse_qsl(blad.adres.lstrip("?"))
    ]
    gebouwd: datetime = bouw["gebouwd_op"]
    getoond = f"{len(blad.rijen)} van {blad.totaal}"
    return [
        *(
            [("Demonstratie", "Dit bestand bevat verzonnen opgaven; niet om te gebruiken.")]
            if asks_examples(blad.adres)
            else []
        ),
        ("Onderdeel", blad.naam),
        ("In een zin", blad.zin),
        ("Adres", blad.pad + blad.adres),
        *keuzes,
        ("Rijen getoond", getoond),
        ("Filter in de tabel", blad.filter or "geen"),
        ("Circulaires", blad.jaargang or "; ".join(jaargangen) or "geen"),
        *_frozen(stand),
        ("Softwareversie", str(bouw["versie"])),
        ("Database gebouwd", format_moment(gebouwd)),
        ("Database (sha256)", sha256),
        ("Voorbeeldcijfers geweigerd (productie)", "ja" if bouw["productie"] else "nee"),
        ("Status van de cijfers", ", ".join(blad.statussen) or "zie de tabel"),
    ]


def _frozen(stand: BevrorenStand | None) -> list[tuple[str, str]]:
    if stand is None:
        return []
    dag = format_datum(datetime.fromisoformat(stand.bevroren_op).date())
    return [("Bevroren stand", stand.naam), ("Bevroren op", dag), ("Bevroren stand (sha256)", stand.sha256)]
