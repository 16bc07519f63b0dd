"""The publication gate for what is in data/raw already: a reason against what a build refuses, and a look at one new document."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from pipelines.basis.bevinding import Bevinding, Ernst, InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.openen import hash_document
from pipelines.bouw.bevestigen import as_rows, is_confirmable
from pipelines.bouw.stappen import check_confirmed, check_with
from pipelines.sources.ontvangen.bewaren import Bewaard, Rij, sources_lock
from pipelines.sources.raw.bevestigingen import keep_confirmations
from pipelines.sources.raw.invoer import Invoer

Toegevoegd = TypeVar("Toegevoegd", bound=tuple[Any, ...])
"""What adding a document returns: a ``Bewaard`` first, then what was read of it."""


def confirm_all(raw: Path, reden: str, grenzen: Grenzen) -> list[Rij]:
    """Register ``reden`` against all that the gate refuses in what is there, and return the rows.

    Raises InvoerGeweigerd, and registers nothing, when something else is wrong too.
    """
    with sources_lock(raw):
        _, geweigerd = check_confirmed(Invoer(raw, grenzen=grenzen), reden)
        rijen = confirmations(raw, geweigerd, reden)
        keep_confirmations(raw, rijen)
    return rijen


def confirmations(raw: Path, geweigerd: list[Bevinding], reden: str) -> list[Rij]:
    """The rows that confirm these errors, with the sha256 of each document as it is now."""
    paden = {b.document: raw / b.document for b in geweigerd}
    return as_rows(geweigerd, reden, {wat: hash_document(pad) for wat, pad in paden.items() if pad.is_file()})


def add_guarded(
    raw: Path, reden: str | None, grenzen: Grenzen, add: Callable[[Path], Toegevoegd]
) -> tuple[Toegevoegd, list[Rij]]:
    """Add one document by ``add``, which keeps it in the data/raw it is given and says so first, and return what was confirmed of it.

    It is tried on a copy: what the gate refuses in it without a ``reden`` is raised as InvoerGeweigerd and was never kept, however the
    trial ended. What a build refuses in other documents is not about this one.
    """
    with TemporaryDirectory(prefix="fondskompas-") as map_:
        kopie = shutil.copytree(raw, Path(map_) / "raw")
        bewaard: Bewaard = add(kopie)[0]
        document = bewaard.pad.relative_to(kopie).as_posix()
        rijen = _confirmed(kopie, document, reden, grenzen) if bewaard.is_nieuw else []
    # a reason without its document says nothing; a document without its reason would stop every build
    keep_confirmations(raw, rijen)
    return add(raw), rijen


def _confirmed(raw: Path, document: str, reden: str | None, grenzen: Grenzen) -> list[Rij]:
    """What ``reden`` confirms of a document that is in ``raw``; raises InvoerGeweigerd when there is something to confirm and no reason."""
    try:
        check_with(Invoer(raw, grenzen=grenzen))
    except InvoerGeweigerd as fout:
        eigen = [b for b in fout.bevindingen if b.document == document and b.ernst is Ernst.FOUT]
        geweigerd = list(filter(is_confirmable, eigen))
        if geweigerd and reden is None:
            raise InvoerGeweigerd(geweigerd) from fout
        return confirmations(raw, geweigerd, reden) if reden is not None else []
    return []


def describe_confirmation(rij: Rij) -> str:
    """One line about what was refused and is confirmed: the rule, what it is about, what was found, and the reason."""
    return f"Bevestigd [{rij['regel']}] {rij['wat']}: {rij['gevonden']}. Reden: {rij['reden']}"
