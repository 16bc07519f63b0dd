"""``fondskompas briefing``: make the pack from a frozen state, and show what changed between two of them."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import Instellingen
from pipelines.basis.opmaak import count
from pipelines.briefing.maken import make_municipalities, make_pack
from pipelines.briefing.oorzaken import Verklaring, explain_difference
from pipelines.briefing.redactie import Bestelling
from pipelines.cli.opties import settings
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.voortgang import show_progress

app = new_app("Maak een briefing uit een bevroren stand: PDF, presentatie, werkboek en bewijs.")

_Stand = Annotated[str, typer.Option("--stand", metavar="NAAM", help="De naam van de bevroren stand.")]
_Uit = Annotated[Path, typer.Option("--uit", metavar="MAP", help="Map waarin de briefing komt.")]
_Gemeenten = Annotated[
    list[str] | None,
    typer.Option(
        "--gemeente", metavar="CODE", help="Maak de variant voor deze gemeente, zoals GM0268; mag vaker."
    ),
]
_Provincie = Annotated[
    str | None,
    typer.Option(
        "--provincie", metavar="NAAM", help="Maak de variant voor elke gemeente van deze provincie."
    ),
]
_Alle = Annotated[bool, typer.Option("--alle-gemeenten", help="Maak de variant voor elke gemeente.")]
_Vorige = Annotated[
    str | None,
    typer.Option(
        "--vorige",
        metavar="NAAM",
        help="Bevroren stand om mee te vergelijken, of «geen»; anders de vorige met andere cijfers.",
    ),
]
_Teksten = Annotated[
    Path | None,
    typer.Option("--teksten", metavar="MAP", help="Map met eigen teksten (anders FONDSKOMPAS_TEKSTEN)."),
]
_Processen = Annotated[
    int | None,
    typer.Option(
        "--processen",
        metavar="N",
        min=1,
        max=16,
        help="Zoveel gemeenten tegelijk; anders één per processor, hoogstens vier.",
    ),
]
_Vervang = Annotated[bool, typer.Option("--vervang", help="Vervang een briefing die al in de map staat.")]
_Jaar = Annotated[
    int | None,
    typer.Option(
        "--jaar",
        metavar="JAAR",
        help="Uitkeringsjaar; anders het laatste waarover capaciteit is uitgevraagd.",
    ),
]
_Voorbeeld = Annotated[
    bool,
    typer.Option("--met-voorbeeld", help="Reken verzonnen voorbeeldopgaven mee; zij worden overal gemerkt."),
]


@app.command("maak", cls=Opdracht, short_help="Maak een briefing uit een bevroren stand.")
def maak(
    ctx: typer.Context,
    stand: _Stand,
    uit: _Uit,
    gemeente: _Gemeenten = None,
    provincie: _Provincie = None,
    alle_gemeenten: _Alle = False,
    jaar: _Jaar = None,
    met_voorbeeld: _Voorbeeld = False,
    vorige: _Vorige = None,
    teksten: _Teksten = None,
    processen: _Processen = None,
    vervang: _Vervang = False,
) -> None:
    """Maak de landelijke briefing, of de variant voor een of meer gemeenten; een map komt er in één keer of niet."""
    if sum((bool(gemeente), provincie is not None, alle_gemeenten)) > 1:
        raise FondskompasFout("Kies één van --gemeente, --provincie en --alle-gemeenten.")
    keuzes = settings(ctx)
    _refuse_examples(keuzes, met_voorbeeld=met_voorbeeld)
    vraag = Bestelling(stand, keuzes.standen_pad, jaar, met_voorbeeld, vorige, teksten or keuzes.teksten)
    with show_progress() as stap:
        if not (gemeente or provincie is not None or alle_gemeenten):
            namen = make_pack(vraag, uit, vervang=vervang, stap=stap)
            regel = f"De briefing staat in {uit}: {', '.join(namen)}."
        else:
            gemaakt, al = make_municipalities(
                vraag,
                uit,
                gemeenten=gemeente,
                provincie=provincie,
                vervang=vervang,
                processen=processen,
                stap=stap,
            )
            regel = f"In {uit} {'staat 1 gemeente' if gemaakt + al == 1 else f'staan {gemaakt + al} gemeenten'}: {gemaakt} nieuw, {al} stonden er al."
    typer.echo(regel)


@app.command("verschil", cls=Opdracht, short_help="Toon welke getallen veranderden, en waardoor.")
def verschil(
    ctx: typer.Context,
    oud: Annotated[str, typer.Argument(metavar="OUD", help="De naam van de eerste bevroren stand.")],
    nieuw: Annotated[str, typer.Argument(metavar="NIEUW", help="De naam van de tweede bevroren stand.")],
    jaar: _Jaar = None,
    met_voorbeeld: _Voorbeeld = False,
) -> None:
    """Toon welke getallen van de landelijke briefing veranderden, hoeveel, en welke bron erachter veranderde."""
    _refuse_examples(settings(ctx), met_voorbeeld=met_voorbeeld)
    uitleg = explain_difference(oud, nieuw, settings(ctx).standen_pad, jaar=jaar, met_voorbeeld=met_voorbeeld)
    vergelijking = uitleg.vergelijking
    typer.echo(
        f"Van {vergelijking.vergeleken.gedrukt} vergeleken getallen veranderden er {vergelijking.veranderd.gedrukt}; "
        f"{count(len(uitleg.erbij), 'staat', 'staan')} alleen in «{nieuw}» en {len(uitleg.eraf)} alleen in «{oud}»."
    )
    for eerder, nu in vergelijking.hernoemd:
        typer.echo(f"\nHernoemd: {eerder.naam} ({eerder.id}) heet nu {nu.naam} ({nu.id}).")
    for verklaring in uitleg.veranderd:
        print_explanation(verklaring)
    for stand, getallen in ((nieuw, uitleg.erbij), (oud, uitleg.eraf)):
        for een in getallen:
            typer.echo(f"\nAlleen in «{stand}»: {een.getal.naam}: {een.getal.exact}")
            print_causes(een.oorzaken)


def _refuse_examples(keuzes: "Instellingen", *, met_voorbeeld: bool) -> None:
    if met_voorbeeld and keuzes.productie:
        raise FondskompasFout("In productie zijn voorbeeldcijfers niet toegestaan; laat --met-voorbeeld weg.")


def print_explanation(verklaring: "Verklaring") -> None:
    """One changed number: was, is, difference, and the sources that changed."""
    v = verklaring.verschil
    anders = f" (verschil {v.verschil.exact})" if v.verschil else ""
    status = f"; status {v.oud.status} → {v.nieuw.status}" if v.oud.status != v.nieuw.status else ""
    typer.echo(f"\n{v.naam}: {v.oud.exact} → {v.nieuw.exact}{anders}{status}")
    print_causes(verklaring.oorzaken)


def print_causes(oorzaken: tuple[str, ...]) -> None:
    """What changed behind a number, below it."""
    for oorzaak in oorzaken:
        typer.echo(f"    {oorzaak}")
