"""The tables behind a briefing as a workbook: figures as numbers, sums as formulas, and the proof on a sheet of its own."""

import io
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from pipelines.basis.werkboek import new_workbook
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.bewijs import HOOGSTENS_CELLEN
from pipelines.briefing.inhoud.model import Briefing, Briefingtabel, Stukken, as_printed
from pipelines.briefing.inhoud.noten import Noten
from pipelines.briefing.uitvoer.pdf import moment

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

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
_BOVENAAN: dict[str, Any] = {"text_wrap": True, "valign": "top"}
_KOP = {**_BOVENAAN, "bold": True, "font_color": "#FFFFFF", "bg_color": "#14507F"}
_TOTAAL: dict[str, Any] = {"bold": True, "top": 1, "top_color": "#14507F"}
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


class _Briefingboek:
    """The workbook in the making, and where each figure stands in it."""

    def __init__(self, uit: io.BytesIO, briefing: Briefing) -> None:
        self.werkboek = new_workbook(uit, moment(briefing), briefing.titel)
        self.plekken: dict[str, list[str]] = {}

    def write(self, blad: "Worksheet", rij: int, kolom: int, stukken: Stukken, **opmaak: Any) -> None:
        """A figure alone is a number; anything else is text as it is printed."""
        if len(stukken) == 1 and isinstance(stukken[0], Briefinggetal) and stukken[0].waarde is not None:
            getal = stukken[0]
            notatie = self.werkboek.add_format({**opmaak, "num_format": _notation(getal)})
            blad.write(rij, kolom, getal.waarde, notatie)
            self.plekken.setdefault(getal.id, []).append(f"{blad.name}!{xl_rowcol_to_cell(rij, kolom)}")
            return
        tekst = "".join(map(as_printed, stukken))
        if tekst or opmaak:
            blad.write(rij, kolom, tekst, self.werkboek.add_format(opmaak | (_BOVENAAN if tekst else {})))

    def sheet(self, naam: str, koppen: tuple[str, ...], breedtes: tuple[int, ...]) -> "Worksheet":
        """A sheet whose heads stay in sight."""
        blad = self.werkboek.add_worksheet(naam)
        blad.write_row(0, 0, koppen, self.werkboek.add_format(_KOP))
        for kolom, breedte in enumerate(breedtes):
            blad.set_column(kolom, kolom, max(14, min(60, breedte + 6)))
        blad.freeze_panes(1, 1)
        return blad


def write_workbook(briefing: Briefing, noten: Noten) -> bytes:
    """The XLSX; the same briefing gives the same bytes, and every formula carries its outcome for who does not compute."""
    uit = io.BytesIO()
    boek = _Briefingboek(uit, briefing)
    _read_me(boek, briefing)
    tabellen = [d for o in briefing.onderdelen for d in o.delen if isinstance(d, Briefingtabel)]
    for tabel in [*tabellen, *briefing.bijlagen]:
        _table(boek, tabel)
    _proof(boek, noten)
    _manifest(boek, briefing)
    boek.werkboek.close()
    return uit.getvalue()


def _read_me(boek: _Briefingboek, briefing: Briefing) -> None:
    regels = [
        ("Briefing", briefing.titel),
        ("Stand", f"{briefing.stand.naam}, bevroren op {briefing.stand.bevroren_op} UTC"),
        ("sha256 van de stand", briefing.stand.sha256),
        ("Kop van de keten", briefing.stand.ketenkop or "geen: deze stand staat buiten de keten"),
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
    blad = boek.werkboek.add_worksheet("Lees mij")
    for nummer, (naam, tekst) in enumerate(regels):
        blad.write(nummer, 0, naam, boek.werkboek.add_format({"bold": True}))
        blad.write(nummer, 1, tekst)
    blad.set_column(0, 0, 24)
    blad.set_column(1, 1, 90)


def _table(boek: _Briefingboek, tabel: Briefingtabel) -> None:
    """One table per sheet: rows to filter, and below them the sum."""
    blad = boek.sheet(tabel.id.replace("_", " ").capitalize(), tabel.koppen, tabel.breedtes)
    rijen = tabel.rijen[:-1] if tabel.totaal else tabel.rijen
    for nummer, rij in enumerate(rijen, start=1):
        for kolom, stukken in enumerate(rij):
            boek.write(blad, nummer, kolom, stukken)
    blad.autofilter(0, 0, len(rijen), len(tabel.koppen) - 1)
    if tabel.totaal or tabel.som:
        _total(boek, blad, tabel, rijen)


def _total(
    boek: _Briefingboek, blad: "Worksheet", tabel: Briefingtabel, rijen: tuple[tuple[Stukken, ...], ...]
) -> None:
    """The last row: sums as formulas, what is no sum as the figure itself."""
    slot = tabel.rijen[-1] if tabel.totaal else (("Totaal",), *(() for _ in tabel.koppen[1:]))
    for kolom, stukken in enumerate(slot):
        if kolom not in tabel.som:
            boek.write(blad, len(rijen) + 1, kolom, stukken, **_TOTAAL)
            continue
        delen = [s for rij in rijen for s in rij[kolom] if isinstance(s, Briefinggetal)]
        som: Any = sum(
            s.waarde for s in delen if s.waarde is not None
        )  # the library says int, and takes a Decimal
        notatie = next((_notation(s, "#,##0") for s in delen if s.waarde is not None), "#,##0")
        opmaak = boek.werkboek.add_format({**_TOTAAL, "num_format": notatie})
        formule = f"=SUM({xl_range(1, kolom, len(rijen), kolom)})"
        blad.write_formula(len(rijen) + 1, kolom, formule, opmaak, som)


def _proof(boek: _Briefingboek, noten: Noten) -> None:
    blad = boek.sheet("Bewijs", _BEWIJSKOPPEN, _BREEDTES_BEWIJS)
    for rij, noot in enumerate(noten.noten, start=1):
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
        blad.write_row(rij, 0, waarden)
    blad.autofilter(0, 0, len(noten.noten), len(_BEWIJSKOPPEN) - 1)


def _manifest(boek: _Briefingboek, briefing: Briefing) -> None:
    koppen = ("soort", "naam", "sha256", "bytes")
    blad = boek.sheet("Manifest", koppen, (20, 54, 66, 12))
    stand = briefing.stand
    rijen: list[tuple[str | int | None, ...]] = [
        ("database", f"stand {stand.naam}", stand.sha256, stand.bytes),
        ("software", f"Fondskompas {stand.versie}", "", None),
        ("bouw", f"gebouwd op {stand.gebouwd_op} UTC", stand.vingerafdruk, None),
        *(("document", d["document"], d["bron_id"], d["bytes"]) for d in stand.documenten),
    ]
    for nummer, rij in enumerate(rijen, start=1):
        blad.write_row(nummer, 0, rij)
    blad.autofilter(0, 0, len(rijen), len(koppen) - 1)


def _notation(getal: Briefinggetal, anders: str = "General") -> str:
    return _NOTATIES.get(getal.notatie, anders)
