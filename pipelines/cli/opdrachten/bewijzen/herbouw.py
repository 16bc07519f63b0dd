"""``fondskompas herbouw``: whether sources, code and libraries of now still give a frozen state."""

from typing import Annotated

import typer

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.bevroren.bronnen import find_changed
from pipelines.bevroren.register import read_entry
from pipelines.bewijspakket.herbouw import Herbouw, rebuild
from pipelines.cli.opties import Bronnen, settings
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.voortgang import show_progress

app = new_app()

_Stand = Annotated[
    str, typer.Option("--stand", metavar="NAAM", help="De bevroren stand die opnieuw wordt gebouwd.")
]


@app.command("herbouw", cls=Opdracht)
def herbouw(ctx: typer.Context, stand: _Stand, bronnen: Bronnen = None) -> None:
    """Bouw een bevroren stand opnieuw en noem wat er verschilt; de uitgangscode is 1 als er een cijfer verschilt.

    Er wordt niets gepubliceerd: de herbouw wordt vergeleken en weggegooid.
    """
    keuzes = settings(ctx)
    raw = bronnen or keuzes.raw
    try:
        with show_progress() as stap:
            uitkomst = rebuild(stand, keuzes.standen_pad, raw, stap)
    except InvoerGeweigerd:
        for naam in find_changed(read_entry(keuzes.standen_pad, stand).documenten, raw):
            typer.echo(_source(naam))
        raise
    for regel in describe(uitkomst):
        typer.echo(regel)
    if uitkomst.tabellen:
        raise typer.Exit(1)


def _source(naam: str) -> str:
    return f"bron      {naam}: anders dan bij het bevriezen"


def describe(uitkomst: Herbouw) -> list[str]:
    """What came of it, causes before consequences."""
    regels = [_source(naam) for naam in uitkomst.bronnen]
    regels += [f"software  {naam}: {toen} → {nu}" for naam, toen, nu in uitkomst.software]
    regels += [f"tabel     {t.als_tekst()}" for t in uitkomst.tabellen]
    regels += [f"cijfer    {cijfer}" for cijfer in uitkomst.cijfers]
    if not uitkomst.tabellen:
        regels.append(f"De herbouw van «{uitkomst.stand}» geeft dezelfde cijfers, in elke tabel.")
    else:
        regels.append(f"De herbouw van «{uitkomst.stand}» geeft andere cijfers.")
        if not uitkomst.bronnen and not uitkomst.software:
            regels.append(
                "Bronnen en software zijn gelijk: wat verschilt, is sindsdien in de code van Fondskompas gewijzigd."
            )
    return regels
