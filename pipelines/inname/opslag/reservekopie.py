"""A backup is one zip: every table as JSON lines, the files in quarantine, and what was received in data/raw; they belong together.

The same form from SQLite and PostgreSQL, so that it also moves a store from one to the other. It is put back into an empty
store only, all or nothing, and compared afterwards.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import part_of, write_whole
from pipelines.inname.opslag.bestanden import BEWAARD
from pipelines.inname.opslag.keten import check_chain, read_head
from pipelines.inname.opslag.migreren import HOOFD
from pipelines.inname.opslag.tabellen import Moment, geheim, inzending, ketenkop, metadata, sessie
from pipelines.inname.opslag.winkel import Winkel

ONTVANGEN = ("opgaven", "sisa/bijlagen", "iv3/leveringen", "bevestigingen.csv", "pok/envelop.csv")
"""What the returns loop writes in data/raw."""
_INHOUD = "inhoud.json"


@dataclass(frozen=True)
class Kopieverslag:
    """What is in a backup: rows of all tables, files, and the number of the last event."""

    rijen: int
    bestanden: int
    kop: int


def write_backup(winkel: Winkel, pad: Path) -> Kopieverslag:
    """Make a backup at ``pad``, whole or not; what it holds of the database is of one moment.

    Files are taken after the rows: a row never names a file that the backup does not have. Raises FondskompasFout when ``pad``
    is there already.
    """
    if pad.exists():
        raise FondskompasFout(
            f"{pad} bestaat al en wordt niet overschreven. Kies een andere plek voor de reservekopie."
        )
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk, sommen, rijen = part_of(pad), {}, 0
    try:
        with zipfile.ZipFile(tijdelijk, "w", zipfile.ZIP_DEFLATED) as zip_:
            with winkel.read() as con:
                kop = read_head(con).nummer
                for tabel in metadata.sorted_tables:
                    if tabel is not sessie:
                        inhoud, aantal = _dump(con, tabel)
                        rijen += aantal
                        sommen[f"tabellen/{tabel.name}.jsonl"] = _add(
                            zip_, f"tabellen/{tabel.name}.jsonl", inhoud
                        )
            for naam, bestand in _files(winkel):
                sommen[naam] = _add(zip_, naam, bestand.read_bytes())
            gegevens = {"versie": HOOFD, "kop": kop, "sommen": sommen}
            _add(zip_, _INHOUD, json.dumps(gegevens, sort_keys=True).encode())
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return Kopieverslag(rijen, sum(not n.startswith("tabellen/") for n in sommen), kop)


def restore_backup(winkel: Winkel, pad: Path) -> Kopieverslag:
    """Put a backup back, and say what is there then.

    Raises FondskompasFout, with nothing changed, when the store has anything in it, when a file would be replaced by another,
    or when the backup is damaged or of another version.
    """
    inhoud = _read(pad)
    gegevens = json.loads(inhoud.pop(_INHOUD))
    tabellen = {n: b for n, b in inhoud.items() if n.startswith("tabellen/")}
    bestanden = {_target(winkel, n): b for n, b in inhoud.items() if n not in tabellen}
    for plek, bytes_ in bestanden.items():
        if plek.is_file() and plek.read_bytes() != bytes_:
            raise FondskompasFout(
                f"{plek} staat er al en is anders dan in de reservekopie. Zet terug in een lege map, of haal dat bestand eerst weg."
            )
    with winkel.write() as con:
        if con.execute(select(func.count()).select_from(inzending)).scalar_one() or read_head(con).nummer:
            raise FondskompasFout(
                "Er staat al iets in deze inname. Zet een reservekopie terug in een lege database."
            )
        for tabel in (ketenkop, geheim):
            con.execute(delete(tabel))
        try:
            rijen = sum(
                _fill(con, t, tabellen.get(f"tabellen/{t.name}.jsonl", b"")) for t in metadata.sorted_tables
            )
        except IntegrityError as fout:
            raise FondskompasFout(
                f"De reservekopie past niet in zichzelf: {fout.orig}. Neem een eerdere."
            ) from fout
        for plek, bytes_ in bestanden.items():
            if not plek.is_file():
                write_whole(plek, bytes_)
    controle = check_chain(winkel)
    if controle.fouten or controle.kop.nummer != gegevens["kop"]:
        raise FondskompasFout(
            "De keten van gebeurtenissen in de reservekopie klopt niet; zie `fondskompas inname controleer`."
        )
    return Kopieverslag(rijen, len(bestanden), controle.kop.nummer)


def _dump(con: Connection, tabel: Table) -> tuple[bytes, int]:
    regels = [
        json.dumps(
            {k: w.isoformat() if isinstance(w, datetime) else w for k, w in rij.items()},
            ensure_ascii=False,
            sort_keys=True,
        )
        for rij in con.execute(select(tabel).order_by(*tabel.primary_key.columns)).mappings()
    ]
    return "".join(f"{regel}\n" for regel in regels).encode(), len(regels)


def _fill(con: Connection, tabel: Table, inhoud: bytes) -> int:
    momenten = {k.name for k in tabel.columns if isinstance(k.type, Moment)}
    rijen = [
        {k: datetime.fromisoformat(w) if k in momenten and w else w for k, w in json.loads(regel).items()}
        for regel in io.TextIOWrapper(io.BytesIO(inhoud), encoding="utf-8")
    ]
    if "voorganger" in tabel.columns:
        rijen.sort(key=lambda rij: rij["versie"])
    if rijen:
        con.execute(insert(tabel), rijen)
    return len(rijen)


def _files(winkel: Winkel) -> Iterator[tuple[str, Path]]:
    """Every file that belongs to a backup, by its name in it."""
    for map_, wortel, delen in (
        ("inname", winkel.map, (BEWAARD,)),
        ("raw", winkel.keuzes.raw, ONTVANGEN),
    ):
        for deel in delen:
            begin = wortel / deel
            for pad in [begin] if begin.is_file() else sorted(begin.rglob("*")):
                if pad.is_file() and not pad.name.startswith("."):
                    yield f"{map_}/{pad.relative_to(wortel).as_posix()}", pad


def _target(winkel: Winkel, naam: str) -> Path:
    map_, _, rest = naam.partition("/")
    delen = PurePosixPath(rest).parts
    wortel = {"inname": winkel.map, "raw": winkel.keuzes.raw}.get(map_)
    if wortel is None or not delen or ".." in delen or PurePosixPath(rest).is_absolute():
        raise FondskompasFout(f"De reservekopie noemt een plek die er niet in hoort: {naam}.")
    return wortel.joinpath(*delen)


def _add(zip_: zipfile.ZipFile, naam: str, inhoud: bytes) -> str:
    zip_.writestr(naam, inhoud)
    return hashlib.sha256(inhoud).hexdigest()


def _read(pad: Path) -> dict[str, bytes]:
    """All that a backup holds, each held against its sum; raises FondskompasFout when it is none, or damaged."""
    try:
        with zipfile.ZipFile(pad) as zip_:
            inhoud = {naam: zip_.read(naam) for naam in zip_.namelist()}
        gegevens = json.loads(inhoud[_INHOUD])
        sommen = {naam: hashlib.sha256(b).hexdigest() for naam, b in inhoud.items() if naam != _INHOUD}
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as fout:
        raise FondskompasFout(f"{pad} is geen reservekopie van de inname, of zij is beschadigd.") from fout
    if sommen != gegevens["sommen"]:
        raise FondskompasFout(
            f"{pad} is beschadigd of gewijzigd: de sommen kloppen niet. Neem een andere reservekopie."
        )
    if gegevens["versie"] != HOOFD:
        raise FondskompasFout(
            f"{pad} is van versie {gegevens['versie']} van de inname; dit programma kent {HOOFD}. Zet haar terug met die versie."
        )
    return inhoud
