"""From a figure as shown to a number with a format that shows the same, for a worksheet or a CSV."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard.uitvoer.blad import Cel

_GETAL = re.compile(r"(?P<voor>[^\d-]*)(?P<getal>-?\d{1,3}(?:\.\d{3})*(?:,\d+)?)(?P<na>\D.*)?", re.DOTALL)


@dataclass(frozen=True)
class Getoond:
    """A number as shown: ``voor`` and ``na`` are the words around it, ``decimalen`` how many are shown."""

    getal: Decimal
    decimalen: int
    voor: str
    na: str

    @property
    def opmaak(self) -> str:
        """The number format of a worksheet that shows the same text."""
        cijfers = "#,##0" + ("." + "0" * self.decimalen if self.decimalen else "")
        return _literal(self.voor) + cijfers + _literal(self.na)


def read_shown(cel: Cel) -> Getoond | None:
    """The number that a cell shows; ``None`` when it shows none, or another than its value (such as ``€ 14,6 mln``)."""
    treffer = _GETAL.fullmatch(cel.tekst) if cel.waarde is not None else None
    if treffer is None:
        return None
    getoond = Decimal(treffer["getal"].replace(".", "").replace(",", "."))
    decimalen = len(treffer["getal"].partition(",")[2])
    waarde = Decimal(repr(cel.waarde)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    if waarde != getoond:
        return None
    return Getoond(getoond, decimalen, treffer["voor"], treffer["na"] or "")


def _literal(tekst: str) -> str:
    """Words inside a number format; a quote cannot stand in one and is left out."""
    schoon = tekst.replace('"', "")
    return f'"{schoon}"' if schoon else ""
