"""The rows behind the API: each table of an edition once in memory, in the order of its key."""

import threading
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import polars as pl
from cachetools import LRUCache

from dashboard.api.hulpbronnen import Hulpbron
from dashboard.api.vraag import Vraag, Waarde
from dashboard.gegevens.uitgave import Gegevens
from pipelines.open.beschrijving import Marttabel
from pipelines.open.rijen import in_order, open_rows

_TABELLEN = 24  # of at most eighty thousand rows


@dataclass(frozen=True)
class Bladzijde:
    """The rows of a page, and the key of its last row when more follow."""

    rijen: pl.DataFrame
    volgende: tuple[Waarde, ...] | None


class Bewaard:
    """Tables that were asked for, kept per edition; safe to share between threads."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._inhoud: LRUCache[tuple[object, str], pl.DataFrame] = LRUCache(_TABELLEN)

    def read(self, gegevens: Gegevens, tabel: Marttabel) -> pl.DataFrame:
        """All rows of a table that are open data; raises GeenDatabase."""
        sleutel = (gegevens.stand.sha256 if gegevens.stand else gegevens.edition(), tabel.naam)
        with self._slot:  # whoever comes second waits for what the first makes, instead of making it too
            if sleutel not in self._inhoud:
                self._inhoud[sleutel] = _load(gegevens, tabel)
            return self._inhoud[sleutel]


def _load(gegevens: Gegevens, tabel: Marttabel) -> pl.DataFrame:
    with gegevens.cursor() as con:
        return in_order(open_rows(con, tabel), tabel).pl()


def select_page(rijen: pl.DataFrame, hulpbron: Hulpbron, vraag: Vraag) -> Bladzijde:
    """The rows that a question asks for; a value that does not occur gives no rows."""
    keuzes = [pl.col(naam).is_in(list(waarden)) for naam, waarden in vraag.keuze.items()]
    if vraag.na is not None:
        keuzes.append(_behind(hulpbron.tabel.sleutel, vraag.na))
    gekozen = rijen.filter(*keuzes) if keuzes else rijen
    hier = gekozen.head(vraag.limiet)
    meer = gekozen.height > vraag.limiet
    return Bladzijde(hier, hier.select(hulpbron.tabel.sleutel).row(-1) if meer else None)


def _behind(sleutel: tuple[str, ...], waarden: tuple[Waarde, ...]) -> pl.Expr:
    """Rows whose key comes after this one: the first column that differs decides."""
    trappen = [
        reduce(
            and_,
            [pl.col(k) == w for k, w in zip(sleutel[:i], waarden[:i], strict=True)]
            + [pl.col(sleutel[i]) > waarden[i]],
        )
        for i in range(len(sleutel))
    ]
    return reduce(or_, trappen)
