"""Classes for a map: round limits with about as many gemeenten in each, and what each is called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise

from dashboard.beeld.grafiek.kleuren import (
    NIETS,
    OPLOPEND,
)

AANTAL = 5


@dataclass(frozen=True)
class Klasse:
    """A class of a map. ``nummer`` 0 is exactly zero, -1 is no figure; others ascend from 1. ``aantal``: gemeenten in it.

    ``teken`` is what stands for the class where colour does not help; ``kleur`` is of the light theme.
    """

    nummer: int
    woorden: str
    aantal: int

    @property
    def kleur(self) -> str:
        """Darker is more; what has no figure has a colour outside the scale."""
        return NIETS if self.nummer < 0 else OPLOPEND[self.nummer]

    @property
    def teken(self) -> str:
        """The sign of the class in a table."""
        return {-1: "–", 0: "0"}.get(self.nummer, str(self.nummer))


def class_limits(waarden: Sequence[Decimal], aantal: int = AANTAL) -> tuple[Decimal, ...]:
    """Where the second class and those above it begin: quantiles of the values above zero, rounded to read well.

    Two significant digits, three where two would make limits coincide or the classes uneven. A limit that would leave a
    class empty is left out.
    """
    boven = sorted(w for w in waarden if w > 0)
    if not boven:
        return ()
    ruw = [boven[len(boven) * nummer // aantal] for nummer in range(1, aantal)]
    for cijfers in (2, 3):
        grenzen = sorted({_round(grens, cijfers) for grens in ruw})
        if len(grenzen) == len(ruw) and _is_even(boven, grenzen):
            break
    bezet: list[Decimal] = []
    for grens in grenzen:
        onder = bezet[-1] if bezet else Decimal(0)
        if any(onder <= w < grens for w in boven) and boven[-1] >= grens:
            bezet.append(grens)
    return tuple(bezet)


def _is_even(waarden: Sequence[Decimal], grenzen: Sequence[Decimal]) -> bool:
    """No class has less than two thirds of its share."""
    aantallen = [0] * (len(grenzen) + 1)
    for waarde in waarden:
        aantallen[class_number(waarde, grenzen) - 1] += 1
    return min(aantallen) * len(aantallen) * 3 >= len(waarden) * 2


def _round(waarde: Decimal, cijfers: int) -> Decimal:
    stap = Decimal(1).scaleb(waarde.adjusted() - cijfers + 1)
    return (waarde / stap).quantize(Decimal(1), ROUND_HALF_EVEN) * stap


def class_number(waarde: Decimal | None, grenzen: Sequence[Decimal]) -> int:
    """The class of a value: -1 without a figure, 0 for zero and below, else 1 and up."""
    if waarde is None:
        return -1
    return 0 if waarde <= 0 else 1 + sum(waarde >= grens for grens in grenzen)


def name_classes(
    nummers: Sequence[int], grenzen: Sequence[Decimal], opmaak: Callable[[Decimal], str]
) -> list[Klasse]:
    """The classes that can occur, low to high, each with its limits in words and its number of gemeenten.

    Those for zero and for no figure are only there when somebody is in them.
    """
    top = len(grenzen)
    woorden = {1: f"meer dan 0, tot {opmaak(grenzen[0])}" if top else "meer dan 0"}
    woorden |= {
        nummer + 1: f"{opmaak(onder)} tot {opmaak(boven)}"
        for nummer, (onder, boven) in enumerate(pairwise(grenzen), 1)
    }
    if top:
        woorden[top + 1] = f"{opmaak(grenzen[-1])} of meer"
    if 0 in nummers:
        woorden[0] = "niets (nul)"
    if -1 in nummers:
        woorden[-1] = "geen cijfer"
    aantallen = {nummer: list(nummers).count(nummer) for nummer in woorden}
    return [
        Klasse(nummer, woorden[nummer], aantallen[nummer]) for nummer in sorted(woorden) if aantallen[nummer]
    ]
