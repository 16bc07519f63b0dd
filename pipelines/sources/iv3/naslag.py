"""What a delivery is checked against: catalogue, schema, definitions per boekjaar, gemeenten and inhabitants.

Read from data/raw once per run; a definition only when a delivery of its boekjaar asks for it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, InvoerGeweigerd, Plek
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.sources.iv3.catalogus import FOUTEN, Catalogus
from pipelines.sources.iv3.definities import Definitie, definition_years, read_definition
from pipelines.sources.raw.schemas import TABELLEN
from pipelines.sources.rekenbestand.naslag import loose
from pipelines.sources.tabel.kolommen import Kolom, Schema
from pipelines.sources.tabel.openen import read_tabel
from pipelines.sources.tabel.tabel import Tabel

SCHEMA = Schema(
    kolommen=(
        Kolom("versie"),
        Kolom("onderdeel"),
        Kolom("sleutel"),
        Kolom("soort", verplicht=False, keuzes=("string", "number", "boolean", "object", "array")),
        Kolom("verplicht", keuzes=("ja", "nee")),
        Kolom("keuzes", verplicht=False),
        Kolom("patroon", verplicht=False),
        Kolom("andere_sleutels", keuzes=("ja", "nee")),
    ),
    sleutel=("versie", "onderdeel", "sleutel"),
    waardekolom="sleutel",
)


@dataclass(frozen=True)
class Schemasleutel:
    """What the schema says of one key."""

    naam: str
    soort: str
    verplicht: bool
    keuzes: tuple[str, ...]
    patroon: str


@dataclass
class Schemadeel:
    """What the schema says of one object: its keys, and whether others are allowed."""

    sleutels: dict[str, Schemasleutel] = field(default_factory=dict)
    andere_sleutels: bool = False


@dataclass
class Iv3Naslag:
    """Everything a delivery is checked against."""

    raw: Path
    catalogus: Catalogus
    schemas: dict[str, dict[str, Schemadeel]]
    gemeenten: dict[int, frozenset[str]]
    inwoners: dict[tuple[int, str], int]
    namen: dict[str, dict[str, str]] = field(default_factory=dict)
    """Per name, loosely spelt, the gemeenten that ever bore it, by code, with the name as it is written."""
    grenzen: Grenzen = STANDAARD
    """What a delivery is read within."""
    register: Callable[[Tabel], None] = lambda _tabel: None
    bevindingen: list[Bevinding] = field(default_factory=list)
    _definities: dict[int, Definitie | None] = field(default_factory=dict)
    _bron_ids: dict[int, str] = field(default_factory=dict)

    def definitie(self, boekjaar: int) -> Definitie | None:
        """The definition of a boekjaar; ``None`` when there is none."""
        if boekjaar not in self._definities:
            self._definities[boekjaar] = None
            if boekjaar in definition_years(self.raw):
                definitie, tabellen, bevindingen = read_definition(self.raw, boekjaar, self.grenzen)
                self.bevindingen += bevindingen
                for tabel in tabellen:
                    self.register(tabel)
                    self._bron_ids.setdefault(boekjaar, tabel.bron_id)
                self._definities[boekjaar] = None if bevindingen else definitie
        return self._definities[boekjaar]

    def no_definition(self, plek: Plek, waarde: str, boekjaar: int, laag: str = "Gemeente") -> Bevinding:
        """The finding that a boekjaar, or a kind of government, has no definition."""
        bestand = f"iv3_definities_{laag}_{boekjaar}.json"
        return self.catalogus.finding("SF888", plek, waarde, "een boekjaar met definities", fout=bestand)

    def bron_id(self, boekjaar: int) -> str:
        """The document with the codes of a boekjaar that was read."""
        return self._bron_ids[boekjaar]

    def inwoners_in(self, boekjaar: int, gm_code: str) -> int | None:
        """Inhabitants in a boekjaar, or in the nearest year that is known."""
        jaren = sorted((abs(j - boekjaar), j) for j, g in self.inwoners if g == gm_code)
        return self.inwoners[(jaren[0][1], gm_code)] if jaren else None

    def name_of_another(self, naam: str, gm_code: str) -> str | None:
        """The gemeente that a name is of, when that is another one than ``gm_code``."""
        codes = self.namen.get(loose(re.sub(r"^gemeente\s+", "", naam.strip(), flags=re.IGNORECASE)), {})
        return (
            None
            if not codes or gm_code in codes
            else ", ".join(f"{n} ({c})" for c, n in sorted(codes.items()))
        )

    def is_gemeente(self, boekjaar: int, gm_code: str) -> bool:
        """Whether a gemeente exists in a boekjaar; for a year without an indeling, whether it exists at all."""
        if boekjaar in self.gemeenten:
            return gm_code in self.gemeenten[boekjaar]
        return any(gm_code in codes for codes in self.gemeenten.values())


def load_reference(raw: Path, grenzen: Grenzen = STANDAARD) -> Iv3Naslag:
    """Read the reference from data/raw; raises InvoerGeweigerd when it is not in order."""
    gelezen = {
        naam: read_tabel(raw, plek, schema, grenzen)
        for naam, (plek, schema) in {
            "fouten": ("iv3/fouten", FOUTEN),
            "schema": ("iv3/schema", SCHEMA),
            **{naam: TABELLEN[naam] for naam in ("gemeente", "inwoners")},
        }.items()
    }
    if bevindingen := [b for _, gevonden, _ in gelezen.values() for b in gevonden]:
        raise InvoerGeweigerd(bevindingen)
    return make_reference(raw, {naam: frame for naam, (frame, _, _) in gelezen.items()}, grenzen)


def make_reference(raw: Path, frames: dict[str, pl.DataFrame], grenzen: Grenzen = STANDAARD) -> Iv3Naslag:
    """The reference from tables that were read already: ``fouten``, ``schema``, ``gemeente`` and ``inwoners``."""
    gemeenten = {jaar: frozenset(deel["gm_code"]) for (jaar,), deel in frames["gemeente"].group_by("jaar")}
    inwoners = {
        (jaar, code): aantal
        for jaar, code, aantal in frames["inwoners"].select("jaar", "gm_code", "inwoners").iter_rows()
    }
    namen: dict[str, dict[str, str]] = {}
    for code, naam in frames["gemeente"].select("gm_code", "naam").iter_rows():
        namen.setdefault(loose(naam), {})[code] = naam
    schemas = _schemas(frames["schema"])
    return Iv3Naslag(raw, Catalogus(frames["fouten"]), schemas, gemeenten, inwoners, namen, grenzen)


def _schemas(frame: pl.DataFrame) -> dict[str, dict[str, Schemadeel]]:
    schemas: dict[str, dict[str, Schemadeel]] = {}
    for rij in frame.iter_rows(named=True):
        onderdeel = schemas.setdefault(rij["versie"], {}).setdefault(rij["onderdeel"], Schemadeel())
        onderdeel.andere_sleutels = rij["andere_sleutels"] == "ja"
        onderdeel.sleutels[rij["sleutel"]] = Schemasleutel(
            rij["sleutel"],
            rij["soort"] or "",
            rij["verplicht"] == "ja",
            tuple(k.strip() for k in (rij["keuzes"] or "").split("|") if k.strip()),
            rij["patroon"] or "",
        )
    return schemas
