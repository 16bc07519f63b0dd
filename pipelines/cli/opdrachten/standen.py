"""``fondskompas standen``: list, check and compare frozen states."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import count
from pipelines.bevroren.keten import Ketenverslag, check_chain, find_head, readable_entries
from pipelines.bevroren.register import list_entries, list_names, open_stand
from pipelines.bevroren.sleutels import read_key, read_public
from pipelines.bevroren.tijdstempel import check_stamps
from pipelines.bevroren.vergelijken import Standverschil, compare_standen
from pipelines.cli.opties import settings
from pipelines.cli.scherm import new_table
from pipelines.cli.taal import Opdracht, new_app

app = new_app("Toon, controleer en vergelijk bevroren standen van de cijfers.")

_Naam = Annotated[
    str, typer.Argument(metavar="NAAM", help="De naam van de bevroren stand, bijvoorbeeld alv-2026.")
]


_Sleutels = Annotated[
    list[Path] | None,
    typer.Option("--sleutel", metavar="BESTAND", help="Openbare sleutel die u vertrouwt; mag vaker."),
]
_Kop = Annotated[
    str | None, typer.Option("--kop", metavar="TEKENS", help="De kop die een briefing of bewijspakket noemt.")
]


_Wortels = Annotated[
    list[Path] | None,
    typer.Option(
        "--tijdstempel-wortel",
        metavar="BESTAND",
        help="Certificaat (PEM) van een tijdstempeldienst die u vertrouwt; mag vaker.",
    ),
]


@app.command("lijst", cls=Opdracht, short_help="Toon de bevroren standen.")
def lijst(ctx: typer.Context) -> None:
    """Toon de bevroren standen, de oudste eerst."""
    gevonden = list_entries(settings(ctx).standen_pad)
    if not gevonden:
        typer.echo("Er zijn nog geen bevroren standen. Maak er een met `fondskompas bevries NAAM`.")
        return
    koppen = ("naam", "bevroren op (UTC)", "circulaires", "opgaven", "software", "sha256")
    tabel = new_table(koppen, len(koppen))
    for stand in gevonden:
        circulaires = ", ".join(dict.fromkeys(str(c["circulaire"]) for c in stand.circulaires))
        tabel.add_row(
            stand.naam,
            stand.bevroren_op.replace("T", " "),
            circulaires,
            str(len(stand.opgaven)),
            stand.versie,
            stand.sha256[:16],
        )
    Console().print(tabel)


@app.command("controleer", cls=Opdracht, short_help="Controleer of elke bevroren stand nog ongewijzigd is.")
def controleer(
    ctx: typer.Context, sleutel: _Sleutels = None, kop: _Kop = None, tijdstempel_wortel: _Wortels = None
) -> None:
    """Lees elke bevroren stand na, de keten die zij vormen en hun tijdstempels; de uitgangscode is 1 als er iets niet klopt.

    Noemt een stand die is gewijzigd, verwijderd, verplaatst, teruggedateerd of door een ander ondertekend.
    """
    keuzes = settings(ctx)
    map_ = keuzes.standen_pad
    fouten = []
    for naam in list_names(map_):
        try:
            open_stand(naam, map_)
            typer.echo(f"«{naam}» is ongewijzigd.")
        except FondskompasFout as fout:
            fouten.append(str(fout))
    eigen = read_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    vertrouwd = {*map(read_public, sleutel or []), *([eigen.openbaar] if eigen else [])}
    verslag = check_chain(map_, vertrouwd)
    _print_chain(verslag, is_vertrouwd=bool(vertrouwd))
    stempels = check_stamps(map_, readable_entries(map_), tijdstempel_wortel or [])
    for regel in (*stempels.goed, *stempels.meldingen):
        typer.echo(regel)
    if fouten or verslag.fouten or stempels.fouten:
        raise FondskompasFout("\n".join([*fouten, *verslag.fouten, *stempels.fouten]))
    if kop is not None:
        stand = find_head(map_, kop)
        typer.echo(f"Kop {kop} is die van «{stand.naam}», bevroren op {stand.bevroren_op} (UTC).")


def _print_chain(verslag: Ketenverslag, *, is_vertrouwd: bool) -> None:
    for melding in verslag.meldingen:
        typer.echo(melding)
    if verslag.kop.volgnummer == 0:
        return
    aantal = count(verslag.kop.volgnummer, "schakel", "schakels")
    typer.echo(f"Keten van {aantal}, kop «{verslag.kop.naam}»: {verslag.kop.kenmerk}.")
    if not verslag.ondertekend:
        typer.echo(
            "Geen stand is ondertekend: wie de map kan wijzigen, kan ook alle hashes opnieuw maken. Vergelijk de kop met die in "
            "een briefing (--kop), en maak een sleutel met `fondskompas sleutel maak`."
        )
    elif not is_vertrouwd:
        typer.echo(
            "De handtekeningen zijn gecontroleerd met de openbare sleutels die in de standen zelf staan. Geef met --sleutel "
            "die u langs een andere weg kreeg."
        )


@app.command("vergelijk", cls=Opdracht, short_help="Toon wat er tussen twee bevroren standen veranderde.")
def vergelijk(
    ctx: typer.Context,
    oud: Annotated[str, typer.Argument(metavar="OUD", help="De naam van de eerste stand.")],
    nieuw: Annotated[str, typer.Argument(metavar="NIEUW", help="De naam van de tweede stand.")],
) -> None:
    """Toon welke documenten, parameters en tabellen verschillen."""
    print_difference(compare_standen(oud, nieuw, settings(ctx).standen_pad))


def print_difference(verschil: "Standverschil") -> None:
    """The comparison as text."""
    if not (verschil.documenten or verschil.parameters or verschil.tabellen):
        typer.echo(f"«{verschil.oud.naam}» en «{verschil.nieuw.naam}» bevatten hetzelfde.")
        return
    for document, wat in verschil.documenten:
        typer.echo(f"document   {document}: {wat}")
    for naam, eerst, nu in verschil.parameters:
        typer.echo(f"parameter  {naam}: {eerst} → {nu}")
    for tabel in verschil.tabellen:
        typer.echo(f"tabel      {tabel.als_tekst()}")
