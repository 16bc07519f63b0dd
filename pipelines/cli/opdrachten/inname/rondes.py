"""``fondskompas inname ronde``: open, close, extend and list rounds."""

from typing import Annotated

import typer

from pipelines.cli.opdrachten.inname.winkel import opened, read_day
from pipelines.cli.taal import Opdracht, new_app
from pipelines.inname import werkboek
from pipelines.inname.mensen.organisaties import find_organisation
from pipelines.inname.opslag.keten import OPDRACHTREGEL
from pipelines.inname.rondes import close_round, extend_round, list_rounds, open_round

rondes = new_app("Open, sluit en verleng rondes.")

RondeArg = Annotated[
    str, typer.Argument(metavar="RONDE", help="Het kenmerk van de ronde, uit `inname ronde toon`.")
]
Reden = Annotated[str, typer.Option("--reden", metavar="REDEN", help="Waarom; dat wordt bewaard.")]
Tot = Annotated[str, typer.Option("--tot", metavar="DAG", help="De laatste dag, zoals 2026-12-31.")]


@rondes.command("open", cls=Opdracht, short_help="Open een ronde.")
def open_(
    ctx: typer.Context,
    jaar: Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het jaar waarover wordt opgegeven.")],
    tot: Tot,
    vanaf: Annotated[
        str | None, typer.Option("--vanaf", metavar="DAG", help="De eerste dag (anders vandaag).")
    ] = None,
    naam: Annotated[str | None, typer.Option("--naam", metavar="NAAM", help="Hoe de ronde heet.")] = None,
    tekst: Annotated[str, typer.Option("--tekst", metavar="TEKST", help="Wat gemeenten erbij lezen.")] = "",
    doel: Annotated[
        list[str] | None,
        typer.Option("--doel", metavar="DOEL", help="Alleen dit doel (mag vaker; anders alle)."),
    ] = None,
) -> None:
    """Open een ronde met alle vragen van pok/indicatoren.csv, of die van de genoemde doelen."""
    with opened(ctx) as winkel:
        vragen = [v for v in werkboek.all_questions(winkel.keuzes, jaar) if not doel or v[0] in doel]
        begin = read_day(vanaf) if vanaf else winkel.klok()
        ronde = open_round(
            winkel,
            OPDRACHTREGEL,
            jaar,
            naam or f"Capaciteit {jaar}",
            tekst,
            begin,
            read_day(tot, einde=True),
            vragen,
        )
    typer.echo(
        f"«{ronde.naam}» ({ronde.id}): {len(ronde.vragen)} vragen, open tot en met {ronde.sluit_op:%d-%m-%Y}."
    )


@rondes.command("sluit", cls=Opdracht, short_help="Sluit een ronde nu.")
def sluit(ctx: typer.Context, ronde: RondeArg, reden: Reden) -> None:
    """Sluit een ronde nu, voor iedereen zonder verlenging; vanzelf sluit zij op haar laatste dag."""
    with opened(ctx) as winkel:
        close_round(winkel, OPDRACHTREGEL, ronde, reden)
    typer.echo("De ronde is gesloten.")


@rondes.command("verleng", cls=Opdracht, short_help="Geef meer tijd.")
def verleng(
    ctx: typer.Context,
    ronde: RondeArg,
    tot: Tot,
    reden: Reden,
    gemeente: Annotated[
        str | None, typer.Option("--gemeente", metavar="CODE", help="Alleen deze gemeente (anders alle).")
    ] = None,
) -> None:
    """Geef één gemeente, of alle, tot en met een latere dag; elke verlenging blijft met haar reden bewaard."""
    with opened(ctx) as winkel:
        wie = find_organisation(winkel, gemeente).id if gemeente else None
        extend_round(winkel, OPDRACHTREGEL, ronde, read_day(tot, einde=True), reden, wie)
    typer.echo(f"Verlengd tot en met {tot}.")


@rondes.command("toon", cls=Opdracht, short_help="Toon de rondes.")
def toon(ctx: typer.Context) -> None:
    """Toon alle rondes met hun kenmerk."""
    with opened(ctx) as winkel:
        for r in list_rounds(winkel):
            typer.echo(f"{r.id}  {r.jaar}  {r.opent_op:%d-%m-%Y} t/m {r.sluit_op:%d-%m-%Y}  {r.naam}")
