"""``fondskompas bron citaat``: find what a circulaire says about a goal, and keep it word for word."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.opdrachten.bron import app
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht
from pipelines.toevoegen.citeren import is_registered, keep_citation, search

Bestand = Annotated[Path, typer.Argument(metavar="PDF", help="De circulaire als PDF.")]
Zoek = Annotated[str, typer.Option("--zoek", metavar="TEKST", help="De woorden waar de alinea over gaat.")]
Doel = Annotated[
    str | None,
    typer.Option("--doel", metavar="DOEL", help="Het doel waar het citaat bij hoort; nodig bij --bewaar."),
]
Bladzijde = Annotated[
    int | None,
    typer.Option(
        "--bladzijde", metavar="GETAL", min=1, help="Zoek alleen op deze bladzijde van het bestand."
    ),
]
Bewaar = Annotated[
    int | None,
    typer.Option("--bewaar", metavar="NUMMER", min=1, help="Bewaar deze van de gevonden alinea's."),
]


@app.command("citaat", cls=Opdracht, short_help="Zoek en bewaar wat een circulaire over een doel zegt.")
def citaat(
    ctx: typer.Context,
    bestand: Bestand,
    zoek: Zoek,
    doel: Doel = None,
    bladzijde: Bladzijde = None,
    bewaar: Bewaar = None,
) -> None:
    """Toon de alinea's waarin de woorden staan, met bladzij en regel; met --bewaar komt er een in citaten.csv."""
    if bewaar is not None and doel is None:
        raise FondskompasFout("Geef met --doel bij welk doel het citaat hoort.")
    instelling = settings(ctx)
    vondst = search(bestand, zoek, bladzijde, instelling.grenzen)
    if bewaar is None or doel is None:
        for nummer, alinea in enumerate(vondst.alineas, start=1):
            typer.echo(f"{nummer}. {bestand.name}, {alinea.plek}\n   {alinea.tekst}\n")
        typer.echo("Bewaar er een met --doel en --bewaar en het nummer.")
        return
    alinea, is_nieuw = keep_citation(instelling.raw, vondst, bewaar, doel, instelling.grenzen)
    typer.echo(
        f"{'Bewaard' if is_nieuw else 'Stond er al'} bij {doel}: {bestand.name}, {alinea.plek}\n   {alinea.tekst}"
    )
    if not is_registered(instelling.raw, vondst.sha256):
        typer.echo("Het document staat niet in data/raw; een bouw kan deze tekst later niet controleren.")
