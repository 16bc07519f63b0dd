"""``fondskompas scenario``: calculate, compare and check scenarios; nothing of it is published."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.opties import settings
from pipelines.cli.scenario_tekst import print_outcome
from pipelines.cli.scherm import new_console
from pipelines.cli.taal import Opdracht, new_app
from pipelines.scenario.lezen import read_scenario
from pipelines.scenario.rekenen import ScenarioRekenaar
from pipelines.scenario.uitvoer import write_csv, write_workbook

app = new_app("Reken uit wat andere bedragen, sleutels of prijzen betekenen; er wordt niets gepubliceerd.")

_Bestand = Annotated[Path, typer.Argument(metavar="BESTAND", help="Het scenario, een TOML-bestand.")]
_Jaar = Annotated[
    int | None, typer.Option("--jaar", metavar="JAAR", help="Toon en bewaar alleen dit uitkeringsjaar.")
]
_Csv = Annotated[
    Path | None, typer.Option("--csv", metavar="PAD", help="Bewaar alle gemeenten als CSV in dit bestand.")
]
_Xlsx = Annotated[
    Path | None, typer.Option("--xlsx", metavar="PAD", help="Bewaar de uitkomst als werkboek in dit bestand.")
]


@app.command("reken", cls=Opdracht, short_help="Reken een scenario door.")
def reken(
    ctx: typer.Context, bestand: _Bestand, jaar: _Jaar = None, csv: _Csv = None, xlsx: _Xlsx = None
) -> None:
    """Toon per groep en voor de uitersten wat een scenario verandert, met de reden."""
    gelezen = read_scenario(bestand)
    with ScenarioRekenaar(settings(ctx).database_pad) as rekenaar:
        check_year(jaar, rekenaar)
        uitkomst = rekenaar.calculate(gelezen)
    console = new_console()
    console.print(gelezen.naam, style="bold")
    if gelezen.toelichting:
        console.print(gelezen.toelichting)
    print_outcome(console, uitkomst, jaar)
    if csv is not None:
        write_csv(uitkomst, csv, jaar)
        typer.echo(f"Alle gemeenten staan in {csv}.")
    if xlsx is not None:
        write_workbook(gelezen, uitkomst, xlsx, jaar)
        typer.echo(f"Het werkboek staat in {xlsx}.")


@app.command("vergelijk", cls=Opdracht, short_help="Vergelijk twee scenario's.")
def vergelijk(
    ctx: typer.Context,
    eerste: Annotated[Path, typer.Argument(metavar="EERSTE", help="Het scenario waarmee wordt vergeleken.")],
    tweede: Annotated[Path, typer.Argument(metavar="TWEEDE", help="Het scenario dat wordt vergeleken.")],
    jaar: _Jaar = None,
    csv: _Csv = None,
    xlsx: _Xlsx = None,
) -> None:
    """Toon wat het tweede scenario anders geeft dan het eerste."""
    a, b = read_scenario(eerste), read_scenario(tweede)
    with ScenarioRekenaar(settings(ctx).database_pad) as rekenaar:
        check_year(jaar, rekenaar)
        uitkomst = rekenaar.compare(a, b)
    console = new_console()
    console.print(f"Eerste: {a.naam}\nTweede: {b.naam}\nVerschil is het tweede min het eerste.")
    print_outcome(console, uitkomst, jaar, ("eerste", "tweede"))
    if csv is not None:
        write_csv(uitkomst, csv, jaar)
        typer.echo(f"Alle gemeenten staan in {csv}; basis is het eerste scenario, scenario het tweede.")
    if xlsx is not None:
        write_workbook(b, uitkomst, xlsx, jaar, eerste=a)
        typer.echo(f"Het werkboek staat in {xlsx}; basis is het eerste scenario, scenario het tweede.")


@app.command("controleer", cls=Opdracht, short_help="Controleer een scenario.")
def controleer(ctx: typer.Context, bestand: _Bestand) -> None:
    """Toon alles wat er met een scenario mis is; de uitgangscode is 1 als er iets mis is."""
    gelezen = read_scenario(bestand)
    with ScenarioRekenaar(settings(ctx).database_pad) as rekenaar:
        rekenaar.check(gelezen)
    typer.echo(f"«{gelezen.naam}» is in orde en te rekenen.")


def check_year(jaar: int | None, rekenaar: "ScenarioRekenaar") -> None:
    """Raise FondskompasFout for a year that the database does not know."""
    bekend = rekenaar.gepubliceerd.jaartotalen
    if jaar is not None and jaar not in bekend:
        raise FondskompasFout(
            f"Het uitkeringsjaar {jaar} is niet bekend. Kies uit: {', '.join(map(str, bekend))}."
        )
