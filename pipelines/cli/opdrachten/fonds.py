"""Commands on the whole fund: what changed between circulaires, and what a million more would give."""

from typing import Annotated

import typer

from pipelines.cli.hoofd import app, settings
from pipelines.cli.taal import Opdracht

Gemeente = Annotated[
    str | None, typer.Option("--gemeente", metavar="CODE", help="CBS-code van één gemeente, zoals GM0363.")
]


@app.command("brug", cls=Opdracht, short_help="Verklaar het verschil tussen twee circulaires.")
def brug(
    ctx: typer.Context,
    van: Annotated[str, typer.Option("--van", metavar="CIRCULAIRE", help="De eerdere, zoals M2024.")],
    naar: Annotated[str, typer.Option("--naar", metavar="CIRCULAIRE", help="De latere, zoals S2024.")],
    jaar: Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het uitkeringsjaar.")],
    gemeente: Gemeente = None,
    alles: Annotated[bool, typer.Option("--alles", help="Toon elke maatstaf en elke uitkering.")] = False,
) -> None:
    """Verklaar in hele euro's waarom de betaling veranderde, landelijk of voor één gemeente."""
    from pipelines.cli.brug import Vraag, report

    for regel in report(settings(ctx).database_pad, Vraag(van, naar, jaar, gemeente), alles=alles):
        typer.echo(regel)


@app.command("miljoen", cls=Opdracht, short_help="Toon wat een miljoen extra geeft.")
def miljoen(
    ctx: typer.Context,
    circulaire: Annotated[
        str, typer.Option("--circulaire", metavar="CIRCULAIRE", help="Volgens welke circulaire, zoals S2024.")
    ],
    jaar: Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het uitkeringsjaar.")],
    gemeente: Gemeente = None,
) -> None:
    """Toon wat € 1.000.000 extra geeft, in de algemene uitkering als geheel en in elk cluster."""
    from pipelines.cli.miljoen import report

    for regel in report(settings(ctx).database_pad, circulaire, jaar, gemeente):
        typer.echo(regel)
