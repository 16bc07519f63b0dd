"""``fondskompas standen``: list, check and compare frozen states."""

from typing import Annotated

import typer
from rich.console import Console

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_number
from pipelines.bevroren.register import list_entries, list_names, open_stand
from pipelines.bevroren.vergelijken import Standverschil, compare_standen
from pipelines.cli.opties import settings
from pipelines.cli.scherm import new_table
from pipelines.cli.taal import Opdracht, new_app

app = new_app("Toon, controleer en vergelijk bevroren standen van de cijfers.")

_Naam = Annotated[
    str, typer.Argument(metavar="NAAM", help="De naam van de bevroren stand, bijvoorbeeld alv-2026.")
]


@app.command("lijst", cls=Opdracht, short_help="Toon de bevroren standen.")
def lijst(ctx: typer.Context) -> None:
    """Toon de bevroren standen, de oudste eerst."""
    gevonden = list_entries(settings(ctx).standen_pad)
    if not gevonden:
        typer.echo("Er zijn nog geen bevroren standen. Maak er een met `fondskompas bevries NAAM`.")
        return
    koppen = ("naam", "bevroren op (UTC)", "circulaires", "opgaven", "software", "sha256")
    tabel = new_table(koppen, len(koppen))
    for stand in gevonden:
        circulaires = ", ".join(dict.fromkeys(str(c["circulaire"]) for c in stand.circulaires))
        tabel.add_row(
            stand.naam,
            stand.bevroren_op.replace("T", " "),
            circulaires,
            str(len(stand.opgaven)),
            stand.versie,
            stand.sha256[:16],
        )
    Console().print(tabel)


@app.command("controleer", cls=Opdracht, short_help="Controleer of elke bevroren stand nog ongewijzigd is.")
def controleer(ctx: typer.Context) -> None:
    """Lees elke bevroren stand na; de uitgangscode is 1 als er een is gewijzigd."""
    map_ = settings(ctx).standen_pad
    fouten = []
    for naam in list_names(map_):
        try:
            open_stand(naam, map_)
            typer.echo(f"«{naam}» is ongewijzigd.")
        except FondskompasFout as fout:
            fouten.append(str(fout))
    if fouten:
        raise FondskompasFout("\n".join(fouten))


@app.command("vergelijk", cls=Opdracht, short_help="Toon wat er tussen twee bevroren standen veranderde.")
def vergelijk(
    ctx: typer.Context,
    oud: Annotated[str, typer.Argument(metavar="OUD", help="De naam van de eerste stand.")],
    nieuw: Annotated[str, typer.Argument(metavar="NIEUW", help="De naam van de tweede stand.")],
) -> None:
    """Toon welke documenten, parameters en tabellen verschillen."""
    print_difference(compare_standen(oud, nieuw, settings(ctx).standen_pad))


def print_difference(verschil: "Standverschil") -> None:
    """The comparison as text."""
    if not (verschil.documenten or verschil.parameters or verschil.tabellen):
        typer.echo(f"«{verschil.oud.naam}» en «{verschil.nieuw.naam}» bevatten hetzelfde.")
        return
    for document, wat in verschil.documenten:
        typer.echo(f"document   {document}: {wat}")
    for naam, eerst, nu in verschil.parameters:
        typer.echo(f"parameter  {naam}: {eerst} → {nu}")
    for tabel in verschil.tabellen:
        if tabel.kolommen:
            typer.echo(f"tabel      {tabel.tabel}: andere kolommen ({tabel.kolommen})")
        else:
            typer.echo(
                f"tabel      {tabel.tabel}: {format_number(tabel.erbij)} rijen alleen in de nieuwe stand, "
                f"{format_number(tabel.eraf)} alleen in de oude"
            )
