"""Findings of one file on the screen: errors first, then warnings, all of them in full."""

from collections.abc import Sequence

from pipelines.basis.bevinding import Bevinding, Ernst
from pipelines.basis.opmaak import count
from pipelines.cli.scherm import new_console


def print_findings(bevindingen: Sequence[Bevinding]) -> None:
    """Print every finding, the worst first, and a line that counts them."""
    console = new_console()
    for bevinding in sorted(bevindingen, key=lambda b: (b.ernst is not Ernst.FOUT, b.regel)):
        console.print(bevinding.als_tekst())
        console.print()
    fouten = sum(b.ernst is Ernst.FOUT for b in bevindingen)
    console.print(
        f"{count(fouten, 'fout', 'fouten')}, {count(len(bevindingen) - fouten, 'waarschuwing', 'waarschuwingen')}."
    )
