"""What every column of queries/briefing measures: notation, status, derivation in words, and which published figure it is.

The measures stand in queries/briefing/maten.csv, a row per column. Texts hold ``{column}`` of the same row, filled in with the
exact figure; so a derivation reads as a sum one can redo. A column that is not there is a label and never a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from pipelines.basis.cijfer import Notatie
from pipelines.basis.queries import read_list


@dataclass(frozen=True)
class Maat:
    """One column. ``status`` names a column, or is a status itself; ``verwijzingen`` are references as text.

    ``uitleg`` is the derivation without figures, for a note about many of them; empty where ``afleiding`` has none.
    ``eenheid``, ``reden`` and ``cellen`` name columns: the unit, why there is no figure, and source cells of its own.
    ``uit`` names columns of the same row that the figure is computed from; a note then points to theirs.
    """

    naam: str
    notatie: Notatie
    afleiding: str
    uitleg: str
    status: str
    verwijzingen: tuple[str, ...]
    eenheid: str
    reden: str
    cellen: str
    uit: tuple[str, ...]


@cache
def read_measures() -> Mapping[tuple[str, str], Maat]:
    """Query and column → what it measures."""
    return {
        (rij.pop("vraag"), rij.pop("kolom")): Maat(
            notatie=cast(Notatie, rij.pop("notatie")),
            verwijzingen=tuple(rij.pop("verwijzingen").split()),
            uit=tuple(rij.pop("uit").split()),
            **rij,
        )
        for rij in read_list("briefing", "maten")
    }


SLEUTELS = MappingProxyType(
    {
        "doel_vorm": ("doel", "vorm"),
        "doel": ("doel",),
        "capaciteit": ("doel",),
        "gemeente": ("gm_code",),
        "groep": ("soort", "groep"),
        "zicht": ("kanaal",),
        "open_vraag": ("code",),
        "bron": ("bron", "status"),
        "gemeente_doel": ("doel",),
        "gemeente_regio": ("doel",),
    }
)
"""Query → the columns that tell its rows apart; a query that is not here has one row."""
