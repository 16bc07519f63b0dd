"""Which gemeente an address means: by its code or by its name, also one that ceased."""

import re
import unicodedata
from dataclasses import dataclass

from dashboard.gegevens.uitgave import Gegevens

_CODE = re.compile(r"GM\d{4}", re.IGNORECASE)


@dataclass(frozen=True)
class Plaats:
    """A gemeente with its code, its last name, and the word for it in an address."""

    gm_code: str
    naam: str

    @property
    def woord(self) -> str:
        """Its name as an address has it: ``sudwest-fryslan``."""
        return in_address(self.naam)


def in_address(naam: str) -> str:
    """A name in small letters without accents, with hyphens for whatever else there is."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")


def find_place(gegevens: Gegevens, woord: str) -> Plaats | None:
    """The gemeente that a word of an address means; ``None`` when there is none. Its own name goes before another's older one."""
    if _CODE.fullmatch(woord):
        rij = gegevens.read_row("gemeente_naam", gm=woord.upper())
        return Plaats(woord.upper(), rij["naam"]) if rij else None
    gezocht = in_address(woord)
    rang = {"eigen": 0, "ook wel": 1, "vervallen": 2}
    namen = sorted(
        gegevens.read("zoeknamen").iter_rows(named=True), key=lambda rij: rang.get(rij["soort"], 3)
    )
    for rij in namen:
        if gezocht and in_address(rij["naam"]) == gezocht:
            bekend = gegevens.read_row("gemeente_naam", gm=rij["gm_code"])
            return Plaats(rij["gm_code"], bekend["naam"] if bekend else rij["naam"])
    return None
