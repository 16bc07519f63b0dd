"""One measure of a briefing: how a column is named, printed, derived and referred to."""

from dataclasses import dataclass

from pipelines.basis.cijfer import Notatie


@dataclass(frozen=True)
class Maat:
    """One column. ``status`` names a column, or is a status itself; ``verwijzingen`` are references as text.

    ``eenheid``, ``reden`` and ``cellen`` name columns: the unit, why there is no figure, and source cells of its own.
    ``uit`` names columns of the same row that the figure is computed from; a note then points to theirs.
    """

    naam: str
    notatie: Notatie
    afleiding: str
    status: str = "status"
    verwijzingen: tuple[str, ...] = ()
    eenheid: str = ""
    reden: str = "reden"
    cellen: str = ""
    uit: tuple[str, ...] = ()


def count_measure(
    naam: str, wat: str, status: str = "afgeleid", *, cellen: str = "", uit: tuple[str, ...] = ()
) -> Maat:
    """A count. ``cellen`` names the column with a source cell of everything that was counted."""
    return Maat(naam, "aantal", f"telling: {wat}", status, cellen=cellen, uit=uit)
