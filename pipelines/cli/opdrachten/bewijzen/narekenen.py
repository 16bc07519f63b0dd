"""``fondskompas narekenen``: every published amount once more, by a calculation that shares nothing with the first."""

from collections import Counter
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import count, format_eur, format_number
from pipelines.bevroren.register import open_stand
from pipelines.bewijspakket.narekening import Narekening, check_again
from pipelines.cli.opties import Bronnen, settings
from pipelines.cli.scherm import new_table, print_table
from pipelines.cli.taal import Opdracht, new_app

app = new_app()
_HOOGSTENS = 50
_BREED = 160
_OVERIG = {
    "envelop": "doelen en vormen van de envelop",
    "toewijzing_bewijs": "stappen van de verdeling (gewicht, afronding, rest)",
    "toewijzing_indeling": "toewijzingen in latere indelingen",
    "algemene_uitkering": "algemene uitkeringen",
    "algemene_uitkering_cluster": "bedragen van de algemene uitkering per cluster",
    "uitkering": "losse uitkeringen zoals gedrukt",
}

_Stand = Annotated[
    str | None,
    typer.Option("--stand", metavar="NAAM", help="Reken een bevroren stand na, niet de cijfers van nu."),
]


@app.command("narekenen", cls=Opdracht)
def narekenen(ctx: typer.Context, stand: _Stand = None, bronnen: Bronnen = None) -> None:
    """Reken elk bedrag na uit de bronnen, los van de eerste berekening; de uitgangscode is 1 als er iets verschilt."""
    keuzes = settings(ctx)
    database = open_stand(stand, keuzes.standen_pad) if stand else keuzes.database_pad
    if not database.is_file():
        raise FondskompasFout(f"Er is nog geen database op {database}. Draai eerst `fondskompas bouw`.")
    uitkomst = check_again(database, bronnen or keuzes.raw)
    _print_goals(uitkomst)
    _print_others(uitkomst)
    if not uitkomst.klopt:
        raise typer.Exit(1)


def _print_goals(uitkomst: Narekening) -> None:
    """A row per year and goal: how many amounts, what they add up to, and whether all are the same."""
    fout = Counter(v.sleutel[:2] for v in uitkomst.verschillen if v.tabel == "toewijzing")
    aantal: Counter[tuple[str, ...]] = Counter()
    som: Counter[tuple[str, ...]] = Counter()
    for rij in uitkomst.toewijzing:
        sleutel = (rij["uitkeringsjaar"], rij["doel"])
        aantal[sleutel] += 1
        som[sleutel] += int(rij["bedrag_eur"])
    tabel = new_table(("jaar", "doel", "bedragen", "verdeeld", "uitkomst"), 2)
    for sleutel in sorted(aantal.keys() | fout.keys()):
        oordeel = count(fout[sleutel], "verschil", "verschillen") if fout[sleutel] else "gelijk"
        tabel.add_row(*sleutel, format_number(aantal[sleutel]), format_eur(som[sleutel]), oordeel)
    print_table(tabel, _BREED)


def _print_others(uitkomst: Narekening) -> None:
    per_tabel = Counter(v.tabel for v in uitkomst.verschillen)
    for naam, woorden in _OVERIG.items():
        oordeel = count(per_tabel[naam], "verschil", "verschillen") if per_tabel[naam] else "alle gelijk"
        typer.echo(f"{format_number(uitkomst.rijen[naam])} {woorden}: {oordeel}.")
    if uitkomst.gewijzigd:
        typer.echo(
            f"Let op: {count(len(uitkomst.gewijzigd), 'bron is', 'bronnen zijn')} anders dan bij de bouw: "
            f"{', '.join(uitkomst.gewijzigd)}."
        )
    for regel in (*uitkomst.fouten, *map(str, uitkomst.verschillen[:_HOOGSTENS])):
        typer.echo(f"✗ {regel}")
    if len(uitkomst.verschillen) > _HOOGSTENS:
        typer.echo(f"En nog {format_number(len(uitkomst.verschillen) - _HOOGSTENS)} verschillen.")
    if uitkomst.klopt:
        typer.echo("Nagerekend: elk bedrag volgt uit de bronnen, en elke regel is tot op de euro verdeeld.")
