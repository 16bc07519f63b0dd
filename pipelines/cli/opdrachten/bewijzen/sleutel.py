"""``fondskompas sleutel``: the key that frozen states are signed with."""

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.sleutels import OPENBAAR, fingerprint_key, make_key, read_key
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app

app = new_app("De sleutel waarmee bevroren standen en bewijspakketten worden ondertekend.")


@app.command("maak", cls=Opdracht, short_help="Maak een sleutel, buiten de gegevens.")
def maak(ctx: typer.Context) -> None:
    """Maak een sleutel (Ed25519) op FONDSKOMPAS_SLEUTEL, of anders in uw thuismap; een bestaande blijft staan."""
    keuzes = settings(ctx)
    sleutel = make_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    typer.echo(
        f"Sleutel gemaakt: {keuzes.sleutel_pad} (alleen voor u te lezen). Maak er een reservekopie van."
    )
    typer.echo(
        f"Openbare helft: {keuzes.sleutel_pad}{OPENBAAR}, vingerafdruk {fingerprint_key(sleutel.openbaar)}."
    )
    typer.echo(
        "Geef die vingerafdruk langs een andere weg dan de cijfers aan wie ze gaat controleren, bijvoorbeeld op papier."
    )


@app.command("toon", cls=Opdracht, short_help="Toon de openbare helft en haar vingerafdruk.")
def toon(ctx: typer.Context) -> None:
    """Toon de openbare helft van de sleutel; de sleutel zelf wordt nooit getoond."""
    keuzes = settings(ctx)
    sleutel = read_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    if sleutel is None:
        raise FondskompasFout(
            f"Er is geen sleutel op {keuzes.sleutel_pad}. Maak er een met `fondskompas sleutel maak`."
        )
    typer.echo(f"{sleutel.openbaar}\nvingerafdruk {fingerprint_key(sleutel.openbaar)}")
