"""Bounds on what a reader takes in, so that a damaged or hostile file costs a message and nothing else."""

from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge

from pipelines.basis.bevinding import Bevinding, Plek, meld

Vanaf1 = Annotated[int, Ge(1)]


@dataclass(frozen=True)
class Grenzen:
    """How much of a file is read at the most; every bound is a setting (FONDSKOMPAS_MAX_…), which must be at least so much."""

    bestand_mb: Vanaf1 = 64  # a file with a table
    uitgepakt_mb: Vanaf1 = 512  # a workbook once it is unpacked
    zipverhouding: Annotated[int, Ge(2)] = 300  # how many times larger a part of a workbook may unpack
    cellen: Vanaf1 = 2_000_000  # on a sheet
    rijen: Vanaf1 = 100_000
    kolommen: Vanaf1 = 2_000
    tekens: Annotated[int, Ge(100)] = 5_000  # in a cell
    bladen: Vanaf1 = 100
    paginas: Vanaf1 = 400  # of a PDF
    seconden: Vanaf1 = 25  # to read an .xls or a PDF
    geheugen_mb: Annotated[int, Ge(256)] = 2048  # to read an .xls or a PDF
    zipdelen: Annotated[int, Ge(10)] = 10_000  # of a workbook
    zip_vanaf_mb: Annotated[int, Ge(0)] = 4  # the size from which a part is held against that ratio
    iv3_json_mb: Vanaf1 = 32  # a delivery or definition of Iv3
    open_data_mb: Vanaf1 = 400  # open data of Iv3
    model_mb: Vanaf1 = 20  # a capacity return, or the Excel model of Iv3, as are those below
    model_uitgepakt_mb: Vanaf1 = 150
    model_cellen: Vanaf1 = 5_000_000  # up to and including the last one on a sheet
    model_samengevoegd: Vanaf1 = 200_000
    model_rijen: Annotated[int, Ge(100)] = 1_000  # with something in them
    model_kolommen: Annotated[int, Ge(50)] = 150
    rapport_rijen: Vanaf1 = 200_000  # of a sheet in a report
    fragment_mb: Vanaf1 = 50  # a file of which the dashboard shows a cell in its surroundings


MB = 1024 * 1024
STANDAARD = Grenzen()
"""The bounds where nobody set any."""


class Geweigerd(Exception):
    """A file that is not read at all; ``bevinding`` says why, but for the document, which the caller knows."""

    def __init__(
        self, code: str, /, waarde: str = "", *, blad: str = "", cel: str = "", **invulling: object
    ) -> None:
        self.bevinding = meld(code, Plek("", blad, cel), waarde, **invulling)
        super().__init__(self.bevinding.waarde)

    def at(self, document: str) -> Bevinding:
        """The finding about this document."""
        return replace(self.bevinding, document=document)


def too_large(bytes_: int, grens_mb: int, instelling: str) -> Geweigerd:
    """The refusal of a file that is larger than the bound with this name."""
    mb = f"{bytes_ / MB:.1f}".replace(".", ",")
    return Geweigerd("bestand_onleesbaar.te_groot", mb=mb, grens=grens_mb, instelling=instelling.upper())


class Teller:
    """Counts rows and cells while reading; raises Geweigerd at the first one too many."""

    def __init__(self, grenzen: Grenzen, blad: str) -> None:
        self.grenzen = grenzen
        self.blad = blad
        self.cellen = 0

    def check_row(self, rij: int, breedte: int) -> None:
        """Account for the row with 1-based number ``rij`` that is ``breedte`` cells wide."""
        self.cellen += breedte
        self.check_width(rij, breedte)
        if rij > self.grenzen.rijen:
            raise self._too_many("rijen", rij, self.grenzen.rijen, rij)
        if self.cellen > self.grenzen.cellen:
            raise self._too_many("cellen", self.cellen, self.grenzen.cellen, rij)

    def check_width(self, rij: int, breedte: int) -> None:
        """Refuse a row that is too wide before it is made."""
        if breedte > self.grenzen.kolommen:
            raise self._too_many("kolommen", breedte, self.grenzen.kolommen, rij)

    def _too_many(self, wat: str, aantal: int, grens: int, rij: int) -> Geweigerd:
        return Geweigerd(
            "bestand_onleesbaar.te_veel",
            aantal=aantal,
            wat=wat,
            grens=grens,
            instelling=wat.upper(),
            blad=self.blad,
            cel=f"rij {rij}",
        )
