"""``fondskompas iv3``: check a delivery, keep it, and add the definitions of a year."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.bevindingen import print_findings
from pipelines.cli.intrekken import Ingeschreven, print_withdrawn
from pipelines.cli.opties import Bevestig, settings
from pipelines.cli.poort import add_guarded
from pipelines.cli.rapport import JsonOptie, XlsxOptie, close_check
from pipelines.cli.taal import Opdracht, new_app
from pipelines.sources.iv3.compileren import add_definition
from pipelines.sources.iv3.controleren import Controle, check_file
from pipelines.sources.iv3.definities import MAP
from pipelines.sources.iv3.model import Eenheid
from pipelines.sources.iv3.naslag import load_reference
from pipelines.sources.ontvangen.iv3 import LEVERINGEN, add_delivery

app = new_app("Controleer en bewaar Iv3-leveringen.")
definities = new_app("De definities van CBS per boekjaar.")
app.add_typer(definities, name="definities", short_help="De definities van CBS per boekjaar.")

Bestand = Annotated[
    Path,
    typer.Argument(metavar="BESTAND", help="JSON-levering, Excelmodel van CBS, of open data van CBS (CSV)."),
]
EenheidOptie = Annotated[
    str | None,
    typer.Option(
        "--eenheid", metavar="EENHEID", help="Bevestig de eenheid: euro (hele euro's) of duizend (x € 1.000)."
    ),
]


@app.command("controleer", cls=Opdracht, short_help="Controleer een levering en toon alle bevindingen.")
def controleer(
    ctx: typer.Context,
    bestand: Bestand,
    eenheid: EenheidOptie = None,
    xlsx: XlsxOptie = None,
    als_json: JsonOptie = False,
) -> None:
    """Controleer een levering met de controles van CBS; er wordt niets bewaard. De uitgangscode is 1 bij een fout."""
    keuzes = settings(ctx)
    naslag = load_reference(keuzes.raw, keuzes.grenzen)
    controle = check_file(bestand, bestand.name, naslag, _unit(eenheid))
    close_check(_head(controle), controle.bevindingen, bestand, xlsx, keuzes.grenzen, als_json=als_json)


@app.command("toevoegen", cls=Opdracht, short_help="Controleer een levering en bewaar haar.")
def toevoegen(
    ctx: typer.Context, bestand: Bestand, eenheid: EenheidOptie = None, bevestig: Bevestig = None
) -> None:
    """Controleer een levering, bewaar haar zoals ontvangen en schrijf haar in; `fondskompas bouw` leest haar daarna."""
    keuzes = settings(ctx)
    raw = keuzes.raw
    if not bestand.is_file():
        raise FondskompasFout(f"Het bestand {bestand} bestaat niet.")
    naslag = load_reference(raw, keuzes.grenzen)
    bewaard, controle = add_guarded(
        keuzes, bevestig, lambda map_: add_delivery(bestand, map_, naslag, _unit(eenheid))
    )
    if kop := _head(controle):
        typer.echo(kop)
    print_findings(controle.bevindingen)
    plek = bewaard.pad.relative_to(raw)
    if bewaard.is_nieuw:
        typer.echo(
            f"Bewaard als {plek} (levering {bewaard.volgnummer}). Draai `fondskompas bouw` om haar mee te nemen."
        )
    else:
        typer.echo(f"Dit bestand is er al: {plek} (levering {bewaard.volgnummer}). Er is niets veranderd.")


@app.command("intrekken", cls=Opdracht, short_help="Trek een levering in.")
def intrekken(ctx: typer.Context, bestand: Ingeschreven) -> None:
    """Haal een levering uit het register en het bestand uit de map; `fondskompas bouw` rekent daarna zonder."""
    print_withdrawn(LEVERINGEN.withdraw(settings(ctx).raw, bestand))


@definities.command("toevoegen", cls=Opdracht, short_help="Neem de definities van een boekjaar op.")
def definities_toevoegen(
    ctx: typer.Context,
    bestand: Annotated[
        Path,
        typer.Argument(
            metavar="JSON", help="Het definitiebestand van CBS, zoals iv3_definities_Gemeente_2027.json."
        ),
    ],
) -> None:
    """Neem codes, grijze cellen en controles van een boekjaar op uit het definitiebestand van CBS."""
    keuzes = settings(ctx)
    boekjaar, is_nieuw = add_definition(bestand, keuzes.raw, keuzes.grenzen)
    if is_nieuw:
        typer.echo(f"De definities van {boekjaar} staan in {MAP}/{boekjaar}.")
    else:
        typer.echo(f"De definities van {boekjaar} waren er al en zijn dezelfde; er is niets veranderd.")


def _unit(eenheid: str | None) -> Eenheid | None:
    match eenheid:
        case None | "euro" | "duizend":
            return eenheid
    raise FondskompasFout(
        f"De eenheid «{eenheid}» bestaat niet. Kies euro (hele euro's) of duizend (x € 1.000)."
    )


def _head(controle: Controle) -> str:
    """What the file turned out to be; nothing when that is not clear."""
    if controle.vorm is None or controle.kop.is_empty():
        return ""
    vormen = {"json": "JSON-levering", "excel": "Excelmodel van CBS", "open_data": "open data van CBS"}
    eenheden = {"euro": "hele euro's", "duizend": "x € 1.000", None: "eenheid onzeker"}
    kop = controle.kop
    gemeenten = sorted(set(kop["gm_code"]))
    verslagen = sorted({f"{s} {j}" for j, s in kop.select("boekjaar", "verslagsoort").iter_rows()})
    wie = gemeenten[0] if len(gemeenten) == 1 else f"{len(gemeenten)} gemeenten"
    return f"{controle.document}: {vormen[controle.vorm]}, {wie}, {', '.join(verslagen)}, {eenheden[kop['eenheid'][0]]}."
