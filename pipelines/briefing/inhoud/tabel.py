"""Tables from their columns: what stands above each, how wide it is, and what of a row stands in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.briefing.cijfers.lezen import Rij
from pipelines.briefing.inhoud.model import Briefingtabel, Stukken


@dataclass(frozen=True)
class Briefingkolom:
    """One column; ``breedte`` is its part of the width, ``rechts``: it holds figures."""

    kop: str
    breedte: int
    inhoud: Callable[[Rij], Stukken]
    rechts: bool = False


def words(kop: str, breedte: int, kolom: str) -> Briefingkolom:
    """A column with a label of the rows."""
    return Briefingkolom(kop, breedte, lambda rij: (rij[kolom],))


def figures(kop: str, breedte: int, kolom: str) -> Briefingkolom:
    """A column with a figure of the rows."""
    return Briefingkolom(kop, breedte, lambda rij: (rij.getal(kolom),), rechts=True)


def make_table(
    id_: str,
    titel: str,
    kolommen: tuple[Briefingkolom, ...],
    rijen: Iterable[Rij],
    *,
    slot: tuple[Stukken, ...] = (),
    totaal: bool = False,
    som: tuple[int, ...] = (),
) -> Briefingtabel:
    """A table with a row for each of ``rijen``; the sum of the columns ``som`` is ``slot``, or with ``totaal`` the last row."""
    cellen = [tuple(kolom.inhoud(rij) for kolom in kolommen) for rij in rijen]
    return Briefingtabel(
        id=id_,
        titel=titel,
        koppen=tuple(kolom.kop for kolom in kolommen),
        rijen=(*cellen, slot) if slot else tuple(cellen),
        breedtes=tuple(kolom.breedte for kolom in kolommen),
        rechts=tuple(kolom.rechts for kolom in kolommen),
        totaal=totaal or bool(slot),
        som=som,
    )
