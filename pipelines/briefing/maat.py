"""One measure of a briefing: how a column is named, printed, derived and referred to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Maat:
    """One column. ``status`` names a column, or is a status itself; ``verwijzingen`` are references as text.

    ``eenheid``, ``reden`` and ``cellen`` name columns: the unit, why there is no figure, and source cells of its own.
    """

    naam: str
    notatie: str
    afleiding: str
    status: str = "status"
    verwijzingen: tuple[str, ...] = ()
    eenheid: str = ""
    reden: str = "reden"
    cellen: str = ""
