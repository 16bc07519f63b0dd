"""The audit chain for an auditor: one folder with JSON lines as they are hashed, and a table to read; who is who stands apart."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import write_whole
from pipelines.inname.opslag.tabellen import gebeurtenis, gebruiker, organisatie
from pipelines.inname.opslag.winkel import Winkel

_KOLOMMEN = ("nummer", "tijd", "wie", "organisatie", "namens", "handeling", "onderwerp", "voor", "na", "hash")
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def write_audit(winkel: Winkel, map_: Path, *, namen: bool = False) -> int:
    """Write ``gebeurtenissen.jsonl`` and ``gebeurtenissen.csv`` in a new folder; returns how many events.

    People are ids, unless ``namen``: then ``personen.csv`` says who they are. Raises FondskompasFout when the folder is there.
    """
    if map_.exists():
        raise FondskompasFout(f"{map_} bestaat al en wordt niet overschreven. Kies een andere map.")
    with winkel.read() as con:
        rijen = [dict(r) for r in con.execute(select(gebeurtenis).order_by(gebeurtenis.c.nummer)).mappings()]
        orgs = {o.id: o.naam for o in con.execute(select(organisatie.c.id, organisatie.c.naam))}
        personen = con.execute(
            select(gebruiker.c.id, gebruiker.c.naam, gebruiker.c.mail, gebruiker.c.issuer).order_by(
                gebruiker.c.id
            )
        ).all()
    map_.mkdir(parents=True)
    regels = "".join(f"{json.dumps(rij, ensure_ascii=False, sort_keys=True)}\n" for rij in rijen)
    write_whole(map_ / "gebeurtenissen.jsonl", regels.encode())
    tabel = [[*(rij[k] for k in _KOLOMMEN), orgs.get(rij["organisatie"], "")] for rij in rijen]
    write_whole(map_ / "gebeurtenissen.csv", as_csv([[*_KOLOMMEN, "organisatie_naam"], *tabel]))
    if namen:
        koppen = ["id", "naam", "mail", "aanmelddienst"]
        write_whole(map_ / "personen.csv", as_csv([koppen, *([w or "" for w in p] for p in personen)]))
    return len(rijen)


def as_csv(rijen: Sequence[Sequence[object]]) -> bytes:
    """Rows as a CSV of this project, in which nothing is a formula."""
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\n").writerows([[_safe(w) for w in rij] for rij in rijen])
    return ("\ufeff" + uit.getvalue()).encode()


def _safe(waarde: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(waarde, str) and waarde.startswith(_FORMULE):
        return "'" + waarde
    return "" if waarde is None else waarde
