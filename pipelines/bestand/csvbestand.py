"""Write a table in the dialect of data/raw: UTF-8 with BOM, semicolons, ``\\n``, quotes only where needed."""

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """The bytes of a table; ``None`` is an empty cell."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(kop)
    schrijver.writerows(["" if w is None else w for w in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")
