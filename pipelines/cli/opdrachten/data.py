"""Commands on data: build, check, ask."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.basis.opmaak import count
from pipelines.cli.hoofd import app, settings
from pipelines.cli.rapport import JsonOptie, XlsxOptie, documents_of, hand_out
from pipelines.cli.taal import Opdracht

Stand = Annotated[
    str | None,
    typer.Option(
        "--stand",
        metavar="CIRCULAIRE",
        help="Zoals bekend bij deze circulaire, bijvoorbeeld M2024: latere circulaires tellen niet mee.",
    ),
]


@app.command("bouw", cls=Opdracht, short_help="Lees de bronnen en publiceer de database.")
def bouw(
    ctx: typer.Context,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="Bouw ook als er niets is veranderd.")] = False,
    stand: Stand = None,
    uit: Annotated[
        Path | None,
        typer.Option("--uit", metavar="BESTAND", help="Schrijf naar dit bestand; verplicht bij --stand."),
    ] = None,
    xlsx: XlsxOptie = None,
    als_json: JsonOptie = False,
) -> None:
    """Lees de bronnen in data/raw en publiceer de database, in één keer of niet."""
    from pipelines.bouw.bouwen import build
    from pipelines.cli.voortgang import show_progress

    keuzes = settings(ctx)
    doel = uit or keuzes.database_pad
    if stand is not None and doel.resolve() == keuzes.database_pad.resolve():
        raise FondskompasFout(
            "Een eerdere stand komt niet op de plaats van de actuele database. Geef met --uit een ander bestand."
        )
    if uit is not None:
        refuse_target(uit, keuzes.raw)
    try:
        with show_progress() as stap:
            uitkomst = build(
                keuzes.raw, doel, productie=keuzes.productie, opnieuw=opnieuw, stand=stand, stap=stap
            )
    except InvoerGeweigerd as weigering:
        hand_out(
            weigering.bevindingen,
            documents_of(weigering.bevindingen, keuzes.raw),
            xlsx,
            keuzes.grenzen,
            als_json=als_json,
        )
        raise
    hand_out(
        uitkomst.bevindingen,
        documents_of(uitkomst.bevindingen, keuzes.raw),
        xlsx,
        keuzes.grenzen,
        als_json=als_json,
    )
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


def refuse_target(uit: Path, raw: Path) -> None:
    """Never write a database over something else; raises FondskompasFout."""
    from pipelines.bouw.bouwen import read_fingerprint

    if uit.resolve().is_relative_to(raw.resolve()):
        raise FondskompasFout(f"{uit} ligt in de map met bronnen; kies met --uit een andere plek.")
    if uit.is_dir() or (uit.exists() and read_fingerprint(uit) is None):
        raise FondskompasFout(
            f"{uit} bestaat al en is geen database van Fondskompas; kies met --uit een ander bestand."
        )


@app.command("controleer", cls=Opdracht, short_help="Toon aansluitingen en bevindingen.")
def controleer(
    ctx: typer.Context,
    alles: Annotated[
        bool, typer.Option("--alles", help="Toon ook elke aansluiting die klopt en elke bevinding voluit.")
    ] = False,
    xlsx: XlsxOptie = None,
    als_json: JsonOptie = False,
) -> None:
    """Toon de aansluitingen en de bevindingen; de uitgangscode is 1 als er een fout tussen zit."""
    from pipelines.cli.controle import nothing_wrong, read_outcomes, report

    keuzes = settings(ctx)
    aansluitingen, bevindingen = read_outcomes(keuzes.database_pad)
    if not als_json:
        report(aansluitingen, bevindingen, alles=alles)
    hand_out(bevindingen, documents_of(bevindingen, keuzes.raw), xlsx, keuzes.grenzen, als_json=als_json)
    if not nothing_wrong(aansluitingen, bevindingen):
        raise typer.Exit(1)


@app.command("sql", cls=Opdracht, short_help="Stel een vraag aan de database.")
def sql(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="VRAAG", help="De vraag, in DuckDB-SQL; alleen lezen.")],
    csv: Annotated[bool, typer.Option("--csv", help="Antwoord als CSV (puntkomma, decimale komma).")] = False,
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")] = False,
    stand: Stand = None,
) -> None:
    """Stel een vraag aan de gepubliceerde database, bijvoorbeeld "SELECT * FROM mart.envelop"."""
    from pipelines.cli.vraag import run_query, run_query_as_of, write_answer

    if csv and als_json:
        raise FondskompasFout("Kies --csv of --json, niet allebei.")
    keuzes = settings(ctx)
    if stand is None:
        antwoord = run_query(keuzes.database_pad, query)
    else:
        antwoord = run_query_as_of(keuzes.raw, stand, query, productie=keuzes.productie)
    write_answer(antwoord, "csv" if csv else "json" if als_json else "tabel")
