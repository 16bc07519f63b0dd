"""``fondskompas bevries``: an immutable state of the published figures."""

from typing import Annotated

import typer

from pipelines.basis.opmaak import count
from pipelines.bevroren.bevriezen import Aanleiding, freeze
from pipelines.bevroren.sleutels import fingerprint_key, read_key
from pipelines.bevroren.tijdstempel import make_stamper
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app

app = new_app()


_Naam = Annotated[
    str, typer.Argument(metavar="NAAM", help="De naam van de bevroren stand, bijvoorbeeld alv-2026.")
]
_Reden = Annotated[
    str,
    typer.Option(
        "--reden", metavar="TEKST", help="Waarvoor deze stand is bevroren, bijvoorbeeld «ALV juni 2026»."
    ),
]
_Door = Annotated[
    str | None,
    typer.Option(
        "--door",
        metavar="TEKST",
        help="Wie bevriest; liever een functie of afdeling dan een naam, want het is nooit meer te wissen (anders FONDSKOMPAS_DOOR).",
    ),
]


_Tijdstempel = Annotated[
    str | None,
    typer.Option(
        "--tijdstempel",
        metavar="URL",
        help="Vraag deze dienst om een tijdstempel (RFC 3161; anders FONDSKOMPAS_TIJDSTEMPEL, leeg is geen).",
    ),
]


@app.command("bevries", cls=Opdracht)
def bevries(
    ctx: typer.Context, naam: _Naam, reden: _Reden = "", door: _Door = None, tijdstempel: _Tijdstempel = None
) -> None:
    """Bewaar de gepubliceerde database onveranderlijk onder een naam, om er een briefing van te maken.

    Elke stand bewaart de hash van de vorige. Is er een sleutel (`fondskompas sleutel maak`), dan wordt hij ondertekend.
    """
    keuzes = settings(ctx)
    sleutel = read_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    raw = keuzes.raw if keuzes.raw.is_dir() else None  # a database may travel without its sources
    dienst = keuzes.tijdstempel if tijdstempel is None else tijdstempel
    stempel = make_stamper(dienst) if dienst else None
    aanleiding = Aanleiding(reden, keuzes.door if door is None else door, raw, stempel)
    stand = freeze(naam, keuzes.database_pad, keuzes.standen_pad, aanleiding, sleutel)
    typer.echo(f"Bevroren als «{stand.naam}»: sha256 {stand.sha256}.")
    typer.echo(f"Schakel {stand.volgnummer} van de keten, kop {stand.kenmerk}.")
    if sleutel:
        typer.echo(f"Ondertekend met sleutel {fingerprint_key(sleutel.openbaar)}.")
    else:
        typer.echo("Niet ondertekend: er is geen sleutel. Maak er een met `fondskompas sleutel maak`.")
    if stempel:
        typer.echo(f"Met tijdstempel van {dienst}. Controleer hem met `fondskompas standen controleer`.")
    if stand.bronnen_gewijzigd:
        aantal = count(len(stand.bronnen_gewijzigd), "bron is", "bronnen zijn")
        typer.echo(
            f"Let op: {aantal} sinds de bouw gewijzigd, en die wijziging zit niet in deze stand: "
            f"{', '.join(stand.bronnen_gewijzigd)}. Draai `fondskompas bouw` en bevries opnieuw als zij mee moet."
        )
    typer.echo(f"Maak er een briefing van met `fondskompas briefing maak --stand {stand.naam} --uit MAP`.")
