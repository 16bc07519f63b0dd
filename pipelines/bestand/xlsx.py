"""Excel sheets (.xlsx): stored values, not the text they are shown as; formulas by their last value."""

import contextlib
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller
from pipelines.bestand.adres import ADRES, kolomnummer
from pipelines.bestand.blad import ZONDER_WAARDE, Blad, Fout, Getal, Getoond, as_number, as_percentage
from pipelines.bestand.eenheid import find_multiple
from pipelines.bestand.getal import join_runs
from pipelines.bestand.zip import attribute, damaged, iter_xml, local, refuse_macros

_DATUMS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_PERCENTAGES = frozenset([9, 10])
_WERKBOEK = "xl/workbook.xml"
_VERSTREKEN = re.compile(r"\[(?:h+|m+|s+|u+)\]", re.IGNORECASE)
_GESCHAALD = re.compile(r"[0#],+(?![0#])")  # shown in thousands while all of it is stored
_DAG_0 = datetime(1899, 12, 30)
_SCHRIKKELDAG = 60  # Excel counts a 29 February 1900 that never was; from there on day 0 is the one above


@dataclass
class _Boek:
    """What the cells of every sheet refer to.

    ``stijlen`` has per cell style ``percentage``, ``datum``, a unit such as ``mln`` that is shown behind its numbers, or nothing.
    """

    teksten: list[str]
    stijlen: list[str]
    bladen: list[tuple[str, str, bool]] = field(default_factory=list)
    """Name, part, and whether it is hidden."""
    dag_0: datetime = _DAG_0


def read_xlsx(archief: zipfile.ZipFile, grenzen: Grenzen) -> Iterator[Blad]:
    """Every sheet; raises Geweigerd."""
    refuse_macros(archief)
    boek = _Boek(_shared_strings(archief, grenzen), _styles(archief))
    _read_workbook(archief, boek)
    for naam, deel, is_verborgen in boek.bladen:
        if deel in archief.namelist():
            yield replace(_read_sheet(archief, naam, deel, boek, grenzen), is_verborgen=is_verborgen)


def _read_workbook(archief: zipfile.ZipFile, boek: _Boek) -> None:
    """Add name and part of each sheet, in the order of the workbook, and the day from which it counts."""
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
    for _, element in iter_xml(archief, _WERKBOEK):
        if local(element.tag) == "sheet":
            deel = doelen.get(attribute(element, "id"), "")
            boek.bladen.append((element.get("name", ""), deel, element.get("state", "visible") != "visible"))
        elif local(element.tag) == "workbookPr" and element.get("date1904") in ("1", "true"):
            boek.dag_0 = datetime(1904, 1, 1)


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
    """The text of a string item without its phonetic notes, and of a number without what is raised behind it."""
    stukken: list[tuple[str, bool]] = []
    for kind in element:
        if local(kind.tag) == "t":
            stukken.append((kind.text or "", False))
        elif local(kind.tag) == "r":
            verheven = any(
                local(deel.tag) == "vertAlign" and deel.get("val") in ("superscript", "subscript")
                for deel in kind.iter()
            )
            stukken += [(t.text or "", verheven) for t in kind if local(t.tag) == "t"]
    return join_runs(stukken)


def _styles(archief: zipfile.ZipFile) -> list[str]:
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
    """What a number format makes of a number: ``percentage``, ``datum``, the unit that it shows, or nothing."""
    code = eigen.get(nummer, "")
    opmaak = re.sub(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]', "", code).lower()
    if nummer in _PERCENTAGES or "%" in opmaak:
        return "percentage"
    if nummer in _DATUMS or _VERSTREKEN.search(code) or _is_date_format(opmaak):
        return "datum"
    letterlijk = " ".join(re.findall(r'"([^"]*)"', code.split(";")[0]))
    veelvoud = (
        find_multiple(letterlijk, is_kop=True) if letterlijk and not _GESCHAALD.search(opmaak) else None
    )
    return veelvoud.tekst if veelvoud else ""


def _is_date_format(opmaak: str) -> bool:
    """Whether a format, without its literal texts, is made of the letters of dates and times and of nothing else.

    A format with a place for digits is none, apart from those of a second; and the name of the general format (``Standaard``,
    ``Allgemein``) has letters that no date has.
    """
    kaal = re.sub(r"s[.,]0+", "s", opmaak.split(";")[0]).replace("am/pm", "").replace("a/p", "")
    if re.search(r"[0#?]", kaal):
        return False
    letters = "".join(teken for teken in kaal if teken.isalpha())
    return bool(re.search(r"[ymdhsju]", letters)) and not letters.strip("ymdhsjutaeg")


def _whole(tekst: str | None, standaard: int = -1) -> int:
    return int(tekst) if tekst and tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else standaard


