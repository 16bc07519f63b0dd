"""Write the template of a capacity return: one sheet per goal, with what is known filled in and input checked.

Labels are protected without a password: they guard against slips, not against people.
"""

from collections.abc import Sequence
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.sources.opgave import model as m
from pipelines.sources.raw.opgaven import REDENEN

_BREEDTES = {"A": 44, "B": 22, "C": 18, "D": 30, "E": 60}
_UITLEG = (
    "Zo vult u deze opgave in",
    "Elk doel heeft een eigen blad. Vul alleen de gele cellen in; de andere zijn beveiligd, zonder wachtwoord.",
    "Capaciteit: wat er op 31 december is, in de eenheid die erachter staat. Twee decimalen mag bij fte.",
    "Besteed: wat u in het jaar aan dit doel hebt besteed, in hele euro's, ook als het uit andere middelen kwam.",
    "Weet u een waarde niet, laat de cel dan leeg en kies een reden. Leeg is niet nul; is het nul, vul dan 0 in.",
    "Onder de invoer is plaats voor uw eigen grootboekregels en een opmerking per regel. Tellen ze niet op tot het "
    "bestede bedrag, dan krijgt u daar een waarschuwing van.",
    "Controleer met: fondskompas opgave controleer <bestand>. Inleveren met: fondskompas opgave toevoegen <bestand>.",
    "Levert u later een verbeterde opgave in, dan blijft de eerdere bewaard en ziet u per regel wat er is veranderd.",
)


def make_template(
    gm_code: str, gemeente: str, jaar: int, bladen: Sequence[tuple[m.Doelblad, Sequence[m.Bekend]]]
) -> Workbook:
    """A workbook to fill in for one gemeente and year."""
    boek = Workbook()
    leeswijzer = boek.active
    assert leeswijzer is not None  # a new workbook has one sheet
    leeswijzer.title = m.BLAD_LEESWIJZER
    _write_guide(leeswijzer, gm_code, gemeente, jaar, [blad for blad, _ in bladen])
    for doelblad, bekend in bladen:
        _write_goal(boek.create_sheet(doelblad.doel), doelblad, gemeente, jaar, bekend)
    _write_identity(boek.create_sheet(m.BLAD_SJABLOON), gm_code, gemeente, jaar, [blad for blad, _ in bladen])
    return boek


def _write_guide(blad: Worksheet, gm_code: str, gemeente: str, jaar: int, doelen: list[m.Doelblad]) -> None:
    blad["A1"] = f"Opgave capaciteit {jaar}: {gemeente} ({gm_code})"
    blad["A1"].font = Font(bold=True, size=14)
    for nummer, tekst in enumerate(_UITLEG, start=3):
        blad[f"A{nummer}"] = tekst
        blad[f"A{nummer}"].alignment = Alignment(wrap_text=True, vertical="top")
    blad["A3"].font = Font(bold=True)
    eerste = len(_UITLEG) + 4
    blad[f"A{eerste}"] = "Bladen"
    blad[f"A{eerste}"].font = Font(bold=True)
    for nummer, doel in enumerate(doelen, start=eerste + 1):
        blad[f"A{nummer}"] = f"{doel.doel}: {doel.naam} ({doel.eenheid})"
    blad.column_dimensions["A"].width = 110
    _protect(blad)


def _write_identity(
    blad: Worksheet, gm_code: str, gemeente: str, jaar: int, doelen: list[m.Doelblad]
) -> None:
    blad.append(("versie", m.VERSIE))
    blad.append(("gm_code", gm_code))
    blad.append(("gemeente", gemeente))
    blad.append(("jaar", jaar))
    for doel in doelen:
        blad.append(("doel", doel.doel, doel.indicator, doel.eenheid))
    blad.sheet_state = "veryHidden"
    _protect(blad)


def _write_goal(
    blad: Worksheet, doelblad: m.Doelblad, gemeente: str, jaar: int, bekend: Sequence[m.Bekend]
) -> None:
    for kolom, breedte in _BREEDTES.items():
        blad.column_dimensions[kolom].width = breedte
    blad["A1"] = doelblad.naam
    blad["A1"].font = Font(bold=True, size=14)
    for rij, tekst in ((2, doelblad.omschrijving), (3, doelblad.toelichting)):
        blad[f"A{rij}"] = tekst
        blad.merge_cells(f"A{rij}:E{rij}")
        blad[f"A{rij}"].alignment = Alignment(wrap_text=True, vertical="top")
        blad.row_dimensions[rij].height = 32
    _head(blad, m.KOP_BEKEND, (m.label_bekend(gemeente, jaar), "", "", "Status of bron"))
    for rij, feit in enumerate(bekend, start=m.KOP_BEKEND + 1):
        blad[f"A{rij}"], blad[f"B{rij}"], blad[f"D{rij}"] = feit.wat, feit.waarde, feit.status
        blad[f"B{rij}"].alignment = Alignment(horizontal="right")
    _head(blad, m.KOP_INVOER, m.KOPPEN_INVOER)
    _write_input(blad, doelblad)
    _head(blad, m.KOP_GROOTBOEK, m.KOPPEN_GROOTBOEK)
    blad[f"A{m.KOP_GROOTBOEK - 1}"] = "Eigen grootboekregels bij het bestede bedrag (niet verplicht)"
    som = m.LAATSTE_GROOTBOEK + 1
    blad[f"A{som}"] = m.LABEL_SOM
    blad[f"B{som}"] = f"=SUM(B{m.EERSTE_GROOTBOEK}:B{m.LAATSTE_GROOTBOEK})"
    blad[f"B{som}"].number_format = "#,##0"
    blad.freeze_panes = "B2"
    _protect(blad)


