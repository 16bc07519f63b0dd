"""Excel sheets (.xlsx): stored values, not the text they are shown as; formulas by their last value."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller
from pipelines.bestand.blad import as_number, as_percentage
from pipelines.bestand.ods import Blad
from pipelines.bestand.zipwerkboek import attribute, damaged, iter_xml, local, refuse_macros
from pipelines.sources.tabel.tabel import kolomnummer

_ADRES = re.compile(r"^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$")
_DATUMS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_PERCENTAGES = frozenset([9, 10])
_WERKBOEK = "xl/workbook.xml"


def read_xlsx(archief: zipfile.ZipFile, grenzen: Grenzen) -> Iterator[Blad]:
    """Every sheet: name, rows, and the cells covered by a merged one; raises Geweigerd."""
    refuse_macros(archief)
    teksten = _shared_strings(archief, grenzen)
    stijlen = _styles(archief)
    for naam, deel in _sheets(archief):
        if deel in archief.namelist():
            yield _read_sheet(archief, naam, deel, teksten, stijlen, grenzen)


def _sheets(archief: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name and part of each sheet, in the order of the workbook."""
    if _WERKBOEK not in archief.namelist():
        raise damaged(KeyError(_WERKBOEK))
    doelen = {}
    verwijzingen = "xl/_rels/workbook.xml.rels"
    if verwijzingen in archief.namelist():
        for _, element in iter_xml(archief, verwijzingen):
            if local(element.tag) == "Relationship":
                doel = element.get("Target", "")
                doelen[element.get("Id")] = (
                    doel[1:] if doel.startswith("/") else posixpath.normpath(f"xl/{doel}")
                )
    return [
        (element.get("name", ""), doelen.get(attribute(element, "id"), ""))
        for _, element in iter_xml(archief, _WERKBOEK)
        if local(element.tag) == "sheet"
    ]


def _shared_strings(archief: zipfile.ZipFile, grenzen: Grenzen) -> list[str]:
    deel = "xl/sharedStrings.xml"
    if deel not in archief.namelist():
        return []
    teksten: list[str] = []
    for _, element in iter_xml(archief, deel):
        if local(element.tag) == "si":
            teksten.append(_rich_text(element))
            element.clear()
            if len(teksten) > grenzen.cellen:
                raise Geweigerd("bestand_onleesbaar.te_veel_teksten", grens=grenzen.cellen)
    return teksten


def _rich_text(element: ET.Element) -> str:
    """The text of a string item without its phonetic notes."""
    delen = []
    for kind in element:
        if local(kind.tag) == "t":
            delen.append(kind.text or "")
        elif local(kind.tag) == "r":
            delen += [t.text or "" for t in kind if local(t.tag) == "t"]
    return "".join(delen)


def _styles(archief: zipfile.ZipFile) -> list[str]:
    """Per cell style: ``percentage``, ``datum`` or ``''``."""
    if "xl/styles.xml" not in archief.namelist():
        return []
    eigen: dict[int, str] = {}
    soorten: list[str] = []
    in_cellen = False
    for moment, element in iter_xml(archief, "xl/styles.xml", ("start", "end")):
        naam = local(element.tag)
        if naam == "cellXfs":
            in_cellen = moment == "start"
        elif naam == "numFmt" and moment == "end":
            eigen[_whole(element.get("numFmtId"))] = element.get("formatCode", "")
        elif naam == "xf" and moment == "end" and in_cellen:
            soorten.append(_kind(_whole(element.get("numFmtId")), eigen))
    return soorten


def _kind(nummer: int, eigen: dict[int, str]) -> str:
    opmaak = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", eigen.get(nummer, "")).lower()
    if nummer in _PERCENTAGES or "%" in opmaak:
        return "percentage"
    if nummer in _DATUMS or re.search(r"[ymdhs]|j{2}", opmaak):
        return "datum"
    return ""


def _whole(tekst: str | None, standaard: int = -1) -> int:
    return int(tekst) if tekst and tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else standaard


def _read_sheet(
    archief: zipfile.ZipFile, naam: str, deel: str, teksten: list[str], stijlen: list[str], grenzen: Grenzen
) -> Blad:
    rijen: list[list[str]] = []
    bedekt: set[tuple[int, int]] = set()
    teller = Teller(grenzen, naam)
    for _, element in iter_xml(archief, deel):
        soort = local(element.tag)
        if soort == "row":
            rij = _cells(element, teksten, stijlen, teller, len(rijen) + 1)
            nummer = _whole(element.get("r"), len(rijen) + 1)
            if rij:
                if nummer <= len(rijen):
                    raise Geweigerd("bestand_onleesbaar.rij_dubbel", rij=nummer, blad=naam)
                teller.check_row(nummer, len(rij))
                rijen.extend([] for _ in range(nummer - 1 - len(rijen)))
                rijen.append(rij)
            element.clear()
        elif soort == "mergeCell":
            bedekt |= _covered(element.get("ref", ""), grenzen)
    return naam, rijen, frozenset(bedekt)


def _cells(
    element: ET.Element, teksten: list[str], stijlen: list[str], teller: Teller, rijnummer: int
) -> list[str]:
    rij: list[str] = []
    volgende = 0
    for cel in element:
        if local(cel.tag) != "c":
            continue
        adres = _ADRES.match(cel.get("r", ""))
        kolom = kolomnummer(adres[1]) if adres else volgende
        volgende = kolom + 1
        tekst = _value(cel, teksten, stijlen)
        if tekst:
            teller.check_width(rijnummer, kolom + 1)
            if kolom < len(rij):
                raise Geweigerd("bestand_onleesbaar.cel_dubbel", adres=cel.get("r"), blad=teller.blad)
            rij.extend([""] * (kolom - len(rij)))
            rij.append(tekst)
    return rij


def _value(cel: ET.Element, teksten: list[str], stijlen: list[str]) -> str:
    inhoud = {local(kind.tag): kind for kind in cel}
    waarde = (inhoud["v"].text or "") if "v" in inhoud else None
    match cel.get("t", "n"):
        case "inlineStr":
            return _rich_text(inhoud["is"]) if "is" in inhoud else ""
        case _ if waarde is None or waarde == "":
            return "(formule zonder waarde)" if "f" in inhoud else ""
        case "s":
            nummer = _whole(waarde)
            return teksten[nummer] if 0 <= nummer < len(teksten) else "(tekst ontbreekt)"
        case "b":
            return "WAAR" if waarde == "1" else "ONWAAR"
        case "n":
            stijl = _whole(cel.get("s"), 0)
            opmaak = stijlen[stijl] if stijl < len(stijlen) else ""
            if opmaak == "percentage":
                return as_percentage(waarde)
            return f"datum {waarde}" if opmaak == "datum" else as_number(waarde)
        case _:
            return waarde


def _covered(bereik: str, grenzen: Grenzen) -> set[tuple[int, int]]:
    """The cells of a merged range but the first; a range beyond the bounds covers nothing that is read."""
    hoeken = [_ADRES.match(hoek) for hoek in bereik.split(":")]
    if len(hoeken) != 2 or hoeken[0] is None or hoeken[1] is None:
        return set()
    k1, k2 = kolomnummer(hoeken[0][1]), kolomnummer(hoeken[1][1])
    r1, r2 = int(hoeken[0][2]) - 1, int(hoeken[1][2]) - 1
    if (k2 - k1 + 1) * (r2 - r1 + 1) > grenzen.kolommen * 10:
        return set()
    return {(r, k) for r in range(r1, r2 + 1) for k in range(k1, k2 + 1)} - {(r1, k1)}