def _read_sheet(archief: zipfile.ZipFile, naam: str, deel: str, boek: _Boek, grenzen: Grenzen) -> Blad:
    rijen: list[list[str]] = []
    bedekt: dict[tuple[int, int], tuple[int, int]] = {}
    verborgen: tuple[set[int], set[int]] = (set(), set())
    teller = Teller(grenzen, naam)
    for _, element in iter_xml(archief, deel):
        soort = local(element.tag)
        if soort == "row":
            rij = _cells(element, boek, teller, len(rijen) + 1)
            nummer = _whole(element.get("r"), len(rijen) + 1)
            if rij and _is_hidden(element, "ht"):
                verborgen[0].add(nummer - 1)
            if rij:
                if nummer <= len(rijen):
                    raise Geweigerd("bestand_onleesbaar.rij_dubbel", rij=nummer, blad=naam)
                teller.check_row(nummer, len(rij))
                rijen.extend([] for _ in range(nummer - 1 - len(rijen)))
                rijen.append(rij)
            element.clear()
        elif soort == "mergeCell":
            bedekt |= _covered(element.get("ref", ""), grenzen)
        elif soort == "col" and _is_hidden(element, "width"):
            laatste = min(_whole(element.get("max"), 0), grenzen.kolommen)
            verborgen[1].update(range(_whole(element.get("min"), 1) - 1, laatste))
    return Blad(
        naam,
        rijen,
        samengevoegd=bedekt,
        verborgen_rijen=frozenset(verborgen[0]),
        verborgen_kolommen=frozenset(verborgen[1]),
    )


def _is_hidden(element: ET.Element, maat: str) -> bool:
    """Whether a row or column is hidden, by itself, by a filter or because it has no height or width."""
    return (
        element.get("hidden") in ("1", "true") or re.fullmatch(r"0(\.0+)?", element.get(maat, "")) is not None
    )


def _cells(element: ET.Element, boek: _Boek, teller: Teller, rijnummer: int) -> list[str]:
    rij: list[str] = []
    volgende = 0
    for cel in element:
        if local(cel.tag) != "c":
            continue
        adres = ADRES.fullmatch(cel.get("r", ""))
        kolom = kolomnummer(adres[1]) if adres else volgende
        volgende = kolom + 1
        tekst = _value(cel, boek)
        if tekst:
            teller.check_width(rijnummer, kolom + 1)
            if kolom < len(rij):
                raise Geweigerd("bestand_onleesbaar.cel_dubbel", adres=cel.get("r"), blad=teller.blad)
            rij.extend([""] * (kolom - len(rij)))
            rij.append(tekst)
    return rij


def _value(cel: ET.Element, boek: _Boek) -> str:
    inhoud = {local(kind.tag): kind for kind in cel}
    waarde = (inhoud["v"].text or "") if "v" in inhoud else None
    match cel.get("t", "n"):
        case "inlineStr":
            return _rich_text(inhoud["is"]) if "is" in inhoud else ""
        case _ if waarde is None or waarde == "":
            return ZONDER_WAARDE if "f" in inhoud else ""
        case "s":
            nummer = _whole(waarde)
            return boek.teksten[nummer] if 0 <= nummer < len(boek.teksten) else "(tekst ontbreekt)"
        case "b":
            return Getoond("WAAR", "true") if waarde == "1" else Getoond("ONWAAR", "false")
        case "e":
            return Fout(waarde)
        case "n":
            stijl = _whole(cel.get("s"), 0)
            opmaak = boek.stijlen[stijl] if stijl < len(boek.stijlen) else ""
            match opmaak:
                case "percentage":
                    return as_percentage(waarde)
                case "datum":
                    return _date(waarde, boek.dag_0)
                case "":
                    return as_number(waarde)
                case eenheid:
                    return Getoond(f"{waarde} {eenheid}", as_number(waarde))
        case _:
            return waarde


def _date(waarde: str, dag_0: datetime) -> Getoond:
    """A number of days, and the date and time that it is; the number itself when there is no such date."""
    opgeslagen: str = as_number(waarde)
    if isinstance(opgeslagen, Getal):
        dagen = float(opgeslagen)
        if dag_0 == _DAG_0 and 0 <= dagen < _SCHRIKKELDAG:
            dagen += 1
        with contextlib.suppress(OverflowError):
            opgeslagen = str(dag_0 + timedelta(seconds=round(dagen * 86_400)))
    return Getoond(f"datum {waarde}", opgeslagen)


def _covered(bereik: str, grenzen: Grenzen) -> dict[tuple[int, int], tuple[int, int]]:
    """The cells of a merged range but the first, with that one; a range beyond the bounds covers nothing that is read."""
    hoeken = [ADRES.fullmatch(hoek) for hoek in bereik.split(":")]
    if len(hoeken) != 2 or hoeken[0] is None or hoeken[1] is None:
        return {}
    k1, k2 = kolomnummer(hoeken[0][1]), kolomnummer(hoeken[1][1])
    r1, r2 = int(hoeken[0][2]) - 1, int(hoeken[1][2]) - 1
    if (k2 - k1 + 1) * (r2 - r1 + 1) > grenzen.kolommen * 10:
        return {}
    cellen = ((r, k) for r in range(r1, r2 + 1) for k in range(k1, k2 + 1))
    return {cel: (r1, k1) for cel in cellen if cel != (r1, k1)}
