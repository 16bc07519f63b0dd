"""Commands on data: build, check, ask."""

from typing import Annotated

import typer

from pipelines.cli.hoofd import app, settings
from pipelines.cli.taal import Opdracht
from pipelines.meldingen import FondskompasFout


@app.command("bouw", cls=Opdracht, short_help="Lees de bronnen en publiceer de database.")
def bouw(
    ctx: typer.Context,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="Bouw ook als er niets is veranderd.")] = False,
) -> None:
    """Lees de bronnen in data/raw en publiceer de database, in één keer of niet."""
    from pipelines.bouw import build
    from pipelines.cli.voortgang import show_progress

    keuzes = settings(ctx)
    with show_progress() as stap:
        uitkomst = build(
            keuzes.raw, keuzes.database_pad, productie=keuzes.productie, opnieuw=opnieuw, stap=stap
        )
    if not uitkomst.gebouwd:
        typer.echo(f"Er is niets veranderd sinds de vorige bouw; {uitkomst.database} is actueel.")
        return
    typer.echo(f"Gepubliceerd: {uitkomst.database} ({uitkomst.tabellen} tabellen).")
    if uitkomst.bevindingen:
        typer.echo(
            f"{len(uitkomst.bevindingen)} waarschuwingen over de bronnen; zie `fondskompas controleer`."
        )


@app.command("controleer", cls=Opdracht, short_help="Toon aansluitingen en bevindingen.")
def controleer(
    ctx: typer.Context,
    alles: Annotated[
        bool, typer.Option("--alles", help="Toon ook elke aansluiting die klopt en elke bevinding voluit.")
    ] = False,
) -> None:
    """Toon de aansluitingen en de bevindingen; de uitgangscode is 1 als er een fout tussen zit."""
    from pipelines.cli.controle import report

    if not report(settings(ctx).database_pad, alles=alles):
        raise typer.Exit(1)


@app.command("sql", cls=Opdracht, short_help="Stel een vraag aan de database.")
def sql(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="VRAAG", help="De vraag, in DuckDB-SQL; alleen lezen.")],
    csv: Annotated[bool, typer.Option("--csv", help="Antwoord als CSV (puntkomma, decimale komma).")] = False,
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")] = False,
) -> None:
    """Stel een vraag aan de gepubliceerde database, bijvoorbeeld "SELECT * FROM mart.envelop"."""
    from pipelines.cli.vraag import run_query, write_answer

    if csv and als_json:
        raise FondskompasFout("Kies --csv of --json, niet allebei.")
    write_answer(
        run_query(settings(ctx).database_pad, query), "csv" if csv else "json" if als_json else "tabel"
    )
