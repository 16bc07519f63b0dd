"""``fondskompas inname controleer``, ``uitvoer``, ``openbaar``, ``reservekopie``, ``terugzetten`` and ``retentie``: what proves and keeps the loop."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.bevroren.sleutels import read_public
from pipelines.cli.opdrachten.inname.winkel import opened
from pipelines.cli.taal import Opdracht
from pipelines.inname.openbaar import write_public
from pipelines.inname.opslag.keten import OPDRACHTREGEL, check_chain
from pipelines.inname.opslag.reservekopie import restore_backup, write_backup
from pipelines.inname.opslag.uitvoer import write_audit
from pipelines.inname.retentie import erase_old

Plek = Annotated[Path, typer.Argument(metavar="PAD", help="Waar de reservekopie staat of komt (.zip).")]


def add_commands(app: typer.Typer) -> None:
    """Put these commands in the group."""
    for naam, kort, opdracht in (
        ("controleer", "Controleer de keten van gebeurtenissen.", controleer),
        ("uitvoer", "Schrijf de keten voor een accountant.", uitvoer),
        ("openbaar", "Schrijf wie opgaf en wie ontheffing heeft.", openbaar),
        ("reservekopie", "Maak een reservekopie.", reservekopie),
        ("terugzetten", "Zet een reservekopie terug.", terugzetten),
        ("retentie", "Wis persoonsgegevens die niet meer nodig zijn.", retentie),
    ):
        app.command(naam, cls=Opdracht, short_help=kort)(opdracht)


def controleer(
    ctx: typer.Context,
    sleutel: Annotated[
        list[Path] | None,
        typer.Option(
            "--sleutel",
            metavar="BESTAND",
            help="Alleen deze openbare sleutel mag ondertekend hebben (mag vaker).",
        ),
    ] = None,
) -> None:
    """Loop de keten na en noem elke gewijzigde, verwijderde of tussengevoegde gebeurtenis met haar nummer; de uitgangscode is dan 1."""
    with opened(ctx) as winkel:
        controle = check_chain(winkel, frozenset(read_public(pad) for pad in sleutel or ()))
    for nummer, wat in controle.fouten.items():
        typer.echo(f"Gebeurtenis {nummer} {wat}.")
    typer.echo(
        f"{controle.aantal} gebeurtenissen, {controle.ondertekend} ondertekend, {len(controle.fouten)} fout. "
        f"Kop {controle.kop.nummer}: {controle.kop.hash}"
    )
    if controle.fouten:
        raise typer.Exit(1)


def uitvoer(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe map.")],
    namen: Annotated[bool, typer.Option("--namen", help="Ook wie de kenmerken van personen zijn.")] = False,
) -> None:
    """Schrijf alle gebeurtenissen als JSON-regels en als tabel; personen zijn kenmerken, tenzij u --namen geeft."""
    with opened(ctx) as winkel:
        aantal = write_audit(winkel, map_, namen=namen)
    typer.echo(f"{aantal} gebeurtenissen in {map_}.")


def openbaar(
    ctx: typer.Context,
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe map.")],
) -> None:
    """Schrijf welke gemeente wanneer opgaf, in welke versie, en de ontheffingen met hun redenen; nooit wie het typte."""
    with opened(ctx) as winkel:
        gemeld, verleend = write_public(winkel, map_)
    typer.echo(f"{gemeld} inzendingen en {verleend} ontheffingen in {map_}.")


def reservekopie(ctx: typer.Context, pad: Plek) -> None:
    """Bewaar de database, de ontvangen bestanden en wat daarvan in data/raw staat, in één bestand dat bij elkaar hoort."""
    with opened(ctx) as winkel:
        verslag = write_backup(winkel, pad)
    typer.echo(
        f"{verslag.rijen} rijen en {verslag.bestanden} bestanden in {pad}, tot en met gebeurtenis {verslag.kop}."
    )


def terugzetten(ctx: typer.Context, pad: Plek) -> None:
    """Zet een reservekopie terug in een lege inname, op SQLite of PostgreSQL; alles of niets, en daarna nagelopen."""
    with opened(ctx) as winkel:
        verslag = restore_backup(winkel, pad)
    typer.echo(
        f"Teruggezet: {verslag.rijen} rijen en {verslag.bestanden} bestanden, tot en met gebeurtenis {verslag.kop}; de keten klopt."
    )


def retentie(ctx: typer.Context) -> None:
    """Wis namen en adressen van wie geen rol meer heeft en langer weg is dan FONDSKOMPAS_INNAME_BEWAARDAGEN; de keten blijft heel."""
    with opened(ctx) as winkel:
        gewist = erase_old(winkel, OPDRACHTREGEL)
    typer.echo(
        f"{gewist.personen} personen, {gewist.adressen} adressen en {gewist.bestanden} losse bestanden gewist."
    )
