"""A number in a briefing: a figure with its place in the queries, and where its proof is."""

from dataclasses import dataclass

from pipelines.basis.cijfer import Cijfer
from pipelines.herkomst import Broncel


@dataclass(frozen=True, kw_only=True)
class Briefinggetal(Cijfer):
    """One figure, computed from a frozen state and never typed.

    ``id`` is ``<query>/<key>/<column>``; ``vraag``, ``rij`` and ``kolom`` say which cell of which query of
    queries/briefing it is. ``afleiding`` says in words how it comes about, also where it has no reference, and ``uitleg`` the
    same without figures. ``cellen`` are source
    cells that the query itself names; ``bouwt_op`` are the ids of figures that it is computed from.
    """

    id: str
    status: str = ""
    afleiding: str
    uitleg: str = ""
    vraag: str
    rij: tuple[tuple[str, str], ...]
    kolom: str
    cellen: tuple[Broncel, ...] = ()
    bouwt_op: tuple[str, ...] = ()
    stand: str = ""

    def __post_init__(self) -> None:
        if not self.zonder_bron:
            object.__setattr__(self, "zonder_bron", self.afleiding)
        super().__post_init__()
