"""Keep added documents: the file as received, then its rows in the register; each step whole or not at all."""

import contextlib
import csv
import fcntl
import io
import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import FondskompasFout
from pipelines.sources.ontvangen.documenten import DOCUMENTEN, Rij
from pipelines.sources.tabel.kolommen import Schema

_REGISTER = "documenten.csv"


@contextlib.contextmanager
def register_lock(raw: Path) -> Iterator[None]:
    """Hold the right to change the register; raises FondskompasFout when another process has it."""
    with (raw / ".documenten.slot").open("w") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fout:
            raise FondskompasFout(
                "Er worden al bronnen toegevoegd. Wacht tot dat klaar is en probeer het opnieuw."
            ) from fout
        yield


def keep(raw: Path, rijen: list[Rij]) -> None:
    """Store the files behind ``rijen`` and register them; the register is the last and only visible step."""
    for rij in rijen:
        doel = raw / rij["document"]
        if not doel.exists():
            _write(doel, rij["pad"].read_bytes())
    add_rows(raw / _REGISTER, DOCUMENTEN, rijen)


def add_rows(register: Path, schema: Schema, rijen: list[Rij]) -> None:
    """Add rows to a register, in one step; a register that is not there yet begins with its header."""
    namen = [kolom.naam for kolom in schema.kolommen]
    tekst = register.read_text(encoding="utf-8-sig") if register.is_file() else ";".join(namen)
    if not tekst.endswith("\n"):
        tekst += "\n"
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerows([_as_text(rij[naam]) for naam in namen] for rij in rijen)
    _write(register, ("\ufeff" + tekst + uit.getvalue()).encode())


def _as_text(waarde: Any) -> str:
    match waarde:
        case None:
            return ""
        case date():
            return waarde.isoformat()
        case Decimal():
            return format(waarde, "f").replace(".", ",")
        case _:
            return str(waarde)


def _write(doel: Path, inhoud: bytes) -> None:
    """Write beside, flush to disk, rename: a reader sees the old file or the new one."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}")
    try:
        with tijdelijk.open("wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)
