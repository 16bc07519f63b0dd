"""The template of a capacity return: where each field stands, and what a filled-in one says.

One place for the addresses, so that writing and reading cannot drift apart.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

VERSIE = "1"
BLAD_LEESWIJZER = "Leeswijzer"
BLAD_SJABLOON = "_sjabloon"
"""Hidden sheet that says whose return this is, so that nothing has to be read from words that people see."""

KOP_INVOER = 20
RIJ_CAPACITEIT = 21
RIJ_BESTEED = 22
KOP_GROOTBOEK = 25
EERSTE_GROOTBOEK = 26
AANTAL_GROOTBOEK = 25
LAATSTE_GROOTBOEK = EERSTE_GROOTBOEK + AANTAL_GROOTBOEK - 1

KOPPEN_INVOER = ("Wat", "Waarde", "Eenheid", "Reden als leeg", "Opmerking")
KOPPEN_GROOTBOEK = ("Grootboekrekening", "Bedrag (hele euro)", "Kostenplaats", "Omschrijving", "Opmerking")
KOL_LABEL, KOL_WAARDE, KOL_EENHEID, KOL_REDEN, KOL_OPMERKING = "A", "B", "C", "D", "E"
LABEL_BESTEED = "Besteed aan dit doel in dit jaar"
EENHEID_BESTEED = "euro"
LABEL_SOM = "Som van de grootboekregels"


def label_capaciteit(eenheid: str) -> str:
    """What the line for capacity is called."""
    return f"Capaciteit op 31 december ({eenheid})"


@dataclass(frozen=True)
class Doelblad:
    """One goal of the template: its sheet, indicator and unit."""

    doel: str
    naam: str
    indicator: str
    eenheid: str
    omschrijving: str = ""
    toelichting: str = ""


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
    """A filled-in template."""

    document: str
    bron_id: str
    gm_code: str
    gemeente: str
    jaar: int
    regels: list[Regel] = field(default_factory=list)
    grootboek: list[Grootboekregel] = field(default_factory=list)

    @property
    def peildatum(self) -> date:
        """The day that the capacity is counted on."""
        return date(self.jaar, 12, 31)
