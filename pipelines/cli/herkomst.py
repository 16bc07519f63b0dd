"""Provenance on the command line: from what was typed to a reference, and the answer as text or JSON."""

import json
import sys
from dataclasses import asdict
from decimal import Decimal

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_exact, format_number
from pipelines.cli.scherm import new_console
from pipelines.herkomst import Broncel, Herkomst, Stap, Verwijzing
from pipelines.herkomst.catalogus import Herkomsttabel, find_figure, find_table

_JAAR = ("uitkeringsjaar", "boekjaar", "indeling_jaar")


def parse_reference(tabel: str, sleutel: list[str], kolom: str | None) -> Verwijzing:
    """The figure that was typed; ``jaar`` stands for whatever the table calls its year.

    Raises FondskompasFout when it is not clear which figure is meant, with what there is to choose from.
    """
    if "#" in tabel or "?" in tabel:
        if sleutel or kolom:
            raise FondskompasFout(
                "Geef een hele verwijzing, of een tabel met sleutel en --kolom; niet allebei."
            )
        return Verwijzing.lees(tabel)
    gevonden = find_table(tabel)
    paren = tuple(_parse_pair(gevonden, tekst) for tekst in sleutel)
    namen = [naam for naam, _ in paren]
    if dubbel := sorted({naam for naam in namen if namen.count(naam) > 1}):
        raise FondskompasFout(f"Twee waarden voor {', '.join(dubbel)}; geef er een.")
    if kolom is not None:
        return Verwijzing(gevonden.naam, paren, find_figure(gevonden, kolom).kolom)
    if len(gevonden.figuren) != 1:
        keuzes = "\n".join(f"  --kolom {f.kolom}  ({f.omschrijving})" for f in gevonden.figuren)
        raise FondskompasFout(f"{gevonden.naam} heeft meer cijfers; kies er een:\n{keuzes}")
    return Verwijzing(gevonden.naam, paren, gevonden.figuren[0].kolom)


def _parse_pair(tabel: Herkomsttabel, tekst: str) -> tuple[str, str]:
    naam, teken, waarde = tekst.partition("=")
    if not teken or not naam or not waarde:
        raise FondskompasFout(
            f"«{tekst}» is geen naam=waarde. De sleutel van {tabel.naam} is: {', '.join(tabel.sleutel)}."
        )
    if naam == "jaar":
        naam = next((kolom for kolom in _JAAR if kolom in tabel.sleutel), naam)
    return naam, waarde


def print_provenance(herkomst: Herkomst, *, als_json: bool) -> None:
    """Print a trace on standard output."""
    if als_json:
        sys.stdout.write(json.dumps(as_object(herkomst), ensure_ascii=False, indent=2) + "\n")
        return
    regels = [herkomst.omschrijving, f"  {_figure(herkomst.waarde, herkomst.eenheid, herkomst.status)}"]
    regels.append(f"  {herkomst.verwijzing.als_tekst()}")
    regels += ["", "Stappen"]
    for nummer, stap in enumerate(herkomst.stappen, start=1):
        regels += _step_lines(nummer, stap)
    telling = format_number(herkomst.cellen_totaal)
    getoond = (
        ""
        if len(herkomst.cellen) == herkomst.cellen_totaal
        else f", waarvan hier {format_number(len(herkomst.cellen))}"
    )
    regels += ["", f"Cellen: {telling}{getoond}"]
    regels += [_cell_line(cel) for cel in herkomst.cellen]
    new_console().print("\n".join(regels))


def as_object(herkomst: Herkomst) -> dict[str, object]:
    """A trace for JSON: references and decimals as text."""
    return {
        "verwijzing": herkomst.verwijzing.als_tekst(),
        "omschrijving": herkomst.omschrijving,
        "waarde": _as_json(herkomst.waarde),
        "eenheid": herkomst.eenheid,
        "status": herkomst.status,
        "stappen": [
            {
                **asdict(stap),
                "waarde": _as_json(stap.waarde),
                "verwijzing": stap.verwijzing.als_tekst() if stap.verwijzing else None,
            }
            for stap in herkomst.stappen
        ],
        "cellen": [{**asdict(cel), "waarde": _as_json(cel.waarde)} for cel in herkomst.cellen],
        "cellen_totaal": herkomst.cellen_totaal,
    }


def _as_json(waarde: object) -> object:
    if isinstance(waarde, Decimal) or (isinstance(waarde, int) and abs(waarde) > 2**53):
        return format(Decimal(waarde), "f")
    return waarde


def _figure(waarde: object, eenheid: str, status: str | None) -> str:
    if waarde is None:
        return "geen cijfer"
    tekst = format_exact(Decimal(waarde)) if isinstance(waarde, int | Decimal) else str(waarde)
    return f"{tekst} {eenheid}" + (f"  ({status})" if status else "")


def _step_lines(nummer: int, stap: Stap) -> list[str]:
    regels = [f"  {nummer}. {stap.omschrijving}"]
    if stap.formule:
        regels.append(f"     {stap.formule}")
    if stap.waarde is not None:
        regels.append(f"     = {_figure(stap.waarde, stap.eenheid, stap.status)}")
    if stap.verwijzing:
        regels.append(f"     verder: {stap.verwijzing.als_tekst()}")
    return regels


def _cell_line(cel: Broncel) -> str:
    plek = f"{cel.document}{f' (versie {cel.versie})' if cel.versie else ''}, blad {cel.blad}, cel {cel.cel}"
    gelezen = "leeg" if cel.waarde is None else _figure(cel.waarde, "", None).strip()
    correctie = f"; gecorrigeerd: {cel.correctie}" if cel.correctie else ""
    return f"  {plek}: «{cel.gedrukt}» gelezen als {gelezen}{correctie}  — {cel.rol}"
