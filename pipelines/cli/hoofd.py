"""The program ``fondskompas``: its options and how it ends. The commands stand in ``opdrachten`` beside it."""

import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.main import get_command

from pipelines import VERSIE
from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.basis.schijf import refuse
from pipelines.cli.opdrachten import OPDRACHTEN
from pipelines.cli.taal import GebruiksFout, Groep, new_app, translate_error

_HOOGSTENS_PER_SOORT = 20


class Programma(Groep):
    """The program: its commands are those of OPDRACHTEN, each loaded when it is called.

    Typer keeps the types of what it passes around to itself, hence ``Any``.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of the table."""
        return list(OPDRACHTEN)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command with all that it needs; ``None`` for a name that is none."""
        plek = OPDRACHTEN.get(cmd_name)
        return None if plek is None else get_command(import_module(plek.module).app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list in the help text, for which no command is loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(naam, plek.uitleg) for naam, plek in OPDRACHTEN.items()])


app = new_app(
    "Fondskompas: wat kreeg elke gemeente van de 150 miljoen, volgens welke sleutel, en welke capaciteit staat ertegenover?",
    Programma,
)
_fouten = Console(stderr=True, highlight=False, soft_wrap=True)


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


def _print_findings(bevindingen: list[Bevinding]) -> None:
    """Every problem, but of one kind in one document the first twenty: the rest says nothing new."""
    gezien: Counter[tuple[str, str]] = Counter()
    for bevinding in bevindingen:
        soort = (bevinding.regel, bevinding.document)
        gezien[soort] += 1
        if gezien[soort] <= _HOOGSTENS_PER_SOORT:
            _fouten.print(bevinding.als_tekst(), markup=False)
            _fouten.print()
    for (regel, document), aantal in gezien.items():
        if aantal > _HOOGSTENS_PER_SOORT:
            _fouten.print(
                f"[{regel}] {document}: en nog {aantal - _HOOGSTENS_PER_SOORT} van deze soort.", markup=False
            )


def _is_other_edition(fout: Exception) -> bool:
    """Whether a query of the program itself asked for a table or column that the published database does not have."""
    import duckdb

    return isinstance(fout, duckdb.CatalogException | duckdb.BinderException)


def run(opdrachten: typer.Typer = app) -> int:
    """Run the program and return its exit code; every foreseen problem is a Dutch message on stderr."""
    try:
        uitkomst = opdrachten(standalone_mode=False, prog_name="fondskompas")
    except InvoerGeweigerd as fout:
        _print_findings(fout.bevindingen)
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
    except OSError as fout:
        if "--debug" in sys.argv:
            raise
        _fouten.print(f"Fout: {refuse('De opdracht is niet uitgevoerd', fout)}", markup=False)
        return 1
    except Exception as fout:
        # The one place where anything unforeseen ends: no traceback for a user, all of it with --debug.
        if "--debug" in sys.argv:
            raise
        if _is_other_edition(fout):
            _fouten.print("Fout: de database is door een andere versie van Fondskompas gemaakt.")
            _fouten.print("Maak haar opnieuw met: fondskompas bouw")
            return 1
        _fouten.print(f"Onverwachte fout ({type(fout).__name__}): {fout}", markup=False)
        _fouten.print("Draai de opdracht opnieuw met --debug vóór de opdracht voor de technische details.")
        return 1
    return uitkomst if isinstance(uitkomst, int) else 0
