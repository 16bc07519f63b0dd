"""What an Iv3 delivery says, whatever form it came in: who, when, and one row per printed amount."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Eenheid = Literal["euro", "duizend"]
Vorm = Literal["json", "excel", "open_data"]

MEESTE_CIJFERS = 13
"""Digits before the mark of an amount: no gemeente books more, and x €1,000 the database still holds it."""
ONDERDELEN = ("lasten", "baten", "balans_lasten", "balans_baten", "balans_standen")
VERSLAGSOORTEN = {
    0: "begroting",
    1: "kwartaal1",
    2: "kwartaal2",
    3: "kwartaal3",
    4: "kwartaal4",
    5: "jaarrekening",
}
"""Periode of CBS → verslagsoort here."""
FACTOR: dict[Eenheid, int] = {"euro": 1, "duizend": 1000}


@dataclass(frozen=True, slots=True)
class Post:
    """One amount as printed: its section, row (taakveld or balanscode), column (categorie or standper), and its cell."""

    onderdeel: str
    rij: str
    kolom: str
    bedrag: Decimal
    blad: str
    cel: str


@dataclass(frozen=True, slots=True)
class Kengetal:
    """A kengetal or beleidsindicator: checked, not used."""

    onderdeel: str
    verslagperiode: str
    code: str
    cel: str


@dataclass
class Levering:
    """One report of one gemeente: a JSON file or Excel model holds one, CBS open data many.

    ``bedrag`` of a post is as printed; ``eenheid`` says what it counts, and is ``None`` until that is decided.
    """

    document: str
    bron_id: str
    vorm: Vorm
    gm_code: str
    boekjaar: int
    periode: int
    plaatsing: int = 1
    naam: str = ""
    status: str = ""
    datum: str = ""
    """When it was made, as it says itself."""
    naam_plek: tuple[str, str] = ("", "")
    """Sheet or section and cell of the name."""
    eenheid: Eenheid | None = None
    posten: list[Post] = field(default_factory=list)
    kengetallen: list[Kengetal] = field(default_factory=list)

    @property
    def verslagsoort(self) -> str:
        """The report as the rest of the program names it."""
        return VERSLAGSOORTEN[self.periode]

    def factor(self) -> int:
        """Euro per printed unit; whole euro while the unit is not decided."""
        return FACTOR[self.eenheid] if self.eenheid else 1
