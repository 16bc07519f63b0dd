"""Findings: what is wrong with an input, where, and what the reader can do about it.

A finding is data, so that the same one can be printed, stored in ``mart.bevinding`` and shown in the dashboard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """Severity: a ``fout`` stops the build, a ``waarschuwing`` is published with the figures."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One problem in one place of one document; all texts are Dutch and meant for the person who supplied it."""

    regel: str
    ernst: Ernst
    document: str
    blad: str
    cel: str
    waarde: str
    verwacht: str
    melding: str
    remedie: str
    verschil: str | None = None

    def als_tekst(self) -> str:
        """The finding as one readable paragraph."""
        plek = ", ".join(
            deel
            for deel in (f"blad {self.blad}" if self.blad else "", f"cel {self.cel}" if self.cel else "")
            if deel
        )
        regels = [f"{self.ernst.upper()} [{self.regel}] {self.document}" + (f", {plek}" if plek else "")]
        regels.append(f"  {self.melding}")
        regels.append(f"  gevonden: {self.waarde or '(leeg)'}   verwacht: {self.verwacht}")
        if self.verschil:
            regels.append(f"  verschil: {self.verschil}")
        regels.append(f"  wat te doen: {self.remedie}")
        return "\n".join(regels)


class FondskompasFout(Exception):
    """A problem that the user can act on; its text is Dutch and is shown without a traceback."""


class InvoerGeweigerd(FondskompasFout):
    """Input was refused; carries every finding of the run, so that all of it can be mended at once."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        self.bevindingen = list(bevindingen)
        fouten = sum(b.ernst is Ernst.FOUT for b in self.bevindingen)
        wat = "1 fout" if fouten == 1 else f"{fouten} fouten"
        super().__init__(
            f"{wat} in de invoer; er is niets gepubliceerd en de bestaande database is niet gewijzigd."
        )
