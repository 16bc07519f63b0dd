"""What a return asks: the questions of each goal and block as data, and the row of its sheet on which each one stands.

One place for the rows, so that writing, reading and pointing at a cell cannot drift apart.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, get_args

import polars as pl

from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.sources.raw.lezen import read_table
from pipelines.sources.raw.opgaven import REDENEN
from pipelines.sources.raw.schemas import TABELLEN
from pipelines.sources.tabel.openen import find_tabel

Soort = Literal["bedrag", "uren", "aantal", "fte", "verhouding", "ja_nee", "keuze", "tekst"]
"""Kinds of answer. Of bedrag, uren, aantal and fte those of gemeenten add up; a verhouding is an average or quotient and does not."""
SOORTEN: tuple[Soort, ...] = get_args(Soort)
OPTELBAAR = frozenset({"bedrag", "uren", "aantal", "fte"})
DECIMALEN: Mapping[str, int] = {"bedrag": 0, "aantal": 0, "uren": 2, "fte": 2, "verhouding": 2}
"""The decimals that a kind of number may have; the other kinds are text."""
JA_NEE = ("ja", "nee")

NIET_TE_SPLITSEN = "niet te splitsen"
"""The reason at a goal whose figure is given for a block of goals together."""
BESTEED, PRIJS, PRIJS_BRON = "besteed_eur", "prijs_eur", "prijs_bron"
"""Asked of every goal, whatever pok/indicatoren.csv says; a block has the first alone."""
SAMEN = "capaciteit_samen"
"""What a block is asked: the capacity of its goals together."""
LABEL_BESTEED = "Besteed aan dit doel in dit jaar"
_LABEL_BESTEED_SAMEN = "Besteed aan deze doelen samen in dit jaar"
_LABEL_PRIJS_BRON = "Bron van die prijs"

RIJ_CAPACITEIT, RIJ_BESTEED, RIJ_PRIJS, RIJ_PRIJS_BRON = 21, 22, 23, 24
_KOP_GROOTBOEK_1 = 25
AANTAL_GROOTBOEK = 25


def label_capaciteit(eenheid: str) -> str:
    """What the line for capacity is called where no question says it otherwise."""
    return f"Capaciteit op 31 december ({eenheid})"


def label_prijs(eenheid: str) -> str:
    """What the line for a price of the gemeente itself is called."""
    return f"Eigen prijs per {eenheid} (niet verplicht)"


@dataclass(frozen=True)
class Vraag:
    """One question of a goal or block. ``wie`` is who answers it, ``keuzes`` what a ``keuze`` may be, ``bron`` where it is from."""

    doel: str
    indicator: str
    vraag: str
    eenheid: str
    soort: Soort
    keuzes: tuple[str, ...] = ()
    is_leidend: bool = False
    wie: str = "gemeente"
    toelichting: str = ""
    bron: str = ""
    status: str = "aanname"

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered, where that is a list."""
        return JA_NEE if self.soort == "ja_nee" else self.keuzes


