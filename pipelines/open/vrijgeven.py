"""Make a release of open data: a folder that any static server can serve, whole or not at all, and never changed afterwards.

The same state gives the same bytes, as long as the release that it is compared with is the same.
"""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.basis.schijf import clean_up, hold, part_of, refuse, remove, sync_folder, write_synced
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.register import check_name, hash_file, open_stand, read_entry
from pipelines.bevroren.sleutels import Ondertekenaar, public_pem
from pipelines.open.beschrijving import Marttabel, open_tables
from pipelines.open.catalogus import describe_catalogue, write_jsonld, write_turtle
from pipelines.open.leesmij import write_readme
from pipelines.open.pakket import describe_csvw, describe_package
from pipelines.open.rijen import as_text, in_order, open_rows
from pipelines.open.uitgave import (
    HANDTEKENING,
    MANIFEST,
    SLEUTEL,
    WIJZIGINGEN,
    Bestand,
    Uitgave,
    Vrijgegeven,
    encode,
    list_releases,
    next_version,
    read_release,
)
from pipelines.open.wijzigingen import compare_releases

if TYPE_CHECKING:
    import duckdb

_DATA = "data"
_ALLEEN_LEZEN = 0o444
_WAT = "De uitgave van open data is niet te schrijven"


@dataclass(frozen=True)
class Keten:
    """What a release is tied to: who signs it, the release before it, and the head of the chain that its state was."""

    sleutel: Ondertekenaar | None
    vorige: Vrijgegeven | None
    ketenkop: str | None


def release_state(naam: str, standen: Path, uit: Path, sleutel: Ondertekenaar | None = None) -> Vrijgegeven:
    """Release a frozen state under its own name; raises FondskompasFout when it is unknown, damaged or released already.

    ``sleutel`` signs it. After a release that was signed, one that is not is refused.
    """
    stand = read_entry(standen, naam)
    pad = open_stand(naam, standen)
    uitgave = Uitgave(naam, naam, stand.bevroren_op, "", stand.sha256, stand.versie)
    return _release(pad, uitgave, uit, sleutel, stand.ketenkop)


def release_published(database: Path, uit: Path, sleutel: Ondertekenaar | None = None) -> Vrijgegeven:
    """Release the published figures, named after their day and their sha256; raises FondskompasFout when there are none.

    ``sleutel`` as in ``release_state``.
    """
    import duckdb

    if not database.is_file():
        raise FondskompasFout(f"Er is nog geen database op {database}. Draai eerst `fondskompas bouw`.")
    try:
        with open_published(database) as con:
            [(versie, gebouwd)] = con.execute("FROM meta.bouw SELECT versie, gebouwd_op").fetchall()
    except duckdb.Error as fout:
        raise FondskompasFout(
            f"De database is niet te lezen ({fout}). Draai `fondskompas bouw --opnieuw`."
        ) from fout
    sha256 = hash_file(database)
    moment: datetime = gebouwd.replace(microsecond=0)
    uitgave = Uitgave(f"{moment:%Y-%m-%d}-{sha256[:8]}", None, moment.isoformat(), "", sha256, versie)
    return _release(database, uitgave, uit, sleutel, None)


def _release(
    database: Path, uitgave: Uitgave, uit: Path, sleutel: Ondertekenaar | None, ketenkop: str | None
) -> Vrijgegeven:
    import duckdb

    check_name(uitgave.naam)
    doel = uit / uitgave.naam
    try:
        with hold(uit / ".slot", "Er wordt al een uitgave gemaakt."), _work_folder(doel) as deel:
            with open_published(database) as con:
                vorige = _find_previous(uitgave, uit)
                _refuse_unsigned(vorige, sleutel)
                _fill(con, uitgave, deel, Keten(sleutel, vorige, ketenkop))
            if hash_file(database) != uitgave.cijfers:
                raise FondskompasFout(
                    "De cijfers zijn tijdens het maken vervangen. Geef de opdracht opnieuw."
                )
            _refuse_taken(doel)
            deel.rename(doel)
            sync_folder(uit)
    except OSError as fout:
        raise refuse(_WAT, fout, uit, "Of kies met --uit een andere map.") from fout
    except duckdb.Error as fout:  # it writes the tables itself, and says a full disk in words of its own
        raise FondskompasFout(f"{_WAT}: {fout}") from fout
    return read_release(doel)


@contextmanager
def _work_folder(doel: Path) -> Iterator[Path]:
    """A folder beside the release that nobody looks at, removed whatever happens; what killed runs left goes first."""
    _refuse_taken(doel)
    clean_up(doel.parent)
    deel = part_of(doel)
    if deel.exists():
        remove(deel)
    (deel / _DATA).mkdir(parents=True)
    try:
        yield deel
    finally:
        shutil.rmtree(deel, ignore_errors=True)


def _refuse_taken(doel: Path) -> None:
    """Also when only the case differs, because not every file system tells them apart."""
    bezet = {pad.name.casefold() for pad in doel.parent.iterdir()} if doel.parent.is_dir() else set()
    if doel.name.casefold() in bezet:
        raise FondskompasFout(
            f"Er is al een uitgave «{doel.name}» in {doel.parent}, en die verandert niet meer."
        )


