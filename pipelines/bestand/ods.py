"""OpenDocument sheets (.ods): stored values, not the text they are shown as; formulas by their last value."""

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller
from pipelines.bestand.blad import ZONDER_WAARDE, Blad, Fout, Getoond, as_number, as_percentage
from pipelines.bestand.getal import join_runs
from pipelines.bestand.zip import attribute, iter_xml, local

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TYPE, _WAARDE = f"{_OFFICE}value-type", f"{_OFFICE}value"
_OPGESLAGEN = {"date": f"{_OFFICE}date-value", "boolean": f"{_OFFICE}boolean-value"}
_FOUT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_KOLOMMEN_HERHAALD = f"{_TABLE}number-columns-repeated"
_RIJEN_HERHAALD = f"{_TABLE}number-rows-repeated"
_TABEL, _RIJ = f"{_TABLE}table", f"{_TABLE}table-row"
_KOLOM = f"{_TABLE}table-column"
_OVERSPANT = (f"{_TABLE}number-rows-spanned", f"{_TABLE}number-columns-spanned")
_ONZICHTBAAR = ("collapse", "filter")
_CEL, _BEDEKT = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"


def read_ods(archief: zipfile.ZipFile, grenzen: Grenzen) -> Iterator[Blad]:
    """Every sheet; raises Geweigerd."""
    stijlen = _Stijlen()
    if "styles.xml" in archief.namelist():
        for _, element in iter_xml(archief, "styles.xml"):
            stijlen.add(element)
    lezer = _Lezer(grenzen, stijlen)
    for _, element in iter_xml(archief, "content.xml"):
        stijlen.add(element)
        if element.tag == _RIJ:
            lezer.add_row(element)
            element.clear()
        elif element.tag == _KOLOM:
            lezer.add_column(element)
        elif element.tag == _TABEL:
            yield lezer.sheet(element)
            lezer = _Lezer(grenzen, stijlen)
            element.clear()


@dataclass
class _Stijlen:
    """The names of styles that raise or lower text, and of those that hide a sheet."""

    verheven: set[str] = field(default_factory=set)
    verborgen: set[str] = field(default_factory=set)

    def add(self, element: ET.Element) -> None:
        """Note a style; any other element is passed over. Styles stand before the sheets that use them."""
        if local(element.tag) != "style":
            return
        naam = attribute(element, "name") or ""
        for deel in element:
            plaats = (attribute(deel, "text-position") or "").split(" ")[0]
            if plaats in ("super", "sub") or (plaats.endswith("%") and plaats.strip("0%")):
                self.verheven.add(naam)
            if attribute(deel, "display") == "false":
                self.verborgen.add(naam)


