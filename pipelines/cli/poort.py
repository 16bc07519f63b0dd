"""What every command that keeps one document does after it: hold it against what is there already."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import typer

from pipelines.basis.instellingen import Instellingen


def hold_against(keuzes: Instellingen, pad: Path, reden: str | None, take_back: Callable[[], object]) -> None:
    """Try a build with a document that was just kept, and say what of it is confirmed by ``reden``.

    Raises InvoerGeweigerd when the gate refuses it without a reason; ``take_back`` has then taken it out again.
    """
    poort = import_module("pipelines.toevoegen.poort")  # with all of a build
    document = pad.relative_to(keuzes.raw).as_posix()
    for rij in poort.guard_added(keuzes.raw, document, reden, keuzes.grenzen, take_back):
        typer.echo(poort.describe_confirmation(rij))
