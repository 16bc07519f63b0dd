"""The audit chain: one event for every change, each with the hash of the one before it.

``hash = sha256(previous ‖ canonical JSON)``. Who can write the database can make a whole new chain; the signature of each
event, and a head that was printed on a receipt, tell the difference. A person is an id here, never a name.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pipelines.bevroren.sleutels import is_signed
from pipelines.inname.opslag.tabellen import gebeurtenis, ketenkop
from pipelines.inname.opslag.winkel import EERSTE, Winkel

_ONDERTEKEND = (
    "nummer",
    "tijd",
    "wie",
    "organisatie",
    "namens",
    "handeling",
    "onderwerp",
    "voor",
    "na",
    "verzoek",
)


@dataclass(frozen=True)
class Wie:
    """Who acts, for which organisation, on behalf of whom (another user of it), and in which request; all but the last are ids."""

    gebruiker: str
    organisatie: str | None = None
    namens: str | None = None
    verzoek: str = ""


OPDRACHTREGEL = Wie("opdrachtregel")
"""Who has a shell on the server."""
BEZOEKER = Wie("bezoeker")
"""Anyone, not signed in."""


@dataclass(frozen=True)
class Ketenplek:
    """Where the chain ends: number and hash of its last event."""

    nummer: int
    hash: str


def canonical(gegevens: Mapping[str, Any]) -> str:
    """The one way to write these as JSON."""
    return json.dumps(gegevens, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def message(som: str) -> bytes:
    """What is signed of an event: its hash, under a word that makes it no signature of anything else."""
    return f"fondskompas inname 1\n{som}\n".encode()


def record(
    con: Connection,
    winkel: Winkel,
    wie: Wie,
    handeling: str,
    onderwerp: str,
    voor: Mapping[str, Any] | None = None,
    na: Mapping[str, Any] | None = None,
) -> Ketenplek:
    """Add one event to the chain, in the transaction of what it tells."""
    kop = read_head(con)
    rij: dict[str, Any] = {
        "nummer": kop.nummer + 1,
        "tijd": winkel.klok().isoformat(timespec="microseconds"),
        "wie": wie.gebruiker,
        "organisatie": wie.organisatie,
        "namens": wie.namens,
        "handeling": handeling,
        "onderwerp": onderwerp,
        "voor": canonical(voor or {}),
        "na": canonical(na or {}),
        "verzoek": wie.verzoek[:64],
    }
    som = hash_event(kop.hash, rij)
    rij |= {"vorige": kop.hash, "hash": som, "handtekening": "", "sleutel": ""}
    if winkel.sleutel is not None:
        rij |= {"handtekening": winkel.sleutel.sign(message(som)), "sleutel": winkel.sleutel.openbaar}
    con.execute(insert(gebeurtenis).values(rij))
    con.execute(update(ketenkop).values(nummer=rij["nummer"], hash=som))
    return Ketenplek(rij["nummer"], som)


def hash_event(vorige: str, rij: Mapping[str, Any]) -> str:
    """The hash of an event that follows on ``vorige``."""
    return hashlib.sha256((vorige + canonical({k: rij[k] for k in _ONDERTEKEND})).encode()).hexdigest()


def read_head(con: Connection) -> Ketenplek:
    """Where the chain ends now."""
    rij = con.execute(select(ketenkop.c.nummer, ketenkop.c.hash)).one()
    return Ketenplek(rij.nummer, rij.hash)


@dataclass(frozen=True)
class Ketencontrole:
    """What following the chain gave: how many events, how many of them signed, and per wrong number what is wrong."""

    kop: Ketenplek
    aantal: int
    ondertekend: int
    fouten: dict[int, str]


def check_chain(winkel: Winkel, vertrouwd: frozenset[str] = frozenset()) -> Ketencontrole:
    """Follow the chain and name every event that was altered, removed or put in, by number.

    An event is held against the hash that it says to follow on, so that one altered row is one wrong number and not all
    that come after it. ``vertrouwd`` are the public keys that may have signed (empty: any).
    """
    fouten: dict[int, str] = {}
    vorige, aantal, ondertekend, laatste = EERSTE, 0, 0, 0
    with winkel.read() as con:
        kop = read_head(con)
        rijen = con.execution_options(yield_per=1000).execute(
            select(gebeurtenis).order_by(gebeurtenis.c.nummer)
        )
        for rij in rijen.mappings():
            nummer = rij["nummer"]
            for weg in range(laatste + 1, nummer):
                fouten[weg] = "ontbreekt"
            if wat := _wrong({**rij}, vorige, nummer == laatste + 1, bool(ondertekend), vertrouwd):
                fouten[nummer] = wat
            ondertekend += bool(rij["handtekening"])
            vorige, laatste, aantal = rij["hash"], nummer, aantal + 1
    for weg in range(laatste + 1, kop.nummer + 1):
        fouten[weg] = "ontbreekt"
    if laatste and kop.nummer == laatste and kop.hash != vorige:
        fouten.setdefault(laatste, "is een andere dan de kop van de keten noemt")
    if laatste > kop.nummer:
        fouten.setdefault(laatste, "komt na de kop van de keten en is eraan toegevoegd")
    return Ketencontrole(kop, aantal, ondertekend, dict(sorted(fouten.items())))


def _wrong(
    rij: Mapping[str, Any], vorige: str, sluit_aan: bool, al_ondertekend: bool, vertrouwd: frozenset[str]
) -> str:
    """What is wrong with one event; empty when nothing is."""
    if hash_event(rij["vorige"], rij) != rij["hash"]:
        return "is gewijzigd: de inhoud hoort niet bij de hash"
    if sluit_aan and rij["vorige"] != vorige:
        return "volgt niet op de gebeurtenis ervóór: een van beide is vervangen"
    if not rij["handtekening"]:
        return "is niet ondertekend, en een eerdere wel" if al_ondertekend else ""
    if not is_signed(rij["sleutel"], message(rij["hash"]), rij["handtekening"]):
        return "heeft een handtekening die niet klopt"
    if vertrouwd and rij["sleutel"] not in vertrouwd:
        return "is ondertekend met een sleutel die niet wordt vertrouwd"
    return ""
