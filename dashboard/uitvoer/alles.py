"""All figures of all years as one file: a workbook with a sheet per table, or a zip of CSV files; with what is in it and how sure it is.

Figures are numbers, gemeenten have their code, and nothing that was made up is in it.
"""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl

from pipelines.basis.celtekst import guard_text
from pipelines.basis.werkboek import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Leesmij = Sequence[tuple[str, str]]
"""What the file says about itself: a word, and a sentence."""
_NAAM = "Fondskompas, alle cijfers"


def write_all_workbook(tabellen: Mapping[str, pl.DataFrame], leesmij: Leesmij, moment: datetime) -> bytes:
    """The tables as sheets under their names, behind a sheet that explains them."""
    uit = io.BytesIO()
    boek = new_workbook(uit, moment, _NAAM)
    kop = boek.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#14507F"})
    getal = boek.add_format({"num_format": "#,##0"})
    _explain(boek, leesmij)
    for naam, frame in tabellen.items():
        blad = boek.add_worksheet(naam)
        for nummer, kolom in enumerate(frame.columns):
            blad.write_string(0, nummer, kolom, kop)
            opmaak = getal if kolom.endswith(("_eur", "inwoners")) else None
            blad.write_column(1, nummer, frame[kolom].to_list(), opmaak)
            blad.set_column(nummer, nummer, _width(frame[kolom]))
        blad.freeze_panes(1, 0)
        blad.autofilter(0, 0, frame.height, frame.width - 1)
    boek.close()
    return uit.getvalue()


def _explain(boek: "Workbook", leesmij: Leesmij) -> None:
    blad = boek.add_worksheet("Leesmij")
    vet, regel = boek.add_format({"bold": True, "valign": "top"}), boek.add_format({"text_wrap": True})
    for nummer, (wat, zin) in enumerate(leesmij):
        blad.write_string(nummer, 0, wat, vet)
        blad.write_string(nummer, 1, zin, regel)
    blad.set_column(0, 0, 24)
    blad.set_column(1, 1, 100)


def _width(reeks: pl.Series) -> int:
    langste = reeks.cast(pl.String).str.len_chars().max()
    lengte = langste if isinstance(langste, int) else 0
    return min(max(lengte, len(reeks.name)) + 3, 60)


def write_all_csv(tabellen: Mapping[str, pl.DataFrame], leesmij: Leesmij, moment: datetime) -> bytes:
    """The tables as CSV files (UTF-8 with BOM, semicolons, as a Dutch spreadsheet reads them) with a text that explains them."""
    uit = io.BytesIO()
    bestanden = {f"{naam.lower()}.csv": _as_csv(frame) for naam, frame in tabellen.items()}
    bestanden["leesmij.txt"] = "\n".join(f"{wat}: {zin}" for wat, zin in leesmij)
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as map_:
        for naam, inhoud in bestanden.items():
            kop = zipfile.ZipInfo(naam, date_time=moment.timetuple()[:6])
            kop.compress_type = zipfile.ZIP_DEFLATED
            kop.external_attr = 0o644 << 16
            map_.writestr(kop, inhoud.encode("utf-8-sig"))
    return uit.getvalue()


def _as_csv(frame: pl.DataFrame) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(frame.columns)
    schrijver.writerows(
        [
            "" if waarde is None else guard_text(waarde) if isinstance(waarde, str) else waarde
            for waarde in rij
        ]
        for rij in frame.iter_rows()
    )
    return uit.getvalue()
