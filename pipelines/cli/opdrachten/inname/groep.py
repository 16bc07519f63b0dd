"""``fondskompas inname``: the group, and the demo to try it with."""

from typing import Annotated

import typer

from pipelines.cli.opdrachten.inname.bewaring import add_commands as add_keeping
from pipelines.cli.opdrachten.inname.mensen import gebruikers
from pipelines.cli.opdrachten.inname.mensen import organisaties as make_organisations
from pipelines.cli.opdrachten.inname.rondes import rondes
from pipelines.cli.opdrachten.inname.winkel import opened
from pipelines.cli.taal import Opdracht, new_app
from pipelines.inname.berichten import MAP, send_all
from pipelines.inname.demo import PERSONEN, seed_demo

app = new_app("De inname: gemeenten leveren opgaven in, twee mensen tekenen, het fonds aanvaardt.")
app.add_typer(rondes, name="ronde", short_help="Open, sluit en verleng rondes.")
app.add_typer(gebruikers, name="gebruiker", short_help="Gebruikers en hun rollen.")
app.command("organisaties", cls=Opdracht, short_help="Maak de organisaties van data/raw aan.")(
    make_organisations
)
add_keeping(app)


@app.command("demo", cls=Opdracht, short_help="Zet een ronde klaar om te proberen.")
def demo(
    ctx: typer.Context,
    gemeente: Annotated[
        str | None,
        typer.Option("--gemeente", metavar="CODE", help="De gemeente, zoals GM0363 (anders de eerste)."),
    ] = None,
    jaar: Annotated[
        int | None,
        typer.Option("--jaar", metavar="JAAR", help="Het jaar (anders het laatste van de envelop)."),
    ] = None,
) -> None:
    """Maak organisaties, een open ronde en gebruikers die rollen zijn (niemand bestaat echt); een tweede keer verandert niets."""
    with opened(ctx) as winkel:
        klaar = seed_demo(winkel, gemeente, jaar)
    typer.echo(f"Klaar: «{klaar.ronde.naam}», open tot {klaar.ronde.sluit_op:%d-%m-%Y}.")
    typer.echo(f"Gebruikers: {', '.join(naam for _, naam, _ in PERSONEN)}.")


@app.command("verstuur", cls=Opdracht, short_help="Verstuur wat in de uitgaande post ligt.")
def verstuur(ctx: typer.Context) -> None:
    """Verstuur berichten via FONDSKOMPAS_SMTP_SERVER, of zet ze zonder die instelling als bestand in data/inname/berichten."""
    with opened(ctx) as winkel:
        verzonden = send_all(winkel)
        waar = winkel.keuzes.smtp_server or str(winkel.map / MAP)
    typer.echo(f"{verzonden.aantal} verstuurd ({waar}), {verzonden.mislukt} mislukt.")
    if verzonden.mislukt:
        raise typer.Exit(1)
