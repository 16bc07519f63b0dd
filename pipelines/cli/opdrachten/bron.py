"""``fondskompas bron``: add documents as received, and list what there is."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.cli.opties import Bevestig, settings
from pipelines.cli.rapport import JsonOptie, XlsxOptie, hand_out
from pipelines.cli.scherm import new_table, print_table
from pipelines.cli.taal import Opdracht, new_app
from pipelines.rapport import refuse_name
from pipelines.sources.ontvangen.bewaren import sources_lock
from pipelines.sources.ontvangen.documenten import keep_documents, withdraw_document
from pipelines.sources.raw.bevestigingen import drop_confirmations, keep_confirmations
from pipelines.sources.raw.lijst import list_versions
from pipelines.sources.rekenbestand.factor import parse_factor
from pipelines.toevoegen.poort import describe_confirmation
from pipelines.toevoegen.toevoegen import Keuzes, ToevoegenGeweigerd, Voorstel, propose
from pipelines.toevoegen.verslag import summarise

app = new_app("Voeg bronnen toe zoals u ze kreeg, en toon welke er zijn.")
_CIRCULAIRE = re.compile(r"^[MSD]20[0-9]{2}$")


Tekst = str | None
Bestanden = Annotated[list[Path], typer.Argument(metavar="BESTAND", help="ODS, Excel, CSV, TSV of PDF.")]
Circulaire = Annotated[
    Tekst, typer.Option("--circulaire", metavar="CODE", help="Zoals M2025, als het bestand het niet zegt.")
]
Jaar = Annotated[
    int | None,
    typer.Option("--jaar", metavar="JAAR", help="Het uitkeringsjaar, als het bestand het niet zegt."),
]
Datum = Annotated[
    Tekst, typer.Option("--publicatiedatum", metavar="JJJJ-MM-DD", help="Wanneer de bron is gepubliceerd.")
]
Corrigeert = Annotated[
    Tekst,
    typer.Option(
        "--corrigeert", metavar="NAAM", help="Het document dat dit corrigeert: naam, plek of bron_id."
    ),
]
Factor = Annotated[Tekst, typer.Option("--factor", metavar="GETAL", help="De uitkeringsfactor, zoals 1,457.")]
Decimaal = Annotated[
    Tekst,
    typer.Option("--decimaal", metavar="TEKEN", help="komma of punt, voor kolommen waaruit dat niet blijkt."),
]
Nogmaals = Annotated[
    bool,
    typer.Option(
        "--nogmaals",
        help="Het bestand staat er al voor een andere circulaire of een ander jaar, en geldt ook hier.",
    ),
]
Geheel = Annotated[bool, typer.Option("--geheel", help="De tabel vervangt de vorige versie helemaal.")]
Deel = Annotated[
    bool, typer.Option("--deel", help="De tabel vervangt alleen de uitkeringen en gemeenten die erin staan.")
]

Proef = Annotated[bool, typer.Option("--proef", help="Toon wat toevoegen zou doen en bewaar niets.")]


@app.command("toevoegen", cls=Opdracht, short_help="Voeg bestanden van een circulaire toe.")
def toevoegen(
    ctx: typer.Context,
    bestanden: Bestanden,
    circulaire: Circulaire = None,
    jaar: Jaar = None,
    publicatiedatum: Datum = None,
    corrigeert: Corrigeert = None,
    factor: Factor = None,
    decimaal: Decimaal = None,
    geheel: Geheel = False,
    deel: Deel = False,
    nogmaals: Nogmaals = False,
    bevestig: Bevestig = None,
    proef: Proef = False,
    xlsx: XlsxOptie = None,
    als_json: JsonOptie = False,
) -> None:
    """Herken, controleer en bewaar bronnen in data/raw/documenten; bij een fout wordt niets bewaard."""
    _check_choices(circulaire, decimaal, geheel=geheel, deel=deel)
    omvang = "deel" if deel else "geheel" if geheel else None
    datum, getal = _parse_date(publicatiedatum), _parse_factor(factor)
    keuzes = Keuzes(circulaire, jaar, datum, corrigeert, getal, decimaal, omvang, bevestig, nogmaals)
    instelling = settings(ctx)
    if not instelling.raw.is_dir():
        raise FondskompasFout(f"De map met bronnen bestaat niet: {instelling.raw}.")
    ontvangen = _by_name(bestanden)
    if xlsx is not None:
        refuse_name(xlsx)
    try:
        with sources_lock(instelling.raw):
            voorstel = propose(instelling.raw, bestanden, keuzes, instelling.grenzen)
            if voorstel.rijen and not proef:
                keep_confirmations(instelling.raw, voorstel.bevestigingen)
                keep_documents(instelling.raw, voorstel.rijen)
    except InvoerGeweigerd as weigering:
        for regel in weigering.overzicht if isinstance(weigering, ToevoegenGeweigerd) else ():
            typer.echo(regel, err=als_json)
        hand_out(weigering.bevindingen, ontvangen, xlsx, instelling.grenzen, als_json=als_json)
        raise
    _tell(voorstel, als_json=als_json, proef=proef)
    hand_out(voorstel.bevindingen, ontvangen, xlsx, instelling.grenzen, als_json=als_json)


def _tell(voorstel: Voorstel, *, als_json: bool, proef: bool) -> None:
    """What was recognised, what changes by it, what is to be noticed, and what was kept."""
    for regel in (*voorstel.berichten, *voorstel.overzicht):
        typer.echo(regel, err=als_json)
    if not als_json:
        for bevinding in voorstel.bevindingen:
            typer.echo(bevinding.als_tekst())
    for rij in voorstel.rijen:
        typer.echo(f"{'Proef' if proef else 'Toegevoegd'}: {summarise(rij)}", err=als_json)
    for rij in voorstel.bevestigingen:
        typer.echo(describe_confirmation(rij), err=als_json)
    if proef:
        typer.echo("Dit was een proef: er is niets bewaard.", err=als_json)
    elif voorstel.rijen:
        typer.echo("Draai `fondskompas bouw` om met deze bronnen te rekenen.", err=als_json)


def _by_name(bestanden: list[Path]) -> dict[str, Path]:
    """The submitted files as findings name them; two with one name would make a report mark the wrong one."""
    namen: dict[str, Path] = {}
    for pad in bestanden:
        if namen.setdefault(pad.name, pad) != pad:
            raise FondskompasFout(
                f"Twee bestanden heten {pad.name}. Geef ze verschillende namen, zodat een melding er één aanwijst."
            )
    return namen


def _check_choices(circulaire: Tekst, decimaal: Tekst, *, geheel: bool, deel: bool) -> None:
    if geheel and deel:
        raise FondskompasFout("Kies --geheel of --deel, niet allebei.")
    if decimaal not in (None, "komma", "punt"):
        raise FondskompasFout("Kies --decimaal komma of --decimaal punt.")
    if circulaire is not None and not _CIRCULAIRE.match(circulaire):
        raise FondskompasFout(
            f"«{circulaire}» is geen circulaire. Schrijf M, S of D met het jaar, zoals M2025."
        )


def _parse_date(tekst: Tekst) -> date | None:
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError as fout:
        raise FondskompasFout(f"«{tekst}» is geen datum. Schrijf jjjj-mm-dd, zoals 2025-05-30.") from fout


def _parse_factor(tekst: Tekst) -> Decimal | None:
    if tekst is None:
        return None
    factor = parse_factor(tekst)
    if factor is None:
        raise FondskompasFout(f"«{tekst}» is geen uitkeringsfactor. Schrijf een getal als 1,457.")
    return factor


@app.command("intrekken", cls=Opdracht, short_help="Trek een document van een circulaire in.")
def intrekken(
    ctx: typer.Context,
    document: Annotated[
        str,
        typer.Argument(metavar="DOCUMENT", help="Naam, plek of bron_id, zoals in `fondskompas bron lijst`."),
    ],
    circulaire: Circulaire = None,
    jaar: Jaar = None,
) -> None:
    """Haal een document uit het register, met --circulaire of --jaar alleen daarvan; met zijn laatste regel gaat ook het bestand weg."""
    raw = settings(ctx).raw
    with sources_lock(raw):
        weg = withdraw_document(raw, document, circulaire, jaar)
        if not (raw / weg[0]["document"]).exists():
            drop_confirmations(raw, weg[0]["document"])
    for rij in weg:
        typer.echo(
            f"Ingetrokken: {rij['soort']} van {rij['circulaire']} voor {rij['uitkeringsjaar']}, "
            f"versie {rij['versie']}: {rij['document']}"
        )
    typer.echo("Draai `fondskompas bouw` om zonder deze bron te rekenen.")


@app.command("lijst", cls=Opdracht, short_help="Toon de bronnen van de circulaires.")
def lijst(ctx: typer.Context) -> None:
    """Toon per circulaire, jaar en tabel alle versies, en welke geldt."""
    koppen = [
        "circulaire",
        "jaar",
        "tabel",
        "versie",
        "geldt",
        "gepubliceerd",
        "corrigeert",
        "bron_id",
        "document",
    ]
    tabel = new_table(koppen, len(koppen))
    instelling = settings(ctx)
    for rij in list_versions(instelling.raw, instelling.grenzen):
        tabel.add_row(*rij)
    print_table(tabel, 200)
