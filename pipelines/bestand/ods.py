"""OpenDocument sheets (.ods): stored values, not the text they are shown as; formulas by their last value."""

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller
from pipelines.bestand.blad import as_number, as_percentage
from pipelines.bestand.zipwerkboek import attribute, iter_xml, local

Blad = tuple[str, list[list[str]], frozenset[tuple[int, int]]]
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TYPE, _WAARDE = f"{_OFFICE}value-type", f"{_OFFICE}value"
_KOLOMMEN_HERHAALD = f"{_TABLE}number-columns-repeated"
_RIJEN_HERHAALD = f"{_TABLE}number-rows-repeated"
_TABEL, _RIJ = f"{_TABLE}table", f"{_TABLE}table-row"
_CEL, _BEDEKT = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"


def read_ods(archief: zipfile.ZipFile, grenzen: Grenzen) -> Iterator[Blad]:
    """Every sheet: name, rows, and the cells covered by a merged one; raises Geweigerd."""
    blad = _Blad(grenzen)
    for _, element in iter_xml(archief, "content.xml"):
        if element.tag == _RIJ:
            blad.add_row(element)
            element.clear()
        elif element.tag == _TABEL:
            yield attribute(element, "name") or "", blad.rijen, frozenset(blad.bedekt)
            blad = _Blad(grenzen)
            element.clear()


class _Blad:
    def __init__(self, grenzen: Grenzen) -> None:
        self.rijen: list[list[str]] = []
        self.bedekt: set[tuple[int, int]] = set()
        self.leeg = 0
        self.grenzen = grenzen
        self.teller = Teller(grenzen, "")

    def add_row(self, element: ET.Element) -> None:
        """Add a row as often as it says it is repeated; blank rows only count once something follows them."""
        aantal = _repeat(element.get(_RIJEN_HERHAALD))
        rij, bedekt = self._cells(element)
        if not rij:
            self.leeg += aantal
            return
        self.teller.check_row(len(self.rijen) + self.leeg + aantal, 0)
        self.rijen.extend([] for _ in range(self.leeg))
        self.leeg = 0
        for _ in range(aantal):
            self.bedekt.update((len(self.rijen), kolom) for kolom in bedekt)
            self.rijen.append(list(rij))
            self.teller.check_row(len(self.rijen), len(rij))

    def _cells(self, element: ET.Element) -> tuple[list[str], list[int]]:
        rij: list[str] = []
        bedekt: list[int] = []
        leeg = 0
        for cel in element:
            if cel.tag != _CEL and cel.tag != _BEDEKT:
                continue
            aantal = _repeat(cel.get(_KOLOMMEN_HERHAALD))
            tekst = _value(cel)
            if cel.tag == _BEDEKT and aantal <= self.grenzen.kolommen:
                bedekt.extend(range(len(rij) + leeg, len(rij) + leeg + aantal))
            if not tekst:
                leeg += aantal
                continue
            self.teller.check_width(len(self.rijen) + 1, len(rij) + leeg + aantal)
            rij.extend([""] * leeg)
            rij.extend([tekst] * aantal)
            leeg = 0
        return rij, bedekt


def _repeat(tekst: str | None) -> int:
    if tekst is None:
        return 1
    if not tekst.isascii() or not tekst.isdigit() or len(tekst) > 9:
        raise Geweigerd("bestand_onleesbaar.herhaling", herhaling=tekst[:20])
    return max(1, int(tekst))


def _value(cel: ET.Element) -> str:
    soort = cel.get(_TYPE)
    if soort is None and cel.get(f"{_TABLE}formula") is None and not len(cel):
        return ""
    waarde = cel.get(_WAARDE)
    match soort:
        case "float" | "currency" if waarde is not None:
            return as_number(waarde)
        case "percentage" if waarde is not None:
            return as_percentage(waarde)
        case _:
            tekst = "\n".join(_text(kind) for kind in cel if local(kind.tag) == "p")
            if not tekst and cel.get(f"{_TABLE}formula") is not None:
                return "(formule zonder waarde)"
            return tekst


def _text(alinea: ET.Element) -> str:
    """The text of a paragraph; runs of spaces and line breaks are elements of their own."""
    delen = [alinea.text or ""]
    for kind in alinea:
        naam = local(kind.tag)
        if naam == "s":
            delen.append(" " * min(_repeat(attribute(kind, "c")), 100))
        elif naam == "line-break":
            delen.append("\n")
        elif naam not in ("note", "annotation"):
            delen.append(_text(kind))
        delen.append(kind.tail or "")
    return "".join(delen)
