"""Freeze the published database: copy, hash, describe and register, whole or not at all."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.basis.schijf import hold, sync_folder
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.register import (
    BevrorenStand,
    check_name,
    encode_entry,
    entry_path,
    list_names,
    object_path,
)

if TYPE_CHECKING:
    import duckdb

_BLOK = 1 << 20
_ALLEEN_LEZEN = 0o444
_DEEL = ".deel-"


def freeze(naam: str, database: Path, standen: Path) -> BevrorenStand:
    """Store the published database under ``naam``; raises FondskompasFout when that is taken or nothing is published.

    The copy is made from one opened file, so a build that publishes meanwhile does not matter. Whatever a killed run
    left behind is removed by the next one; the entry in the register is the last thing that appears.
    """
    check_name(naam)
    if not database.is_file():
        raise FondskompasFout(f"Er is nog geen database op {database}. Draai eerst `fondskompas bouw`.")
    try:
        for map_ in ("objecten", "register"):
            (standen / map_).mkdir(parents=True, exist_ok=True)
        with hold(standen / ".slot"), _work_file(standen) as deel:
            _refuse_taken(standen, naam)
            sha256, aantal = _copy(database, deel)
            stand = _describe(naam, deel, sha256, aantal)
            doel = object_path(
                standen, sha256
            )  # its own sha256: a file that is there already holds the same bytes
            deel.replace(doel)
            sync_folder(doel.parent)
            _register(stand, standen)
    except OSError as fout:
        raise FondskompasFout(
            f"De bevroren stand is niet te schrijven in {standen} ({fout.strerror}: {fout.filename}). "
            "Maak ruimte, controleer de rechten of kies met FONDSKOMPAS_STANDEN een andere map."
        ) from fout
    return stand


@contextlib.contextmanager
def _work_file(standen: Path) -> Iterator[Path]:
    for rest in standen.glob(f"{_DEEL}*"):
        rest.unlink()
    deel = standen / f"{_DEEL}{os.getpid()}.duckdb"
    try:
        yield deel
    finally:
        for rest in standen.glob(f"{_DEEL}{os.getpid()}*"):
            rest.unlink()


def _refuse_taken(standen: Path, naam: str) -> None:
    """Also when only the case differs, because not every file system tells them apart."""
    bezet = {bekend.casefold(): bekend for bekend in list_names(standen)}
    if naam.casefold() in bezet:
        raise FondskompasFout(
            f"Er is al een bevroren stand «{bezet[naam.casefold()]}», en die verandert niet meer. Kies een andere naam."
        )


def _copy(bron: Path, doel: Path) -> tuple[str, int]:
    """Copy and hash in one pass; the sha256 and the number of bytes."""
    som, aantal = hashlib.sha256(), 0
    with bron.open("rb") as lezen, doel.open("xb") as schrijven:
        while blok := lezen.read(_BLOK):
            som.update(blok)
            aantal += schrijven.write(blok)
        schrijven.flush()
        os.fsync(schrijven.fileno())
    doel.chmod(_ALLEEN_LEZEN)
    return som.hexdigest(), aantal


def _describe(naam: str, pad: Path, sha256: str, aantal: int) -> BevrorenStand:
    import duckdb

    try:
        with open_published(pad) as con:
            vingerafdruk, versie, gebouwd_op, productie, circulaire = con.execute(
                "FROM meta.bouw SELECT vingerafdruk, versie, gebouwd_op, productie, stand"
            ).fetchall()[0]
            return BevrorenStand(
                naam=naam,
                sha256=sha256,
                bytes=aantal,
                bevroren_op=datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat(),
                versie=versie,
                vingerafdruk=vingerafdruk,
                gebouwd_op=gebouwd_op.replace(microsecond=0).isoformat(),
                productie=productie,
                tot_en_met_circulaire=circulaire,
                circulaires=_rows(con, "circulaires"),
                opgaven=_rows(con, "opgaven"),
                parameters={"prijzen": _rows(con, "prijzen"), "jaren": _rows(con, "jaren")},
                documenten=_rows(con, "documenten"),
            )
    except duckdb.Error as fout:
        raise FondskompasFout(
            f"De database is niet te bevriezen: zij is niet te lezen ({fout}). Draai `fondskompas bouw --opnieuw`."
        ) from fout


def _rows(con: "duckdb.DuckDBPyConnection", naam: str) -> list[dict[str, Any]]:
    """The rows of a query as JSON can hold them: whole numbers and text."""
    return [
        {k: w if isinstance(w, int | str | None) else str(w) for k, w in rij.items()}
        for rij in fetch_rows(con, read_query("bevroren", naam))
    ]


def _register(stand: BevrorenStand, standen: Path) -> None:
    """Appears in one step, and never over another entry."""
    deel = standen / f"{_DEEL}{os.getpid()}.json"
    with deel.open("x", encoding="utf-8") as bestand:
        bestand.write(encode_entry(stand))
        bestand.flush()
        os.fsync(bestand.fileno())
    deel.chmod(_ALLEEN_LEZEN)
    doel = entry_path(standen, stand.naam)
    os.link(deel, doel)
    sync_folder(doel.parent)
