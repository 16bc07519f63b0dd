"""Options with which every command that checks something hands out its findings as a workbook or as JSON."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.basis.bevinding import Bevinding, has_errors
from pipelines.cli.bevindingen import print_findings

if TYPE_CHECKING:
    from pipelines.basis.grenzen import Grenzen

XlsxOptie = Annotated[
    Path | None,
    typer.Option(
        "--xlsx",
        metavar="BESTAND",
        help="Schrijf een kopie met de foute cellen gemarkeerd en alle bevindingen op een eigen blad.",
    ),
]
JsonOptie = Annotated[bool, typer.Option("--json", help="Geef de bevindingen als JSON op de uitvoer.")]


def hand_out(
    bevindingen: Sequence[Bevinding],
    documenten: Mapping[str, Path],
    xlsx: Path | None,
    grenzen: "Grenzen",
    *,
    als_json: bool,
) -> None:
    """Write what was asked for; ``documenten`` gives the file behind the name of each document."""
    if xlsx is None and not als_json:
        return
    rapport = import_module(
        "pipelines.rapport"
    )  # with openpyxl, which a command that reports nothing does without
    if xlsx is not None:
        rapport.write_report(bevindingen, documenten, xlsx, grenzen)
        typer.echo(f"Het rapport staat in {xlsx}.", err=als_json)
    if als_json:
        sys.stdout.write(rapport.report_as_json(bevindingen, documenten, grenzen) + "\n")


def close_check(
    kop: str,
    bevindingen: Sequence[Bevinding],
    bestand: Path,
    xlsx: Path | None,
    grenzen: "Grenzen",
    *,
    als_json: bool,
) -> None:
    """Tell what was found in one file, on the screen or as was asked for; ends with exit code 1 when there are errors."""
    if not als_json:
        if kop:
            typer.echo(kop)
        print_findings(bevindingen)
    hand_out(bevindingen, {bestand.name: bestand}, xlsx, grenzen, als_json=als_json)
    if has_errors(bevindingen):
        raise typer.Exit(1)


def documents_of(bevindingen: Sequence[Bevinding], raw: Path) -> dict[str, Path]:
    """The files in data/raw that findings are about."""
    namen = sorted({b.document for b in bevindingen if b.document})
    return {naam: raw / naam for naam in namen if (raw / naam).is_file()}
