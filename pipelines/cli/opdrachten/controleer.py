"""``fondskompas controleer``: reconciliations and findings, with an exit code for scripts."""

from typing import Annotated

import typer

from pipelines.cli.controle import nothing_wrong, read_outcomes, report
from pipelines.cli.opties import settings
from pipelines.cli.rapport import JsonOptie, XlsxOptie, documents_of, hand_out
from pipelines.cli.taal import Opdracht, new_app

app = new_app()


@app.command("controleer", cls=Opdracht)
def controleer(
    ctx: typer.Context,
    alles: Annotated[
        bool, typer.Option("--alles", help="Toon ook elke aansluiting die klopt en elke bevinding voluit.")
    ] = False,
    xlsx: XlsxOptie = None,
    als_json: JsonOptie = False,
) -> None:
    """Toon de aansluitingen en de bevindingen; de uitgangscode is 1 als er een fout tussen zit."""
    keuzes = settings(ctx)
    aansluitingen, bevindingen = read_outcomes(keuzes.database_pad)
    if not als_json:
        report(aansluitingen, bevindingen, alles=alles)
    hand_out(bevindingen, documents_of(bevindingen, keuzes.raw), xlsx, keuzes.grenzen, als_json=als_json)
    if not nothing_wrong(aansluitingen, bevindingen):
        raise typer.Exit(1)
