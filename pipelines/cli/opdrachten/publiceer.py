"""``fondskompas publiceer``: a release of open data, and the check of releases."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import count, format_number
from pipelines.bevroren.sleutels import fingerprint_key, read_key, read_public
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app
from pipelines.open.controleren import check_folder
from pipelines.open.vrijgeven import release_published, release_state

app = new_app("Geef de cijfers vrij als open data, en controleer uitgaven.")

_Stand = Annotated[
    str | None,
    typer.Option("--stand", metavar="NAAM", help="De bevroren stand; anders de gepubliceerde cijfers."),
]
_Uit = Annotated[
    Path | None,
    typer.Option("--uit", metavar="MAP", help="De map met uitgaven (anders FONDSKOMPAS_OPEN)."),
]
_Map = Annotated[
    Path | None,
    typer.Argument(metavar="[MAP]", help="Een uitgave, of een map met uitgaven (anders FONDSKOMPAS_OPEN)."),
]
_Sleutels = Annotated[
    list[Path] | None,
    typer.Option("--sleutel", metavar="BESTAND", help="Openbare sleutel die u vertrouwt; mag vaker."),
]


@app.callback(invoke_without_command=True, no_args_is_help=False)
def publiceer(ctx: typer.Context, stand: _Stand = None, uit: _Uit = None) -> None:
    """Geef de cijfers vrij als open data: een map met CSV, Parquet, beschrijving en manifest, die daarna niet meer verandert.

    Is er een sleutel (`fondskompas sleutel maak`), dan wordt het manifest ermee ondertekend.
    """
    if ctx.invoked_subcommand is not None:
        return
    keuzes = settings(ctx)
    map_ = uit or keuzes.open_pad
    sleutel = read_key(keuzes.sleutel_pad, [*keuzes.gegevensmappen, map_])
    if stand is None:
        gemaakt = release_published(keuzes.database_pad, map_, sleutel)
    else:
        gemaakt = release_state(stand, keuzes.standen_pad, map_, sleutel)
    rijen = sum(b.rijen or 0 for b in gemaakt.bestanden.values() if b.pad.endswith(".csv"))
    typer.echo(f"Uitgave «{gemaakt.uitgave.naam}», versie {gemaakt.uitgave.versie}, staat in {gemaakt.map}.")
    typer.echo(
        f"{count(len(gemaakt.bestanden), 'bestand', 'bestanden')}, {format_number(rijen)} rijen. "
        f"Sinds de vorige: {gemaakt.wijzigingen['soort']}."
    )
    if sleutel:
        typer.echo(f"Ondertekend met sleutel {fingerprint_key(sleutel.openbaar)}.")
    else:
        typer.echo("Niet ondertekend: er is geen sleutel. Maak er een met `fondskompas sleutel maak`.")


@app.command("controleer", cls=Opdracht, short_help="Controleer of een uitgave nog ongewijzigd is.")
def controleer(ctx: typer.Context, map_: _Map = None, sleutel: _Sleutels = None) -> None:
    """Lees elk bestand van een uitgave na, haar handtekening en op welke uitgave zij volgt; de uitgangscode is 1 als er iets niet klopt."""
    keuzes = settings(ctx)
    plek = map_ or keuzes.open_pad
    eigen = read_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    vertrouwd = {*map(read_public, sleutel or []), *([eigen.openbaar] if eigen else [])}
    oordeel = check_folder(plek, vertrouwd)
    for regel in (*oordeel.goed, *oordeel.meldingen):
        typer.echo(regel)
    if not vertrouwd and any("ondertekend met" in regel for regel in oordeel.goed):
        typer.echo(
            "De handtekening is gecontroleerd met de openbare sleutel die in de uitgave zelf staat. Geef met --sleutel die u langs een "
            "andere weg kreeg."
        )
    if oordeel.fouten:
        raise FondskompasFout("\n".join(oordeel.fouten))
