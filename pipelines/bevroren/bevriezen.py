"""Freeze the published database: copy, hash, describe and register, whole or not at all."""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.basis.schijf import hold, refuse, remove, sync_folder
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
        with hold(standen / ".slot", "Er wordt al een stand bevroren."), _work_file(standen) as deel:
            _refuse_taken(standen, naam)
            sha256, aantal = _copy(database, deel)
            stand = _describe(naam, deel, sha256, aantal)
            inschrijving = _prepare_entry(stand, standen)
            # under its own sha256: a file that is there already holds the same bytes
            doel = object_path(standen, sha256)
            deel.replace(doel)
            sync_folder(doel.parent)
            _register(inschrijving, entry_path(standen, naam))
    except OSError as fout:
        raise refuse(
            "De bevroren stand is niet te schrijven",
            fout,
            standen,
            "Of kies met FONDSKOMPAS_STANDEN een andere.",
        ) from fout
    return stand


@contextlib.contextmanager
def _work_file(standen: Path) -> Iterator[Path]:
    for rest in sorted(standen.glob(f"{_DEEL}*")):
        _take_back(rest, standen)
        remove(rest)
    deel = standen / f"{_DEEL}{os.getpid()}.duckdb"
    try:
        yield deel
    finally:
        for rest in standen.glob(f"{_DEEL}{os.getpid()}*"):
            _take_back(rest, standen)
            rest.unlink()


def _take_back(rest: Path, standen: Path) -> None:
    """An entry that never came in the register has no use for its object, unless another entry names that too."""
    if rest.suffix != ".json":
        return
    try:
        sha256 = json.loads(rest.read_text(encoding="utf-8"))["sha256"]
    except (ValueError, KeyError):
        return  # half an entry is from before its object was put in place
    genoemd = any(
        sha256 in pad.read_text(encoding="utf-8", errors="replace")
        for pad in (standen / "register").glob("*.json")
    )
    if not genoemd:
        object_path(standen, sha256).unlink(missing_ok=True)


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


def _prepare_entry(stand: BevrorenStand, standen: Path) -> Path:
    """The entry beside the register, before its object appears: so a killed run leaves the name of its object."""
    deel = standen / f"{_DEEL}{os.getpid()}.json"
    with deel.open("x", encoding="utf-8") as bestand:
        bestand.write(encode_entry(stand))
        bestand.flush()
        os.fsync(bestand.fileno())
    deel.chmod(_ALLEEN_LEZEN)
    return deel


def _register(deel: Path, doel: Path) -> None:
    """Appears in one step, and never over another entry."""
    os.link(deel, doel)
    sync_folder(doel.parent)
