"""The order in which findings are read: grouped by rule, errors first, then the kind that occurs most."""

from collections import defaultdict
from collections.abc import Sequence

from pipelines.basis.bevinding import Bevinding, Ernst


def group_findings(bevindingen: Sequence[Bevinding]) -> list[tuple[str, list[Bevinding]]]:
    """(rule, findings) with the worst first; within a rule by document, sheet and cell."""
    groepen: dict[str, list[Bevinding]] = defaultdict(list)
    for bevinding in bevindingen:
        groepen[bevinding.regel].append(bevinding)
    gesorteerd = {
        regel: sorted(groep, key=lambda b: (b.document, b.blad, len(b.cel), b.cel))
        for regel, groep in groepen.items()
    }

    def worst(regel: str) -> tuple[bool, int, str]:
        groep = gesorteerd[regel]
        return all(b.ernst is not Ernst.FOUT for b in groep), -len(groep), regel

    return [(regel, gesorteerd[regel]) for regel in sorted(gesorteerd, key=worst)]
