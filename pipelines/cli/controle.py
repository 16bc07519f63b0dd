"""The report of ``fondskompas controleer``: reconciliations and findings, the worst first."""

from collections import Counter
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from pipelines.basis.bevinding import Bevinding, Ernst, has_errors
from pipelines.basis.opmaak import count, format_eur
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.cli.scherm import new_console
from pipelines.cli.vraag import open_database

_STIJL = {"sluit aan": "green", "verklaard": "cyan", "open vraag": "yellow", "wijkt af": "bold red"}
_BEDRAGEN = ("links_eur", "rechts_eur", "verschil_eur")
_TEKEN = {"sluit aan": "✓", "verklaard": "≈", "open vraag": "?", "wijkt af": "✗"}


def report(aansluitingen: list[dict[str, Any]], bevindingen: list[Bevinding], *, alles: bool) -> None:
    """Print the report."""
    console = new_console()
    _print_reconciliations(console, aansluitingen, alles=alles)
    _print_findings(console, bevindingen, alles=alles)


def read_outcomes(database: Path) -> tuple[list[dict[str, Any]], list[Bevinding]]:
    """The reconciliations and findings that were published."""
    with open_database(database) as con:
        aansluitingen = fetch_rows(con, read_query("vragen", "aansluiting"))
        rijen = fetch_rows(con, read_query("vragen", "bevinding"))
    return aansluitingen, [Bevinding(**{**rij, "ernst": Ernst(rij["ernst"])}) for rij in rijen]


def nothing_wrong(aansluitingen: list[dict[str, Any]], bevindingen: list[Bevinding]) -> bool:
    """Whether no reconciliation differs and no finding is an error; a warning or an explained difference is not wrong."""
    return not any(a["oordeel"] == "wijkt af" for a in aansluitingen) and not has_errors(bevindingen)


def _print_reconciliations(console: Console, aansluitingen: list[dict[str, Any]], *, alles: bool) -> None:
    for a in aansluitingen:
        oordeel = a["oordeel"]
        if oordeel == "sluit aan" and not alles:
            continue
        bedragen = ["ontbreekt" if a[k] is None else format_eur(a[k], 2) for k in _BEDRAGEN]
        kop = Text.assemble(
            (f"{_TEKEN[oordeel]} {oordeel}", _STIJL[oordeel]), f"  {a['omschrijving']}  [{a['code']}]"
        )
        console.print(kop)
        console.print("    {} tegenover {}, verschil {}".format(*bedragen))
        if a["verklaring"]:
            console.print(f"    {a['verklaring']}")
        console.print(f"    bron: {a['bron']}")
    telling = Counter(a["oordeel"] for a in aansluitingen)
    rest = "" if alles else " Met --alles staan ook de kloppende erbij."
    console.print("Aansluitingen: " + ", ".join(f"{telling[o]} {o}" for o in _STIJL) + "." + rest)


def _print_findings(console: Console, bevindingen: list[Bevinding], *, alles: bool) -> None:
    telling = Counter(b.ernst for b in bevindingen)
    console.print(
        f"Bevindingen: {count(telling[Ernst.FOUT], 'fout', 'fouten')}, "
        f"{count(telling[Ernst.WAARSCHUWING], 'waarschuwing', 'waarschuwingen')}.",
    )
    if alles:
        for bevinding in bevindingen:
            console.print(bevinding.als_tekst())
        return
    for (regel, melding), aantal in Counter((b.regel, b.melding) for b in bevindingen).most_common():
        console.print(f"  {aantal:4} × {regel}: {melding}")
