"""The report of ``fondskompas controleer``: reconciliations and findings, the worst first."""

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipelines.cli.vraag import open_database
from pipelines.meldingen import Bevinding, Ernst
from pipelines.opmaak import count, format_eur
from pipelines.queries import read_query

_STIJL = {"sluit aan": "green", "verklaard": "cyan", "open vraag": "yellow", "wijkt af": "bold red"}
_TEKEN = {"sluit aan": "✓", "verklaard": "≈", "open vraag": "?", "wijkt af": "✗"}


def report(aansluitingen: list[tuple], bevindingen: list[Bevinding], *, alles: bool) -> None:
    """Print the report."""
    console = Console(highlight=False)
    _print_reconciliations(console, aansluitingen, alles=alles)
    _print_findings(console, bevindingen, alles=alles)


def read_outcomes(database: Path) -> tuple[list[tuple], list[Bevinding]]:
    """The reconciliations and findings that were published."""
    with open_database(database) as con:
        aansluitingen = con.execute(read_query("scherm", "controle_aansluitingen")).fetchall()
        rijen = con.execute(read_query("scherm", "controle_bevindingen")).fetchall()
    return aansluitingen, [Bevinding(*[r[0], Ernst(r[1]), *r[2:]]) for r in rijen]


def nothing_wrong(aansluitingen: list[tuple], bevindingen: list[Bevinding]) -> bool:
    """Whether no reconciliation differs and no finding is an error; a warning or an explained difference is not wrong."""
    return not any(a[6] == "wijkt af" for a in aansluitingen) and not any(
        b.ernst is Ernst.FOUT for b in bevindingen
    )


def _print_reconciliations(console: Console, aansluitingen: list[tuple], *, alles: bool) -> None:
    for code, omschrijving, links, rechts, verschil, verklaring, oordeel, bron in aansluitingen:
        if oordeel == "sluit aan" and not alles:
            continue
        bedragen = ["ontbreekt" if b is None else format_eur(b, 2) for b in (links, rechts, verschil)]
        kop = Text.assemble((f"{_TEKEN[oordeel]} {oordeel}", _STIJL[oordeel]), f"  {omschrijving}  [{code}]")
        console.print(kop, soft_wrap=True)
        console.print("    {} tegenover {}, verschil {}".format(*bedragen), markup=False, soft_wrap=True)
        if verklaring:
            console.print(f"    {verklaring}", markup=False, soft_wrap=True)
        console.print(f"    bron: {bron}", markup=False, soft_wrap=True)
    telling = Counter(a[6] for a in aansluitingen)
    rest = "" if alles else " Met --alles staan ook de kloppende erbij."
    console.print(
        "Aansluitingen: " + ", ".join(f"{telling[o]} {o}" for o in _STIJL) + "." + rest, soft_wrap=True
    )


def _print_findings(console: Console, bevindingen: list[Bevinding], *, alles: bool) -> None:
    telling = Counter(b.ernst for b in bevindingen)
    console.print(
        f"Bevindingen: {count(telling[Ernst.FOUT], 'fout', 'fouten')}, "
        f"{count(telling[Ernst.WAARSCHUWING], 'waarschuwing', 'waarschuwingen')}.",
        soft_wrap=True,
    )
    if alles:
        for bevinding in bevindingen:
            console.print(bevinding.als_tekst(), markup=False, soft_wrap=True)
        return
    for (regel, melding), aantal in Counter((b.regel, b.melding) for b in bevindingen).most_common():
        console.print(f"  {aantal:4} × {regel}: {melding}", markup=False, soft_wrap=True)
