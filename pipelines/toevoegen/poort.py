"""The publication gate for what is in data/raw already: a reason against what a build refuses, and a look at one new document."""

from collections.abc import Callable
from pathlib import Path

from pipelines.basis.bevinding import Bevinding, Ernst, InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.openen import hash_document
from pipelines.bouw.bevestigen import as_rows, is_confirmable
from pipelines.bouw.stappen import check_confirmed, check_with
from pipelines.sources.ontvangen.bewaren import Rij, sources_lock
from pipelines.sources.raw.bevestigingen import keep_confirmations
from pipelines.sources.raw.invoer import Invoer


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


def guard_added(
    raw: Path, document: str, reden: str | None, grenzen: Grenzen, take_back: Callable[[], object]
) -> list[Rij]:
    """Hold a document that was just kept against the rest of data/raw, and return what was confirmed of it.

    Without a ``reden`` what the gate refuses in it takes it out again, and is raised as InvoerGeweigerd. What a build
    refuses in other documents is not about this one.
    """
    try:
        check_with(Invoer(raw, grenzen=grenzen))
    except InvoerGeweigerd as fout:
        eigen = [b for b in fout.bevindingen if b.document == document and b.ernst is Ernst.FOUT]
        geweigerd = list(filter(is_confirmable, eigen))
        if not geweigerd:
            return []
        if reden is None:
            take_back()
            raise InvoerGeweigerd(geweigerd) from fout
        rijen = confirmations(raw, geweigerd, reden)
        keep_confirmations(raw, rijen)
        return rijen
    return []


def describe_confirmation(rij: Rij) -> str:
    """One line about what was refused and is confirmed: the rule, what it is about, what was found, and the reason."""
    return f"Bevestigd [{rij['regel']}] {rij['wat']}: {rij['gevonden']}. Reden: {rij['reden']}"
