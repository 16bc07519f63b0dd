"""A calculated scenario as a CSV file and as a workbook: the same figures, as numbers and not as text."""

import csv
import errno
import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.basis.opmaak import format_number
from pipelines.basis.schijf import refuse, write_whole
from pipelines.basis.werkboek import new_workbook
from pipelines.scenario.lezen import Scenario
from pipelines.scenario.redenen import explain
from pipelines.scenario.rekenen import Uitkomst

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_GEMEENTE = (
    "uitkeringsjaar",
    "gm_code",
    "naam",
    "provincie",
    "grootteklasse",
    "centrumfunctie",
    "inwoners",
    "basis_eur",
    "scenario_eur",
    "verschil_eur",
    "verschil_eur_per_inwoner",
    "basis_ingroei_eur",
    "scenario_ingroei_eur",
    "verschil_regionaal_eur",
)
_UITERSTE = (
    "uitkeringsjaar",
    "kant",
    "rang",
    "gm_code",
    "naam",
    "inwoners",
    "basis_eur",
    "scenario_eur",
    "verschil_eur",
    "verschil_eur_per_inwoner",
    "reden",
)
_BREEDTES = {"naam": 26, "reden": 110, "groep": 30, "grootteklasse": 28, "provincie": 16, "soort": 16}


def gemeente_table(uitkomst: Uitkomst, jaar: int | None = None) -> pl.DataFrame:
    """Every gemeente, with the change of money and capacity per touched goal beside it.

    Columns: those of the frame ``gemeente``, and per goal ``<doel>_verschil_eur`` and
    ``<doel>_verschil_<eenheid>``. Empty means that nothing about that goal changes in that year.
    """
    tabel = uitkomst.gemeente.select(_GEMEENTE)
    for doel, eenheid in _goals(uitkomst):
        namen = {"verschil_eur": f"{doel}_verschil_eur"}
        if eenheid is not None:
            namen["verschil_capaciteit"] = f"{doel}_verschil_{eenheid}"
        per_doel = uitkomst.gemeente_doel.filter(pl.col("doel") == doel)
        tabel = tabel.join(
            per_doel.select("uitkeringsjaar", "gm_code", *namen).rename(namen),
            on=["uitkeringsjaar", "gm_code"],
            how="left",
            maintain_order="left",
        )
    return tabel if jaar is None else tabel.filter(pl.col("uitkeringsjaar") == jaar)


def extreme_table(uitkomst: Uitkomst) -> pl.DataFrame:
    """The extremes with their reason as a sentence."""
    redenen = [explain(rij) for rij in uitkomst.uitersten.iter_rows(named=True)]
    return uitkomst.uitersten.with_columns(reden=pl.Series(redenen, dtype=pl.String)).select(_UITERSTE)


def write_csv(uitkomst: Uitkomst, pad: Path, jaar: int | None = None) -> None:
    """Every gemeente as CSV: UTF-8 with BOM, semicolon, decimal comma."""
    tabel = gemeente_table(uitkomst, jaar)
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(tabel.columns)
    schrijver.writerows([_as_csv(w) for w in rij] for rij in tabel.iter_rows())
    _write(pad, uit.getvalue().encode("utf-8-sig"))


def write_workbook(
    scenario: Scenario, uitkomst: Uitkomst, pad: Path, jaar: int | None = None, eerste: Scenario | None = None
) -> None:
    """The workbook: Lees mij, Gemeenten, Groepen and Uitersten.

    ``eerste`` is the scenario that the outcome was compared with; without it that is the published distribution.
    """
    uit = io.BytesIO()
    with new_workbook(uit, datetime.fromisoformat(uitkomst.herkomst.gebouwd_op)) as werkboek:
        _write_readme(werkboek, scenario, uitkomst, jaar, eerste)
        bladen = {
            "Gemeenten": gemeente_table(uitkomst),
            "Groepen": uitkomst.groep,
            "Uitersten": extreme_table(uitkomst),
        }
        for naam, tabel in bladen.items():
            keuze = tabel if jaar is None else tabel.filter(pl.col("uitkeringsjaar") == jaar)
            _write_table(werkboek, naam, keuze)
    _write(pad, uit.getvalue())


def _goals(uitkomst: Uitkomst) -> list[tuple[str, str | None]]:
    paren = uitkomst.gemeente_doel.select("doel", "eenheid").unique().sort("doel")
    return [(doel, eenheid) for doel, eenheid in paren.iter_rows()]


def _as_csv(waarde: object) -> object:
    return format(waarde, "f").replace(".", ",") if isinstance(waarde, Decimal) else waarde


def _write(pad: Path, inhoud: bytes) -> None:
    """In one step; a folder that is not there is a mistake, and is not made."""
    try:
        if not pad.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "", str(pad.parent))
        write_whole(pad, inhoud)
    except OSError as fout:
        raise refuse(
            "Het bestand is niet te schrijven", fout, pad, "Sluit het bestand als het open staat."
        ) from fout


