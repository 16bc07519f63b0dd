"""``fondskompas bewijs``: the proof of an allocation, to be checked with a pocket calculator."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_eur, format_exact, format_number
from pipelines.basis.queries import Rij, fetch_rows, read_query
from pipelines.cli.opties import settings
from pipelines.cli.opvolging import succession
from pipelines.cli.scherm import new_console, new_table, print_table
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.vraag import open_database
from pipelines.sources.raw.schemas import STATUSSEN

app = new_app()


_BREED = 160
_POSITIE = {
    "ondergrens": "krijgt het minimum van de sleutel",
    "bovengrens": "krijgt het maximum van de sleutel",
}


@app.command("bewijs", cls=Opdracht)
def bewijs(
    ctx: typer.Context,
    jaar: Annotated[int, typer.Option("--jaar", metavar="JAAR", help="Het uitkeringsjaar.")],
    doel: Annotated[str, typer.Option("--doel", metavar="DOEL", help="Het doel, zoals wijkteams.")],
    gemeente: Annotated[
        str | None,
        typer.Option("--gemeente", metavar="CODE", help="Eén gemeente, zoals GM0363; anders alle."),
    ] = None,
) -> None:
    """Toon per regel van een doel de envelop, de sleutel, het gewicht, de rest en de extra euro."""
    with open_database(settings(ctx).database_pad) as con:
        doelen = fetch_rows(con, read_query("vragen", "bewijs_doelen"), {"jaar": jaar})
        if doel not in (bekend := [d["doel"] for d in doelen]):
            raise FondskompasFout(f"Er is geen doel «{doel}». Kies uit: {', '.join(bekend)}.")
        regels = fetch_rows(con, read_query("vragen", "bewijs_regel"), {"jaar": jaar, "doel": doel})
        if not regels:
            raise FondskompasFout(f"In {jaar} is voor «{doel}» niets over gemeenten verdeeld.")
        console = new_console()
        totaal = 0
        for regel in regels:
            vraag = {"jaar": jaar, "regel": regel["regel"], "deel": regel["deel"], "gm_code": gemeente}
            rijen = fetch_rows(con, read_query("vragen", "bewijs_gemeente"), vraag)
            if not rijen:
                opvolging = succession(con, str(gemeente), doelen[0]["indeling_peildatum"])
                reden = f": {opvolging}." if opvolging else "."
                raise FondskompasFout(
                    f"{gemeente} hoort in {jaar} niet bij de indeling waarin is verdeeld{reden}"
                )
            print_head(console, jaar, regel)
            if gemeente:
                print_sum(console, regel, rijen[0])
            else:
                print_rows(rijen)
            totaal += sum(rij["bedrag_eur"] for rij in rijen)
        if len(regels) > 1:
            status = weakest(regel["uitkomst_status"] for regel in regels)
            console.print(f"Samen {format_eur(totaal)} ({status}) in {len(regels)} sommen.")


def weakest(statussen: Iterable[str]) -> str:
    """The status of a figure that is built from others."""
    return max(statussen, key=STATUSSEN.index)


def print_head(console: Console, jaar: int, regel: Rij) -> None:
    """The line: amount with its cell, key with its source, what rounding left over."""
    buiten = regel["vorm"] == "buiten_gemeentefonds"
    basis = regel["basis"] + (f" ({regel['maatstaf_naam']})" if regel["maatstaf_naam"] else "")
    deel = f", deel {regel['deel']}" if regel["deel_eur"] != regel["regel_eur"] else ""
    regels = [
        f"{jaar} · {regel['regel']} ({regel['vorm']}){deel}",
        f"  bedrag          {format_eur(regel['deel_eur'])}  ({regel['status']}; {regel['document']}, cel {regel['cel']})",
        f"  sleutel         {describe_key(regel, met_toelichting=not buiten)}",
        f"  te verdelen     {format_eur(regel['te_verdelen_eur'])} naar {basis}",
        f"  gewicht totaal  {format_exact(regel['gewicht_totaal'])}",
        f"  afronding       grootste rest: {format_eur(regel['naar_beneden_eur'])} naar beneden afgerond, "
        f"{format_number(regel['extra_eur'])} euro naar de grootste resten, samen {format_eur(regel['toegewezen_eur'])} ({regel['uitkomst_status']})",
        f"  bron            {regel['bron']}",
    ]
    if buiten:
        wie = regel["sleutel_toelichting"] or "Dit geld ging niet naar de gemeente."
        regels.insert(1, f"  let op          Buiten het gemeentefonds. {wie}")
    console.print("\n".join(regels))


def describe_key(regel: Rij, *, met_toelichting: bool) -> str:
    """The key, what it is taken from, how certain it is and why."""
    uit = ""
    if regel["circulaire_naam"]:
        uit = f", {regel['circulaire_naam']} voor {regel['sleutel_jaar']}"
    elif regel["sleutel_jaar"]:
        uit = f" op 1 januari {regel['sleutel_jaar']}"
    toelichting = regel["sleutel_toelichting"] if met_toelichting else None
    uitleg = "; ".join(tekst for tekst in (regel["sleutel_status"], toelichting) if tekst)
    return f"{regel['sleutel']}{uit}" + (f"  ({uitleg})" if uitleg else "")


def print_sum(console: Console, regel: Rij, rij: Rij) -> None:
    """The division for one gemeente, written as it is keyed in."""
    console.print(f"\n  {rij['naam']} ({rij['gm_code']})")
    if rij["positie"] != "vrij":
        console.print(
            f"    {_POSITIE[rij['positie']]}: {format_eur(rij['bedrag_eur'])} ({regel['uitkomst_status']})\n",
        )
        return
    som = (
        f"    {format_number(regel['te_verdelen_eur'])} × {format_exact(rij['gewicht'])} ÷ {format_exact(regel['gewicht_totaal'])}"
        f" = {format_number(rij['exact_deel'], 6)}"
    )
    rest = (
        f"    naar beneden {format_eur(rij['naar_beneden_eur'])}, rest {format_exact(rij['rest'])}, rang {rij['rang']}"
        f" van {regel['gemeenten']}: {'één euro erbij' if rij['extra_eur'] else 'geen euro erbij'} → {format_eur(rij['bedrag_eur'])} ({regel['uitkomst_status']})"
    )
    console.print(som, rest, sep="\n")
    if rij["aantal_delen"] > 1:
        console.print(
            f"    het gewicht is de som van {rij['aantal_delen']} heringedeelde gemeenten", markup=False
        )
    console.print()


def print_rows(rijen: list[Rij]) -> None:
    """The division for every gemeente."""
    koppen = ("gemeente", "gewicht", "exact deel", "naar beneden", "rest", "rang", "extra", "bedrag (€)")
    tabel = new_table(koppen, 1)
    for rij in rijen:
        tabel.add_row(
            f"{rij['naam']} ({rij['gm_code']})",
            format_exact(rij["gewicht"]),
            format_number(rij["exact_deel"], 6),
            format_number(rij["naar_beneden_eur"]),
            format_exact(rij["rest"]),
            str(rij["rang"]),
            str(rij["extra_eur"]) if rij["positie"] == "vrij" else rij["positie"],
            format_number(rij["bedrag_eur"]),
        )
    print_table(tabel, _BREED)
