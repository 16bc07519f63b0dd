"""Keep a document as received and write it in the register of its folder; nothing there is ever overwritten.

The register is a CSV that the build reads; the document lies beside it as ``<first 12 of sha256>_<name>``.
"""

import contextlib
import csv
import fcntl
import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bestand.csvbestand import as_csv


@dataclass(frozen=True)
class Bewaard:
    """Where a document lies, and whether it is new there."""

    pad: Path
    is_nieuw: bool
    volgnummer: int


def stored_name(naam: str, sha256: str) -> str:
    """A file name that is safe everywhere and tells two documents of one name apart."""
    return f"{sha256[:12]}_{re.sub(r'[^A-Za-z0-9._-]+', '_', naam).lstrip('.')}"


def read_register(register: Path) -> list[dict[str, str]]:
    """The rows of a register; none when there is no register yet."""
    if not register.is_file():
        return []
    return list(csv.DictReader(io.StringIO(register.read_text(encoding="utf-8-sig")), delimiter=";"))


def store(
    register: Path,
    kolommen: Sequence[str],
    naam: str,
    inhoud: bytes,
    sha256: str,
    rijen: list[dict[str, object]],
) -> Bewaard:
    """Put a document beside its register and add its rows, or say that it is there already.

    ``rijen`` are completed with bestand, sha256, volgnummer and ontvangen_op. First the document, then the register,
    each in one step: a register never names a document that is not there.
    """
    register.parent.mkdir(parents=True, exist_ok=True)
    with _lock(register):
        bekend = read_register(register)
        for rij in bekend:
            if rij["sha256"] == sha256:
                return Bewaard(register.parent / rij["bestand"], False, int(rij["volgnummer"]))
        volgnummer = max((int(rij["volgnummer"]) for rij in bekend), default=0) + 1
        pad = register.parent / stored_name(naam, sha256)
        vast = {
            "bestand": pad.name,
            "sha256": sha256,
            "volgnummer": volgnummer,
            "ontvangen_op": datetime.now(UTC).strftime("%Y-%m-%d"),
            "oorspronkelijke_naam": naam,
        }
        nieuw = [[{**vast, **rij}.get(k, "") for k in kolommen] for rij in rijen]
        _write(pad, inhoud)
        _write(register, as_csv(kolommen, [*([rij.get(k, "") for k in kolommen] for rij in bekend), *nieuw]))
    return Bewaard(pad, True, volgnummer)


@contextlib.contextmanager
def _lock(register: Path) -> Iterator[None]:
    with (register.parent / f".{register.stem}.slot").open("w") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fout:
            raise FondskompasFout(
                f"Er wordt al een bestand toegevoegd aan {register.parent.name}. Wacht tot dat klaar is en probeer het opnieuw."
            ) from fout
        yield


def _write(pad: Path, inhoud: bytes) -> None:
    """A file appears whole or not at all."""
    werk = pad.with_name(f".{pad.name}.nieuw")
    with werk.open("wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())
    werk.replace(pad)
