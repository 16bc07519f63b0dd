"""``fondskompas sisa``: check a SiSa annex and keep it."""

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.bevindingen import print_findings
from pipelines.cli.intrekken import Ingeschreven, print_withdrawn
from pipelines.cli.opties import Bevestig, settings
from pipelines.cli.poort import add_guarded
from pipelines.cli.rapport import JsonOptie, XlsxOptie, close_check
from pipelines.cli.taal import Opdracht, new_app
from pipelines.sources.ontvangen.sisa import BIJLAGEN, add_annex, check_annex
from pipelines.sources.raw.lezen import read_table
from pipelines.sources.rekenbestand.naslag import Gemeentezoeker

app = new_app("Controleer en bewaar SiSa-bijlagen.")

Bestand = Annotated[
    Path,
    typer.Argument(
        metavar="BESTAND",
        help="Het invulbestand van de bijlage, of een tabel met een rij per indicator (XLSX, ODS, XLS of CSV).",
    ),
]
Gemeente = Annotated[str, typer.Option("--gemeente", metavar="CODE", help="De gemeente, zoals GM0363.")]
Jaar = Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het jaar van de verantwoording.")]


@app.command("controleer", cls=Opdracht, short_help="Controleer een bijlage.")
def controleer(
    ctx: typer.Context,
    bestand: Bestand,
    gemeente: Gemeente,
    jaar: Jaar,
    xlsx: XlsxOptie = None,
    als_json: JsonOptie = False,
) -> None:
    """Controleer een bijlage en toon alle bevindingen; er wordt niets bewaard."""
    gemeenten = _check_gemeente(ctx, gemeente)
    grenzen = settings(ctx).grenzen
    frame, _, bevindingen = check_annex(bestand, gemeente, jaar, grenzen, gemeenten)
    kop = f"{bestand.name}: SiSa-bijlage van {gemeente} over {jaar}, {len(frame)} indicatoren."
    close_check(kop, bevindingen, bestand, xlsx, grenzen, als_json=als_json)


@app.command("toevoegen", cls=Opdracht, short_help="Controleer een bijlage en bewaar haar.")
def toevoegen(
    ctx: typer.Context, bestand: Bestand, gemeente: Gemeente, jaar: Jaar, bevestig: Bevestig = None
) -> None:
    """Controleer een bijlage, bewaar haar zoals ontvangen en schrijf haar in."""
    gemeenten = _check_gemeente(ctx, gemeente)
    keuzes = settings(ctx)
    raw = keuzes.raw
    bewaard, frame, bevindingen = add_guarded(
        keuzes, bevestig, lambda map_: add_annex(bestand, map_, gemeente, jaar, keuzes.grenzen, gemeenten)
    )
    print_findings(bevindingen)
    plek = bewaard.pad.relative_to(raw)
    if bewaard.is_nieuw:
        typer.echo(
            f"{len(frame)} indicatoren, bewaard als {plek}. Draai `fondskompas bouw` om ze mee te nemen."
        )
    else:
        typer.echo(f"Deze bijlage is er al: {plek}. Er is niets veranderd.")


@app.command("intrekken", cls=Opdracht, short_help="Trek een bijlage in.")
def intrekken(ctx: typer.Context, bestand: Ingeschreven) -> None:
    """Haal een bijlage uit het register en het bestand uit de map; `fondskompas bouw` rekent daarna zonder."""
    print_withdrawn(BIJLAGEN.withdraw(settings(ctx).raw, bestand))


def _check_gemeente(ctx: typer.Context, gm_code: str) -> Gemeentezoeker:
    """All gemeenten; raises FondskompasFout when this is none."""
    keuzes = settings(ctx)
    gemeenten = read_table(keuzes.raw, "gemeente", keuzes.grenzen)
    if gm_code not in set(gemeenten["gm_code"]):
        raise FondskompasFout(f"De gemeente «{gm_code}» bestaat niet. Gebruik een CBS-code zoals GM0363.")
    return Gemeentezoeker.from_tables(gemeenten, pl.DataFrame())
