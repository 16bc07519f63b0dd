"""The command that shows where a figure comes from."""

from typing import Annotated

import typer

from pipelines.cli.herkomst import parse_reference, print_provenance
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.vraag import open_database
from pipelines.herkomst import trace

app = new_app()


@app.command("herkomst", cls=Opdracht)
def herkomst(
    ctx: typer.Context,
    tabel: Annotated[
        str,
        typer.Argument(
            metavar="TABEL",
            help="De tabel, zoals mart.toewijzing, of een hele verwijzing (tabel?sleutel#kolom).",
        ),
    ],
    sleutel: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SLEUTEL", help="De rij, als naam=waarde; wat u weglaat, wordt opgeteld waar dat kan."
        ),
    ] = None,
    kolom: Annotated[
        str | None, typer.Option("--kolom", metavar="NAAM", help="Het cijfer; verplicht als er meer zijn.")
    ] = None,
    cellen: Annotated[
        int, typer.Option("--cellen", metavar="GETAL", min=0, help="Hoeveel cellen hooguit te tonen.")
    ] = 40,
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")] = False,
) -> None:
    """Toon waar een cijfer vandaan komt: de stappen met de getallen, en de cellen in de bronnen.

    Bijvoorbeeld: fondskompas herkomst mart.toewijzing jaar=2023 doel=wijkteams vorm=au gm_code=GM0363
    """
    verwijzing = parse_reference(tabel, sleutel or [], kolom)
    with open_database(settings(ctx).database_pad) as con:
        gevonden = trace(con, verwijzing, hoogstens_cellen=cellen)
    print_provenance(gevonden, als_json=als_json)
