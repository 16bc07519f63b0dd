"""The tables behind a briefing as a workbook: figures as numbers, sums as formulas, and the proof on a sheet of its own."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.bewijs import HOOGSTENS_CELLEN
from pipelines.briefing.inhoud.model import Briefing, Briefingtabel, Citaat, Stukken
from pipelines.briefing.inhoud.noten import Noten
from pipelines.briefing.uitvoer.pdf import moment
from pipelines.briefing.uitvoer.vast import fix_bytes

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_NOTATIES = {
    "mln": '"€ "#,##0',
    "eur": '"€ "#,##0',
    "eur_cent": '"€ "#,##0.00',
    "per_inwoner": '"€ "#,##0.00',
    "pct": '0.0"%"',
    "procentpunt": '0.0" procentpunt"',
    "capaciteit": "#,##0.00",
    "aantal": "#,##0",
}
_KOP = PatternFill("solid", fgColor="14507F")
_LEGE_WAARDE = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*>)<f>([^<]*)</f><v\s*(?:/>|></v>)')
_BEWIJSKOPPEN = (
    "noot",
    "getal",
    "waarde",
    "gedrukt",
    "eenheid",
    "status",
    "afleiding",
    "verwijzing",
    "broncellen",
    "aantal broncellen",
    "staat in dit werkboek",
    "id",
)
_BREEDTES_BEWIJS = (7, 44, 18, 18, 14, 14, 60, 60, 60, 12, 30, 50)


@dataclass
class _Briefingboek:
    """The workbook in the making: where each figure stands, and what each formula comes to."""

    werkboek: Workbook
    plekken: dict[str, list[str]] = field(default_factory=dict)
    uitkomsten: dict[str, dict[str, int | Decimal]] = field(default_factory=dict)


def write_workbook(briefing: Briefing, noten: Noten) -> bytes:
    """The XLSX; the same briefing gives the same bytes, and every formula carries its outcome for who does not compute."""
    boek = _Briefingboek(Workbook())
    boek.werkboek.remove(boek.werkboek.worksheets[0])
    _read_me(boek.werkboek.create_sheet("Lees mij"), briefing)
    tabellen = [d for o in briefing.onderdelen for d in o.delen if isinstance(d, Briefingtabel)]
    for tabel in [*tabellen, *briefing.bijlagen]:
        _table(boek, tabel)
    _proof(boek, noten)
    _manifest(boek.werkboek.create_sheet("Manifest"), briefing)
    eigenschappen = boek.werkboek.properties
    eigenschappen.title, eigenschappen.creator = briefing.titel, "Fondskompas"
    eigenschappen.language = "nl-NL"
    uit = io.BytesIO()
    boek.werkboek.save(uit)
    return fix_bytes(uit.getvalue(), moment(briefing), _outcomes(uit.getvalue(), boek))


def _read_me(blad: "Worksheet", briefing: Briefing) -> None:
    regels = [
        ("Briefing", briefing.titel),
        ("Stand", f"{briefing.stand.naam}, bevroren op {briefing.stand.bevroren_op} UTC"),
        ("sha256 van de stand", briefing.stand.sha256),
        ("Uitkeringsjaar", str(briefing.keuze.jaar)),
        (
            "Voorbeeldopgaven",
            "tellen mee: deze cijfers zijn verzonnen" if briefing.keuze.met_voorbeeld else "tellen niet mee",
        ),
        ("Bedragen", "in euro, met alle cijfers; sommen zijn formules"),
        ("Geen cijfer", "dan staat er waarom, en nooit nul"),
        ("Bewijs", "elk getal met waarde, status, afleiding en broncellen"),
        ("Manifest", "de documenten achter de stand, met hun sha256"),
    ]
    for nummer, (naam, tekst) in enumerate(regels, start=1):
        _write(blad, nummer, 1, naam).font = Font(bold=True)
        _write(blad, nummer, 2, tekst)
    blad.column_dimensions["A"].width, blad.column_dimensions["B"].width = 24, 90


def _table(boek: _Briefingboek, tabel: Briefingtabel) -> None:
    """One table per sheet: heads frozen, rows to filter, and below them the sum."""
    blad = boek.werkboek.create_sheet(tabel.id.replace("_", " ").capitalize())
    _heads(blad, tabel.koppen, tabel.breedtes)
    rijen = tabel.rijen[:-1] if tabel.totaal else tabel.rijen
    for nummer, rij in enumerate(rijen, start=2):
        for kolom, stukken in enumerate(rij, start=1):
            _cell(boek, blad, nummer, kolom, stukken)
    laatste = len(rijen) + 1
    blad.auto_filter.ref = f"A1:{get_column_letter(len(tabel.koppen))}{laatste}"
    if tabel.totaal or tabel.som:
        _total(boek, blad, tabel, rijen, laatste)


def _heads(blad: "Worksheet", koppen: tuple[str, ...], breedtes: tuple[int, ...]) -> None:
    for kolom, (kop, breedte) in enumerate(zip(koppen, breedtes, strict=True), start=1):
        cel = _write(blad, 1, kolom, kop)
        cel.font, cel.fill = Font(bold=True, color="FFFFFF"), _KOP
        cel.alignment = Alignment(wrap_text=True, vertical="top")
        blad.column_dimensions[get_column_letter(kolom)].width = max(14, min(60, breedte + 6))
    blad.freeze_panes = "B2"


def _cell(boek: _Briefingboek, blad: "Worksheet", rij: int, kolom: int, stukken: Stukken) -> None:
    """A figure alone is a number; anything else is text as it is printed."""
    if len(stukken) == 1 and isinstance(stukken[0], Briefinggetal) and stukken[0].waarde is not None:
        getal = stukken[0]
        cel = blad.cell(row=rij, column=kolom, value=getal.waarde)
        cel.number_format = _NOTATIES.get(getal.notatie, "General")
        boek.plekken.setdefault(getal.id, []).append(f"{blad.title}!{cel.coordinate}")
        return
    tekst = "".join(
        s.gedrukt if isinstance(s, Briefinggetal) else s.tekst if isinstance(s, Citaat) else s
        for s in stukken
    )
    if tekst:
        _write(blad, rij, kolom, tekst).alignment = Alignment(wrap_text=True, vertical="top")


def _total(
    boek: _Briefingboek,
    blad: "Worksheet",
    tabel: Briefingtabel,
    rijen: tuple[tuple[Stukken, ...], ...],
    laatste: int,
) -> None:
    """The last row: sums as formulas, what is no sum as the figure itself."""
    slot = tabel.rijen[-1] if tabel.totaal else (("Totaal",), *(() for _ in tabel.koppen[1:]))
    for kolom, stukken in enumerate(slot, start=1):
        if kolom - 1 not in tabel.som:
            _cell(boek, blad, laatste + 1, kolom, stukken)
            continue
        letter = get_column_letter(kolom)
        cel = blad.cell(row=laatste + 1, column=kolom, value=f"=SUM({letter}2:{letter}{laatste})")
        delen = [
            s
            for rij in rijen
            for s in rij[kolom - 1]
            if isinstance(s, Briefinggetal) and s.waarde is not None
        ]
        som = sum((s.waarde for s in delen if s.waarde is not None), 0)
        boek.uitkomsten.setdefault(blad.title, {})[cel.coordinate] = som
        cel.number_format = _NOTATIES.get(delen[0].notatie, "#,##0") if delen else "#,##0"
    for cel in blad[laatste + 1]:
        cel.font = Font(bold=True)
        cel.border = Border(top=Side(style="thin", color="14507F"))


def _proof(boek: _Briefingboek, noten: Noten) -> None:
    blad = boek.werkboek.create_sheet("Bewijs")
    _heads(blad, _BEWIJSKOPPEN, _BREEDTES_BEWIJS)
    for rij, noot in enumerate(noten.noten, start=2):
        getal = noot.getal
        waarden = (
            noot.nummer,
            getal.naam,
            getal.waarde if getal.waarde is not None else getal.reden,
            " en ".join(noot.gedrukt),
            getal.eenheid,
            getal.status,
            getal.afleiding,
            " ".join(getal.verwijzingen),
            "; ".join(f"{cel.document} {cel.cel}" for cel in noot.cellen[:HOOGSTENS_CELLEN]),
            noot.cellen_totaal,
            ", ".join(boek.plekken.get(getal.id, [])),
            getal.id,
        )
        for kolom, waarde in enumerate(waarden, start=1):
            _write(blad, rij, kolom, waarde)
    blad.auto_filter.ref = blad.dimensions


def _manifest(blad: "Worksheet", briefing: Briefing) -> None:
    _heads(blad, ("soort", "naam", "sha256", "bytes"), (20, 54, 66, 12))
    stand = briefing.stand
    rijen: list[tuple[str | int | None, ...]] = [
        ("database", f"stand {stand.naam}", stand.sha256, stand.bytes),
        ("software", f"Fondskompas {stand.versie}", "", None),
        ("bouw", f"gebouwd op {stand.gebouwd_op} UTC", stand.vingerafdruk, None),
        *(("document", d["document"], d["bron_id"], d["bytes"]) for d in stand.documenten),
    ]
    for nummer, rij in enumerate(rijen, start=2):
        for kolom, waarde in enumerate(rij, start=1):
            _write(blad, nummer, kolom, waarde)
    blad.auto_filter.ref = blad.dimensions


def _write(blad: "Worksheet", rij: int, kolom: int, waarde: str | int | Decimal | None) -> "Cell":
    """Text always as text, so that nothing read from a source becomes a formula."""
    cel = blad.cell(row=rij, column=kolom, value=waarde)
    if isinstance(waarde, str):
        cel.data_type = "s"
    return cel


def _outcomes(inhoud: bytes, boek: _Briefingboek) -> dict[str, bytes]:
    """The sheets with formulas once more, with the outcome that openpyxl leaves empty."""
    nieuw = {}
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron:
        for nummer, blad in enumerate(boek.werkboek.worksheets, start=1):
            if blad.title not in boek.uitkomsten:
                continue
            uitkomst = boek.uitkomsten[blad.title]
            naam = f"xl/worksheets/sheet{nummer}.xml"
            nieuw[naam] = _LEGE_WAARDE.sub(
                lambda t, u=uitkomst: f"{t[1]}<f>{t[3]}</f><v>{u[t[2]]}</v>", bron.read(naam).decode("utf-8")
            ).encode("utf-8")
    return nieuw
