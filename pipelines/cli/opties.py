"""Options that more than one command has, and the settings that follow from them."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.instellingen import Instellingen, instellingen

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
Bevestig = Annotated[
    str | None,
    typer.Option(
        "--bevestig", metavar="REDEN", help="Waarom klopt wat de vergelijking met andere bronnen weigert."
    ),
]
Bronnen = Annotated[
    Path | None,
    typer.Option("--bronnen", metavar="MAP", help="Map met de bronnen, als dat niet data/raw is."),
]


def settings(ctx: typer.Context) -> Instellingen:
    """The settings of this run: the environment, with ``--data`` on top."""
    data: Path | None = ctx.obj
    return instellingen() if data is None else Instellingen(data=data)
