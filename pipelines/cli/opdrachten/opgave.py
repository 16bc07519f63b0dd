"""``fondskompas opgave``: make a template, check a filled-in one, keep it and show what it changed."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import count
from pipelines.basis.schijf import refuse, write_whole
from pipelines.cli.bevindingen import print_findings
from pipelines.cli.intrekken import Ingeschreven, print_withdrawn
from pipelines.cli.opties import Bevestig, settings
from pipelines.cli.poort import add_guarded
from pipelines.cli.rapport import JsonOptie, XlsxOptie, close_check
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.vraag import open_database
from pipelines.sources.ontvangen.opgave import INZENDINGEN, add_return, read_file
from pipelines.sources.opgave.adviseren import advise
from pipelines.sources.opgave.bekend import Bekende, find_known
from pipelines.sources.opgave.model import Opgave
from pipelines.sources.opgave.vergelijken import Wijziging
from pipelines.sources.opgave.vragen import Doelblad, read_questions
from pipelines.sources.raw.lezen import read_table

app = new_app("Opgaven van capaciteit: sjabloon, controle, inleveren.")

Bestand = Annotated[Path, typer.Argument(metavar="BESTAND", help="Het ingevulde sjabloon (.xlsx).")]


@app.command("sjabloon", cls=Opdracht, short_help="Maak een werkboek om in te vullen.")
def sjabloon(
    ctx: typer.Context,
    gemeente: Annotated[str, typer.Option("--gemeente", metavar="CODE", help="De gemeente, zoals GM0363.")],
    jaar: Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het jaar waarover wordt opgegeven.")],
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="PAD", help="Waar het werkboek komt (anders in deze map).")
    ] = None,
    vraag: Annotated[
        list[str] | None,
        typer.Option(
            "--vraag",
            metavar="DOEL/INDICATOR",
            help="Alleen deze vraag, zoals wijkteams/wachttijd_dagen; mag vaker. Zonder deze keuze: alle vragen.",
        ),
    ] = None,
) -> None:
    """Maak een werkboek met per doel een blad, met de bekende bedragen en het inwonertal al ingevuld."""
    pad = uit or Path(f"opgave_{gemeente}_{jaar}.xlsx")
    if pad.exists():
        raise FondskompasFout(f"{pad} bestaat al en wordt niet overschreven. Kies een andere plek met --uit.")
    bekend = _known(ctx, gemeente, jaar)
    # with XlsxWriter, which only a template needs
    schrijven = import_module("pipelines.sources.opgave.schrijven")
    inhoud = schrijven.make_template(
        gemeente,
        bekend.gemeente,
        jaar,
        bekend.bladen,
        _chosen(vraag, bekend.bladen),
        is_centrumgemeente=bekend.is_centrumgemeente,
    )
    try:
        write_whole(pad, inhoud)
    except OSError as fout:
        raise refuse("Het sjabloon is niet te schrijven", fout, pad) from fout
    typer.echo(f"Het sjabloon voor {bekend.gemeente} ({gemeente}), {jaar}, staat in {pad}.")


@app.command("controleer", cls=Opdracht, short_help="Controleer een ingevuld sjabloon.")
def controleer(
    ctx: typer.Context, bestand: Bestand, xlsx: XlsxOptie = None, als_json: JsonOptie = False
) -> None:
    """Controleer een ingevuld sjabloon en toon alle bevindingen; er wordt niets bewaard."""
    grenzen = settings(ctx).grenzen
    gelezen, bevindingen = read_file(bestand, bestand.name, *_reference(ctx), grenzen)
    alle = bevindingen + (advise(gelezen) if gelezen else [])
    close_check(_head(gelezen), alle, bestand, xlsx, grenzen, als_json=als_json)


@app.command("toevoegen", cls=Opdracht, short_help="Lever een ingevuld sjabloon in.")
def toevoegen(ctx: typer.Context, bestand: Bestand, bevestig: Bevestig = None) -> None:
    """Controleer een ingevuld sjabloon, bewaar het en toon per regel wat het aan de vorige opgave verandert."""
    keuzes = settings(ctx)
    raw = keuzes.raw
    naslag = _reference(ctx)
    bewaard, gelezen, wijzigingen = add_guarded(
        keuzes, bevestig, lambda map_: add_return(bestand, map_, *naslag, keuzes.grenzen)
    )
    typer.echo(_head(gelezen))
    print_findings(advise(gelezen))
    plek = bewaard.pad.relative_to(raw)
    if not bewaard.is_nieuw:
        typer.echo(f"Deze opgave is er al: {plek} (inzending {bewaard.volgnummer}). Er is niets veranderd.")
        return
    typer.echo(
        f"Bewaard als {plek} (inzending {bewaard.volgnummer}). Draai `fondskompas bouw` om haar mee te nemen."
    )
    if wijzigingen is not None:
        _print_changes(wijzigingen)


@app.command("intrekken", cls=Opdracht, short_help="Trek een opgave in.")
def intrekken(ctx: typer.Context, bestand: Ingeschreven) -> None:
    """Haal een opgave uit het register en het bestand uit de map; `fondskompas bouw` rekent daarna zonder."""
    print_withdrawn(INZENDINGEN.withdraw(settings(ctx).raw, bestand))


def _reference(ctx: typer.Context) -> tuple[dict[str, Doelblad], frozenset[str]]:
    """The goals and gemeenten as they are now."""
    keuzes = settings(ctx)
    gemeenten = read_table(keuzes.raw, "gemeente", keuzes.grenzen)
    return read_questions(keuzes.raw, keuzes.grenzen), frozenset(gemeenten["gm_code"])


def _known(ctx: typer.Context, gm_code: str, jaar: int) -> Bekende:
    keuzes = settings(ctx)
    with open_database(keuzes.database_pad) as con:
        return find_known(con, read_questions(keuzes.raw, keuzes.grenzen), gm_code, jaar)


def _chosen(
    vragen: list[str] | None, bladen: Sequence[tuple[Doelblad, object]]
) -> set[tuple[str, str]] | None:
    """The pairs of goal and indicator that were named; raises FondskompasFout at one that there is not."""
    if not vragen:
        return None
    bekend = {
        f"{b.doel}/{indicator}": (b.doel, indicator)
        for b, _ in bladen
        if not b.is_blok
        for indicator in (b.indicator, *(v.indicator for v in b.vragen))
    }
    if onbekend := [v for v in vragen if v not in bekend]:
        raise FondskompasFout(f"De vraag {onbekend[0]} bestaat niet. Kies uit: {', '.join(bekend)}.")
    return {bekend[v] for v in vragen}


def _head(gelezen: Opgave | None) -> str:
    """What the file turned out to be; nothing when it could not be read."""
    if gelezen is None:
        return ""
    ingevuld = sum(r.waarde is not None or r.besteed_eur is not None for r in gelezen.regels)
    delen = [
        f"{ingevuld} van {count(len(gelezen.regels), 'doel', 'doelen')} ingevuld",
        count(len(gelezen.grootboek), "grootboekregel", "grootboekregels"),
    ]
    if gelezen.antwoorden:
        delen.append(count(len(gelezen.antwoorden), "ander antwoord", "andere antwoorden"))
    if blokken := sum(b.waarde is not None or b.besteed_eur is not None for b in gelezen.blokken):
        delen.append(count(blokken, "cijfer voor doelen samen", "cijfers voor doelen samen"))
    return f"{gelezen.document}: opgave van {gelezen.gemeente} ({gelezen.gm_code}) over {gelezen.jaar}, {', '.join(delen)}."


def _print_changes(wijzigingen: list[Wijziging]) -> None:
    if not wijzigingen:
        typer.echo("De vorige opgave van deze gemeente over dit jaar zegt hetzelfde.")
        return
    typer.echo("Veranderd ten opzichte van de vorige opgave:")
    for w in wijzigingen:
        typer.echo(f"  {w.doel}, {w.wat}: {w.oud or '(leeg)'} → {w.nieuw or '(leeg)'}")