@dataclass(frozen=True)
class Doelblad:
    """One sheet of the template: a goal with its leading indicator and further questions, or a block of goals.

    ``samen`` makes it a block: the goals that it holds, per year. ``versie`` 1 is the older layout, without a price and further
    questions.
    """

    doel: str
    naam: str
    indicator: str
    eenheid: str
    omschrijving: str = ""
    toelichting: str = ""
    vraag: str = ""
    vragen: tuple[Vraag, ...] = ()
    samen: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    versie: str = "2"

    @property
    def is_blok(self) -> bool:
        """Whether it asks for several goals together."""
        return bool(self.samen)

    @property
    def label(self) -> str:
        """What the leading line is called."""
        return self.vraag if self.vraag and self.versie != "1" else label_capaciteit(self.eenheid)

    def rows(self) -> dict[int, Vraag]:
        """Every question of the sheet by the row that it stands on, from 1."""
        soort: Soort = "fte" if self.eenheid == "fte" else "aantal"
        besteed = _LABEL_BESTEED_SAMEN if self.is_blok else LABEL_BESTEED
        rijen = {
            RIJ_CAPACITEIT: Vraag(
                self.doel, self.indicator, self.label, self.eenheid, soort, is_leidend=True
            ),
            RIJ_BESTEED: Vraag(self.doel, BESTEED, besteed, "euro", "bedrag"),
        }
        if self.is_blok or self.versie == "1":
            return rijen
        rijen[RIJ_PRIJS] = Vraag(self.doel, PRIJS, label_prijs(self.eenheid), "euro", "bedrag")
        rijen[RIJ_PRIJS_BRON] = Vraag(self.doel, PRIJS_BRON, _LABEL_PRIJS_BRON, "tekst", "tekst")
        return rijen | dict(enumerate(self.vragen, start=self.kop_vragen + 1))

    @property
    def kop_vragen(self) -> int:
        """The row of the heading above the further questions."""
        return RIJ_PRIJS_BRON + 2

    @property
    def kop_grootboek(self) -> int:
        """The row of the heading above the ledger lines; their first line is the next. A block has none."""
        if self.versie == "1":
            return _KOP_GROOTBOEK_1
        return _KOP_GROOTBOEK_1 + 2 + (len(self.vragen) + 2 if self.vragen else 0)

    @property
    def eerste_grootboek(self) -> int:
        """The row of the first ledger line."""
        return self.kop_grootboek + 1

    @property
    def laatste_grootboek(self) -> int:
        """The row of the last ledger line; their sum stands below it."""
        return self.kop_grootboek + AANTAL_GROOTBOEK


def read_questions(raw: Path, grenzen: Grenzen = STANDAARD) -> dict[str, Doelblad]:
    """The goals and blocks that a return asks for, by code, with all their questions, from the tables in ``data/raw/pok``.

    Raises InvoerGeweigerd when a table is not in order.
    """
    tabellen = {"doel": read_table(raw, "doel", grenzen), "envelop": read_table(raw, "envelop", grenzen)}
    for naam in ("indicator", "bundel"):
        map_, bestand = TABELLEN[naam][0].split("/")
        if find_tabel(raw / map_, bestand).is_file():
            tabellen[naam] = read_table(raw, naam, grenzen)
    return make_sheets(tabellen)


def make_sheets(tabellen: Mapping[str, pl.DataFrame]) -> dict[str, Doelblad]:
    """The same from tables by their staging name: doel, and where they are there indicator, bundel and envelop."""
    doelen = goals_of(tabellen["doel"], tabellen.get("indicator"))
    if "bundel" in tabellen and "envelop" in tabellen:
        doelen |= _blocks_of(tabellen["bundel"], tabellen["envelop"], doelen)
    return doelen


def goals_of(doel: pl.DataFrame, indicator: pl.DataFrame | None = None) -> dict[str, Doelblad]:
    """The goals that a return asks for, by code, from pok/doelen and pok/indicatoren."""
    vragen = [] if indicator is None else _questions_of(indicator)
    return {
        rij["doel"]: Doelblad(
            rij["doel"],
            rij["naam"],
            rij["indicator"],
            rij["eenheid"],
            rij["omschrijving"],
            rij["zichtbaarheid_toelichting"],
            next((v.vraag for v in vragen if (v.doel, v.indicator) == (rij["doel"], rij["indicator"])), ""),
            tuple(v for v in vragen if v.doel == rij["doel"] and v.indicator != rij["indicator"]),
        )
        for rij in doel.sort("volgorde").iter_rows(named=True)
        if rij["indicator"] is not None
    }


def _questions_of(indicator: pl.DataFrame) -> list[Vraag]:
    return [
        Vraag(
            rij["doel"],
            rij["indicator"],
            rij["vraag"],
            rij["eenheid"],
            rij["soort"],
            split_choices(rij["keuzes"]),
            rij["leidend"] == "ja",
            rij["wie"],
            rij["toelichting"] or "",
            rij["bron"],
            rij["status"],
        )
        for rij in indicator.sort("doel", "volgorde").iter_rows(named=True)
    ]


def split_choices(keuzes: str | None) -> tuple[str, ...]:
    """The choices of one cell, which are separated by a bar."""
    return tuple(keuze.strip() for keuze in (keuzes or "").split("|") if keuze.strip())


