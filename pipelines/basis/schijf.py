"""Writing to disk so that nobody ever sees half of it: one lock, whole files, and what makes a rename last.

What a killed run left behind has the number of its process in its name; whoever writes there next says so and removes it.
"""

import contextlib
import errno
import glob
import logging
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.bevinding import FondskompasFout

if TYPE_CHECKING:
    import filelock

_LOG = logging.getLogger("fondskompas.schijf")  # a warning reaches the screen of who gave a command
_REST = re.compile(r"^\..*\.deel-(\d+)$", re.DOTALL)
_RECHTEN = (
    "er is geen recht om daar te lezen of te schrijven",
    "Controleer de rechten of kies een andere map.",
)
_VOL = ("de schijf is vol", "Maak ruimte en geef de opdracht opnieuw.")
_OPEN = ("er staan te veel bestanden open", "Sluit andere programma's en geef de opdracht opnieuw.")
_GEEN_MAP = ("die plek bestaat niet", "Kies een bestaande map.")
_PROBLEMEN = {
    errno.ENOSPC: _VOL,
    errno.EDQUOT: _VOL,
    errno.EFBIG: ("het bestand is te groot voor deze schijf", "Kies een andere schijf."),
    errno.EACCES: _RECHTEN,
    errno.EPERM: _RECHTEN,
    errno.EROFS: ("de schijf is alleen te lezen", "Kies een map waarin geschreven mag worden."),
    errno.EIO: (
        "de schijf geeft een lees- of schrijffout",
        "Controleer de schijf, of kies een map op een andere.",
    ),
    errno.EMFILE: _OPEN,
    errno.ENFILE: _OPEN,
    errno.ENOENT: _GEEN_MAP,
    errno.ENOTDIR: _GEEN_MAP,
    errno.EISDIR: ("daar staat een map", "Kies een andere naam."),
    errno.ENAMETOOLONG: ("de naam is te lang", "Kies een kortere naam."),
    errno.EBUSY: ("het bestand is in gebruik", "Sluit het en geef de opdracht opnieuw."),
}


class SchijfFout(FondskompasFout):
    """The disk or its rights stood in the way; the text says what, where and what to do."""


def describe_problem(fout: OSError) -> tuple[str, str]:
    """What the system says is wrong, and what to do about it; in Dutch for what disks and rights can give."""
    onbekend = (fout.strerror or str(fout), "Controleer de schijf en de rechten.")
    return _PROBLEMEN.get(fout.errno or 0, onbekend)


def refuse(wat: str, fout: OSError, pad: Path | None = None, remedie: str = "") -> SchijfFout:
    """The error to raise when ``wat`` could not be done: ``De briefing is niet te schrijven``."""
    reden, doe = describe_problem(fout)
    waar = pad or fout.filename
    plek = f" ({waar})" if waar else ""
    return SchijfFout(" ".join(filter(None, (f"{wat}: {reden}{plek}.", doe, remedie))))


@contextlib.contextmanager
def hold(slot: Path, bezet: str, *, wacht: bool = True) -> Iterator[None]:
    """Hold the right to write; it ends with the process, however that ends.

    Waits for who has it, says so, and gives up after ``FONDSKOMPAS_WACHT_S`` seconds, or at once without ``wacht``; raises
    FondskompasFout with ``bezet`` then.
    """
    import filelock  # takes longer to load than an unchanged build takes to say so

    slot.parent.mkdir(parents=True, exist_ok=True)
    # a lock of another kind, on a file system without this one, would outlive a killed process
    recht = filelock.FileLock(slot, timeout=0, fallback_to_soft=False)
    try:
        recht.acquire()
    except filelock.Timeout as fout:
        if not wacht:
            raise FondskompasFout(bezet) from fout
        _wait(recht, bezet)
    try:
        yield
    finally:
        recht.release()


def _wait(recht: "filelock.BaseFileLock", bezet: str) -> None:
    import filelock

    from pipelines.basis.instellingen import instellingen  # only who waits has to load how settings are read

    seconden = instellingen().wacht_s
    _LOG.warning("%s Deze opdracht wacht op haar beurt, hoogstens %s seconden.", bezet, seconden)
    try:
        recht.acquire(timeout=seconden)
    except filelock.Timeout as fout:
        raise FondskompasFout(
            f"{bezet} Na {seconden} seconden was dat nog niet klaar, en er is niets gewijzigd. Probeer het later opnieuw, "
            "of wacht langer met FONDSKOMPAS_WACHT_S."
        ) from fout


def write_whole(doel: Path, inhoud: bytes) -> None:
    """Write beside, flush to disk, rename: a reader sees the old file or the new one."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = part_of(doel)
    for rest in doel.parent.glob(f".{glob.escape(doel.name)}.deel-*"):
        _clean_up_one(rest)
    try:
        write_synced(tijdelijk, inhoud)
        tijdelijk.replace(doel)
        sync_folder(doel.parent)
    finally:
        tijdelijk.unlink(missing_ok=True)


def write_synced(pad: Path, inhoud: bytes) -> None:
    """Write a file that nobody reads yet, and let it outlast a loss of power."""
    with pad.open("wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())


def part_of(doel: Path) -> Path:
    """Where this process works on what will be ``doel``."""
    return doel.with_name(f".{doel.name}.deel-{os.getpid()}")


def clean_up(map_: Path) -> None:
    """Remove what runs that are no longer there left half done in a folder, and say so."""
    if map_.is_dir():
        for rest in sorted(map_.iterdir()):
            _clean_up_one(rest)


def _clean_up_one(rest: Path) -> None:
    treffer = _REST.match(rest.name)
    if treffer and not is_alive(int(treffer[1])):
        remove(rest)


def remove(rest: Path) -> None:
    """Remove a file or folder that a killed run left behind, and say so."""
    if rest.is_dir() and not rest.is_symlink():
        shutil.rmtree(rest)
    else:
        rest.unlink(missing_ok=True)
    _LOG.warning("Opgeruimd: %s, van een opdracht die werd afgebroken.", rest)


def is_alive(pid: int) -> bool:
    """Whether another process has this number; a run before this one may have had the number of this one."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def sync_folder(map_: Path) -> None:
    """Let what was renamed in a folder outlast a loss of power; where folders cannot be opened there is nothing to do."""
    if os.name == "nt":
        return
    beschrijver = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(beschrijver)
    finally:
        os.close(beschrijver)
