"""Bounds on what a reader takes in, so that a damaged or hostile file costs a message and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grenzen:
    """How much of a file is read; every bound is a setting (FONDSKOMPAS_MAX_…)."""

    bestand_mb: int = 64
    uitgepakt_mb: int = 512
    zipverhouding: int = 300
    cellen: int = 2_000_000
    rijen: int = 100_000
    kolommen: int = 2_000
    tekens: int = 5_000
    bladen: int = 100
    paginas: int = 400
    seconden: int = 25


class Geweigerd(Exception):
    """A file that is not read at all; carries what was found, what was expected and the remedy, in Dutch."""

    def __init__(self, waarde: str, verwacht: str, remedie: str, *, blad: str = "", cel: str = "") -> None:
        super().__init__(waarde)
        self.waarde = waarde
        self.verwacht = verwacht
        self.remedie = remedie
        self.blad = blad
        self.cel = cel


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
            f"{aantal} {wat} of meer",
            f"ten hoogste {grens} {wat}",
            f"Verwijder wat niet bij de tabel hoort, of verhoog FONDSKOMPAS_MAX_{wat.upper()}.",
            blad=self.blad,
            cel=f"rij {rij}",
        )
