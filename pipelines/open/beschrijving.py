"""The one description of the tables that others read: what a table and a column are called, hold and mean.

``queries/mart/tabellen.csv`` has a row per table, ``kolommen.csv`` a row per column with its type, and ``woorden.csv`` what a
column of some name is wherever it stands; a row of ``kolommen.csv`` says only what is different there. The contract tests, the
pages, the release and the API are all made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import read_list

SCHEMA = "mart"
_GEEN_VERWIJZING = "-"
_OPEN = "ja"


@dataclass(frozen=True)
class Martkolom:
    """One column. ``status`` is the column that says how sure its figures are, or the status of all of them.

    ``verwijst_naar`` is the table and column whose codes it holds; ``eenheid`` is empty for what is no figure.
    """

    naam: str
    type: str
    titel: str
    betekenis: str
    eenheid: str
    status: str
    verwijst_naar: tuple[str, str] | None

    @property
    def is_geheel(self) -> bool:
        """Whether it holds whole numbers."""
        return self.type in ("INTEGER", "BIGINT", "HUGEINT")

    @property
    def is_decimaal(self) -> bool:
        """Whether it holds exact decimals."""
        return self.type.startswith("DECIMAL")


@dataclass(frozen=True)
class Marttabel:
    """One table of ``mart``; ``niet_open`` says why it is no open data, and is empty when it is."""

    naam: str
    titel: str
    betekenis: str
    sleutel: tuple[str, ...]
    licentie: str
    niet_open: str
    kolommen: tuple[Martkolom, ...]

    def kolom(self, naam: str) -> Martkolom:
        """The column of that name; raises KeyError when there is none."""
        return {kolom.naam: kolom for kolom in self.kolommen}[naam]

    @property
    def namen(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(kolom.naam for kolom in self.kolommen)


@dataclass(frozen=True)
class Licentie:
    """The terms under which a table may be used: a short code, the name, its address, and whom to mention."""

    code: str
    naam: str
    adres: str
    vermelding: str


@cache
def read_description() -> Mapping[str, Marttabel]:
    """Every table of ``mart`` by its name; raises FondskompasFout when a column has no title or no meaning."""
    woorden = {rij["kolom"]: rij for rij in read_list(SCHEMA, "woorden")}
    kolommen: dict[str, list[Martkolom]] = {}
    for rij in read_list(SCHEMA, "kolommen"):
        kolommen.setdefault(rij["tabel"], []).append(_read_column(rij, woorden.get(rij["kolom"], {})))
    return {
        rij["tabel"]: Marttabel(
            naam=rij["tabel"],
            titel=rij["titel"],
            betekenis=rij["betekenis"],
            sleutel=tuple(rij["sleutel"].split()),
            licentie=rij["licentie"],
            niet_open="" if rij["open"] == _OPEN else rij["open"].partition(": ")[2],
            kolommen=tuple(kolommen[rij["tabel"]]),
        )
        for rij in read_list(SCHEMA, "tabellen")
    }


def _read_column(rij: Mapping[str, str], woord: Mapping[str, str]) -> Martkolom:
    def own_or_shared(veld: str) -> str:
        return rij[veld] or woord.get(veld, "")

    titel, betekenis = own_or_shared("titel"), own_or_shared("betekenis")
    if not titel or not betekenis:
        raise FondskompasFout(f"De kolom {rij['tabel']}.{rij['kolom']} heeft geen titel of betekenis.")
    tabel, _, kolom = own_or_shared("verwijst_naar").partition(".")
    return Martkolom(
        naam=rij["kolom"],
        type=rij["type"],
        titel=titel,
        betekenis=betekenis,
        eenheid=own_or_shared("eenheid"),
        status=rij["status"],
        verwijst_naar=None if tabel in ("", _GEEN_VERWIJZING) else (tabel, kolom),
    )


@cache
def open_tables() -> Mapping[str, Marttabel]:
    """The tables that are open data, by name."""
    return {naam: tabel for naam, tabel in read_description().items() if not tabel.niet_open}


@cache
def read_licences() -> Mapping[str, Licentie]:
    """Every licence that a table may have, by its code."""
    return {
        rij["licentie"]: Licentie(rij["licentie"], rij["naam"], rij["adres"], rij["vermelding"])
        for rij in read_list("open", "licenties")
    }
