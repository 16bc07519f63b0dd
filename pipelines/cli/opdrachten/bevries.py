"""``fondskompas bevries``: an immutable state of the published figures."""

from typing import Annotated

import typer

from pipelines.bevroren.bevriezen import freeze
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app

app = new_app()


_Naam = Annotated[
    str, typer.Argument(metavar="NAAM", help="De naam van de bevroren stand, bijvoorbeeld alv-2026.")
]


@app.command("bevries", cls=Opdracht)
def bevries(ctx: typer.Context, naam: _Naam) -> None:
    """Bewaar de gepubliceerde database onveranderlijk onder een naam, om er een briefing van te maken."""
    keuzes = settings(ctx)
    stand = freeze(naam, keuzes.database_pad, keuzes.standen_pad)
    typer.echo(f"Bevroren als «{stand.naam}»: sha256 {stand.sha256}.")
    typer.echo(f"Maak er een briefing van met `fondskompas briefing maak --stand {stand.naam} --uit MAP`.")