def _write_readme(
    werkboek: "Workbook", scenario: Scenario, uitkomst: Uitkomst, jaar: int | None, eerste: Scenario | None
) -> None:
    herkomst = uitkomst.herkomst
    basis = "het eerste scenario" if eerste else "de gepubliceerde verdeling"
    regels: list[tuple[str, str]] = [
        *(_describe("Eerste scenario (basis)", eerste) if eerste else []),
        *_describe("Tweede scenario (scenario)" if eerste else "Scenario", scenario),
        ("Status", "Een scenario is een berekening en geen toezegging; elk bedrag is hooguit een aanname."),
        ("Jaren", "alle" if jaar is None else str(jaar)),
        ("Gerekend op de bouw van", f"{herkomst.gebouwd_op} UTC, Fondskompas {herkomst.versie}"),
        ("Kenmerk van de bouw (sha256)", herkomst.vingerafdruk),
        ("Bedragen", f"hele euro's; basis is {basis}, verschil is scenario min basis"),
        ("Afronding", "grootste rest; per inwoner twee decimalen, een half van nul af"),
        (
            "Per inwoner",
            "zonder verschil_regionaal_eur: wat een centrumgemeente voor haar hele regio ontvangt; dat telt ook niet mee in de grens van de ingroei",
        ),
        (
            "Ingroei",
            "de kolommen ingroei_eur zijn wat het ingroeipad eraf haalt of erbij legt; de som is nul",
        ),
        (
            "Doelen",
            "de kolommen per doel zijn vóór ingroei; leeg betekent dat er aan het doel niets verandert",
        ),
        ("", ""),
        *(("Wijziging", describe_change(rij)) for rij in uitkomst.regels.iter_rows(named=True)),
        ("", ""),
        *(
            ("Tekst van het eerste scenario", regel)
            for regel in (eerste.tekst.splitlines() if eerste else [])
        ),
        *(("Tekst van het scenario", regel) for regel in scenario.tekst.splitlines()),
    ]
    blad = werkboek.add_worksheet("Lees mij")
    for nummer, waarden in enumerate(regels):
        blad.write_row(nummer, 0, waarden)
    blad.set_column(0, 0, 34)
    blad.set_column(1, 1, 120)


def _describe(kop: str, scenario: Scenario) -> list[tuple[str, str]]:
    """What scenario it is, and of which file."""
    return [
        (kop, scenario.naam),
        ("Toelichting", scenario.toelichting),
        ("Bestand", scenario.bestand),
        ("Kenmerk van het bestand (sha256)", scenario.sha256),
    ]


def describe_change(rij: dict[str, Any]) -> str:
    """What happens to one line: ``2025 au-wijkteams: sleutel uitkeringsbasis (M2024 2025) → inwoners (2025)``."""
    kop = f"{rij['uitkeringsjaar']} {rij['regel']}"
    if rij["basis_eur"] is None:
        return f"{kop}: nieuw, {format_number(rij['scenario_eur'])} euro, sleutel {rij['scenario_sleutel']}"
    if rij["scenario_eur"] is None:
        return f"{kop}: vervalt ({format_number(rij['basis_eur'])} euro)"
    delen = []
    if rij["verschil_eur"]:
        delen.append(f"{format_number(rij['basis_eur'])} → {format_number(rij['scenario_eur'])} euro")
    if (rij["basis_sleutel"], rij["basis_bron"]) != (rij["scenario_sleutel"], rij["scenario_bron"]):
        oud, nieuw = (
            f"{rij[f'{k}_sleutel']} ({rij[f'{k}_bron'] or 'geen bron'})" for k in ("basis", "scenario")
        )
        delen.append(f"sleutel {oud} → {nieuw}")
    for naam in ("doel", "vorm"):
        if rij[f"basis_{naam}"] != rij[f"scenario_{naam}"]:
            delen.append(f"{naam} {rij[f'basis_{naam}']} → {rij[f'scenario_{naam}']}")
    return f"{kop}: {', '.join(delen)}"


def _write_table(werkboek: "Workbook", naam: str, tabel: pl.DataFrame) -> None:
    tabel = tabel.drop("naam_sorteer", strict=False)
    blad = werkboek.add_worksheet(naam)
    blad.write_row(
        0, 0, tabel.columns, werkboek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    )
    for nummer, rij in enumerate(tabel.iter_rows(), start=1):
        blad.write_row(nummer, 0, rij)
    for nummer, kolom in enumerate(tabel.columns):
        opmaak = werkboek.add_format({"num_format": _number_format(kolom)})
        blad.set_column(nummer, nummer, _BREEDTES.get(kolom, 15), opmaak)
    blad.freeze_panes(1, 0)
    blad.autofilter(0, 0, tabel.height, tabel.width - 1)


def _number_format(naam: str) -> str:
    if naam.endswith("_eur") or naam in ("inwoners", "gemeenten", "voordeel", "nadeel", "gelijk"):
        return "#,##0"
    return "#,##0.00" if naam.endswith("_eur_per_inwoner") or "_verschil_" in naam else "General"
