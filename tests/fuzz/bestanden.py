"""What the long run (tests/fuzz/__main__.py) reads: sound files per reader, files made to hurt, and the readers themselves."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout, InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.rapport import report_as_json
from pipelines.sources.iv3.controleren import check_file
from pipelines.sources.iv3.naslag import load_reference
from pipelines.sources.ontvangen.opgave import read_file
from pipelines.sources.ontvangen.sisa import check_annex
from pipelines.sources.opgave.schrijven import make_template
from pipelines.sources.opgave.vragen import read_questions
from pipelines.sources.rekenbestand.openen import open_document
from pipelines.sources.rekenbestand.tabellen import read_tables
from pipelines.sources.tabel.openen import open_tabel
from pipelines.toevoegen.citeren import search
from tests.fuzz import beschadig
from tests.hulp.bronbestanden import RAW, naslag, ods, xlsx, zipped
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery
from tests.hulp.iv3_werkboek import as_file, make_workbook
from tests.sources.iv3.test_vormen import LANG
from tests.sources.sisa.test_sisa import BIJLAGE
from tests.sources.sisa.test_vormen import BLOKKEN
from tests.toevoegen.test_citaat import CIRCULAIRE

MB = 1024 * 1024


@dataclass(frozen=True)
class Lezer:
    """A reader: from a file to ``gelezen``, ``fouten`` or ``geweigerd``; which files it takes, and how often."""

    lees: Callable[[Path], str]
    formaten: tuple[str, ...]
    gewicht: int


@dataclass(frozen=True)
class Maak:
    """A file made to hurt, under this name."""

    naam: str
    schrijf: Callable[[Path], object]


def _outcome(bevindingen: list[Bevinding], pad: Path, *, iets: bool) -> str:
    assert all(b.melding and b.remedie and b.verwacht and b.document for b in bevindingen)
    assert iets or bevindingen, "nothing read and nothing said"
    if bevindingen and pad.stat().st_size < 4 * MB:
        assert json.loads(report_as_json(bevindingen, {pad.name: pad}))["bevindingen"]
    if not iets:
        return "geweigerd"
    return "fouten" if any(b.ernst is Ernst.FOUT for b in bevindingen) else "gelezen"


def _circulaire(pad: Path) -> str:
    bladen, bevindingen = open_document(pad, pad.name, naslag(), Grenzen(seconden=20))
    tabellen = [tabel for blad in bladen for tabel in read_tables(blad, naslag())]
    alles = bevindingen + [b for tabel in tabellen for b in tabel.bevindingen]
    return _outcome(alles, pad, iets=bool(bladen))


@cache
def _iv3_reference():
    return load_reference(RAW)


def _iv3(pad: Path) -> str:
    controle = check_file(pad, pad.name, _iv3_reference())
    kop, _ = controle.kop, controle.amounts()
    return _outcome(controle.bevindingen, pad, iets=not kop.is_empty())


def _sisa(pad: Path) -> str:
    frame, _, bevindingen = check_annex(pad, "GM0363", 2023)
    return _outcome(bevindingen, pad, iets=not frame.is_empty())


@cache
def _goals():
    return read_questions(RAW)


def _opgave(pad: Path) -> str:
    opgave, bevindingen = read_file(pad, pad.name, _goals(), frozenset({"GM0363"}))[:2]
    return _outcome(bevindingen, pad, iets=opgave is not None)


def _tabel(pad: Path) -> str:
    tabel, bevindingen = open_tabel(pad, pad.name)
    return _outcome(bevindingen, pad, iets=tabel is not None)


def _citaat(pad: Path) -> str:
    assert search(pad, "raadslieden", None, Grenzen(seconden=20)).alineas
    return "gelezen"


def _told(lees: Callable[[Path], str]) -> Callable[[Path], str]:
    """A refusal is an outcome when it says something."""

    def voer_uit(pad: Path) -> str:
        try:
            return lees(pad)
        except InvoerGeweigerd as fout:
            return _outcome(fout.bevindingen, pad, iets=False)
        except FondskompasFout as fout:
            assert str(fout)
            return "geweigerd"

    return voer_uit


LEZERS = {
    "circulaire": Lezer(_told(_circulaire), (".csv", ".xlsx", ".ods", ".pdf"), 8),
    "iv3": Lezer(_told(_iv3), (".csv", ".xlsx", ".json"), 6),
    "sisa": Lezer(_told(_sisa), (".csv", ".xlsx", ".ods"), 4),
    "opgave": Lezer(_told(_opgave), (".xlsx",), 1),
    "tabel": Lezer(_told(_tabel), (".csv", ".xlsx", ".ods"), 4),
    "citaat": Lezer(_told(_citaat), (".pdf",), 0),
}


@cache
def bases(lezer: str) -> dict[str, bytes]:
    """Sound files for a reader, by name; binary formats that cost a process each are in the special cases."""
    rijen: list[list[object]] = [regel.split(";") for regel in BIJLAGE.splitlines()]
    match lezer:
        case "circulaire":
            return {naam: inhoud for naam, inhoud in beschadig.bases().items() if naam[0] in "abcd"}
        case "iv3":
            definitie = _iv3_reference().definitie(2024)
            assert definitie is not None
            levering = make_delivery(definitie, per_cel=3_000_000)
            levering["data"]["lasten"] = levering["data"]["lasten"][:40]
            werkboek = as_file(make_workbook(definitie, levering))
            return {"a.json": as_bytes(levering), "b.csv": LANG.encode(), "c.xlsx": werkboek}
        case "sisa":
            blokken = [["" if cel is None else cel for cel in rij] for rij in BLOKKEN]
            return {
                "a.csv": BIJLAGE.encode(),
                "b.xlsx": xlsx({"S": rijen}),
                "c.ods": ods({"S": rijen}),
                "d.xlsx": xlsx({"S": blokken}),
            }
        case "opgave":
            leeg = make_template("GM0363", "Amsterdam", 2024, [(blad, ()) for blad in _goals().values()])
            return {"a.xlsx": leeg}
        case "tabel":
            tekst = (RAW / "gemeenten" / "gemeenteklassen.csv").read_bytes()[:4000]
            cellen: list[list[object]] = [r.split(";") for r in tekst.decode("utf-8-sig").splitlines()[:-1]]
            return {"a.csv": tekst, "b.xlsx": xlsx({"T": cellen}), "c.ods": ods({"T": cellen})}
    return {"a.pdf": CIRCULAIRE}


def _csv(kop: bytes, stuk: bytes, keer: int) -> Callable[[Path], object]:
    def schrijf(pad: Path) -> None:
        with pad.open("wb") as bestand:
            bestand.write(kop)
            blok = stuk * max(1, MB // len(stuk))
            for _ in range(max(1, keer * len(stuk) // len(blok))):
                bestand.write(blok)

    return schrijf


def _bomb(deel: str, megabytes: int, inhoud: bytes = b"\0") -> Callable[[Path], object]:
    def schrijf(pad: Path) -> None:
        with (
            zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archief,
            archief.open(deel, "w", force_zip64=True) as uit,
        ):
            for _ in range(megabytes):
                uit.write(inhoud * (MB // len(inhoud)))

    return schrijf


def _book(bewerk: Callable[[Workbook], object]) -> Callable[[Path], object]:
    rijen: list[list[object]] = [["CBS", "Naam", "inwo", "jong"], [14, "Groningen", 1, 2]]
    return lambda pad: pad.write_bytes(xlsx({"V": rijen}, bewerk))


def _repeat(kolommen: int, rijen: int) -> Callable[[Path], object]:
    cel = f'<table:table-cell table:number-columns-repeated="{kolommen}" office:value-type="float" office:value="1"/>'

    def schrijf(pad: Path) -> None:
        inhoud = ods({"V": [["CBS", "Naam", "inwo"], [cel.encode()]]})
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = {naam: archief.read(naam) for naam in archief.namelist()}
        herhaald = b'<table:table-row table:number-rows-repeated="%d">' % rijen
        delen["content.xml"] = herhaald.join(delen["content.xml"].rsplit(b"<table:table-row>", 1))
        pad.write_bytes(zipped(delen))

    return schrijf


def _macro(pad: Path) -> None:
    _book(lambda boek: None)(pad)
    with zipfile.ZipFile(pad, "a") as archief:
        archief.writestr("xl/vbaProject.bin", b"macro" * 100)


def _formulas(boek: Workbook) -> None:
    for rij in range(2, 500):
        boek["V"].cell(rij, 3).value = f"=SUM(A1:XFD1048576)+C{rij + 1}*1E308"


def _merged(pad: Path) -> None:
    """Written into the XML: openpyxl itself would make every covered cell."""
    _book(lambda boek: None)(pad)
    with zipfile.ZipFile(pad) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    blad = "xl/worksheets/sheet1.xml"
    samen = b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    delen[blad] = delen[blad].replace(b"</sheetData>", samen)
    pad.write_bytes(zipped(delen))


BIJZONDER = {
    "miljoen kolommen csv": Maak("x.csv", _csv(b"CBS;Naam;inwo\n14;Groningen", b";1", 10**6)),
    "200 MB csv": Maak("x.csv", _csv(b"CBS;Naam;inwo\n", b"14;Groningen;1\n", 200 * MB // 15)),
    "200 MB zonder regeleinde": Maak("x.csv", _csv(b"", b"a", 200 * MB)),
    "200 MB json": Maak("x.json", _csv(b'{"metadata": [', b"[1,2,3],", 200 * MB // 8)),
    "json honderdduizend diep": Maak("x.json", lambda pad: pad.write_bytes(b'{"a":' * 10**5)),
    "json groot getal": Maak("x.json", lambda pad: pad.write_bytes(b'{"metadata": ' + b"9" * 10**6 + b"}")),
    "zipbom xlsx": Maak("x.xlsx", _bomb("xl/worksheets/sheet1.xml", 600)),
    "zipbom ods": Maak("x.ods", _bomb("content.xml", 600)),
    "zipbom onder de grens": Maak("x.xlsx", _bomb("xl/sharedStrings.xml", 140, b"<si><t>a</t></si>")),
    "zip met duizend delen": Maak(
        "x.xlsx", lambda pad: pad.write_bytes(zipped({f"xl/{i}.xml": b"<a/>" for i in range(1000)}))
    ),
    "ods miljoen kolommen": Maak("x.ods", _repeat(10**6, 1)),
    "ods miljoen rijen van duizend": Maak("x.ods", _repeat(1000, 10**6)),
    "xlsx laatste cel": Maak("x.xlsx", _book(lambda boek: boek["V"].cell(1048576, 16384, 1))),
    "xlsx alles samengevoegd": Maak("x.xlsx", _merged),
    "xlsx formules": Maak("x.xlsx", _book(_formulas)),
    "xlsx macro": Maak("x.xlsx", _macro),
    "pdf afgekapt": Maak("x.pdf", lambda pad: pad.write_bytes(CIRCULAIRE[:700])),
    "pdf omgevallen": Maak("x.pdf", lambda pad: pad.write_bytes(CIRCULAIRE.replace(b"/Kids", b"/Kinds"))),
    "pdf in orde": Maak("x.pdf", lambda pad: pad.write_bytes(CIRCULAIRE)),
}