def _blocks_of(
    bundel: pl.DataFrame, envelop: pl.DataFrame, doelen: Mapping[str, Doelblad]
) -> dict[str, Doelblad]:
    """The blocks of goals that the money came in. One whose goals do not share a unit has no capacity together, and is not asked."""
    doel_van: dict[tuple[int, str], str] = {
        (r["uitkeringsjaar"], r["regel"]): r["doel"] for r in envelop.iter_rows(named=True)
    }
    blokken: dict[str, Doelblad] = {}
    for rij in bundel.sort("bundel", "uitkeringsjaar").iter_rows(named=True):
        jaar = rij["uitkeringsjaar"]
        regels = split_choices(rij["regels"])
        samen = tuple(dict.fromkeys(d for r in regels if (d := doel_van.get((jaar, r), "")) in doelen))
        eenheden = {doelen[d].eenheid for d in samen}
        if len(samen) < 2 or len(eenheden) != 1:
            continue
        eerder = blokken.get(rij["bundel"])
        blokken[rij["bundel"]] = Doelblad(
            rij["bundel"],
            rij["naam"],
            SAMEN,
            eenheden.pop(),
            omschrijving="Alleen invullen als u deze doelen niet kunt splitsen: één cijfer voor alle samen. "
            "Kies dan op hun eigen bladen de reden ‘niet te splitsen’.",
            toelichting=rij["toelichting"],
            samen={**(eerder.samen if eerder else {}), jaar: samen},
        )
    return blokken


def choose(
    bladen: Mapping[str, Doelblad],
    jaar: int,
    vragen: Collection[tuple[str, str]] | None = None,
    *,
    is_centrumgemeente: bool = True,
) -> dict[str, Doelblad]:
    """The sheets for a return over ``jaar``: all of them, or those that a round asks (pairs of goal and indicator).

    A goal that is asked anything is asked its leading question too. Questions for a centrumgemeente are left out for others, and
    so is a block that holds fewer than two of the goals that stay.
    """
    gekozen = {}
    for code, blad in bladen.items():
        if blad.is_blok:
            samen = tuple(d for d in blad.samen.get(jaar, ()) if d in gekozen)
            if len(samen) > 1:
                gekozen[code] = replace(blad, samen={jaar: samen})
        elif vragen is None or any(doel == code for doel, _ in vragen):
            gekozen[code] = replace(
                blad,
                vragen=tuple(
                    v
                    for v in blad.vragen
                    if (vragen is None or (code, v.indicator) in vragen)
                    and (is_centrumgemeente or v.wie != "centrumgemeente")
                ),
            )
    return gekozen


def reasons_for(doel: str, jaar: int, bladen: Collection[Doelblad]) -> tuple[str, ...]:
    """The reasons that an empty line of a goal or block may give."""
    in_blok = any(doel in b.samen.get(jaar, ()) for b in bladen)
    return (*REDENEN, NIET_TE_SPLITSEN) if in_blok else REDENEN


def places(bladen: Sequence[Doelblad]) -> dict[tuple[str, str], tuple[str, str]]:
    """Where every question stands: (goal, indicator) → (sheet, cell of the answer)."""
    return {
        (blad.doel, vraag.indicator): (sheet_name(blad.doel), f"B{rij}")
        for blad in bladen
        for rij, vraag in blad.rows().items()
    }


def place_of(bladen: Sequence[Doelblad], doel: str, indicator: str) -> tuple[str, str]:
    """The sheet and the cell of one answer; raises KeyError when these sheets do not ask it."""
    return places(bladen)[doel, indicator]


def question_at(bladen: Sequence[Doelblad], blad: str, cel: str) -> tuple[str, str] | None:
    """The goal and indicator whose line holds a cell (its answer, reason or remark), as a finding names it; ``None``: no question."""
    rij = cel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for doelblad in bladen:
        if sheet_name(doelblad.doel) == blad and rij.isdigit() and (v := doelblad.rows().get(int(rij))):
            return v.doel, v.indicator
    return None


def sheet_name(doel: str) -> str:
    """The name of a sheet, which a workbook holds to 31 characters."""
    return doel[:31]
