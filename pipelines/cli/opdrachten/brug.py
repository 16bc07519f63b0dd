"""``fondskompas brug``: why a payment changed between two circulaires."""

from typing import Annotated

import typer

from pipelines.cli.brug import Brugvraag, report
from pipelines.cli.opties import Gemeente, settings
from pipelines.cli.taal import Opdracht, new_app

app = new_app()


@app.command("brug", cls=Opdracht)
def brug(
    ctx: typer.Context,
    van: Annotated[str, typer.Option("--van", metavar="CIRCULAIRE", help="De eerdere, zoals M2024.")],
    naar: Annotated[str, typer.Option("--naar", metavar="CIRCULAIRE", help="De latere, zoals S2024.")],
    jaar: Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het uitkeringsjaar.")],
    gemeente: Gemeente = None,
    alles: Annotated[bool, typer.Option("--alles", help="Toon elke maatstaf en elke uitkering.")] = False,
) -> None:
    """Verklaar in hele euro's waarom de betaling veranderde, landelijk of voor één gemeente."""
    for regel in report(settings(ctx).database_pad, Brugvraag(van, naar, jaar, gemeente), alles=alles):
        typer.echo(regel)
