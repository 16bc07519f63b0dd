"""Who published the source documents and under which licence, per folder of data/raw.

data/raw/README.md says this in full and in English; no register that a program can read exists. A test holds the two
against each other, so that neither changes alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Uitgever:
    """``via`` is where the files were taken from, ``licentie`` under which terms, or that none is known."""

    wie: str
    via: str
    licentie: str


ONBEKEND = Uitgever("niet vastgelegd", "", "niet vastgelegd")
UITGEVERS: Mapping[str, Uitgever] = MappingProxyType(
    {
        "circulaires": Uitgever(
            "Ministerie van BZK (rekenbestanden gemeentefonds)",
            "michielsd/begrotingsanalysetool; M2022: michielsd/begrotingsanalyse",
            "Apache-2.0 voor het hulpmiddel; voor M2022 is geen licentie vastgelegd",
        ),
        "iv3": Uitgever(
            "CBS, Iv3",
            "michielsd/begrotingsanalysetool; omschrijvingen: statistiekcbs/iv3_definities",
            "CC BY 4.0 voor de cijfers; voor de definities is geen licentie vastgelegd",
        ),
        "gemeenten": Uitgever("CBS en Kadaster (PDOK)", "open data, per jaar", "CC BY 4.0"),
        "pok": Uitgever(
            "dit project",
            "gepubliceerde cijfers en gemarkeerde aannames; de kolom bron zegt welke",
            "EUPL-1.2",
        ),
        "sisa": Uitgever("dit project", "codes van regelingen, in te vullen door de gebruiker", "EUPL-1.2"),
        "documenten": Uitgever(
            "wie het document uitgaf", "toegevoegd met fondskompas bron toevoegen", "die van het document"
        ),
        "documenten.csv": Uitgever("dit project", "register van toegevoegde documenten", "EUPL-1.2"),
        "correcties.csv": Uitgever("dit project", "correcties van losse broncellen", "EUPL-1.2"),
        "opgaven": Uitgever("dit project", "verzonnen voorbeeldcijfers", "EUPL-1.2"),
        "aansluiting": Uitgever("dit project", "controletotalen; de kolom bron zegt waarvan", "EUPL-1.2"),
    }
)


def find_publisher(document: str) -> Uitgever:
    """Who published a document, by its folder: ``iv3/2023_begroting.csv`` → CBS."""
    return UITGEVERS.get(document.partition("/")[0], ONBEKEND)
