"""What every command shares that withdraws a document that was received."""

from collections.abc import Mapping
from typing import Annotated

import typer

Ingeschreven = Annotated[
    str,
    typer.Argument(
        metavar="BESTAND", help="De naam waaronder het is ingeleverd of bewaard, of het begin van de sha256."
    ),
]


def print_withdrawn(rij: Mapping[str, str]) -> None:
    """Say what was withdrawn, and what to do next."""
    typer.echo(
        f"Ingetrokken: {rij['bestand']}, ingeleverd als {rij['oorspronkelijke_naam']} (nummer {rij['volgnummer']})."
    )
    typer.echo("Draai `fondskompas bouw` om zonder dit bestand te rekenen.")
