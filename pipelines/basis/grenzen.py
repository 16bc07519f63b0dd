"""Bounds on what a reader takes in, so that a damaged or hostile file costs a message and nothing else."""

from dataclasses import dataclass, replace

from pipelines.basis.bevinding import Bevinding, Plek, meld


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
    geheugen_mb: int = 2048
    zipdelen: int = 10_000
    zip_vanaf_mb: int = 4
    iv3_json_mb: int = 32
    open_data_mb: int = 400
    model_mb: int = 20
    model_uitgepakt_mb: int = 150
    model_cellen: int = 5_000_000
    model_samengevoegd: int = 200_000
    model_rijen: int = 1_000
    model_kolommen: int = 150
    rapport_rijen: int = 200_000
    fragment_mb: int = 50


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
