"""Findings in a copy of the submitted file: failing cells coloured and commented, and a sheet that lists them all.

Every cell of the workbook is text or a number, never a formula: what a submitter typed cannot run at the reader's.
"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout, has_errors
from pipelines.basis.grenzen import STANDAARD, Geweigerd, Grenzen
from pipelines.basis.schijf import refuse, write_whole
from pipelines.bestand.blad import Blad
from pipelines.bestand.werkboek import LEESFOUTEN, refuse_bomb
from pipelines.rapport.inhoud import read_sheets
from pipelines.rapport.plek import echo_keys, find_cells, find_sheet
from pipelines.rapport.volgorde import group_findings

BLAD = "Bevindingen"
_KOPPEN = (
    "ernst",
    "regel",
    "document",
    "blad",
    "cel",
    "gevonden",
    "verwacht",
    "verschil",
    "melding",
    "wat te doen",
    "sleutels",
)
_BREEDTES = (14, 26, 30, 18, 14, 24, 34, 16, 60, 60, 40)
_VULLING = {
    Ernst.FOUT: PatternFill("solid", fgColor="F8C9C4"),
    Ernst.WAARSCHUWING: PatternFill("solid", fgColor="FFE9A8"),
}
_HOOGSTENS_TEKST = 32_000
_VERBODEN_IN_NAAM = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


def write_report(
    bevindingen: Sequence[Bevinding], documenten: Mapping[str, Path], uit: Path, grenzen: Grenzen = STANDAARD
) -> None:
    """Write the workbook to ``uit``, whole or not at all.

    ``documenten`` gives the file behind the name of each document. One workbook as the only document is copied with its
    layout; the content of any other becomes sheets of text. Raises FondskompasFout when ``uit`` exists already or cannot
    be written.
    """
    refuse_name(uit)
    bladen = {naam: read_sheets(pad, grenzen) for naam, pad in documenten.items()}
    boek, plaatsen = _copy(documenten, bladen, grenzen)
    _mark(boek, plaatsen, bevindingen, bladen)
    _list_findings(boek, plaatsen, bevindingen, bladen)
    inhoud = io.BytesIO()
    boek.save(inhoud)
    try:
        write_whole(uit, inhoud.getvalue())
    except OSError as fout:
        raise refuse("Het rapport is niet te schrijven", fout, uit) from fout


def refuse_name(uit: Path) -> None:
    """Raise FondskompasFout when no report can come at ``uit``; a command that keeps something asks this first."""
    if uit.suffix.lower() != ".xlsx":
        raise FondskompasFout(f"{uit} is geen naam voor een werkboek; kies een naam die eindigt op .xlsx.")
    if uit.exists():
        raise FondskompasFout(f"{uit} bestaat al en wordt niet overschreven. Kies een andere naam.")


Plaatsen = dict[tuple[str, str], str]
"""Document and sheet → the sheet of the report that holds it."""


def _copy(
    documenten: Mapping[str, Path], bladen: Mapping[str, list[Blad]], grenzen: Grenzen
) -> tuple[Workbook, Plaatsen]:
    if len(documenten) == 1:
        ((naam, pad),) = documenten.items()
        if pad.suffix.lower() == ".xlsx" and (boek := _open_copy(pad, grenzen)) is not None:
            return boek, {(naam, titel): titel for titel in boek.sheetnames}
    boek = Workbook()
    boek.remove(boek.worksheets[0])
    plaatsen: Plaatsen = {}
    for naam, inhoud in bladen.items():
        for blad in inhoud:
            werkblad = boek.create_sheet(_free_name(boek, blad.naam))
            plaatsen[naam, blad.naam] = werkblad.title
            for r, rij in enumerate(blad.rijen, start=1):
                for k, tekst in enumerate(rij, start=1):
                    if tekst:
                        put_text(werkblad.cell(r, k), tekst)
    return boek, plaatsen


def _open_copy(pad: Path, grenzen: Grenzen) -> Workbook | None:
    """The submitted workbook with its layout and values; formulas become what they gave, links and macros go."""
    try:
        refuse_bomb(pad.read_bytes(), grenzen)
        boek = load_workbook(pad, data_only=True, keep_links=False)
        formules = load_workbook(pad, keep_links=False)
    except (Geweigerd, *LEESFOUTEN):
        return None
    boek.defined_names.clear()
    for werkblad in list(boek.worksheets):
        for rij in werkblad.iter_rows():
            for cel in rij:
                _disarm(cel, formules[werkblad.title][cel.coordinate].value)
    for werkblad in boek.worksheets:
        werkblad.protection.sheet = False  # a reader must be able to mend it
        werkblad.sheet_state = "visible"
    return boek


def _disarm(cel: Cell | MergedCell, formule: object) -> None:
    """No formula and no link in the copy: a text stays text, and a formula without outcome is shown as text."""
    if isinstance(cel, MergedCell):
        return
    cel.hyperlink = None
    if cel.value is None and isinstance(formule, str) and formule.startswith("="):
        put_text(cel, formule)
    elif isinstance(cel.value, str):
        put_text(cel, cel.value)


def put_text(cel: Any, tekst: str) -> None:
    """Text as text, whatever it begins with; characters that a workbook cannot hold become a question mark."""
    cel.value = ILLEGAL_CHARACTERS_RE.sub("?", tekst)[:_HOOGSTENS_TEKST]
    cel.data_type = "s"
    if tekst.lstrip()[:1] in ("=", "+", "-", "@"):
        cel.quotePrefix = True
        cel.number_format = "@"


def _free_name(boek: Workbook, naam: str) -> str:
    """A name that a sheet may have and that none has yet."""
    kaal = naam.translate(_VERBODEN_IN_NAAM).strip("'")[:28] or "blad"
    bezet = {titel.casefold() for titel in boek.sheetnames}
    kandidaten = [kaal, *(f"{kaal}_{nummer}" for nummer in range(2, len(bezet) + 3))]
    return next(k for k in kandidaten if k.casefold() not in bezet)


def _mark(
    boek: Workbook, plaatsen: Plaatsen, bevindingen: Sequence[Bevinding], bladen: Mapping[str, list[Blad]]
) -> None:
    """Colour the cells, the worst colour on top; all findings of a cell in one comment."""
    per_cel: dict[tuple[str, int, int], list[Bevinding]] = {}
    for _, groep in group_findings(bevindingen):
        for bevinding in groep:
            blad = find_sheet(bevinding, bladen.get(bevinding.document, []))
            titel = plaatsen.get((bevinding.document, blad.naam)) if blad else None
            if blad is None or titel is None:
                continue
            for rij, kolom in find_cells(bevinding, blad):
                per_cel.setdefault((titel, rij, kolom), []).append(bevinding)
    for (titel, rij, kolom), groep in per_cel.items():
        cel = boek[titel].cell(rij, kolom)
        if isinstance(cel, MergedCell):
            continue
        cel.fill = _VULLING[Ernst.FOUT if has_errors(groep) else Ernst.WAARSCHUWING]
        tekst = "\n\n".join(f"{b.melding}\nVerwacht: {b.verwacht}\nWat te doen: {b.remedie}" for b in groep)
        cel.comment = Comment(
            ILLEGAL_CHARACTERS_RE.sub("?", tekst)[:_HOOGSTENS_TEKST], "Fondskompas", height=160, width=360
        )


def _list_findings(
    boek: Workbook, plaatsen: Plaatsen, bevindingen: Sequence[Bevinding], bladen: Mapping[str, list[Blad]]
) -> None:
    lijst = boek.create_sheet(_free_name(boek, BLAD), 0)
    boek.active = 0
    for kolom, (kop, breedte) in enumerate(zip(_KOPPEN, _BREEDTES, strict=True), start=1):
        put_text(lijst.cell(1, kolom), kop)
        lijst.cell(1, kolom).font = Font(bold=True)
        lijst.column_dimensions[get_column_letter(kolom)].width = breedte
    lijst.freeze_panes = "A2"
    nummer = 1
    for regel, groep in group_findings(bevindingen):
        nummer += 1
        put_text(lijst.cell(nummer, 1), f"{regel}: {len(groep)} keer — {groep[0].melding}")
        lijst.cell(nummer, 1).font = Font(bold=True)
        for b in groep:
            nummer += 1
            blad = find_sheet(b, bladen.get(b.document, []))
            sleutels = "; ".join(f"{n}={w}" for n, w in echo_keys(b, blad).items()) if blad else ""
            teksten = (
                b.ernst,
                regel,
                b.document,
                b.blad,
                b.cel,
                b.waarde,
                b.verwacht,
                b.verschil or "",
                b.melding,
                b.remedie,
                sleutels,
            )
            for kolom, tekst in enumerate(teksten, start=1):
                put_text(lijst.cell(nummer, kolom), str(tekst))
                lijst.cell(nummer, kolom).alignment = Alignment(wrap_text=True, vertical="top")
            lijst.cell(nummer, 1).fill = _VULLING[b.ernst]
            _link(lijst.cell(nummer, 5), b, blad, plaatsen)


def _link(cel: Any, bevinding: Bevinding, blad: Blad | None, plaatsen: Plaatsen) -> None:
    """From the list to the cell, within the workbook."""
    titel = plaatsen.get((bevinding.document, blad.naam)) if blad else None
    cellen = find_cells(bevinding, blad) if blad else []
    if titel is None or not cellen:
        return
    rij, kolom = cellen[0]
    veilig = titel.replace("'", "''")
    cel.hyperlink = Hyperlink(ref=cel.coordinate, location=f"'{veilig}'!{get_column_letter(kolom)}{rij}")
    cel.font = Font(underline="single", color="01689B")
