"""Writing to disk so that nobody ever sees half of it: one lock, whole files, and what makes a rename last."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout


@contextlib.contextmanager
def hold(slot: Path, bezet: str | None = None) -> Iterator[None]:
    """Hold the right to write; it ends with the process, however that ends.

    Waits for who has it; or, with ``bezet``, raises FondskompasFout with that text at once.
    """
    import filelock  # takes longer to load than an unchanged build takes to say so

    slot.parent.mkdir(parents=True, exist_ok=True)
    # a lock of another kind, on a file system without this one, would outlive a killed process
    recht = filelock.FileLock(slot, timeout=-1 if bezet is None else 0, fallback_to_soft=False)
    try:
        recht.acquire()
    except filelock.Timeout as fout:
        raise FondskompasFout(bezet or f"{slot} is in gebruik.") from fout
    try:
        yield
    finally:
        recht.release()


def write_whole(doel: Path, inhoud: bytes) -> None:
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


def sync_folder(map_: Path) -> None:
    """Let what was renamed in a folder outlast a loss of power; where folders cannot be opened there is nothing to do."""
    if os.name == "nt":
        return
    beschrijver = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(beschrijver)
    finally:
        os.close(beschrijver)
