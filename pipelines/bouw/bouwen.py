"""Build: from data/raw to the published database, whole or not at all, and only when something changed."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipelines.basis.bevinding import Bevinding, FondskompasFout
from pipelines.bouw.publicatie import NIET_TE_SCHRIJVEN, Stap, build_lock, publish, work_file
from pipelines.bouw.vingerafdruk import fingerprint


@dataclass(frozen=True)
class Bouwuitkomst:
    """What a build did: whether anything was new, and the warnings that were published with the figures."""

    gebouwd: bool
    database: Path
    bevindingen: list[Bevinding]
    tabellen: int = 0


def build(
    raw: Path,
    database: Path,
    *,
    productie: bool = False,
    opnieuw: bool = False,
    stand: str | None = None,
    stap: Stap = lambda *_: None,
) -> Bouwuitkomst:
    """Build and publish the database; with ``stand`` as it was known at that circulaire (pipelines.bouw.stand).

    ``stap`` is called with the name of the step, how many are done and how many there are. Raises InvoerGeweigerd with
    every finding when the input has errors, and FondskompasFout when the build cannot run; the published database is
    then what it was.
    """
    if not raw.is_dir():
        raise FondskompasFout(
            f"De map met bronnen bestaat niet: {raw}. Geef de map met --data of FONDSKOMPAS_DATA."
        )
    afdruk = fingerprint(raw, productie=productie, stand=stand)
    if not opnieuw and read_fingerprint(database) == afdruk:
        return Bouwuitkomst(gebouwd=False, database=database, bevindingen=[])
    try:
        with build_lock(database), work_file(database) as nieuw:
            # here, because it brings all that an unchanged build does without
            stappen = import_module("pipelines.bouw.stappen")
            bevindingen, tabellen = stappen.build_into(
                nieuw, raw, afdruk, productie=productie, stand=stand, stap=stap
            )
            publish(nieuw, database)
    except OSError as fout:
        raise FondskompasFout(
            f"{NIET_TE_SCHRIJVEN} ({fout.strerror}: {fout.filename or database})."
        ) from fout
    return Bouwuitkomst(gebouwd=True, database=database, bevindingen=bevindingen, tabellen=tabellen)


def read_fingerprint(database: Path) -> str | None:
    """The fingerprint of the published database; ``None`` when there is none or it cannot be read."""
    import duckdb

    if not database.is_file():
        return None
    try:
        with duckdb.connect(database, read_only=True) as con:
            rij = con.execute("FROM meta.bouw SELECT vingerafdruk").fetchone()
    except duckdb.Error:
        return None
    return rij[0] if rij else None
