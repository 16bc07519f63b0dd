"""Freeze the published database: copy, hash, describe and register, whole or not at all."""

import contextlib
import hashlib
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.basis.schijf import hold, refuse, remove, sync_folder, write_whole
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.bronnen import find_changed
from pipelines.bevroren.keten import encode_head, find_last, head_path, message
from pipelines.bevroren.register import (
    BevrorenStand,
    check_name,
    encode_entry,
    entry_path,
    list_names,
    object_path,
    seal,
)
from pipelines.bevroren.sleutels import OPENBAAR, Ondertekenaar
from pipelines.bevroren.tijdstempel import Stempelaar, stamp_path

if TYPE_CHECKING:
    import duckdb

_BLOK = 1 << 20
_ALLEEN_LEZEN = 0o444
_DEEL = ".deel-"


@dataclass(frozen=True)
class Aanleiding:
    """Why a state is frozen and by whom, as it will say forever; ``raw`` to see what changed there since the build.

    ``stempel`` gives the timestamp of a third party; without it there is none.
    """

    reden: str = ""
    door: str = ""
    raw: Path | None = None
    stempel: Stempelaar | None = None


def freeze(
    naam: str,
    database: Path,
    standen: Path,
    aanleiding: Aanleiding | None = None,
    sleutel: Ondertekenaar | None = None,
) -> BevrorenStand:
    """Store the published database under ``naam``; raises FondskompasFout when that is taken or nothing is published.

    The copy is made from one opened file, so a build that publishes meanwhile does not matter. Whatever a killed run
    left behind is removed by the next one; the entry in the register is what makes the state, and it becomes the head of
    the chain. Once a state was signed, the next ones must be. ``sleutel`` None: it is not signed.
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
            stand = _link(stand, standen, aanleiding or Aanleiding(), sleutel)
            if aanleiding and aanleiding.stempel:  # refused is not frozen
                write_whole(stamp_path(standen, naam), aanleiding.stempel(message(stand.kenmerk)))
            inschrijving, kop = _prepare_entry(stand, standen)
            # under its own sha256: a file that is there already holds the same bytes
            doel = object_path(standen, sha256)
            deel.replace(doel)
            sync_folder(doel.parent)
            _register(inschrijving, entry_path(standen, naam))
            # killed here, the head is one behind: that is no fault, and the next state sets it right
            kop.replace(head_path(standen))
            sync_folder(standen)
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


def _link(
    stand: BevrorenStand, standen: Path, aanleiding: Aanleiding, sleutel: Ondertekenaar | None
) -> BevrorenStand:
    """The state as the next of the chain, sealed and signed."""
    vorige = find_last(standen)
    if stand.bevroren_op < vorige.bevroren_op:
        raise FondskompasFout(
            f"De klok van deze computer staat op {stand.bevroren_op}, vóór de laatste bevroren stand «{vorige.naam}» "
            f"({vorige.bevroren_op}). Zet de klok goed en bevries dan opnieuw."
        )
    if vorige.ondertekend and sleutel is None:
        raise FondskompasFout(
            f"De laatste bevroren stand «{vorige.naam}» is ondertekend en er is nu geen sleutel. Wijs hem aan met "
            "FONDSKOMPAS_SLEUTEL: een stand zonder handtekening na een met is niet van een vervalsing te onderscheiden."
        )
    geschakeld = replace(
        stand,
        volgnummer=vorige.volgnummer + 1,
        vorige=vorige.kenmerk,
        vorige_naam=vorige.naam,
        reden=aanleiding.reden,
        door=aanleiding.door,
        bronnen_gewijzigd=find_changed(stand.documenten, aanleiding.raw) if aanleiding.raw else None,
        omgeving={"python": platform.python_version(), **{n: version(n) for n in ("duckdb", "polars")}},
        openbare_sleutel=sleutel.openbaar if sleutel else "",
    )
    verzegeld = seal(geschakeld)
    if sleutel is None:
        return verzegeld
    openbaar = standen / "sleutels" / f"{sleutel.openbaar[:16]}{OPENBAAR}"
    if not openbaar.is_file():
        write_whole(openbaar, f"{sleutel.openbaar}\n".encode())
    return replace(verzegeld, handtekening=sleutel.sign(message(verzegeld.kenmerk)))


def _prepare_entry(stand: BevrorenStand, standen: Path) -> tuple[Path, Path]:
    """The entry and the head, beside where they will be and before the object appears: a killed run leaves the name of its
    object, and a disk that is full refuses before anything is registered."""
    deel = _write_part(standen / f"{_DEEL}{os.getpid()}.json", encode_entry(stand).encode())
    kop = _write_part(standen / f"{_DEEL}{os.getpid()}.kop", encode_head(stand))
    deel.chmod(_ALLEEN_LEZEN)
    return deel, kop


def _write_part(pad: Path, inhoud: bytes) -> Path:
    with pad.open("xb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())
    return pad


def _register(deel: Path, doel: Path) -> None:
    """Appears in one step, and never over another entry.

    A file system without hard links gets a rename: who writes here has the lock, and the name was found to be free.
    """
    try:
        os.link(deel, doel)
    except FileExistsError:
        raise
    except OSError:
        if doel.exists():
            raise
        deel.rename(doel)
    sync_folder(doel.parent)
