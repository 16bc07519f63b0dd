"""``fondskompas bouw``: from data/raw to the published database."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.basis.instellingen import Instellingen
from pipelines.basis.opmaak import count
from pipelines.bouw.bouwen import build, read_fingerprint
from pipelines.cli.opties import Bevestig, Stand, settings
from pipelines.cli.rapport import JsonOptie, XlsxOptie, documents_of, hand_out
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.voortgang import show_progress

app = new_app()


@app.command("bouw", cls=Opdracht)
def bouw(
    ctx: typer.Context,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="Bouw ook als er niets is veranderd.")] = False,
    stand: Stand = None,
    uit: Annotated[
        Path | None,
        typer.Option("--uit", metavar="BESTAND", help="Schrijf naar dit bestand; verplicht bij --stand."),
    ] = None,
    bevestig: Bevestig = None,
    xlsx: XlsxOptie = None,
    als_json: JsonOptie = False,
) -> None:
    """Lees de bronnen in data/raw en publiceer de database, in één keer of niet."""
    keuzes = settings(ctx)
    doel = uit or keuzes.database_pad
    if stand is not None and doel.resolve() == keuzes.database_pad.resolve():
        raise FondskompasFout(
            "Een eerdere stand komt niet op de plaats van de actuele database. Geef met --uit een ander bestand."
        )
    if uit is not None:
        refuse_target(uit, keuzes.raw)
    try:
        if bevestig is not None:
            _confirm(keuzes, bevestig, als_json=als_json)
        with show_progress() as stap:
            uitkomst = build(
                keuzes.raw, doel, productie=keuzes.productie, opnieuw=opnieuw, stand=stand, stap=stap
            )
    except InvoerGeweigerd as weigering:
        _hand_out(weigering.bevindingen, keuzes, xlsx, als_json=als_json)
        raise
    _hand_out(uitkomst.bevindingen, keuzes, xlsx, als_json=als_json)
    if als_json:
        return
    if not uitkomst.gebouwd:
        typer.echo(f"Er is niets veranderd sinds de vorige bouw; {uitkomst.database} is actueel.")
        return
    typer.echo(f"Gepubliceerd: {uitkomst.database} ({uitkomst.tabellen} tabellen).")
    if uitkomst.bevindingen:
        typer.echo(
            f"{count(len(uitkomst.bevindingen), 'waarschuwing', 'waarschuwingen')} over de bronnen; zie `fondskompas controleer`."
        )


def _confirm(keuzes: Instellingen, reden: str, *, als_json: bool) -> None:
    """Register the reason against all that the gate refuses, and say each of them."""
    poort = import_module(
        "pipelines.toevoegen.poort"
    )  # with all of a build, which an unchanged one does without
    for rij in poort.confirm_all(keuzes.raw, reden, keuzes.grenzen):
        typer.echo(poort.describe_confirmation(rij), err=als_json)


def _hand_out(
    bevindingen: list[Bevinding], keuzes: Instellingen, xlsx: Path | None, *, als_json: bool
) -> None:
    hand_out(bevindingen, documents_of(bevindingen, keuzes.raw), xlsx, keuzes.grenzen, als_json=als_json)


def refuse_target(uit: Path, raw: Path) -> None:
    """Never write a database over something else; raises FondskompasFout."""
    if uit.resolve().is_relative_to(raw.resolve()):
        raise FondskompasFout(f"{uit} ligt in de map met bronnen; kies met --uit een andere plek.")
    if uit.is_dir() or (uit.exists() and read_fingerprint(uit) is None):
        raise FondskompasFout(
            f"{uit} bestaat al en is geen database van Fondskompas; kies met --uit een ander bestand."
        )
