"""Build a frozen state once more from sources, code and libraries, and say what comes out differently."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from pipelines import VERSIE
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.bronnen import find_changed
from pipelines.bevroren.register import BevrorenStand, open_stand, read_entry
from pipelines.bevroren.vergelijken import Tabelverschil, compare_databases
from pipelines.bewijspakket.cijfers import read_table
from pipelines.bouw.bouwen import build
from pipelines.narekenen.vergelijken import TABELLEN

HOOGSTENS = 50
"""How many figures are named one by one."""


@dataclass(frozen=True)
class Herbouw:
    """What differs between a state and its rebuild; ``cijfers`` names the first figures, and all lists empty means equal."""

    stand: str
    bronnen: list[str]
    software: list[tuple[str, str, str]]
    tabellen: list[Tabelverschil]
    cijfers: list[str]


def rebuild(
    naam: str, standen: Path, raw: Path, stap: Callable[[str, int, int], None] = lambda *_: None
) -> Herbouw:
    """Build in a temporary folder and compare; raises FondskompasFout as build does, and for an unknown or damaged state."""
    stand, oud = read_entry(standen, naam), open_stand(naam, standen)
    with tempfile.TemporaryDirectory(prefix="fondskompas-") as map_:
        nieuw = Path(map_) / "herbouw.duckdb"
        build(raw, nieuw, productie=stand.productie, stand=stand.tot_en_met_circulaire, stap=stap)
        tabellen = compare_databases(oud, nieuw)
        cijfers = list(_name_figures(oud, nieuw)) if tabellen else []
    return Herbouw(naam, find_changed(stand.documenten, raw), list(_software(stand)), tabellen, cijfers)


def _software(stand: BevrorenStand) -> Iterator[tuple[str, str, str]]:
    """What the state was made with and is another version now; an older state names its own version alone."""
    nu = {"fondskompas": VERSIE, "python": python_version()}
    for naam, toen in {"fondskompas": stand.versie, **stand.omgeving}.items():
        hier = nu.get(naam) or version(naam)
        if hier != toen:
            yield naam, toen, hier


def _name_figures(oud: Path, nieuw: Path) -> Iterator[str]:
    """The amounts that differ, by their key."""
    aantal = 0
    with open_published(oud) as con_oud, open_published(nieuw) as con_nieuw:
        for tabel, (sleutels, kolommen) in TABELLEN.items():
            eerst, later = (
                {tuple(r[k] for k in sleutels.split()): r for r in read_table(con, tabel)}
                for con in (con_oud, con_nieuw)
            )
            for sleutel in sorted(eerst.keys() | later.keys()):
                for kolom in kolommen.split():
                    toen, nu = (rijen.get(sleutel, {}).get(kolom, "geen") for rijen in (eerst, later))
                    if toen != nu and aantal < HOOGSTENS:
                        aantal += 1
                        yield f"{tabel} {' '.join(sleutel)}: {kolom} {toen} → {nu}"
