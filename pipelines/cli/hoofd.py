"""The program ``fondskompas``: its options, how it ends, and the commands on data."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipelines import VERSIE
from pipelines.cli.taal import GebruiksFout, Groep, Opdracht, translate_error
from pipelines.instellingen import Instellingen, instellingen
from pipelines.meldingen import FondskompasFout, InvoerGeweigerd

app = typer.Typer(
    name="fondskompas",
    cls=Groep,
    help="Fondskompas: wat kreeg elke gemeente van de 150 miljoen, volgens welke sleutel, en welke capaciteit staat ertegenover?",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_fouten = Console(stderr=True, highlight=False, soft_wrap=True)


def settings(ctx: typer.Context) -> Instellingen:
    """The settings of this run: the environment, with ``--data`` on top."""
    data: Path | None = ctx.obj
    return instellingen() if data is None else Instellingen(data=data)


def _show_version(gevraagd: bool) -> None:
    if gevraagd:
        typer.echo(f"fondskompas {VERSIE}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="MAP", help="Map met raw/ en processed/ (anders FONDSKOMPAS_DATA)."),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Toon bij een onverwachte fout de technische details.")
    ] = False,
    versie: Annotated[
        bool, typer.Option("--versie", help="Toon de versie.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Keep the options for the command that follows."""
    ctx.obj = data


@app.command("bouw", cls=Opdracht, short_help="Lees de bronnen en publiceer de database.")
def bouw(
    ctx: typer.Context,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="Bouw ook als er niets is veranderd.")] = False,
) -> None:
    """Lees de bronnen in data/raw en publiceer de database, in één keer of niet."""
    from pipelines.bouw import build
    from pipelines.cli.voortgang import show_progress

    keuzes = settings(ctx)
    with show_progress() as stap:
        uitkomst = build(
            keuzes.raw, keuzes.database_pad, productie=keuzes.productie, opnieuw=opnieuw, stap=stap
        )
    if not uitkomst.gebouwd:
        typer.echo(f"Er is niets veranderd sinds de vorige bouw; {uitkomst.database} is actueel.")
        return
    typer.echo(f"Gepubliceerd: {uitkomst.database} ({uitkomst.tabellen} tabellen).")
    if uitkomst.bevindingen:
        typer.echo(
            f"{len(uitkomst.bevindingen)} waarschuwingen over de bronnen; zie `fondskompas controleer`."
        )


@app.command("controleer", cls=Opdracht, short_help="Toon aansluitingen en bevindingen.")
def controleer(
    ctx: typer.Context,
    alles: Annotated[
        bool, typer.Option("--alles", help="Toon ook elke aansluiting die klopt en elke bevinding voluit.")
    ] = False,
) -> None:
    """Toon de aansluitingen en de bevindingen; de uitgangscode is 1 als er een fout tussen zit."""
    from pipelines.cli.controle import report

    if not report(settings(ctx).database_pad, alles=alles):
        raise typer.Exit(1)


@app.command("sql", cls=Opdracht, short_help="Stel een vraag aan de database.")
def sql(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="VRAAG", help="De vraag, in DuckDB-SQL; alleen lezen.")],
    csv: Annotated[bool, typer.Option("--csv", help="Antwoord als CSV (puntkomma, decimale komma).")] = False,
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")] = False,
) -> None:
    """Stel een vraag aan de gepubliceerde database, bijvoorbeeld "SELECT * FROM mart.envelop"."""
    from pipelines.cli.vraag import run_query, write_answer

    if csv and als_json:
        raise FondskompasFout("Kies --csv of --json, niet allebei.")
    write_answer(
        run_query(settings(ctx).database_pad, query), "csv" if csv else "json" if als_json else "tabel"
    )


def run(opdrachten: typer.Typer = app) -> int:
    """Run the program and return its exit code; every foreseen problem is a Dutch message on stderr."""
    try:
        uitkomst = opdrachten(standalone_mode=False, prog_name="fondskompas")
    except InvoerGeweigerd as fout:
        for bevinding in fout.bevindingen:
            _fouten.print(bevinding.als_tekst(), markup=False)
            _fouten.print()
        _fouten.print(str(fout), markup=False)
        return 1
    except FondskompasFout as fout:
        _fouten.print(f"Fout: {fout}", markup=False)
        return 1
    except typer.Exit as einde:
        return einde.exit_code
    except (typer.Abort, KeyboardInterrupt):
        _fouten.print("Afgebroken; er is niets gewijzigd.")
        return 130
    except GebruiksFout as fout:
        _fouten.print(translate_error(fout.format_message()), markup=False)
        _fouten.print("Zie `fondskompas --help`.")
        return 2
    except BrokenPipeError:
        return 0
    except Exception as fout:
        # The one place where anything unforeseen ends: no traceback for a user, all of it with --debug.
        if "--debug" in sys.argv:
            raise
        _fouten.print(f"Onverwachte fout ({type(fout).__name__}): {fout}", markup=False)
        _fouten.print("Draai de opdracht opnieuw met --debug vóór de opdracht voor de technische details.")
        return 1
    return uitkomst if isinstance(uitkomst, int) else 0


def main() -> None:
    """Entry point of the commands on data alone."""
    sys.exit(run())
