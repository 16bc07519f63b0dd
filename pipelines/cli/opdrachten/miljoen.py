"""``fondskompas miljoen``: what a million more would give."""

from typing import Annotated

import typer

from pipelines.cli.miljoen import report
from pipelines.cli.opties import Gemeente, settings
from pipelines.cli.taal import Opdracht, new_app

app = new_app()


@app.command("miljoen", cls=Opdracht)
def miljoen(
    ctx: typer.Context,
    circulaire: Annotated[
        str, typer.Option("--circulaire", metavar="CIRCULAIRE", help="Volgens welke circulaire, zoals S2024.")
    ],
    jaar: Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het uitkeringsjaar.")],
    gemeente: Gemeente = None,
) -> None:
    """Toon wat € 1.000.000 extra geeft, in de algemene uitkering als geheel en in elk cluster."""
    for regel in report(settings(ctx).database_pad, circulaire, jaar, gemeente):
        typer.echo(regel)
