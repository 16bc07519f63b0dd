"""Findings of one file on the screen: errors first, then warnings, all of them in full."""

from collections.abc import Sequence

from rich.console import Console

from pipelines.basis.bevinding import Bevinding, Ernst
from pipelines.basis.opmaak import count


def print_findings(bevindingen: Sequence[Bevinding]) -> None:
    """Print every finding, the worst first, and a line that counts them."""
    console = Console(highlight=False, soft_wrap=True)
    for bevinding in sorted(bevindingen, key=lambda b: (b.ernst is not Ernst.FOUT, b.regel)):
        console.print(bevinding.als_tekst(), markup=False)
        console.print()
    fouten = sum(b.ernst is Ernst.FOUT for b in bevindingen)
    console.print(
        f"{count(fouten, 'fout', 'fouten')}, {count(len(bevindingen) - fouten, 'waarschuwing', 'waarschuwingen')}."
    )
