"""Publishing: a database appears whole or not at all, and two builds never work at the same time.

A build writes to a file of its own beside the published one; renaming it is the only step that readers can see.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.basis.schijf import hold, remove, sync_folder

Stap = Callable[[str, int, int], None]
"""Told the name of each step of a build, how many are done and how many there are."""
_WERKBESTAND = ".bouw-"
NIET_TE_SCHRIJVEN = "De database is niet te schrijven"
ANDERE_MAP = "Of kies met --data een andere map."


def build_lock(database: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the right to build; raises FondskompasFout when another process has it."""
    bezet = "Er loopt al een bouw voor deze database. Wacht tot die klaar is en probeer het opnieuw."
    return hold(database.parent / f".{database.stem}.slot", bezet, wacht=False)


@contextlib.contextmanager
def work_file(database: Path) -> Iterator[Path]:
    """A path for the new database; whatever is left there is removed, also what a killed build left behind."""
    for rest in database.parent.glob(f".{database.stem}{_WERKBESTAND}*"):
        remove(rest)
    pad = database.parent / f".{database.stem}{_WERKBESTAND}{os.getpid()}.duckdb"
    try:
        yield pad
    finally:
        pad.unlink(missing_ok=True)
        pad.with_name(pad.name + ".wal").unlink(missing_ok=True)


def publish(nieuw: Path, database: Path) -> None:
    """Put the finished database in place of the old one in one step."""
    with nieuw.open("rb") as bestand:
        os.fsync(bestand.fileno())
    nieuw.replace(database)
    sync_folder(database.parent)
