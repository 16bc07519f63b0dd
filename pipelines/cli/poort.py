"""How every command keeps one document: after it was tried beside what is there already."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import typer

from pipelines.basis.instellingen import Instellingen

Toegevoegd = TypeVar("Toegevoegd", bound=tuple[Any, ...])


def add_guarded(keuzes: Instellingen, reden: str | None, add: Callable[[Path], Toegevoegd]) -> Toegevoegd:
    """Try ``add`` and a build on a copy of data/raw, keep the document, and say what of it is confirmed by ``reden``.

    Raises InvoerGeweigerd, with nothing kept, when the gate refuses the document without a reason.
    """
    poort = import_module("pipelines.toevoegen.poort")  # with all of a build
    toegevoegd, bevestigd = poort.add_guarded(keuzes.raw, reden, keuzes.grenzen, add)
    for rij in bevestigd:
        typer.echo(poort.describe_confirmation(rij))
    return toegevoegd
