"""``fondskompas bewijspakket``: one zip with which an accountant redoes every figure."""

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_number
from pipelines.basis.schijf import refuse, write_whole
from pipelines.bevroren.sleutels import fingerprint_key, read_key
from pipelines.bewijspakket.pakket import make_pack, pack_name
from pipelines.cli.opties import Bronnen, Gemeente, settings
from pipelines.cli.taal import Opdracht, new_app

app = new_app()

_Stand = Annotated[str, typer.Option("--stand", metavar="NAAM", help="De bevroren stand waar het van is.")]
_Uit = Annotated[
    Path | None,
    typer.Option("--uit", metavar="PAD", help="Map of zip-bestand; zonder deze optie in de huidige map."),
]


@app.command("bewijspakket", cls=Opdracht)
def bewijspakket(
    ctx: typer.Context, stand: _Stand, gemeente: Gemeente = None, uit: _Uit = None, bronnen: Bronnen = None
) -> None:
    """Maak een zip met de cijfers, elke stap, de bronnen en een programma dat alles narekent met alleen Python."""
    keuzes = settings(ctx)
    doel = _target(uit, pack_name(stand, gemeente))
    sleutel = read_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    inhoud = make_pack(stand, keuzes.standen_pad, bronnen or keuzes.raw, gemeente, sleutel)
    try:
        write_whole(doel, inhoud)
    except OSError as fout:
        raise refuse("Het bewijspakket is niet te schrijven", fout, doel) from fout
    typer.echo(f"Bewijspakket gemaakt en nagelopen: {doel} ({format_number(len(inhoud))} bytes).")
    typer.echo(f"sha256 {hashlib.sha256(inhoud).hexdigest()}")
    if sleutel:
        typer.echo(f"Ondertekend met sleutel {fingerprint_key(sleutel.openbaar)}.")
    else:
        typer.echo("Niet ondertekend: er is geen sleutel. Maak er een met `fondskompas sleutel maak`.")
    typer.echo(
        f"Controleren, ook zonder Fondskompas: haal controleer.py eruit en draai `python controleer.py {doel.name}`."
    )


def _target(uit: Path | None, naam: str) -> Path:
    """The zip to write: ``uit`` itself when it is named as one, else in that folder; never over another."""
    doel = uit if uit is not None and uit.suffix == ".zip" else (uit or Path()) / naam
    if doel.exists():
        raise FondskompasFout(
            f"{doel} bestaat al en wordt niet overschreven. Verplaats het, of kies met --uit een andere plek."
        )
    return doel
