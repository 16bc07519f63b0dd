"""``fondskompas dashboard``: serve the published figures."""

from typing import Annotated

import typer

from dashboard.server import serve
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app

app = new_app()


@app.command("dashboard", cls=Opdracht)
def dashboard(
    ctx: typer.Context,
    poort: Annotated[
        int | None,
        typer.Option(
            "--poort",
            metavar="GETAL",
            min=1,
            max=65535,
            help="Poort om op te luisteren (anders FONDSKOMPAS_POORT of 8050).",
        ),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(
            "--host", metavar="ADRES", help="Adres om op te luisteren (anders FONDSKOMPAS_HOST of 127.0.0.1)."
        ),
    ] = None,
) -> None:
    """Start het dashboard op de gepubliceerde database; stoppen met Ctrl+C."""
    keuzes = settings(ctx)
    adres, nummer = host or keuzes.host, poort or keuzes.poort
    typer.echo(f"Fondskompas staat op http://{adres}:{nummer} (stoppen: Ctrl+C)")
    serve(keuzes, adres, nummer)
