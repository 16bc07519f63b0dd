"""What differs between two frozen states: documents, parameters and, per table, the rows that came and went."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.opmaak import format_number
from pipelines.basis.queries import quote_path, read_query
from pipelines.basis.uitgave import lock
from pipelines.bevroren.register import BevrorenStand, open_stand, read_entry

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Tabelverschil:
    """One table: how many rows only the new state has, how many only the old one; ``kolommen`` when the form changed."""

    tabel: str
    erbij: int
    eraf: int
    kolommen: str = ""

    def als_tekst(self) -> str:
        """The difference in words."""
        if self.kolommen:
            return f"{self.tabel}: andere kolommen ({self.kolommen})"
        erbij, eraf = format_number(self.erbij), format_number(self.eraf)
        return f"{self.tabel}: {erbij} rijen alleen in de nieuwe stand, {eraf} alleen in de oude"


@dataclass(frozen=True)
class Standverschil:
    """All that differs; empty lists mean that the states hold the same."""

    oud: BevrorenStand
    nieuw: BevrorenStand
    documenten: list[tuple[str, str]]
    parameters: list[tuple[str, str, str]]
    tabellen: list[Tabelverschil]


def compare_standen(oud: str, nieuw: str, standen: Path) -> Standverschil:
    """Compare two frozen states by name; raises FondskompasFout when one is unknown or damaged.

    Rows are compared by what they say: the sha256 of their document and the moment of building do not count.
    """
    a, b = read_entry(standen, oud), read_entry(standen, nieuw)
    paden = open_stand(oud, standen), open_stand(nieuw, standen)
    if a.sha256 == b.sha256:
        return Standverschil(a, b, [], [], [])
    tabellen = compare_databases(*paden)
    return Standverschil(a, b, changed_documents(a, b), changed_parameters(a, b), tabellen)


def compare_databases(oud: Path, nieuw: Path) -> list[Tabelverschil]:
    """Every table of staging, kern, verdeling and mart that differs between two published files."""
    import duckdb

    with duckdb.connect() as con:
        for naam, pad in (("oud", oud), ("nieuw", nieuw)):
            con.execute(f"ATTACH {quote_path(pad)} AS {naam}_stand (READ_ONLY)")
        lock(con)
        return _compare_tables(con)


def changed_documents(a: BevrorenStand, b: BevrorenStand) -> list[tuple[str, str]]:
    """Every document that came, went or has other bytes, with which of these."""
    oud = {str(d["document"]): d["bron_id"] for d in a.documenten}
    nieuw = {str(d["document"]): d["bron_id"] for d in b.documenten}
    return [
        (naam, "erbij" if naam not in oud else "eraf" if naam not in nieuw else "gewijzigd")
        for naam in sorted(oud.keys() | nieuw.keys())
        if oud.get(naam) != nieuw.get(naam)
    ]


def changed_parameters(a: BevrorenStand, b: BevrorenStand) -> list[tuple[str, str, str]]:
    """Every parameter that differs: name, old value, new value."""

    def flat(stand: BevrorenStand) -> dict[str, str]:
        prijzen = {f"prijs {p['indicator']}": str(p["prijs_eur"]) for p in stand.parameters["prijzen"]}
        jaren = {f"totaal {j['uitkeringsjaar']}": str(j["totaal_eur"]) for j in stand.parameters["jaren"]}
        vast = {"productie": str(stand.productie), "softwareversie": stand.versie}
        return {**prijzen, **jaren, **vast}

    oud, nieuw = flat(a), flat(b)
    return [
        (naam, oud.get(naam, "geen"), nieuw.get(naam, "geen"))
        for naam in sorted(oud.keys() | nieuw.keys())
        if oud.get(naam) != nieuw.get(naam)
    ]


def _compare_tables(con: "duckdb.DuckDBPyConnection") -> list[Tabelverschil]:
    verschillen = []
    for tabel, oud, nieuw in con.execute(read_query("bevroren", "tabellen")).fetchall():
        if oud != nieuw:
            verschillen.append(Tabelverschil(tabel, 0, 0, f"{oud or 'geen'} → {nieuw or 'geen'}"))
            continue
        for naam in ("oud", "nieuw"):
            con.execute(f"CREATE OR REPLACE TEMP VIEW {naam} AS FROM {naam}_stand.{tabel}")
        erbij, eraf = con.execute(read_query("bevroren", "tabel_verschil")).fetchall()[0]
        if erbij or eraf:
            verschillen.append(Tabelverschil(tabel, erbij, eraf))
    return verschillen
