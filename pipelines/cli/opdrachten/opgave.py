"""``fondskompas opgave``: make a template, check a filled-in one, keep it and show what it changed."""

import io
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import count, format_eur, format_number
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.basis.schijf import refuse, write_whole
from pipelines.cli.bevindingen import print_findings
from pipelines.cli.intrekken import Ingeschreven, print_withdrawn
from pipelines.cli.opties import Bevestig, settings
from pipelines.cli.poort import add_guarded
from pipelines.cli.rapport import JsonOptie, XlsxOptie, close_check
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.vraag import open_database
from pipelines.sources.ontvangen.opgave import INZENDINGEN, add_return, goals_of, read_file
from pipelines.sources.opgave.lezen import advise
from pipelines.sources.opgave.model import Bekend, Doelblad, Opgave
from pipelines.sources.opgave.vergelijken import Wijziging
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
) -> None:
    """Maak een werkboek met per doel een blad, met de bekende bedragen en het inwonertal al ingevuld."""
    pad = uit or Path(f"opgave_{gemeente}_{jaar}.xlsx")
    if pad.exists():
        raise FondskompasFout(f"{pad} bestaat al en wordt niet overschreven. Kies een andere plek met --uit.")
    naam, bladen = _known(ctx, gemeente, jaar)
    schrijven = import_module(
        "pipelines.sources.opgave.schrijven"
    )  # with openpyxl, which only a template needs
    inhoud = io.BytesIO()
    schrijven.make_template(gemeente, naam, jaar, bladen).save(inhoud)
    try:
        write_whole(pad, inhoud.getvalue())
    except OSError as fout:
        raise refuse("Het sjabloon is niet te schrijven", fout, pad) from fout
    typer.echo(f"Het sjabloon voor {naam} ({gemeente}), {jaar}, staat in {pad}.")


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
    doelen, gemeenten = (read_table(keuzes.raw, naam, keuzes.grenzen) for naam in ("doel", "gemeente"))
    return goals_of(doelen), frozenset(gemeenten["gm_code"])


def _known(ctx: typer.Context, gm_code: str, jaar: int) -> tuple[str, list[tuple[Doelblad, list[Bekend]]]]:
    """The name of the gemeente and, per goal, what the published database knows."""
    with open_database(settings(ctx).database_pad) as con:
        rijen = fetch_rows(con, read_query("vragen", "opgave_bekend"), {"jaar": jaar, "gm_code": gm_code})
    if not rijen:
        raise FondskompasFout(
            f"{gm_code} bestaat niet in {jaar}. Gebruik een CBS-code zoals GM0363 en een jaar met cijfers."
        )
    bladen = [
        (
            Doelblad(
                r["doel"],
                r["naam"],
                r["indicator"],
                r["eenheid"],
                r["omschrijving"],
                r["zichtbaarheid_toelichting"],
            ),
            _facts(r),
        )
        for r in rijen
    ]
    return rijen[0]["gemeente"], bladen


def _facts(rij: dict[str, Any]) -> list[Bekend]:
    feiten = [
        Bekend("Inwoners op 1 januari", _number(rij["inwoners"]), rij["inwoners_status"] or "niet bekend")
    ]
    for kolom, wat in (
        ("au_eur", "Toegewezen via de algemene uitkering"),
        ("du_eur", "Toegewezen via een decentralisatie-uitkering"),
        ("bfu_eur", "Toegewezen via een bijzondere fondsuitkering"),
        ("spuk_eur", "Toegewezen via een specifieke uitkering"),
        ("toegewezen_eur", "Toegewezen samen"),
    ):
        if rij[kolom] is not None or kolom == "toegewezen_eur":
            feiten.append(
                Bekend(wat, _euro(rij[kolom]), rij["toewijzing_status"] or "niets over gemeenten verdeeld")
            )
    if rij["prijs_eur"] is not None:
        feiten.append(Bekend(f"Prijs per {rij['eenheid']}", _euro(rij["prijs_eur"]), rij["prijs_status"]))
    if rij["toegewezen_capaciteit"] is not None:
        capaciteit = format_number(rij["toegewezen_capaciteit"], 2)
        feiten.append(Bekend("Capaciteit die dat geld koopt", f"{capaciteit} {rij['eenheid']}", "aanname"))
    if rij["lasten_taakveld_eur"] is not None:
        wat = f"Lasten op taakveld {rij['taakvelden']} (breder dan dit doel)"
        feiten.append(Bekend(wat, _euro(rij["lasten_taakveld_eur"]), f"Iv3, {rij['lasten_verslagsoort']}"))
    return feiten


def _euro(bedrag: int | Decimal | None) -> str:
    return "niet bekend" if bedrag is None else format_eur(bedrag)


def _number(getal: int | None) -> str:
    return "niet bekend" if getal is None else format_number(getal)


def _head(gelezen: Opgave | None) -> str:
    """What the file turned out to be; nothing when it could not be read."""
    if gelezen is None:
        return ""
    ingevuld = sum(r.waarde is not None or r.besteed_eur is not None for r in gelezen.regels)
    return (
        f"{gelezen.document}: opgave van {gelezen.gemeente} ({gelezen.gm_code}) over {gelezen.jaar}, "
        f"{ingevuld} van {count(len(gelezen.regels), 'doel', 'doelen')} ingevuld, {count(len(gelezen.grootboek), 'grootboekregel', 'grootboekregels')}."
    )


def _print_changes(wijzigingen: list[Wijziging]) -> None:
    if not wijzigingen:
        typer.echo("De vorige opgave van deze gemeente over dit jaar zegt hetzelfde.")
        return
    typer.echo("Veranderd ten opzichte van de vorige opgave:")
    for w in wijzigingen:
        typer.echo(f"  {w.doel}, {w.wat}: {w.oud or '(leeg)'} → {w.nieuw or '(leeg)'}")
