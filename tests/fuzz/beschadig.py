"""Damage files in the ways files are damaged; shared by the Hypothesis test and the long run.

``python -m tests.fuzz.beschadig 10000`` reads that many damaged files and says how it went.
"""

import io
import random
import re
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.werkboek import LEESFOUTEN
from pipelines.sources.rekenbestand.openen import open_document
from pipelines.sources.rekenbestand.tabellen import read_tables
from tests.hulp.bronbestanden import CLUSTERS, naslag, ods, xlsx, zipped

Ingreep = tuple[str, float, int]
INGREPEN = (
    "knip",
    "byte",
    "invoegen",
    "herhaal",
    "wis",
    "cp1252",
    "utf16",
    "scheiding",
    "deel",
    "kolommen",
    "bom",
    "waarde",
)
GRENZEN = Grenzen(bestand_mb=4, uitgepakt_mb=16, cellen=200_000, seconden=20)
_HERHALING = b'<table:table-cell table:number-columns-repeated="%d"><text:p>1</text:p></table:table-cell>'


_WOORD = re.compile(
    rb""">([^<>]{1,40})<|"([^"<>]{1,40})"|(?<=[;,\t\n:])([^;,\t\n<>{}\[\]"]{1,40})(?=[;,\t\r\n}])"""
)
_VREEMDE_WAARDEN = tuple(
    waarde.encode()
    for waarde in (
        "", "-", "\u2212", "1.234", "5.051.46", "1e400", "-1E+308", "1e-400", "NaN", "Infinity", "=1+1", "'5", "#N/A", "9" * 30,
        "00363", "-0", "1,2,3", "€ 5", "€", "(5)", "5-", "12%", "XFD1048576", "A0", "true", "null", "[1]", "12-01-2024", "\u00a0",
        "\u0661\u0662", "\u202e1", "GM0363", "Urk", "Totaal", "inwo", "Indicator: C9/01", "s", "n", "d", "e", "str", "999", "-1",
    )
)  # fmt: skip


@cache
def bases() -> dict[str, bytes]:
    """A sound file of every format."""
    rijen: list[list[object]] = [["Volumina S2024"], [], ["CBS", "Naam", "inwo", "jong", "vast nieuw"]]
    rijen += [
        [14, "Groningen", 1234.5, 7, "-"],
        [1900, "Súdwest-Fryslân", 5, 1, "1.000,5"],
        ["", "Totaal", 1239.5, 8, "1.000,5"],
    ]
    gewichten = [["code", "naam", *CLUSTERS, "Totaal"], ["inwo", "inwoners", *[1] * 12, 12]]
    tekst = "\n".join(";".join(str(c).replace(".5", ",5") for c in rij) for rij in rijen)
    return {
        "a.csv": tekst.encode(),
        "b.tsv": "\n".join("\t".join(f'"{c}"' for c in rij) for rij in gewichten).encode(),
        "c.ods": ods({"V": rijen, "G": gewichten}),
        "d.xlsx": xlsx({"V": rijen, "G": gewichten}),
        "e.xls": (Path(__file__).parents[1] / "bestanden" / "volumina.xls").read_bytes(),
        "f.pdf": _pdf(),
    }


def _pdf() -> bytes:
    uit = io.BytesIO()
    blad = Canvas(uit)
    for regel, (naam, bedrag) in enumerate(
        [("Gemeente", "veiligheidshuizen"), ("Groningen", "1.234,5"), ("Urk", "7,0")]
    ):
        blad.drawString(50, 700 - 14 * regel, naam)
        blad.drawRightString(300, 700 - 14 * regel, bedrag)
    blad.save()
    return uit.getvalue()


def damage(inhoud: bytes, ingrepen: list[Ingreep]) -> bytes:
    """Apply each operation at a relative position."""
    for soort, plek, getal in ingrepen:
        inhoud = (
            _damage_part(inhoud, soort, plek, getal)
            if soort in ("deel", "waarde") and inhoud[:2] == b"PK"
            else _apply(inhoud, soort, plek, getal)
        )
    return inhoud


def _apply(inhoud: bytes, soort: str, plek: float, getal: int) -> bytes:
    p = int(plek * len(inhoud))
    match soort:
        case "knip":
            return inhoud[:p]
        case "byte":
            return inhoud[:p] + bytes([getal % 256]) + inhoud[p + 1 :]
        case "invoegen":
            vreemd = [
                b"\x00",
                b"\xff",
                b'"',
                b";",
                b"\t",
                b"\r",
                "\u2212".encode(),
                b"1.234",
                b"=1+1",
                b"<a>",
                b"12%",
                "\u0663".encode(),
            ]
            return inhoud[:p] + vreemd[getal % len(vreemd)] * (1 + getal % 7) + inhoud[p:]
        case "herhaal":
            return inhoud[:p] + inhoud[p : p + 400] * (getal % 50) + inhoud[p:]
        case "wis":
            return inhoud[:p] + inhoud[p + getal :]
        case "cp1252":
            return inhoud.decode("utf-8", "replace").encode("cp1252", "replace")
        case "utf16":
            return inhoud.decode("utf-8", "replace").encode("utf-16")
        case "scheiding":
            return inhoud.replace(b";", b",\t|"[getal % 3 : getal % 3 + 1])
        case "kolommen":
            return inhoud[:p] + b";1" * (getal * 1000) + inhoud[p:]
        case "bom":
            return b"\xef\xbb\xbf" + inhoud
        case "waarde":
            return _change_word(inhoud, plek, getal)
    return inhoud


