"""Build: from data/raw to the published database, whole or not at all, and only when something changed."""

import logging
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.basis.schijf import refuse
from pipelines.bouw.publicatie import ANDERE_MAP, NIET_TE_SCHRIJVEN, Stap, build_lock, publish, work_file
from pipelines.bouw.vingerafdruk import fingerprint
from pipelines.sources.ontvangen.journaal import finish_interrupted

_LOG = logging.getLogger("fondskompas.schijf")
_POGINGEN = 3


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
    finish_interrupted(raw)
    try:
        for _ in range(_POGINGEN):
            afdruk = fingerprint(raw, productie=productie, stand=stand)
            if not opnieuw and read_fingerprint(database) == afdruk:
                return Bouwuitkomst(gebouwd=False, database=database, bevindingen=[])
            with build_lock(database), work_file(database) as nieuw:
                # here, because it brings all that an unchanged build does without
                stappen = import_module("pipelines.bouw.stappen")
                geweigerd: InvoerGeweigerd | None = None
                bevindingen, tabellen = [], 0
                try:
                    bevindingen, tabellen = stappen.build_into(
                        nieuw, raw, afdruk, productie=productie, stand=stand, stap=stap
                    )
                except InvoerGeweigerd as fout:
                    geweigerd = fout
                # what was read is what the fingerprint says only when nothing came in between
                if fingerprint(raw, productie=productie, stand=stand) == afdruk:
                    if geweigerd:
                        raise geweigerd
                    publish(nieuw, database)
                    return Bouwuitkomst(True, database, bevindingen, tabellen)
            _LOG.warning("De bronnen veranderden tijdens de bouw; zij begint opnieuw.")
    except OSError as fout:
        raise refuse(NIET_TE_SCHRIJVEN, fout, Path(fout.filename or database), ANDERE_MAP) from fout
    raise FondskompasFout(
        f"De bronnen veranderden {_POGINGEN} keer tijdens de bouw; er is niets gepubliceerd. Bouw opnieuw als het toevoegen klaar is."
    )


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
