"""Options that more than one command has."""

from typing import Annotated

import typer

Stand = Annotated[
    str | None,
    typer.Option(
        "--stand",
        metavar="CIRCULAIRE",
        help="Zoals bekend bij deze circulaire, bijvoorbeeld M2024: latere circulaires tellen niet mee.",
    ),
]
Gemeente = Annotated[
    str | None, typer.Option("--gemeente", metavar="CODE", help="CBS-code van één gemeente, zoals GM0363.")
]