def _change_word(inhoud: bytes, plek: float, getal: int) -> bytes:
    """Another value in one cell, attribute or key: the file stays sound, and it is the reader that meets it."""
    woorden = [m.span(m.lastindex) for m in _WOORD.finditer(inhoud) if m.lastindex]
    if not woorden:
        return inhoud
    begin, eind = woorden[int(plek * len(woorden))]
    return inhoud[:begin] + _VREEMDE_WAARDEN[getal % len(_VREEMDE_WAARDEN)] + inhoud[eind:]


def _damage_part(inhoud: bytes, soort: str, plek: float, getal: int) -> bytes:
    """Damage one part inside a workbook and zip it again, so that it is the parser that meets it."""
    try:
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    except LEESFOUTEN:  # an earlier operation broke the zip; that is a case too
        return inhoud
    naam = sorted(delen)[getal % len(delen)] if delen else ""
    if not naam:
        return inhoud
    if soort == "waarde":
        naam = max((n for n in delen if n.endswith(".xml")), key=lambda n: len(delen[n]), default=naam)
        delen[naam] = _change_word(delen[naam], plek, getal)
        return zipped(delen)
    deel = delen[naam]
    p = int(plek * len(deel))
    keuze = getal % 6
    if keuze == 0:
        del delen[naam]
    elif keuze == 1:
        delen[naam] = deel[:p]
    elif keuze == 2:
        delen[naam] = deel.replace(
            b"</table:table-row>", _HERHALING % (getal * 10**5) + b"</table:table-row>", 1
        )
    elif keuze == 3:
        delen[naam] = deel.replace(b'r="A3"', b'r="XFD1048576"', 1)
    elif keuze == 4:
        delen[naam] = deel[:p] + b"0" * (getal * 10**5) + deel[p:]
    else:
        delen[naam] = b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + deel
    return zipped(delen)


def read_damaged(map_: Path, naam: str, inhoud: bytes) -> str:
    """Read a file to the end; returns ``geweigerd``, ``fouten`` or ``gelezen``. Every problem must have a message."""
    pad = map_ / naam
    pad.write_bytes(inhoud)
    bladen, bevindingen = open_document(pad, naam, naslag(), GRENZEN)
    tabellen = [tabel for blad in bladen for tabel in read_tables(blad, naslag())]
    alles = bevindingen + [b for tabel in tabellen for b in tabel.bevindingen]
    assert all(b.melding and b.remedie and b.verwacht and b.document for b in alles)
    for tabel in tabellen:  # a figure that could not be read has a finding
        leeg = sum(
            tabel.frame[k].null_count()
            for k in ("volume", "bedrag_eur", "bedrag_per_eenheid")
            if k in tabel.frame.columns
        )
        assert not leeg or any(b.ernst == "fout" for b in tabel.bevindingen)
    if bevindingen:
        return "geweigerd"
    return "fouten" if any(b.ernst == "fout" for b in alles) or not tabellen else "gelezen"


def main(aantal: int) -> None:
    """The long run, with the slowest file and the peak of memory."""
    kans = random.Random(20241121)
    uitslag: Counter[str] = Counter()
    traagst = (0.0, "")
    with tempfile.TemporaryDirectory() as map_:
        for nummer in range(aantal):
            naam = (
                kans.choice(list(bases()))
                if nummer % 25 == 0
                else kans.choice(["a.csv", "b.tsv", "c.ods", "d.xlsx"])
            )
            ingrepen = [
                (kans.choice(INGREPEN), kans.random(), kans.randrange(1, 300))
                for _ in range(kans.randrange(1, 4))
            ]
            begin = time.perf_counter()
            try:
                uitslag[read_damaged(Path(map_), naam, damage(bases()[naam], ingrepen))] += 1
            except Exception as fout:
                uitslag[f"GECRASHT {type(fout).__name__}"] += 1
                print(naam, ingrepen, repr(fout)[:200])
            traagst = max(traagst, (time.perf_counter() - begin, f"{naam} {ingrepen}"))
    print(
        dict(uitslag),
        f"traagste {traagst[0]:.2f} s ({traagst[1]})",
        f"geheugen {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