def _refuse_unsigned(vorige: Vrijgegeven | None, sleutel: Ondertekenaar | None) -> None:
    """Nobody could tell a release without a signature after one with from a forgery."""
    if vorige is not None and vorige.openbaar and sleutel is None:
        raise FondskompasFout(
            f"De vorige uitgave «{vorige.uitgave.naam}» is ondertekend en er is nu geen sleutel. Wijs hem aan met FONDSKOMPAS_SLEUTEL: "
            "een uitgave zonder handtekening na een met is niet van een vervalsing te onderscheiden."
        )


def _find_previous(uitgave: Uitgave, uit: Path) -> Vrijgegeven | None:
    eerder = [v for v in list_releases(uit) if v.uitgave.moment <= uitgave.moment]
    return eerder[-1] if eerder else None


def _fill(con: "duckdb.DuckDBPyConnection", uitgave: Uitgave, map_: Path, keten: Keten) -> None:
    """Write every file of the release, the manifest last with its signature."""
    vorige = keten.vorige
    tabellen = [(tabel, _write_table(con, tabel, map_)) for tabel in _tables(con)]
    wijzigingen = compare_releases(con, vorige, map_, [tabel for tabel, _ in tabellen])
    versie = next_version(vorige.uitgave.versie if vorige else None, wijzigingen["soort"])
    uitgave = Uitgave(**{**asdict(uitgave), "versie": versie})
    met_csv = [(tabel, bestanden[0]) for tabel, bestanden in tabellen]
    catalogus = describe_catalogue(uitgave, tabellen)
    inhoud = {
        "README.md": write_readme(con, uitgave, met_csv),
        "catalogus.jsonld": encode(write_jsonld(catalogus)),
        "catalogus.ttl": write_turtle(catalogus),
        "csv-metadata.json": encode(describe_csvw(uitgave, met_csv)),
        "datapackage.json": encode(describe_package(uitgave, met_csv)),
        WIJZIGINGEN: encode({"versie": versie, **wijzigingen}),
        **({SLEUTEL: public_pem(keten.sleutel.openbaar)} if keten.sleutel else {}),
    }
    for naam, bytes_ in inhoud.items():
        write_synced(map_ / naam, bytes_)
    bestanden = [*(b for _, deel in tabellen for b in deel), *(_describe(map_, naam) for naam in inhoud)]
    _write_manifest(map_, uitgave, bestanden, keten)
    for pad in map_.rglob("*"):
        if pad.is_file():
            pad.chmod(_ALLEEN_LEZEN)
    sync_folder(map_ / _DATA)
    sync_folder(map_)


def _write_manifest(map_: Path, uitgave: Uitgave, bestanden: Sequence[Bestand], keten: Keten) -> None:
    """Every file with its sha256, what the release is tied to, and the signature under all of that."""
    vorige = keten.vorige
    manifest = encode(
        {
            "uitgave": asdict(uitgave),
            "citeer": uitgave.citeer,
            "vorige": {"naam": vorige.uitgave.naam, "sha256": hash_file(vorige.map / MANIFEST)}
            if vorige
            else None,
            "ketenkop": keten.ketenkop,
            "openbare_sleutel": keten.sleutel.openbaar if keten.sleutel else "",
            "bestanden": [_as_json(bestand) for bestand in sorted(bestanden, key=lambda b: b.pad)],
        }
    )
    write_synced(map_ / MANIFEST, manifest)
    if keten.sleutel:
        write_synced(map_ / HANDTEKENING, bytes.fromhex(keten.sleutel.sign(manifest)))


def _tables(con: "duckdb.DuckDBPyConnection") -> list[Marttabel]:
    """The tables that are open data, as far as this state has them: one of an older version may lack some."""
    aanwezig = {rij["tabel"] for rij in fetch_rows(con, read_query("vragen", "open_tabellen"))}
    return [tabel for naam, tabel in open_tables().items() if naam in aanwezig]


def _write_table(con: "duckdb.DuckDBPyConnection", tabel: Marttabel, map_: Path) -> Sequence[Bestand]:
    """The table as CSV and as Parquet, in one order."""
    rijen = in_order(open_rows(con, tabel), tabel)
    kolommen = tuple(rijen.columns)
    [(aantal,)] = rijen.count("*").fetchall()
    csv, parquet = f"{_DATA}/{tabel.naam}.csv", f"{_DATA}/{tabel.naam}.parquet"
    as_text(rijen, tabel).write_csv(str(map_ / csv), sep=";", header=True)
    rijen.write_parquet(str(map_ / parquet), compression="zstd")
    return [_describe(map_, pad, aantal, kolommen) for pad in (csv, parquet)]


def _describe(map_: Path, pad: str, rijen: int | None = None, kolommen: tuple[str, ...] = ()) -> Bestand:
    inhoud = (map_ / pad).read_bytes()
    return Bestand(pad, len(inhoud), hashlib.sha256(inhoud).hexdigest(), rijen, kolommen)


def _as_json(bestand: Bestand) -> dict[str, object]:
    kenmerken: dict[str, object] = {"pad": bestand.pad, "bytes": bestand.bytes, "sha256": bestand.sha256}
    if bestand.rijen is not None:
        kenmerken |= {"rijen": bestand.rijen, "kolommen": list(bestand.kolommen)}
    return kenmerken
