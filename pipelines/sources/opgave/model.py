"""The template of a capacity return: where each field stands, and what a filled-in one says.

One place for the addresses, so that writing and reading cannot drift apart.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import polars as pl

VERSIE = "2"
VERSIES = ("1", VERSIE)
"""The versions that are read. 1 asks one indicator a goal, and has no price of its own and no blocks."""
BLAD_LEESWIJZER = "Leeswijzer"
BLAD_SJABLOON = "_sjabloon"
"""Hidden sheet that says whose return this is and what it asks, so that nothing has to be read from words that people see."""

KOP_BEKEND = 5
KOP_INVOER = 20

KOPPEN_INVOER = ("Wat", "Waarde", "Eenheid", "Reden als leeg", "Opmerking")
KOPPEN_VRAGEN = ("Verder gevraagd", "Antwoord", "Eenheid", "Reden als leeg", "Opmerking")
KOPPEN_GROOTBOEK = ("Grootboekrekening", "Bedrag (hele euro)", "Kostenplaats", "Omschrijving", "Opmerking")
KOL_LABEL, KOL_WAARDE, KOL_EENHEID, KOL_REDEN, KOL_OPMERKING = "A", "B", "C", "D", "E"
LABEL_SOM = "Som van de grootboekregels"


OPGAVE = {
    "peildatum": pl.Date,
    "gm_code": pl.String,
    "gemeente": pl.String,
    "doel": pl.String,
    "indicator": pl.String,
    "eenheid": pl.String,
    "waarde": pl.Decimal(24, 9),
    "besteed_eur": pl.Int64,
    "reden": pl.String,
    "reden_besteed": pl.String,
    "status": pl.String,
    "toelichting": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
    "volgnummer": pl.Int64,
    "gedrukt": pl.String,
    "cel_besteed_eur": pl.String,
    "gedrukt_besteed_eur": pl.String,
}
"""The columns of returns in staging; of blocks too, where ``doel`` is the code of the block."""
ANTWOORD = {
    "peildatum": pl.Date,
    "gm_code": pl.String,
    "doel": pl.String,
    "indicator": pl.String,
    "eenheid": pl.String,
    "soort": pl.String,
    "waarde": pl.Decimal(24, 9),
    "tekst": pl.String,
    "reden": pl.String,
    "status": pl.String,
    "toelichting": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
    "volgnummer": pl.Int64,
    "gedrukt": pl.String,
}
"""The columns of what a return says beside its leading figure and its spending."""
GROOTBOEK = {
    "peildatum": pl.Date,
    "gm_code": pl.String,
    "doel": pl.String,
    "grootboekrekening": pl.String,
    "kostenplaats": pl.String,
    "omschrijving": pl.String,
    "bedrag_eur": pl.Int64,
    "opmerking": pl.String,
    "bron_id": pl.String,
    "blad": pl.String,
    "cel": pl.String,
    "volgnummer": pl.Int64,
}
"""The columns of their ledger lines in staging."""


def label_bekend(gemeente: str, jaar: int) -> str:
    """What stands above the figures that are known already: whose sheet it is, and of which year."""
    return f"Bekend over {gemeente} in {jaar}"


@dataclass(frozen=True)
class Bekend:
    """A figure that is known already and printed for the reader: what, how much as text, and its status or source."""

    wat: str
    waarde: str
    status: str


@dataclass(frozen=True)
class Regel:
    """What was filled in for one goal; addresses are those of the cells."""

    doel: str
    indicator: str
    eenheid: str
    waarde: Decimal | None
    besteed_eur: int | None
    reden: str | None
    reden_besteed: str | None
    opmerking: str | None
    opmerking_besteed: str | None
    blad: str
    cel: str
    gedrukt: str
    cel_besteed: str
    gedrukt_besteed: str


@dataclass(frozen=True)
class Beantwoord:
    """What was filled in at any other question: ``waarde`` of a number, ``tekst`` of a choice or a text, neither when it is empty."""

    doel: str
    indicator: str
    eenheid: str
    soort: str
    waarde: Decimal | None
    tekst: str | None
    reden: str | None
    opmerking: str | None
    blad: str
    cel: str
    gedrukt: str


@dataclass(frozen=True)
class Grootboekregel:
    """One line of the controller's own ledger."""

    doel: str
    grootboekrekening: str
    kostenplaats: str | None
    omschrijving: str | None
    bedrag_eur: int
    opmerking: str | None
    blad: str
    cel: str


@dataclass
class Opgave:
    """A filled-in template: a line per goal, answers beside it, and lines of blocks (``doel`` is the code of the block)."""

    document: str
    bron_id: str
    gm_code: str
    gemeente: str
    jaar: int
    regels: list[Regel] = field(default_factory=list)
    antwoorden: list[Beantwoord] = field(default_factory=list)
    blokken: list[Regel] = field(default_factory=list)
    grootboek: list[Grootboekregel] = field(default_factory=list)

    @property
    def peildatum(self) -> date:
        """The day that the capacity is counted on."""
        return date(self.jaar, 12, 31)
