"""The template of a capacity return: where each field stands, and what a filled-in one says.

One place for the addresses, so that writing and reading cannot drift apart.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import polars as pl

VERSIE = "1"
BLAD_LEESWIJZER = "Leeswijzer"
BLAD_SJABLOON = "_sjabloon"
"""Hidden sheet that says whose return this is, so that nothing has to be read from words that people see."""

KOP_BEKEND = 5
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
"""The columns of returns in staging."""
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


def goals_of(doel: pl.DataFrame) -> dict[str, Doelblad]:
    """The goals that a return asks for, by code, from pok/doelen."""
    return {
        rij["doel"]: Doelblad(
            rij["doel"],
            rij["naam"],
            rij["indicator"],
            rij["eenheid"],
            rij["omschrijving"],
            rij["zichtbaarheid_toelichting"],
        )
        for rij in doel.sort("volgorde").iter_rows(named=True)
        if rij["indicator"] is not None
    }