def _write_input(blad: Worksheet, doelblad: m.Doelblad) -> None:
    """The cells to fill in, open and checked while typing."""
    rijen = {
        m.RIJ_CAPACITEIT: (m.label_capaciteit(doelblad.eenheid), doelblad.eenheid),
        m.RIJ_BESTEED: (m.LABEL_BESTEED, m.EENHEID_BESTEED),
    }
    for rij, (label, eenheid) in rijen.items():
        blad[f"{m.KOL_LABEL}{rij}"], blad[f"{m.KOL_EENHEID}{rij}"] = label, eenheid
        _open(blad, *(f"{k}{rij}" for k in (m.KOL_WAARDE, m.KOL_REDEN, m.KOL_OPMERKING)))
    is_fte = doelblad.eenheid == "fte"
    blad[f"{m.KOL_WAARDE}{m.RIJ_CAPACITEIT}"].number_format = "#,##0.00" if is_fte else "#,##0"
    blad[f"{m.KOL_WAARDE}{m.RIJ_BESTEED}"].number_format = "#,##0"
    for rij in range(m.EERSTE_GROOTBOEK, m.LAATSTE_GROOTBOEK + 1):
        _open(blad, *(f"{k}{rij}" for k in "ABCDE"))
        blad[f"A{rij}"].number_format = blad[f"C{rij}"].number_format = "@"
        blad[f"B{rij}"].number_format = "#,##0"
    grootboek = f"{m.EERSTE_GROOTBOEK}:{{k}}{m.LAATSTE_GROOTBOEK}"
    _check(blad, "decimal" if is_fte else "whole", 0, 1_000_000, f"{m.KOL_WAARDE}{m.RIJ_CAPACITEIT}")
    _check(blad, "whole", 0, 10_000_000_000, f"{m.KOL_WAARDE}{m.RIJ_BESTEED}")
    _check(blad, "whole", -10_000_000_000, 10_000_000_000, "B" + grootboek.format(k="B"))
    _check_length(blad, 1000, f"{m.KOL_OPMERKING}{m.RIJ_CAPACITEIT}:{m.KOL_OPMERKING}{m.RIJ_BESTEED}")
    _check_length(blad, 1000, "C" + grootboek.format(k="E"))
    _choices(blad, REDENEN, f"{m.KOL_REDEN}{m.RIJ_CAPACITEIT}:{m.KOL_REDEN}{m.RIJ_BESTEED}")


def _head(blad: Worksheet, rij: int, koppen: Sequence[str]) -> None:
    for kolom, kop in zip("ABCDE", koppen, strict=False):
        cel = blad[f"{kolom}{rij}"]
        cel.value, cel.font, cel.fill = kop, Font(bold=True), PatternFill("solid", fgColor="DDE6EE")


def _open(blad: Worksheet, *adressen: str) -> None:
    """Cells that may be filled in; yellow, and the guide says so in words."""
    lijn = Side(style="thin", color="999999")
    for adres in adressen:
        cel = blad[adres]
        cel.protection = Protection(locked=False)
        cel.fill = PatternFill("solid", fgColor="FFF8D6")
        cel.border = Border(left=lijn, right=lijn, top=lijn, bottom=lijn)
        cel.alignment = Alignment(wrap_text=True, vertical="top")


def _protect(blad: Worksheet) -> None:
    blad.protection.sheet = True
    blad.protection.formatColumns = False
    blad.protection.formatRows = False


def _check(
    blad: Worksheet, soort: Literal["whole", "decimal"], minimum: int, maximum: int, bereik: str
) -> None:
    wat = "Een getal" if soort == "decimal" else "Een heel getal"
    uitleg = f"{wat} van {minimum} of meer." if minimum == 0 else f"{wat}, zonder punten of tekst."
    regel = DataValidation(type=soort, operator="between", formula1=str(minimum), formula2=str(maximum))
    _validate(blad, bereik, uitleg, regel)


def _check_length(blad: Worksheet, lengte: int, bereik: str) -> None:
    regel = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(lengte))
    _validate(blad, bereik, f"Hooguit {lengte} tekens.", regel)


def _choices(blad: Worksheet, keuzes: Sequence[str], bereik: str) -> None:
    uitleg = "Kies een reden uit de lijst, alleen als de waarde leeg is."
    _validate(blad, bereik, uitleg, DataValidation(type="list", formula1='"' + ",".join(keuzes) + '"'))


def _validate(blad: Worksheet, bereik: str, uitleg: str, regel: DataValidation) -> None:
    """Check what is typed in a range, with the same words while typing and when it goes wrong."""
    regel.allow_blank = regel.showErrorMessage = regel.showInputMessage = True
    regel.errorTitle, regel.promptTitle = "Dit past hier niet", "Invullen"
    regel.error = regel.prompt = uitleg
    regel.add(bereik)
    blad.add_data_validation(regel)