class _Lezer:
    """The sheet that is being read."""

    def __init__(self, grenzen: Grenzen, stijlen: _Stijlen) -> None:
        self.rijen: list[list[str]] = []
        self.bedekt: dict[tuple[int, int], tuple[int, int]] = {}
        self.verborgen_rijen: set[int] = set()
        self.verborgen_kolommen: set[int] = set()
        self.kolommen = 0
        self.stijlen = stijlen
        self.leeg = 0
        self.grenzen = grenzen
        self.teller = Teller(grenzen, "")

    def sheet(self, element: ET.Element) -> Blad:
        """What was read, at the end of a table."""
        return Blad(
            attribute(element, "name") or "",
            self.rijen,
            samengevoegd=self.bedekt,
            verborgen_rijen=frozenset(self.verborgen_rijen),
            verborgen_kolommen=frozenset(self.verborgen_kolommen),
            is_verborgen=(attribute(element, "style-name") or "") in self.stijlen.verborgen,
        )

    def add_column(self, element: ET.Element) -> None:
        """Note the columns that are hidden."""
        aantal = min(_repeat(element.get(_KOLOMMEN_HERHAALD)), self.grenzen.kolommen)
        if attribute(element, "visibility") in _ONZICHTBAAR:
            self.verborgen_kolommen.update(range(self.kolommen, self.kolommen + aantal))
        self.kolommen += aantal

    def add_row(self, element: ET.Element) -> None:
        """Add a row as often as it says it is repeated; blank rows only count once something follows them."""
        aantal = _repeat(element.get(_RIJEN_HERHAALD))
        rij, overspannen, bedekt = self._cells(element)
        if not rij:
            self.leeg += aantal
            return
        self.teller.check_row(len(self.rijen) + self.leeg + aantal, 0)
        self.rijen.extend([] for _ in range(self.leeg))
        self.leeg = 0
        for _ in range(aantal):
            if attribute(element, "visibility") in _ONZICHTBAAR:
                self.verborgen_rijen.add(len(self.rijen))
            for kolom, hoog, breed in overspannen:
                self._cover(kolom, hoog, breed)
            for kolom in bedekt:  # also when no cell says that it covers this one
                self.bedekt.setdefault((len(self.rijen), kolom), (len(self.rijen), kolom))
            self.rijen.append(list(rij))
            self.teller.check_row(len(self.rijen), len(rij))

    def _cover(self, kolom: int, hoog: int, breed: int) -> None:
        """A merged range covers all its cells but the first; one beyond the bounds covers nothing that is read."""
        if hoog * breed > self.grenzen.kolommen * 10:
            return
        boven = len(self.rijen)
        cellen = ((r, k) for r in range(boven, boven + hoog) for k in range(kolom, kolom + breed))
        self.bedekt.update({cel: (boven, kolom) for cel in cellen if cel != (boven, kolom)})

    def _cells(self, element: ET.Element) -> tuple[list[str], list[tuple[int, int, int]], list[int]]:
        """The texts of a row, where a merged cell begins in it (column, height, width), and which cells are covered."""
        rij: list[str] = []
        overspannen: list[tuple[int, int, int]] = []
        bedekt: list[int] = []
        leeg = 0
        for cel in element:
            if cel.tag != _CEL and cel.tag != _BEDEKT:
                continue
            aantal = _repeat(cel.get(_KOLOMMEN_HERHAALD))
            tekst = _value(cel, self.stijlen.verheven)
            if cel.tag == _BEDEKT and aantal <= self.grenzen.kolommen:
                bedekt.extend(range(len(rij) + leeg, len(rij) + leeg + aantal))
            hoog, breed = (_repeat(cel.get(maat)) for maat in _OVERSPANT)
            if hoog * breed > 1:
                overspannen.append((len(rij) + leeg, hoog, breed))
            if not tekst:
                leeg += aantal
                continue
            self.teller.check_width(len(self.rijen) + 1, len(rij) + leeg + aantal)
            rij.extend([""] * leeg)
            rij.extend([tekst] * aantal)
            leeg = 0
        return rij, overspannen, bedekt


def _repeat(tekst: str | None) -> int:
    if tekst is None:
        return 1
    if not tekst.isascii() or not tekst.isdigit() or len(tekst) > 9:
        raise Geweigerd("bestand_onleesbaar.herhaling", herhaling=tekst[:20])
    return max(1, int(tekst))


def _value(cel: ET.Element, verheven: set[str]) -> str:
    soort = cel.get(_TYPE)
    formule = cel.get(f"{_TABLE}formula") is not None
    if soort is None and not formule and not len(cel):
        return ""
    waarde = cel.get(_WAARDE)
    if waarde is not None and soort in ("float", "currency"):
        return as_number(waarde)
    if waarde is not None and soort == "percentage":
        return as_percentage(waarde)
    tekst = "\n".join(join_runs(_runs(kind, verheven)) for kind in cel if local(kind.tag) == "p")
    if cel.get(_FOUT) == "error":
        return Fout(tekst)
    if soort in _OPGESLAGEN and (opgeslagen := cel.get(_OPGESLAGEN[soort])) is not None:
        return Getoond(tekst or opgeslagen, opgeslagen)
    return tekst or (ZONDER_WAARDE if formule else "")


def _runs(alinea: ET.Element, verheven: set[str], *, is_verheven: bool = False) -> Iterator[tuple[str, bool]]:
    """The text of a paragraph in pieces, and whether each is raised; spaces and line breaks are elements of their own."""
    yield alinea.text or "", is_verheven
    for kind in alinea:
        naam = local(kind.tag)
        if naam == "s":
            yield " " * min(_repeat(attribute(kind, "c")), 100), is_verheven
        elif naam == "line-break":
            yield "\n", is_verheven
        elif naam not in ("note", "annotation"):
            ook = is_verheven or (attribute(kind, "style-name") or "") in verheven
            yield from _runs(kind, verheven, is_verheven=ook)
        yield kind.tail or "", is_verheven
