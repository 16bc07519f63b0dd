"""Read-only questions to the published database, and the answer as table, CSV or JSON."""

import csv
import json
import math
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

import duckdb
from rich.table import Table
from rich.text import Text

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.celtekst import guard_text
from pipelines.basis.uitgave import lock, open_published
from pipelines.bouw.bouwen import build
from pipelines.cli.scherm import print_table
from pipelines.cli.voortgang import show_progress

_BREED = 1000
Vorm = Literal["tabel", "csv", "json"]


@dataclass(frozen=True)
class Uitslag:
    """The column names and rows of an answer."""

    kolommen: list[str]
    rijen: list[tuple[object, ...]]


def open_database(database: Path) -> duckdb.DuckDBPyConnection:
    """Open the published database for reading; raises FondskompasFout when there is none."""
    if not database.is_file():
        raise FondskompasFout(f"Er is nog geen database op {database}. Draai eerst `fondskompas bouw`.")
    try:
        return open_published(database)
    except duckdb.Error as fout:
        raise FondskompasFout(
            f"De database {database} is niet te openen: {fout}. Draai `fondskompas bouw --opnieuw`."
        ) from fout


def run_query(database: Path, query: str) -> Uitslag:
    """Run one query; raises FondskompasFout with DuckDB's own explanation when it cannot be answered."""
    with open_database(database) as con:
        lock(con)
        try:
            _refuse_other_than_reading(query)
            uitkomst = con.execute(query)
            kolommen = [k[0] for k in uitkomst.description or []]
            return Uitslag(kolommen, uitkomst.fetchall())
        except duckdb.Error as fout:
            raise FondskompasFout(f"DuckDB kan deze vraag niet beantwoorden: {fout}") from fout


def _refuse_other_than_reading(query: str) -> None:
    """One question that reads; whatever sets, calls, loads or writes is refused before it runs."""
    opdrachten = duckdb.extract_statements(query)
    if not opdrachten:
        raise FondskompasFout('Geef een vraag, bijvoorbeeld "FROM mart.envelop".')
    lezend = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI}
    if len(opdrachten) > 1 or opdrachten[0].type not in lezend:
        raise FondskompasFout("Stel één vraag die leest, zoals SELECT of DESCRIBE.")


def run_query_as_of(raw: Path, stand: str, query: str, *, productie: bool) -> Uitslag:
    """Run one query on a temporary database with what was known at a circulaire; raises what building can raise."""
    with tempfile.TemporaryDirectory(prefix="fondskompas-") as map_:
        database = Path(map_) / "stand.duckdb"
        with show_progress() as stap:
            build(raw, database, productie=productie, stand=stand, stap=stap)
        return run_query(database, query)


def write_answer(antwoord: Uitslag, vorm: Vorm) -> None:
    """Print an answer on standard output."""
    match vorm:
        case "csv":
            schrijver = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
            schrijver.writerow(antwoord.kolommen)
            schrijver.writerows([_as_csv(w) for w in rij] for rij in antwoord.rijen)
        case "json":
            objecten = [
                dict(zip(antwoord.kolommen, map(_as_json, rij), strict=True)) for rij in antwoord.rijen
            ]
            sys.stdout.write(json.dumps(objecten, ensure_ascii=False, indent=2) + "\n")
        case "tabel":
            _write_table(antwoord)


def _as_csv(waarde: object) -> object:
    """Exact decimals with a comma; text that a spreadsheet would run as a formula gets an apostrophe."""
    if isinstance(waarde, Decimal):
        return format(waarde, "f").replace(".", ",")
    if isinstance(waarde, float):
        return repr(waarde).replace(".", ",")
    if isinstance(waarde, str):
        return guard_text(waarde)
    return "" if waarde is None else waarde


def _as_json(waarde: object) -> object:
    """Decimals as text, so that no reader turns them into floats; JSON knows no NaN or infinity."""
    if isinstance(waarde, list | tuple):
        return [_as_json(w) for w in waarde]
    if isinstance(waarde, dict):
        return {str(naam): _as_json(w) for naam, w in waarde.items()}
    if isinstance(waarde, Decimal):
        return format(waarde, "f")
    if isinstance(waarde, float) and not math.isfinite(waarde):
        return None
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    if isinstance(waarde, int) and abs(waarde) > 2**53:
        return str(waarde)
    return waarde if isinstance(waarde, str | int | float | bool | None) else str(waarde)


def _write_table(antwoord: Uitslag) -> None:
    tabel = Table(caption=f"{len(antwoord.rijen)} rijen" if len(antwoord.rijen) != 1 else "1 rij")
    getallen = [
        any(isinstance(rij[i], int | float | Decimal) for rij in antwoord.rijen)
        for i in range(len(antwoord.kolommen))
    ]
    for naam, is_getal in zip(antwoord.kolommen, getallen, strict=True):
        tabel.add_column(naam, justify="right" if is_getal else "left", overflow="fold")
    for rij in antwoord.rijen:
        tabel.add_row(*(Text("" if w is None else str(w)) for w in rij))
    print_table(tabel, _BREED)  # a pipe has no width to respect, and folded figures are hard to read back
