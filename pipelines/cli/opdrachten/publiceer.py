"""``fondskompas publiceer``: a release of open data."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.opmaak import count, format_number
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app
from pipelines.open.vrijgeven import release_published, release_state

app = new_app()


@app.command("publiceer", cls=Opdracht)
def publiceer(
    ctx: typer.Context,
    stand: Annotated[
        str | None,
        typer.Option("--stand", metavar="NAAM", help="De bevroren stand; anders de gepubliceerde cijfers."),
    ] = None,
    uit: Annotated[
        Path | None,
        typer.Option("--uit", metavar="MAP", help="De map met uitgaven (anders FONDSKOMPAS_OPEN)."),
    ] = None,
) -> None:
    """Geef de cijfers vrij als open data: een map met CSV, Parquet, beschrijving en manifest, die daarna niet meer verandert."""
    keuzes = settings(ctx)
    map_ = uit or keuzes.open_pad
    if stand is None:
        gemaakt = release_published(keuzes.database_pad, map_)
    else:
        gemaakt = release_state(stand, keuzes.standen_pad, map_)
    rijen = sum(b.rijen or 0 for b in gemaakt.bestanden.values() if b.pad.endswith(".csv"))
    typer.echo(f"Uitgave «{gemaakt.uitgave.naam}», versie {gemaakt.uitgave.versie}, staat in {gemaakt.map}.")
    typer.echo(
        f"{count(len(gemaakt.bestanden), 'bestand', 'bestanden')}, {format_number(rijen)} rijen. "
        f"Sinds de vorige: {gemaakt.wijzigingen['soort']}."
    )
